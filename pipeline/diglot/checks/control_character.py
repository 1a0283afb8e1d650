r"""A translation holds a control character.

Why it hurts: HTML and XML do not allow them. A browser shows nothing or a box, and other programs refuse the
page.

Example: `msgid "Existing setup"` with `msgstr "当前\v设置"`, copied out of a document.

How to fix: delete the character. A line break is written `\n`, a tab `\t`.
"""

import re
from collections.abc import Iterator
from typing import Final

from diglot.checks.base import Check, Form, Pair, Problem
from diglot.checks.characters import name_of, surplus, without
from diglot.checks.forms import each, fixed
from diglot.model import Message

__all__ = ["CHECK"]

_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]+")


def _look(form: Form, _pair: Pair) -> Iterator[Problem]:
    if _CONTROL.search(form.msgstr) is None:
        return
    fix = fixed("delete control characters", without(form.msgstr, _CONTROL), safe=not _counted(form))
    for match in surplus(form, _CONTROL):
        yield Problem(f"the control character {name_of(match[0][0])}", "delete it", span=match.span(), fix=fix)


def _counted(form: Form) -> bool:
    return any(_CONTROL.search(msgid) for msgid in form.msgids)


CHECK: Final = Check(
    code="control-character",
    mqm="design-and-markup/character-encoding",
    severity="error",
    documentation=str(__doc__),
    find=each(_look),
    passes=(
        Pair(Message("Existing setup", msgstr=("当前设置",)), "zh_CN"),
        Pair(Message("a\tb\n", msgstr=("甲\t乙\n",)), "zh_CN"),
    ),
    fails=(
        Pair(Message("Existing setup", msgstr=("当前\v设置",)), "zh_CN"),
        Pair(Message("raw bytes", msgstr=("raw by\x08tes",)), "en"),
    ),
)
