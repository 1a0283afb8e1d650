"""Page + segments -> its blocks of text in their order, each with what it is: heading, item, cell, navigation..."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from diglot.markup.elements import CLOSED_BY, reach
from diglot.markup.tokens import Attribute, Foreign, Kind, Token, attributes, tokens
from diglot.markup.vocabulary import BLOCK, INLINE_VOID, VOID
from diglot.model import Page, Segment, Span
from diglot.text.references import text_of, value_of
from diglot.text.space import EDGE

__all__ = ["Block", "Cell", "Label", "Outline", "Table", "outline"]


class Label(NamedTuple):
    """An attribute `lang` or `dir` of an inline element, and what it holds for."""

    name: str
    value: Span
    """Without its quotes."""
    reach: Span
    """The element."""


class Block(NamedTuple):
    """A run of text and inline markup between two tags that end a text, or the content of a `textarea`."""

    place: Span
    form: str
    """`h1` to `h6`, `p`, `li`, `dt`, `dd`, `pre`, `caption` or `hr`."""
    kind: str
    """Of the list that an item is in: `ul` or `ol`."""
    number: int | None
    """Of an item of an `ol`."""
    depth: int
    """How many lists and definitions it stands in, an item's own list not counted."""
    is_quoted: bool
    around: str
    """What it is part of besides the main text: `nav`, `header`, `form`...; nothing if it is main text."""
    lang: str | None
    """The nearest `lang` below the root and body, as written."""
    opened: tuple[Span, ...]
    """The start tags of the inline elements that are open where it starts."""
    ids: tuple[str, ...]
    """Where links into the page may lead: ids of it and of what starts with it."""
    is_raw: bool
    """Whether it is text without tags."""


class Cell(NamedTuple):
    """A cell of a table."""

    is_header: bool
    columns: int
    rows: int
    blocks: tuple[Block, ...]


class Table(NamedTuple):
    """A table that holds data: one that lays out a page is taken apart."""

    rows: tuple[tuple[Cell, ...], ...]


class Outline(NamedTuple):
    """What a page is made of."""

    title: Span | None
    items: tuple[Block | Table, ...]
    labels: tuple[Label, ...]
    base: str
    """The `href` of `base`."""
    ids: tuple[str, ...]
    """Those behind the last text."""


_FORMS: Final = {
    **{name: name for name in ("h1", "h2", "h3", "h4", "h5", "h6", "pre", "li", "dt", "dd", "caption")},
    **dict.fromkeys(("listing", "xmp", "plaintext"), "pre"),
    **dict.fromkeys(("legend", "summary"), "dt"),
    **dict.fromkeys(("td", "th", "blockquote"), "p"),
    "figcaption": "caption",
}
_LISTS: Final = {"ul": "ul", "ol": "ol", "menu": "ul", "dir": "ul"}
_AROUND: Final = frozenset("dialog fieldset form head menu menubar nav option search tablist template toolbar".split())
_ROLES: Final = {
    "main": "main",
    "navigation": "nav",
    "banner": "header",
    "contentinfo": "footer",
    "complementary": "aside",
    **{name: name for name in ("dialog", "form", "menu", "menubar", "search", "tablist", "toolbar")},
}
_SECTIONS: Final = frozenset("article section main nav aside".split())
"""A header or footer in one of these is part of it, not of the page (HTML-AAM)."""
_CONTROLS: Final = frozenset("button select textarea label".split())
_UNSEEN: Final = frozenset("script style iframe noembed noframes".split())
_SAYING = re.compile(r"[ \t\n\f\r/\"'](?:id|lang|xml:lang|dir|name)[ \t\n\f\r]*=", re.IGNORECASE)
_MOST_OPEN: Final = 8
"""Inline elements that go on in the next block: a page may leave any number open."""
_FAR: Final = 40
"""How far back an inline end tag looks for its start tag."""
_MANY_BLOCKS: Final = 8
"""In one cell: a table with more of them lays out a page."""


@dataclass
class _Rows:
    """A table in the making."""

    rows: list[list["_Cell"]] = field(default_factory=list)
    lays_out: bool = False


@dataclass
class _Cell:
    is_header: bool
    columns: int
    rows: int
    blocks: list[Block] = field(default_factory=list)


@dataclass
class _Item:
    """An item of a list: its first text bears the mark."""

    kind: str
    number: int | None
    is_marked: bool = False


@dataclass
class _Count:
    """Of the items of a list."""

    kind: str
    following: int


class _Look(NamedTuple):
    """What holds for the text in an element."""

    form: str = "p"
    item: _Item | None = None
    counter: _Count | None = None
    depth: int = 0
    is_quoted: bool = False
    around: str = ""
    in_main: bool = False
    in_section: bool = False
    lang: str | None = None
    table: _Rows | None = None
    cell: _Cell | None = None


class _Frame(NamedTuple):
    name: str
    reach: int
    look: _Look


class _Inline(NamedTuple):
    """An open inline element."""

    name: str
    place: Span
    depth: int
    labels: tuple[Attribute, ...]
    lang: str | None
    """What holds in it."""


class _Outliner:
    def __init__(self, page: Page, text: str, segments: Sequence[Segment]) -> None:
        self.text = text
        self.xml = page.is_xml
        self.whole = [Span(each.start, each.end) for each in segments if each.kind == "text"]
        self.frames = [_Frame("", 0, _Look())]
        self.open: Counter[str] = Counter()
        self.inline: list[_Inline] = []
        self.blocks: list[tuple[Block, _Look]] = []
        self.labels: list[Label] = []
        self.title: Span | None = None
        self.base = ""
        self.has_main = False
        self.ids: list[str] = []
        # the run that is gathered
        self.start = 1 if text.startswith("\ufeff") else 0
        self.opened: tuple[Span, ...] = ()
        self.lang: str | None = None
        self.has_content = False
        self.controls = 0
        self.letters = [0, 0]
        """In the run: outside and inside of controls."""

    def outline(self) -> Outline:
        foreign = Foreign()
        guard = number = 0
        whole = self.whole
        for token in tokens(self.text, xml=self.xml, foreign=foreign):
            kind, start, end, name = token
            while number < len(whole) and whole[number].start <= start:
                guard = max(guard, whole[number].end)
                number += 1
            if kind in (Kind.TEXT, Kind.CDATA):
                self.take_text(start, end)
            elif foreign.open:
                self.has_content = self.has_content or name == "math"
            elif kind == Kind.CLOSE:
                self.end_tag(token, breaks=start >= guard)
            elif kind in (Kind.OPEN, Kind.EMPTY):
                self.start_tag(token, breaks=start >= guard)
            elif kind == Kind.RCDATA:
                self.take_rcdata(start, end, name)
            elif kind == Kind.RAW and name in ("xmp", "plaintext"):
                self.has_content = True
            elif kind == Kind.DOCTYPE:
                self.flush(start, end)
        self.flush(len(self.text), len(self.text))
        while self.inline:
            self.close_inline(len(self.inline) - 1, len(self.text))
        return Outline(self.title, tuple(self.items()), tuple(sorted(self.labels)), self.base, tuple(self.ids))

    def take_text(self, start: int, end: int) -> None:
        source = self.text[start:end]
        if source.isspace():
            return
        if not self.has_content and text_of(source).strip(EDGE):
            self.has_content = True
        self.letters[self.controls > 0] += end - start

    def take_rcdata(self, start: int, end: int, name: str) -> None:
        if name == "title" and self.title is None:
            self.title = Span(start, end)
        elif self.text[start:end].strip():
            look = self.frames[-1].look
            self.add(Span(start, end), "p", look._replace(around=look.around or name), (), is_raw=True)

    # --- tags ---

    def start_tag(self, token: Token, *, breaks: bool) -> None:
        kind, start, end, name = token
        says = end - start > len(name) + 5 and _SAYING.search(self.text, start, end) is not None
        if name not in BLOCK:
            self.inline_tag(token, self.attributes(token) if says else {})
            return
        if breaks:
            self.flush(start, end)
        if mask := CLOSED_BY.get(name, 0):
            while self.frames[-1].reach & mask:
                self.pop(start)
            if breaks:
                self.restart(end)
        is_plain = end - start <= len(name) + 5
        found = {} if is_plain else self.attributes(token)
        self.note_ids(name, found)
        if name == "base" and not self.base and "href" in found:
            self.base = self.value(found["href"])
        if name == "hr":
            self.add(Span(end, end), "hr", self.frames[-1].look, (), is_raw=True)
        if name in VOID or kind == Kind.EMPTY:
            return
        look = self.look(name, found)
        self.frames.append(_Frame(name, reach(name, self.frames[-1].reach), look))
        self.open[name] += 1
        if not self.has_content:
            self.lang = look.lang

    def attributes(self, token: Token) -> dict[str, Attribute]:
        _, start, end, name = token
        return {attribute.name: attribute for attribute in attributes(self.text, start, end, name)}

    def value(self, attribute: Attribute) -> str:
        return value_of(self.text[attribute.start : attribute.end]).strip()

    def note_ids(self, name: str, found: dict[str, Attribute]) -> None:
        for key in ("id", "name") if name == "a" else ("id",):
            if key in found and (value := self.value(found[key])) and value not in self.ids[-_FAR:]:
                self.ids.append(value)

    def inline_tag(self, token: Token, found: dict[str, Attribute]) -> None:
        kind, start, end, name = token
        self.note_ids(name, found)
        if name == "img":
            self.has_content = True
        if kind == Kind.EMPTY or name in INLINE_VOID or name in _UNSEEN:
            return
        self.controls += name in _CONTROLS
        keys = ("lang", "xml:lang") if name == "bdo" else ("lang", "xml:lang", "dir")
        labels = tuple(found[key] for key in keys if key in found)
        lang = self.inline[-1].lang if self.inline else None
        for label in labels[:1]:
            if label.name != "dir":
                lang = self.value(label) or lang
        self.inline.append(_Inline(name, Span(start, end), len(self.frames), labels, lang))

    def end_tag(self, token: Token, *, breaks: bool) -> None:
        _, start, end, name = token
        if name not in BLOCK:
            for number in range(len(self.inline) - 1, max(-1, len(self.inline) - 1 - _FAR), -1):
                if self.inline[number].name == name:
                    self.close_inline(number, end)
                    break
            return
        if breaks:
            self.flush(start, end)
        if self.open[name]:
            while self.pop(start) != name:
                pass
            if breaks:
                self.restart(end)

    def close_inline(self, number: int, end: int) -> None:
        closed = self.inline.pop(number)
        self.controls -= closed.name in _CONTROLS
        for label in closed.labels:
            if label.end > label.start:
                self.labels.append(Label(label.name, Span(label.start, label.end), Span(closed.place.start, end)))

    def pop(self, end: int) -> str:
        frame = self.frames.pop()
        self.open[frame.name] -= 1
        while self.inline and self.inline[-1].depth > len(self.frames):
            self.close_inline(len(self.inline) - 1, end)
        return frame.name

    def look(self, name: str, found: dict[str, Attribute]) -> _Look:
        """What holds in an element that starts here."""
        look = self.frames[-1].look
        role = _ROLES.get(self.value(found["role"]).lower(), "") if "role" in found else ""
        change: dict[str, Any] = {}
        if name in _FORMS:
            change["form"] = _FORMS[name]
        if name in _LISTS:
            start = self.number(found, "start", 1)
            change |= {"counter": _Count(_LISTS[name], start), "depth": look.depth + 1, "form": "p", "item": None}
        elif name == "li":
            change["item"] = self.item(look, found)
        elif name == "dd":
            change |= {"depth": look.depth + 1, "item": None}
        elif name == "blockquote":
            change |= {"is_quoted": True, "item": None}
        elif name in ("table", "tr", "td", "th"):
            change |= self.in_table(name, look, found)
        around = _around(role or name, look)
        if "hidden" in found or name == "noframes":
            around = "hidden"
        if around != look.around:
            change["around"] = around
        if role == "main" or name == "main":
            self.has_main = True
            change["in_main"] = True
        if name in _SECTIONS or role == "main":
            change["in_section"] = True
        if look.table and (name[0] == "h" and name[1:].isdigit()):
            look.table.lays_out = True
        if name not in ("html", "body") and (label := found.get("lang") or found.get("xml:lang")):
            change["lang"] = self.value(label) or None
        return look._replace(**change) if change else look

    def item(self, look: _Look, found: dict[str, Attribute]) -> _Item:
        if look.counter is None or look.counter.kind == "ul":
            return _Item("ul", None)
        number = self.number(found, "value", look.counter.following)
        look.counter.following = number + 1
        return _Item("ol", number)

    def number(self, found: dict[str, Attribute], name: str, default: int) -> int:
        value = self.value(found[name]) if name in found else ""
        return int(value) if re.fullmatch(r"-?[0-9]{1,8}", value) else default

    def in_table(self, name: str, look: _Look, found: dict[str, Attribute]) -> dict[str, Any]:
        if name == "table":
            if look.table:
                look.table.lays_out = True
            role = self.value(found["role"]).lower() if "role" in found else ""
            table = _Rows(lays_out=role in ("presentation", "none"))
            return {"table": table, "cell": None, "item": None, "form": "p", "depth": 0}
        if look.table is None:
            return {}
        rows = look.table.rows
        if name == "tr" or not rows:
            rows.append([])
        if name == "tr":
            return {"cell": None}
        columns, height = (min(max(1, self.number(found, key, 1)), 100) for key in ("colspan", "rowspan"))
        rows[-1].append(_Cell(name == "th", columns, height))
        return {"cell": rows[-1][-1]}

    # --- blocks ---

    def restart(self, position: int) -> None:
        """Starts a run with what is open here."""
        self.start = position
        self.opened = tuple(each.place for each in self.inline[-_MOST_OPEN:])
        self.lang = (self.inline[-1].lang if self.inline else None) or self.frames[-1].look.lang
        self.has_content = False
        self.letters = [0, 0]

    def flush(self, end: int, following: int) -> None:
        """Ends the run."""
        if self.has_content:
            look = self.frames[-1].look
            outside, inside = self.letters
            if inside and outside <= inside and not look.around:
                look = look._replace(around="form")
            form = look.form
            if look.item and form == "li":
                form = "p" if look.item.is_marked else "li"
                look.item.is_marked = True
            self.add(Span(self.start, end), form, look, self.opened, is_raw=False)
        self.restart(following)

    def add(self, place: Span, form: str, look: _Look, opened: tuple[Span, ...], *, is_raw: bool) -> None:
        item = look.item if form == "li" else None
        block = Block(
            place,
            form,
            item.kind if item else "",
            item.number if item else None,
            max(0, look.depth - (form == "li")),
            look.is_quoted,
            look.around,
            self.lang or look.lang,
            opened,
            tuple(self.ids),
            is_raw,
        )
        self.ids.clear()
        self.blocks.append((block, look))

    def items(self) -> list[Block | Table]:
        """All blocks in their order, those of tables with data in these."""
        found: list[tuple[Block, _Look]] = []
        for block, look in self.blocks:
            around = block.around or ("" if look.in_main or not self.has_main else "body")
            found.append((block._replace(around=around), look))
            if look.table and look.cell:
                look.cell.blocks.append(found[-1][0])
                look.table.lays_out |= bool(around) or len(look.cell.blocks) > _MANY_BLOCKS
        tables = {id(look.table): look.table for _, look in found if look.table}
        holds_data = {
            key: not each.lays_out and max(map(len, each.rows), default=0) > 1 for key, each in tables.items()
        }
        items: list[Block | Table] = []
        done: set[int] = set()
        for block, look in found:
            if look.cell is None or look.table is None or not holds_data[id(look.table)]:
                items.append(block)
            elif id(look.table) not in done:
                done.add(id(look.table))
                items.append(_finished(look.table))
        return items


def _around(name: str, look: _Look) -> str:
    """What an element makes its text part of."""
    if name == "main":
        return ""
    if name in ("header", "footer"):
        return look.around if look.in_section else name
    if name == "aside":
        return look.around if look.in_main else name
    return name if name in _AROUND else look.around


def _finished(table: _Rows) -> Table:
    rows = [tuple(Cell(c.is_header, c.columns, c.rows, tuple(c.blocks)) for c in row) for row in table.rows if row]
    return Table(tuple(rows))


def outline(page: Page, text: str, segments: Sequence[Segment]) -> Outline:
    """The blocks of a page whose `text` may have its template code masked. No block ends inside a segment."""
    return _Outliner(page, text, segments).outline()
