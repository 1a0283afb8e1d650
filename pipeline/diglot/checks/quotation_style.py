"""A Chinese translation quotes with other marks than the rest of its catalog: “” among 「」, or the other way round.

Why it hurts: Taiwan and Hong Kong write 「」 and 『』, mainland China “” and ‘’ (GB/T 15834); a page with both looks
patched together, and “” in Traditional text reads as taken over from a Simplified one.

Example: `msgid "Press “Save”."` with `msgstr "請按“儲存”。"` in a catalog for zh_TW that writes 「儲存」 elsewhere.

How to fix: write the marks of the catalog; `diglot check --fix` does it. Where a Traditional catalog has no custom of
its own, “” is only a remark. Quotations within quotations and straight marks are not looked at.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from diglot.checks.base import Check, Group, Pair, Problem
from diglot.checks.examples import group_of_texts
from diglot.checks.forms import cut, fixed
from diglot.model import Severity
from diglot.text.conventions import conventions
from diglot.text.prose import prose

__all__ = ["CHECK"]

_QUOTATION: Final = re.compile("「[^「」]*」|“[^“”]*”")
_CORNERS: Final = "「」"
_CURLY: Final = "“”"
_ENOUGH: Final = 5
_CLEAR: Final = 0.8
"""The share from which the custom of a catalog is a rule."""


def _find_among(group: Group) -> Iterator[tuple[Pair, Problem]]:
    customs = conventions(group.locale)
    if not customs.is_chinese:
        return
    found = [
        (pair, form.plural, form.msgstr, match)
        for pair in group.pairs
        for form in pair.forms
        if "「" in form.msgstr or "“" in form.msgstr
        for match in _QUOTATION.finditer(prose(form.msgstr))
    ]
    counts = Counter(_marks(match) for *_, match in found)
    usual, count = max(counts.items(), key=lambda item: item[1], default=(_CORNERS, 0))
    is_rule = len(found) >= _ENOUGH and count >= _CLEAR * len(found)
    if not is_rule:
        if not customs.is_traditional:
            return
        usual = _CORNERS
    for pair, plural, text, match in found:
        if (marks := _marks(match)) != usual:
            what = f"{marks} where {'the catalog' if is_rule else 'Traditional Chinese'} writes {usual}"
            start, end = match.span()
            fix = fixed("write the quotation marks as the catalog does", _quoted(text, start, end, usual))
            severity: Severity | None = None if is_rule else "info"
            yield pair, Problem(what, f"write {usual}", plural, text, (start, end), severity, fix)


def _marks(match: re.Match[str]) -> str:
    return match[0][0] + match[0][-1]


def _quoted(text: str, start: int, end: int, marks: str) -> str:
    return cut(text, (start, end), f"{marks[0]}{text[start + 1 : end - 1]}{marks[1]}")


_TRADITIONAL: Final = tuple(f"請按「{name}」。" for name in ("儲存", "取消", "開啟", "關閉", "刪除"))
_SIMPLIFIED: Final = tuple(f"请按“{name}”。" for name in ("保存", "取消", "打开", "关闭", "删除"))

CHECK: Final = Check(
    code="quotation-style",
    mqm="linguistic-conventions/punctuation",
    severity="warning",
    documentation=str(__doc__),
    scope="group",
    find_among=_find_among,
    passes=(
        group_of_texts("zh_TW", *_TRADITIONAL, "請看「所謂“新”的」。"),
        group_of_texts("zh_CN", *_SIMPLIFIED[:3], "请按「删除」。"),
        group_of_texts("zh_TW", '請按"儲存"。'),
    ),
    fails=(
        group_of_texts("zh_TW", *_TRADITIONAL, "請按“儲存”。"),
        group_of_texts("zh_CN", *_SIMPLIFIED, "请按「删除」。"),
        group_of_texts("zh_TW", "請按“儲存”。"),
    ),
)
