r"""A translation has an unusual space: a no-break space in Chinese, an ideographic one in English, a tab between words.

Why it hurts: it looks like a space and is none: lines do not break there or break too early, a search finds
nothing, and its width stands out.

Example: `msgid "Tor Browser"` with `msgstr "Tor\u00a0浏览器"`, pasted from a web page.

How to fix: write an ordinary space, or none; `diglot check --fix` does it. Languages that set no-break spaces
(French, Polish, Russian...) and spaces of the source are left alone.
"""

import re
from collections.abc import Iterator
from typing import Final

from diglot.checks.base import Check, Form, Pair, Problem
from diglot.checks.characters import name_of, surplus
from diglot.checks.forms import cut, each, fixed
from diglot.model import Message
from diglot.text.conventions import conventions

__all__ = ["CHECK"]

_IN_WIDE: Final = re.compile(r"(?<=\S)[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000](?=\S)")
_IN_JAPANESE: Final = re.compile(r"(?<=\S)[\t\xa0\u1680\u2000-\u200a\u202f\u205f](?=\S)")
_ELSEWHERE: Final = re.compile(r"(?<=\S)[\t\u1680\u2000\u2001\u205f\u3000](?=\S)")


def _look(form: Form, pair: Pair) -> Iterator[Problem]:
    customs = conventions(pair.locale)
    wanted = _ELSEWHERE if not customs.is_wide else _IN_WIDE if customs.is_chinese else _IN_JAPANESE
    for match in surplus(form, wanted):
        if match[0] == "\t" and any("\t" in msgid for msgid in form.msgids):
            continue
        fix = fixed("write an ordinary space", cut(form.msgstr, match.span(), " "), safe=match[0] != "\t")
        yield Problem(f"the unusual space {name_of(match[0])}", "write an ordinary space", span=match.span(), fix=fix)


CHECK: Final = Check(
    code="odd-space",
    mqm="linguistic-conventions/white-space",
    severity="warning",
    documentation=str(__doc__),
    find=each(_look),
    passes=(
        Pair(Message("Really?", msgstr=("Vraiment\u202f?",)), "fr"),
        Pair(Message("5&nbsp;MB", msgstr=("5\xa0MB",)), "zh_CN"),
        Pair(Message("a\tb", msgstr=("甲\t乙",)), "zh_CN"),
    ),
    fails=(
        Pair(Message("Tor Browser", msgstr=("Tor\xa0浏览器",)), "zh_CN"),
        Pair(Message("洋葱浏览器", msgstr=("Tor\u3000Browser",)), "en"),
    ),
)
