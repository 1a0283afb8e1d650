"""A text stands in another element than in the source, or an element of the translation is empty.

Why it hurts: the reader follows a link and comes to the other page, or cannot follow it at all.

Example: `msgid "<a>Tor</a> and <a2>Debian</a2>"` with `msgstr "<a2>Tor</a2>和<a>Debian</a>"`: the links have
changed places, not the words.

How to fix: put each tag around the words it has in the source. Only names, numbers, code and placeholders, which
read the same in both languages, can be told.
"""

from collections.abc import Iterator
from typing import Final

from diglot.checks.base import Check, Form, Pair, Problem
from diglot.checks.forms import each, shown
from diglot.markup.contents import contents, moved
from diglot.model import Message

__all__ = ["CHECK"]


def _look(form: Form, _pair: Pair) -> Iterator[Problem]:
    if "</" not in form.msgstr or "</" not in form.msgids[0]:
        return
    found = [list(_compare(msgid, form.msgstr)) for msgid in form.msgids]
    if all(found):
        yield from found[0]


def _compare(msgid: str, msgstr: str) -> Iterator[Problem]:
    for text, wanted, actual, span in moved(msgid, msgstr):
        what = f"{shown(text)!r} stands in <{actual}>, in the source in <{wanted}>"
        yield Problem(what, "put each tag around the words it has in the source", span=span)
    if any(not one.text for one in contents(msgid)):
        return
    for one in contents(msgstr):
        if not one.text and one.start == one.end:
            what = f"<{one.key[0]}> is empty"
            yield Problem(what, "put it around the words it has in the source", span=(one.start - 1, one.end))


CHECK: Final = Check(
    code="moved-content",
    mqm="design-and-markup/markup-tag",
    severity="warning",
    documentation=str(__doc__),
    find=each(_look),
    passes=(
        Pair(Message("<a>Tor</a> and <a2>Debian</a2>", msgstr=("<a2>Debian</a2>和<a>Tor</a>",)), "zh_CN"),
        Pair(Message("<b>Tor</b> is <i>fast</i>", msgstr=("<b>Tor 很<i>快</i></b>",)), "zh_CN"),
    ),
    fails=(
        Pair(Message("<a>Tor</a> and <a2>Debian</a2>", msgstr=("<a2>Tor</a2>和<a>Debian</a>",)), "zh_CN"),
        Pair(Message("<a>Read</a> it", msgstr=("<a></a>阅读",)), "zh_CN"),
        Pair(
            Message(
                '<a href="x">GNOME</a>, <a href="y">KDE</a>', msgstr=('<a href="y">GNOME</a>、<a href="x">KDE</a>',)
            ),
            "zh_CN",
        ),
    ),
)
