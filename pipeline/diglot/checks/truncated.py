"""A translation is much shorter than its source.

Why it hurts: a sentence or its end was left out, and the reader does not know what is missing. How long a translation
is for its source is learned from the catalog; names and code that both have are not counted. A little less is enough
where sentences or clauses are missing as well, or the words for "such as" and "otherwise".

Example: `msgid "Check that the printer is on. If it is, contact the administrator of your network."` with
`msgstr "检查打印机。"`.

How to fix: translate the rest, or allow it where you said it in fewer words on purpose.
"""

import re
from collections.abc import Iterator
from typing import Final

from diglot.checks.base import Check, Group, Pair, Problem
from diglot.checks.examples import group_of_one
from diglot.checks.learning import Length, habits, unusual
from diglot.checks.sides import EASTERN, languages_of_group
from diglot.text.connectives import lost_connective
from diglot.text.sentences import sentences
from diglot.text.unmarked import wording

__all__ = ["CHECK"]

_CONNECTIVE: Final = 0.75
_SENTENCE: Final = 0.7
_CLAUSES: Final = 0.66
_CLAUSE: Final = 0.57
_NOTHING: Final = 0.4
"""Less than this share of the usual length is too little where it lacks a connective, a sentence, one of several
clauses, anything that may be a clause; or nothing that could be told.
"""
_SHORT: Final = -2.0
_FAR: Final = -3.0
"""In spreads: how far from the usual length it is where a sentence is missing, and where less is."""
_A_CLAUSE: Final = re.compile(r"[^\W\d_][^,，;；。！？!?、،؛؟۔।]*")
_LONG: Final = 50
_FEW: Final = 5


def _find(group: Group) -> Iterator[tuple[Pair, Problem]]:
    source, target = languages_of_group(group)
    if source == target:
        return
    for length, share, distance in unusual(habits(group), source):
        if share < _CONNECTIVE and (what := _lack(length, share, distance, source, target)):
            form = length.form
            yield length.pair, Problem(what, "translate the rest", form.plural, form.msgstr)


def _lack(length: Length, share: float, distance: float, source: str, target: str) -> str | None:
    """What shows that the end of the source is missing, in a text that is short for it."""
    msgid, msgstr = wording(length.form.msgids[0]), wording(length.form.msgstr)
    if length.source * (3 if source in EASTERN else 1) < _LONG:
        # a short Chinese text says too much with a single word; few words are a name or a label: 接上页 is "continued
        # from previous page"
        is_lacking = source not in EASTERN and len(length.words) >= _FEW and share < _NOTHING and distance < _FAR
        return "much shorter than the source" if is_lacking else None
    if said := lost_connective(msgid, source, msgstr, target):
        return f"nothing for “{said}” and what follows it"
    if distance < _SHORT and share < _SENTENCE and (count := len(sentences(msgid)) - len(sentences(msgstr))) > 0:
        return f"{count} sentences fewer than the source" if count > 1 else "much shorter than the source"
    if distance < _FAR and share < _CLAUSES:
        mine, theirs = len(_A_CLAUSE.findall(msgstr)), len(_A_CLAUSE.findall(msgid))
        # 连接时出错，请重试 says all in few words
        is_lacking = mine < theirs or (mine < 2 and share < _CLAUSE) or share < _NOTHING
        return "much shorter than the source" if is_lacking else None
    return None


CHECK: Final = Check(
    code="truncated",
    mqm="accuracy/omission",
    severity="warning",
    documentation=str(__doc__),
    scope="group",
    find_among=_find,
    passes=(
        group_of_one(
            "This slug is already in use. Please choose a different one.", "这个slug已经在使用了，请选择其他的。"
        ),
        group_of_one("You can open it in the settings of the program.", "可在设置中打开。"),
        group_of_one(
            "The company was invited to the symposium as the champion of the Advanced Manufacturing Group.",
            "دُعيت الشركة إلى الندوة بصفتها بطلة مجموعة التصنيع المتقدم.",
            "ar",
        ),
        group_of_one("Page not found", "Seite nicht gefunden", "de"),
        group_of_one(
            "Please leave accurate contact details, so that we can reply, or send a letter to the office.",
            "يرجى ترك بيانات اتصال دقيقة، لنرد عليك، أو مراسلة المكتب.",
            "ar",
        ),
        group_of_one("Choose a browser, for example Firefox, to open it.", "选一个浏览器打开它，如 Firefox。"),
    ),
    fails=(
        group_of_one(
            "Check that the printer is on. If it is, contact the administrator of your network.",
            "检查打印机是否打开。",
        ),
        group_of_one(
            "A product attribute is something that it may have, such as a size, a colour or a weight of its own.",
            "产品属性是指该产品可能具有的属性。",
        ),
        group_of_one(
            "新密码可能未存储成功，如果您无法使用新密码登录，请再次重置您的密码。", "The new password.", "en", "zh_CN"
        ),
        group_of_one(
            "An unexpected error happened, and your new password may not have been stored on the server.",
            "Ein Fehler ist aufgetreten.",
            "de",
        ),
    ),
)
