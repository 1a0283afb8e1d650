"""A text -> the numbers in it by value, however they are spelled: digits, Han numerals, words, dates, times."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, lru_cache
from typing import Final, Literal, NamedTuple, TypeAlias

from diglot.text.calendar import HAN_PERIOD, is_afternoon, months, weekdays
from diglot.text.numerals import ENGLISH_RUN, HAN, NUMBER_WORDS, english_values, han_value, is_exact_han
from diglot.text.unmarked import unmarked

__all__ = ["EAST", "Kind", "Number", "may_have_numbers", "numbers"]

Kind: TypeAlias = Literal["", "year", "month", "day", "weekday", "time", "decade"]


class Number(NamedTuple):
    """A number in a text."""

    start: int
    end: int
    """In code points."""
    values: tuple[str, ...]
    """What it may mean, in plain decimal notation: `40000`, `3.5`, `15:00` of a time, `1990s` of a decade."""
    kind: Kind = ""
    is_sure: bool = True
    """Whether it can only be a number; `one`, `may` and 一 may be other words."""


EAST: Final = frozenset({"zh", "ja", "yue"})
"""Languages that write numbers with Han numerals."""
_N = f"(?:[0-9]{{1,4}}|[{HAN}]+)"
_DIGITS = r"(?:(?<![0-9A-Za-z_])|(?<=[0-9][xX]))[0-9]+(?:[.,'’٬][0-9]+)*"
_SUFFIX = r"(?P<suffix>(?![xX][0-9])[A-Za-z_][0-9A-Za-z_]*)?"
_CLOCK = (
    r"(?P<clock>(?<![0-9A-Za-z_.:：])(?P<hour>[0-9]{1,2})[:：](?P<minute>[0-5][0-9])(?:[:：][0-5][0-9])?"
    r"(?![0-9]|[:：][0-9])(?:\s?(?P<half>[apAP])\.?\s?[mM]\b)?)"
)
_EAST_NUMBER = re.compile(
    rf"""(?P<o_clock>(?P<period>{HAN_PERIOD})\s*(?P<at>{_N})
        \s*(?:[:：](?P<past_colon>[0-5][0-9])|(?:点钟?|时|時|點)(?:\s*(?P<past>{_N}|半)(?:\s*分)?)?))
    | (?P<percent>百分之)
    | (?P<later>(?P<later_hour>{_N})\s*[点點时時]\s*(?:(?P<later_minute>{_N})\s*分|半))
    | {_CLOCK}
    | (?P<decade>(?:(?P<century>{_N})\s*世[纪紀]|(?P<last>上个?世[纪紀]))?\s*(?P<tens>{_N})\s*年代)
    | (?P<number>{_DIGITS}{_SUFFIX}(?:\s*(?P<scale>[百千万亿萬億]+)(?![米克瓦字卡帕分]))?)
    | (?P<han>[{HAN}]+)""",
    re.VERBOSE,
)
_WEST_CLOCK = (
    rf"{_CLOCK}|(?P<o_clock>(?<![0-9A-Za-z_.])(?P<at>[0-9]{{1,2}})\s?(?P<period>[apAP])\.?\s?[mM]\b)"
    r"|(?P<decade>(?<![0-9A-Za-z_.])(?P<tens>[0-9]{1,3}0)['’]?s\b)"
)
_KINDS: Final[dict[str, Kind]] = {"年": "year", "月": "month", "日": "day", "号": "day", "號": "day"}
_AFTER = re.compile(r"\s*(年|月(?![饼亮球])|[日号號])")
_BASE = re.compile(rf"\s*(?:[进進]|(?:的\s*{_N}\s*)?次方)")
"""十六进制 is "hexadecimal", 1000的5次方 "quadrillion"."""
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
_MARK = re.compile(r"[.,'’٬]")
_GROUPED = re.compile(r"[0-9]{1,3}(?:[,'’٬][0-9]{3})+(?:\.[0-9]+)?")
_GROUPED_BY_POINT = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_DAY_BEFORE = re.compile(r"(?:st|nd|rd|th|\.)?(?:\s+of)?\s*")
_DAY_AFTER = re.compile(r"\.?\s+(?=[0-9]{1,2}(?![0-9]))")
_ALWAYS_MONTHS: Final = frozenset("january february july september october november december".split())
_ANY_EAST = re.compile(rf"[0-9０-９{HAN}]|[周期拜][日天]|曜")
_TELLING_EAST = re.compile(rf"[0-9０-９]|[{HAN}]{{2}}|第[{HAN}]|[期周週拜][一二三四五六日天]|[{HAN}]月|[点點时時]半|曜")
_TELLING_WEST = re.compile(r"\d")
_ENGLISH_WORD = re.compile("[a-z]+")
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
        return tuple(_east(unmarked(text).translate(_WIDE), language))
    text = unmarked(text)
    if not text.isascii():
        text = _OTHER_DIGIT.sub(lambda match: str(int(match[0])), text)
    return tuple(sorted(_west(text, language)))


def may_have_numbers(text: str, language: str) -> bool:
    """Whether a text may have a number that says something by itself: quick, and true too often rather than too
    seldom. A single Han numeral (一, 三) or a month's name says nothing where the other side has no number.
    """
    if language in EAST:
        return _TELLING_EAST.search(text) is not None
    if _TELLING_WEST.search(text):
        return True
    return language == "en" and not _english_names().isdisjoint(_ENGLISH_WORD.findall(text.lower()))


@cache
def _english_names() -> frozenset[str]:
    return frozenset(NUMBER_WORDS).union(months("en")[1], weekdays("en")[1])


# --- Chinese and Japanese -------------------------------------------------------------------------------------------


def _east(text: str, language: str) -> Iterator[Number]:
    weekday, names = weekdays(language)
    days = [(match.span(), names[match[0]]) for match in weekday.finditer(text)]
    for (start, end), day in days:
        yield Number(start, end, (f"weekday {day}",), "weekday", False)
    taken = {position for (start, end), _ in days for position in range(start, end)}
    is_late = False
    merged: tuple[Number, int] | None = None
    for match in _EAST_NUMBER.finditer(text):
        start, end = match.span()
        if start in taken or end - 1 in taken:
            continue
        if merged and (merged[0].end != start or match["number"] is None or match["scale"] is None):
            yield merged[0]
            merged = None
        if match["percent"]:
            continue
        if match["o_clock"]:
            is_late = is_afternoon(match["period"])
            minute = "30" if match["past"] == "半" else _plain(match["past_colon"] or match["past"] or "0")
            yield _time(start, end, _plain(match["at"]), minute, "pm" if is_late else "am")
        elif match["later"]:
            half = "pm?" if is_late else ""
            yield _time(start, end, _plain(match["later_hour"]), _plain(match["later_minute"] or "30"), half)
        elif match["clock"]:
            half = "am" if match["half"] in {"a", "A"} else "pm" if match["half"] else "pm?" if is_late else ""
            yield _time(start, end, match["hour"], match["minute"], half)
        elif match["decade"]:
            yield Number(start, end, _decade(match), "decade")
        elif match["han"]:
            yield from _han(text, start, end)
        elif (found := _digits(text, match, is_late)) is not None and merged:
            # 3亿5000万 is one number
            whole = Decimal(merged[0].values[0]) + Decimal(found[0].values[0])
            merged = Number(merged[0].start, end, (_decimal(whole),)), 0
        elif found is not None and found[1] > 0:
            merged = found
        elif found is not None:
            yield from _split(found[0], text)
    if merged:
        yield merged[0]


def _plain(numeral: str) -> str:
    return numeral if numeral.isdecimal() and numeral.isascii() else str(han_value(numeral) or 0)


def _decade(match: re.Match[str]) -> tuple[str, ...]:
    tens = int(_plain(match["tens"]))
    if match["century"]:
        return (f"{100 * (int(_plain(match['century'])) - 1) + tens}s",)
    if match["last"]:
        return (f"{1900 + tens}s",)
    return (f"{tens}s", f"{1900 + tens}s", f"{2000 + tens}s") if tens < 100 else (f"{tens}s",)


def _kind_after(text: str, end: int) -> Kind:
    after = _AFTER.match(text, end)
    return _KINDS[after[1][0]] if after else ""


def _han(text: str, start: int, end: int) -> Iterator[Number]:
    run = text[start:end]
    value = han_value(run)
    if value is None:
        return
    kind = _kind_after(text, end)
    is_ordinal = value > 2 and text[start - 1 : start] == "第" and text[end : end + 1] not in set("方者人世")
    is_sure = (is_exact_han(run) or is_ordinal) and not _BASE.match(text, end)
    if kind == "month" and (value > 12 or text.startswith("个", end)):
        kind = ""
    if kind in {"day", "month"} and len(run) <= 3 and value <= 31 and start and text[start - 1] in "年月":
        is_sure = True
    if kind == "year" and not is_sure:
        kind = ""
    yield Number(start, end, (str(value),), kind, is_sure)


def _digits(text: str, match: re.Match[str], is_late: bool) -> tuple[Number, int] | None:
    """The number and the power of ten of its scale; None where it is a part of a name."""
    start, end = match.span()
    spelled = text[start : match.start("suffix")] if match["suffix"] else match["number"]
    scale = match["scale"] or ""
    if match["suffix"] and not _is_unit(match["suffix"]):
        return None
    if scale and not match["suffix"]:
        spelled = spelled[: -len(scale)].rstrip()
        power = sum(_POWERS[character] for character in scale)
        return Number(start, end, (_scaled(spelled, power),)), power
    kind = _kind_after(text, end)
    values = _values(spelled)
    if kind == "month" and not (values[0].isdigit() and int(values[0]) <= 12):
        kind = ""
    if (
        is_late
        and len(values) == 1
        and values[0].isdigit()
        and int(values[0]) < 12
        and text[end : end + 1] in {"点", "时"}
    ):
        values = (*values, f"{int(values[0]) + 12}:00")
    return Number(start, start + len(spelled), values, kind, not _BASE.match(text, end)), 0


_POWERS: Final = {"百": 2, "千": 3, "万": 4, "萬": 4, "亿": 8, "億": 8}


# --- other languages ------------------------------------------------------------------------------------------------


@cache
def _west_number(language: str) -> re.Pattern[str]:
    scale = "|".join(sorted(_SCALES.get(language, {"(?!)": 0}), key=len, reverse=True))
    by_space = r"(?<![0-9A-Za-z_])[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+(?:,[0-9]+)?(?![0-9])|"
    digits = f"(?:{by_space if _groups_by_space(language) else ''}{_DIGITS})"
    return re.compile(
        rf"{_WEST_CLOCK}|(?P<number>{digits}{_SUFFIX}(?:[\s-]?(?P<scale>{scale})(?!\w))?)",
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


def _west(text: str, language: str) -> Iterator[Number]:
    if language == "en":
        words = _ENGLISH_WORD.findall(text.lower())
        if _english_names().isdisjoint(words):
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
            yield _time(start, end, match["hour"], match["minute"], half)
        elif match["o_clock"]:
            yield _time(start, end, match["at"], "0", f"{match['period'].lower()}m")
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
    elif suffix and suffix.lower() not in _ORDINALS and not _is_unit(suffix):
        return
    elif scale and not suffix:
        spelled = text[start : match.start("scale")].rstrip(" -\u00a0\n")
    if scale:
        yield Number(start, end, (_scaled(spelled, scales[scale.lower()], language),))
        return
    yield from _split(Number(start, start + len(spelled), _values(spelled, language), kind), text, language)


# --- shared ---------------------------------------------------------------------------------------------------------


def _time(start: int, end: int, hour: str, minute: str, half: str) -> Number:
    at = int(hour)
    late = at + 12 if at < 12 else at
    if half == "pm":
        hours = [late]
    elif half == "am":
        hours = [0 if at == 12 else at]
    else:
        hours = [at, late] if half == "pm?" else [at]
    values = [f"{value}:{int(minute):02}" for value in hours]
    if int(minute) == 0:
        values.extend(str(value) for value in hours)
    return Number(start, end, tuple(values), "time")


def _is_unit(suffix: str) -> bool:
    return suffix.lower() in _UNITS


_UNITS: Final = frozenset(
    "x k m g t b s h km cm mm nm um mi ft yd in kg mg lb lbs oz t ml l kb mb gb tb pb kib mib gib tib bit bits bytes "
    "kbps mbps gbps hz khz mhz ghz w kw mw gw kwh v kv ma mah a ms ns us sec secs min mins hr hrs px pt em rem dpi ppi "
    "c f usd eur gbp cny rmb jpy m2 m3 km2 cm2 kmh mph rpm db pm am vs".split()
)


def _values(spelled: str, language: str = "zh") -> tuple[str, ...]:
    """What digits with marks may mean; with more marks than a number has, the text itself: `3.8.1`."""
    if spelled.isdigit():
        return (spelled.lstrip("0") or "0",)
    if not spelled.isascii() or " " in spelled:
        spelled = re.sub("[\u00a0\u202f ’٬]", ",", spelled).replace(",,", ",") if " " not in spelled else spelled
        spelled = re.sub("[\u00a0\u202f ]", "", spelled)
    found: list[str] = []
    if _GROUPED.fullmatch(spelled):
        found.append(_decimal(Decimal(re.sub("[,'’٬]", "", spelled))))
    if language not in EAST and language not in {"en", "ko"}:
        if _GROUPED_BY_POINT.fullmatch(spelled):
            found.append(_decimal(Decimal(spelled.replace(".", "").replace(",", "."))))
        elif re.fullmatch("[0-9]+,[0-9]+", spelled):
            found.append(re.sub(r"\.0+$", "", spelled.replace(",", ".")))
    if not found or ("," not in spelled and "." in spelled):
        found.append(re.sub(r"(?<=[0-9])\.0+$", "", spelled) if spelled.count(".") == 1 else spelled)
    return tuple(found)


def _split(number: Number, text: str, language: str = "zh") -> Iterator[Number]:
    """A list without spaces (`25,50,100`) is as many numbers."""
    spelled = text[number.start : number.end]
    if "," not in spelled or number.values[0] != spelled:
        yield number
        return
    start = number.start
    for part in spelled.split(","):
        yield Number(start, start + len(part), _values(part, language), "")
        start += len(part) + 1


def _scaled(spelled: str, power: int, language: str = "zh") -> str:
    value = _values(spelled, language)[0]
    try:
        return _decimal(Decimal(value).scaleb(power))
    except ArithmeticError:
        return spelled


def _decimal(value: Decimal) -> str:
    return format(value.normalize(), "f")
