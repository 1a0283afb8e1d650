"""What a scanner remembers: the open elements, the run of text it gathers, and start tags it has seen before."""

from __future__ import annotations

from typing import Final

from diglot.markup.elements import reach
from diglot.markup.tokens import Token
from diglot.markup.vocabulary import BLOCK
from diglot.model import Scope

__all__ = ["FOREIGN", "Frame", "Run", "Surroundings", "surroundings"]

FOREIGN: Final = frozenset({"svg", "math"})
_HTML_AGAIN: Final = frozenset({"foreignobject", "desc", "title", "annotation-xml", "mtext"})
_FORMULA: Final = frozenset("mi mo mn ms mspace annotation".split())
_UNREAD: Final = {"style": "style", "script": "script", **dict.fromkeys(_FORMULA, "formula")}
"""Elements of SVG and MathML whose text people don't translate, and why."""


class Run:
    """Text and inline tags that were gathered since the last block tag."""

    __slots__ = ("inline", "ruling", "tagged", "tokens")

    def __init__(self) -> None:
        self.tokens: list[Token] = []
        self.tagged = False
        """Whether a tag among them says something."""
        self.ruling: list[tuple[str, Scope]] = []
        """The open inline elements, from the first one that changes what holds for its content."""
        self.inline: dict[str, int] = {}
        """Of names that are also frames: how many are open as inline elements."""


class Frame:
    """An open element that ends the text before it, or that rules what it contains. Elements of one name in the same
    surroundings share a frame, unless they are islands.
    """

    __slots__ = ("end_tag", "foreign", "inner", "name", "outer", "reach", "scope", "seen", "start", "unread")

    def __init__(self, name: str, scope: Scope, reach: int, foreign: bool, unread: str | None) -> None:
        self.name = name
        self.scope = scope
        self.reach = reach
        self.foreign = foreign
        self.unread = unread
        self.inner: dict[str, Frame] = {}
        """Of elements that change nothing of what holds, by name."""
        self.seen: dict[str, Frame] = {}
        """The same by their start tags, those that end nothing else; for a void element this very frame."""
        self.end_tag = f"</{name}>" if name in BLOCK and not foreign else ""
        """The end tag that does no more than end it."""
        self.start = -1
        """Of an island: where its start tag starts."""
        self.outer: Run | None = None
        """Of an island: the run that it stands in."""

    def around(self, name: str, scope: Scope) -> Frame:
        """A new frame for an element in this one."""
        foreign, unread = self.foreign, self.unread
        if foreign:
            foreign = name not in _HTML_AGAIN
            unread = unread or _UNREAD.get(name)
        elif name in FOREIGN:
            foreign = True
        return Frame(name, scope, reach(name, self.reach), foreign, unread)


class Surroundings:
    """The frames that pages have in common, with the start tags that lead to them: the pages of a site are alike."""

    def __init__(self) -> None:
        self.root = Frame("body", Scope(), 0, False, None)
        self.root.end_tag = ""  # it never ends
        self.size = 0


_MOST_KNOWN: Final = 20_000
"""Frames and start tags that are kept."""
_known: Final = [Surroundings()]


def surroundings() -> Surroundings:
    """What pages before this one had in common."""
    if _known[0].size > _MOST_KNOWN:
        _known[0] = Surroundings()
    return _known[0]
