"""A page, scanned -> what of it is the same in each language of an edition in two: blocks, links, places of texts."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from diglot.config import Config
from diglot.markup.blocks import Block, Table
from diglot.markup.language import Languages
from diglot.markup.outline import outline
from diglot.markup.templates import masked
from diglot.model import Formatted, Page, Scan, Segment, Span
from diglot.site import Site
from diglot.site.book_links import BookLinks
from diglot.stages.pages import domain_of
from diglot.stages.project import scan_rules

__all__ = ["Original"]

_start = attrgetter("start")


class _Numbers:
    """Those of some of the segments of a page."""

    def __init__(self, segments: Sequence[Segment], are_meant: Callable[[Segment], bool]) -> None:
        self.all = [number for number, each in enumerate(segments) if are_meant(each)]
        self._starts = [segments[number].start for number in self.all]

    def within(self, place: Span) -> list[int]:
        """Which of them start in a stretch of the page."""
        return self.all[bisect_left(self._starts, place.start) : bisect_left(self._starts, place.end)]


class Original:
    """A page at a `path` of the source."""

    def __init__(self, config: Config, page: Page, scanned: Scan, path: str, site: Site) -> None:
        rules = scan_rules(config)
        # the result is UTF-8, whatever the page is
        self.page = replace(page, codec="utf-8")
        self.keyed = [(each, domain_of(each, config.catalogs)) for each in scanned.segments]
        text, self.regions = masked(page.text, rules.templates) if rules.templates else (page.text, ())
        self.formatted = () if "dates" in config.unfinished else scanned.formatted
        self.outline = outline(page, text, scanned.segments, filled={each.start for each in self.formatted})
        self.blocks = list(_blocks(self.outline.items))
        self.addresses = BookLinks(site, path, self.outline.base)
        self.languages = Languages(rules.languages, scanned.lang)
        self.segments = scanned.segments
        self.texts = _Numbers(self.segments, lambda each: each.kind not in ("attribute", "json"))
        self.values = _Numbers(self.segments, lambda each: each.kind in ("attribute", "json"))
        self.shown = _Numbers(self.segments, lambda each: each.kind == "text" or _is_text_of_image(each))
        """Texts, and those that may take the place of an image."""

    def is_spoken(self, place: Span) -> bool:
        """Whether there is something in a stretch of the page that languages say or write in their own way."""
        return bool(self.texts.within(place) or self.formatted_in(place))

    def formatted_in(self, place: Span) -> tuple[Formatted, ...]:
        """The dates and numbers in a stretch of the page that are written as each language writes them."""
        first = bisect_left(self.formatted, place.start, key=_start)
        return self.formatted[first : bisect_left(self.formatted, place.end, key=_start)]

    def place(self, number: int) -> Span:
        """Where a segment stands."""
        segment = self.segments[number]
        return Span(segment.start, segment.end)


def _is_text_of_image(segment: Segment) -> bool:
    return segment.attribute == "alt" and segment.element == "img"


def _blocks(items: Iterable[Block | Table]) -> Iterator[Block]:
    for item in items:
        if isinstance(item, Block):
            yield item
        else:
            yield from (block for row in item.rows for cell in row for block in cell.blocks)
