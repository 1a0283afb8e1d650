"""A translation is much shorter than its source.

Why it hurts: a sentence or its end was left out, and the reader does not know what is missing. How long a translation
is for its source is learned from the catalog; names and code that both have are not counted. A little less is enough
where sentences are missing as well.

Example: `msgid "Check that the printer is on. If it is, contact the administrator of your network."` with
`msgstr "检查打印机。"`.

How to fix: translate the rest, or allow it where you said it in fewer words on purpose.
"""

import re
from collections.abc import Iterator
from typing import Final

from diglot.checks.base import Check, Group, Pair, Problem
from diglot.checks.learning import Length, habits, unusual
from diglot.checks.sides import EASTERN, languages_of_group
from diglot.model import Message
from diglot.text.sentences import sentences
from diglot.text.unmarked import prose

__all__ = ["CHECK"]

_SPREADS: Final = -2.0
_FAR: Final = -3.0
_SHARE: Final = 0.7
_SMALL_SHARE: Final = 0.57
_TINY_SHARE: Final = 0.4
"""Less than this share of the usual length is too little; the first where sentences are missing, the last in short
texts.
"""
_CLAUSE: Final = re.compile(r"[^\W\d_][^,，;；。！？!?、]*")
_LONG: Final = 50
_FEW: Final = 5


def _find(group: Group) -> Iterator[tuple[Pair, Problem]]:
    source, target = languages_of_group(group)
    if source == target:
        return
    for length, share, distance in unusual(habits(group), source):
        if distance >= _SPREADS or share >= _SHARE:
            continue
        lacks = _lacks(length)
        is_long = length.source * (3 if source in EASTERN else 1) >= _LONG
        if not is_long and source not in EASTERN and len(length.words) < _FEW:
            # a name or a label: 接上页 is "continued from previous page"
            continue
        # a short Chinese text says too much with a single word
        limit = _SMALL_SHARE if is_long else 0 if source in EASTERN else _TINY_SHARE
        is_short = distance < _FAR and share < limit and (share < _TINY_SHARE or _lacks_clause(length))
        if (is_long and lacks > 0) or is_short:
            what = f"{lacks} sentences fewer than the source" if lacks > 1 else "much shorter than the source"
            form = length.form
            yield length.pair, Problem(what, "translate the rest", form.plural, form.msgstr)


def _lacks(length: Length) -> int:
    return len(sentences(prose(length.form.msgids[0]))) - len(sentences(prose(length.form.msgstr)))


def _lacks_clause(length: Length) -> bool:
    """Whether it has fewer clauses than the source, or both have one: 连接时出错，请重试 says all in few words."""
    mine, theirs = (len(_CLAUSE.findall(prose(text))) for text in (length.form.msgstr, length.form.msgids[0]))
    return mine < max(theirs, 2)


def _group(msgid: str, msgstr: str, locale: str = "zh_CN", language: str = "en") -> Group:
    return Group((Pair(Message(msgid, msgstr=(msgstr,)), locale, language),), locale, language)


CHECK: Final = Check(
    code="truncated",
    mqm="accuracy/omission",
    severity="warning",
    documentation=str(__doc__),
    scope="group",
    find_among=_find,
    passes=(
        _group("This slug is already in use. Please choose a different one.", "这个slug已经在使用了，请选择其他的。"),
        _group("You can open it in the settings of the program.", "可在设置中打开。"),
        _group("Page not found", "Seite nicht gefunden", "de"),
    ),
    fails=(
        _group(
            "Check that the printer is on. If it is, contact the administrator of your network.",
            "检查打印机是否打开。",
        ),
        _group(
            "新密码可能未存储成功，如果您无法使用新密码登录，请再次重置您的密码。", "The new password.", "en", "zh_CN"
        ),
        _group(
            "An unexpected error happened, and your new password may not have been stored on the server.",
            "Ein Fehler ist aufgetreten.",
            "de",
        ),
    ),
)
