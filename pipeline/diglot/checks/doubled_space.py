"""A translation has two spaces in a row where its source has none.

Why it hurts: a word was deleted and its space was left, or a key was hit twice. In plain text and in titles both
are shown.

Example: `msgid "Email address"` with `msgstr "Email  地址"`.

How to fix: delete one; `diglot check --fix` does it. Indented lines, tables and texts whose source doubles its
spaces between sentences are not reported.
"""

import re
from collections.abc import Iterator
from typing import Final

from diglot.checks.base import Check, Form, Pair, Problem
from diglot.checks.forms import cut, each, fixed
from diglot.model import Message
from diglot.text.conventions import conventions
from diglot.text.prose import MASKS, prose

__all__ = ["CHECK"]

_RUN: Final = re.compile(r"(?<=\S)[ \xa0\u3000]{2,}(?=\S)")
_AFTER_SENTENCE: Final = re.compile(r"[.!?:;。！？：；，)\"'”’」）`*…-]\Z")


def _look(form: Form, pair: Pair) -> Iterator[Problem]:
    text = form.msgstr
    runs = list(_RUN.finditer(text))
    if not runs:
        return
    within, between = _allowed(form.msgids)
    wide = conventions(pair.locale).is_wide
    # where a source has no spaces, two between sentences are a typist's custom
    between = between or (not wide and conventions(pair.language).is_wide)
    for match in runs:
        if _AFTER_SENTENCE.search(text, 0, match.start()):
            if between:
                continue
        elif within > 0:
            within -= 1
            continue
        space = "" if wide and "\u3000" in match[0] else " "
        # spaces in code may count, and one that breaks no line may be meant
        is_safe = match[0].strip(" \u3000") == "" and prose(text)[match.start() - 1] not in MASKS
        fix = fixed("set one space", cut(text, match.span(), space), safe=is_safe)
        yield Problem(f"{len(match[0])} spaces in a row", "set one", span=match.span(), fix=fix)


def _allowed(msgids: tuple[str, ...]) -> tuple[int, bool]:
    """How many runs of spaces stand within the source's sentences, and whether some stand between them."""
    within, between = 0, False
    for msgid in msgids:
        runs = list(_RUN.finditer(msgid))
        inner = [match for match in runs if not _AFTER_SENTENCE.search(msgid, 0, match.start())]
        within = max(within, len(inner))
        between = between or bool(runs)
    return within, between


CHECK: Final = Check(
    code="doubled-space",
    mqm="linguistic-conventions/white-space",
    severity="warning",
    documentation=str(__doc__),
    find=each(_look),
    passes=(
        Pair(Message("One.  Two.", msgstr=("一。  二。",)), "zh_CN"),
        Pair(Message("a\n    b", msgstr=("甲\n    乙",)), "zh_CN"),
    ),
    fails=(
        Pair(Message("Email address", msgstr=("Email  地址",)), "zh_CN"),
        Pair(Message("One.  Two more.", msgstr=("一。  二  个。",)), "zh_CN"),
        Pair(Message("正在启动", msgstr=("It is  starting",)), "en"),
    ),
)
