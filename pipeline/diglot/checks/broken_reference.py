"""A character reference of a translation is broken, escaped twice, or was resolved where it must not be.

Why it hurts: the reader finds `&nbsp` or `&amp;lt;` where a space or a `<` is meant; or a `<` that was text becomes
a tag.

Example: `msgid "5&nbsp;MB"` with `msgstr "5&nbps;MB"`; `msgid "a &lt; b"` with `msgstr "a &amp;lt; b"`.

How to fix: write it as the source does, from `&` to `;`, both half-width. The character itself (`“` for `&ldquo;`)
is accepted, but for `<`, `>` and `&`.
"""

import re
from collections import Counter
from collections.abc import Iterator
from html.entities import html5
from typing import Final

from diglot.checks.base import Check, Form, Pair, Problem
from diglot.checks.forms import each
from diglot.model import Message
from diglot.text.prose import ADDRESS

__all__ = ["CHECK"]

_TWICE: Final = re.compile(r"&amp;(?:amp;)*(?:#\d+|#x[0-9a-f]+|[a-z]\w{1,30});", re.IGNORECASE)
_WHOLE: Final = re.compile(r"&(#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_CUT: Final = re.compile(
    r"&(?:nbsp|amp|lt|gt|quot|apos|copy|hellip|mdash|ndash|ldquo|rdquo|lsquo|rsquo|laquo|raquo|times|middot|#\d{2,5}|"
    r"#x[0-9A-Fa-f]{2,5})(?![\w;=])"
)
_SPACED: Final = re.compile(
    r"(?:&\s+(?:nbsp|amp|lt|gt|quot|#\d{2,5})\s*[;；]|[&＆](?:[a-z]{2,8}|#\d{2,5})\s*；|＆(?:[a-z]{2,8}|#\d{2,5});)"
)
_SEMICOLON: Final = re.compile(r"&[a-z]{2,8}(?:\s+;)")
_ADDRESS: Final = re.compile(ADDRESS)


def _look(form: Form, _pair: Pair) -> Iterator[Problem]:
    text = form.msgstr
    if "&" not in text and "＆" not in text and not any("&" in msgid for msgid in form.msgids):
        return
    masked = _ADDRESS.sub(lambda match: " " * len(match[0]), text) if ":/" in text else text
    for pattern, what in (
        (_TWICE, "{} is escaped twice"),
        (_SPACED, "{} is no character reference"),
        (_SEMICOLON, "{} is no character reference"),
        (_CUT, "{} lacks its semicolon"),
    ):
        for match in pattern.finditer(masked):
            if not any(match[0] in pattern.findall(msgid) for msgid in form.msgids):
                yield Problem(what.format(match[0]), "write it as the source does", span=match.span())
    for match in _WHOLE.finditer(masked):
        name = match[1]
        if name[0] != "#" and f"{name};" not in html5 and not any(match[0] in msgid for msgid in form.msgids):
            yield Problem(f"{match[0]} is no character reference", "write it as the source does", span=match.span())
    yield from _resolved(form)


def _resolved(form: Form) -> Iterator[Problem]:
    """`&lt;` of the source that the translation has as a bare `<`, so that it reads as markup."""
    for name, character in (("&lt;", "<"), ("&gt;", ">")):
        lost = min(Counter(_WHOLE.findall(msgid))[name[1:-1]] for msgid in form.msgids) - form.msgstr.count(name)
        gained = form.msgstr.count(character) - max(msgid.count(character) for msgid in form.msgids)
        if lost > 0 and gained > 0:
            at = form.msgstr.rindex(character)
            yield Problem(f"{character} stands where the source has {name}", f"write {name}", span=(at, at + 1))


CHECK: Final = Check(
    code="broken-reference",
    mqm="design-and-markup/markup-tag",
    severity="warning",
    documentation=str(__doc__),
    find=each(_look),
    passes=(
        Pair(Message("&ldquo;R&D&rdquo; 5&nbsp;MB", msgstr=("“R&D” 5&nbsp;MB",)), "zh_CN"),
        Pair(Message("see https://a.example/?a=1&copy=2", msgstr=("见 https://a.example/?a=1&copy=2",)), "zh_CN"),
        Pair(Message("a &lt; b", msgstr=("a &lt; b",)), "zh_CN"),
    ),
    fails=(
        Pair(Message("5&nbsp;MB", msgstr=("5&nbps;MB",)), "zh_CN"),
        Pair(Message("5&nbsp;MB", msgstr=("5&nbsp MB",)), "zh_CN"),
        Pair(Message("5&nbsp;MB", msgstr=("5&nbsp；MB",)), "zh_CN"),
        Pair(Message("a &lt; b", msgstr=("a &amp;lt; b",)), "zh_CN"),
        Pair(Message("type &lt;b&gt;", msgstr=("输入 <b>",)), "zh_CN"),
    ),
)
