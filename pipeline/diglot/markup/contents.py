"""A message with tags -> its elements and their texts, to tell whether a translation moved a text to another one."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from diglot.markup.raw import raw_tags

__all__ = ["Inside", "contents", "moved"]


class Inside(NamedTuple):
    """An element and the text between its tags."""

    key: tuple[str, tuple[tuple[str, str], ...]]
    """Name and attributes."""
    text: str
    """Without tags."""
    start: int
    """Of the content, in code points."""
    end: int


_LITERAL: Final = re.compile(
    r"%\(\w+\)[a-z]|\{\w*\}|%[sd]|\$\w+|[A-Za-z0-9]*[A-Z0-9_./@:-][\w./@:-]*[\w/]|[A-Z]\w+(?:[ ][A-Z0-9]\w*){0,2}"
)
"""What reads the same in every language: a placeholder, a name, a number, code."""
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


def moved(msgid: str, msgstr: str) -> list[tuple[str, str, str, tuple[int, int]]]:
    """Texts that stand alone in an element of the source, and in the translation in another one or in none.

    Each with the source's element, the translation's (nothing for none), and its place in the translation. Only
    texts that are the same in both, once in each, can be told.
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
        found.append((text, one.key[0], around[0][0], (at, at + len(text))))
    return found
