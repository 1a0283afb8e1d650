"""A translation has a tag that its source does not have.

Why it hurts: the page gets an element that its author did not plan: a second link, a line break, underlined
words that look like a link.

Example: `msgid "Read <a href='x'>it</a>"` with `msgstr "<u>阅读</u><a href='x'>它</a>"`.

How to fix: delete it. A tag that the text speaks of is written with `&lt;`. (In catalogs of Diglot see
`unknown-placeholder`.)
"""

from collections.abc import Iterator
from typing import Final

from diglot.checks.base import Check, Form, Pair, Problem
from diglot.checks.forms import each
from diglot.checks.tags import differences
from diglot.model import Message

__all__ = ["CHECK"]


def _look(form: Form, _pair: Pair) -> Iterator[Problem]:
    for one in differences(form):
        if one.kind == "extra":
            yield Problem(one.message, "delete it", span=one.span, severity=None if one.weighty else "warning")


CHECK: Final = Check(
    code="extra-tag",
    mqm="design-and-markup/markup-tag",
    severity="error",
    documentation=str(__doc__),
    find=each(_look),
    passes=(
        Pair(Message('Read <a href="x">it</a>', msgstr=('阅读<a href="x">它</a>',)), "zh_CN"),
        Pair(Message("a ``b`` < c", msgstr=("甲 ``b`` < 丙",)), "zh_CN"),
    ),
    fails=(
        Pair(Message('Read <a href="x">it</a>', msgstr=('<u>阅读</u><a href="x">它</a>',)), "zh_CN"),
        Pair(Message(":ref:`text <target>`", msgstr=('<p class="x">:ref:`文本 <target>`</p>',)), "zh_CN"),
    ),
)
