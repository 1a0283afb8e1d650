"""A space between Han and Latin characters is missing where the catalog sets one, or stands where it sets none.

Why it hurts: both customs are good, but not both in one text: `使用 Tor浏览器` looks careless.

Example: `msgid "Tor Browser and Tor Network"` with `msgstr "Tor 浏览器和 Tor网络"`.

How to fix: do as the rest of the message does, or as the catalog does; `diglot check --fix` does it.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from diglot.checks.base import Check, Group, Pair, Problem
from diglot.checks.examples import group_of_texts
from diglot.checks.forms import cut, fixed
from diglot.text.conventions import HAN, conventions
from diglot.text.prose import WORD, prose

__all__ = ["CHECK"]

_JOINT: Final = re.compile(
    f"(?<=[{HAN}])(?P<a> ?)(?=[A-Za-z])|(?<=[A-Za-z])(?P<b> ?)(?=[{HAN}])"
    f"|(?<=[{HAN}])(?P<c> ?)(?=[0-9])|(?<=[0-9])(?P<d> ?)(?=[{HAN}])"
    f"|(?<=[{HAN}])(?P<e> ?)(?={WORD})|(?<={WORD})(?P<f> ?)(?=[{HAN}])"
)
_WORD_AFTER: Final = re.compile(r"[0-9.]*[A-Za-z]")
_WORD_BEFORE: Final = re.compile(r"[A-Za-z][A-Za-z0-9.+-]*\Z")
_COUNTED: Final = "年月日号时点分秒个位次页章节条第版级层种项人名倍岁天周元万亿千百十度行列栏步张份"
"""Beside these a number often stands close where a name does not."""
_SLIP: Final = 2
_ENOUGH: Final = 30
_CLEAR: Final = 0.9


class _Joint(NamedTuple):
    kind: str
    at: int
    end: int

    @property
    def spaced(self) -> bool:
        return self.end > self.at


def _find_among(group: Group) -> Iterator[tuple[Pair, Problem]]:
    if not conventions(group.locale).is_chinese:
        return
    totals: Counter[tuple[str, bool]] = Counter()
    texts: list[tuple[Pair, int | None, str, list[_Joint]]] = []
    for pair in group.pairs:
        for form in pair.forms:
            if form.msgstr.isascii() or not (joints := _joints(form.msgstr)):
                continue
            totals.update((joint.kind, joint.spaced) for joint in joints)
            texts.append((pair, form.plural, form.msgstr, joints))
    for pair, plural, text, joints in texts:
        kept = Counter(joint.kind for joint in joints if not joint.spaced)
        for joint in _culprits(joints, totals):
            what, instead = ("a space too many", "") if joint.spaced else ("a space is missing", " ")
            span = (max(0, joint.at - 1), min(len(text), joint.end + 1))
            # a space beside code may be what ends its markup
            is_safe = not joint.spaced or joint.kind != "code"
            fix = fixed("space Han and Latin alike", cut(text, (joint.at, joint.end), instead), safe=is_safe)
            yield (
                pair,
                Problem(
                    f"{what} between Han and Latin characters: {text[span[0] : span[1]]!r}",
                    "do as the rest of the text does",
                    plural,
                    text,
                    span,
                    # most style guides set it: only beside others that are close is it a slip
                    "info" if joint.spaced and kept[joint.kind] < _SLIP else None,
                    fix,
                ),
            )


def _joints(text: str) -> list[_Joint]:
    masked = prose(text)
    found = []
    for match in _JOINT.finditer(masked):
        kind = _kind(match, masked)
        if kind != "number" or masked[match.start() - 1 : match.end() + 1].strip("0123456789 ") not in _COUNTED:
            found.append(_Joint(kind, match.start(), match.end()))
    return found


def _kind(match: re.Match[str], masked: str) -> str:
    """What stands beside the Han: a number is often set close where a word is not, and code must not be."""
    side = match.lastgroup
    if side in {"e", "f"}:
        return "code"
    if side == "c":
        return "word" if _WORD_AFTER.match(masked, match.end()) else "number"
    if side == "d":
        return "word" if _WORD_BEFORE.search(masked[max(0, match.start() - 20) : match.start()]) else "number"
    return "word"


def _culprits(joints: list[_Joint], totals: Counter[tuple[str, bool]]) -> Iterator[_Joint]:
    for kind in ("word", "number", "code"):
        mine = [joint for joint in joints if joint.kind == kind]
        if not mine:
            continue
        spaced, close = totals[kind, True], totals[kind, False]
        share = spaced / (spaced + close)
        is_clear = spaced + close >= _ENOUGH and not 1 - _CLEAR < share < _CLEAR
        for wrong in (False, True):
            odd = [joint for joint in mine if joint.spaced == wrong]
            rest = len(mine) - len(odd)
            if kind == "word":
                outnumbered = len(odd) == 1 and (rest >= 2 or (rest == 1 and not wrong and share >= 0.6))
                is_culprit = outnumbered or (len(odd) <= 2 and is_clear and (share < 0.5) == wrong)
            else:
                is_culprit = len(odd) == 1 and rest >= 2 and (is_clear or not wrong)
            if is_culprit:
                yield from odd


CHECK: Final = Check(
    code="han-latin-spacing",
    mqm="linguistic-conventions/white-space",
    severity="warning",
    documentation=str(__doc__),
    scope="group",
    find_among=_find_among,
    passes=(
        group_of_texts("zh_CN", "使用 Tor 浏览器", "使用Debian系统", "2015年10月21日"),
        group_of_texts("zh_CN", "打开 `x`窗口"),
    ),
    fails=(
        group_of_texts("zh_CN", "Tor 浏览器和 Tor网络", "其他"),
        group_of_texts("zh_CN", *("使用 Tor 浏览器" for _ in range(20)), "关于Tor"),
    ),
)
