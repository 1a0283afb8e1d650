"""A text in a language that writes numbers with digits and words -> the numbers in it by value."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from diglot.text.calendar import months, weekdays
from diglot.text.figures import CLOCK, DIGITS, SUFFIX, Kind, Number, is_unit, listed, scaled, time_of, values_of
from diglot.text.numerals import ENGLISH_RUN, NUMBER_WORDS, english_values

__all__ = ["has_english_names", "western_numbers"]

_WEST_CLOCK = (
    rf"{CLOCK}|(?P<o_clock>(?<![0-9A-Za-z_.])(?P<at>[0-9]{{1,2}})\s?(?P<period>[apAP])\.?\s?[mM]\b)"
    r"|(?P<decade>(?<![0-9A-Za-z_.])(?P<tens>[0-9]{1,3}0)['’]?s\b)"
)
_SCALES: Final = {
    "en": {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12, "bn": 9},
    "de": {"tausend": 3, "million": 6, "millionen": 6, "mio": 6, "milliarde": 9, "milliarden": 9, "mrd": 9},
    "fr": {"mille": 3, "million": 6, "millions": 6, "milliard": 9, "milliards": 9},
    "es": {"mil": 3, "millón": 6, "millones": 6},
    "pt": {"mil": 3, "milhão": 6, "milhões": 6, "bilhão": 9, "bilhões": 9},
    "it": {"mila": 3, "milione": 6, "milioni": 6, "miliardo": 9, "miliardi": 9},
    "ru": {"тыс": 3, "тысяч": 3, "тысячи": 3, "млн": 6, "миллион": 6, "миллиона": 6, "миллионов": 6, "млрд": 9},
    "ko": {"천": 3, "만": 4, "억": 8},
}
_ORDINALS: Final = frozenset({"st", "nd", "rd", "th"})
_DAY_AFTER = re.compile(r"\.?\s+(?=[0-9]{1,2}(?![0-9]))")
_ALWAYS_MONTHS: Final = frozenset("january february july september october november december".split())
_ENGLISH_WORD = re.compile("[a-z]+")


def has_english_names(text: str) -> bool:
    """Whether an English text has a word that may be a number, a month or a day of the week."""
    return not _english_names().isdisjoint(_ENGLISH_WORD.findall(text.lower()))


@cache
def _english_names() -> frozenset[str]:
    return frozenset(NUMBER_WORDS).union(months("en")[1], weekdays("en")[1])


@cache
def _west_number(language: str) -> re.Pattern[str]:
    scale = "|".join(sorted(_SCALES.get(language, {"(?!)": 0}), key=len, reverse=True))
    by_space = r"(?<![0-9A-Za-z_])[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+(?:,[0-9]+)?(?![0-9])|"
    digits = f"(?:{by_space if _groups_by_space(language) else ''}{DIGITS})"
    return re.compile(
        rf"{_WEST_CLOCK}|(?P<number>{digits}{SUFFIX}(?:[\s-]?(?P<scale>{scale})(?!\w))?)",
        re.IGNORECASE if language != "ko" else 0,
    )


@cache
def _groups_by_space(language: str) -> bool:
    if language == "en":
        return False
    from babel.core import Locale, UnknownLocaleError

    try:
        symbols = Locale.parse(language).number_symbols
    except (UnknownLocaleError, ValueError):
        return False
    return str(symbols.get("latn", symbols).get("group", "")).isspace()


def western_numbers(text: str, language: str) -> Iterator[Number]:
    """The numbers of a text in ASCII digits, in no order; tags and the like are blank."""
    if language == "en" and not has_english_names(text):
        yield from _digit_numbers(text, language, {})
        return
    day_of: dict[int, Kind] = {}
    month, names, wide = months(language)
    for match in month.finditer(text):
        before = _number_before(text, match.start())
        after = _DAY_AFTER.match(text, match.end())
        if before is not None:
            day_of[before] = "day"
        elif after:
            day_of[after.end()] = "day"
        by_number = before is not None or after is not None or text[match.end() :].lstrip(" ,.")[:1].isdigit()
        is_all = match[0].lower() == text.strip(" .").lower()
        if by_number or is_all or (match[0][0].isupper() if language == "en" else match[0].lower() in wide):
            is_sure = language == "en" and (by_number or match[0].lower() in _ALWAYS_MONTHS)
            yield Number(*match.span(), (str(names[match[0].lower()]),), "month", is_sure)
    weekday, days = weekdays(language)
    for match in weekday.finditer(text):
        yield Number(*match.span(), (f"weekday {days[match[0].lower()]}",), "weekday", False)
    yield from _digit_numbers(text, language, day_of)
    if language == "en":
        for match in ENGLISH_RUN.finditer(text):
            if match.start() and text[: match.start()].rstrip(" -")[-1:].isdigit():
                continue
            for value in english_values(match[0]):
                yield Number(*match.span(), (str(value),), "", False)


def _digit_numbers(text: str, language: str, day_of: dict[int, Kind]) -> Iterator[Number]:
    """The numbers in digits; `day_of` tells where those begin that stand beside a month's name."""
    if not _ANY_DIGIT.search(text):
        return
    scales = _SCALES.get(language, {})
    for match in _west_number(language).finditer(text):
        start, end = match.span()
        if match["clock"]:
            half = {"a": "am", "p": "pm"}.get((match["half"] or "").lower(), "")
            yield time_of(start, end, match["hour"], match["minute"], half)
        elif match["o_clock"]:
            yield time_of(start, end, match["at"], "0", f"{match['period'].lower()}m")
        elif match["decade"]:
            tens = int(match["tens"])
            values = (f"{tens}s", f"{1900 + tens}s", f"{2000 + tens}s") if tens < 100 else (f"{tens}s",)
            yield Number(start, end, values, "decade")
        else:
            yield from _western_digits(text, match, scales, day_of.get(start, ""), language)


_ANY_DIGIT = re.compile("[0-9]")


def _number_before(text: str, end: int) -> int | None:
    """Where a day's number begins that stands before a month's name: `21st of October`."""
    match = _DAY_END.search(text, max(0, end - 12), end)
    return match.start("day") if match else None


_DAY_END = re.compile(r"(?<![0-9A-Za-z_.,])(?P<day>[0-9]{1,2})(?:st|nd|rd|th|\.)?(?:\s+of)?\s*$")


def _western_digits(
    text: str, match: re.Match[str], scales: dict[str, int], kind: Kind, language: str
) -> Iterator[Number]:
    start, end = match.span()
    suffix, scale = match["suffix"], match["scale"]
    spelled = text[start : match.start("suffix")] if suffix else match["number"]
    if suffix and suffix.lower() in scales:
        scale, spelled = suffix, text[start : match.start("suffix")]
    elif suffix and suffix.lower() not in _ORDINALS and not is_unit(suffix):
        return
    elif scale and not suffix:
        spelled = text[start : match.start("scale")].rstrip(" -\u00a0\n")
    if scale:
        yield Number(start, end, (scaled(spelled, scales[scale.lower()], language),))
        return
    yield from listed(Number(start, start + len(spelled), values_of(spelled, language), kind), text, language)
