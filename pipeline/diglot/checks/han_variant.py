"""A Chinese translation has characters of the other script: Traditional in zh_CN, Simplified in zh_TW.

Why it hurts: readers of one script stumble over the other, and no search finds the word. It shows that a text
was copied from another catalog, whose words may be wrong as well.

Example: `msgid "online music"` for zh_CN with `msgstr "在線音樂"`.

How to fix: write the text in its own script; look at the words, too (软件 and 軟體). A quotation in the source and
a language's name for itself (`繁體中文`) are not reported.
"""

import re
from collections.abc import Iterator
from typing import Final

from diglot.checks.base import Check, Form, Pair, Problem
from diglot.checks.forms import each, fixed
from diglot.model import Message
from diglot.text.conventions import conventions
from diglot.text.han import converted, odd_han

__all__ = ["CHECK"]

_OWN_NAME: Final = re.compile("[繁正]體(?:中文|字)|[简簡]体(?:中文|字)|[\"“'‘「『《(（][繁正]體[\"”'’」』》)）]")
"""How the scripts name themselves, which lists of languages show as it is."""


def _look(form: Form, pair: Pair) -> Iterator[Problem]:
    customs = conventions(pair.locale)
    if not customs.is_chinese or form.msgstr.isascii():
        return
    simplified = not customs.is_traditional
    odd = {one.character for one in odd_han(form.msgstr, simplified=simplified) if one.kind == "variant"}
    odd.difference_update(*form.msgids)
    if not odd:
        return
    kept = {at for match in _OWN_NAME.finditer(form.msgstr) for at in range(*match.span())}
    places = [at for at, character in enumerate(form.msgstr) if character in odd and at not in kept]
    if not places:
        return
    culprits = "".join(dict.fromkeys(form.msgstr[at] for at in places))
    script = "Traditional" if simplified else "Simplified"
    what = f"{script} characters: {culprits[:10]}"
    fix = fixed("convert to the script of the locale", converted(form.msgstr, simplified=simplified), safe=False)
    yield Problem(what, f"write them as {pair.locale} does", span=(places[0], places[0] + 1), fix=fix)


CHECK: Final = Check(
    code="han-variant",
    mqm="linguistic-conventions/spelling",
    severity="warning",
    documentation=str(__doc__),
    find=each(_look),
    passes=(
        Pair(Message("online music, of course", msgstr=("在线音乐，显著，乾坤，皇后",)), "zh_CN"),
        Pair(Message("Traditional Chinese", msgstr=("繁體中文",)), "zh_CN"),
        Pair(Message("online music", msgstr=("線上音樂，裡面",)), "zh_TW"),
        Pair(Message("查看“後臺”", msgstr=("Open “後臺”",), msgctxt=None), "zh_CN"),
    ),
    fails=(
        Pair(Message("online music", msgstr=("在線音樂",)), "zh_CN"),
        Pair(Message("online music", msgstr=("线上音樂",)), "zh_TW"),
    ),
)
