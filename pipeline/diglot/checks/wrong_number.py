"""A translation has another number where the source has one.

Why it hurts: the reader is told something false. Numbers are compared by value, not by spelling; one that differs by
a power of ten alone (`40,000` as `40万`) is an error, since 万 and 亿 make it so easy.

Example: `msgid "50 employees"` with `msgstr "80名员工"`.

How to fix: write the number of the source.
"""

from typing import Final

from diglot.checks.base import Check, Pair
from diglot.checks.quantities import finder
from diglot.model import Message

__all__ = ["CHECK"]

CHECK: Final = Check(
    code="wrong-number",
    mqm="accuracy/mistranslation",
    severity="warning",
    documentation=str(__doc__),
    find=finder("wrong", "write the number of the source"),
    passes=(
        Pair(
            Message("2.5 million users, 3,000 of them new", msgstr=("250万用户，其中３０００为新用户",)), "zh_CN", "en"
        ),
        Pair(Message("Each of the three parts", msgstr=("3 个部分中的每一个",)), "zh_CN", "en"),
    ),
    fails=(
        Pair(Message("50 employees", msgstr=("80名员工",)), "zh_CN", "en"),
        Pair(Message("40,000 readers", msgstr=("40万读者",)), "zh_CN", "en"),
        Pair(Message("All three arguments", msgstr=("所有四个参数",)), "zh_CN", "en"),
        Pair(Message("投资3亿元", msgstr=("An investment of 3 billion yuan",)), "en", "zh_CN"),
    ),
)
