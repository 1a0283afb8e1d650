"""A translation has a number that the source has not.

Why it hurts: the reader is told something the author did not say, often a rest of an older text or of another entry.
Numbers up to two are not counted, since languages need them in other places.

Example: `msgid "Choose a password"` with `msgstr "请输入 8 位密码"`.

How to fix: take it out, or allow it with the reason.
"""

from typing import Final

from diglot.checks.base import Check, Pair
from diglot.checks.quantities import finder
from diglot.model import Message

__all__ = ["CHECK"]

CHECK: Final = Check(
    code="added-number",
    mqm="accuracy/addition",
    severity="warning",
    documentation=str(__doc__),
    find=finder("added", "take it out, if the source does not say it"),
    passes=(
        Pair(Message("A dozen of them, twice", msgstr=("12 个，2 次",)), "zh_CN", "en"),
        Pair(Message("Visit us on Monday", msgstr=("星期一来访",)), "zh_CN", "en"),
    ),
    fails=(Pair(Message("Choose a password", msgstr=("请输入 8 位密码",)), "zh_CN", "en"),),
)
