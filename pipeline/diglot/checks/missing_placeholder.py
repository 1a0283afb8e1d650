"""A translation lacks a placeholder of its msgid.

Why it hurts: what the placeholder stands for is lost to the reader: a link that cannot be followed, an
image, a field of a form, a value. The build refuses such a translation, and the reader finds the source
text. Emphasis that is dropped (`<b>`, `<sup>`, `<br/>`) is only a warning, since another language may
well do without.

Example: `msgid "Read <a>the report</a>"` with `msgstr "阅读报告"`.

How to fix: put the placeholder where it belongs in the sentence: `阅读<a>报告</a>`. Order is free.
"""

from typing import Final

from diglot.checks.base import Check, Pair
from diglot.checks.pairing import finder
from diglot.model import Message

__all__ = ["CHECK"]

CHECK: Final = Check(
    code="missing-placeholder",
    mqm="design-and-markup/markup-tag",
    severity="error",
    documentation=str(__doc__),
    find=finder("missing-placeholder", "copy it from the msgid to where it belongs"),
    passes=(
        Pair(Message("Read <a>the report</a>", msgstr=("阅读<a>报告</a>",)), "zh_CN"),
        Pair(Message("<a>Home</a> or <a2>back</a2>", msgstr=("<a2>返回</a2>或<a>首页</a>",)), "zh_CN"),
    ),
    fails=(
        Pair(Message("Read <a>the report</a>", msgstr=("阅读报告",)), "zh_CN"),
        Pair(Message("October 21<sup>st</sup>", msgstr=("10月21日",)), "zh_CN"),
        Pair(Message("Hello {{ name }}", msgstr=("您好",)), "zh_CN"),
    ),
)
