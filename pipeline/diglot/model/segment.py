"""A piece of human text on a page, with its place (XLIFF: segment, inline code) and what governs it (ITS 2.0)."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

__all__ = ["DataLanguage", "Edit", "Exclusion", "Formatted", "InlineCode", "Kind", "Scan", "Scope", "Segment", "Span"]

Kind = Literal["text", "attribute", "rcdata", "json"]


class Span(NamedTuple):
    """Code points `start` to `end` (half open) of a page's text."""

    start: int
    end: int


class InlineCode(NamedTuple):
    """A placeholder of a msgid and the source markup that it stands for."""

    kind: Literal["pair", "opaque", "protected", "atom"]
    """`pair` holds translated content, `protected` shows what the source keeps, `opaque` and `atom` hold none."""
    name: str
    """As the msgid has it: `a2`; for an atom its text: `{{ year }}`."""
    start: int
    """Code points from the start of its segment, as in all that follows."""
    end: int
    inner_start: int
    """Where the content of a pair starts; `end` for the others."""
    inner_end: int
    unique: bool
    """Whether the markup carries an `id`, so that it may not stand twice on a page."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What holds for a piece of text by inheritance, local markup and rules."""

    lang: str | None = None
    """The nearest `lang` below the root and body, as written."""
    lang_at: int | None = None
    """Where the start tag with that `lang` starts, in code points of the page; None where there is none."""
    language: str | None = None
    """A rule's `language`."""
    translate: bool = True
    is_filled: bool = False
    """A build writes what stands here; it would be translated otherwise."""
    preserve: bool = False
    """White space is content (`pre`, `textarea`, `xml:space`)."""
    context: str | None = None
    catalogs: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    locales: tuple[str, ...] | None = None
    """ITS locale filter: the locales that the text is for; with `locales_exclude` those it is not for."""
    locales_exclude: bool = False


class Segment(NamedTuple):
    """One message of a page at one place."""

    start: int
    """Code points of the page's text, edges trimmed."""
    end: int
    kind: Kind
    msgid: str
    codes: tuple[InlineCode, ...]
    element: str
    """Of JSON-LD the type of the object: `Article`."""
    attribute: str | None
    """Of JSON-LD the property, of other JSON the path."""
    quote: str
    """The quote around an attribute's value: `"`, `'` or nothing."""
    language: str
    """One of the catalogs' languages."""
    mixed: tuple[str, ...]
    """The languages that carry weight, where there are several."""
    scope: Scope
    within: str
    """The start of the msgid of the text that this segment stands inside of, or nothing."""
    note: str | None
    """An audit note (`lang-contradicted`), or None."""


class Exclusion(NamedTuple):
    """A piece of text that is not a message, and why (reasons: docs/audit.md)."""

    start: int
    end: int
    kind: Literal["text", "attribute", "rcdata", "json", "comment", "script", "style"]
    element: str
    attribute: str | None
    reason: str


class Formatted(NamedTuple):
    """A date, time or number that a rule's `format` has written in the form of each target."""

    start: int
    """Code points of the element's content."""
    end: int
    value: str
    """As machines write it: `2015-10-21`."""
    format: str
    """The rule's."""
    is_number: bool


class DataLanguage(NamedTuple):
    """A string of JSON-LD that says which language texts are in."""

    start: int
    """Code points of what is between its quotes."""
    end: int
    tag: str
    """As written."""
    texts: tuple[int, ...]
    """Where the strings start that it speaks of."""


@dataclass(frozen=True, slots=True)
class Scan:
    """All the human text of a page, in the order of the page."""

    segments: tuple[Segment, ...]
    exclusions: tuple[Exclusion, ...]
    lang: str | None
    """The `lang` of the root, as written."""
    formatted: tuple[Formatted, ...] = ()
    """In the order of the page."""
    data_languages: tuple[DataLanguage, ...] = ()
    """In the order of the page; not those in what is protected."""


class Edit(NamedTuple):
    """Puts `parts` in the place of `start`..`end`.

    A `Span` among them is copied from the page, with the edits inside it.
    """

    start: int
    end: int
    parts: tuple["str | Span", ...]
