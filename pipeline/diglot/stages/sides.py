"""A page, its segments and the catalogs of two locales -> all that its page in two languages holds."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from html import unescape
from typing import Final, NamedTuple

from diglot.config import Config
from diglot.markup import edit, pair, splice_each
from diglot.markup.blocks import Block, Table
from diglot.markup.inert import SOURCE, Surroundings, inert, inert_text
from diglot.markup.language import Languages
from diglot.markup.outline import outline
from diglot.markup.templates import masked
from diglot.model import Edit, Finding, Page, Scan, Segment, Span
from diglot.site import Site
from diglot.site.book import Book, Grid, GridCell, Row, Side
from diglot.site.book_links import BookLinks
from diglot.stages.localize import refusals
from diglot.stages.marks import is_segment_for
from diglot.stages.pages import domain_of, key_of
from diglot.stages.project import scan_rules
from diglot.stages.translations import Translations
from diglot.text.locales import bcp47, direction, is_locale, own_name, same_language
from diglot.text.references import escape, text_of, value_of
from diglot.text.space import has_letter

__all__ = ["InTwo", "in_two_languages"]

_TAG: Final = re.compile("<[^>]*>")


class InTwo(NamedTuple):
    """A page in two languages, and what came to light."""

    book: Book
    used: frozenset[str]
    """The assets that it shows or leads to."""
    fallen: int
    """Texts that stand in their source language because no translation can be used."""
    findings: tuple[Finding, ...]


class _Version(NamedTuple):
    """A segment in one locale."""

    change: Edit | None
    """What puts it there; None if the source does as it is."""
    source: str
    """The language it is in, if that is not the locale's; else nothing."""


def in_two_languages(
    config: Config,
    page: Page,
    scanned: Scan,
    path: str,
    locales: Sequence[str],
    catalogs: Mapping[str, Mapping[str, Translations]],
    site: Site,
) -> InTwo:
    """The page at a `path` of the source; each text is in each locale what a build would put there."""
    whole = _Whole(config, page, scanned, path, site)
    columns = [_Column(whole, locale, catalogs[locale], is_first=not n) for n, locale in enumerate(locales)]
    made = _Pages(whole, columns).book(path)
    findings = tuple(finding for column in columns for finding in column.findings)
    return InTwo(made, frozenset(whole.addresses.used), sum(column.fallen for column in columns), findings)


class _Whole:
    """What is the same in all languages."""

    def __init__(self, config: Config, page: Page, scanned: Scan, path: str, site: Site) -> None:
        rules = scan_rules(config)
        # the result is UTF-8, whatever the page is
        self.page = replace(page, codec="utf-8")
        self.keyed = [(each, domain_of(each, config.catalogs)) for each in scanned.segments]
        text, self.regions = masked(page.text, rules.templates) if rules.templates else (page.text, ())
        self.outline = outline(page, text, scanned.segments)
        self.blocks = list(_blocks(self.outline.items))
        self.addresses = BookLinks(site, path, self.outline.base)
        self.languages = Languages(rules.languages, scanned.lang)
        self.segments = scanned.segments
        self.texts = [number for number, each in enumerate(self.segments) if each.kind != "attribute"]
        self.values = [number for number, each in enumerate(self.segments) if each.kind == "attribute"]
        self._starts = {
            id(some): [self.segments[number].start for number in some] for some in (self.texts, self.values)
        }

    def within(self, some: list[int], place: Span) -> list[int]:
        """Which of some segments, `texts` or `values`, start in a stretch of the page."""
        starts = self._starts[id(some)]
        return some[bisect_left(starts, place.start) : bisect_left(starts, place.end)]


def _blocks(items: Iterable[Block | Table]) -> Iterator[Block]:
    for item in items:
        if isinstance(item, Block):
            yield item
        else:
            yield from (block for row in item.rows for cell in row for block in cell.blocks)


class _Column:
    """The texts of a page in one locale."""

    def __init__(self, whole: _Whole, locale: str, catalogs: Mapping[str, Translations], *, is_first: bool) -> None:
        self.whole = whole
        self.locale = locale
        self.tag = bcp47(locale)
        self.findings: list[Finding] = []
        self.fallen = 0
        self.versions = [self.version(segment, domain, catalogs[domain]) for segment, domain in whole.keyed]
        main = Surroundings(whole.addresses.link, whole.addresses.image, whole.page.is_xml)
        around = main._replace(image=lambda _: "")
        page = whole.page
        # what has no text to translate is shown once
        blocks = [block for block in whole.blocks if is_first or whole.within(whole.texts, block.place)]
        edits = [version.change for version in self.versions if version.change]
        edits += [*self.labels(), *self.marks()]
        edits += [self.code(start, end) for start, end, _ in whole.regions]
        stretches = [each for block in blocks for each in (*block.opened, block.place)]
        title = whole.outline.title or Span(0, 0)
        pieces = iter(splice_each(page.text, edits, [*stretches, title, *(self.place(each) for each in whole.values)]))
        self.html: dict[Span, str] = {}
        for block in blocks:
            source = "".join([next(pieces) for _ in block.opened]) + next(pieces)
            self.html[block.place] = _shown(block, source, around if block.around else main)
        self.title = inert_text(text_of(next(pieces)))
        self.values = {number: self.value(number, piece) for number, piece in zip(whole.values, pieces, strict=True)}

    def version(self, segment: Segment, domain: str, translations: Translations) -> _Version:
        """What a build would put in the place of a segment."""
        source = "" if same_language(segment.language, self.locale) else _language(segment)
        if not is_segment_for(segment, self.locale):
            return _Version(None, source)
        translation = translations.get(key_of(segment))
        if translation is not None and translation.msgstr == segment.msgid:
            return _Version(None, "")
        if translation is not None:
            pairing = pair(segment.msgid, translation.msgstr, tuple([code for code in segment.codes if code.name]))
            self.findings += refusals(pairing.problems, translation, segment, domain, self.locale, self.whole.page)
            if pairing.is_usable:
                return _Version(edit(segment, self.whole.page, pairing.parts), "")
        self.fallen += bool(source)
        return _Version(None, source)

    def source_of(self, numbers: Sequence[int]) -> str:
        """The one language that segments are in, if it is not the locale's; else nothing."""
        sources = {self.versions[number].source for number in numbers}
        return sources.pop() if len(sources) == 1 else ""

    def labels(self) -> Iterator[Edit]:
        """Inline elements whose text is in the locale say so."""
        for name, value, reach in self.whole.outline.labels:
            if any(not self.versions[number].source for number in self.whole.within(self.whole.texts, reach)[:1]):
                yield Edit(*value, (direction(self.locale) if name == "dir" else self.tag,))

    def marks(self) -> Iterator[Edit]:
        """Texts in their source language are marked where others of their block are in the locale."""
        whole = self.whole
        for block in whole.blocks:
            numbers = whole.within(whole.texts, block.place)
            if block.is_raw or self.source_of(numbers):
                continue
            outer, end = "", -1
            for number in numbers:
                segment, source = whole.segments[number], self.versions[number].source
                if source and not (segment.end <= end and source == outer):
                    outer, end = source, segment.end
                    yield _marked(whole.page.text, segment, source)

    def code(self, start: int, end: int) -> Edit:
        """Template code is text: nothing will run it."""
        return Edit(start, end, (escape(self.whole.page.text[start:end], "utf-8", '"'),))

    def place(self, number: int) -> Span:
        segment = self.whole.segments[number]
        return Span(segment.start, segment.end)

    def value(self, number: int, piece: str) -> str:
        """The value of an attribute; `edit` puts quotes around one that has none."""
        has_quotes = self.versions[number].change is not None and not self.whole.segments[number].quote
        return inert_text(value_of(piece[1:-1] if has_quotes else piece))

    def side(self, numbers: Sequence[int], html: str) -> Side:
        """What segments make up, in this language or the one they are in."""
        source = self.source_of(numbers)
        return Side(bcp47(source) if source else self.tag, html, bool(source))


def _language(segment: Segment) -> str:
    """That of the source: what the page says, as far as it is that of the catalog."""
    lang = segment.scope.lang
    return lang if lang and same_language(lang, segment.language) else segment.language


def _shown(block: Block, source: str, around: Surroundings) -> str:
    if block.is_raw:
        return inert_text(text_of(source))
    return inert(source, around, ids=block.ids, preserve=block.form == "pre")


def _marked(text: str, segment: Segment, source: str) -> Edit:
    # the last character apart: a stretch that is an edit's own place would be put in for ever
    start, end = segment.start, segment.end - 1
    inside = (Span(start, end), text[end]) if end > start else (text[end],)
    return Edit(start, segment.end, (f'<{SOURCE} lang="{bcp47(source)}">', *inside, f"</{SOURCE}>"))


class _Pages:
    """Columns -> rows."""

    def __init__(self, whole: _Whole, columns: Sequence[_Column]) -> None:
        self.whole = whole
        self.columns = columns
        self.ids: list[str] = []
        """Of blocks that show nothing: the next one has them."""

    def book(self, path: str) -> Book:
        names = tuple(column.locale for column in self.columns)
        items: list[Row | Grid] = []
        around: dict[tuple[Side, ...], Row] = {}
        for item in self.whole.outline.items:
            if isinstance(item, Table):
                if grid := self.grid(item):
                    items.append(grid)
            elif (row := self.row(item)) is None:
                self.ids += item.ids
            elif not item.around:
                items.append(row._replace(ids=self.taken(item)))
            elif row.form != "hr" and row.sides not in around:
                around[row.sides] = Row("p", row.sides, self.taken(item), label=item.around)
            else:
                self.ids += item.ids
        return Book(
            path,
            tuple(column.tag for column in self.columns),
            tuple(own_name(column.locale, among=names) for column in self.columns),
            self.titles(path),
            tuple(items),
            tuple(around.values()),
            tuple(self.unseen()),
            (*self.ids, *self.whole.outline.ids),
            self.whole.page.is_xml,
        )

    def taken(self, block: Block) -> tuple[str, ...]:
        ids = (*self.ids, *block.ids)
        self.ids.clear()
        return ids

    def grid(self, table: Table) -> Grid | None:
        rows = []
        has_content = False
        for cells in table.rows:
            made = []
            for cell in cells:
                content = []
                for block in cell.blocks:
                    if (row := self.row(block)) is None:
                        self.ids += block.ids
                    else:
                        content.append(row._replace(ids=self.taken(block)))
                has_content = has_content or bool(content)
                made.append(GridCell(cell.is_header, cell.columns, cell.rows, tuple(content)))
            rows.append(tuple(made))
        return Grid(tuple(rows)) if has_content else None

    def row(self, block: Block) -> Row | None:
        """The block in both languages, or once; None if it shows nothing."""
        if block.form == "hr":
            return Row("hr", ())
        htmls = [column.html.get(block.place, "") for column in self.columns]
        if not any(htmls):
            return None
        numbers = self.whole.within(self.whole.texts, block.place)
        if numbers:
            sides = _once([column.side(numbers, html) for column, html in zip(self.columns, htmls, strict=True)])
        else:
            sides = (Side(self.language(block, htmls[0]), htmls[0]),)
        return Row(block.form, sides, (), block.kind, block.number, block.depth, block.is_quoted)

    def language(self, block: Block, html: str) -> str:
        """The language of what no catalog has: what the page says, unless its script tells otherwise."""
        text = unescape(_TAG.sub("", html))
        if has_letter(text):
            lang = block.lang if block.lang and is_locale(block.lang) else None
            found = self.whole.languages.decide(text, lang, None).language or lang
            return bcp47(found) if found else ""
        # an image alone, with its text in the first language
        numbers = self.whole.within(self.whole.values, block.place)
        return self.columns[0].side(numbers[:1], "").lang if numbers else ""

    def titles(self, path: str) -> tuple[Side, ...]:
        title = self.whole.outline.title
        numbers = self.whole.within(self.whole.texts, title) if title else []
        if not numbers or not title:
            html = self.columns[0].title or inert_text(path)
            return (Side("", html),)
        return _once([column.side(numbers, column.title) for column in self.columns])

    def unseen(self) -> Iterable[Row]:
        """The values of attributes, each text once."""
        labels: dict[tuple[Side, ...], list[str]] = {}
        for number in self.whole.values:
            segment = self.whole.segments[number]
            sides = _once([column.side([number], column.values[number]) for column in self.columns])
            label = f"@{segment.attribute} of <{segment.element}>"
            if label not in (known := labels.setdefault(sides, [])):
                known.append(label)
        return [Row("p", sides, label=", ".join(known)) for sides, known in labels.items()]


def _once(sides: Sequence[Side]) -> tuple[Side, ...]:
    """The sides, or one of them if they are the same."""
    return tuple(dict.fromkeys(sides))
