"""A message with tags -> its elements and their texts, and which texts a translation has in another element."""

import re
from collections import Counter
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias

from diglot.markup.raw import raw_tags
from diglot.text.numbers import numbers
from diglot.text.prose import prose

__all__ = ["Inside", "Key", "Moved", "contents", "exchanged", "moved", "unique_contents"]

Key: TypeAlias = tuple[str, tuple[tuple[str, str], ...]]
"""An element's name and attributes."""


class Inside(NamedTuple):
    """An element and the text between its tags."""

    key: Key
    text: str
    """Without tags."""
    start: int
    """Of the content, in code points."""
    end: int


_LITERAL: Final = re.compile(
    r"%\(\w+\)[a-z]|\{\w*\}|%[sd]|\$\w+|[A-Za-z0-9]*[A-Z0-9_./@:-][\w./@:-]*[\w/]|[A-Z]\w+(?:[ ][A-Z0-9]\w*){0,2}"
)
"""What reads the same in every language: a placeholder, a name, a number, code."""
_NAME: Final = re.compile(r"(?<![\w.-])(?=[\w.-]*[A-Z])[A-Za-z][A-Za-z0-9.-]*[A-Za-z0-9]")
"""A word with a capital, which is likely to be written so in the translation."""
_TAG: Final = re.compile(r"<[^<>]*>")


@lru_cache(maxsize=256)
def contents(message: str) -> tuple[Inside, ...]:
    """The elements that are closed, in the order of their ends."""
    stack: list[tuple[tuple[str, tuple[tuple[str, str], ...]], int]] = []
    found = []
    for tag in raw_tags(message):
        if tag.kind == "open":
            stack.append(((tag.name, tag.attributes), tag.end))
        elif tag.kind == "close":
            for number in range(len(stack) - 1, -1, -1):
                if stack[number][0][0] == tag.name:
                    key, start = stack[number]
                    del stack[number:]
                    found.append(Inside(key, _TAG.sub("", message[start : tag.start]).strip(), start, tag.start))
                    break
    return tuple(found)


def unique_contents(message: str) -> dict[Key, Inside]:
    """The elements that no other one is like."""
    found = contents(message)
    counts = Counter(one.key for one in found)
    return {one.key: one for one in found if counts[one.key] == 1}


class Moved(NamedTuple):
    """A text that stands in another element than in the source."""

    text: str
    """As the translation has it."""
    source: Key
    """The source's element."""
    target: Key
    """The translation's."""
    span: tuple[int, int]
    """Its place in the translation, in code points."""


def moved(msgid: str, msgstr: str) -> list[Moved]:
    """Texts that stand alone in an element of the source, and in another one in the translation.

    Only texts that are the same in both, once in each, can be told.
    """
    source, target = contents(msgid), contents(msgstr)
    if not source or not target:
        return []
    keys = {one.key for one in target}
    found = []
    for one in source:
        text = one.text
        if len(text) < 2 or _LITERAL.fullmatch(text) is None or msgid.count(text) != 1 or msgstr.count(text) != 1:
            continue
        at = msgstr.index(text)
        around = [other.key for other in target if other.start <= at < other.end]
        mine = {other.key for other in source if other.start <= one.start < other.end}
        if one.key in around or one.key not in keys or not set(around) - mine:
            continue
        found.append(Moved(text, one.key, around[0], (at, at + len(text))))
    return found


def exchanged(msgid: str, msgstr: str, source: str, target: str) -> list[Moved]:
    """For each two elements that have exchanged a name or a number, one of the texts; languages as primary subtags.

    One text that stands in another element may be another way to say the same, two that changed places are not.
    """
    theirs, ours = unique_contents(msgid), unique_contents(msgstr)
    if len(theirs.keys() & ours.keys()) < 2:
        return []
    there, here = _telling(msgid, source), _telling(msgstr, target)
    found: dict[tuple[Key, Key], Moved] = {}
    for token in (token for token in there if token in here):
        before, after = _around(theirs, there[token]), _around(ours, here[token])
        span = here[token]
        for left in (key for key in before if key in ours and key not in after):
            for entered in (key for key in after if key in theirs and key not in before):
                found.setdefault((left, entered), Moved(msgstr[slice(*span)], left, entered, span))
    both = [one for (left, entered), one in found.items() if (entered, left) in found]
    both.sort(key=lambda one: one.span)
    return [one for number, one in enumerate(both) if not any(_is_of(one, other) for other in both[:number])]


def _is_of(one: Moved, other: Moved) -> bool:
    return (one.source, one.target) == (other.target, other.source)


def _around(elements: dict[Key, Inside], span: tuple[int, int]) -> list[Key]:
    return [key for key, one in elements.items() if one.start <= span[0] < one.end]


def _telling(message: str, language: str) -> dict[str, tuple[int, int]]:
    """The names and numbers that stand once in a message, by what both languages have in common, and where."""
    places: dict[str, list[tuple[int, int]]] = {}
    for match in _NAME.finditer(prose(message)):
        places.setdefault(match[0], []).append(match.span())
    for number in numbers(message, language):
        places.setdefault(number.values[0], []).append((number.start, number.end))
    return {token: spans[0] for token, spans in places.items() if len(spans) == 1}
