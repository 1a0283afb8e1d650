"""A translation has a word twice in a row.

Why it hurts: it is a slip of the keyboard or of a merge, and it makes the reader read again.

Example: `msgid "Since its start"` with `msgstr "自发起以来发起以来"`; `msgid "打开文件"` with `msgstr "Open the the
file"`.

How to fix: delete one of the two. Reduplications that the language has (看看, 天天, 各式各样) and what the source
doubles are not reported.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from diglot.checks.base import Check, Form, Pair, Problem
from diglot.checks.forms import cut, each, fixed, shown
from diglot.model import Message
from diglot.text.conventions import HAN, conventions
from diglot.text.prose import prose

__all__ = ["CHECK"]

_WORDS: Final = re.compile(r"(?<![\w'’.-])([^\W\d_][\w'’]*)([ \t\n]+)\1(?![\w'’-])", re.IGNORECASE)
_HAN: Final = re.compile(f"([{HAN}]{{2,12}}?)\\1")
_SINGLE: Final = re.compile(
    "(?<![目标有别似])的的(?!确)|(?<!除为)了了(?![解结])|(?<![存现正所内外潜实])在在|(?<!可)能能|要要(?![求素])|是是(?!否)|"
    "和和(?!气)|把把(?!手)|与与|或或|被被|从从|将将|及及|而而|并并|您您|我我|请请|不不|于于"
)
"""Small words that are never doubled, but where two words meet: 目的的, 为了了解."""
_KANA: Final = re.compile("をを|がが|にに(?!ん)|でで(?![きす])|はは(?![はあ])")
_OFTEN: Final[dict[str, frozenset[str]]] = {
    "en": frozenset("had that is do bye no very so ha blah many really far long".split()),
    "de": frozenset("die der das sie den dem ihr zu".split()),
    "nl": frozenset("die dat zijn ze je".split()),
    "fr": frozenset("nous vous est en".split()),
    "es": frozenset("que".split()),
    "it": frozenset("via man mano piano poco appena ora".split()),
    "pt": frozenset("se que".split()),
    "af": frozenset("nie gou".split()),
}
"""Words that grammar may well set twice."""
_REDUPLICATING: Final = frozenset(
    "id ms tr az hi bn ur ta te ml kn si th vi ko ja tl jv su hu fa hy ka km lo my".split()
)
"""Languages in which any word may be doubled for its meaning."""
_IDIOMS: Final = frozenset("常天看研究讨论考虑商量试慢渐往刚")


def _look(form: Form, pair: Pair) -> Iterator[Problem]:
    customs = conventions(pair.locale)
    for match, length in _found(form.msgstr, customs.language, customs.is_wide):
        word = match[1] if match.lastindex else match[0][0]
        doubled = match[0] if customs.is_spaced else word * 2
        if any(doubled.lower() in msgid.lower() or match[0] in msgid for msgid in form.msgids):
            continue
        fix = fixed("delete the second one", cut(form.msgstr, (match.end() - length, match.end())), safe=False)
        yield Problem(f"{shown(word, 20)!r} stands there twice", "delete one", span=match.span(), fix=fix)


@lru_cache(maxsize=256)
def _found(text: str, language: str, is_wide: bool) -> tuple[tuple[re.Match[str], int], ...]:
    masked = prose(text)
    found: list[tuple[re.Match[str], int]] = []
    if language not in _REDUPLICATING or language == "ja":
        often = _OFTEN.get(language, frozenset())
        for match in _WORDS.finditer(masked):
            if match[1].lower() not in often and match[1].isascii() | (not is_wide):
                found.append((match, match.end() - match.end(2) + len(match[2])))
    if is_wide and not masked.isascii():
        for match in _HAN.finditer(masked):
            if not set(match[1]) <= _IDIOMS and len(set(match[1])) > 1:
                found.append((match, len(match[1])))
        for match in (_KANA if language == "ja" else _SINGLE).finditer(masked):
            found.append((match, 1))
    return tuple(found)


CHECK: Final = Check(
    code="doubled-word",
    mqm="linguistic-conventions/grammar",
    severity="warning",
    documentation=str(__doc__),
    find=each(_look),
    passes=(
        Pair(
            Message("Look at it every day for the purpose of learning", msgstr=("天天看看，为了了解目的的内容",)),
            "zh_CN",
        ),
        Pair(Message("He had had it", msgstr=("He had had it",)), "en"),
        Pair(Message("the people who the law protects", msgstr=("die, die die Regel schützt",)), "de"),
        Pair(Message("slowly", msgstr=("yavaş yavaş",)), "tr"),
    ),
    fails=(
        Pair(Message("Since its start", msgstr=("自发起以来发起以来",)), "zh_CN"),
        Pair(Message("the user's file", msgstr=("用户的的文件",)), "zh_CN"),
        Pair(Message("打开文件", msgstr=("Open the the file",)), "en"),
    ),
)
