"""Numbers are read by value, however they are spelled."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.text.numbers import numbers
from diglot.text.numerals import english_values, han_value, is_exact_han

DIGITS = "零一二三四五六七八九"
FINANCIAL = "零壹贰叁肆伍陆柒捌玖"
UNITS = ("", "十", "百", "千")
FINANCIAL_UNITS = ("", "拾", "佰", "仟")
ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()
VALUES = st.integers(min_value=1, max_value=10**12 - 1)


def han(value: int, digits: str = DIGITS, units: tuple[str, ...] = UNITS) -> str:
    """A number as Chinese writes it out."""
    if value >= 10**8:
        rest = value % 10**8
        return han(value // 10**8, digits, units) + "亿" + filled(rest, 10**7, digits, units)
    if value >= 10**4:
        rest = value % 10**4
        return han(value // 10**4, digits, units) + "万" + filled(rest, 10**3, digits, units)
    written = ""
    for power in (3, 2, 1, 0):
        digit = value // 10**power % 10
        if digit:
            written += digits[digit] + units[power]
        elif written and not written.endswith(digits[0]) and value % 10**power:
            written += digits[0]
    return written


def filled(rest: int, least: int, digits: str, units: tuple[str, ...]) -> str:
    if not rest:
        return ""
    return ("" if rest >= least else digits[0]) + han(rest, digits, units)


def english(value: int) -> str:
    """A number as English writes it out."""
    for scale, name in ((10**9, "billion"), (10**6, "million"), (10**3, "thousand")):
        if value >= scale:
            rest = value % scale
            return f"{english(value // scale)} {name}" + (f" {english(rest)}" if rest else "")
    if value >= 100:
        rest = value % 100
        return f"{ONES[value // 100]} hundred" + (f" and {english(rest)}" if rest else "")
    if value >= 20:
        return TENS[value // 10] + (f"-{ONES[value % 10]}" if value % 10 else "")
    return ONES[value]


def values(text: str, language: str) -> list[str]:
    return [number.values[0] for number in numbers(text, language)]


@given(VALUES)
def test_a_han_numeral_means_the_number_that_wrote_it(value: int) -> None:
    assert han_value(han(value)) == value
    assert han_value(han(value, FINANCIAL, FINANCIAL_UNITS)) == value


@given(VALUES)
def test_english_words_mean_the_number_that_wrote_them(value: int) -> None:
    assert english_values(english(value)) == [value]


@given(VALUES)
def test_every_spelling_has_one_value(value: int) -> None:
    wanted = [str(value)]
    wide = str(value).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    assert values(f"共{value}人", "zh") == wanted
    assert values(f"共{value:,}人", "zh") == wanted
    assert values(f"共{wide}人", "zh") == wanted
    assert values(f"of {value:,} people", "en") == wanted
    assert values(f"von {f'{value:,}'.replace(',', '.')} Menschen", "de")[:1] == wanted
    assert values(f"les {f'{value:,}'.replace(',', chr(0x202F))} personnes", "fr") == wanted


@given(st.integers(min_value=1, max_value=9999))
def test_wan_and_yi_multiply(value: int) -> None:
    assert values(f"{value}万人", "zh") == [str(value * 10**4)]
    assert values(f"{value}亿元", "zh") == [str(value * 10**8)]
    assert values(f"{value} million people", "en") == [str(value * 10**6)]
    assert values(f"{value} Millionen Menschen", "de") == [str(value * 10**6)]


@given(st.dates())
def test_a_date_has_the_same_parts_in_every_form(date: object) -> None:
    year, month, day = (int(part) for part in str(date).split("-"))
    names = "January February March April May June July August September October November December".split()
    wanted = {str(year), str(month), str(day)}
    assert set(values(f"{year}年{month}月{day}日", "zh")) == wanted
    assert set(values(f"{names[month - 1]} {day}, {year:04}", "en")) == wanted
    assert set(values(f"{day}th of {names[month - 1]} {year:04}", "en")) == wanted
    assert set(values(str(date), "en")) == wanted
    assert set(values(f"{year}年{han(month)}月{han(day)}日", "zh")) == wanted


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("3D x86_64 BLT-S359 2to3 IPv6 10FFFF", "en", []),
        ("在 3D 与 x86_64 之间", "zh", []),
        ("40km, 21st, 2GB", "en", ["40", "21", "2"]),
        ("3亿5000万", "zh", ["350000000"]),
        ("5千克", "zh", ["5", "1000"]),
        ("%(n)s of {0} in 5", "en", ["5"]),
        ("Python 3.10 and 3.8.1", "en", ["3.10", "3.8.1"]),
        ("25,50,100", "en", ["25", "50", "100"]),
        ("二〇一五年", "zh", ["2015"]),
        ("3 p.m., 10:30am", "en", ["15:00", "10:30"]),
        ("下午3点至5点半", "zh", ["15:00", "5:30"]),
        ("20世纪90年代和上世纪八十年代", "zh", ["1990s", "1980s"]),
        ("21<sup>st</sup> &#8217;", "en", ["21"]),
    ],
)
def test_a_text_has_these_numbers(text: str, language: str, expected: list[str]) -> None:
    assert values(text, language) == expected


@pytest.mark.parametrize("run", ["千万", "万一", "十", "三", "一二"])
def test_what_may_be_a_word_is_no_sure_number(run: str) -> None:
    assert not is_exact_han(run)


@pytest.mark.parametrize("run", ["三四", "十十", "百千", "一二三十"])
def test_what_is_vague_or_no_numeral_has_no_value(run: str) -> None:
    assert han_value(run) is None
