"""An escaped string -> the lines that gettext would write it on (write-po.c, libunistring's uc_width)."""

import unicodedata
from bisect import bisect_right
from itertools import accumulate

from diglot.text.linebreak import Breaks
from diglot.text.plainlines import breaks_somewhere, is_plain, plain_lines

__all__ = ["stays_whole", "text_width", "wrap"]


def wrap(portion: str, room: int) -> list[str]:
    """The pieces of one line of text, each at most `room` columns if it can be.

    `portion` is escaped as a catalog has it: a backslash and what follows are never parted, nor is the line
    break at the end from its word. A piece that cannot be broken stays as long as it is; spaces end a piece
    and count.
    """
    if not portion or (len(portion) <= room and text_width(portion) <= room):
        return [portion]
    if room > 0 and (lines := plain_lines(portion, room)) is not None:
        return lines
    ends = _columns(portion)
    if ends[-1] <= room:  # some characters have no width
        return [portion]
    breaks = Breaks(portion)
    pieces = []
    begin = 0
    while True:
        before = ends[begin - 1] if begin else 0
        limit = bisect_right(ends, room + before, begin)
        if limit >= len(portion):
            break
        offset = _last_break(breaks, portion, begin, limit) or _next_break(breaks, portion, max(limit, begin) + 1)
        if not offset:
            break
        pieces.append(portion[begin:offset])
        begin = offset
    pieces.append(portion[begin:])
    return pieces


def stays_whole(portion: str, room: int, start: int) -> bool:
    """Whether `wrap` makes one piece of a text: it fits, or there is no place to break it."""
    if is_plain(portion):
        return len(portion) + start <= room or not breaks_somewhere(portion)
    return text_width(portion) + start <= room or not _next_break(Breaks(portion), portion, 1)


def text_width(text: str) -> int:
    """The columns that a terminal gives to a text: East Asian wide characters two, combining marks none."""
    return len(text) if text.isascii() else sum(map(_WIDTHS.__getitem__, text))


def _last_break(breaks: Breaks, portion: str, begin: int, limit: int) -> int:
    """The last place after `begin`, up to `limit`, where the line may break; 0 if there is none."""
    for offset in range(limit, begin, -1):
        if breaks.before(offset) and not _inside_escape(portion, offset):
            return offset
    return 0


def _next_break(breaks: Breaks, portion: str, offset: int) -> int:
    for place in range(offset, len(portion)):
        if breaks.before(place) and not _inside_escape(portion, place):
            return place
    return 0


def _inside_escape(portion: str, offset: int) -> bool:
    if portion[offset] == "\\" and offset == len(portion) - 2 and portion.endswith("\\n"):
        return True
    backslashes = 0
    while offset > backslashes and portion[offset - backslashes - 1] == "\\":
        backslashes += 1
    return backslashes % 2 == 1


def _columns(text: str) -> list[int]:
    """For each code point the column after it."""
    if text.isascii():
        return list(range(1, len(text) + 1))
    return list(accumulate(map(_WIDTHS.__getitem__, text)))


class _Widths(dict[str, int]):
    """Character -> columns, worked out when first asked for."""

    def __missing__(self, character: str) -> int:
        number = ord(character)
        marks = unicodedata.bidirectional(character) == "NSM" or unicodedata.category(character) in (
            "Cc",
            "Cf",
        )
        if marks or 0x1160 <= number <= 0x11FF or 0xD7B0 <= number <= 0xD7FB:
            width = 0
        elif unicodedata.east_asian_width(character) in "WF":
            width = 2
        else:
            width = 1
        self[character] = width
        return width


_WIDTHS = _Widths()
