"""A keyword and its escaped string -> its lines, by the rules of the programs that write catalogs."""

from functools import cache
from textwrap import TextWrapper
from typing import Final, Literal, NamedTuple, TypeAlias

from diglot.catalog.lines import GETTEXT_WIDTH, quoted_lines
from diglot.catalog.strings import escape, unescape
from diglot.lazy import pattern

__all__ = ["RULES", "Rules", "Wrapping"]

Rules: TypeAlias = Literal["gettext", "polib", "babel", "one-line"]

RULES: Final[dict[Rules, int | None]] = {"gettext": GETTEXT_WIDTH, "polib": 78, "babel": 76, "one-line": None}
"""Whose rules there are, and the width of a line that they have unless told otherwise.

`gettext`: GNU gettext's tools, Weblate, Poedit. `polib`: polib and what uses it, Transifex above all: a string with
line breaks is broken there and nowhere else. `babel`: Babel and Sphinx. `one-line`: Transifex for translations, line
breaks and all.
"""

_LINE = pattern(r"(?:[^\\]|\\[^n])*+(?:\\n)?+")
_ESCAPE = pattern(r"\\.")
# babel.messages.pofile.WORD_SEP: spaces, hyphenated words, dashes.
_WORD_END = pattern(r"(\s+|[^\s\w]*\w+[a-zA-Z]-(?=\w+[a-zA-Z])|(?<=[\w!\"'&.,?])-{2,}(?=\w))")


class Wrapping(NamedTuple):
    """How strings are broken into lines."""

    rules: Rules = "gettext"
    width: int | None = GETTEXT_WIDTH
    """Columns of a line as the rules count them; None where only line breaks of the text break lines."""

    def lines(self, name: str, escaped: str, prefix: str) -> list[str]:
        """The lines of a keyword and its string, each with the prefix."""
        if self.rules == "gettext":
            return quoted_lines(name, escaped, prefix, self.width)
        if self.rules == "one-line":
            return [f'{prefix}{name} "{escaped}"']
        pieces = (_as_polib if self.rules == "polib" else _as_babel)(name, escaped, prefix, self.width or 0)
        if pieces is None:
            return [f'{prefix}{name} "{escaped}"']
        return [f'{prefix}{name} ""', *[f'{prefix}"{piece}"' for piece in pieces]]


def _as_polib(name: str, escaped: str, _prefix: str, width: int) -> list[str] | None:
    """The pieces after an empty first one, or None where there is but one (polib, _BaseEntry._str_field)."""
    lines = _lines(escaped)
    escapes = len(_ESCAPE.findall(escaped))
    if len(lines) > 1:
        return lines
    if not width or len(escaped) - escapes <= width - len(name) - 3 + escapes:
        return None
    return _wrapper(width - 2).wrap(escaped)


@cache
def _wrapper(width: int) -> TextWrapper:
    return TextWrapper(width, drop_whitespace=False, break_long_words=False)


def _as_babel(_name: str, escaped: str, prefix: str, width: int) -> list[str] | None:
    """The same as Babel has it, which does not count the keyword (babel.messages.pofile.normalize)."""
    pieces = []
    for line in _lines(escaped):
        if not width or len(line) + 2 + len(prefix) <= width:
            pieces.append(line)
            continue
        piece, size = "", 2
        for chunk in map(escape, _WORD_END.split(unescape(line, "utf-8"))):
            length = len(chunk) + len(prefix)
            if piece and size + length >= width:
                pieces.append(piece)
                piece, size = "", 2
            piece += chunk
            size += length
        pieces.append(piece)
    if pieces and not pieces[-1]:
        del pieces[-1]
    return pieces if len(pieces) > 1 else None


def _lines(escaped: str) -> list[str]:
    """The text parted after its line breaks."""
    return [line for line in _LINE.findall(escaped) if line]
