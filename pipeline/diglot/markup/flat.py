"""A run of text and simple pairs -> its message, without a tree: the short way that most runs of a page can take."""

import re
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias

from diglot.markup.compose import Composed, folded_name, has_id
from diglot.markup.human import Value, human_values, title_alone
from diglot.markup.inherit import is_silent, tag
from diglot.markup.nodes import trimmed
from diglot.markup.tokens import TAIL, Kind
from diglot.markup.vocabulary import PLAIN, SYMBOLS
from diglot.model import InlineCode
from diglot.text.references import encode, text_of
from diglot.text.space import EDGE, collapse

__all__ = ["Flat", "compose_flat"]

Saying: TypeAlias = tuple[tuple[int, tuple[Value, ...]], ...]
"""Where start tags stand, with the values in them that are text."""


class Flat(NamedTuple):
    """A message that is composed, and where it stands in its run; None where there is no text."""

    start: int
    end: int
    composed: Composed | None
    is_link: bool
    """Whether it is the whole text of a link."""
    saying: Saying


_START = re.compile(f"<([a-z]++){TAIL}")
_EMPTY = re.compile(f"<br{TAIL}|<a{TAIL}</a>")
_DECORATION = re.compile(f"(<a{TAIL})([{re.escape(''.join(SYMBOLS))}]*+)</a>")
_BEFORE_END: Final = SYMBOLS | {">"}
_PAIR = re.compile(
    f"([^<]*+)(?:(<([a-z]++){TAIL}(?:<([a-z]++){TAIL}(?:<([a-z]++){TAIL})?+)?+)"
    r"([^<]++)(?(5)</\5>)(?(4)</\4>)</\3>"
    r"|<(?s:.*+))?+"
)
"""A text and a pair behind it that holds a text, or one or two more pairs around exactly that text; else all the rest,
so that nothing is looked at twice.
"""
_WRAPPED = re.compile(
    f"<([a-z]++){TAIL}(?:<([a-z]++){TAIL}(?:<([a-z]++){TAIL})?+)?+([^<]++)(?(3)</\\3>)(?(2)</\\2>)</\\1>"
)
"""One to three pairs around exactly the same text."""
_MOST_PEELED: Final = 8
"""More layers than this have a tree: a run is looked through for each of them."""
_REMEMBERED: Final = 300
"""Longer runs are not remembered."""


def compose_flat(run: str, *, preserve: bool) -> Flat | None:
    """What trees and `compose` would make of a stretch of text and common inline tags. None for all that needs a tree:
    nested or decorative elements, lists, atoms, and U+0000, which is no text; and where a tag rules what it contains.
    """
    return _flat(run, preserve=True) if preserve else _remembered(run) if len(run) < _REMEMBERED else _flat(run)


def _flat(run: str, *, preserve: bool = False) -> Flat | None:
    if "\0" in run or ("{" in run and ("{{" in run or "{%" in run or "&" in run)):  # it may hold an atom
        return None
    start, end = trimmed(run, 0, len(run))
    is_link = False
    saying: list[tuple[int, tuple[Value, ...]]] = []
    if "<" in run:
        found = _WRAPPED.fullmatch(run, start, end)
        if found is not None:
            opening = _opened(run[start : found.start(4)])
            if opening is None:
                return None
            if opening.values:
                saying.append((start, opening.values))
            is_link = opening.name == "a"
            start, end = trimmed(run, *found.span(4))
        elif run.startswith("<", start) or _ends_in_decoration(run, start, end):
            peeled = _peeled(run, start, end, saying)
            if peeled is None:
                return None
            start, end, is_link = peeled
    source = run[start:end]
    # if so, a text is what its source says, and a msgid may be collapsed as a whole
    is_clear = not preserve and "&" not in source and source.replace("\n", " ").isprintable() and "\u034f" not in source
    if "<" in source:
        composed = _with_pairs(source, start, saying, is_clear=is_clear, preserve=preserve)
        return composed and Flat(start, end, composed, is_link, tuple(saying))
    if is_clear:
        own = msgid = " ".join(source.split()) if "\n" in source or "  " in source else source
        if not own:
            return Flat(start, start, None, is_link, tuple(saying))
    else:
        own = text_of(source)
        if not _is_readable(own):
            return Flat(start, start, None, is_link, tuple(saying))
        if not preserve:
            own = collapse(own)
        # control characters may keep white space at an edge, which nobody sees
        if own[:1].isspace() or own[-1:].isspace():
            return None
        msgid = encode(own)
    return Flat(start, end, Composed(msgid, (), own), is_link, tuple(saying)) if _has_word(own) else None


_remembered = lru_cache(maxsize=2048)(_flat)  # what stands around each page of a site, and the names it speaks of


class _Opening(NamedTuple):
    """The start tags around a text."""

    name: str
    """Of their placeholder."""
    closing: int
    """The length of their end tags."""
    has_id: bool
    values: tuple[Value, ...]
    """What they say, placed from the first of them."""


@lru_cache(maxsize=1024)  # most pairs of a site start in one of a few hundred ways
def _opening(markup: str) -> _Opening | None:
    """What is to be known of start tags; None if one of them rules what it contains."""
    names: list[str] = []
    values: list[Value] = []
    for found in _START.finditer(markup):
        name = found[1]
        names.append(name)
        if found.end() - found.start() == len(name) + 2:
            continue
        if (title := title_alone(found[0])) is not None:
            first = found.start()
            values.append(title._replace(start=first + title.start, end=first + title.end) if first else title)
        elif not is_silent(found[0]):
            said = tag(markup, (Kind.OPEN, *found.span(), name), None)
            if said.rules_scope:
                return None
            values += human_values(markup, name, said)
    return _Opening(folded_name(names), sum(len(name) + 3 for name in names), has_id(markup), tuple(values))


def _opened(markup: str) -> _Opening | None:
    """`_opening`; long tags are not remembered."""
    return _opening(markup) if len(markup) < _REMEMBERED else _opening.__wrapped__(markup)


def _peeled(
    text: str, start: int, end: int, saying: list[tuple[int, tuple[Value, ...]]]
) -> tuple[int, int, bool] | None:
    """A run without the empty elements at its edges and the pairs around it, whose tags stay in the page, and whether
    one of these is a link. None where that is not certain.
    """
    is_link = False
    for _ in range(_MOST_PEELED):
        if _ends_in_decoration(text, start, end):
            last = text.rfind("<a", start, end)
            found = _DECORATION.fullmatch(text, last, end)
            if found is not None and (not found[2] or text[start].isalnum()):  # symbols alone are no decoration
                if not is_silent(found[1]):
                    return None
                start, end = trimmed(text, start, last)
                continue
        tag = _START.match(text, start, end)
        if tag is None:
            return start, end, is_link
        name, behind = tag[1], tag.end()
        if name in ("a", "br") and (empty := _EMPTY.match(text, start, end)):
            if not is_silent(tag[0]):
                return None
            start, end = trimmed(text, empty.end(), end)
            continue
        closing = f"</{name}>"
        last = end - len(closing)
        if not text.endswith(closing, behind, end) or not _may_be_content(text, name, behind, last):
            return start, end, is_link
        if behind - start > len(name) + 2 and not is_silent(tag[0]):
            opening = _opened(tag[0])
            if opening is None:
                return None
            saying.append((start, opening.values))
        is_link = is_link or name == "a"
        start, end = trimmed(text, behind, last)
    return None


def _ends_in_decoration(text: str, start: int, end: int) -> bool:
    """Whether the last thing may be a link without text, or with symbols alone."""
    return text.endswith("</a>", start, end) and text[end - 5] in _BEFORE_END


def _may_be_content(text: str, name: str, start: int, end: int) -> bool:
    """Whether the tags around a stretch may be those of one element. They are if pairs and texts are all it holds."""
    first_end = text.find("</" + name, start, end)
    if first_end < 0:
        return True
    first_start = text.find("<" + name, start, first_end)
    return first_start >= 0 and text.count("<" + name, start, end) == text.count("</" + name, start, end)


def _with_pairs(
    source: str, start: int, saying: list[tuple[int, tuple[Value, ...]]], *, is_clear: bool, preserve: bool
) -> Composed | None:
    """The message of a trimmed run that starts at `start`; adds what start tags say to `saying`. None unless
    surely no pair is without text or stands at an edge as a mere decoration, a single one is not around it all, and it
    is no list of links.
    """
    texts: list[str] = []
    parts: list[str] = []
    codes: list[InlineCode] = []
    numbers: dict[str, int] = {}
    position = 0
    last = ""
    for value, markup, _, _, _, inner in _PAIR.findall(source):
        position += len(value)
        last = value
        if not markup:
            break
        opening = _opened(markup)
        if opening is None:
            return None
        name, closing, unique, values = opening
        inner_start = position + len(markup)
        inner_end = inner_start + len(inner)
        end = inner_end + closing
        if values:
            saying.append((start + position, values))
        if name not in PLAIN:
            number = numbers[name] = numbers.get(name, 0) + 1
            if number > 1:
                name += str(number)
        codes.append(InlineCode("pair", name, position, end, inner_start, inner_end, unique))
        position = end
        before, shown_before = (value, value) if is_clear else _read(value, preserve=preserve)
        within, shown_within = (inner, inner) if is_clear else _read(inner, preserve=preserve)
        if not _is_readable(within):
            return None
        texts += (before, within)
        parts.append(f"{shown_before}<{name}>{shown_within}</{name}>")
    if position < len(source):
        return None
    last, shown_last = (last, last) if is_clear else _read(last, preserve=preserve)
    first = texts[0]
    if first[:1].isspace() or last[-1:].isspace():
        return None
    if not ((first or _has_word(texts[1])) and (last or _has_word(texts[-1]))):
        return None
    if not (first or last) if len(codes) == 1 else numbers.get("a") == len(codes) and _is_list(texts, last):
        return None
    texts.append(last)
    parts.append(shown_last)
    msgid = "".join(parts)
    if is_clear and ("\n" in msgid or "  " in msgid):
        msgid = " ".join(msgid.split())
    return Composed(msgid, tuple(codes), " ".join(texts))


def _read(source: str, *, preserve: bool) -> tuple[str, str]:
    """What a source says, and how a msgid has that."""
    text = text_of(source)
    return text, encode(text if preserve else collapse(text))


def _is_list(texts: list[str], last: str) -> bool:
    """Whether there is no word between the elements."""
    return not any(map(_has_word, (*texts[::2], last)))


def _is_readable(text: str) -> bool:
    """Whether there is more than edge characters."""
    return not text.isspace() and bool(text.strip(EDGE))


def _has_word(text: str) -> bool:
    """Whether there is a letter or a digit."""
    return text[:1].isalnum() or any(map(str.isalnum, text))
