"""Values only: what the floors above hand to each other. No I/O, no third-party import."""

from diglot.model.errors import (
    CatalogError,
    ConfigError,
    DiglotError,
    GlossaryError,
    LockedError,
    PageError,
    UsageError,
    WriteError,
)
from diglot.model.finding import Finding, Fix, PagePlace, Replacement, Severity
from diglot.model.message import Catalog, CatalogWarning, Message, MessageKey, Reference
from diglot.model.page import Lines, Page, line_and_column
from diglot.model.result import Change, Outcome, Piece, Progress
from diglot.model.segment import Edit, Exclusion, InlineCode, Kind, Scan, Scope, Segment, Span

__all__ = [
    "Catalog",
    "CatalogError",
    "CatalogWarning",
    "Change",
    "ConfigError",
    "DiglotError",
    "Edit",
    "Exclusion",
    "Finding",
    "Fix",
    "GlossaryError",
    "InlineCode",
    "Kind",
    "Lines",
    "LockedError",
    "Message",
    "MessageKey",
    "Outcome",
    "Page",
    "PageError",
    "PagePlace",
    "Piece",
    "Progress",
    "Reference",
    "Replacement",
    "Scan",
    "Scope",
    "Segment",
    "Severity",
    "Span",
    "UsageError",
    "WriteError",
    "line_and_column",
]
