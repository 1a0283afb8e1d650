"""An old catalog and the messages of its template -> which old message each new one that it lacks comes from."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from diglot.model import Message
from diglot.text.retag import TAG
from diglot.text.similarity import most_similar, ratio

__all__ = ["Origin", "match"]


class Origin(NamedTuple):
    """The old message that a new one comes from."""

    message: Message
    is_orphan: bool
    """Whether its own place is gone, so that its entry moves; else it stays where it is, too."""


_NEAR: Final = 45
"""The least ratio of two messages between the same neighbours."""
_ALIKE: Final = 62
"""The least ratio of two messages anywhere, as about msgmerge has it."""

_Key = tuple[str | None, str]


def match(old: Sequence[Message], new: Sequence[Message]) -> dict[int, Origin]:
    """By the place of a new message in the template, from 0, the one whose translation it may begin with.

    Only for messages that no old one has the msgctxt and msgid of. Orphans, live messages that the template lacks, are
    taken first, each once: by their text, if placeholders and white space are all that differs; by their place between
    unchanged neighbours on a page; then by similarity. Then any old message may be taken, obsolete ones too, and more
    than once.
    """
    live = [message for message in old if not message.obsolete]
    places: dict[_Key, int] = {(message.msgctxt, message.msgid): place for place, message in enumerate(live)}
    waiting = {(message.msgctxt, message.msgid) for message in old if message.obsolete and any(message.msgstr)}
    keys: list[_Key] = [(message.msgctxt, message.msgid) for message in new]
    added = [number for number, key in enumerate(keys) if key not in places and key not in waiting]
    if not added:
        return {}
    current = set(keys)
    orphans = {
        place: message for key, place in places.items() if key not in current and any((message := live[place]).msgstr)
    }
    found: dict[int, Origin] = {}
    if orphans:
        for number, place in _of_the_same_text(new, added, orphans):
            found[number] = Origin(orphans.pop(place), is_orphan=True)
        anchors = [places.get(key, -1) for key in keys]
        for number, place in _between_neighbours(new, live, added, anchors):
            if place in orphans and number not in found:
                found[number] = Origin(orphans.pop(place), is_orphan=True)
        _take_similar(new, added, list(orphans.values()), found, once=True)
    _take_similar(new, added, [message for message in old if any(message.msgstr)], found, once=False)
    return found


def _of_the_same_text(
    new: Sequence[Message], added: Sequence[int], orphans: Mapping[int, Message]
) -> Iterator[tuple[int, int]]:
    """New messages and the places of old ones with the same text, where there is one of each."""
    news: dict[_Key, list[int]] = {}
    for number in added:
        news.setdefault((new[number].msgctxt, _bare(new[number].msgid)), []).append(number)
    olds: dict[_Key, list[int]] = {}
    for place, message in orphans.items():
        olds.setdefault((message.msgctxt, _bare(message.msgid)), []).append(place)
    for key, numbers in news.items():
        places = olds.get(key, [])
        if key[1] and len(numbers) == len(places) == 1:
            yield numbers[0], places[0]


def _bare(text: str) -> str:
    return "".join(TAG.sub("", text).split())


def _between_neighbours(
    new: Sequence[Message], live: Sequence[Message], added: Sequence[int], anchors: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """New messages and the places of old ones that stand between the same two unchanged ones, as many as they are.

    `anchors` has the place of the old message of each new one, -1 where there is none.
    """
    start = 0
    while start < len(added):
        end = start + 1
        while end < len(added) and added[end] == added[end - 1] + 1:
            end += 1
        run = added[start:end]
        start = end
        before = anchors[run[0] - 1] if run[0] else -1
        after = anchors[run[-1] + 1] if run[-1] + 1 < len(new) else len(live)
        if after - before - 1 != len(run):
            continue
        for number, place in zip(run, range(before + 1, after), strict=True):
            one, other = new[number], live[place]
            same_page = {reference.path for reference in one.references} & {ref.path for ref in other.references}
            if same_page and ratio(one.msgid, other.msgid) >= _NEAR:
                yield number, place


def _take_similar(
    new: Sequence[Message], added: Sequence[int], old: Sequence[Message], found: dict[int, Origin], *, once: bool
) -> None:
    """Add the most similar old message of each that has none yet; `once`: the most similar pairs first."""
    left = [number for number in added if number not in found]
    if not left or not old:
        return
    similar = list(most_similar([new[n].msgid for n in left], [m.msgid for m in old], least=_ALIKE))
    taken: set[int] = set()
    for query, choice, _ in sorted(similar, key=lambda each: -each.score):
        if not once or choice not in taken:
            taken.add(choice)
            found[left[query]] = Origin(old[choice], is_orphan=once)
