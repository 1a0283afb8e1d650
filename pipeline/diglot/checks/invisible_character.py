r"""A translation holds invisible characters that its source does not have: zero-width space, soft hyphen, BOM.

Why it hurts: nobody sees them, and the word that holds one is found by no search, breaks in two or shows a
hyphen, and is read out wrongly by a screen reader.

Example: `msgid "enumerator"` with `msgstr "枚举成\xad员"`, pasted from a document with soft hyphens.

How to fix: delete the character. Where it is meant, as between the letters of Persian or the words of Thai, it
is not reported.
"""

import re
from collections.abc import Iterator
from typing import Final

from diglot.checks.base import Check, Form, Pair, Problem
from diglot.checks.characters import name_of, surplus, without
from diglot.checks.forms import each, fixed
from diglot.model import Message
from diglot.text.conventions import conventions

__all__ = ["CHECK"]

_ODD = (
    "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0"
    "\ufff9-\ufffb\U000e0000-\U000e007f"
)
_JOINERS = "\u200b-\u200d"
_EMOJI = "\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\u2640\u2642"
_LONG_WORDS: Final = frozenset("de nl fi sv da nb nn no is fo hu et lv lt cs sk sl pl ru uk el".split())
"""Languages in which soft hyphens are good practice."""
_LIGHT: Final = frozenset("`*_|")
_ANY: Final = re.compile(f"[{_ODD}{_JOINERS}\xad]+")
_NOT_JOINERS: Final = re.compile(f"[{_ODD}]+")
_NOT_HYPHEN: Final = re.compile(f"[{_ODD}]+|\u200b+|(?<![{_EMOJI}])[\u200c\u200d]+")
_NO_EMOJI: Final = re.compile(f"[{_ODD}\u200b\u200c\xad]+|(?<![{_EMOJI}])\u200d+")


def _look(form: Form, pair: Pair) -> Iterator[Problem]:
    if _ANY.search(form.msgstr) is None:
        return
    customs = conventions(pair.locale)
    has_hyphens = customs.language in _LONG_WORDS
    wanted = _NOT_JOINERS if customs.has_joiners else _NOT_HYPHEN if has_hyphens else _NO_EMOJI
    is_new = not any(wanted.search(msgid) for msgid in form.msgids)
    # beside light markup a character without width may be what ends it: **粗体**\u200b文字
    is_safe = is_new and _LIGHT.isdisjoint(form.msgstr)
    fix = fixed("delete invisible characters", without(form.msgstr, wanted), safe=is_safe)
    for match in surplus(form, wanted):
        yield Problem(f"the invisible character {name_of(match[0][0])}", "delete it", span=match.span(), fix=fix)


CHECK: Final = Check(
    code="invisible-character",
    mqm="design-and-markup/character-encoding",
    severity="warning",
    documentation=str(__doc__),
    find=each(_look),
    passes=(
        Pair(Message("enumerator", msgstr=("枚举成员",)), "zh_CN"),
        Pair(Message("books", msgstr=("کتاب\u200cها",)), "fa"),
        Pair(Message("Danube steamboat", msgstr=("Donau\xaddampfer",)), "de"),
        Pair(Message("Family 👨\u200d👩", msgstr=("家庭 👨\u200d👩",)), "zh_CN"),
    ),
    fails=(
        Pair(Message("enumerator", msgstr=("枚举成\xad员",)), "zh_CN"),
        Pair(Message("标签", msgstr=("T\u2060ag",)), "en"),
        Pair(Message("page", msgstr=("\ufeffSeite",)), "de"),
    ),
)
