"""A translation has a placeholder that its msgid does not have.

Why it hurts: a translation says things; it brings no links, images or code of its own. Nothing on the
page stands behind such a placeholder, so the build refuses the translation and the reader finds the
source text.

Example: `msgid "Read the <a>report</a>"` with `msgstr "阅读<a2>报告</a2>"`.

How to fix: use the names of the msgid. A `<` that is meant as text before a letter is written `&lt;`.
"""

from typing import Final

from diglot.checks.base import Check, Pair
from diglot.checks.pairing import finder
from diglot.model import Message

__all__ = ["CHECK"]

CHECK: Final = Check(
    code="unknown-placeholder",
    mqm="design-and-markup/markup-tag",
    severity="error",
    documentation=str(__doc__),
    find=finder("unknown-placeholder", "use the placeholders of the msgid"),
    passes=(
        Pair(Message("Read the <a>report</a>", msgstr=("阅读<a>报告</a>",)), "zh_CN"),
        Pair(Message("x < y", msgstr=("x < y 成立",)), "zh_CN"),
    ),
    fails=(Pair(Message("Read the <a>report</a>", msgstr=("阅读<a>报告</a><img/>",)), "zh_CN"),),
)
