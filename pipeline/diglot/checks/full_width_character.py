"""A translation has full-width characters that its language does not use: `。` in English, `ＡＢＣ` anywhere.

Why it hurts: the mark is as wide as a Chinese character and stands apart from the word; many fonts show a box.

Example: `msgid "账号未设置密码。"` with `msgstr "Your account has no password。"`.

How to fix: write the mark of the language; `diglot check --fix` does it. Beside Chinese or Japanese characters,
as in the title of a book, the marks are not reported.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from diglot.checks.base import Check, Form, Pair, Problem
from diglot.checks.forms import cut, each, fixed
from diglot.model import Fix, Message
from diglot.text.conventions import HAN, KANA, conventions
from diglot.text.prose import prose

__all__ = ["CHECK"]

_OWN: Final = f"{HAN}{KANA}"
_MARK: Final = re.compile(
    rf"(?<![{_OWN}])[\u3001\u3002\uff01-\uff5e\uff61-\uff64\u3008-\u3011\u3014-\u301b]+(?![{_OWN}])"
)
_LETTERS: Final = re.compile("[\uff21-\uff3a\uff41-\uff5a]{2,}")
_KOREAN: Final = re.compile("[\u3001\u3002\uff01\uff08\uff09\uff0c\uff0e\uff1a\uff1b\uff1f]+")
_NARROW: Final = {
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    **dict(zip("\u3001\u3002\uff61\uff64【】〔〕", ",..,[][]", strict=True)),
}
_SPACED: Final = ",.;:!?"


def _look(form: Form, pair: Pair) -> Iterator[Problem]:
    text = form.msgstr
    customs = conventions(pair.locale)
    if text.isascii() or not customs.language:
        return
    if customs.is_wide:
        yield from _letters(form)
        return
    is_wide_source = conventions(pair.language).is_wide
    for match in (_KOREAN if customs.language == "ko" else _MARK).finditer(prose(text)):
        if not is_wide_source and any(match[0] in msgid for msgid in form.msgids):
            continue
        what = f"full-width {match[0][:4]!r}"
        yield Problem(what, "write it as the language does", span=match.span(), fix=_fix(text, match))


def _letters(form: Form) -> Iterator[Problem]:
    for match in _LETTERS.finditer(form.msgstr):
        if not any(match[0] in msgid for msgid in form.msgids):
            narrow = cut(form.msgstr, match.span(), unicodedata.normalize("NFKC", match[0]))
            fix = fixed("write the letters half-width", narrow)
            yield Problem(f"full-width {match[0][:8]!r}", "write Latin letters half-width", span=match.span(), fix=fix)


def _fix(text: str, match: re.Match[str]) -> Fix | None:
    if any(character not in _NARROW for character in match[0]):
        return None
    narrow = "".join(map(_NARROW.__getitem__, match[0]))
    before, after = text[: match.start()], text[match.end() :]
    if narrow[-1] in _SPACED and after[:1].isalnum():
        narrow += " "
    if narrow == "(" and before[-1:].isalnum():
        narrow = " ("
    return fixed("write the mark as the language does", before + narrow + after)


CHECK: Final = Check(
    code="full-width-character",
    mqm="linguistic-conventions/punctuation",
    severity="warning",
    documentation=str(__doc__),
    find=each(_look),
    passes=(
        Pair(Message("没有密码。", msgstr=("No password.",)), "en", "zh_CN"),
        Pair(Message("《红楼梦》是小说。", msgstr=("《红楼梦》 is a novel.",)), "en", "zh_CN"),
        Pair(Message("No password.", msgstr=("没有密码。",)), "zh_CN", "en"),
    ),
    fails=(
        Pair(Message("没有密码。", msgstr=("No password。",)), "en", "zh_CN"),
        Pair(Message("名称（必填）", msgstr=("Name（required）",)), "en", "zh_CN"),
        Pair(Message("Saved.", msgstr=("저장했습니다。",)), "ko", "en"),
        Pair(Message("USB", msgstr=("ＵＳＢ",)), "zh_CN", "en"),
    ),
)
