"""Markup of reStructuredText or Markdown is lost or changed in a translation: a role, a target, a link, a heading.

Why it hurts: the cross-reference leads nowhere, a heading becomes text, and the reader finds back-quotes.

Example: ``msgid "See :ref:`files <files>`"`` with ``msgstr "参见 :ref:`文件 <文件>`"``.

How to fix: keep role and target, translate the text before `<`. Order is free. For code between back-quotes see
`changed-code`.
"""

import re
from collections.abc import Iterator
from typing import Final

from diglot.checks.base import Check, Form, Pair, Problem
from diglot.checks.forms import each, shown
from diglot.markup.light import Part, parts
from diglot.model import Message, Severity
from diglot.text.addresses import is_localized

__all__ = ["CHECK"]

_PAIRED: Final = (
    re.compile(r"``+"),
    re.compile(r"(?<!`)`(?!`)"),
    re.compile(r"\*\*+"),
    re.compile(r"(?<![*\\])\*(?!\*)"),
)
_QUOTES: Final = frozenset("`'\"“‘«»„「『‚")
"""What may stand for back-quotes where they mark no code."""
_KINDS: Final = frozenset({"role", "link", "substitution", "footnote", "heading"})


def _look(form: Form, _pair: Pair) -> Iterator[Problem]:
    found = [list(_compare(msgid, form.msgstr)) for msgid in form.msgids]
    if all(found):
        yield from found[0]
    if "`" in form.msgids[0] or "*" in form.msgids[0]:
        yield from _unpaired(form)


def _compare(msgid: str, msgstr: str) -> Iterator[Problem]:
    everything = parts(msgid)
    if not everything:
        return
    yield from _uncoded(everything, msgstr)
    source = [part for part in everything if part.kind in _KINDS]
    if not source:
        return
    mine = {part.key for part in parts(msgstr)}
    for kind, key in dict.fromkeys((part.kind, part.key) for part in source):
        if key in mine or any(is_localized(key, other) for other in mine):
            continue
        # a reference may have become one with a text of its own
        if kind == "link" and (key.startswith("[[") or key == "`…`_"):
            continue
        # an address that is still there can be followed by hand
        severity: Severity | None = "info" if kind == "link" and "//" in key and key in msgstr else None
        what = f"{shown(key, 60)} of the source is missing"
        yield Problem(what, "copy it, and translate only its text", severity=severity)


def _uncoded(source: tuple[Part, ...], msgstr: str) -> Iterator[Problem]:
    """Code that stands in the translation without its back-quotes."""
    wanted = [part.key for part in source if part.kind == "code"]
    if not wanted:
        return
    marked = " ".join(part.key for part in parts(msgstr) if part.kind in {"code", "role", "link"})
    for key in dict.fromkeys(wanted):
        if key not in marked and len(key) > 1 and key in msgstr and "`" not in key:
            at = msgstr.index(key)
            if msgstr[max(0, at - 1) : at] in _QUOTES or len(key.split()) > 3:
                continue
            what = f"{shown(key)} has lost its back-quotes"
            yield Problem(what, "mark it as code, as the source does", span=(at, at + len(key)))


def _unpaired(form: Form) -> Iterator[Problem]:
    """Back-quotes and asterisks that do not come in pairs, where the source's do."""
    for mark in _PAIRED:
        counts = [len(mark.findall(msgid)) for msgid in form.msgids]
        mine = len(mark.findall(form.msgstr))
        if mine % 2 and all(count and count % 2 == 0 for count in counts):
            *_, last = mark.finditer(form.msgstr)
            yield Problem(f"{last[0]} has no partner", "close it, as the source does", span=last.span())


CHECK: Final = Check(
    code="light-markup",
    mqm="design-and-markup/markup-tag",
    severity="warning",
    documentation=str(__doc__),
    find=each(_look),
    passes=(
        Pair(Message("See :ref:`files` and `it`_", msgstr=("参见 `它`_ 和 :ref:`文件 <files>`",)), "zh_CN"),
        Pair(Message("[Files](files.md)", msgstr=("[文件](files.md)",)), "zh_CN"),
    ),
    fails=(
        Pair(Message("See :ref:`files <files>`", msgstr=("参见 :ref:`文件 <文件>`",)), "zh_CN"),
        Pair(Message("[Files](files.md)", msgstr=("[文件]",)), "zh_CN"),
        Pair(Message("Run ``make``.", msgstr=("运行 ``make。",)), "zh_CN"),
        Pair(Message("Run ``make`` now.", msgstr=("现在运行 make。",)), "zh_CN"),
        Pair(Message("## Files", msgstr=("##文件",)), "zh_CN"),
    ),
)
