"""A date or a time is not the source's.

Why it hurts: people come on the wrong day. Year, month, day, weekday, hour and decade are compared whatever their
form: `October 21st, 2015`, `2015-10-21`, `2015年10月21日` and `二〇一五年十月二十一日` are one date, `3 p.m.` is
`下午3点` and `15:00`, the `1990s` are `二十世纪九十年代`.

Example: `msgid "October 21st, 2015"` with `msgstr "2015年11月21日"`.

How to fix: write the date of the source in the form of the language.
"""

from typing import Final

from diglot.checks.base import Check, Pair
from diglot.checks.quantities import finder
from diglot.model import Message

__all__ = ["CHECK"]

CHECK: Final = Check(
    code="wrong-date",
    mqm="accuracy/mistranslation",
    severity="warning",
    documentation=str(__doc__),
    find=finder("date", "write the date or time of the source"),
    passes=(
        Pair(Message("October 21st, 2015", msgstr=("2015年10月21日",)), "zh_CN", "en"),
        Pair(Message("On 2015-10-21", msgstr=("二〇一五年十月二十一日",)), "zh_CN", "en"),
        Pair(Message("From 3 p.m. to 5:30 p.m.", msgstr=("下午3点至5点半",)), "zh_CN", "en"),
        Pair(Message("The early 1990s", msgstr=("上世纪九十年代初",)), "zh_CN", "en"),
        Pair(Message("21世纪的10月21日", msgstr=("October 21 of the 21st century",)), "en", "zh_CN"),
        Pair(Message("October 21, 2015", msgstr=("21 octobre 2015",)), "fr", "en"),
    ),
    fails=(
        Pair(Message("October 21st, 2015", msgstr=("2015年11月21日",)), "zh_CN", "en"),
        Pair(Message("October 11", msgstr=("11月10日",)), "zh_CN", "en"),
        Pair(Message("At 3 p.m.", msgstr=("上午3点",)), "zh_CN", "en"),
        Pair(Message("The early 1990s", msgstr=("上世纪八十年代初",)), "zh_CN", "en"),
        Pair(Message("See you on Tuesday", msgstr=("星期三见",)), "zh_CN", "en"),
        Pair(Message("October 21, 2015", msgstr=("21 novembre 2015",)), "fr", "en"),
    ),
)
