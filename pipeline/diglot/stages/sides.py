"""A page, its segments and the catalogs of two locales -> all that its page in two languages holds."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from html import unescape
from typing import Final, NamedTuple

from diglot.config import Config
from diglot.markup.blocks import Block, Table
from diglot.markup.comments import role
from diglot.markup.inert import inert_text
from diglot.model import Finding, Page, Scan
from diglot.site import Site
from diglot.site.book import Book, Grid, GridCell, Row, Side
from diglot.stages.column import Column
from diglot.stages.editions import PageCount
from diglot.stages.original import Original
from diglot.stages.translations import Translations
from diglot.text.locales import bcp47, is_locale, own_name
from diglot.text.space import has_letter

__all__ = ["InTwo", "in_two_languages"]

_TAG: Final = re.compile("<[^>]*>")


class InTwo(NamedTuple):
    """A page in two languages, and what came to light."""

    book: Book
    used: frozenset[str]
    """The assets that it shows or leads to."""
    counts: tuple[PageCount, ...]
    """One for each locale."""
    findings: tuple[Finding, ...]


def in_two_languages(
    config: Config,
    page: Page,
    scanned: Scan,
    path: str,
    locales: Sequence[str],
    catalogs: Mapping[str, Mapping[str, Translations]],
    site: Site,
    *,
    today: date | None = None,
) -> InTwo:
    """The page at a `path` of the source; each text is in each locale what a build would put there. Outdated
    translations are kept `today` as the configuration says; without a day none is.
    """
    original = Original(config, page, scanned, path, site)
    columns: list[Column] = []
    for locale in locales:
        spec = config.edition(locale)
        day = None if spec.missing == "fail" else today
        columns.append(Column(original, locale, catalogs[locale], day, spec.fuzzy, is_first=not columns))
    made = _Pages(original, columns).book(path)
    findings = tuple(finding for column in columns for finding in column.findings)
    return InTwo(made, frozenset(original.addresses.used), tuple(column.count() for column in columns), findings)


class _Pages:
    """Columns -> rows."""

    def __init__(self, original: Original, columns: Sequence[Column]) -> None:
        self.original = original
        self.columns = columns
        self.ids: list[str] = []
        """Of blocks that show nothing: the next one has them."""

    def book(self, path: str) -> Book:
        names = tuple(column.locale for column in self.columns)
        items: list[Row | Grid] = []
        around: dict[tuple[Side, ...], Row] = {}
        for item in self.original.outline.items:
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
            tuple(column.plain.lang for column in self.columns),
            tuple(own_name(column.locale, among=names) for column in self.columns),
            self.titles(path),
            tuple(items),
            tuple(around.values()),
            tuple(self.unseen()),
            (*self.ids, *self.original.outline.ids),
            self.original.page.is_xml,
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
        numbers = self.original.texts.within(block.place)
        if numbers:
            sides = _once([column.side(numbers, html) for column, html in zip(self.columns, htmls, strict=True)])
        elif self.original.formatted_in(block.place):
            sides = self.written(block, htmls)
        else:
            sides = (Side(self.language(block, htmls[0]), htmls[0]),)
        return Row(block.form, sides, (), block.kind, block.number, block.depth, block.is_quoted)

    def written(self, block: Block, htmls: Sequence[str]) -> tuple[Side, ...]:
        """The sides of a block that has dates or numbers to write in each language, and no text to translate."""
        if len(set(htmls)) == 1:
            return (Side(self.language(block, htmls[0]), htmls[0]),)
        text, position, rest = self.original.page.text, block.place.start, ""
        for each in self.original.formatted_in(block.place):
            rest += text[position : each.start]
            position = each.end
        rest += text[position : block.place.end]
        own = self.language(block, rest) if has_letter(unescape(_TAG.sub("", rest))) else ""
        return tuple(Side(own or column.plain.lang, html) for column, html in zip(self.columns, htmls, strict=True))

    def language(self, block: Block, html: str) -> str:
        """The language of what no catalog has: what the page says, unless its script tells otherwise."""
        text = unescape(_TAG.sub("", html))
        if has_letter(text):
            lang = block.lang if block.lang and is_locale(block.lang) else None
            found = self.original.languages.decide(text, lang, None).language or lang
            return bcp47(found) if found else ""
        # an image alone, with its text in the first language
        numbers = self.original.shown.within(block.place)
        return self.columns[0].side(numbers[:1], "").lang if numbers else ""

    def titles(self, path: str) -> tuple[Side, ...]:
        title = self.original.outline.title
        numbers = self.original.texts.within(title) if title else []
        if not numbers or not title:
            html = self.columns[0].title or inert_text(path)
            return (Side("", html),)
        return _once([column.side(numbers, column.title) for column in self.columns])

    def unseen(self) -> Iterable[Row]:
        """The values of attributes, each text once."""
        labels: dict[tuple[Side, ...], list[str]] = {}
        for number in self.original.values.all:
            segment = self.original.segments[number]
            sides = _once([column.side([number], column.values[number]) for column in self.columns])
            label = role(segment._replace(within=""))
            if label not in (known := labels.setdefault(sides, [])):
                known.append(label)
        return [Row("p", sides, label=", ".join(known)) for sides, known in labels.items()]


def _once(sides: Sequence[Side]) -> tuple[Side, ...]:
    """The sides, or one of them if they are the same."""
    return tuple(dict.fromkeys(sides))
