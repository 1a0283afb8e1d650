"""Page + edits -> text; what no edit covers is the page's own (the first law: splice, never re-serialise)."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, zip_longest
from operator import itemgetter
from typing import Final, NamedTuple

from diglot.lazy import pattern
from diglot.markup.inline import Place
from diglot.markup.jsontext import is_same_data, spelled
from diglot.markup.marks import kept_marks, marks
from diglot.markup.tokens import TAIL, Kind, attributes, tokens
from diglot.markup.vocabulary import RUBY
from diglot.model import Edit, InlineCode, Page, Segment, Span
from diglot.text.references import decode, escape

__all__ = ["Spliced", "edit", "has_same_skeleton", "splice", "splice_each", "splice_twice"]


_RUBY_START = pattern(rf"<({'|'.join(sorted(RUBY))})(?=[ \t\n\f\r/>])", re.IGNORECASE | re.ASCII)


class Spliced(NamedTuple):
    """A text with the edits in it."""

    text: str
    edits: Sequence[Edit]
    brings_brackets: bool
    """Whether `<` or `>` are in what was put in: no translation has them, for it is escaped."""


_ANY_SPECIAL: Final = re.compile("[&<>{]").search


def _safe(message: str, codec: str, quote: str = "") -> str:
    """Source for a piece of a msgstr: it cannot be markup, nor template code."""
    if not quote and message.isascii() and message.isprintable() and not _ANY_SPECIAL(message):
        return message
    source = escape(decode(message), codec, quote)
    if "{" in source:
        source = source.replace("{{", "{&#123;").replace("{%", "{&#37;").replace("{#", "{&#35;")
        if source.endswith("{"):  # template code may follow
            source = source[:-1] + "&#123;"
    return source


def edit(segment: Segment, page: Page, parts: Sequence[str | Place]) -> Edit:
    """Puts a translation in the place of a segment: its text escaped, its placeholders copied from the page."""
    if segment.kind == "attribute":
        return Edit(segment.start, segment.end, tuple(_value(segment, page, parts)))
    if segment.kind == "json":
        return Edit(segment.start, segment.end, tuple(_string(segment, page, parts)))
    if not segment.codes:
        texts = [_safe(part, page.codec) for part in parts if isinstance(part, str)]
        return Edit(segment.start, segment.end, tuple(texts))
    codes = [code for code in segment.codes if code.name]
    out: list[str | Span] = []
    if len(codes) < len(segment.codes):
        origin = segment.start
        out += [Span(origin + code.start, origin + code.end) for code in segment.codes if not code.name]
    skipping: int | None = None
    for part in parts:
        if isinstance(part, str):
            if skipping is None:
                out.append(_safe(part, page.codec))
            continue
        code = codes[part.ordinal]
        if skipping is None:
            out.append(_source(code, part, segment.start))
            is_ruby = part.edge == "close" and page.text[segment.start + code.start + 1] in "rR"
            if is_ruby and (end := _implied_end(code, page.text[segment.start : segment.end])):
                out.append(end)
            if code.kind == "protected" and part.edge == "open":
                skipping = part.ordinal
        elif part.edge == "close" and part.ordinal == skipping:
            skipping = None
    return Edit(segment.start, segment.end, tuple(out))


def _value(segment: Segment, page: Page, parts: Sequence[str | Place]) -> Iterator[str | Span]:
    """An attribute's value: text and atoms, in quotes in any case."""
    quote = segment.quote or '"'
    added = "" if segment.quote else quote
    yield added
    for part in parts:
        if isinstance(part, str):
            yield _safe(part, page.codec, quote)
            continue
        code = segment.codes[part.ordinal]
        # without quotes of its own a value may hold any
        start, end = segment.start + code.start, segment.start + code.end
        yield Span(start, end) if segment.quote else page.text[start:end].replace('"', "&quot;")
    yield added


def _string(segment: Segment, page: Page, parts: Sequence[str | Place]) -> Iterator[str | Span]:
    """A string of JSON: text and atoms."""
    for part in parts:
        if isinstance(part, str):
            source = spelled(decode(part), page.codec)
            source = source.replace("{{", "{\\u007b").replace("{%", "{\\u0025").replace("{#", "{\\u0023")
            yield source[:-1] + "\\u007b" if source.endswith("{") else source
        else:
            code = segment.codes[part.ordinal]
            yield Span(segment.start + code.start, segment.start + code.end)


def _source(code: InlineCode, place: Place, origin: int) -> Span:
    """The markup that a tag of a placeholder stands for, in a segment that starts at `origin`."""
    if code.kind != "pair":
        return Span(origin + code.start, origin + code.end)
    if place.edge == "open":
        return Span(origin + code.start, origin + code.inner_start)
    return Span(origin + code.inner_end, origin + code.end)


def _implied_end(code: InlineCode, text: str) -> str:
    """The end tag that a ruby element leaves out, for the next one to imply: it must not depend on what comes next."""
    start = _RUBY_START.match(text, code.start)
    if start is None or f"</{start[1].lower()}" in text[code.inner_end : code.end].lower():
        return ""
    return f"</{start[1]}>"


class _Splicer:
    def __init__(self, text: str, edits: Sequence[Edit]) -> None:
        self.text = text
        self.edits = sorted(edits, key=itemgetter(0))
        self.starts = [change[0] for change in self.edits]
        if len(set(self.starts)) < len(self.starts):
            self.edits = sorted(edits, key=_place)
        self.starts.append(len(text) + 1)  # so that there is a next one always
        self.parts: list[str] = []
        self.brings_brackets = False

    def keep(self, start: int, end: int) -> None:
        if end > start:
            self.parts.append(self.text[start:end])

    def put_in(self, part: str) -> None:
        self.parts.append(part)
        if "<" in part or ">" in part:
            self.brings_brackets = True

    def put(self, parts: Iterable[str | Span]) -> None:
        """The parts of an edit with no other one in it."""
        text, out = self.text, self.parts
        for part in parts:
            if isinstance(part, str):
                out.append(part)
                if "<" in part or ">" in part:
                    self.brings_brackets = True
            else:
                out.append(text[part[0] : part[1]])

    def copy(self, start: int, end: int) -> None:
        starts = self.starts
        number = bisect_left(starts, start)
        while starts[number] < end:
            change = self.edits[number]
            number += 1
            if change.end > end:  # the edit that this stretch is copied for
                continue
            self.keep(start, change.start)
            start = change.end
            if starts[number] >= start:
                self.put(change.parts)
                continue
            for part in change.parts:
                if isinstance(part, str):
                    self.put_in(part)
                elif starts[bisect_left(starts, part.start)] < part.end:
                    self.copy(part.start, part.end)
                else:
                    self.keep(part.start, part.end)
            number = bisect_left(starts, start, number)
        self.keep(start, end)

    def put_at_end(self) -> None:
        """What stands behind the last code point."""
        for change in self.edits[bisect_left(self.starts, len(self.text)) :]:
            for part in change.parts:
                if isinstance(part, str):
                    self.put_in(part)


class _Tracer(_Splicer):
    """Notes what of the result stands in the page, too: where in the result, where in the page, and its length."""

    def __init__(self, text: str, edits: Sequence[Edit]) -> None:
        super().__init__(text, edits)
        self.copied: list[tuple[int, int, int]] = []
        self.length = 0

    def keep(self, start: int, end: int) -> None:
        if end > start:
            self.copied.append((self.length, start, end - start))
            self.length += end - start

    def put_in(self, part: str) -> None:
        self.length += len(part)

    def put(self, parts: Iterable[str | Span]) -> None:
        for part in parts:
            if isinstance(part, str):
                self.put_in(part)
            else:
                self.keep(part.start, part.end)


def _place(change: Edit) -> tuple[int, bool, int]:
    # what is only put in comes before what stands at the same place
    return change.start, change.end > change.start, -change.end


def splice(text: str, edits: Sequence[Edit]) -> Spliced:
    """The text with the edits in it. An edit inside another counts where the outer one copies what it is in."""
    splicer = _Splicer(text, edits)
    splicer.copy(0, len(text))
    splicer.put_at_end()
    return Spliced("".join(splicer.parts), edits, splicer.brings_brackets)


def splice_twice(text: str, edits: Sequence[Edit], last: Sequence[Edit]) -> tuple[Spliced, list[str] | None]:
    """The text with the edits in it, and the pieces of what it is with the `last` ones, too; None for these if not all
    of the last stand apart from the others, and from each other.
    """
    apart = _apart(edits, last) if last else []
    if apart is None:
        return splice(text, edits), None
    splicer = _Splicer(text, edits)
    parts = splicer.parts
    numbers: list[int] = []
    position = 0
    for change in apart:
        splicer.copy(position, change.start)
        numbers.append(len(parts))
        parts.append(text[change.start : change.end])
        position = change.end
    splicer.copy(position, len(text))
    splicer.put_at_end()
    spliced = Spliced("".join(parts), edits, splicer.brings_brackets)
    for number, change in zip(numbers, apart, strict=True):
        parts[number] = "".join([part for part in change.parts if isinstance(part, str)])
    return spliced, parts


def _apart(edits: Iterable[Edit], last: Iterable[Edit]) -> list[Edit] | None:
    """The last edits in their order; None if one touches what another one changes, or copies from the page."""
    spans = sorted([change[:2] for change in edits])
    starts = [start for start, _ in spans]
    reach = list(accumulate([end for _, end in spans], max))
    apart = sorted(last, key=_place)
    position = 0
    for start, end, parts in apart:
        before = bisect_left(starts, end)
        touches = start < position or (before > 0 and reach[before - 1] > start)
        # of two that only put in something at one place it matters which comes first
        if touches or spans[bisect_left(starts, start) :][:1] == [(start, start)]:
            return None
        if not all(isinstance(part, str) for part in parts):
            return None
        position = end
    return apart


def splice_each(text: str, edits: Sequence[Edit], stretches: Sequence[Span]) -> list[str]:
    """Stretches of the text, each with the edits in it."""
    splicer = _Splicer(text, edits)
    out: list[str] = []
    for start, end in stretches:
        splicer.parts.clear()
        splicer.copy(start, end)
        out.append("".join(splicer.parts))
    return out


_TEXT = frozenset({Kind.TEXT, Kind.RCDATA})
_TAGS = frozenset({Kind.OPEN, Kind.EMPTY})


_START = pattern(rf"<([a-zA-Z][^ \t\n\f\r/>]*+){TAIL}")
_USUAL_START = re.compile(r'<[a-zA-Z][a-zA-Z0-9]*+(?:[ \t\n]++[a-zA-Z-]++="[^">]*+")*+ ?/?>')
_VALUE = re.compile('"[^"]*+"')


def has_same_skeleton(source: str, spliced: Spliced, *, xml: bool) -> bool:
    """Whether the result, tokenized anew, has the markup of what was copied and no other: every tag, comment and script
    starts and ends where the page's does, and none is lost or made by what was put in.
    """
    return (not xml and _has_same_marks(source, spliced)) or _has_copied_tokens(source, spliced, xml=xml)


def _has_same_marks(source: str, spliced: Spliced) -> bool:
    """Whether all markup of the result is that of the page in its order, but for the values of attributes. It is so
    unless a translation moves a placeholder, and takes a tenth of the time of looking where each token came from.
    """
    if spliced.brings_brackets:
        return False
    pairs = zip_longest(kept_marks(source), marks(spliced.text), fillvalue="")
    return all(_has_same_attributes(old, new) for old, new in pairs if old != new)


def _has_same_attributes(old: str, new: str) -> bool:
    """Whether two marks are start tags that differ in the values of attributes alone, and end at their first `>`, or
    scripts that differ in strings of their data alone.
    """
    if _USUAL_START.fullmatch(old) and _USUAL_START.fullmatch(new):
        return _VALUE.sub("", old) == _VALUE.sub("", new)
    before, after = _START.fullmatch(old), _START.fullmatch(new)
    if before is None and old[1:7].lower() == "script":
        return _has_same_script(old, new)
    if before is None or after is None or before[1] != after[1] or ">" in old[:-1] or ">" in new[:-1]:
        return False
    return _without_values(old, before[1]) == _without_values(new, after[1])


def _without_values(tag: str, name: str) -> list[str]:
    """The names of a start tag's attributes, and what stands behind the last: its `/` counts in SVG, if it is none of a
    value.
    """
    found = attributes(tag, 0, len(tag), name)
    end = found[-1].end + len(found[-1].quote) if found else 1 + len(name)
    return [*(each.name for each in found), tag[end:]]


def _has_same_script(old: str, new: str) -> bool:
    """Whether two scripts with their start tags are data that differs in strings alone."""
    before, after = _START.match(old), _START.match(new)
    if before is None or after is None or before[0] != after[0]:
        return False
    return is_same_data(old[before.end() :], new[after.end() :])


def _has_copied_tokens(source: str, spliced: Spliced, *, xml: bool) -> bool:
    origin = {start: (kind, end, name) for kind, start, end, name in tokens(source, xml=xml) if kind not in _TEXT}
    origins = list(origin)
    tracer = _Tracer(source, spliced.edits)
    tracer.copy(0, len(source))
    due = sum(
        bisect_left(origins, copied + length) - bisect_left(origins, copied) for _, copied, length in tracer.copied
    )
    starts = [start for start, _, _ in tracer.copied]

    def at(position: int) -> int:
        if not starts or starts[0] > position:
            return -1
        start, copied, length = tracer.copied[bisect_right(starts, position) - 1]
        return position - start + copied if position < start + length else -1

    found = 0
    for kind, start, end, name in tokens(spliced.text, xml=xml):
        if kind in _TEXT:
            continue
        expected_start = at(start)
        if kind == Kind.CLOSE and expected_start < 0 and name in RUBY:
            continue  # one that `edit` wrote out
        found += 1
        expected = origin.get(expected_start)
        if expected is None or expected[0] != kind or expected[2] != name or at(end - 1) != expected[1] - 1:
            return False
        if kind == Kind.RAW and not _is_same_raw(source[expected_start : expected[1]], spliced.text[start:end], name):
            return False
        if kind in _TAGS and spliced.text[start:end] != source[expected_start : expected[1]]:
            before = [a.name for a in attributes(source, expected_start, expected[1], name)]
            if before != [a.name for a in attributes(spliced.text, start, end, name)]:
                return False
    return found == due


def _is_same_raw(old: str, new: str, name: str) -> bool:
    return old == new or (name == "script" and is_same_data(old, new))
