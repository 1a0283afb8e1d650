"""A piece of a page's source -> its messages, as a page would have them there."""

from dataclasses import dataclass
from typing import Final, NamedTuple

from diglot.lazy import pattern
from diglot.markup.rules import ScanRules
from diglot.markup.scan import scan
from diglot.model import Page, Segment

__all__ = ["READINGS", "Fragment", "Reading", "markup_of", "normal", "read_fragment"]


class Reading(NamedTuple):
    """Where on a page a text may have stood."""

    before: str
    after: str
    path: str = "page.html"


READINGS: Final = (
    Reading("<div>", "</div>"),
    Reading("<div>", "</div>", "page.xhtml"),
    Reading("<pre>", "</pre>"),
    Reading("<title>", "</title>"),
)


@dataclass(frozen=True, slots=True)
class Fragment:
    """A text that was read as a piece of a page."""

    page: Page
    segments: tuple[Segment, ...]
    reading: Reading


_SPACES = pattern(r"\s+")
_STROKE = pattern(r"\s*/?>")


def read_fragment(text: str, rules: ScanRules, reading: Reading) -> Fragment:
    """The messages of a text, which is a piece of a page's source."""
    page = Page(reading.path, f"{reading.before}{text}{reading.after}", "utf-8")
    return Fragment(page, scan(page, rules).segments, reading)


def markup_of(fragment: Fragment, start: int, end: int) -> str:
    """Source without the attributes' values that people read, and without differences of spelling."""
    parts: list[str] = []
    for each in fragment.segments:
        if each.kind == "attribute" and start <= each.start and each.end <= end:
            parts.append(fragment.page.text[start : each.start])
            start = each.end
    return normal("".join((*parts, fragment.page.text[start:end])))


def normal(markup: str) -> str:
    """Source without differences of spelling: quotes, white space, strokes of void elements."""
    return _STROKE.sub(">", _SPACES.sub(" ", markup.replace("'", '"')))
