"""What a stage hands back: changed files, findings, faults. Small, so that it may cross a process border."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from diglot.model.errors import DiglotError
from diglot.model.finding import Finding

__all__ = [
    "CatalogUpdate",
    "Change",
    "ChangeKind",
    "EditionReport",
    "FuzzyMessage",
    "Outcome",
    "Piece",
    "Progress",
    "Revision",
    "Statistics",
]

ChangeKind = Literal["unchanged", "markup", "white-space", "punctuation", "number", "wording", "meaning"]
"""What a change of a source text comes to, from the mildest (docs/catalogs.md, "Changed texts")."""


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


class Revision(NamedTuple):
    """A message whose translation is that of another text, the one it had before."""

    kind: ChangeKind
    is_fuzzy: bool
    """Whether a translator has still to confirm it."""
    msgctxt: str | None
    msgid: str
    previous_msgid: str


class CatalogUpdate(NamedTuple):
    """What an update did to the messages of a catalog: counts."""

    path: str
    """Relative to the project's root, with `/`."""
    locale: str
    domain: str
    kept: int
    """Live before and now."""
    added: int
    """New, without a translation."""
    revived: int
    """New, with the translation that waited among the obsolete ones."""
    obsoleted: int
    """Translations whose message is gone, kept as obsolete entries."""
    dropped: int
    """Gone, and without a translation."""
    revisions: tuple[Revision, ...] = ()
    """New, with the translation of a similar message, in the order of the template."""
    moved: int = 0
    """Entries, obsolete ones too, that stood in another file of the domain."""


class FuzzyMessage(NamedTuple):
    """A message whose translation has still to be confirmed, since its text changed."""

    locale: str
    domain: str
    path: str
    """The catalog, relative to the project's root."""
    line: int
    """Of the msgid, from 1."""
    kind: ChangeKind
    msgctxt: str | None
    msgid: str
    previous_msgid: str
    outdated_since: date | None = None
    """The day since which a translation is outdated that somebody had confirmed."""


class Statistics(NamedTuple):
    """How far a project is translated."""

    progress: tuple[Progress, ...]
    fuzzy: tuple[FuzzyMessage, ...]
    """In the order of targets, catalogs and templates."""
    faults: tuple[DiglotError, ...]


class EditionReport(NamedTuple):
    """What a build came to in one locale."""

    locale: str
    pages: int
    """That are published."""
    skipped: int
    """Pages that are not, since too little of them is translated."""
    translated: int
    """Texts of pages, each as often as it stands there, as all that follow."""
    fallbacks: int
    """That stay in their source language."""
    refused: int
    """Those of them that have a translation which their page cannot take."""
    dead_links: int | None
    """Places that its pages refer to and that are not there; None if nobody looked for them."""
    seconds: float
    """CPU time for the pages of this edition alone."""
    outdated: int = 0
    """Texts that keep a translation of what they said before."""
    skipped_pages: tuple[str, ...] = ()
    """The skipped ones by name, in their order."""
    unlisted_pages: tuple[str, ...] = ()
    """Those that are published with `noindex`."""


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
    updates: tuple[CatalogUpdate, ...] = ()
    """What an update did, or would do, sorted by path."""
    editions: tuple[EditionReport, ...] = ()
    """What a build came to in each locale, in the order of targets."""


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
