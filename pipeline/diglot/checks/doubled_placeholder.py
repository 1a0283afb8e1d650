"""A translation has a placeholder more often than its msgid.

Why it hurts: the link, image or field would stand twice on the page. The build refuses such a
translation, and the reader finds the source text. Emphasis that is repeated (`<b>`, `<br/>`) is only a
warning.

Example: `msgid "Read <a>the report</a>"` with `msgstr "<a>阅读</a><a>报告</a>"`.

How to fix: keep it once, around the words that are to be the link.
"""

from typing import Final

from diglot.checks.base import Check, Pair
from diglot.checks.pairing import finder
from diglot.model import Message

__all__ = ["CHECK"]

CHECK: Final = Check(
    code="doubled-placeholder",
    mqm="design-and-markup/markup-tag",
    severity="error",
    documentation=str(__doc__),
    find=finder("doubled-placeholder", "keep it once"),
    passes=(Pair(Message("Read <a>the report</a>", msgstr=("<a>阅读报告</a>",)), "zh_CN"),),
    fails=(
        Pair(Message("Read <a>the report</a>", msgstr=("<a>阅读</a><a>报告</a>",)), "zh_CN"),
        Pair(Message("<b>New</b> today", msgstr=("<b>今日</b><b>新品</b>",)), "zh_CN"),
    ),
)
