"""A translation writes its ellipsis in another way than the rest of the catalog: `...`, `…` or `……`.

Why it hurts: it does not, much; a page looks tidier with one of them.

Example: `msgid "Loading..."` with `msgstr "加载中..."` in a catalog that writes `加载中……`.

How to fix: write it as the catalog does. This is never more than a remark.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from diglot.checks.base import Check, Group, Pair, Problem
from diglot.checks.forms import cut, fixed
from diglot.model import Message
from diglot.text.prose import prose

__all__ = ["CHECK"]

_ELLIPSIS: Final = re.compile(r"(?<!\.)\.{3}(?!\.)|…+")
_ENOUGH: Final = 5
_CLEAR: Final = 0.7


def _find_among(group: Group) -> Iterator[tuple[Pair, Problem]]:
    found = [
        (pair, form.plural, form.msgstr, match)
        for pair in group.pairs
        for form in pair.forms
        if "..." in form.msgstr or "…" in form.msgstr
        for match in _ELLIPSIS.finditer(prose(form.msgstr))
    ]
    counts = Counter(match[0] for *_, match in found)
    if len(found) < _ENOUGH:
        return
    usual, count = counts.most_common(1)[0]
    if count < _CLEAR * len(found):
        return
    for pair, plural, text, match in found:
        if match[0] != usual:
            what = f"{match[0]} where the catalog mostly writes {usual}"
            fix = fixed("write the ellipsis as the catalog does", cut(text, match.span(), usual), safe=False)
            yield pair, Problem(what, f"write {usual}", plural, text, match.span(), None, fix)


def _group(*texts: str) -> Group:
    return Group(tuple(Pair(Message(f"text {n}...", msgstr=(text,)), "zh_CN") for n, text in enumerate(texts)), "zh_CN")


CHECK: Final = Check(
    code="ellipsis-style",
    mqm="style/inconsistent-style",
    severity="info",
    documentation=str(__doc__),
    scope="group",
    find_among=_find_among,
    passes=(_group("甲……", "乙……", "丙……", "丁……", "戊……"), _group("甲…", "乙...")),
    fails=(_group("甲……", "乙……", "丙……", "丁……", "戊……", "己..."),),
)
