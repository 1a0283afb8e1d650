r"""A translation is not in Unicode's normal form C.

Why it hurts: `é` written as `e` with a loose accent looks the same and is another text: no search finds it,
fonts place the accent badly, and tools count it as a change.

Example: `msgid "Café"` with `msgstr "Cafe\u0301"`.

How to fix: replace it by the composed character; `diglot check --fix` does it.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Final

from diglot.checks.base import Check, Form, Pair, Problem
from diglot.checks.forms import each, fixed, shown
from diglot.model import Message

__all__ = ["CHECK"]


def _look(form: Form, _pair: Pair) -> Iterator[Problem]:
    text = form.msgstr
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return
    if not all(unicodedata.is_normalized("NFC", msgid) for msgid in form.msgids):
        return
    composed = unicodedata.normalize("NFC", text)
    if Counter(composed) == Counter(text):
        return  # marks of Arabic and Hebrew in another order: no reader sees it, and no spelling is wrong
    start = next((n for n, (a, b) in enumerate(zip(text, composed, strict=False)) if a != b), len(composed))
    start = min(start, len(text) - 1)
    culprit = text[start : start + 2]
    what = f"{shown(culprit)!r} is not in normal form C"
    fix = fixed("normalize to form C", composed)
    yield Problem(what, "write the composed character", span=(start, start + len(culprit)), fix=fix)


CHECK: Final = Check(
    code="not-normalized",
    mqm="design-and-markup/character-encoding",
    severity="warning",
    documentation=str(__doc__),
    find=each(_look),
    passes=(Pair(Message("Café", msgstr=("Café",)), "fr"),),
    fails=(
        Pair(Message("Café", msgstr=("Cafe\u0301",)), "fr"),
        Pair(Message("Street", msgstr=("\uf96e",)), "zh_TW"),
    ),
)
