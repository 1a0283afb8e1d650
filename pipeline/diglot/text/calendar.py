"""Names of months, weekdays and halves of the day, by language -> their numbers; CLDR's through Babel."""

import re
from functools import cache
from typing import Final

__all__ = ["HAN_PERIOD", "is_afternoon", "months", "weekdays"]

HAN_PERIOD: Final = "上午|下午|中午|凌晨|清晨|早上|早晨|傍晚|晚上|午后|深夜|晚间|午前|午後"
"""The words before an hour that say which half of the day it is in."""
_AFTERNOON: Final = frozenset({"下午", "中午", "傍晚", "晚上", "午后", "深夜", "晚间", "午後", "p"})
_ENGLISH_MONTHS: Final = "january february march april may june july august september october november december".split()
_ENGLISH_WEEKDAYS: Final = "monday tuesday wednesday thursday friday saturday sunday".split()
_NONE: Final = re.compile("(?!)")


def is_afternoon(period: str) -> bool:
    """Whether the word before or after an hour puts it into the second half of the day."""
    return period.lower() in _AFTERNOON


@cache
def months(language: str) -> tuple[re.Pattern[str], dict[str, int], frozenset[str]]:
    """What finds the months' names in a text; the number of each name in lower case; which names are whole."""
    if language == "en":
        names = {name: number for number, name in enumerate(_ENGLISH_MONTHS, start=1)}
        short = {name[:3]: number for name, number in names.items()} | {"sept": 9}
    else:
        names, short = (_from_cldr(language, "months", width) for width in ("wide", "abbreviated"))
    return _words({**short, **names}), {**short, **names}, frozenset(names)


@cache
def weekdays(language: str) -> tuple[re.Pattern[str], dict[str, int]]:
    """What finds the weekdays' names in a text, and the number of each name in lower case, Monday 1."""
    if language == "en":
        names = {name: number for number, name in enumerate(_ENGLISH_WEEKDAYS, start=1)}
    elif language in {"zh", "yue"}:
        days = dict(zip("一二三四五六日天", (1, 2, 3, 4, 5, 6, 7, 7), strict=True))
        names = {prefix + day: number for prefix in ("星期", "周", "週", "礼拜") for day, number in days.items()}
        # 周一次 is "once a week"
        return re.compile(r"(?:星期|[周週]|礼拜)[一二三四五六日天](?![次个個遍回本般定些样])"), names
    elif language == "ja":
        names = {f"{day}曜": number for number, day in enumerate("月火水木金土日", start=1)}
        return re.compile("[月火水木金土日]曜"), names
    else:
        names = _from_cldr(language, "days", "wide")
    return _words(names), names


def _words(names: dict[str, int]) -> re.Pattern[str]:
    pattern = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE) if names else _NONE


def _from_cldr(language: str, what: str, width: str) -> dict[str, int]:
    """The names of three letters or more, of both of CLDR's contexts, in lower case."""
    from babel.core import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return {}
    tables = locale.months if what == "months" else locale.days
    found: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for number, name in tables[context][width].items():
            if len(name := str(name).rstrip(".").lower()) >= 3 and name.isalpha():
                found.setdefault(name, int(number) + (what == "days"))
    return found
