"""A number of the source is not in the translation.

Why it hurts: a price, a limit or a version is lost, and the reader has no way to notice. Numbers are compared by
value: `40,000` is in `4万`, `四万` and `４００００`, `50%` in 百分之五十, `21st` in 第二十一.

Example: `msgid "Notes can be edited for 5 minutes."` with `msgstr "注释在保存后只能编辑数分钟。"`.

How to fix: put the number in, in the form the language wants. Where the sentence is right without it, allow it
with a reason.
"""

from typing import Final

from diglot.checks.base import Check, Pair
from diglot.checks.quantities import finder
from diglot.model import Message

__all__ = ["CHECK"]

CHECK: Final = Check(
    code="missing-number",
    mqm="accuracy/omission",
    severity="warning",
    documentation=str(__doc__),
    find=finder("missing", "put the number into the translation"),
    passes=(
        Pair(Message("An area of 40,000 m2", msgstr=("面积4万平方米",)), "zh_CN", "en"),
        Pair(Message("The 3rd of 21 steps, 50%", msgstr=("二十一步中的第三步，百分之五十",)), "zh_CN", "en"),
        Pair(Message("Read 3D files on x86_64", msgstr=("在 x86_64 上读取三维文件",)), "zh_CN", "en"),
        Pair(Message("共有三亿五千万用户", msgstr=("There are 350 million users",)), "en", "zh_CN"),
        Pair(Message("1,234.5 pages", msgstr=("1.234,5 Seiten",)), "de", "en"),
    ),
    fails=(
        Pair(Message("Notes can be edited for 5 minutes.", msgstr=("注释只能编辑数分钟。",)), "zh_CN", "en"),
        Pair(Message("共有15名员工", msgstr=("It has employees",)), "en", "zh_CN"),
        Pair(Message("Python 3.8 or later", msgstr=("Python oder neuer",)), "de", "en"),
    ),
)
