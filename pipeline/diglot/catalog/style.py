"""A catalog's text -> the style in which its entries are written."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from diglot.catalog.lines import GETTEXT_WIDTH
from diglot.catalog.strings import QUOTED, join_strings
from diglot.catalog.wrapping import RULES, Rules, Wrapping
from diglot.lazy import pattern
from diglot.text.wrap import text_width

__all__ = ["Style", "detect_style"]


@dataclass(frozen=True, slots=True)
class Style:
    """How new and changed entries are written."""

    newline: str = "\n"
    width: int | None = GETTEXT_WIDTH
    """Columns of a line, quotes included; None where only line breaks of the text break lines."""
    rules: Rules = "gettext"
    translations: Wrapping | None = None
    """How msgstrs are broken, where not as the rest."""

    def wrapping(self, name: str, flags: Sequence[str] = ()) -> Wrapping:
        """How the string after a keyword is broken, in an entry with these flags."""
        if self.translations and name.startswith("msgstr"):
            return self.translations
        return Wrapping(self.rules, None if "no-wrap" in flags else self.width)

    @property
    def reference_width(self) -> int:
        """Columns of a `#:` line."""
        return self.width or GETTEXT_WIDTH if self.rules == "polib" else GETTEXT_WIDTH


_SAMPLES = 50
"""How many strings are looked at of each kind: with line breaks inside, and without."""
_LOOKED_AT = 4_000
"""How many strings are asked whether they are samples."""
_NARROWEST = 30
"""Lines that are shorter were broken by hand."""
_BREAK_INSIDE = re.compile(r"\\n(?!\Z)").search
_FIELD = pattern(
    rf"^(?P<prefix>(?:#~?\|?[ \t]*)?)(?P<name>msg(?:ctxt|id|id_plural|str)(?:\[[0-9]+\])?) "
    rf"(?P<strings>{QUOTED}(?:[ \t]*\r?\n(?:#~?\|?[ \t]*)?{QUOTED})*+)",
    re.MULTILINE,
)


def detect_style(text: str) -> Style:
    """The style in which most of the catalog's longer strings are written; gettext's where nothing tells.

    Translations may be written otherwise than their sources: a program that keeps them writes theirs anew.
    """
    newline = "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"
    sources, translations = _samples(text)
    rules, width = _best(sources or translations, Wrapping())
    source = Wrapping(rules, width)
    translation = _best(translations, source)
    return Style(newline, width, rules, None if translation == source else translation)


class _Sample(NamedTuple):
    """A keyword with a string that is long or stands on several lines, and how it is written."""

    prefix: str
    name: str
    escaped: str
    lines: list[str]

    def fits(self, wrapping: Wrapping) -> bool:
        return wrapping.lines(self.name, self.escaped, self.prefix) == self.lines


def _best(samples: Sequence[_Sample], usual: Wrapping) -> Wrapping:
    """What most of the samples fit; `usual` where nothing does better."""
    best, most = usual, 0
    for wrapping in dict.fromkeys([usual, *_candidates(samples)]):
        fits = sum(sample.fits(wrapping) for sample in samples)
        if fits > most:
            best, most = wrapping, fits
        if most == len(samples):
            break
    return best


def _candidates(samples: Sequence[_Sample]) -> Iterator[Wrapping]:
    # A line that was broken for its width, not for a line break in the text, is as wide as lines get here.
    broken = [line for sample in samples for line in sample.lines[1:-1] if not line.endswith('\\n"')]
    widest = max(map(text_width, broken), default=GETTEXT_WIDTH)
    widths = (GETTEXT_WIDTH, None, 80, 78, 77, 76, *((widest, widest + 1) if widest >= _NARROWEST else ()))
    for width in widths:
        yield Wrapping("gettext", width)
    for rules, width in RULES.items():
        if rules != "gettext":
            yield Wrapping(rules, width)


def _samples(text: str) -> tuple[list[_Sample], list[_Sample]]:
    """Strings that show how strings are broken: sources, and translations."""
    kinds: dict[tuple[bool, bool], list[_Sample]] = {
        (of_translation, broken): [] for of_translation in (False, True) for broken in (False, True)
    }
    for field in islice(_FIELD.finditer(text), _LOOKED_AT):
        lines = [line.rstrip(" \t\r") for line in field[0].split("\n")]
        if len(lines) > 1 or len(lines[0]) > GETTEXT_WIDTH // 2:
            sample = _Sample(field["prefix"], field["name"], join_strings(field["strings"]), lines)
            kind = kinds[sample.name.startswith("msgstr"), _BREAK_INSIDE(sample.escaped) is not None]
            if len(kind) < _SAMPLES:
                kind.append(sample)
    return kinds[False, False] + kinds[False, True], kinds[True, False] + kinds[True, True]
