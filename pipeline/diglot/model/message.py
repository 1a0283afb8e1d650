"""A gettext message and the catalog it stands in (GNU gettext manual, "PO Files")."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

__all__ = ["Catalog", "CatalogWarning", "Message", "MessageKey", "Reference"]


class MessageKey(NamedTuple):
    """What identifies a message in a catalog."""

    msgctxt: str | None
    msgid: str


class Reference(NamedTuple):
    """Where a message comes from; `line` is None where only the file is named."""

    path: str
    line: int | None = None


@dataclass(slots=True, unsafe_hash=True)
class Message:
    """One entry of a catalog; the header is not one.

    A value: mypy holds every field for final. `frozen=True` would say so at run time, too, and takes ten times as
    long to make one of a hundred thousand.
    """

    msgid: Final[str]
    msgctxt: Final[str | None] = None
    msgid_plural: Final[str | None] = None
    msgstr: Final[tuple[str, ...]] = ("",)
    """One string, or one for each plural form."""
    flags: Final[tuple[str, ...]] = ()
    """In the order of the file, unknown ones kept."""
    references: Final[tuple[Reference, ...]] = ()
    extracted: Final[tuple[str, ...]] = ()
    """The lines of `#.` comments."""
    comments: Final[tuple[str, ...]] = ()
    """The translator's own lines (`# `)."""
    previous_msgctxt: Final[str | None] = None
    previous_msgid: Final[str | None] = None
    previous_msgid_plural: Final[str | None] = None
    obsolete: Final[bool] = False
    line: Final[int] = 0
    """Where `msgid` stands in the file, from 1; 0 if it is in none."""
    msgstr_line: Final[int] = 0
    """Where `msgstr` stands in the file, from 1; 0 if it is in none."""
    start: Final[int] = 0
    """Code points of the entry in the catalog's text, comments included."""
    end: Final[int] = 0

    @property
    def key(self) -> MessageKey:
        """What identifies the message."""
        return MessageKey(self.msgctxt, self.msgid)

    @property
    def is_fuzzy(self) -> bool:
        """Whether a translator has still to confirm it."""
        return "fuzzy" in self.flags

    @property
    def is_translated(self) -> bool:
        """Whether every form has text, fuzzy or not."""
        return all(self.msgstr)

    @property
    def is_usable(self) -> bool:
        """Whether a build may use it: live, translated and not fuzzy."""
        return not self.obsolete and self.is_translated and not self.is_fuzzy


class CatalogWarning(NamedTuple):
    """A fault of a catalog that loses nothing."""

    code: str
    line: int
    column: int
    message: str


@dataclass(frozen=True)
class Catalog:
    """A catalog as it was read: its text, its header and its entries in order, obsolete ones too."""

    path: str
    """For messages to people: relative to the project where there is one."""
    text: str = ""
    """The decoded file, newlines untouched, without a BOM."""
    codec: str = "utf-8"
    has_bom: bool = False
    header: tuple[tuple[str, str], ...] = ()
    """Fields in the order of the file."""
    header_end: int = 0
    """Code points: where the header's entry ends in `text`."""
    messages: tuple[Message, ...] = ()
    warnings: tuple[CatalogWarning, ...] = ()
    """Faults that lose nothing: a BOM, no header, identical duplicates."""

    @cached_property
    def live(self) -> dict[MessageKey, Message]:
        """The entries that are not obsolete."""
        return {m.key: m for m in self.messages if not m.obsolete}

    @cached_property
    def obsolete(self) -> dict[MessageKey, Message]:
        """The obsolete entries; of several with one key the last."""
        return {m.key: m for m in self.messages if m.obsolete}

    def field(self, name: str) -> str | None:
        """The value of a header field, whatever the case of its name."""
        wanted = name.lower()
        return next((value for key, value in self.header if key.lower() == wanted), None)
