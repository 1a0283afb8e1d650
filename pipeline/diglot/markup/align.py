"""The placeholders of a text and of its translation, by their raw tags -> the translation with the text's names."""

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Sequence
from typing import Final, NamedTuple

from diglot.lazy import pattern
from diglot.markup.fragments import Fragment, markup_of, normal
from diglot.markup.placeholders import base_name
from diglot.markup.vocabulary import PLAIN
from diglot.model import InlineCode, Segment

__all__ = ["TAG", "renumbered"]

TAG: Final = pattern(r"<(/?)([a-z][a-z0-9-]*)(/?)>")
"""A placeholder's tag in a msgid."""


def renumbered(source: Fragment, segment: Segment, read: Fragment, own: Segment) -> str:
    """The translation's message with the names that its placeholders have in the source's."""
    theirs, mine = ([code for code in each.codes if code.name and code.kind != "atom"] for each in (segment, own))
    tags = [_tag(code, read, own) for code in mine]
    edges = markup_of(source, 0, segment.start) + markup_of(source, segment.end, len(source.page.text))
    partners = _aligned([_tag(code, source, segment) for code in theirs], tags, edges)
    numbered = _out_of_order(theirs, partners)
    names: list[str | None] = []
    for number, code in enumerate(mine):
        partner = partners.get(number)
        if partner is None:
            is_decoration = markup_of(read, own.start + code.start, own.start + code.end) in edges
            names.append(None if is_decoration else "" if tags[number].markup in edges else code.name)
        elif theirs[partner].name in numbered:
            names.append(theirs[partner].name + str(1 + sum(c.name == theirs[partner].name for c in theirs[:partner])))
        else:
            names.append(theirs[partner].name)
    return _named(own.msgid, names)


class _Tag(NamedTuple):
    """A placeholder's markup, and what it holds, without differences of spelling."""

    kind: str
    name: str
    markup: str
    inner: str


def _tag(code: InlineCode, fragment: Fragment, segment: Segment) -> _Tag:
    origin = segment.start
    end = code.inner_start if code.kind in ("pair", "protected") else code.end
    inner = fragment.page.text[origin + code.inner_start : origin + code.inner_end]
    return _Tag(code.kind, base_name(code.name), markup_of(fragment, origin + code.start, origin + end), normal(inner))


_KEYS: Final[tuple[Callable[[_Tag], Hashable], ...]] = (
    lambda tag: (tag.kind, tag.markup, tag.inner),
    lambda tag: (tag.kind, tag.markup),
    lambda tag: (tag.kind, tag.name),
)


def _aligned(theirs: Sequence[_Tag], mine: Sequence[_Tag], edges: str) -> dict[int, int]:
    """For the numbers of our placeholders those of theirs: by tag and content, by tag, and by name, unless the tag is
    one of the edges. Each only once.
    """
    partners: dict[int, int] = {}
    for key in _KEYS:
        waiting = defaultdict[Hashable, deque[int]](deque)
        taken = set(partners.values())
        for number, tag in enumerate(theirs):
            if number not in taken:
                waiting[key(tag)].append(number)
        for number, tag in enumerate(mine):
            is_edge = key is _KEYS[-1] and tag.markup in edges
            if number not in partners and waiting[key(tag)] and not is_edge:
                partners[number] = waiting[key(tag)].popleft()
    return partners


def _out_of_order(theirs: Sequence[InlineCode], partners: dict[int, int]) -> set[str]:
    """Names without numbers whose placeholders come in another order, so that only a number tells which is which."""
    found = set()
    for name in PLAIN:
        order = [partner for _, partner in sorted(partners.items()) if theirs[partner].name == name]
        if order != sorted(order):
            found.add(name)
    return found


def _named(message: str, names: Sequence[str | None]) -> str:
    """The message with other names for its placeholders, in their order; one without a name leaves its content, and
    nothing remains of None.
    """
    waiting = iter(names)
    opened: list[str | None] = []
    parts: list[str] = []
    position = 0
    for tag in TAG.finditer(message):
        if None not in opened:
            parts.append(message[position : tag.start()])
        position = tag.end()
        name = opened.pop() if tag[1] else next(waiting)
        if name and None not in opened:
            parts.append(f"<{tag[1]}{name}{tag[3]}>")
        if not (tag[1] or tag[3]):
            opened.append(name)
    return "".join((*parts, message[position:]))
