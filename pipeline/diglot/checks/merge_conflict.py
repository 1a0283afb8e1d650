"""Two people changed one translation, and nobody has chosen yet.

Why it hurts: the text holds both versions with their headings; a page must not show them.

Example: `diglot merge-po --conflict fuzzy` or `msgcat` put `#-#-#-#-#  ours  #-#-#-#-#` and two translations into one
msgstr, and the entry was unmarked as fuzzy with both still in it.

How to fix: keep one of the two, or write one from both, without the lines of `#-#-#-#-#`.
"""

from collections.abc import Iterator
from typing import Final

from diglot.checks.base import Check, Pair, Problem
from diglot.model import Message

__all__ = ["CHECK"]

_HEADING: Final = "#-#-#-#-#"


def _find(pair: Pair) -> Iterator[Problem]:
    for plural, msgids, msgstr in pair.forms:
        start = msgstr.find(_HEADING)
        if start >= 0 and not any(_HEADING in msgid for msgid in msgids):
            span = (start, start + len(_HEADING))
            yield Problem("two versions of the translation", CHECK.help, plural, msgstr, span)


CHECK: Final = Check(
    code="merge-conflict",
    mqm="accuracy/mistranslation",
    severity="error",
    documentation=str(__doc__),
    find=_find,
    help="keep one of the two, and remove the markers",
    passes=(Pair(Message("Home", msgstr=("首页",)), "zh_CN"),),
    fails=(
        Pair(
            Message("Home", msgstr=("#-#-#-#-#  ours  #-#-#-#-#\n首页\n#-#-#-#-#  theirs  #-#-#-#-#\n主页",)), "zh_CN"
        ),
    ),
)
