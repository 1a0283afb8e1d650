"""A translation lacks a tag of its source.

Why it hurts: what the tag makes of the words is lost: a link, a key, a file name, an emphasis.

Example: `msgid "Open <gui>Settings</gui>"` with `msgstr "打开设置"`.

How to fix: put the tag around the words it is for. Order is free. Lost emphasis is a warning, a dropped `<sup>` a
remark. (In catalogs of Diglot, whose msgids have placeholders without attributes, see `missing-placeholder`.)
"""

from collections.abc import Iterator
from typing import Final

from diglot.checks.base import Check, Form, Pair, Problem
from diglot.checks.forms import each
from diglot.checks.tags import differences
from diglot.markup.raw import is_small
from diglot.model import Message, Severity

__all__ = ["CHECK"]


def _look(form: Form, _pair: Pair) -> Iterator[Problem]:
    for one in differences(form):
        if one.kind == "missing":
            severity: Severity | None = "info" if is_small(one.name) else "warning" if not one.weighty else None
            yield Problem(one.message, "put it where it belongs", severity=severity)


CHECK: Final = Check(
    code="missing-tag",
    mqm="design-and-markup/markup-tag",
    severity="error",
    documentation=str(__doc__),
    find=each(_look),
    passes=(
        Pair(Message('<a href="x">A</a>, <b>B</b>', msgstr=('<b>乙</b>、<a href="x">甲</a>',)), "zh_CN"),
        Pair(Message('cp <file> <a href="x">A</a>', msgstr=('cp <文件> <a href="x">甲</a>',)), "zh_CN"),
        Pair(Message(":ref:`text <target>`", msgstr=(":ref:`文本 <target>`",)), "zh_CN"),
    ),
    fails=(
        Pair(Message('Read <a href="x">it</a>', msgstr=("阅读",)), "zh_CN"),
        Pair(Message('<a href="x">A</a>, <b>B</b>', msgstr=('<a href="x">甲</a>、乙',)), "zh_CN"),
    ),
)
