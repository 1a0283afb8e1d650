"""An offset in a decoded msgstr -> its line and column in the file, through wrapped lines and escapes."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from diglot.catalog.strings import STRING, unescape
from diglot.catalog.syntax import next_entry
from diglot.model import Catalog, Message

__all__ = ["Place", "msgstr_places", "msgstr_span", "place_of"]

_UNIT = re.compile(r"(?:\\(?:[0-7]{1,3}|x[0-9A-Fa-f]++))++|\\.|[^\\]++")
_BYTE = re.compile(r"\\(?:[0-7]{1,3}|x[0-9A-Fa-f]++)")


class Place(NamedTuple):
    """A character of a file, both from 1, the column in code points."""

    line: int
    column: int


def msgstr_span(catalog: Catalog, message: Message, form: int = 0) -> tuple[int, int]:
    """The strings of a plural form (0 where there are none) in the catalog's text: from the first quote to the last."""
    entry = next_entry(catalog.text, message.start, catalog.path)
    assert entry is not None, "the message was read from there"
    return entry.msgstr[form]


def msgstr_places(catalog: Catalog, message: Message, form: int, span: tuple[int, int]) -> tuple[Place, Place]:
    """Where the characters from `span[0]` to before `span[1]` of a decoded msgstr begin, and where they end.

    The end is the place after the last of them, on its line: a word that is broken over two lines ends on the second.
    """
    strings = msgstr_span(catalog, message, form)
    first = last = None
    at = 0
    for start, end, length in _units(catalog, strings):
        if first is None and at + length > span[0]:
            first = _within(catalog, start, end, length, span[0] - at)[0]
        if at + length >= span[1]:
            last = _within(catalog, start, end, length, max(span[1] - at - 1, 0))[1]
            break
        at += length
    closing = strings[1] - 1
    first = closing if first is None else first
    last = closing if last is None else last
    return place_of(catalog, message, first), place_of(catalog, message, max(last, first))


def place_of(catalog: Catalog, message: Message, offset: int) -> Place:
    """The line and column of a code point of the catalog's text that stands in the entry of a message."""
    text = catalog.text
    entry = next_entry(text, message.start, catalog.path)
    assert entry is not None, "the message was read from there"
    msgid = entry.msgid[0]
    if offset >= msgid:
        line = message.line + text.count("\n", msgid, offset)
    else:
        line = message.line - text.count("\n", offset, msgid)
    return Place(line, offset - text.rfind("\n", 0, offset))


def _units(catalog: Catalog, strings: tuple[int, int]) -> Iterator[tuple[int, int, int]]:
    """Runs of plain characters and escapes: start and end in the file, and code points of the text they mean."""
    for string in STRING.finditer(catalog.text, *strings):
        for unit in _UNIT.finditer(catalog.text, string.start() + 1, string.end() - 1):
            is_escape = unit[0][0] == "\\"
            length = len(unescape(unit[0], catalog.codec)) if is_escape else unit.end() - unit.start()
            yield unit.start(), unit.end(), length


def _within(catalog: Catalog, start: int, end: int, length: int, index: int) -> tuple[int, int]:
    """Where a character of a unit starts and ends."""
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
