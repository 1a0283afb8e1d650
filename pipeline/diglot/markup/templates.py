"""Template code in a page -> where it stands, and the page with it masked: no `>` or quote in it is markup."""

from bisect import bisect_left
from typing import Final, NamedTuple

__all__ = ["LANGUAGES", "Region", "masked", "regions_in"]

_MARKS: Final = {
    "php": (("<?php", "?>", "php"), ("<?=", "?>", "php")),
    "jinja": (("{{", "}}", "tpl"), ("{%", "%}", "tpl"), ("{#", "#}", "tpl")),
    "erb": (("<%", "%>", "tpl"),),
}

LANGUAGES: Final = frozenset(_MARKS)
"""What the setting `templates` may name."""


class Region(NamedTuple):
    """A stretch of template code, in code points, and the name of its placeholder."""

    start: int
    end: int
    name: str


def masked(text: str, templates: tuple[str, ...]) -> tuple[str, tuple[Region, ...]]:
    """The text with each stretch of template code as so many letters, and these stretches in order."""
    marks = [mark for template in templates for mark in _MARKS[template]]
    upcoming = {mark: text.find(mark[0]) for mark in marks}
    regions: list[Region] = []
    parts: list[str] = []
    position = 0
    while True:
        present = {mark: start for mark, start in upcoming.items() if start >= 0}
        if not present:
            break
        mark = min(present, key=lambda m: (present[m], -len(m[0])))
        start = present[mark]
        close = text.find(mark[1], start + len(mark[0]))
        if close < 0 and mark[2] != "php":
            upcoming[mark] = -1
            continue
        # PHP may leave its last mark out
        end = len(text) if close < 0 else close + len(mark[1])
        regions.append(Region(start, end, mark[2]))
        parts += (text[position:start], "x" * (end - start))
        position = end
        for other, following in upcoming.items():
            if 0 <= following < end:
                upcoming[other] = text.find(other[0], end)
    parts.append(text[position:])
    return "".join(parts), tuple(regions)


def regions_in(regions: tuple[Region, ...], start: int, end: int) -> tuple[Region, ...]:
    """The stretches that touch `start`..`end`."""
    first = bisect_left(regions, start, key=lambda region: region.end - 1)
    last = bisect_left(regions, end, key=lambda region: region.start)
    return regions[first:last]
