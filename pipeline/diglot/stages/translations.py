"""Messages of catalogs -> the translations that a build may use, found by msgctxt and msgid, in little memory."""

from datetime import date
from typing import Final, Literal, NamedTuple

from diglot.catalog import outdated_since
from diglot.config import Config
from diglot.model import Message, MessageKey
from diglot.runtime.numbers import Numbers
from diglot.runtime.spool import Spool
from diglot.stages.layout import catalog_paths
from diglot.stages.project import messages, read, shown

__all__ = ["Translation", "Translations", "translations_of"]


class Translation(NamedTuple):
    """What a build needs of a message."""

    msgstr: str
    line: int
    """Of the msgstr."""
    path: str
    """Of the catalog, for people."""
    state: Literal["usable", "fuzzy", "missing"] = "usable"
    """`missing` has no msgstr; `fuzzy` is for `stages.policy` to decide about."""
    outdated_since: date | None = None
    """The day since which a fuzzy one is behind its text, where the catalog says so."""


_RECENT: Final = 512
_HASH: Final = 4
"""Bytes of a hash. Messages that have the same one are told apart by their texts."""
_LARGEST: Final = 0xFFFF_FFFF
_USABLE: Final = 0
_FUZZY: Final = 1
"""No message is of the first day of the first year: later days stand for themselves."""


class Translations:
    """The translations of one domain into one locale. The texts wait in a spool: memory holds some 18 bytes for each,
    so that many pages need hardly more of it than few.
    """

    def __init__(self) -> None:
        self._numbers = Numbers(_HASH)
        self._texts = Spool()
        """Of each message, with a NUL between them: what it is found by, the line of its translation, what is known of
        that (usable, fuzzy, or the ordinal of the day since which it is fuzzy), and the translation or nothing.
        """
        self._paths: list[tuple[int, str]] = []
        """Catalogs, and the number of the first translation of each."""
        self._recent: dict[MessageKey, Translation | None] = {}
        """What was asked for last: pages of a site have much in common."""

    def add(self, message: Message, path: str) -> bool:
        """Add a live message of a catalog, one catalog after the other; False if that catalog had it before.

        Of a message that several catalogs have, the first counts.
        """
        if not self._paths or self._paths[-1][1] != path:
            self._paths.append((len(self._texts), path))
        name = _name(message.msgctxt, message.msgid)
        known, free, _ = self._find(name)
        if known >= 0:
            return known < self._paths[-1][0]
        self._numbers.append(free)
        since = outdated_since(message)
        day = since.toordinal() if since else _FUZZY if message.is_fuzzy else _USABLE
        text = message.msgstr[0] if message.is_translated else ""
        self._texts.add(f"{name}\0{message.msgstr_line}\0{day}\0{text}".encode())
        return True

    def get(self, key: MessageKey) -> Translation | None:
        """The translation of a message, or None if there is none that may be used."""
        found = self.find(key)
        return found if found is not None and found.state == "usable" else None

    def find(self, key: MessageKey) -> Translation | None:
        """The translation of a message in whatever state it is, or None if no catalog has the message."""
        if key in self._recent:
            return self._recent[key]
        if len(self._recent) == _RECENT:
            self._recent.clear()
        number, _, content = self._find(_name(key.msgctxt, key.msgid))
        found = self._recent[key] = self._translation(number, content) if number >= 0 else None
        return found

    def _translation(self, number: int, content: bytes) -> Translation:
        line, day, text = content.decode().split("\0", 2)
        path = next(path for first, path in reversed(self._paths) if first <= number)
        if not text:
            return Translation(text, int(line), path, "missing")
        known = int(day)
        if known == _USABLE:
            return Translation(text, int(line), path)
        return Translation(text, int(line), path, "fuzzy", None if known == _FUZZY else date.fromordinal(known))

    def _find(self, name: str) -> tuple[int, bytes, bytes]:
        """The number of a message, or -1 with a hash that is free for it; and what the spool has behind its name."""
        hashed = hash(name) & _LARGEST
        begin = b""
        while (number := self._numbers.get(key := hashed.to_bytes(_HASH, "little"))) >= 0:
            begin = begin or f"{name}\0".encode()
            content = self._texts[number]
            if content.startswith(begin):
                return number, key, content[len(begin) :]
            hashed = (hashed + 1) & _LARGEST  # that of another message
        return -1, key, b""


def _name(msgctxt: str | None, msgid: str) -> str:
    """What a message is known by in a MO file."""
    return msgid if msgctxt is None else f"{msgctxt}\4{msgid}"


def translations_of(config: Config, locale: str, domain: str) -> Translations:
    """Those of all catalogs of a domain in a locale; raises CatalogError for one that cannot be read."""
    translations = Translations()
    for path in catalog_paths(config, locale, domain).values():
        name = shown(config, path)
        live = (message for message in messages(config, path) if not message.obsolete)
        if sum(not translations.add(message, name) for message in live):
            # Some message stands there twice: whether that is a fault the whole catalog tells.
            read(config, path)
    return translations
