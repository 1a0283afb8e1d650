"""A translation has a punctuation mark twice, or two that do not go together: `，，` or `。.`.

Why it hurts: it is a slip that every reader sees, often where a full-width mark was added behind a half-width one.

Example: `msgid "Saved, then closed."` with `msgstr "已保存，，然后关闭。."`.

How to fix: keep one. What the source doubles, ellipses, `!!` and `?!` are not reported.
"""

import re
from collections.abc import Iterator
from typing import Final

from diglot.checks.base import Check, Form, Pair, Problem
from diglot.checks.forms import cut, each, fixed
from diglot.model import Message
from diglot.text.prose import prose

__all__ = ["CHECK"]

_DOUBLED: Final = re.compile(
    r"([，。；：、])[ ]?\1(?!\1)|(?<![，。；：、])[，。；：、][ ]?[,.;:](?![.:/\w])|(?<![\w.,;:])[,;:][，。；：、]"
    r"|(?<=[\w)）】”’\"'])\.。"
    r"|(?<=[\w)\"'”’»])([,;:])[ ]?\2(?![,;:])|(?<=[^\W\d_][^\W\d_])(?<!\.)\.[ ]?\.(?![.\w/])"
    r"|[，、；：][。！？]|(?<=[^\W\d_]),\.(?!\w)"
)
_TWO_MARKS: Final = re.compile("[，。；：、,.;:][ ]?[，。；：、！？,.;:]")
"""What is quick to look for, and in all of these."""
_ROLES: Final = str.maketrans("，。；：、！？", ",.;:,!?")


def _look(form: Form, _pair: Pair) -> Iterator[Problem]:
    text = form.msgstr
    if _TWO_MARKS.search(text) is None:
        return
    for match in _DOUBLED.finditer(prose(text)):
        marks = match[0].replace(" ", "")
        narrow = marks.translate(_ROLES)
        if any(marks in msgid or narrow in msgid or narrow in msgid.replace(" ", "") for msgid in form.msgids):
            continue
        keep = next((mark for mark in "。！？" if mark in marks), marks[0])
        fix = fixed("keep one mark", cut(text, match.span(), keep), safe=len(set(narrow)) == 1)
        yield Problem(f"{marks!r}: two marks where one is enough", "keep one", span=match.span(), fix=fix)


CHECK: Final = Check(
    code="doubled-punctuation",
    mqm="linguistic-conventions/punctuation",
    severity="warning",
    documentation=str(__doc__),
    find=each(_look),
    passes=(
        Pair(Message("Wait… what?! Well...", msgstr=("等等……什么？！好吧...",)), "zh_CN"),
        Pair(Message("Usage::", msgstr=("用法::",)), "zh_CN"),
        Pair(Message("e.g., this", msgstr=("z. B., dies",)), "de"),
    ),
    fails=(
        Pair(Message("Saved, then closed.", msgstr=("已保存，，然后关闭。",)), "zh_CN"),
        Pair(Message("Saved.", msgstr=("已保存。.",)), "zh_CN"),
        Pair(Message("已保存，然后关闭。", msgstr=("Saved,, then closed.",)), "en"),
        Pair(Message("已关闭。", msgstr=("It was closed..",)), "en"),
    ),
)
