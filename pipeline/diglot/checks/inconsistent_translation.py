"""One source is translated in two ways.

Why it hurts: a reader takes two names for two things: a button that a text calls by another name is not found. Case,
spaces and marks make no difference. Where a word stands in two contexts (`msgctxt`) two translations may be right, so
that for single words it is only a remark.

Example: `msgid "Reset my password"` with `msgstr "重置我的密码"` in one place and `msgstr "重设我的口令"` in another.

How to fix: choose one. If both are right, give the source two contexts, or allow it with the reason.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final

from diglot.checks.base import Check, Form, Group, Pair, Problem
from diglot.checks.sides import EASTERN, languages_of_group
from diglot.model import Message, Severity
from diglot.text.words import fold

__all__ = ["CHECK"]

_LABEL: Final = 2
_MARKS = re.compile(r"[\W_]+")


def _find(group: Group) -> Iterator[tuple[Pair, Problem]]:
    source, _ = languages_of_group(group)
    first: dict[str, tuple[Pair, Form]] = {}
    several: dict[str, list[tuple[Pair, Form]]] = {}
    for pair in group.pairs:
        if pair.message.msgid_plural is not None:
            continue
        for form in pair.forms:
            key = fold(form.msgids[0])
            if key in several:
                several[key].append((pair, form))
            elif key in first:
                several[key] = [first[key], (pair, form)]
            elif key:
                first[key] = (pair, form)
    for key, entries in several.items():
        by_translation: defaultdict[str, list[tuple[Pair, Form]]] = defaultdict(list)
        for pair, form in entries:
            by_translation[_essence(form.msgstr)].append((pair, form))
        if len(by_translation) > 1:
            is_long = len(key) > 5 if source in EASTERN else " " in key
            yield from _problems(by_translation, is_long=is_long)


def _problems(by_translation: dict[str, list[tuple[Pair, Form]]], *, is_long: bool) -> Iterator[tuple[Pair, Problem]]:
    """The translations that are not the most frequent one; both where there is none."""
    counts = Counter({essence: len(entries) for essence, entries in by_translation.items()})
    (usual, most), (_, next_most), *_ = counts.most_common()
    usual_pair, usual_form = by_translation[usual][0]
    other_form = next(entries[0][1] for essence, entries in by_translation.items() if essence != usual)
    for essence, entries in by_translation.items():
        if essence == usual and most > next_most:
            continue
        other = other_form if essence == usual else usual_form
        for pair, form in entries:
            severity: Severity | None = None
            is_same = form.msgids[0].strip() == other.msgids[0].strip()
            is_other_context = not is_long and pair.message.msgctxt != usual_pair.message.msgctxt
            # one word with a suffix is said of another thing: 单数, 单数形式
            shorter, longer = sorted((essence, _essence(other.msgstr)), key=len)
            is_suffixed = longer.startswith(shorter) and form.msgids[0].strip().count(" ") < _LABEL
            if is_other_context or is_suffixed or not is_same:
                severity = "info"
            yield (
                pair,
                Problem(
                    f"elsewhere the same source is “{_short(other.msgstr)}”",
                    "choose one translation, or tell the contexts apart",
                    None,
                    form.msgstr,
                    None,
                    severity,
                ),
            )


def _essence(msgstr: str) -> str:
    text = msgstr if msgstr.isascii() else unicodedata.normalize("NFKC", msgstr)
    return _MARKS.sub("", text.casefold()) or text


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"


def _group(*texts: tuple[str, str, str | None]) -> Group:
    pairs = tuple(Pair(Message(msgid, msgctxt, msgstr=(msgstr,)), "zh_CN", "en") for msgid, msgstr, msgctxt in texts)
    return Group(pairs, "zh_CN", "en")


CHECK: Final = Check(
    code="inconsistent-translation",
    mqm="terminology/inconsistent-use-of-terminology",
    severity="warning",
    documentation=str(__doc__),
    scope="group",
    find_among=_find,
    passes=(
        _group(("Reset my password", "重置我的密码", None), ("Reset my password.", "重置我的密码。", None)),
        _group(("Open", "打开", None), ("Close", "关闭", None)),
    ),
    fails=(
        _group(("Reset my password", "重置我的密码", None), ("Reset my password", "重设我的口令", "menu")),
        _group(("Open", "打开", "verb"), ("Open", "开放", "state")),
    ),
)
