"""What an outline is made of: the blocks of a page, with what each is, and its tables."""

from typing import NamedTuple

from diglot.model import Span

__all__ = ["Block", "Cell", "Label", "Outline", "Table"]


class Label(NamedTuple):
    """An attribute `lang` or `dir` of an inline element, and what it holds for."""

    name: str
    value: Span
    """Without its quotes."""
    reach: Span
    """The element."""


class Block(NamedTuple):
    """A run of text and inline markup between two tags that end a text, or the content of a `textarea`."""

    place: Span
    form: str
    """`h1` to `h6`, `p`, `li`, `dt`, `dd`, `pre`, `caption` or `hr`."""
    kind: str
    """Of the list that an item is in: `ul` or `ol`."""
    number: int | None
    """Of an item of an `ol`."""
    depth: int
    """How many lists and definitions it stands in, an item's own list not counted."""
    is_quoted: bool
    around: str
    """What it is part of besides the main text: `nav`, `header`, `form`...; nothing if it is main text."""
    lang: str | None
    """The nearest `lang` below the root and body, as written."""
    opened: tuple[Span, ...]
    """The start tags of the inline elements that are open where it starts."""
    ids: tuple[str, ...]
    """Where links into the page may lead: ids of it and of what starts with it."""
    is_raw: bool
    """Whether it is text without tags."""


class Cell(NamedTuple):
    """A cell of a table."""

    is_header: bool
    columns: int
    rows: int
    blocks: tuple[Block, ...]


class Table(NamedTuple):
    """A table that holds data: one that lays out a page is taken apart."""

    rows: tuple[tuple[Cell, ...], ...]


class Outline(NamedTuple):
    """What a page is made of."""

    title: Span | None
    items: tuple[Block | Table, ...]
    labels: tuple[Label, ...]
    base: str
    """The `href` of `base`."""
    ids: tuple[str, ...]
    """Those behind the last text."""
