"""A text -> the numbers in it by value, however they are spelled: digits, Han numerals, words, dates, times."""

import re
from functools import lru_cache
from typing import Final

from diglot.text.figures import EAST, Kind, Number
from diglot.text.numbers_east import eastern_numbers
from diglot.text.numbers_west import has_english_names, western_numbers
from diglot.text.numerals import HAN
from diglot.text.unmarked import unmarked

__all__ = ["EAST", "Kind", "Number", "may_have_numbers", "numbers"]

_ANY_EAST = re.compile(rf"[0-9０-９{HAN}]|[周期拜][日天]|曜")
_TELLING_EAST = re.compile(rf"[0-9０-９]|[{HAN}]{{2}}|第[{HAN}]|[期周週拜][一二三四五六日天]|[{HAN}]月|[点點时時]半|曜")
_TELLING_WEST = re.compile(r"\d")
_WIDE: Final = str.maketrans("０１２３４５６７８９．，％", "0123456789.,%")
_OTHER_DIGIT = re.compile(r"(?![0-9])\d")


@lru_cache(maxsize=4096)
def numbers(text: str, language: str) -> tuple[Number, ...]:
    """The numbers in a message in their order, outside tags, format placeholders and URLs.

    `language` is a BCP 47 primary subtag. Digits joined to Latin letters are names, not numbers (`3D`, `x86_64`,
    `BLT-S359`), but for a unit or an ordinal's ending: `40km`, `21st`.
    """
    if language in EAST:
        if not _ANY_EAST.search(text):
            return ()
        return tuple(eastern_numbers(unmarked(text).translate(_WIDE), language))
    text = unmarked(text)
    if not text.isascii():
        text = _OTHER_DIGIT.sub(lambda match: str(int(match[0])), text)
    return tuple(sorted(western_numbers(text, language)))


def may_have_numbers(text: str, language: str) -> bool:
    """Whether a text may have a number that says something by itself: quick, and true too often rather than too
    seldom. A single Han numeral (一, 三) or a month's name says nothing where the other side has no number.
    """
    if language in EAST:
        return _TELLING_EAST.search(text) is not None
    if _TELLING_WEST.search(text):
        return True
    return language == "en" and has_english_names(text)
