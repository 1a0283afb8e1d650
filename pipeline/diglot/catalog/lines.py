"""Strings and references -> the lines of a catalog they stand on, laid out as gettext does (write-po.c:
wrap).
"""

import re
from collections.abc import Iterator, Sequence

from diglot.model import Reference
from diglot.text.wrap import stays_whole, wrap

__all__ = ["GETTEXT_WIDTH", "quoted_lines", "reference_lines"]

GETTEXT_WIDTH = 79
"""Columns of a line, quotes included, that gettext's tools keep to unless told otherwise."""

_PORTIONS = re.compile(r"(?:[^\\]++|\\[^n])*+(?:\\n)?+")
_AMBIGUOUS = re.compile(r"\s|:[0-9]+\Z")
_UNBOUNDED = 1 << 30


def quoted_lines(name: str, escaped: str, prefix: str, width: int | None) -> list[str]:
    """A keyword and its string: on one line if it fits and has no line break inside, else under an empty
    first string.
    """
    room = _UNBOUNDED if width is None else width - len(prefix) - 2
    most = len(escaped) if escaped.isascii() else 2 * len(escaped)
    if "\\n" not in escaped and len(name) + 1 + most <= room:  # it fits, whatever the characters
        return [f'{prefix}{name} "{escaped}"']
    portions = [escaped] if "\\n" not in escaped else [text for text in _PORTIONS.findall(escaped) if text]
    lines = [f'{prefix}"{piece}"' for portion in portions for piece in wrap(portion, room)]
    if len(lines) == 1 and (len(name) < room or not escaped) and stays_whole(escaped, room, len(name) + 1):
        return [f'{prefix}{name} "{escaped}"']
    return [f'{prefix}{name} ""', *lines]


def reference_lines(references: Sequence[Reference], limit: int = GETTEXT_WIDTH) -> Iterator[str]:
    """`#:` lines, as many references on each as fit; a name that could be read as another stands
    between U+2068 and U+2069, as gettext has it for names with spaces.
    """
    line = "#:"
    column = 2
    for path, number in references:
        shown = f"\u2068{path}\u2069" if _AMBIGUOUS.search(path) else path
        place = "" if number is None else f":{number}"
        # gettext measures names in bytes, and leaves the isolating marks out.
        width = len(path.encode()) + len(place) + 1
        if column > 2 and column + width > limit:
            yield line
            line, column = "#:", 2
        line += f" {shown}{place}"
        column += width
    if references:
        yield line
