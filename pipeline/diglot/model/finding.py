"""A fault of content, with its place and the way to mend it (SARIF's shape, MQM's kinds)."""

import hashlib
from dataclasses import dataclass
from typing import Literal, NamedTuple

__all__ = ["Finding", "Fix", "PagePlace", "Replacement", "Severity"]

Severity = Literal["error", "warning", "info"]


class PagePlace(NamedTuple):
    """A line of a source page, from 1."""

    path: str
    line: int


class Fix(NamedTuple):
    """A msgstr that mends a finding."""

    title: str
    """What it does, as an order: `write the comma full-width`."""
    safe: bool
    """Whether it may be applied without a look: it changes how a translation is written, never what it says."""
    msgstr: str
    """All of it, or of the plural form that the finding is in."""


class Replacement(NamedTuple):
    """A place in a file and what to write there: a fix as an editor applies it."""

    line: int
    """From 1, as all that follow; columns in code points."""
    column: int
    end_line: int
    end_column: int
    """The first column that stays."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One fault. Lines and columns count from 1, columns and spans in code points."""

    code: str
    """The fault's name; reads well after "allow": `missing-number`."""
    mqm: str
    severity: Severity
    message: str
    help: str
    path: str
    """The catalog or page it is in, relative to the project's root."""
    line: int = 1
    column: int = 1
    end_line: int | None = None
    """Where the culprit ends, if it is known: the line, and the first column after it."""
    end_column: int | None = None
    locale: str | None = None
    domain: str | None = None
    msgctxt: str | None = None
    msgid: str | None = None
    msgstr: str | None = None
    plural: int | None = None
    span: tuple[int, int] | None = None
    """Start and end of the culprit in the decoded msgstr."""
    page: PagePlace | None = None
    fix: Fix | None = None
    replacement: Replacement | None = None
    """The fix, in the lines of the file."""
    ordinal: int = 0
    """Counts findings of one code in one message."""

    @property
    def fingerprint(self) -> str:
        """Stays when lines move: a hash of code, domain, locale, msgctxt, msgid and ordinal."""
        parts = (self.code, self.domain, self.locale, self.msgctxt, self.msgid, self.ordinal)
        return hashlib.sha256(repr(parts).encode()).hexdigest()[:32]
