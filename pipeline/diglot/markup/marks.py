"""Text of a page -> its marks: tags, comments, scripts and styles as strings, in their order."""

import re
from collections.abc import Container, Iterable, Iterator
from functools import lru_cache
from operator import itemgetter
from typing import Final

from diglot.lazy import pattern
from diglot.markup.names import one_of
from diglot.markup.tokens import RAW, TAIL

__all__ = ["distinct_marks", "kept_marks", "marks", "places"]


_SPACE: Final = r"(?=[ \t\n\f\r/>])"
_HARD: Final = one_of({*RAW, "svg", "math"}, ignore_case=True) + _SPACE
_SVG: Final = one_of({"svg"}, ignore_case=True)
_MATH: Final = one_of({"math"}, ignore_case=True)
_IFRAME: Final = one_of({"iframe"}, ignore_case=True)
_OTHER: Final = one_of({*RAW, "svg", "math", "base", "html", "link", "time"}, ignore_case=True) + _SPACE
"""Tags that SVG and MathML read in another way than HTML, or that are none of HTML there."""


def _foreign(name: str) -> str:
    """An expression for the start tag of an SVG or MathML whose marks are the same as if it were HTML: what breaks out
    of it changes nothing, and its end tag ends it. None stands in another, so that each is looked through once.
    """
    return (
        rf"{name}{TAIL}(?=(?:[^<]++|<(?:(?:/(?!{name}{_SPACE})|(?!{_OTHER}))[a-zA-Z][^ \t\n\f\r/>]*+{TAIL}"
        rf'|(?ai:title)(?: [a-z]++="[^"]*+")*+>[^<]*+(?=</(?ai:title){_SPACE})'
        rf"|!--(?:-?>|.*?--!?>)))*+</{name}{_SPACE})"
    )


_TAGS: Final = (
    rf"<(?:/[a-zA-Z][^ \t\n\f\r/>]*+{TAIL}"
    rf"|(?!{_HARD})[a-zA-Z][^ \t\n\f\r/>]*+{TAIL}"
    rf"|(?ai:title){TAIL}(?=[^<]*+</(?ai:title){_SPACE})"
    rf"|(?ai:textarea){TAIL}(?=[^<]*+</(?ai:textarea){_SPACE})"
    rf"|(?ai:style){TAIL}[^<]*+(?=</(?ai:style){_SPACE})"
    rf"|(?ai:script){TAIL}(?:[^<]++|<(?!/(?ai:script){_SPACE}|!--))*+(?=</(?ai:script){_SPACE})"
    rf"|{_IFRAME}{TAIL}(?:[^<]++|<(?!/(?ai:iframe){_SPACE}))*+(?=</(?ai:iframe){_SPACE})"
)
_OTHERS: Final = r"|!--(?:-?>|.*?(?:--!?>|(?:--!?|-)?\Z))|(?:[!?]|/(?![a-zA-Z]))[^>]*+>|[a-zA-Z/!?].*+)"
_MARK = re.compile(_TAGS + _OTHERS, re.DOTALL)
"""A tag, with it the content of a script, style or iframe, or a comment. Whatever takes more than an expression to
read, like a style in SVG or comments in a script, is one mark to the end of the page.
"""
_MARK_OR_FOREIGN = pattern(f"{_TAGS}|{_foreign(_SVG)}|{_foreign(_MATH)}{_OTHERS}", re.DOTALL)
"""The same for what begins with SVG or MathML; it takes thrice the time to compile, and most pages need none."""
_LONG: Final = 100_000
"""Code points of a page whose marks are not held all at once."""


def marks(text: str) -> Iterable[str]:
    """All marks of a text."""
    return _all(text) if len(text) <= _LONG else map(itemgetter(0), _MARK_OR_FOREIGN.finditer(text))


def _all(text: str) -> list[str]:
    found = _MARK.findall(text)
    if found and found[-1].startswith(("<svg", "<math")) and text.endswith(found[-1]):
        found[-1:] = _MARK_OR_FOREIGN.findall(text, len(text) - len(found[-1]))
    return found


def kept_marks(source: str) -> Iterable[str]:
    """The same of a page, whose marks are asked for again: to tell what it has, and for each locale."""
    return _kept(source) if len(source) <= _LONG else marks(source)


@lru_cache(maxsize=1)
def _kept(source: str) -> list[str]:
    return _all(source)


def distinct_marks(source: str) -> list[str] | None:
    """The marks of a page, each once, in the order of the first; None if the last is the rest of the page, which only
    tokens tell of.
    """
    found = list(dict.fromkeys(kept_marks(source)))
    return None if any(source.endswith(mark) and _is_rest(mark) for mark in found) else found


def _is_rest(last: str) -> bool:
    """Whether the last mark of a page would take what came behind it, too, or be another then."""
    found = _MARK.match(f"{last} ")
    return found is None or found.end() != len(last)


def places(source: str, wanted: Container[str]) -> Iterator[tuple[int, str]]:
    """The marks of a page that are wanted, and the code points where they start. All with a `<` within must be wanted,
    and each that begins with one that is.
    """
    if len(source) > _LONG:
        yield from ((found.start(), found[0]) for found in _MARK_OR_FOREIGN.finditer(source) if found[0] in wanted)
        return
    position = 0
    for mark in [mark for mark in _kept(source) if mark in wanted]:
        # between wanted marks every `<` of markup is the start of a mark, and this is the first such
        start = source.find(mark, position)
        yield start, mark
        position = start + len(mark)
