"""The tags of a page, one after the other -> its marked slots, each ending where a browser ends it."""

from collections import defaultdict
from typing import Final, NamedTuple

from diglot.markup.vocabulary import CLOSES, PLAIN, STOPS, VOID
from diglot.site.attributes import Tag

__all__ = ["Slot", "Slots"]


class Slot(NamedTuple):
    """An element with `data-diglot`, which a build fills, shows or leaves out."""

    name: str
    """The value of `data-diglot`."""
    tag: Tag
    inner_end: int
    """Code points: where its end tag starts, or what ends it without one."""


_CROSSES: Final = PLAIN | {"a", "font", "nobr"}
"""Elements whose end tag ends no block that is open in them (WHATWG HTML 13.2.6.4.7)."""


class Slots:
    """The elements that are open, and the slots among them."""

    def __init__(self) -> None:
        self.found: list[Slot] = []
        self._open: list[tuple[str, Tag | None, str]] = []
        self._places: dict[str, list[int]] = defaultdict(list)
        """By name, where open elements are in the list of all."""

    def start(self, name: str, start: int) -> None:
        """A start tag: it may end what is open."""
        for ended in CLOSES.get(name, ()):
            place = self._last(ended)
            if place >= 0 and place > max(map(self._last, STOPS.get(ended, ())), default=-1):
                self._end(place, start)

    def enter(self, name: str, tag: Tag | None, value: str) -> None:
        """What comes is in this element; a slot has its tag, and what it is called."""
        if name not in VOID:
            self._places[name].append(len(self._open))
            self._open.append((name, tag, value))

    def close(self, name: str, start: int) -> None:
        """An end tag."""
        place = self._last(name)
        if place < 0:
            return
        if name in _CROSSES and any(tag for _, tag, _ in self._open[place + 1 :]):
            return
        self._end(place, start)

    def _last(self, name: str) -> int:
        places = self._places.get(name)
        return places[-1] if places else -1

    def _end(self, place: int, start: int) -> None:
        while len(self._open) > place:
            name, tag, value = self._open.pop()
            self._places[name].pop()
            if tag is not None:
                self.found.append(Slot(value, tag, start))
