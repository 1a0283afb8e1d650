"""A Chinese translation has Han characters that Chinese does not use: Japanese forms, or several very rare ones.

Why it hurts: the text was pasted from a Japanese catalog, typed with the wrong candidate of an input method, or
read in a wrong encoding. Readers do not know the characters, and many fonts do not have them.

Example: `msgid "Search"` with `msgstr "検索"` (Chinese: 搜索).

How to fix: write the usual characters. One rare character alone, as names have them, is not reported.
"""

from collections.abc import Iterator
from typing import Final

from diglot.checks.base import Check, Form, Pair, Problem
from diglot.checks.forms import each
from diglot.model import Message
from diglot.text.conventions import conventions
from diglot.text.han import odd_han
from diglot.text.mojibake import garbled

__all__ = ["CHECK"]


def _look(form: Form, pair: Pair) -> Iterator[Problem]:
    customs = conventions(pair.locale)
    if not customs.is_chinese or form.msgstr.isascii():
        return
    odd = odd_han(form.msgstr, simplified=not customs.is_traditional)
    odd = tuple(one for one in odd if one.kind != "variant" and not any(one.character in m for m in form.msgids))
    if not odd or garbled(form.msgstr):
        return
    japanese = [one.character for one in odd if one.kind == "japanese"]
    rare = [at for at, character in enumerate(form.msgstr) if any(character == one.character for one in odd)]
    if not japanese and len(rare) < 2:
        return
    culprit = (japanese or [form.msgstr[rare[0]]])[0]
    what = "a Japanese form" if japanese else "characters that Chinese hardly uses"
    characters = "".join(one.character for one in odd)
    at = form.msgstr.index(culprit)
    yield Problem(f"{what}: {characters[:10]}", "write the usual characters", span=(at, at + 1))


CHECK: Final = Check(
    code="rare-han",
    mqm="linguistic-conventions/spelling",
    severity="warning",
    documentation=str(__doc__),
    find=each(_look),
    passes=(
        Pair(Message("Search", msgstr=("搜索",)), "zh_CN"),
        Pair(Message("Li Zhe", msgstr=("李喆",)), "zh_CN"),
        Pair(Message("Search", msgstr=("検索",)), "ja"),
    ),
    fails=(
        Pair(Message("Search", msgstr=("検索",)), "zh_CN"),
        Pair(Message("Menu", msgstr=("䴙䴘菜单",)), "zh_CN"),
    ),
)
