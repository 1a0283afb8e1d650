"""Figures as they are spelled -> what they may mean: the part that all languages share."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, Literal, NamedTuple, TypeAlias

__all__ = [
    "CLOCK",
    "DIGITS",
    "EAST",
    "SUFFIX",
    "Kind",
    "Number",
    "decimal",
    "is_unit",
    "listed",
    "scaled",
    "time_of",
    "values_of",
]

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
DIGITS = r"(?:(?<![0-9A-Za-z_])|(?<=[0-9][xX]))[0-9]+(?:[.,'’٬][0-9]+)*"
SUFFIX = r"(?P<suffix>(?![xX][0-9])[A-Za-z_][0-9A-Za-z_]*)?"
CLOCK = (
    r"(?P<clock>(?<![0-9A-Za-z_.:：])(?P<hour>[0-9]{1,2})[:：](?P<minute>[0-5][0-9])(?:[:：][0-5][0-9])?"
    r"(?![0-9]|[:：][0-9])(?:\s?(?P<half>[apAP])\.?\s?[mM]\b)?)"
)
"""Parts of regular expressions: digits with marks between them, what is joined to them, a time of day."""
_GROUPED = re.compile(r"[0-9]{1,3}(?:[,'’٬][0-9]{3})+(?:\.[0-9]+)?")
_GROUPED_BY_POINT = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?")


def time_of(start: int, end: int, hour: str, minute: str, half: str) -> Number:
    """A time of day: `half` is am, pm, nothing, or `pm?` where it may be the afternoon."""
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


def is_unit(suffix: str) -> bool:
    """Whether letters that are joined to digits are a unit (`40km`), and no part of a name."""
    return suffix.lower() in _UNITS


_UNITS: Final = frozenset(
    "x k m g t b s h km cm mm nm um mi ft yd in kg mg lb lbs oz t ml l kb mb gb tb pb kib mib gib tib bit bits bytes "
    "kbps mbps gbps hz khz mhz ghz w kw mw gw kwh v kv ma mah a ms ns us sec secs min mins hr hrs px pt em rem dpi ppi "
    "c f usd eur gbp cny rmb jpy m2 m3 km2 cm2 kmh mph rpm db pm am vs".split()
)


def values_of(spelled: str, language: str = "zh") -> tuple[str, ...]:
    """What digits with marks may mean; with more marks than a number has, the text itself: `3.8.1`."""
    if spelled.isdigit():
        return (spelled.lstrip("0") or "0",)
    if not spelled.isascii() or " " in spelled:
        spelled = re.sub("[\u00a0\u202f ’٬]", ",", spelled).replace(",,", ",") if " " not in spelled else spelled
        spelled = re.sub("[\u00a0\u202f ]", "", spelled)
    found: list[str] = []
    if _GROUPED.fullmatch(spelled):
        found.append(decimal(Decimal(re.sub("[,'’٬]", "", spelled))))
    if language not in EAST and language not in {"en", "ko"}:
        if _GROUPED_BY_POINT.fullmatch(spelled):
            found.append(decimal(Decimal(spelled.replace(".", "").replace(",", "."))))
        elif re.fullmatch("[0-9]+,[0-9]+", spelled):
            found.append(re.sub(r"\.0+$", "", spelled.replace(",", ".")))
    if not found or ("," not in spelled and "." in spelled):
        found.append(re.sub(r"(?<=[0-9])\.0+$", "", spelled) if spelled.count(".") == 1 else spelled)
    return tuple(found)


def listed(number: Number, text: str, language: str = "zh") -> Iterator[Number]:
    """A list without spaces (`25,50,100`) is as many numbers."""
    spelled = text[number.start : number.end]
    if "," not in spelled or number.values[0] != spelled:
        yield number
        return
    start = number.start
    for part in spelled.split(","):
        yield Number(start, start + len(part), values_of(part, language), "")
        start += len(part) + 1


def scaled(spelled: str, power: int, language: str = "zh") -> str:
    """Digits times a power of ten."""
    value = values_of(spelled, language)[0]
    try:
        return decimal(Decimal(value).scaleb(power))
    except ArithmeticError:
        return spelled


def decimal(value: Decimal) -> str:
    """Plain decimal notation, without zeros at the end."""
    return format(value.normalize(), "f")
