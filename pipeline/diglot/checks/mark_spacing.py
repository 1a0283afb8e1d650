"""A space stands before a punctuation mark, or is missing behind one.

Why it hurts: a line may break before the mark, and the words behind it run together.

Example: `msgid "打开，然后关闭。"` with `msgstr "Open it ,then close it ."`; `msgstr "打开 ，然后关闭。"` in Chinese.

How to fix: set the mark close to the word before it, and a space behind it, but none beside a full-width mark;
`diglot check --fix` does it. French sets a narrow no-break space before `;` `!` `?`; where there is none, that is a
remark.
"""

import re
from collections.abc import Iterator
from typing import Final

from diglot.checks.base import Check, Form, Pair, Problem
from diglot.checks.forms import cut, each, fixed
from diglot.model import Message
from diglot.text.conventions import HAN, KANA, conventions
from diglot.text.prose import prose

__all__ = ["CHECK"]

_WIDE: Final = re.compile(f"(?<=[{HAN}{KANA}])[ ]+(?=[，。；：？！、])")
_BEFORE: Final = re.compile(r"(?<=[^\W\d_])[ ]+(?=[,.;:!?)](?:\s|\Z)|,[^\W\d_])")
_BEFORE_FRENCH: Final = re.compile(r"(?<=[^\W\d_])[ ]+(?=[,.)](?:\s|\Z))")
_BEHIND: Final = re.compile(r"(?<=[a-zà-ÿа-яё]{2}[,;!?])(?=[^\W\d_]{2})")
_LISTED: Final = re.compile(r"[,;!?](?=\w)")
"""A list without spaces, as keywords are, or code."""
_CLOSE_FRENCH: Final = re.compile(r"(?<=[^\W\d_])(?=[;!?](?:\s|\Z))")
_FRENCH: Final = frozenset({"fr", "br"})
_SCRIPTS: Final = frozenset({"Latn", "Cyrl", "Grek"})


def _look(form: Form, pair: Pair) -> Iterator[Problem]:
    customs = conventions(pair.locale)
    text = form.msgstr
    if customs.is_wide:
        if text.isascii() or _WIDE.search(text) is None:
            return
        for match in _WIDE.finditer(prose(text)):
            found = _problem("a space beside a full-width mark", text, match.span(), "", safe=True)
            yield found._replace(severity="info" if not text[match.end() + 1 :].strip() else None)
        return
    if customs.scripts.isdisjoint(_SCRIPTS):
        return
    before = _BEFORE_FRENCH if customs.language in _FRENCH else _BEFORE
    if before.search(text) is not None and not any(before.search(msgid) for msgid in form.msgids):
        for match in before.finditer(prose(text)):
            yield _problem("a space before a mark", text, match.span(), "", safe=True)
    if customs.language == "fr" and _CLOSE_FRENCH.search(text) is not None:
        for match in _CLOSE_FRENCH.finditer(prose(text)):
            found = _problem("no space before a mark", text, match.span(), "\u202f", safe=False)
            yield found._replace(severity="info")
    if _BEHIND.search(text) is not None and not any(_LISTED.search(msgid) for msgid in form.msgids):
        for match in _BEHIND.finditer(prose(text)):
            yield _problem("no space behind a mark", text, match.span(), " ", safe=False)


def _problem(what: str, text: str, place: tuple[int, int], instead: str, *, safe: bool) -> Problem:
    span = (place[0] - 1, place[1] + 1)
    if text[place[1] : place[1] + 1] == "," and text[place[1] + 1 : place[1] + 2].isalpha():
        place, instead = (place[0], place[1] + 1), ", "
    fix = fixed("space the mark", cut(text, place, instead), safe=safe)
    return Problem(f"{what}: {text[span[0] : span[1]]!r}", "space the mark as the language does", span=span, fix=fix)


CHECK: Final = Check(
    code="mark-spacing",
    mqm="linguistic-conventions/white-space",
    severity="warning",
    documentation=str(__doc__),
    find=each(_look),
    passes=(
        Pair(Message("Open it, then close it.", msgstr=("打开，然后关闭。",)), "zh_CN"),
        Pair(Message("Is it 1,000 or .5?", msgstr=("Est-ce 1 000 ou ,5 ?",)), "fr"),
        Pair(Message("See ``x`` .", msgstr=("Siehe ``x`` .",)), "de"),
    ),
    fails=(
        Pair(Message("打开，然后关闭。", msgstr=("Open it ,then close it.",)), "en"),
        Pair(Message("打开，然后关闭。", msgstr=("Open it , then close it .",)), "en"),
        Pair(Message("Open it, then close it.", msgstr=("打开 ，然后关闭。",)), "zh_CN"),
    ),
)
