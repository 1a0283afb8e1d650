"""A text mixes two languages on its page, and its translation still does.

Why it hurts: a reader of either language understands half of it. A page's text that mixes languages is marked for every
target (`#. mixed: en, zh_CN`); its translation should be in one, names apart.

Example: `msgid "联系我们 Contact us today"`, marked `#. mixed: en, zh_CN`, with `msgstr "联系我们 Contact us today"`.

How to fix: say it in the language of the catalog; or give the two parts of the page elements of their own, with `lang`.
"""

from collections.abc import Iterator
from typing import Final

from diglot.checks.base import Check, Form, Pair, Problem
from diglot.checks.forms import each
from diglot.model import Message
from diglot.text.prose import prose
from diglot.text.scripts import weights

__all__ = ["CHECK"]

_MARK: Final = "mixed: "
_SHARE: Final = 0.25
"""What the lighter language weighs at least."""


def _look(form: Form, pair: Pair) -> Iterator[Problem]:
    if any(line.startswith(_MARK) for line in pair.message.extracted):
        found = sorted(weights(prose(form.msgstr)).values())
        if len(found) > 1 and found[0] >= _SHARE * sum(found):
            yield Problem("the translation mixes languages as the page does", "say it in one language")


def _message(msgstr: str) -> Message:
    return Message("联系我们 Contact us today", msgstr=(msgstr,), extracted=("<h2>", "mixed: en, zh_CN"))


CHECK: Final = Check(
    code="mixed-language",
    mqm="accuracy/untranslated",
    severity="info",
    documentation=str(__doc__),
    find=each(_look),
    passes=(
        Pair(_message("今天就联系我们"), "zh_CN", "zh_CN"),
        Pair(Message("Contact us", msgstr=("联系 Bright Laser Technologies",)), "zh_CN", "en"),
    ),
    fails=(Pair(_message("联系我们 Contact us today"), "zh_CN", "zh_CN"),),
)
