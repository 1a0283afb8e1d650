"""A translation says the same sentence or clause twice.

Why it hurts: a line that was pasted twice looks careless, and makes the reader search for a difference.

Example: `msgid "Profile updated"` with `msgstr "资料已更新资料已更新"`.

How to fix: take one of them out.
"""

from collections.abc import Iterator
from typing import Final

from diglot.checks.base import Check, Pair, Problem
from diglot.checks.sides import EASTERN, languages
from diglot.model import Message
from diglot.text.sentences import repeated, said_again
from diglot.text.unmarked import is_listing

__all__ = ["CHECK"]

_ADVICE: Final = "take one of them out"


def _find(pair: Pair) -> Iterator[Problem]:
    source, target = languages(pair)
    for form in pair.forms:
        text = form.msgstr
        if text in form.msgids:
            continue
        span = repeated(text, 4 if target in EASTERN else 9) or said_again(text, 5 if target in EASTERN else 15)
        if span is None or is_listing(text) or any(_is_repetitive(msgid, source) for msgid in form.msgids):
            continue
        yield Problem(f"“{_short(form.msgstr[slice(*span)])}” stands twice", _ADVICE, form.plural, form.msgstr, span)


def _is_repetitive(msgid: str, source: str) -> bool:
    least = 3 if source in EASTERN else 6
    return (repeated(msgid, least) or said_again(msgid, least)) is not None


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"


CHECK: Final = Check(
    code="doubled-text",
    mqm="accuracy/addition",
    severity="warning",
    documentation=str(__doc__),
    find=_find,
    passes=(
        Pair(Message("Step by step, bit by bit", msgstr=("一步一步，一点一点",)), "zh_CN", "en"),
        Pair(Message("Read it. Read it.", msgstr=("请阅读它。请阅读它。",)), "zh_CN", "en"),
    ),
    fails=(
        Pair(Message("Profile updated", msgstr=("资料已更新 资料已更新",)), "zh_CN", "en"),
        Pair(Message("Save it. Then go.", msgstr=("请保存文件。然后请离开。请保存文件。",)), "zh_CN", "en"),
        Pair(Message("资料已更新", msgstr=("Profile updated Profile updated",)), "en", "zh_CN"),
    ),
)
