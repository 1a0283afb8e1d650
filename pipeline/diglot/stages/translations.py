"""Messages of catalogs -> the translations that a build may use, found by msgctxt and msgid, in little memory."""

from bisect import bisect_right
from datetime import date
from operator import itemgetter
from typing import Final, Literal, NamedTuple

from diglot.catalog import Strings, outdated_since
from diglot.config import Config
from diglot.model import Message
from diglot.runtime.numbers import Numbers
from diglot.runtime.spool import Spool
from diglot.stages.layout import catalog_paths
from diglot.stages.project import read, shown, strings

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


_RECENT: Final = 2048
_AHEAD: Final = 16
"""Translations that are read at once: catalogs have messages in the order of pages, so the next ones stand there."""
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
        """Of each message, with a NUL behind each: what it is found by, the line of its translation, what is known of
        that (usable, fuzzy, or the ordinal of the day since which it is fuzzy), and the translation or nothing.
        """
        self._paths: list[tuple[int, str]] = []
        """Catalogs, and the number of the first translation of each."""
        self._recent: dict[str, Translation | None] = {}
        """What was asked for last, and what stands behind it: pages of a site have much in common."""

    def add(self, message: Message, path: str) -> bool:
        """Add a live message of a catalog, one catalog after the other; False if that catalog had it before.

        Of a message that several catalogs have, the first counts.
        """
        day = _USABLE
        if message.flags and message.is_fuzzy:
            since = outdated_since(message)
            day = since.toordinal() if since else _FUZZY
        text = message.msgstr[0] if "" not in message.msgstr else ""
        return self._add([(message.msgctxt, message.msgid, text, message.msgstr_line)], path, day)

    def extend(self, entries: list[Strings], path: str) -> bool:
        """Add several that are not fuzzy in the same way; False if that catalog had one of them before."""
        return self._add(entries, path, _USABLE)

    def _add(self, entries: list[Strings], path: str, day: int) -> bool:
        if not self._paths or self._paths[-1][1] != path:
            self._paths.append((len(self._texts), path))
        add = self._numbers.add
        is_once = True
        count = len(self._texts)
        texts: list[bytes] = []
        for msgctxt, msgid, msgstr, line in entries:
            name = msgid if msgctxt is None else _name(msgctxt, msgid)
            number = add((hash(name) & _LARGEST).to_bytes(_HASH, "little"))
            if number < count:  # known, unless that is another's hash
                self._texts.extend(texts)
                texts.clear()
                number = self._number_of(name, is_new=True)
                if number < count:
                    is_once &= number < self._paths[-1][0]
                    continue
            texts.append(f"{name}\0{line}\0{day}\0{msgstr}\0".encode())
            count += 1
        self._texts.extend(texts)
        return is_once

    def get(self, msgctxt: str | None, msgid: str) -> Translation | None:
        """The translation of a message, or None if there is none that may be used."""
        found = self.find(msgctxt, msgid)
        return found if found is not None and found.state == "usable" else None

    def find(self, msgctxt: str | None, msgid: str) -> Translation | None:
        """The translation of a message in whatever state it is, or None if no catalog has the message."""
        name = msgid if msgctxt is None else _name(msgctxt, msgid)
        try:
            return self._recent[name]
        except KeyError:
            return self._looked_up(name)

    def _looked_up(self, name: str) -> Translation | None:
        if len(self._recent) >= _RECENT:
            self._recent.clear()
        number = self._number_of(name)
        found = self._read(number) if number >= 0 else [(name, None)]
        self._recent.update(found)
        return found[0][1]

    def _read(self, first: int) -> list[tuple[str, Translation | None]]:
        """A message and those behind it in its catalog, each with its translation."""
        place = bisect_right(self._paths, first, key=itemgetter(0))
        end = self._paths[place][0] if place < len(self._paths) else len(self._texts)
        path = self._paths[place - 1][1]
        fields = self._texts.stretch(first, min(first + _AHEAD, end)).decode().split("\0")
        entries = zip(fields[:-1:4], fields[1::4], fields[2::4], fields[3::4], strict=True)
        return [(name, _translation(text, int(line), path, int(day))) for name, line, day, text in entries]

    def _number_of(self, name: str, *, is_new: bool = False) -> int:
        """The number of a message, or -1; one that `is_new` gets the next number if it has none."""
        hashed = hash(name) & _LARGEST
        begin = b""
        while True:
            key = hashed.to_bytes(_HASH, "little")
            number = self._numbers.add(key) if is_new else self._numbers.get(key)
            if number < 0 or number == len(self._texts):
                return number
            begin = begin or f"{name}\0".encode()
            if self._texts[number].startswith(begin):
                return number
            hashed = (hashed + 1) & _LARGEST  # that of another message


def _translation(text: str, line: int, path: str, known: int) -> Translation:
    if not text:
        return Translation(text, line, path, "missing")
    if known == _USABLE:
        return Translation(text, line, path)
    return Translation(text, line, path, "fuzzy", None if known == _FUZZY else date.fromordinal(known))


def _name(msgctxt: str | None, msgid: str) -> str:
    """What a message is known by in a MO file."""
    return msgid if msgctxt is None else f"{msgctxt}\4{msgid}"


def translations_of(config: Config, locale: str, domain: str) -> Translations:
    """Those of all catalogs of a domain in a locale; raises CatalogError for one that cannot be read."""
    translations = Translations()
    for path in catalog_paths(config, locale, domain).values():
        name = shown(config, path)
        has_twice = False
        for part in strings(config, path):
            if isinstance(part, list):
                has_twice |= not translations.extend(part, name)
            else:
                has_twice |= not (part.obsolete or translations.add(part, name))
        if has_twice:  # whether that is a fault the whole catalog tells
            read(config, path)
    return translations
