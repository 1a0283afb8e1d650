"""Start tags with nothing between them -> what is to be known of the pairs that they open."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from diglot.markup.compose import folded_name, has_id
from diglot.markup.human import Value, human_values, title_alone
from diglot.markup.inherit import is_silent, tag
from diglot.markup.tokens import TAIL, Kind
from diglot.markup.vocabulary import INLINE_VOID

__all__ = ["LONG", "Opening", "opened", "opening"]

LONG: Final = 300
"""Tags of this length are not remembered."""
_START = re.compile(f"<([a-z]++){TAIL}")
_IDLE = re.compile(r' (?:class|href|id|name|rel|target)="[^"]*+"(?=[ >])')
_BARE = re.compile(r"(?:<[a-z]++>)++")


class Opening(NamedTuple):
    """The start tags around a text."""

    name: str
    """Of their placeholder."""
    closing: str
    """Their end tags."""
    has_id: bool
    values: tuple[Value, ...]
    """What they say, placed from the first of them."""


@lru_cache(maxsize=1024)  # most pairs of a site start in one of a few hundred ways
def opening(markup: str) -> Opening | None:
    """What is to be known of start tags; None if one of them rules what it contains or contains nothing, and for
    what are no start tags.
    """
    bare = _IDLE.sub("", markup)
    if _BARE.fullmatch(bare) and "notranslate" not in markup:
        names = bare[1:-1].split("><")
        values: list[Value] = []
    else:
        names, values = [], []
        end = 0
        for found in _START.finditer(markup):
            name = found[1]
            names.append(name)
            first = found.start()
            if first != end:
                return None
            end = found.end()
            if (title := title_alone(found[0])) is not None:
                values.append(title._replace(start=first + title.start, end=first + title.end) if first else title)
            elif not is_silent(found[0]):
                said = tag(markup, (Kind.OPEN, first, end, name), None)
                if said.rules_scope:
                    return None
                values += human_values(markup, name, said)
        if not names or end != len(markup):
            return None
    if not INLINE_VOID.isdisjoint(names):
        return None
    closing = "".join([f"</{name}>" for name in reversed(names)])
    return Opening(folded_name(names), closing, has_id(markup), tuple(values))


def opened(markup: str) -> Opening | None:
    """`opening`; long tags are not remembered."""
    return opening(markup) if len(markup) < LONG else opening.__wrapped__(markup)
