"""A page as decoded text, and the way from an offset in it to a line and a column."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

__all__ = ["Lines", "Page", "line_and_column"]


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a page; `text.encode(codec)` gives back the bytes it was read from."""

    path: str
    """Relative to the source folder, with `/`."""
    text: str
    """Decoded without newline normalisation; a BOM stays as the first code point."""
    codec: str
    """The Python codec that decoded it."""

    @property
    def is_xml(self) -> bool:
        """Whether it is XHTML, where `<p/>` is an element and CDATA sections are text."""
        return self.path.lower().endswith((".xhtml", ".xht"))


class Lines:
    """Where the lines of a text start; CR, LF and CR LF each end one."""

    def __init__(self, text: str) -> None:
        if "\r" in text:
            text = text.replace("\r\n", " \n").replace("\r", "\n")
        self._starts = [0, *accumulate([len(line) + 1 for line in text.split("\n")])]

    def place(self, offset: int) -> tuple[int, int]:
        """The line and column of a code point, both from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """The line and column of one code point, both from 1."""
    return _lines(text).place(offset)


@lru_cache(maxsize=1)
def _lines(text: str) -> Lines:
    # a page with much to tell is asked once for each
    return Lines(text)
