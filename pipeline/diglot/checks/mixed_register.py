"""A Chinese translation says 你 to the reader where the catalog says 您, or the other way round.

Why it hurts: the program is polite on one page and familiar on the next; nobody knows who speaks. Which of the two is
right is learned from the catalog. Where it has no clear custom, only what is mixed in one message is told.

Example: `msgid "Save your file before you close it."` with `msgstr "关闭前请保存您的文件，以免你丢失内容。"`.

How to fix: write the one that the catalog writes. What is quoted, such as a prayer or a song, may be allowed here.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from diglot.checks.base import Check, Group, Pair, Problem
from diglot.checks.examples import group_of_texts
from diglot.model import Severity
from diglot.text.conventions import conventions

__all__ = ["CHECK"]

_ADDRESS: Final = re.compile("您|你(?!们|們|好|我他|死我活)")
_QUOTED: Final = re.compile('“[^“”]*”|「[^「」]*」|"[^"]*"|《[^《》]*》')
_ENOUGH: Final = 20
_CLEAR: Final = 0.95
"""The share from which the custom of a catalog is a rule."""


def _find_among(group: Group) -> Iterator[tuple[Pair, Problem]]:
    if not conventions(group.locale).is_chinese:
        return
    totals: Counter[str] = Counter()
    found: list[tuple[Pair, int | None, str, list[re.Match[str]]]] = []
    for pair in group.pairs:
        for form in pair.forms:
            text = form.msgstr
            if "你" not in text and "您" not in text:
                continue
            plain = _QUOTED.sub(lambda match: " " * len(match[0]), text)
            matches = list(_ADDRESS.finditer(plain))
            totals.update({match[0] for match in matches})
            found.append((pair, form.plural, text, matches))
    for pair, plural, text, matches in found:
        usual = _usual(totals, Counter(match[0] for match in matches))
        other = next((match for match in matches if match[0] != usual), None)
        if usual and other:
            is_rule = max(totals.values()) >= _CLEAR * totals.total() and totals.total() >= _ENOUGH
            severity: Severity | None = None if is_rule or len({match[0] for match in matches}) > 1 else "info"
            what = f"{other[0]} stands for the reader, {usual} elsewhere"
            yield pair, Problem(what, f"write {usual}", plural, text, other.span(), severity)


def _usual(totals: Counter[str], mine: Counter[str]) -> str:
    """What the catalog says, if that is clear enough to tell; else what a message that has both says more often."""
    (most, count), *_ = totals.most_common(1) or (("", 0),)
    if count >= _CLEAR * totals.total() and totals.total() >= _ENOUGH:
        return most
    return mine.most_common(1)[0][0] if len(mine) > 1 else ""


CHECK: Final = Check(
    code="mixed-register",
    mqm="style/language-register",
    severity="warning",
    documentation=str(__doc__),
    scope="group",
    find_among=_find_among,
    passes=(
        group_of_texts("zh_CN", "请保存您的文件", "你们好", "他说：“你来吧”"),
        group_of_texts("zh_CN", "请保存您的文件", "请关闭你的文件"),
    ),
    fails=(
        group_of_texts("zh_CN", "关闭前请保存您的文件，以免你丢失内容。"),
        group_of_texts("zh_CN", *("请保存您的文件" for _ in range(20)), "请关闭你的文件"),
    ),
)
