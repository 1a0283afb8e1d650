"""A fault of content, with its place and the way to mend it (SARIF's shape, MQM's kinds)."""

import hashlib
from dataclasses import dataclass
from typing import Literal, NamedTuple

__all__ = ["Finding", "Fix", "PagePlace", "Severity"]

Severity = Literal["error", "warning", "info"]


class PagePlace(NamedTuple):
    """A line of a source page, from 1."""

    path: str
    line: int


class Fix(NamedTuple):
    """A msgstr that mends a finding."""

    title: str
    safe: bool
    msgstr: str


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
    ordinal: int = 0
    """Counts findings of one code in one message."""

    @property
    def fingerprint(self) -> str:
        """Stays when lines move: a hash of code, domain, locale, msgctxt, msgid and ordinal."""
        parts = (self.code, self.domain, self.locale, self.msgctxt, self.msgid, self.ordinal)
        return hashlib.sha256(repr(parts).encode()).hexdigest()[:32]
