"""Tags with nothing between them -> what they have in common with those of other pages, and the values in them."""

import re
from typing import Final, NamedTuple, TypeAlias

from diglot.markup.names import one_of
from diglot.markup.vocabulary import HUMAN_ATTRIBUTES

__all__ = ["Shape", "shape"]

_SILENT: Final = frozenset({"href", "id", "src"})
"""What they say matters to nobody here, and makes every tag another."""
_OWN: Final = one_of({*_SILENT, *HUMAN_ATTRIBUTES, "content", "value"})
_PIECE = re.compile(
    rf"((?:[^\"'= ]++| (?!{_OWN}=\"[^\"])[a-z-]++=\"[^\"]*+\"| (?![a-z-]++=))*+)(?: ([a-z-]++)=\"([^\"]++)\")?+"
)
"""Markup, and behind it an attribute with a value of its own. Only where all attributes are written like this, it is
certain what is a value.
"""


Places: TypeAlias = tuple[tuple[int, int], ...]


class Shape(NamedTuple):
    """Tags without the values that differ from page to page."""

    source: str
    values: Places
    """Where each value that people may read starts and ends, from the first tag."""


def shape(markup: str) -> Shape | None:
    """The shape of tags; None if one of them is written in another way than nearly all are. Tags of one shape lead to
    the same place, and the same of their values are read.
    """
    if '="' not in markup:
        return Shape(markup, ()) if "=" not in markup else None
    parts: list[str] = []
    values: list[tuple[int, int]] = []
    position = 0
    for common, name, value in _PIECE.findall(markup):
        position += len(common)
        parts.append(common)
        if name:
            start = position + len(name) + 3
            position = start + len(value) + 1
            if name not in _SILENT:
                parts.append(f" {name}=")
                values.append((start, position - 1))
    return Shape("".join(parts), tuple(values)) if position == len(markup) else None
