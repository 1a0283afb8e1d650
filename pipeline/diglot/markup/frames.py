"""What a scanner remembers: the open elements, the run of text it gathers, and where known markup led it before."""

from __future__ import annotations

from typing import Final, TypeAlias

from diglot.markup.elements import reach
from diglot.markup.inherit import Tag
from diglot.markup.tokens import Token
from diglot.markup.vocabulary import BLOCK, ISLAND
from diglot.model import Scope

__all__ = ["FOREIGN", "Frame", "Heard", "Run", "Surroundings", "Told", "surroundings"]

FOREIGN: Final = frozenset({"svg", "math"})
_HTML_AGAIN: Final = frozenset({"foreignobject", "desc", "title", "annotation-xml", "mtext"})
_FORMULA: Final = frozenset("mi mo mn ms mspace annotation".split())
_UNREAD: Final = {"style": "style", "script": "script", **dict.fromkeys(_FORMULA, "formula")}
"""Elements of SVG and MathML whose text people don't translate, and why."""


Heard: TypeAlias = tuple[Tag, str, Scope]
"""What a tag says, the name of its element, and what holds inside it."""
Told: TypeAlias = tuple[int, Scope, str, str]
"""Which of the values of a shape people read, what holds for it, and the names of the element and the attribute."""


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
    """An open element that ends the text before it, or that rules what it contains, with all that are open around it.
    Elements of one name in the same surroundings share a frame, unless they are islands.
    """

    __slots__ = (
        "after",
        "depth",
        "foreign",
        "inline",
        "inner",
        "name",
        "outer",
        "parent",
        "reach",
        "scope",
        "start",
        "told",
        "unread",
    )

    def __init__(self, name: str, scope: Scope, parent: Frame | None) -> None:
        self.name = name
        self.scope = scope
        self.parent = parent
        """What is open around it; None for the root."""
        self.depth: int = parent.depth + 1 if parent else 0
        self.inline: int = parent.inline if parent else 0
        """How many of the open elements are inline elsewhere."""
        if name not in BLOCK and name not in ISLAND:
            self.inline += 1
        self.reach: int = reach(name, parent.reach if parent else 0)
        self.foreign: bool = parent.foreign if parent else False
        """Whether it is in SVG or MathML."""
        self.unread: str | None = parent.unread if parent else None
        """Why people don't translate the text in it."""
        if self.foreign:
            self.foreign = name not in _HTML_AGAIN
            self.unread = self.unread or _UNREAD.get(name)
        elif name in FOREIGN:
            self.foreign = True
        self.inner: dict[str, Frame] = {}
        """Of elements that change nothing of what holds, by name."""
        self.after: dict[str, Frame] = {}
        """Where tags with nothing between them lead from here, by their shape, if they do no more than that."""
        self.told: dict[str, tuple[Frame, tuple[Told, ...]]] = {}
        """The same of tags that also have values for people to read."""
        self.start = -1
        """Of an island: where its start tag starts."""
        self.outer: Run | None = None
        """Of an island: the run that it stands in."""


class Surroundings:
    """The frames that pages have in common, with the markup that leads to them: the pages of a site are alike."""

    def __init__(self) -> None:
        self.root = Frame("body", Scope(), None)
        self.root.reach = 0
        self.size = 0


_MOST_KNOWN: Final = 20_000
"""Frames and ways between them that are kept."""
_known: Final = [Surroundings()]


def surroundings() -> Surroundings:
    """What pages before this one had in common."""
    if _known[0].size > _MOST_KNOWN:
        _known[0] = Surroundings()
    return _known[0]
