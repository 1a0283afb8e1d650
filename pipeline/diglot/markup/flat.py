"""A run of text and simple pairs -> its message, without a tree: the short way that most runs of a page can take."""

import re
from typing import Final, NamedTuple

from diglot.markup.compose import Composed, folded_name, has_id
from diglot.markup.inherit import is_silent
from diglot.markup.nodes import trimmed
from diglot.markup.tokens import TAIL, Kind, Token
from diglot.markup.vocabulary import PLAIN
from diglot.model import InlineCode
from diglot.text.references import encode, text_of
from diglot.text.space import EDGE, collapse

__all__ = ["Flat", "compose_flat"]


class Flat(NamedTuple):
    """A message that is composed, and where it stands; it is empty where there is no text."""

    start: int
    end: int
    composed: Composed
    element: str | None
    """The link that it is the whole text of."""
    saying: list[Token]
    """Its start tags that say something."""


_START = re.compile(f"<([a-z]++){TAIL}")
_EMPTY = re.compile(f"<br{TAIL}|<a{TAIL}</a>")
_PAIR = re.compile(
    f"([^<]*+)(?:(<([a-z]++){TAIL}(?:<([a-z]++){TAIL}(?:<([a-z]++){TAIL})?+)?+)"
    r"([^<]++)(?(5)</\5>)(?(4)</\4>)</\3>"
    r"|<(?s:.*+))?+"
)
"""A text and a pair behind it that holds a text, or one or two more pairs around exactly that text; else all the rest,
so that nothing is looked at twice.
"""
_MOST_PEELED: Final = 8
"""More layers than this have a tree: a run is looked through for each of them."""


def compose_flat(text: str, start: int, end: int, *, preserve: bool) -> Flat | None:
    """What trees and `compose` would make of a stretch of text and common inline tags, none of which rules what it
    contains. None for all that needs a tree: nested or decorative elements, lists, atoms, and U+0000, which is no text.
    """
    if text.find("{", start, end) >= 0 or text.find("\0", start, end) >= 0:
        return None
    start, end = trimmed(text, start, end)
    element: str | None = None
    saying: list[Token] = []
    if text.startswith("<", start, end) or text.endswith("></a>", start, end):
        peeled = _peeled(text, start, end, saying)
        if peeled is None:
            return None
        start, end, element = peeled
    source = text[start:end]
    # if so, a text is what its source says, and a msgid may be collapsed as a whole
    is_clear = not preserve and "&" not in source and source.replace("\n", " ").isprintable() and "\u034f" not in source
    if "<" in source:
        composed = _with_pairs(source, start, saying, is_clear=is_clear, preserve=preserve)
        return Flat(start, end, composed, element, saying) if composed is not None else None
    own = source if is_clear else text_of(source)
    if not _is_readable(own):
        return Flat(start, start, Composed("", (), ""), element, saying)
    if not preserve:
        own = collapse(own)
    # control characters may keep white space at an edge, which nobody sees
    if own[:1].isspace() or own[-1:].isspace() or not _has_word(own):
        return None
    return Flat(start, end, Composed(own if is_clear else encode(own), (), own), element, saying)


def _peeled(text: str, start: int, end: int, saying: list[Token]) -> tuple[int, int, str | None] | None:
    """A run without the empty elements at its edges and the pairs around it, whose tags stay in the page, and the link
    that is one of these. None where that is not certain.
    """
    element: str | None = None
    for _ in range(_MOST_PEELED):
        if text.endswith("></a>", start, end):
            last = text.rfind("<a", start, end)
            if _EMPTY.fullmatch(text, last, end):
                if not is_silent(text[last : end - 4]):
                    return None
                start, end = trimmed(text, start, last)
                continue
        tag = _START.match(text, start, end)
        if tag is None:
            return start, end, element
        name, behind = tag[1], tag.end()
        if name in ("a", "br") and (empty := _EMPTY.match(text, start, end)):
            if not is_silent(tag[0]):
                return None
            start, end = trimmed(text, empty.end(), end)
            continue
        closing = f"</{name}>"
        last = end - len(closing)
        if not text.endswith(closing, behind, end) or not _may_be_content(text, name, behind, last):
            return start, end, element
        if behind - start > len(name) + 2 and not is_silent(tag[0]):
            saying.append((Kind.OPEN, start, behind, name))
        if name == "a":
            element = name
        start, end = trimmed(text, behind, last)
    return None


def _may_be_content(text: str, name: str, start: int, end: int) -> bool:
    """Whether the tags around a stretch may be those of one element. They are if pairs and texts are all it holds."""
    first_end = text.find("</" + name, start, end)
    if first_end < 0:
        return True
    first_start = text.find("<" + name, start, first_end)
    return first_start >= 0 and text.count("<" + name, start, end) == text.count("</" + name, start, end)


def _with_pairs(source: str, start: int, saying: list[Token], *, is_clear: bool, preserve: bool) -> Composed | None:
    """The message of a trimmed run that starts at `start`; adds start tags that say something to `saying`."""
    raw: list[str] = []  # in turn a text, which may be empty, and the text in a pair
    names: list[str] = []
    codes: list[InlineCode] = []
    numbers: dict[str, int] = {}
    position = start
    for value, markup, outer, second, third, inner in _PAIR.findall(source):
        raw.append(value)
        position += len(value)
        if not markup:
            break
        inner_start = position + len(markup)
        inner_end = inner_start + len(inner)
        end = inner_end + len(outer) + 3
        name = outer
        unique = False
        if second:
            for tag in _START.finditer(markup):
                if not is_silent(tag[0]):
                    saying.append((Kind.OPEN, position + tag.start(), position + tag.end(), tag[1]))
            end += len(second) + 3 + (len(third) + 3 if third else 0)
            name = folded_name([outer, second, third] if third else [outer, second])
            unique = has_id(markup)
        elif len(markup) > len(outer) + 2:
            if not is_silent(markup):
                saying.append((Kind.OPEN, position, inner_start, outer))
            unique = has_id(markup)
        if name not in PLAIN:
            number = numbers[name] = numbers.get(name, 0) + 1
            if number > 1:
                name += str(number)
        codes.append(InlineCode("pair", name, position, end, inner_start, inner_end, unique))
        names.append(name)
        raw.append(inner)
        position = end
    if position < start + len(source):
        return None
    values = raw if is_clear else [text_of(piece) for piece in raw]
    if not _is_one_message(values, numbers):
        return None
    shown = values if is_clear else [encode(value if preserve else collapse(value)) for value in values]
    parts = [shown[0]]
    for name, inner, following in zip(names, shown[1::2], shown[2::2], strict=True):
        parts += (f"<{name}>", inner, f"</{name}>", following)
    msgid = "".join(parts)
    if is_clear and ("\n" in msgid or "  " in msgid):
        msgid = " ".join(msgid.split())
    return Composed(msgid, tuple(codes), " ".join(values))


def _is_one_message(values: list[str], numbers: dict[str, int]) -> bool:
    """Whether surely no pair is without text or stands at an edge as a mere decoration, a single one is not around it
    all, and it is no list of links.
    """
    first, last = values[0], values[-1]
    if first[:1].isspace() or last[-1:].isspace() or not all(map(_is_readable, values[1::2])):
        return False
    if not ((first or _has_word(values[1])) and (last or _has_word(values[-2]))):
        return False
    pairs = len(values) // 2
    if pairs == 1:
        return bool(first or last)
    return numbers.get("a", 0) < pairs or any(map(_has_word, values[::2]))


def _is_readable(text: str) -> bool:
    """Whether there is more than edge characters."""
    return not text.isspace() and bool(text.strip(EDGE))


def _has_word(text: str) -> bool:
    """Whether there is a letter or a digit."""
    return text[:1].isalnum() or any(map(str.isalnum, text))
