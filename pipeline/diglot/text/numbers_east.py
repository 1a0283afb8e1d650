"""A Chinese or Japanese text -> the numbers in it by value."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from diglot.text.calendar import HAN_PERIOD, is_afternoon, weekdays
from diglot.text.figures import (
    CLOCK,
    DIGITS,
    SUFFIX,
    Kind,
    Number,
    decimal,
    is_unit,
    listed,
    scaled,
    time_of,
    values_of,
)
from diglot.text.numerals import HAN, han_value, is_exact_han

__all__ = ["eastern_numbers"]

_N = f"(?:[0-9]{{1,4}}|[{HAN}]+)"
_EAST_NUMBER = re.compile(
    rf"""(?P<o_clock>(?P<period>{HAN_PERIOD})\s*(?P<at>{_N})
        \s*(?:[:：](?P<past_colon>[0-5][0-9])|(?:点钟?|时|時|點)(?:\s*(?P<past>{_N}|半)(?:\s*分)?)?))
    | (?P<percent>百分之)
    | (?P<later>(?P<later_hour>{_N})\s*[点點时時]\s*(?:(?P<later_minute>{_N})\s*分|半))
    | {CLOCK}
    | (?P<decade>(?:(?P<century>{_N})\s*世[纪紀]|(?P<last>上个?世[纪紀]))?\s*(?P<tens>{_N})\s*年代)
    | (?P<number>{DIGITS}{SUFFIX}(?:\s*(?P<scale>[百千万亿萬億]+)(?![米克瓦字卡帕分]))?)
    | (?P<han>[{HAN}]+)""",
    re.VERBOSE,
)
_KINDS: Final[dict[str, Kind]] = {"年": "year", "月": "month", "日": "day", "号": "day", "號": "day"}
_AFTER = re.compile(r"\s*(年|月(?![饼亮球])|[日号號])")
_BASE = re.compile(rf"\s*(?:[进進]|(?:的\s*{_N}\s*)?次方)")
"""十六进制 is "hexadecimal", 1000的5次方 "quadrillion"."""


def eastern_numbers(text: str, language: str) -> Iterator[Number]:
    """The numbers of a text whose full-width digits are half-width; tags and the like are blank."""
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
            yield time_of(start, end, _plain(match["at"]), minute, "pm" if is_late else "am")
        elif match["later"]:
            half = "pm?" if is_late else ""
            yield time_of(start, end, _plain(match["later_hour"]), _plain(match["later_minute"] or "30"), half)
        elif match["clock"]:
            half = "am" if match["half"] in {"a", "A"} else "pm" if match["half"] else "pm?" if is_late else ""
            yield time_of(start, end, match["hour"], match["minute"], half)
        elif match["decade"]:
            yield Number(start, end, _decade(match), "decade")
        elif match["han"]:
            yield from _han(text, start, end)
        elif (found := _digits(text, match, is_late)) is not None and merged:
            # 3亿5000万 is one number
            whole = Decimal(merged[0].values[0]) + Decimal(found[0].values[0])
            merged = Number(merged[0].start, end, (decimal(whole),)), 0
        elif found is not None and found[1] > 0:
            merged = found
        elif found is not None:
            yield from listed(found[0], text)
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
    if match["suffix"] and not is_unit(match["suffix"]):
        return None
    if scale and not match["suffix"]:
        spelled = spelled[: -len(scale)].rstrip()
        power = sum(_POWERS[character] for character in scale)
        return Number(start, end, (scaled(spelled, power),)), power
    kind = _kind_after(text, end)
    values = values_of(spelled)
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
