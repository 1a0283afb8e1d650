"""Texts, and others that they may come from -> the most similar one for each, by rare words and then a ratio."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from heapq import nlargest
from operator import add
from typing import Final, NamedTuple

__all__ = ["Similar", "most_similar", "ratio", "words"]


class Similar(NamedTuple):
    """A text and one that is like it."""

    query: int
    """Which of the texts, from 0."""
    choice: int
    """Which of those that it may come from, from 0."""
    score: float
    """From 0 to 100."""


_RARE: Final = 8
"""Words of a text by which candidates are looked up: those that are in the fewest of them."""
_COMMON: Final = 400
"""A word in as many candidates is not looked up, if a rarer one was; of others that hold it nothing is known."""
_CANDIDATES: Final = 40
_LONGEST: Final = 4096
"""Code points of a text that are compared: the time grows with the square of them."""
_SPACELESS: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3005\u3007\u3041-\u30ff\u3130-\u318f\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9d"
)
"""Letters of scripts that put no spaces between words, or, as Hangul, endings to them."""
_WORDS = re.compile(r"\w+").findall


@cache  # compiling takes milliseconds, which most commands can do without
def _spaced_words() -> re.Pattern[str]:
    return re.compile(rf"[^\W{_SPACELESS}]+")


@cache
def _runs() -> re.Pattern[str]:
    return re.compile(f"[{_SPACELESS}]+")


def words(text: str) -> list[str]:
    """The words of a text; of scripts without spaces each two letters in a row, or one that stands alone."""
    if text.isascii():
        return _WORDS(text)
    found: list[str] = _spaced_words().findall(text)
    for run in _runs().findall(text):
        found += map(add, run, run[1:]) if len(run) > 1 else run
    return found


def ratio(one: str, other: str) -> float:
    """How similar two texts are, from 0 to 100: twice what they share, over their length (Indel distance)."""
    from rapidfuzz import fuzz

    return fuzz.ratio(one[:_LONGEST], other[:_LONGEST])


def most_similar(queries: Sequence[str], choices: Sequence[str], *, least: float) -> Iterator[Similar]:
    """The most similar choice of each query that has one whose ratio is `least` or more.

    The choices that share its rare words are compared with it, the first of equals wins.
    """
    from rapidfuzz import fuzz, process

    bags = [set(words(query)) for query in queries]
    holders: dict[str, list[int]] = {word: [] for bag in bags for word in bag}
    known = set(holders)
    for number, choice in enumerate(choices):
        for word in known.intersection(words(choice)):
            held = holders[word]
            held.append(number)
            if len(held) == _COMMON:
                known.discard(word)
    # Two texts are at least so similar only if the shorter has that share of the length of the longer.
    share = least / (200 - least)
    for number, (query, bag) in enumerate(zip(queries, bags, strict=True)):
        text = query[:_LONGEST]
        shortest, longest = len(text) * share, len(text) / share
        candidates = {
            choice: compared
            for choice in _candidates(bag, holders)
            if shortest <= len(compared := choices[choice][:_LONGEST]) <= longest
        }
        found = process.extractOne(text, candidates, scorer=fuzz.ratio, score_cutoff=least)
        if found:
            yield Similar(number, found[2], found[1])


def _candidates(bag: set[str], holders: dict[str, list[int]]) -> list[int]:
    """The choices that share the most of the rarest words, by number."""
    rare = sorted((len(holders[word]), word) for word in bag if holders[word])[:_RARE]
    hits: dict[int, int] = {}
    for count, word in rare:
        if count == _COMMON and hits:
            break
        for choice in holders[word]:
            hits[choice] = hits.get(choice, 0) + 1
    if len(hits) > _CANDIDATES:
        return sorted(nlargest(_CANDIDATES, hits, key=hits.__getitem__))
    return sorted(hits)
