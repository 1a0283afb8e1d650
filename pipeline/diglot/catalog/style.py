"""A catalog's text -> the style in which its entries are written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from diglot.catalog.lines import GETTEXT_WIDTH, quoted_lines
from diglot.catalog.strings import QUOTED, join_strings
from diglot.text.wrap import text_width

__all__ = ["Style", "detect_style"]


@dataclass(frozen=True, slots=True)
class Style:
    """How new and changed entries are written."""

    newline: str = "\n"
    width: int | None = GETTEXT_WIDTH
    """Columns of a line, quotes included; None where only line breaks of the text break lines."""


_SAMPLES = 200
_FIELD = re.compile(
    rf"^(?P<prefix>(?:#~?\|?[ \t]*)?)(?P<name>msg(?:ctxt|id|id_plural|str)(?:\[[0-9]+\])?) "
    rf"(?P<strings>{QUOTED}(?:[ \t]*\r?\n(?:#~?\|?[ \t]*)?{QUOTED})*+)",
    re.MULTILINE,
)


def detect_style(text: str) -> Style:
    """The style in which most of the catalog's longer strings are written; gettext's where nothing tells."""
    newline = "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"
    samples = list(islice(_samples(text), _SAMPLES))
    # A line that was broken for its width, not for a line break in the text, is as wide as lines get here.
    broken = [line for sample in samples for line in sample.lines[1:-1] if not line.endswith('\\n"')]
    widest = max(map(text_width, broken), default=GETTEXT_WIDTH)
    candidates = dict.fromkeys([GETTEXT_WIDTH, None, 80, 78, 77, 76, widest, widest + 1])
    return Style(newline, max(candidates, key=lambda width: sum(sample.fits(width) for sample in samples)))


class _Sample(NamedTuple):
    """A keyword with a string that is long or stands on several lines, and how it is written."""

    prefix: str
    name: str
    escaped: str
    lines: list[str]

    def fits(self, width: int | None) -> bool:
        return quoted_lines(self.name, self.escaped, self.prefix, width) == self.lines


def _samples(text: str) -> Iterator[_Sample]:
    for field in _FIELD.finditer(text):
        lines = [line.rstrip(" \t\r") for line in field[0].split("\n")]
        if len(lines) > 1 or len(lines[0]) > GETTEXT_WIDTH // 2:
            yield _Sample(field["prefix"], field["name"], join_strings(field["strings"]), lines)
