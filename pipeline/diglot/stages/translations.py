"""Messages of catalogs -> the translations that a build may use, found by msgctxt and msgid, in little memory."""

from array import array
from datetime import date
from typing import Final, Literal, NamedTuple

from diglot.catalog import outdated_since
from diglot.config import Config
from diglot.model import Message, MessageKey
from diglot.runtime.spool import Spool
from diglot.stages.drafts import digest_of
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


_USABLE: Final = 0
_FUZZY: Final = 1
"""No message is of the first day of the first year: later days stand for themselves."""


class Translations:
    """The translations of one domain into one locale. The texts wait in a spool: memory holds some 150 bytes for each,
    so that many pages need hardly more of it than few.
    """

    def __init__(self) -> None:
        self._numbers: dict[bytes, int] = {}
        self._texts = Spool()
        self._lines = array("L")
        self._days = array("I")
        """What is known of each: usable, fuzzy, or the ordinal of the day since which it is fuzzy."""
        self._paths: list[tuple[int, str]] = []
        """Catalogs, and the number of the first translation of each."""

    def add(self, message: Message, path: str) -> bool:
        """Add a live message of a catalog, one catalog after the other; False if that catalog had it before.

        Of a message that several catalogs have, the first counts.
        """
        if not self._paths or self._paths[-1][1] != path:
            self._paths.append((len(self._texts), path))
        digest = digest_of(message.msgctxt, message.msgid)
        known = self._numbers.setdefault(digest, len(self._texts))
        if known < len(self._texts):
            return known < self._paths[-1][0]
        self._texts.add(message.msgstr[0].encode() if message.is_translated else b"")
        self._lines.append(message.msgstr_line)
        since = outdated_since(message)
        self._days.append(since.toordinal() if since else _FUZZY if message.is_fuzzy else _USABLE)
        return True

    def get(self, key: MessageKey) -> Translation | None:
        """The translation of a message, or None if there is none that may be used."""
        found = self.find(key)
        return found if found is not None and found.state == "usable" else None

    def find(self, key: MessageKey) -> Translation | None:
        """The translation of a message in whatever state it is, or None if no catalog has the message."""
        number = self._numbers.get(digest_of(key.msgctxt, key.msgid))
        if number is None:
            return None
        text, line, day = self._texts[number].decode(), self._lines[number], self._days[number]
        path = next(path for first, path in reversed(self._paths) if first <= number)
        if not text:
            return Translation(text, line, path, "missing")
        if day == _USABLE:
            return Translation(text, line, path)
        return Translation(text, line, path, "fuzzy", None if day == _FUZZY else date.fromordinal(day))


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
