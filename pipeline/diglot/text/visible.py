"""A text of any content -> one line in which every character can be seen, and where a part of it stands there."""

import unicodedata
from functools import lru_cache
from typing import NamedTuple

from diglot.text.wrap import text_width

__all__ = ["Excerpt", "excerpt", "visible"]

_ELLIPSIS = "…"


class Excerpt(NamedTuple):
    """A part of a text on one line."""

    line: str
    start: int
    """The column in which the part that matters begins, from 0."""
    width: int
    """Its columns, one at least."""


def visible(text: str) -> str:
    """The text with line breaks as `↵`, and what has no shape of its own as `<U+200B>`: safe on any terminal."""
    return text if text.isprintable() and text.isascii() else "".join(map(_shown, text))


@lru_cache(maxsize=4096)
def _shown(character: str) -> str:
    if character == "\n":
        return "↵"
    category = unicodedata.category(character)
    # All that moves the cursor, turns the direction of writing, or shows nothing at all; private use, unassigned and
    # lone surrogates show something else everywhere.
    if category[0] == "C" or category in {"Zl", "Zp"} or character == "\u034f":
        return f"<U+{ord(character):04X}>"
    return character


def excerpt(text: str, span: tuple[int, int], room: int) -> Excerpt:
    """The text around a span, cut where it is wider than `room` columns (East Asian wide characters take two)."""
    # One character more than there is room for shows that something is cut.
    start, end = span
    before = visible(text[max(0, start - room - 1) : start])
    culprit = visible(text[start : min(end, start + room + 1)])
    after = visible(text[end : end + room + 1])
    if text_width(before) + text_width(culprit) + text_width(after) > room:
        culprit = _first(culprit, room * 3 // 4)
        left = room - text_width(culprit)
        # What follows gets what the part before leaves of the room, and the other way round.
        ahead = min(text_width(after), max(left // 2, left - text_width(before)))
        before, after = _last(before, left - ahead), _first(after, ahead)
    return Excerpt(before + culprit + after, text_width(before), max(1, text_width(culprit)))


def _first(text: str, room: int) -> str:
    """The beginning of a text, with an ellipsis where it is cut."""
    if text_width(text) <= room:
        return text
    cut = 0
    width = 1
    while cut < len(text) and (width := width + text_width(text[cut])) <= room:
        cut += 1
    return text[:cut] + _ELLIPSIS


def _last(text: str, room: int) -> str:
    """The end of a text, with an ellipsis where it is cut."""
    if text_width(text) <= room:
        return text
    cut = len(text)
    width = 1
    while cut > 0 and (width := width + text_width(text[cut - 1])) <= room:
        cut -= 1
    return _ELLIPSIS + text[cut:]
