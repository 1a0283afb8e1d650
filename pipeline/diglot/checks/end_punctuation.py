"""A translation ends with another kind of mark than its source, or with none.

Why it hurts: a sentence without its stop runs into the next one; a question that ends in a stop is none; a
label without its colon leads to nothing.

Example: `msgid "Why add an account?"` with `msgstr "为什么要添加账号"`.

How to fix: end it as the source ends, with the mark of the language (`。` `？` `：`). A stop for an exclamation or
a semicolon is accepted. Where the catalog has another custom throughout (labels without colons), this is only
a remark; so is a short Chinese clause without its stop.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from diglot.checks.base import Check, Group, Pair, Problem
from diglot.checks.examples import group_of
from diglot.text.conventions import conventions
from diglot.text.marks import EndMark, Role, end_mark
from diglot.text.prose import MASKS, prose

__all__ = ["CHECK"]

_ENOUGH: Final = 20
"""As many messages as a custom can be told from."""
_CUSTOM: Final = 0.5
_DROPPED: Final = 0.25
"""A change in a larger part of them is a custom; dropping stops is one sooner: such a catalog has no rule for them."""
_LABEL: Final = 7
"""As many words as labels and titles have."""
_ALIKE: Final[tuple[frozenset[Role], ...]] = (
    frozenset({"stop", "exclamation", "semicolon"}),
    frozenset({"semicolon", "comma", "colon"}),
    frozenset({"ellipsis", "colon"}),
    frozenset({"question", "exclamation"}),
)
_ABBREVIATED: Final = re.compile(
    r"(?:^|[\s(])(?:\w|etc|inc|ltd|co|corp|vs|no|nos|vol|dept|jr|sr|st|approx|al|ca|cf|resp|max|min|[ei]\.g|[ap]\.m|"
    r"i\.e|u\.[sk]|ph\.d|e\.g|\d+)\.\W*\Z",
    re.IGNORECASE,
)
_BRIEF: Final = 12
_CLAUSES: Final = re.compile("[，。；：！？,;:!?\\n]")
_QUESTION: Final = frozenset("?？؟;")
_LETTERS: Final = re.compile(r"[^\W\d_]")
_NAMES: Final[dict[Role | None, str]] = {
    "stop": "a full stop",
    "question": "a question mark",
    "exclamation": "an exclamation mark",
    "colon": "a colon",
    "semicolon": "a semicolon",
    "comma": "a comma",
    "ellipsis": "an ellipsis",
    None: "no mark",
}


class _Change(NamedTuple):
    pair: Pair
    plural: int | None
    msgstr: str
    source: Role | None
    target: EndMark


def _find_among(group: Group) -> Iterator[tuple[Pair, Problem]]:
    customs = conventions(group.locale)
    if not customs.has_end_marks:
        return
    language = conventions(group.language).language
    totals: Counter[Role | None] = Counter()
    changes: list[_Change] = []
    for pair in group.pairs:
        for form in pair.forms:
            target = end_mark(form.msgstr, customs.language)
            sources = [role for msgid in form.msgids for role in _source_roles(msgid, language)]
            totals[sources[0]] += 1
            if any(_fits(source, target.role) for source in sources) or not _is_text(form.msgstr, target):
                continue
            # a longer source is a sentence, and its author forgot the stop
            if sources[0] is None and target.role == "stop" and not (customs.is_wide and _is_label(form.msgids[0])):
                continue
            changes.append(_Change(pair, form.plural, form.msgstr, sources[0], target))
    kinds = Counter((change.source, change.target.role) for change in changes)
    for change in changes:
        total, count = totals[change.source], kinds[change.source, change.target.role]
        limit = _DROPPED if change.source == "stop" and change.target.role is None else _CUSTOM
        is_custom = total >= _ENOUGH and count > limit * total
        yield change.pair, _problem(change, is_custom=is_custom, is_wide=customs.is_wide)


def _is_label(msgid: str) -> bool:
    return len(msgid.split()) <= _LABEL


def _source_roles(msgid: str, language: str) -> tuple[Role | None, ...]:
    """What the source ends with; a point behind an abbreviation or a number may be a stop or not."""
    role = end_mark(msgid, language).role
    if role == "stop" and (_ABBREVIATED.search(msgid) or (" " not in msgid and len(msgid) <= 6)):
        return (None, role)
    return (role,)


def _fits(source: Role | None, target: Role | None) -> bool:
    if source == target:
        return True
    if source is None:
        return target in {"exclamation", "ellipsis", "semicolon"}
    return target is not None and any({source, target} <= alike for alike in _ALIKE)


def _is_text(msgstr: str, target: EndMark) -> bool:
    """Whether there are words that the mark could end."""
    masked = prose(msgstr)
    if _LETTERS.search(masked) is None:
        return False
    # code and tables end as they like
    return target.role is not None or not masked[: target.end].endswith(tuple(MASKS)) or "\n\n" not in msgstr


def _is_brief(msgstr: str) -> bool:
    return len(msgstr.strip()) <= _BRIEF and _CLAUSES.search(msgstr) is None


def _problem(change: _Change, *, is_custom: bool, is_wide: bool) -> Problem:
    role, start, end = change.target
    what = f"it ends with {_NAMES[role]}, the source with {_NAMES[change.source]}"
    advice = "end it as the source ends" if change.source else "leave the mark out"
    start = start if role else max(0, end - 1)
    span = (start, end) if start < end else None
    # a question may go on: 应该是多大？以 Kb 为单位。
    is_asked = change.source == "question" and role == "stop" and not _QUESTION.isdisjoint(change.msgstr)
    # beside buttons and fields Chinese often sets no stop after one short clause: 请输入用户名
    is_brief = is_wide and change.source == "stop" and role is None and _is_brief(change.msgstr)
    is_minor = (
        (is_custom and change.source != "question") or is_asked or is_brief or change.source in {"comma", "ellipsis"}
    )
    return Problem(what, advice, change.plural, change.msgstr, span, "info" if is_minor else None)


CHECK: Final = Check(
    code="end-punctuation",
    mqm="linguistic-conventions/punctuation",
    severity="warning",
    documentation=str(__doc__),
    scope="group",
    find_among=_find_among,
    passes=(
        group_of("zh_CN", ("Add it?", "要添加吗？"), ("Done!", "完成。"), ("and so on, etc.", "等等"), ("3.", "第三")),
        group_of("th", ("It was saved.", "บันทึกแล้ว")),
        group_of("el", ("Are you sure?", "Είστε σίγουροι;")),
    ),
    fails=(
        group_of("zh_CN", ("Why add an account?", "为什么要添加账号")),
        group_of("zh_CN", ("Why add an account?", "为什么要添加账号。")),
        group_of("de", ("It was saved.", "Es wurde gespeichert")),
        group_of("en", ("名称：", "Name")),
        group_of("zh_CN", ("Publish the page", "发布页面。")),
    ),
)
