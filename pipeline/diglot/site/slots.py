"""A page -> its marked slots, each ending where a browser ends it."""

from collections import defaultdict
from typing import Final, NamedTuple

from diglot.markup.tokens import Kind, attributes, tokens
from diglot.markup.vocabulary import CLOSES, PLAIN, STOPS, VOID
from diglot.site.attributes import Tag
from diglot.text.references import value_of

__all__ = ["MARK", "Slot", "slots_of"]

MARK: Final = "data-diglot"
"""The attribute of a slot."""


class Slot(NamedTuple):
    """An element with `data-diglot`, which a build fills, shows or leaves out."""

    name: str
    """The value of `data-diglot`."""
    tag: Tag
    inner_end: int
    """Code points: where its end tag starts, or what ends it without one."""


_CROSSES: Final = PLAIN | {"a", "font", "nobr"}
"""Elements whose end tag ends no block that is open in them (WHATWG HTML 13.2.6.4.7)."""


def slots_of(text: str, *, xml: bool) -> list[Slot]:
    """The slots of a page in the order of their ends; none that only the end of the page ends."""
    slots = _Slots()
    last = text.lower().rfind(MARK)  # or behind that: some letters have two code points in lower case
    for kind, start, end, name in tokens(text, xml=xml):
        if start > last and not slots.waiting:
            break
        if kind == Kind.CLOSE:
            slots.close(name, start)
        elif kind in (Kind.OPEN, Kind.EMPTY):
            slots.start(name, start)
            if kind == Kind.OPEN:
                slots.enter(name, _slot_tag(text, start, end, name))
    return [Slot(_value(text, tag), tag, end) for tag, end in slots.found]


def _value(text: str, tag: Tag) -> str:
    mark = tag.attributes[MARK]
    return value_of(text[mark.start : mark.end]).strip()


def _slot_tag(text: str, start: int, end: int, name: str) -> Tag | None:
    if MARK not in text[start:end].lower():
        return None
    tag = Tag(name, start, end, {each.name: each for each in attributes(text, start, end, name)})
    return tag if MARK in tag.attributes else None


class _Slots:
    """The elements that are open, and the slots among them."""

    def __init__(self) -> None:
        self.found: list[tuple[Tag, int]] = []
        """The tags of slots, and where their content ends."""
        self.waiting = 0
        """Slots that are open."""
        self._open: list[tuple[str, Tag | None]] = []
        self._places: dict[str, list[int]] = defaultdict(list)
        """By name, where open elements are in the list of all."""

    def start(self, name: str, start: int) -> None:
        """A start tag: it may end what is open."""
        for ended in CLOSES.get(name, ()):
            place = self._last(ended)
            if place >= 0 and place > max(map(self._last, STOPS.get(ended, ())), default=-1):
                self._end(place, start)

    def enter(self, name: str, tag: Tag | None) -> None:
        """What comes is in this element; a slot has its tag."""
        if name not in VOID:
            self._places[name].append(len(self._open))
            self._open.append((name, tag))
            self.waiting += tag is not None

    def close(self, name: str, start: int) -> None:
        """An end tag."""
        place = self._last(name)
        if place < 0:
            return
        if name in _CROSSES and any(tag for _, tag in self._open[place + 1 :]):
            return
        self._end(place, start)

    def _last(self, name: str) -> int:
        places = self._places.get(name)
        return places[-1] if places else -1

    def _end(self, place: int, start: int) -> None:
        while len(self._open) > place:
            name, tag = self._open.pop()
            self._places[name].pop()
            if tag is not None:
                self.waiting -= 1
                self.found.append((tag, start))
