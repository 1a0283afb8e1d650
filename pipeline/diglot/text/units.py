"""A text -> the units its numbers have, by what they measure: `40,000 m2` and `4万平方米` have the same."""

import re
from functools import cache, lru_cache
from typing import Final, NamedTuple

from diglot.text.numbers import EAST, Number, numbers
from diglot.text.unmarked import unmarked

__all__ = ["Measure", "alike", "measures", "names_of"]


class Measure(NamedTuple):
    """A number with its unit."""

    number: Number
    unit: str
    """The same for all names of one unit: `m2`, `EUR`, `%`."""
    start: int
    end: int
    """Of the unit's name, in code points."""


_UNITS: Final = {
    # unit: names in English and in symbols; names in Chinese
    "km": ("km kilometer kilometre", "公里 千米"),
    "m": ("m meter metre", "米 公尺"),
    "cm": ("cm centimeter centimetre", "厘米 公分"),
    "mm": ("mm millimeter millimetre", "毫米"),
    "nm": ("nm nanometer nanometre", "纳米"),
    "µm": ("µm μm um micrometer micrometre micron", "微米"),
    "mi": ("mile", "英里"),
    "ft": ("ft foot feet", "英尺"),
    "in": ("inch inches", "英寸 寸 吋"),
    "km2": ("km2 km² sqkm square_kilometer square_kilometre", "平方公里 平方千米"),
    "m2": ("m2 m² ㎡ sqm square_meter square_metre", "平方米 平米"),
    "ha": ("hectare", "公顷"),
    "m3": ("m3 m³ cubic_meter cubic_metre", "立方米"),
    "l": ("liter litre", "升 公升"),
    "ml": ("ml milliliter millilitre", "毫升"),
    "t": ("ton tonne metric_ton", "吨 公吨"),
    "kg": ("kg kilogram", "公斤 千克"),
    "g": ("gram", "克"),
    "mg": ("mg milligram", "毫克"),
    "lb": ("lb pound", "磅"),
    "°C": ("°c ℃ degree_celsius", "摄氏度 ℃ 度"),
    "°F": ("°f ℉ degree_fahrenheit", "华氏度 ℉"),
    "degree": ("degree °", "度 °"),
    "bit": ("bit", "比特 位"),
    "byte": ("byte", "字节 位元组"),
    "kB": ("kb kib kbyte kilobyte", "千字节 KB"),
    "MB": ("mb mib mbyte megabyte", "兆字节 兆 MB"),
    "GB": ("gb gib gbyte gigabyte", "吉字节 千兆字节 GB"),
    "TB": ("tb tib tbyte terabyte", "太字节 TB"),
    "Hz": ("hz hertz", "赫兹 赫"),
    "kHz": ("khz kilohertz", "千赫 千赫兹"),
    "MHz": ("mhz megahertz", "兆赫 兆赫兹"),
    "GHz": ("ghz gigahertz", "吉赫 吉赫兹 千兆赫"),
    "kW": ("kw kilowatt", "千瓦"),
    "MW": ("mw megawatt", "兆瓦"),
    "W": ("watt", "瓦 瓦特"),
    "kWh": ("kwh", "千瓦时 度"),
    "V": ("volt", "伏 伏特"),
    "ms": ("ms millisecond", "毫秒"),
    "µs": ("µs μs microsecond", "微秒"),
    "ns": ("nanosecond", "纳秒"),
    "second": ("second sec", "秒 秒钟"),
    "minute": ("minute min", "分钟 分"),
    "hour": ("hour hr", "小时 个小时 钟头 个钟头"),
    "day": ("day", "天 日"),
    "week": ("week", "周 星期 个星期 礼拜 个礼拜 週"),
    "month": ("month", "个月 月"),
    "year": ("year", "年 岁 周年"),
    "century": ("century centuries", "个世纪 世纪"),
    "%": ("% percent per_cent", "% 个百分点"),
    "USD": ("usd dollar us_dollar", "美元 美金 元"),
    "EUR": ("eur € euro", "欧元 €"),
    "GBP": ("gbp £ pound_sterling", "英镑 £ 镑"),
    "CNY": ("cny rmb yuan", "元 人民币 块 块钱"),
    "JPY": ("jpy yen", "日元 日圆 円"),
    "pixel": ("px pixel", "像素 px"),
}
_BEFORE: Final = {
    "US$": "USD", "$": "USD", "€": "EUR", "£": "GBP", "¥": "CNY", "￥": "CNY", "RMB": "CNY", "CNY": "CNY",
    "USD": "USD", "EUR": "EUR", "GBP": "GBP", "百分之": "%",
}  # fmt: skip
_ALIKE: Final = (
    frozenset({"USD", "CNY", "JPY"}),
    frozenset({"°C", "degree"}),
    frozenset({"°F", "degree"}),
    frozenset({"kWh", "degree"}),
    frozenset({"GBP", "lb"}),
)
"""Units that share a name in one of the languages: 元, ¥, 度, pound."""
_PLURALS: Final = frozenset("day week hour year mile gram volt watt byte bit ton euro sec min hr lb yard".split())


@cache
def _finders(language: str) -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    """What finds a unit after a number, one before it, and the unit of each name."""
    units: dict[str, str] = {}
    for unit, (western, eastern) in _UNITS.items():
        for name in western.split():
            units[name.replace("_", " ")] = unit
            if "_" in name or len(name) > 4 or name in _PLURALS:
                units[f"{name}s".replace("_", " ")] = unit
        if language in EAST:
            units |= dict.fromkeys(eastern.lower().split(), unit)
    names = "|".join(map(re.escape, sorted(units, key=len, reverse=True)))
    after = re.compile(rf"[\s-]{{0,3}}(?P<unit>{names})(?![A-Za-z0-9_²³])", re.IGNORECASE)
    before = re.compile(rf"(?P<unit>{'|'.join(map(re.escape, sorted(_BEFORE, key=len, reverse=True)))})\s?$")
    return after, before, units


@lru_cache(maxsize=1024)
def measures(text: str, language: str) -> tuple[Measure, ...]:
    """The numbers of a text that have a unit we know; English, Chinese and symbols."""
    found = numbers(text, language)
    if not found:
        return ()
    plain = unmarked(text).replace("％", "%")
    after, before, units = _finders(language)
    measured: list[Measure] = []
    for number in found:
        if number.kind not in {"", "year", "month", "day"}:
            continue
        if match := after.match(plain, number.end):
            measured.append(Measure(number, units[match["unit"].lower()], *match.span("unit")))
        elif match := before.search(plain, max(0, number.start - 5), number.start):
            measured.append(Measure(number, _BEFORE[match["unit"]], *match.span("unit")))
    return tuple(measured)


def names_of(unit: str, language: str) -> tuple[str, ...]:
    """The names that a unit has in a language, in lower case."""
    return tuple(name for name, other in _finders(language)[2].items() if other == unit)


def alike(unit: str, other: str) -> bool:
    """Whether a name may stand for both units."""
    return unit == other or any(unit in units and other in units for units in _ALIKE)
