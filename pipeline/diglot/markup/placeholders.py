"""A message -> its text and placeholders, as its author spelled them; what cannot be taken apart has a problem."""

import re
from typing import Literal, NamedTuple

from diglot.markup.nodes import ATOM
from diglot.markup.vocabulary import PLAIN, UNNUMBERED
from diglot.model import Severity

__all__ = [
    "LIKE_TAG",
    "Edge",
    "Parsed",
    "Place",
    "Placeholder",
    "Problem",
    "base_name",
    "in_link",
    "is_plain",
    "parse",
    "shown",
]

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*+)[ \t\n]*+(/?)>")
LIKE_TAG = re.compile(r"<[A-Za-z/!?][^<>\s]{0,20}>?")
"""What reads as markup."""
_NUMBERED = re.compile(r"(.*?[^0-9-])([0-9]+)")

Edge = Literal["open", "close", "whole"]


class Place(NamedTuple):
    """A tag of a placeholder in a msgstr."""

    ordinal: int
    """Which placeholder of the msgid, in its order, from 0."""
    edge: Edge


class Problem(NamedTuple):
    """What is wrong with a msgstr."""

    severity: Severity
    """A message with an error is not used."""
    code: str
    message: str
    span: tuple[int, int] | None
    """The culprit in the msgstr, in code points."""


class Placeholder:
    """A placeholder of a message; it changes while the message is read, and never afterwards."""

    __slots__ = ("end", "inner", "kind", "name", "parent", "start")

    def __init__(self, kind: str, name: str, start: int, end: int, parent: "Placeholder | None") -> None:
        self.kind = kind
        """`pair`, `opaque` or `atom`."""
        self.name = name
        self.start = start
        self.end = end
        self.inner = ""
        self.parent = parent


class Parsed(NamedTuple):
    """A message taken apart."""

    elements: tuple[Placeholder, ...]
    items: tuple[str | tuple[Placeholder, Edge], ...]
    problem: Problem | None


def parse(message: str, voids: frozenset[str]) -> Parsed:
    """The elements of a message in order. `voids` are names that `<br>` may be written without its stroke for."""
    elements: list[Placeholder] = []
    items: list[str | tuple[Placeholder, Edge]] = []
    stack: list[Placeholder] = []

    def text(start: int, end: int) -> Problem | None:
        if found := LIKE_TAG.search(message, start, end):
            return Problem("error", "markup-in-translation", f"{found[0]} reads as markup", found.span())
        for element in stack:
            element.inner += message[start:end]
        position = start
        for atom in ATOM.finditer(message, start, end):
            if atom.start() > position:
                items.append(message[position : atom.start()])
            element = Placeholder("atom", atom[0], *atom.span(), stack[-1] if stack else None)
            elements.append(element)
            items.append((element, "whole"))
            position = atom.end()
        if position < end:
            items.append(message[position:end])
        return None

    position = 0
    for tag in _TAG.finditer(message):
        if tag.start() > position and (problem := text(position, tag.start())):
            return Parsed((), (), problem)
        position = tag.end()
        closes, name, stroke = tag[1], tag[2].lower(), tag[3]
        parent = stack[-1] if stack else None
        if closes:
            if parent is None:
                return Parsed((), (), Problem("error", "bad-nesting", f"{tag[0]} closes nothing", tag.span()))
            if name != parent.name and name != base_name(parent.name):
                what = f"{tag[0]} stands where </{parent.name}> is due"
                return Parsed((), (), Problem("error", "bad-nesting", what, tag.span()))
            parent.end = tag.end()
            items.append((stack.pop(), "close"))
        elif stroke or name in voids:
            element = Placeholder("opaque", name, *tag.span(), parent)
            elements.append(element)
            items.append((element, "whole"))
        else:
            element = Placeholder("pair", name, *tag.span(), parent)
            elements.append(element)
            items.append((element, "open"))
            stack.append(element)
    if position < len(message) and (problem := text(position, len(message))):
        return Parsed((), (), problem)
    if stack:
        what = f"<{stack[-1].name}> is never closed"
        return Parsed((), (), Problem("error", "bad-nesting", what, (stack[-1].start, stack[-1].end)))
    return Parsed(tuple(elements), tuple(items), None)


def base_name(name: str) -> str:
    """The name without its number."""
    return match[1].removesuffix("-") if (match := _NUMBERED.fullmatch(name)) else name


def is_plain(element: Placeholder) -> bool:
    """Whether it is never numbered, so that it may be dropped or doubled."""
    return (element.kind == "pair" and element.name in PLAIN) or element.name in UNNUMBERED


def shown(element: Placeholder) -> str:
    """The placeholder as messages to people spell it."""
    if element.kind == "atom":
        return element.name
    return f"<{element.name}/>" if element.kind == "opaque" else f"<{element.name}>"


def in_link(element: Placeholder) -> bool:
    """Whether it stands inside a link."""
    parent = element.parent
    while parent is not None:
        if parent.kind == "pair" and base_name(parent.name) == "a":
            return True
        parent = parent.parent
    return False
