"""Numbers written in words, in Han characters or in English -> integers."""

import re
from typing import Final

__all__ = ["ENGLISH_RUN", "HAN", "NUMBER_WORDS", "english_values", "han_value", "is_exact_han"]

_HAN_DIGITS: Final = {
    **{character: value for value, character in enumerate("零一二三四五六七八九")},
    **{character: value for value, character in enumerate("〇壹贰叁肆伍陆柒捌玖")},
    "两": 2,
    "兩": 2,
    "贰": 2,
    "貳": 2,
    "參": 3,
    "陸": 6,
    "弌": 1,
}
_HAN_UNITS: Final = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_HAN_MYRIADS: Final = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
HAN: Final = "".join((*_HAN_DIGITS, *_HAN_UNITS, *_HAN_MYRIADS))
"""The characters that numerals are written with."""
_NO_NUMBER: Final = frozenset({"千万", "万一", "一一", "万千", "千百", "百千", "千千万万", "万万", "十十", "百万千万"})
"""Runs of numerals that mean something else in a sentence: "by all means", "in case"."""


def han_value(run: str) -> int | None:
    """The value of a numeral, positional (二〇一五) or structural (四万五千); None where it is none or vague (三四)."""
    if all(character in _HAN_DIGITS for character in run):
        values = [_HAN_DIGITS[character] for character in run]
        if len(values) == 2 and values[1] == values[0] + 1:
            return None
        return int("".join(map(str, values)))
    total = section = 0
    digit: int | None = None
    unit = myriad = 10**12
    last = 1
    for character in run:
        if character in _HAN_DIGITS:
            if digit:
                return None
            digit = _HAN_DIGITS[character]
            if digit == 0:
                last = 1
        elif character in _HAN_UNITS:
            if _HAN_UNITS[character] >= unit:
                return None
            unit = last = _HAN_UNITS[character]
            section += unit * (1 if digit is None or (digit == 0 and unit == 10) else digit)
            digit = None
        else:
            scale = _HAN_MYRIADS[character]
            section += digit or 0
            if scale >= myriad:
                # 万亿: the whole so far counts in the greater unit
                total = (total + section) * scale
            else:
                total += (section or 1) * scale
            section, digit, unit, myriad, last = 0, None, 10**12, scale, scale
    # 一万五 is 15,000: a last digit after a unit counts tenths of it
    rest = (digit or 0) * (last // 10 if last >= 100 else 1)
    return total + section + rest


def is_exact_han(run: str) -> bool:
    """Whether a run can only be a number: one character may be part of a word (一般, 十分), a few runs are idioms."""
    if len(run) < 2 or run in _NO_NUMBER:
        return False
    if all(character in _HAN_DIGITS for character in run):
        return len(run) >= 4
    return any(character in _HAN_DIGITS for character in run)


_ONES: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINAL_ONES: Final = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
_ORDINAL_TENS: Final = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth".split()
_SMALL: Final = {
    **{word: value for value, word in enumerate(_ONES)},
    **{word: value for value, word in enumerate(_ORDINAL_ONES, start=1)},
    **{f"{word}s": value for value, word in enumerate(_ORDINAL_ONES, start=1) if value > 2},
    **{f"{word}ly": value for value, word in enumerate(_ORDINAL_ONES[:4], start=1)},
    "once": 1,
    "single": 1,
    "twice": 2,
    "both": 2,
    "double": 2,
    "pair": 2,
    "couple": 2,
    "thrice": 3,
    "triple": 3,
    "quarter": 4,
    "quarters": 4,
    "dozen": 12,
}
_TENS_OF: Final = {
    **{word: 10 * value for value, word in enumerate(_TENS, start=2)},
    **{word: 10 * value for value, word in enumerate(_ORDINAL_TENS, start=2)},
}
_GREAT: Final = {
    "hundred": 100,
    "hundredth": 100,
    "thousand": 10**3,
    "thousandth": 10**3,
    "million": 10**6,
    "millionth": 10**6,
    "billion": 10**9,
    "billionth": 10**9,
    "trillion": 10**12,
    "quadrillion": 10**15,
}
NUMBER_WORDS: Final = frozenset((*_SMALL, *_TENS_OF, *_GREAT))
"""The words that English numbers are written with, in lower case."""
_WORD = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
ENGLISH_RUN = re.compile(rf"\b(?=[bcdefhmnopqstz])(?:{_WORD})(?:(?:\s+and)?[\s-]+(?:{_WORD}))*\b", re.IGNORECASE)
"""A run of English number words; `one` and `two` alone may be part of phrases."""


def english_values(run: str) -> list[int]:
    """The values in a run of English number words: one of `forty-two thousand`, two of `two three`."""
    values: list[int] = []
    total = current = 0
    is_open = False
    for word in re.split(r"[\s-]+", run.lower()):
        if word == "and":
            continue
        if word in _GREAT:
            scale = _GREAT[word]
            if scale == 100:
                current = (current or 1) * 100
            else:
                total, current = total + (current or 1) * scale, 0
        else:
            value = _SMALL.get(word) or _TENS_OF.get(word, 0)
            tail = current % 100
            fits = tail == 0 if current or total else not is_open
            if is_open and not fits and not (tail >= 20 and tail % 10 == 0 and value < 10):
                values.append(total + current)
                total = current = 0
            current += value
        is_open = True
    values.append(total + current)
    return values
