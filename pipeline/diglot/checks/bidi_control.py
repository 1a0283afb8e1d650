r"""A translation holds controls of text direction that its source does not have, or does not end what it begins.

Why it hurts: an override or an isolate that is never ended turns the order of what follows it on the page. A
text can be made to read as another one, a file name for instance.

Example: `msgid "Download"` with `msgstr "下载\u202etxt.exe"`.

How to fix: delete the control. In Arabic, Hebrew and Persian end each one: U+202C ends an embedding or an
override, U+2069 an isolate.
"""

import re
from collections.abc import Iterator
from typing import Final

from diglot.checks.base import Check, Form, Pair, Problem
from diglot.checks.characters import name_of, surplus, without
from diglot.checks.forms import each, fixed
from diglot.model import Message
from diglot.text.locales import direction, is_locale

__all__ = ["CHECK"]

_CONTROL: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
_MARK: Final = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]+")
_ENDED_BY: Final = dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c") | dict.fromkeys("\u2066\u2067\u2068", "\u2069")


def _look(form: Form, pair: Pair) -> Iterator[Problem]:
    if _MARK.search(form.msgstr) is None:
        return
    if pair.locale and is_locale(pair.locale) and direction(pair.locale) == "rtl":
        if any(_unbalanced(msgid) for msgid in form.msgids):
            return
        for at in _unbalanced(form.msgstr):
            what = f"{name_of(form.msgstr[at])} has no partner"
            yield Problem(what, "end each control, or delete it", span=(at, at + 1))
        return
    is_new = not any(_MARK.search(msgid) for msgid in form.msgids)
    fix = fixed("delete controls of direction", without(form.msgstr, _MARK), safe=is_new)
    for match in surplus(form, _MARK):
        yield Problem(f"the control of direction {name_of(match[0][0])}", "delete it", span=match.span(), fix=fix)


def _unbalanced(text: str) -> list[int]:
    open_: list[tuple[str, int]] = []
    alone: list[int] = []
    for match in _CONTROL.finditer(text):
        if match[0] in _ENDED_BY:
            open_.append((_ENDED_BY[match[0]], match.start()))
        elif open_ and open_[-1][0] == match[0]:
            open_.pop()
        else:
            alone.append(match.start())
    return sorted(alone + [at for _, at in open_])


CHECK: Final = Check(
    code="bidi-control",
    mqm="design-and-markup/character-encoding",
    severity="warning",
    documentation=str(__doc__),
    find=each(_look),
    passes=(
        Pair(Message("Download", msgstr=("下载",)), "zh_CN"),
        Pair(Message("%s file", msgstr=("קובץ \u2068%s\u2069",)), "he"),
    ),
    fails=(
        Pair(Message("Download", msgstr=("下载\u202etxt.exe",)), "zh_CN"),
        Pair(Message("%s file", msgstr=("קובץ \u2068%s",)), "he"),
    ),
)
