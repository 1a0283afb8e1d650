"""A group -> what its translators do with words and lengths: the part that checks of a whole catalog share."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from math import exp, log
from statistics import median
from typing import Final, NamedTuple

from diglot.checks.base import Form, Group, Pair
from diglot.checks.sides import EASTERN, languages_of_group
from diglot.text.unmarked import is_listing, wording
from diglot.text.words import latin_texts

__all__ = ["Habits", "Length", "habits", "unusual"]


class Length(NamedTuple):
    """How much a form says and how much its source does: letters of what is not the same on both sides."""

    pair: Pair
    form: Form
    words: list[str]
    """The Latin words of the source."""
    source: int
    target: int


class Habits(NamedTuple):
    """How often the messages of a group have a Latin word, and how often their translations keep it."""

    uses: dict[str, int]
    """By word as it is spelled: the messages that have it, untranslated copies apart."""
    kept: dict[str, int]
    """Those of them whose translation has it too, in any capitals."""
    code: set[str]
    """Words that stand in code somewhere in the sources."""
    lengths: list[Length]
    usual: dict[int, tuple[float, float]]
    """By the size of the source: middle and spread of the logarithm of target by source."""

    def is_kept(self, word: str, least: int = 3, share: float = 0.75) -> bool:
        """Whether translators keep a word: in `share` of `least` uses or more."""
        uses = self.uses.get(word, 0)
        return uses >= least and self.kept.get(word, 0) >= share * uses


class _Same:
    """A group as a key: one group is the same as itself alone, and no message of it is compared."""

    __slots__ = ("group",)

    def __init__(self, group: Group) -> None:
        self.group = group

    def __hash__(self) -> int:
        return id(self.group)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.group is self.group


_IN_CODE = re.compile(r"[`>“\"']([A-Za-z_][\w.]*)[`<”\"']")
_OTHER_LETTERS = re.compile(r"[^\W\d_a-zA-Z\u00c0-\u024f\u1e00-\u1eff]")
_HAN_WEIGHT: Final = 3.5
"""How many Latin letters say as much as one Han character: only to sort sources by size."""
_SIZES: Final = (20, 40, 80, 160)
_SPREADS: Final = (0.36, 0.3, 0.22, 0.17, 0.14)
_LETTERS: Final = {"ar": 0.64, "fa": 0.71, "he": 0.55, "hi": 0.44, "ko": 0.35, "ur": 0.73}
"""How many letters a language needs for one of English or German, where it leaves vowels out or writes syllables."""
_PRIOR: Final = 30
"""As many messages as what is usual elsewhere counts for."""


def habits(group: Group) -> Habits:
    """What the translators of a group do; computed once for all checks."""
    return _habits(_Same(group))


@lru_cache(maxsize=1)
def _habits(key: _Same) -> Habits:
    uses: Counter[str] = Counter()
    kept: Counter[str] = Counter()
    code: set[str] = set()
    lengths: list[Length] = []
    for pair in key.group.pairs:
        for form in pair.forms:
            msgid = form.msgids[0]
            code.update(part for match in _IN_CODE.finditer(msgid) for part in match[1].split("."))
            if msgid == form.msgstr:
                break
            here, there = latin_texts(form.msgstr), latin_texts(msgid)
            words = set(there)
            shared = {word.lower() for word in here}.intersection(map(str.lower, words))
            uses.update(words)
            kept.update(word for word in words if word.lower() in shared)
            if not is_listing(msgid):
                lengths.append(Length(pair, form, there, _size(msgid, there, shared), _size(form.msgstr, here, shared)))
            if form.plural is not None:
                break
    return Habits(uses, kept, code, lengths, _usual(lengths, *languages_of_group(key.group)))


def _size(text: str, words: list[str], shared: set[str]) -> int:
    latin = sum([len(word) + 1 for word in words if word.lower() not in shared])
    return latin if text.isascii() else latin + len(_OTHER_LETTERS.findall(wording(text)))


def _bin(size: int, source: str) -> int:
    weighed = size * _HAN_WEIGHT if source in EASTERN else size
    return next((index for index, limit in enumerate(_SIZES) if weighed < limit), len(_SIZES))


def _usual(lengths: list[Length], source: str, target: str) -> dict[int, tuple[float, float]]:
    """Middle and spread (median and MAD) for each size, drawn to what is usual elsewhere where there are few."""
    ratios: dict[int, list[float]] = {index: [] for index in range(len(_SIZES) + 1)}
    for length in lengths:
        if length.source >= 4 and length.target:
            ratios[_bin(length.source, source)].append(log(length.target / length.source))
    prior = {(False, True): 0.275, (True, False): 3.5}.get((source in EASTERN, target in EASTERN), 1.1)
    prior *= _LETTERS.get(target, 1) / _LETTERS.get(source, 1)
    usual: dict[int, tuple[float, float]] = {}
    for index, values in ratios.items():
        middle = median(values) if values else 0.0
        spread = 1.4826 * median(abs(value - middle) for value in values) if values else 0.0
        count = len(values)
        usual[index] = (
            (count * middle + _PRIOR * log(prior)) / (count + _PRIOR),
            (count * spread + _PRIOR * _SPREADS[index]) / (count + _PRIOR),
        )
    return usual


def unusual(learned: Habits, source: str) -> Iterator[tuple[Length, float, float]]:
    """The lengths of sources of some 20 letters and more, each with how far it is from what is usual for its size.

    First the ratio of target by source to the usual one, then the distance of their logarithms in spreads.
    """
    for length in learned.lengths:
        size = _bin(length.source, source)
        if size > 0 and length.target:
            middle, spread = learned.usual[size]
            distance = log(length.target / length.source) - middle
            yield length, exp(distance), distance / spread
