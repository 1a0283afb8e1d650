"""A name of the source is spelt another way in the translation.

Why it hurts: nobody finds `Kubernets`. A Latin word that the source does not have, one or two letters from one that it
has and the translation lacks, is a slip of the fingers; so are names with digits such as `BLT-S359`.

Example: `msgid "Runs on Kubernetes"` with `msgstr "在 Kubernets 上运行"`.

How to fix: copy the name from the source.
"""

import re
from collections.abc import Iterator
from typing import Final

from diglot.checks.base import Check, Pair, Problem
from diglot.checks.sides import EASTERN, languages
from diglot.model import Message
from diglot.text.locales import scripts
from diglot.text.unmarked import unmarked

__all__ = ["CHECK"]

_WORD = re.compile(
    r"(?<![A-Za-z0-9_])[A-Za-z][A-Za-z0-9]*(?:[-_.][A-Za-z0-9]+)*(?![A-Za-z0-9_])"
    r"|(?<![A-Za-z0-9_])[0-9]+[A-Za-z][A-Za-z0-9]*(?![A-Za-z0-9_])"
)
_MARKS = re.compile("[-_.]")
_PLURAL = re.compile("(?<=[a-z]{4})(?<!t)e?s$")
_INFLECTED = re.compile(r"(?:e?s|'s|e?d|ing|ly|r|er|n|al|ic|y|ies|es|e|a|o|i)")


def _find(pair: Pair) -> Iterator[Problem]:
    source, target = languages(pair)
    if source == target or (source not in EASTERN and "Latn" in scripts(target)):
        return
    for form in pair.forms:
        if form.msgids[0] == form.msgstr:
            continue
        msgid = form.msgids[0]
        if not (new := _new_words(form.msgstr, msgid)):
            continue
        there = _new_words(msgid, form.msgstr)
        for word in new:
            if other := next((name for name in there if _is_slip(word, name)), None):
                what = f"{word} is {other} in the source"
                *_, last = (match for match in _WORD.finditer(unmarked(form.msgstr)) if match[0] == word)
                yield Problem(what, "copy the name from the source", form.plural, form.msgstr, last.span())


def _new_words(text: str, other: str) -> list[str]:
    """The words of four letters and more that another text does not have."""
    lower = other.lower()
    words = dict.fromkeys(_WORD.findall(unmarked(text)))
    return [word for word in words if len(word) >= 4 and word.lower() not in lower]


def _is_slip(word: str, name: str) -> bool:
    """Whether a word is a name with one letter wrong, or two in a long one; inflections are none."""
    one, other = word.lower(), name.lower()
    if abs(len(one) - len(other)) > 2:
        return False
    if _MARKS.sub("", one) == _MARKS.sub("", other):
        return False
    has_digit = any(map(str.isdigit, other))
    if has_digit != any(map(str.isdigit, one)):
        return False
    if not has_digit and (one.startswith(other) or other.startswith(one)):
        rest = one[len(other) :] or other[len(one) :]
        if _INFLECTED.fullmatch(rest):
            return False
    if _PLURAL.sub("", one) == _PLURAL.sub("", other):
        return False
    from rapidfuzz.distance import OSA

    return OSA.distance(one, other, score_cutoff=2) <= (1 if len(other) < 8 else 2)


CHECK: Final = Check(
    code="misspelt-name",
    mqm="linguistic-conventions/spelling",
    severity="warning",
    documentation=str(__doc__),
    find=_find,
    passes=(
        Pair(Message("Runs on Kubernetes", msgstr=("在 Kubernetes 上运行",)), "zh_CN", "en"),
        Pair(Message("The plugins", msgstr=("plugin 列表",)), "zh_CN", "en"),
    ),
    fails=(
        Pair(Message("Runs on Kubernetes", msgstr=("在 Kubernets 上运行",)), "zh_CN", "en"),
        Pair(Message("The BLT-S359 printer", msgstr=("BLT-S395 打印机",)), "zh_CN", "en"),
        Pair(Message("使用 Django 构建", msgstr=("Built with Djnago",)), "en", "zh_CN"),
    ),
)
