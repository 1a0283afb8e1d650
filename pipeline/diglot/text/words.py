"""A text -> its Latin words, and which of them are the small words that every English sentence has."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from diglot.text.unmarked import wording

__all__ = ["SMALL_WORDS", "Word", "fold", "latin_texts", "latin_words"]

SMALL_WORDS: Final = frozenset(
    """a about after all also an and any are as at be because been before between both but by can could did do does
    each either for from had has have he her here his how if in into is it its just many may might more most much
    must no not of on one only or other our out over own please shall she should so some such than that the their
    them then there these they this those through to too under until up very was we were what when where which
    while who whose why will with without would you your""".split()
)
"""Articles, pronouns, prepositions, conjunctions and auxiliary verbs of English: words that are never a name."""
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+(?:['’-][A-Za-z\u00c0-\u024f\u1e00-\u1eff]+)*")


class Word(NamedTuple):
    """A word of Latin letters, apostrophes and hyphens included."""

    text: str
    start: int
    end: int
    """In code points of the text."""


@lru_cache(maxsize=512)
def latin_words(text: str) -> tuple[Word, ...]:
    """The Latin words of a message outside markup, code and identifiers."""
    return tuple(Word(match[0], *match.span()) for match in _LATIN.finditer(wording(text)))


def latin_texts(text: str) -> list[str]:
    """The same words without their places: quicker."""
    return _LATIN.findall(wording(text))


def fold(text: str) -> str:
    """What two spellings of one text have in common: case, white space and the marks at its end set aside."""
    return " ".join(text.casefold().split()).rstrip(" .。:：!！?？…")
