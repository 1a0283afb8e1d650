"""A message lacks a translation that an obsolete entry of the catalog has.

Why it hurts: the work is done and nobody sees it: the reader finds the source text, or a translator does it again.

Example: an untranslated `msgid "Open file"` while `#~ msgid "Open file"` has `#~ msgstr "打开文件"`.

How to fix: copy the translation of the obsolete entry, and remove that entry.
"""

from collections.abc import Iterator
from typing import Final

from diglot.checks.base import Check, Group, Pair, Problem
from diglot.model import Message
from diglot.text.words import fold

__all__ = ["CHECK"]


def _find(group: Group) -> Iterator[tuple[Pair, Problem]]:
    done = {
        fold(pair.message.msgid): pair.message.msgstr[0]
        for pair in group.pairs
        if pair.message.obsolete and pair.message.is_translated and not pair.message.is_fuzzy
    }
    if not done:
        return
    for pair in group.pairs:
        message = pair.message
        if not message.obsolete and not message.is_usable and (found := done.get(fold(message.msgid))):
            yield pair, Problem(f"an obsolete entry has “{found[:60]}”", "copy it, and remove the obsolete entry")


_OBSOLETE = Pair(Message("Open file", msgstr=("打开文件",), obsolete=True), "zh_CN", "en")

CHECK: Final = Check(
    code="obsolete-translation",
    mqm="accuracy/omission",
    severity="warning",
    documentation=str(__doc__),
    scope="group",
    find_among=_find,
    passes=(Group((Pair(Message("Open file", msgstr=("打开文件",)), "zh_CN", "en"), _OBSOLETE), "zh_CN", "en"),),
    fails=(Group((Pair(Message("Open file"), "zh_CN", "en"), _OBSOLETE), "zh_CN", "en"),),
)
