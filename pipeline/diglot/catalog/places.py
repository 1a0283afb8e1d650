"""An offset in a decoded msgstr -> its line and column in the file, through wrapped lines and escapes."""

from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

from diglot.catalog.strings import STRING, unescape
from diglot.catalog.syntax import Entry, next_entry
from diglot.lazy import pattern
from diglot.model import Catalog, Message

__all__ = ["Place", "msgstr_places", "msgstr_span", "place_of"]

_UNIT = pattern(r"(?:\\(?:[0-7]{1,3}|x[0-9A-Fa-f]++))++|\\.|[^\\]++")
_BYTE = pattern(r"\\(?:[0-7]{1,3}|x[0-9A-Fa-f]++)")


class Place(NamedTuple):
    """A character of a file, both from 1, the column in code points."""

    line: int
    column: int


class _Unit(NamedTuple):
    """A run of plain characters or of numeric escapes, or another escape."""

    start: int
    """In the catalog's text."""
    end: int
    length: int
    """Code points of the text that it means."""


def msgstr_span(catalog: Catalog, message: Message, form: int = 0) -> tuple[int, int]:
    """The strings of a plural form (0 where there are none) in the catalog's text: from the first quote to the last."""
    return _entry(catalog.text, message.start, catalog.path).msgstr[form]


def msgstr_places(catalog: Catalog, message: Message, form: int, span: tuple[int, int]) -> tuple[Place, Place]:
    """Where the characters from `span[0]` to before `span[1]` of a decoded msgstr begin, and where they end.

    The end is the place after the last of them, on its line: a word that is broken over two lines ends on the second.
    """
    strings = msgstr_span(catalog, message, form)
    starts, units = _units(catalog.text, strings, catalog.codec)
    closing = strings[1] - 1
    first = last = closing
    if units and span[0] < starts[-1] + units[-1].length:
        index = bisect_right(starts, span[0]) - 1
        first = _within(catalog, units[index], span[0] - starts[index])[0]
    if units and span[0] < span[1] <= starts[-1] + units[-1].length:
        index = bisect_right(starts, span[1] - 1) - 1
        last = _within(catalog, units[index], span[1] - 1 - starts[index])[1]
    elif span[0] >= span[1]:
        last = first
    return place_of(catalog, message, first), place_of(catalog, message, last)


def place_of(catalog: Catalog, message: Message, offset: int) -> Place:
    """The line and column of a code point of the catalog's text that stands in the entry of a message."""
    text = catalog.text
    msgid = _entry(text, message.start, catalog.path).msgid[0]
    if offset >= msgid:
        line = message.line + text.count("\n", msgid, offset)
    else:
        line = message.line - text.count("\n", offset, msgid)
    return Place(line, offset - text.rfind("\n", 0, offset))


# A message may have many findings, one after the other: its entry is read once for them.


@lru_cache(maxsize=4)
def _entry(text: str, start: int, path: str) -> Entry:
    entry = next_entry(text, start, path)
    assert entry is not None, "a message was read from there"
    return entry


@lru_cache(maxsize=4)
def _units(text: str, strings: tuple[int, int], codec: str) -> tuple[list[int], list[_Unit]]:
    """The units of some strings, and the offset in the decoded text at which each begins."""
    starts: list[int] = []
    units: list[_Unit] = []
    at = 0
    for string in STRING.finditer(text, *strings):
        for unit in _UNIT.finditer(text, string.start() + 1, string.end() - 1):
            is_escape = unit[0][0] == "\\"
            length = len(unescape(unit[0], codec)) if is_escape else unit.end() - unit.start()
            starts.append(at)
            units.append(_Unit(unit.start(), unit.end(), length))
            at += length
    return starts, units


def _within(catalog: Catalog, unit: _Unit, index: int) -> tuple[int, int]:
    """Where a character of a unit starts and ends."""
    start, end, length = unit
    if end - start == length:
        return start + index, start + index + 1
    if length == 1:
        return start, end
    # A run of numeric escapes is bytes, and a character may take several.
    run = catalog.text[start:end]
    decoded = unescape(run, catalog.codec)
    bounds = [start + byte.start() for byte in _BYTE.finditer(run)] + [end]
    before, through = (len(decoded[:count].encode(catalog.codec)) for count in (index, index + 1))
    return bounds[before], bounds[through]
