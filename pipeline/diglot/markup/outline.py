"""Page + segments -> its blocks of text in their order, each with what it is: heading, item, cell, navigation..."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import Final, NamedTuple

from diglot.markup.blocks import Block, Label, Outline
from diglot.markup.elements import CLOSED_BY, reach
from diglot.markup.standing import SAYING, Standing, inside
from diglot.markup.tables import Placed, arranged
from diglot.markup.tokens import Attribute, Foreign, Kind, Token, attributes, tokens
from diglot.markup.vocabulary import BLOCK, INLINE_VOID, VOID
from diglot.model import Page, Segment, Span
from diglot.text.references import text_of, value_of
from diglot.text.space import EDGE

__all__ = ["outline"]


_CONTROLS: Final = frozenset("button select textarea label".split())
_UNSEEN: Final = frozenset("script style iframe noembed noframes".split())
_SAYING = re.compile(r"[ \t\n\f\r/\"'](?:id|lang|xml:lang|dir|name)[ \t\n\f\r]*=", re.IGNORECASE | re.ASCII)
_MOST_OPEN: Final = 8
"""Inline elements that go on in the next block: a page may leave any number open."""
_FAR: Final = 40
"""How far back an inline end tag looks for its start tag."""


class _Frame(NamedTuple):
    name: str
    reach: int
    look: Standing


class _Inline(NamedTuple):
    """An open inline element."""

    name: str
    place: Span
    depth: int
    labels: tuple[Attribute, ...]
    lang: str | None
    """What holds in it."""


class _Outliner:
    def __init__(self, page: Page, text: str, segments: Sequence[Segment], filled: Collection[int]) -> None:
        self.text = text
        self.xml = page.is_xml
        self.filled = filled
        self.whole = [Span(each.start, each.end) for each in segments if each.kind == "text"]
        self.frames = [_Frame("", 0, Standing())]
        self.open: Counter[str] = Counter()
        self.inline: list[_Inline] = []
        self.blocks: list[tuple[Block, Standing]] = []
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
        items = arranged(list(self.placed()))
        return Outline(self.title, items, tuple(sorted(self.labels)), self.base, tuple(self.ids))

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
        look = inside(name, {key: self.value(found[key]) for key in found if key in SAYING}, self.frames[-1].look)
        self.has_main = self.has_main or look.in_main
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
        if name == "img" or end in self.filled:
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

    def add(self, place: Span, form: str, look: Standing, opened: tuple[Span, ...], *, is_raw: bool) -> None:
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

    def placed(self) -> Iterator[Placed]:
        """The blocks in their order; with `main` on the page, what is not in it is around it."""
        for block, look in self.blocks:
            around = block.around or ("" if look.in_main or not self.has_main else "body")
            yield Placed(block._replace(around=around), look.table, look.cell)


def outline(page: Page, text: str, segments: Sequence[Segment], *, filled: Collection[int] = ()) -> Outline:
    """The blocks of a page whose `text` may have its template code masked. No block ends inside a segment. Where an
    element is `filled`, told by the end of its start tag, there will be text.
    """
    return _Outliner(page, text, segments, filled).outline()
