"""A translation opens a bracket that it does not close, or closes one that it did not open.

Why it hurts: the reader cannot tell where the remark ends.

Example: `msgid "Username (optional)"` with `msgstr "用户名（选填项"`.

How to fix: add the other bracket, or delete this one. Width does not matter: `(` may be closed by `）`. If the
source leaves one open, the translation may, too.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from diglot.checks.base import Check, Form, Pair, Problem
from diglot.checks.forms import each
from diglot.model import Message
from diglot.text.pairs import lonely_brackets

__all__ = ["CHECK"]


def _look(form: Form, _pair: Pair) -> Iterator[Problem]:
    found = lonely_brackets(form.msgstr)
    if not found:
        return
    allowed: Counter[str] = Counter()
    for msgid in form.msgids:
        allowed |= Counter(one.kind for one in lonely_brackets(msgid))
    for at, mark, kind in found:
        if allowed[kind] > 0:
            allowed[kind] -= 1
        else:
            yield Problem(f"{mark} has no partner", "close it, or delete it", span=(at, at + 1))


CHECK: Final = Check(
    code="unclosed-bracket",
    mqm="linguistic-conventions/punctuation",
    severity="warning",
    documentation=str(__doc__),
    find=each(_look),
    passes=(
        Pair(Message("Username (optional)", msgstr=("用户名（选填项)",)), "zh_CN"),
        Pair(Message("1) Open it :)", msgstr=("1) 打开它 :)",)), "zh_CN"),
        Pair(Message("see (below", msgstr=("见（下文",)), "zh_CN"),
    ),
    fails=(
        Pair(Message("Username (optional)", msgstr=("用户名（选填项",)), "zh_CN"),
        Pair(Message("The Art of War", msgstr=("孙子兵法》",)), "zh_CN"),
        Pair(Message("用户名（选填项）", msgstr=("Username optional)",)), "en"),
    ),
)
