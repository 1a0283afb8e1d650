"""What a stage hands back: changed files, findings, faults. Small, so that it may cross a process border."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from diglot.model.errors import DiglotError
from diglot.model.finding import Finding

__all__ = ["Change", "Outcome", "Piece", "Progress"]


@dataclass(frozen=True, slots=True)
class Change:
    """A file that was written or removed, or would be."""

    path: str
    """Relative to the project's root, with `/`."""
    removed: bool = False
    diff: str = ""
    """Unified, only where it was asked for."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a catalog, page or locale is translated: counts of messages."""

    locale: str
    domain: str | None
    page: str | None
    translated: int
    fuzzy: int
    untranslated: int

    @property
    def total(self) -> int:
        """All messages that need a translation."""
        return self.translated + self.fuzzy + self.untranslated


@dataclass(frozen=True, slots=True)
class Outcome:
    """The whole result of a stage."""

    changes: tuple[Change, ...] = ()
    findings: tuple[Finding, ...] = ()
    """Sorted by place."""
    faults: tuple[DiglotError, ...] = ()
    """Inputs that could not be read and files that could not be written."""
    notes: tuple[str, ...] = ()
    """Lines for people, for stderr."""


class Piece(NamedTuple):
    """A piece of text of a page, for the audit."""

    path: str
    """As `#:` references have it."""
    line: int
    """From 1."""
    column: int
    """From 1, in code points."""
    kind: str
    element: str
    attribute: str | None
    text: str
    """The source, white space collapsed."""
    language: str | None
    status: Literal["extracted", "excluded"]
    reason: str | None
    """Why it is excluded, or what is special about a message (docs/audit.md)."""
    domain: str | None
    msgctxt: str | None
    msgid: str | None
