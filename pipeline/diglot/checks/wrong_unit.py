"""A number has another unit in the translation, or none.

Why it hurts: 40,000 square metres are not 40,000 square kilometres. The units of length, area, volume, weight, time,
temperature, data, power and money are known in English, in Chinese and as symbols; any of a unit's names will do.

Example: `msgid "An area of 40,000 m2"` with `msgstr "面积4万平方公里"`.

How to fix: write the unit of the source. If you converted the unit, convert the number as well and allow it.
"""

from collections.abc import Iterator
from typing import Final

from diglot.checks.base import Check, Pair, Problem
from diglot.checks.sides import languages
from diglot.model import Message
from diglot.text.numbers import may_have_numbers, numbers
from diglot.text.units import Measure, alike, measures, names_of

__all__ = ["CHECK"]

_KNOWN: Final = frozenset({"en", "zh"})


def _find(pair: Pair) -> Iterator[Problem]:
    source, target = languages(pair)
    if source not in _KNOWN or target not in _KNOWN:
        return
    for form in pair.forms:
        if form.msgids[0] == form.msgstr:
            continue
        if not may_have_numbers(form.msgids[0], source) and not may_have_numbers(form.msgstr, target):
            continue
        expected = [measure for measure in measures(form.msgids[0], source) if _is_measured(measure)]
        if not expected:
            continue
        lower = form.msgstr.lower()
        found = measures(form.msgstr, target)
        for measure in expected:
            values = set(measure.number.values)
            here = [other for other in found if not values.isdisjoint(other.number.values)]
            if any(alike(measure.unit, other.unit) for other in here):
                continue
            if here:
                other = here[0]
                spelled, name = form.msgstr[other.start : other.end], form.msgids[0][measure.start : measure.end]
                what, span = f"{spelled} stands for {name}", (other.start, other.end)
            else:
                number = next((n for n in numbers(form.msgstr, target) if not values.isdisjoint(n.values)), None)
                if number is None or any(name in lower for name in names_of(measure.unit, target)):
                    continue
                what = f"the unit {form.msgids[0][measure.start : measure.end]} is missing"
                span = (number.start, number.end)
            yield Problem(what, "write the unit of the source", form.plural, form.msgstr, span)


def _is_measured(measure: Measure) -> bool:
    """Whether it is an amount, and not a part of a date (2015年10月21日)."""
    number = measure.number
    return not number.kind or (number.kind == "year" and len(number.values[0]) < 3)


CHECK: Final = Check(
    code="wrong-unit",
    mqm="accuracy/mistranslation",
    severity="warning",
    documentation=str(__doc__),
    find=_find,
    passes=(
        Pair(Message("An area of 40,000 m<sup>2</sup>", msgstr=("面积4万平方米",)), "zh_CN", "en"),
        Pair(Message("$40 for 2 GB", msgstr=("2GB 收费40美元",)), "zh_CN", "en"),
        Pair(Message("30 percent within 3 days", msgstr=("三天内达到百分之三十",)), "zh_CN", "en"),
        Pair(Message("重5公斤", msgstr=("It weighs 5 kg",)), "en", "zh_CN"),
    ),
    fails=(
        Pair(Message("An area of 40,000 m2", msgstr=("面积4万平方公里",)), "zh_CN", "en"),
        Pair(Message("It costs $40", msgstr=("售价40欧元",)), "zh_CN", "en"),
        Pair(Message("At 25 °C", msgstr=("25 华氏度时",)), "zh_CN", "en"),
        Pair(Message("Wait 30 seconds", msgstr=("请等待 30 分钟",)), "zh_CN", "en"),
        Pair(Message("增长50%", msgstr=("It grew by 50",)), "en", "zh_CN"),
    ),
)
