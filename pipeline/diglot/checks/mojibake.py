"""A translation holds text that was read in a wrong encoding.

Why it hurts: the reader finds `ä½ å¥½` or `鍥藉` where words should be.

Example: `msgid "Café"` with `msgstr "CafÃ©"`: the UTF-8 bytes of é read as Latin-1.

How to fix: write what is meant, which the finding tells if it can. If there are many, the file was converted
wrongly: go back to the version before, and convert it from the right encoding.
"""

from collections.abc import Iterator
from typing import Final

from diglot.checks.base import Check, Form, Pair, Problem
from diglot.checks.forms import cut, each, fixed, shown
from diglot.model import Message
from diglot.text.mojibake import garbled

__all__ = ["CHECK"]


def _look(form: Form, _pair: Pair) -> Iterator[Problem]:
    for start, end, meant in garbled(form.msgstr):
        culprit = form.msgstr[start:end]
        if any(culprit in msgid for msgid in form.msgids):
            continue
        if meant:
            what = f"{shown(culprit)!r} was read in a wrong encoding: {shown(meant)!r} is meant"
            fix = fixed("write what the bytes mean", cut(form.msgstr, (start, end), meant), safe=False)
        else:
            what, fix = f"{shown(culprit)!r} is what a wrong encoding leaves behind", None
        yield Problem(what, "write what is meant", span=(start, end), fix=fix)


CHECK: Final = Check(
    code="mojibake",
    mqm="design-and-markup/character-encoding",
    severity="error",
    documentation=str(__doc__),
    find=each(_look),
    passes=(
        Pair(Message("Café", msgstr=("Café",)), "fr"),
        Pair(Message("country", msgstr=("国家",)), "zh_CN"),
    ),
    fails=(
        Pair(Message("Café", msgstr=("CafÃ©",)), "fr"),
        Pair(Message("Hello", msgstr=("ä½\xa0å¥½",)), "zh_CN"),
        Pair(Message("country", msgstr=("鍥藉锟斤拷",)), "zh_CN"),
    ),
)
