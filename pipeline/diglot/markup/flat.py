"""A run of text and simple pairs -> its message, without a tree: the short way that most runs of a page can take."""

import re
from functools import lru_cache, partial
from itertools import accumulate, repeat
from typing import Final, NamedTuple, TypeAlias

from diglot.markup.compose import Composed, all_symbols, compose_text, interleaved
from diglot.markup.human import Value
from diglot.markup.inherit import is_silent
from diglot.markup.nested import compose_nested
from diglot.markup.nodes import trimmed
from diglot.markup.openings import opened, opening
from diglot.markup.tokens import TAIL
from diglot.markup.vocabulary import PLAIN, SYMBOLS
from diglot.model import InlineCode
from diglot.text.references import text_of

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
_TAGS = re.compile(r"(<(?:[a-z][^>]*+>(?:<[a-z][^>]*+>)*+|/[a-z]++>(?:</[a-z]++>)*+)?+)")
"""Start tags, or end tags, with nothing between them. A tag with a `>` in a value is cut, and then it is none. It is
found by its first character, since every one of them begins with that.
"""
_WRAPPED = re.compile(
    f"<([a-z]++){TAIL}(?:<([a-z]++){TAIL}(?:<([a-z]++){TAIL})?+)?+([^<]++)(?(3)</\\3>)(?(2)</\\2>)</\\1>"
)
"""One to three pairs around exactly the same text."""
_MOST_PEELED: Final = 8
"""More layers than this have a tree: a run is looked through for each of them."""
_REMEMBERED: Final = 300
"""Longer runs are not remembered."""
_SHORT: Final = 2000
"""A run of fewer characters has no start tags that would be too long to remember."""
_code = partial(tuple.__new__, InlineCode)
"""A code of its parts: one of so many that a call of a function for each would show."""


def compose_flat(run: str, *, preserve: bool) -> Flat | None:
    """What trees and `compose` would make of a stretch of text and common inline tags. None for all that needs a tree:
    decorations, lists, atoms, and U+0000, which is no text; and where a tag has no mate or rules what it contains.
    """
    return _flat(run, preserve=True) if preserve else _remembered(run) if len(run) < _REMEMBERED else _flat(run)


def _flat(run: str, *, preserve: bool = False) -> Flat | None:
    if "\0" in run or ("{" in run and ("{{" in run or "{%" in run or "&" in run)):  # it may hold an atom
        return None
    start, end = trimmed(run, 0, len(run))
    is_link = False
    saying: list[tuple[int, tuple[Value, ...]]] = []
    found = _WRAPPED.fullmatch(run, start, end)
    if found is not None:
        said = opened(run[start : found.start(4)])
        if said is None:
            return None
        if said.values:
            saying.append((start, said.values))
        is_link = said.name == "a"
        start, end = trimmed(run, *found.span(4))
    elif run.startswith("<", start) or _ends_in_decoration(run, start, end):
        peeled = _peeled(run, start, end, saying)
        if peeled is None:
            return None
        start, end, is_link = peeled
    source = run[start:end]
    if "<" in source:
        composed = _with_pairs(source, start, saying, preserve=preserve)
        return composed and Flat(start, end, composed, is_link, tuple(saying))
    composed = compose_text(source, preserve=preserve)
    own = composed.own
    if not own or own.isspace():
        return Flat(start, start, None, is_link, tuple(saying))
    # control characters may keep white space at an edge, which nobody sees
    if own[:1].isspace() or own[-1:].isspace() or _is_decoration(own):
        return None
    return Flat(start, end, composed, is_link, tuple(saying))


_remembered = lru_cache(maxsize=2048)(_flat)  # what stands around each page of a site, and the names it speaks of


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
            said = opened(tag[0])
            if said is None:
                return None
            saying.append((start, said.values))
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
    source: str, start: int, saying: list[tuple[int, tuple[Value, ...]]], *, preserve: bool
) -> Composed | None:
    """The message of a trimmed run that starts at `start`; adds what start tags say to `saying`. None unless surely no
    pair stands at an edge as a mere decoration, a single one is not around it all, and it is no list of links.
    """
    parts = _TAGS.split(source)
    inner = parts[2::4]
    openings = [found for found in map(opening if len(source) < _SHORT else opened, parts[1::4]) if found]
    is_simple = len(openings) * 4 + 1 == len(parts) and [found.closing for found in openings] == parts[3::4]
    if not is_simple or "" in inner or any(map(str.isspace, inner)):
        return compose_nested(source, start, saying, preserve=preserve)
    ends = list(accumulate(map(len, parts)))
    names: list[str] = []
    numbers: dict[str, int] = {}
    for name, _, _, values in openings:
        if values:
            saying.append((start + ends[4 * len(names)], values))
        if name not in PLAIN:
            number = numbers[name] = numbers.get(name, 0) + 1
            names.append(f"{name}{number}" if number > 1 else name)
        else:
            names.append(name)
    parts[1::4] = [f"<{name}>" for name in names]
    parts[3::4] = [f"</{name}>" for name in names]
    texts = parts[::2]
    if is_decoded := "&" in source or (preserve and "\r" in source):
        parts[::2] = texts = list(map(text_of, texts))
        inner = texts[1::2]
        if "" in inner or any(map(str.isspace, inner)):
            return None
    first, last = texts[0], texts[-1]
    if first[:1].isspace() or last[-1:].isspace():
        return None
    if (not first and _is_decoration(inner[0])) or (not last and _is_decoration(inner[-1])):
        return None
    if not (first or last) if len(names) == 1 else numbers.get("a") == len(names) and _is_list(texts):
        return None
    has_ids = [found.has_id for found in openings]
    codes = zip(repeat("pair"), names, ends[::4], ends[3::4], ends[1::4], ends[2::4], has_ids, strict=False)
    msgid = interleaved(parts, preserve=preserve, is_decoded=is_decoded)
    return Composed(msgid, tuple(map(_code, codes)), " ".join(texts))


def _is_list(texts: list[str]) -> bool:
    """Whether there is no word between the elements."""
    return not any(any(map(str.isalnum, text)) for text in texts[::2])


def _is_decoration(text: str) -> bool:
    """Whether an element with this text is one where it stands at an edge."""
    return not text[:1].isalnum() and all_symbols(text)
