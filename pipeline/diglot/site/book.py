"""Texts in two languages, block by block -> the page that shows them side by side, and its style sheet."""

import re
from collections.abc import Iterable, Sequence
from html import escape
from importlib.resources import files
from itertools import chain
from typing import Final, NamedTuple

from diglot.text.locales import direction

__all__ = ["STYLE_SHEET", "Book", "Grid", "GridCell", "Row", "Side", "book", "style_sheet"]

STYLE_SHEET: Final = "diglot.css"

_DEEPEST: Final = 6
"""Levels of indentation that the style sheet knows."""
_VOID: Final = re.compile("<((?:br|hr|img|link|meta|wbr)(?: [^>]*)?)>")
_NOTHING_RUNS: Final = "default-src 'none'; img-src 'self' data: file:; style-src 'self' file:"


class Side(NamedTuple):
    """A text in one language."""

    lang: str
    """A BCP 47 tag; nothing if the text is in no language."""
    html: str
    is_source: bool = False
    """Whether it stands where a translation is missing."""
    since: str = ""
    """The day since which it is behind the text of the page (ISO 8601); nothing if it is not."""


class Row(NamedTuple):
    """A block in two languages, or once, if it is the same in both."""

    form: str
    sides: tuple[Side, ...]
    ids: tuple[str, ...] = ()
    kind: str = ""
    """Of the list that an item is in: `ul` or `ol`."""
    number: int | None = None
    depth: int = 0
    is_quoted: bool = False
    label: str = ""
    """What it is, in the terms of HTML, for texts that stand apart."""


class GridCell(NamedTuple):
    """A cell of a table: both languages stand in it."""

    is_header: bool
    columns: int
    rows: int
    content: tuple[Row, ...]


class Grid(NamedTuple):
    """A table."""

    rows: tuple[tuple[GridCell, ...], ...]


class Book(NamedTuple):
    """All that is on a page."""

    path: str
    """In the edition, with `/`."""
    tags: tuple[str, ...]
    """BCP 47; the first is the page's own language."""
    names: tuple[str, ...]
    """Of the languages, in themselves."""
    titles: tuple[Side, ...]
    items: tuple[Row | Grid, ...]
    """The main text."""
    around: tuple[Row, ...]
    """What else there is on the page, each with a label."""
    unseen: tuple[Row, ...]
    """Texts that the page does not show: values of attributes."""
    ids: tuple[str, ...] = ()
    """Those behind the last text."""
    is_xml: bool = False
    """Whether its name says that it is XHTML."""


def style_sheet() -> bytes:
    """What `STYLE_SHEET` holds."""
    return files("diglot.site").joinpath(STYLE_SHEET).read_bytes()


def book(page: Book) -> str:
    """The page: HTML that says nothing else, loads nothing but the style sheet and its images, and runs nothing."""
    lang = page.tags[0]
    turned = any(direction(tag) == "rtl" for tag in page.tags)
    writer = _Writer(lang, has_directions=turned, ids=set())
    root = f'lang="{lang}"' + (f' dir="{direction(lang)}"' if turned else "")
    sheet = "../" * page.path.count("/") + STYLE_SHEET
    title = " · ".join(dict.fromkeys(side.html for side in page.titles))
    has_heading = any(isinstance(item, Row) and item.form == "h1" for item in page.items)
    parts = [
        "<!DOCTYPE html>",
        f"<html {root}>",
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_NOTHING_RUNS}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        f"<title>{title}</title>",
        f'<link rel="stylesheet" href="{sheet}">',
        "</head>",
        "<body>",
        "<header>",
        _row(
            "names",
            (
                f"<p{writer.said(Side(tag, ''))}>{escape(name)}</p>"
                for tag, name in zip(page.tags, page.names, strict=True)
            ),
        ),
        *writer.rows([Row("p" if has_heading else "h1", page.titles)]),
        "</header>",
        "<main>",
        *chain.from_iterable(writer.item(item) for item in page.items),
        *_anchors(writer.new(page.ids)),
        "</main>",
    ]
    if page.around or page.unseen:
        parts.append("<aside>")
        for name, rows in (("around", page.around), ("unseen", page.unseen)):
            if rows:
                parts += [f'<div class="{name}">', *writer.rows(rows), "</div>"]
        parts.append("</aside>")
    html = "\n".join([*parts, "</body>", "</html>", ""])
    return _as_xml(html) if page.is_xml else html


def _as_xml(html: str) -> str:
    """The same as XHTML; no value in it has a `>`."""
    return _VOID.sub(r"<\1/>", html.replace("<html ", '<html xmlns="http://www.w3.org/1999/xhtml" ', 1))


class _Writer:
    def __init__(self, lang: str, *, has_directions: bool, ids: set[str]) -> None:
        self.lang = lang
        self.has_directions = has_directions
        self.ids = ids
        """Those that are taken."""

    def new(self, ids: Iterable[str]) -> list[str]:
        """The ids that no text before has; no id may hold white space."""
        found = [each for each in dict.fromkeys(ids) if each not in self.ids and not set(each) & set(" \t\n\f\r")]
        self.ids.update(found)
        return found

    def said(self, side: Side, *classes: str) -> str:
        """The attributes of an element that holds one side."""
        state = "source" if side.is_source else "outdated" if side.since else ""
        names = " ".join(filter(None, (*classes, state)))
        said = f' class="{names}"' if names else ""
        if side.since:
            said += f' data-since="{side.since}"'
        if side.lang:
            said += f' lang="{side.lang}"'
            if self.has_directions:
                said += f' dir="{direction(side.lang)}"'
        return said

    def item(self, item: Row | Grid) -> Iterable[str]:
        return self.grid(item) if isinstance(item, Grid) else self.rows([item])

    def rows(self, rows: Sequence[Row]) -> Iterable[str]:
        shown = ""
        for row in rows:
            ids = self.new(row.ids)
            own = f' id="{escape(ids[0])}"' if ids else ""
            if row.form == "hr":
                yield f"<hr{own}>"
                yield from _anchors(ids[1:])
                continue
            label = [f'<p class="label">{escape(row.label)}</p>'] if row.label not in ("", shown) else []
            shown = row.label
            sides = [self.side(row, side) for side in row.sides]
            kind = row.form if row.form[0] == "h" else ""
            once = "once" if len(sides) == 1 else ""
            yield _row(" ".join(filter(None, (kind, once))), [*label, *sides], own, "".join(_anchors(ids[1:])))

    def side(self, row: Row, side: Side) -> str:
        depth = f"d{min(row.depth, _DEEPEST)}" if row.depth else ""
        if row.form == "li":
            start = f' start="{row.number}"' if row.number not in (None, 1) else ""
            around = self.said(side._replace(is_source=False, since=""), depth)
            # the mark stands in the line of the text
            own = self.said(side) if side.is_source or side.since else ""
            html = f"<{row.kind}{start}{around}><li{own}>{side.html}</li></{row.kind}>"
        elif row.form[0] == "h" or row.form == "pre":
            html = f"<{row.form}{self.said(side, depth)}>{side.html}</{row.form}>"
        else:
            name = "" if row.form == "p" else row.form
            html = f"<p{self.said(side, name, depth)}>{side.html}</p>"
        return f"<blockquote>{html}</blockquote>" if row.is_quoted else html

    def grid(self, grid: Grid) -> Iterable[str]:
        yield '<div class="table" tabindex="0"><table>'
        for cells in grid.rows:
            yield "<tr>"
            for cell in cells:
                name = "th" if cell.is_header else "td"
                spans = "".join(
                    f' {key}="{count}"'
                    for key, count in (("colspan", cell.columns), ("rowspan", cell.rows))
                    if count > 1
                )
                yield f"<{name}{spans}>{''.join(self.in_cell(cell))}</{name}>"
            yield "</tr>"
        yield "</table></div>"

    def in_cell(self, cell: GridCell) -> Iterable[str]:
        for row in cell.content:
            yield from _anchors(self.new(row.ids))
            name = "pre" if row.form == "pre" else "div"
            for side in row.sides:
                yield f"<{name}{self.said(side)}>{side.html}</{name}>"


def _row(names: str, sides: Iterable[str], own: str = "", anchors: str = "") -> str:
    return f'<div class="{f"row {names}".strip()}"{own}>{anchors}{"".join(sides)}</div>'


def _anchors(ids: Iterable[str]) -> list[str]:
    return [f'<span class="anchor" id="{escape(each)}"></span>' for each in ids]
