"""A message has no translation, or not in all its plural forms.

Why it hurts: the reader finds a sentence of another language in the middle of the page.

Example: `msgid "Opening hours"` with `msgstr ""`.

How to fix: write the translation. Where the text is right as it is (a name, a formula), copy the msgid. A
locale that may be built before it is complete has a `minimum` in the configuration: until it falls below,
this is only a remark.
"""

from collections.abc import Iterator
from typing import Final

from diglot.checks.base import Check, Pair, Problem
from diglot.model import Message

__all__ = ["CHECK"]


def _find(pair: Pair) -> Iterator[Problem]:
    message = pair.message
    if message.is_translated or message.is_fuzzy:
        return
    if any(message.msgstr):
        form = message.msgstr.index("")
        yield Problem(f"plural form {form} has no translation", "translate it", plural=form)
    else:
        yield Problem("no translation", "translate it")


CHECK: Final = Check(
    code="missing",
    mqm="accuracy/untranslated",
    severity="error",
    documentation=str(__doc__),
    find=_find,
    passes=(
        Pair(Message("Opening hours", msgstr=("开放时间",)), "zh_CN"),
        Pair(Message("%d page", msgid_plural="%d pages", msgstr=("%d Seite", "%d Seiten")), "de"),
        Pair(Message("Opening hours", msgstr=("",), flags=("fuzzy",)), "zh_CN"),
    ),
    fails=(
        Pair(Message("Opening hours"), "zh_CN"),
        Pair(Message("%d page", msgid_plural="%d pages", msgstr=("%d Seite", "")), "de"),
    ),
)
