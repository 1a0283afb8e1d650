"""A page that leaves out the end of its head -> where that is, as a browser has it (WHATWG HTML 13.2.6.4.2 to .6)."""

from typing import Final

from diglot.markup.tokens import Kind, tokens

__all__ = ["end_of_head"]

_EMPTY: Final = frozenset({"base", "basefont", "bgsound", "link", "meta"})
_WHOLE: Final = frozenset({"noframes", "noscript", "script", "style", "template", "title"})
_STARTS: Final = frozenset({"html", "head"})
_BODIES: Final = frozenset({"body", "frameset"})
_UNSEEN: Final = frozenset({Kind.COMMENT, Kind.DOCTYPE})


def end_of_head(text: str, *, xml: bool) -> int | None:
    """Code points: behind the last of what may stand in a head, and before all else; None if there is nothing."""
    place: int | None = None
    inside, deep = "", 0
    for kind, start, end, name in tokens(text, xml=xml):
        if inside:
            deep += (name == inside) * ((kind == Kind.OPEN) - (kind == Kind.CLOSE))
            if not deep:
                inside, place = "", end
        elif kind in _UNSEEN or (kind == Kind.TEXT and text[start:end].isspace()):
            continue
        elif kind == Kind.OPEN and name in _WHOLE:
            inside, deep = name, 1
        elif kind in (Kind.OPEN, Kind.EMPTY) and name in _EMPTY | _WHOLE | _STARTS:
            place = end
        elif kind == Kind.OPEN and name in _BODIES:
            return start
        elif not (kind == Kind.CLOSE and name in _EMPTY):
            break
    return place
