"""Messages of catalogs -> the translations that a build may use, found by msgctxt and msgid, in little memory."""

from array import array
from typing import NamedTuple

from diglot.model import Message, MessageKey
from diglot.runtime.spool import Spool
from diglot.stages.drafts import digest_of

__all__ = ["Translation", "Translations"]


class Translation(NamedTuple):
    """What a build needs of a message."""

    msgstr: str
    line: int
    """Of the msgstr."""
    path: str
    """Of the catalog, for people."""


class Translations:
    """The translations of one domain into one locale. The texts wait in a spool: memory holds some 150 bytes for each,
    so that many pages need hardly more of it than few.
    """

    def __init__(self) -> None:
        self._numbers: dict[bytes, int] = {}
        self._texts = Spool()
        self._lines = array("L")
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
        self._texts.add(message.msgstr[0].encode() if message.is_usable else b"")
        self._lines.append(message.msgstr_line)
        return True

    def get(self, key: MessageKey) -> Translation | None:
        """The translation of a message, or None if there is none that may be used."""
        number = self._numbers.get(digest_of(key.msgctxt, key.msgid))
        text = b"" if number is None else self._texts[number]
        if number is None or not text:
            return None
        path = next(path for first, path in reversed(self._paths) if first <= number)
        return Translation(text.decode(), self._lines[number], path)
