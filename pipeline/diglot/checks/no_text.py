"""A translation has no word in it, or only a stand-in for one.

Why it hurts: the reader finds an empty button or "TODO" where the source says something.

Example: `msgid "Field type"` with `msgstr "."` or `msgstr "待翻译"`.

How to fix: translate it, or leave the msgstr empty until somebody does.
"""

import re
from collections.abc import Iterator
from typing import Final

from diglot.checks.base import Check, Pair, Problem
from diglot.model import Message
from diglot.text.space import has_letter
from diglot.text.unmarked import unmarked

__all__ = ["CHECK"]

_STAND_IN = re.compile(
    r"""\W*(?:to-?do|fix-?me|tbd|tba|xxx+|untranslated|not[ ]translated|translate[ ]me|needs?[ ]translation
    |to[ ]be[ ]translated|[待未]\s*翻?\s*[译譯]|[暂暫]?[无無][译譯翻]文?[译譯]?|未翻訳|要翻訳)\W*""",
    re.VERBOSE | re.IGNORECASE,
)
_SAYS_SO = re.compile("to-?do|fix-?me|tbd|tba|xxx|translat|[译譯訳]|[待未]办", re.IGNORECASE)
"""A source that speaks of such things."""


def _find(pair: Pair) -> Iterator[Problem]:
    for form in pair.forms:
        if len(form.msgstr) > 60:
            continue
        source = form.msgids[-1]
        is_stand_in = _STAND_IN.fullmatch(form.msgstr) is not None and not _SAYS_SO.search(source)
        has_none = not has_letter(form.msgstr) and not any(map(str.isdigit, form.msgstr))
        if is_stand_in or (has_none and _has_word(source)):
            yield Problem("the translation has no word", "translate it, or leave it empty", form.plural, form.msgstr)


def _has_word(source: str) -> bool:
    """Whether there is something to say: a name of a placeholder alone is none."""
    return source.isalpha() or re.search(r"[^\W\d_]{3}|[\u3400-\u9fff]", unmarked(source)) is not None


CHECK: Final = Check(
    code="no-text",
    mqm="accuracy/omission",
    severity="error",
    documentation=str(__doc__),
    find=_find,
    passes=(
        Pair(Message("Page %d", msgstr=("第 %d 页",)), "zh_CN", "en"),
        Pair(Message("{} / {}", msgstr=("{} / {}",)), "zh_CN", "en"),
        Pair(Message("Translation", msgstr=("翻译",)), "zh_CN", "en"),
    ),
    fails=(
        Pair(Message("Field type", msgstr=("\u3000",)), "zh_CN", "en"),
        Pair(Message("The name of the field", msgstr=("待翻译",)), "zh_CN", "en"),
        Pair(Message("Field type", msgstr=(".",)), "de", "en"),
    ),
)
