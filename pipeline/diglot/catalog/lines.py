"""Strings and references -> the lines of a catalog they stand on, laid out as gettext does (write-po.c:
wrap).
"""

from collections.abc import Iterator, Sequence

from diglot.lazy import pattern
from diglot.model import Reference
from diglot.text.wrap import stays_whole, wrap

__all__ = ["GETTEXT_WIDTH", "quoted", "quoted_lines", "reference_lines"]

GETTEXT_WIDTH = 79
"""Columns of a line, quotes included, that gettext's tools keep to unless told otherwise."""

_PORTIONS = pattern(r"(?:[^\\]++|\\[^n])*+(?:\\n)?+")
_AMBIGUOUS = pattern(r"\s|:[0-9]+\Z")
_UNBOUNDED = 1 << 30


def quoted_lines(name: str, escaped: str, prefix: str, width: int | None) -> list[str]:
    """A keyword and its string: on one line if it fits and has no line break inside, else under an empty
    first string.
    """
    pieces = _pieces(name, escaped, _UNBOUNDED if width is None else width - len(prefix) - 2)
    if pieces is None:
        return [f'{prefix}{name} "{escaped}"']
    return [f'{prefix}{name} ""', *[f'{prefix}"{piece}"' for piece in pieces]]


def quoted(name: str, escaped: str) -> str:
    """The `quoted_lines` of a template, each with its newline."""
    pieces = _pieces(name, escaped, GETTEXT_WIDTH - 2)
    if pieces is None:
        return f'{name} "{escaped}"\n'
    between = '"\n"'
    return f'{name} ""\n"{between.join(pieces)}"\n'


def _pieces(name: str, escaped: str, room: int) -> list[str] | None:
    """What stands under an empty first string, or None where all stands beside the keyword."""
    most = len(escaped) if escaped.isascii() else 2 * len(escaped)
    has_break = "\\n" in escaped
    if not has_break and len(name) + 1 + most <= room:  # it fits, whatever the characters
        return None
    if has_break:
        pieces = [piece for portion in _PORTIONS.findall(escaped) if portion for piece in wrap(portion, room)]
    else:
        pieces = wrap(escaped, room)
    is_alone = len(pieces) == 1 and (len(name) < room or not escaped) and stays_whole(escaped, room, len(name) + 1)
    return None if is_alone else pieces


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
