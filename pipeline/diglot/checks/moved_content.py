"""A text stands in another element than in the source, or an element of the translation is empty.

Why it hurts: the reader follows a link and comes to the other page, or cannot follow it at all.

Example: `msgid "<a>Tor</a> and <a2>Debian</a2>"` with `msgstr "<a2>Tor</a2>和<a>Debian</a>"`: the links have
changed places, not the words.

How to fix: put each tag around the words it has in the source; their order in the sentence is free. It is told by
names, code and placeholders that stand alone in an element, by names and numbers that two elements have exchanged,
and by what the catalog calls a short text elsewhere.
"""

from collections.abc import Iterator
from typing import Final

from diglot.checks.base import Check, Form, Group, Pair, Problem
from diglot.checks.examples import group_of
from diglot.checks.forms import each, shown
from diglot.checks.sides import languages
from diglot.markup.contents import Key, contents, exchanged, moved, unique_contents
from diglot.model import Message

__all__ = ["CHECK"]

_ADVICE: Final = "put each tag around the words it has in the source"
_LONGEST: Final = 60
"""A text of more code points is hardly a message and an element of another one."""


def _look(form: Form, pair: Pair) -> Iterator[Problem]:
    if "</" not in form.msgstr or "</" not in form.msgids[0]:
        return
    found = [list(_compare(msgid, form.msgstr, pair)) for msgid in form.msgids]
    if all(found):
        yield from found[0]


def _compare(msgid: str, msgstr: str, pair: Pair) -> Iterator[Problem]:
    texts = moved(msgid, msgstr) or exchanged(msgid, msgstr, *languages(pair))
    for text, wanted, actual, span in texts:
        what = f"{shown(text)!r} stands in {_tag(actual)}, in the source in {_tag(wanted)}"
        yield Problem(what, _ADVICE, span=span)
    if any(not one.text for one in contents(msgid)):
        return
    for one in contents(msgstr):
        if not one.text and one.start == one.end:
            what = f"<{one.key[0]}> is empty"
            yield Problem(what, "put it around the words it has in the source", span=(one.start - 1, one.end))


def _tag(key: Key) -> str:
    name, attributes = key
    return f"<{name}{''.join(f' {attribute}={shown(value)!r}' for attribute, value in attributes[:1])}>"


_find: Final = each(_look)


def _find_among(group: Group) -> Iterator[tuple[Pair, Problem]]:
    known: dict[str, str] | None = None
    for pair in group.pairs:
        if pair.message.msgid.count("</") < 2:
            continue
        for form in pair.forms:
            there, here = unique_contents(form.msgids[0]), unique_contents(form.msgstr)
            if len(there) < 2 or there.keys() != here.keys():
                continue
            if known is None:
                known = _translations(group)
            problem = next(_called_elsewhere(form, known), None)
            if problem and not _find(pair):
                yield pair, problem


def _translations(group: Group) -> dict[str, str]:
    """What short texts that are messages of their own are called."""
    return {
        pair.message.msgid.casefold(): form.msgstr.casefold()
        for pair in group.pairs
        if len(pair.message.msgid) <= _LONGEST and pair.message.msgid_plural is None
        for form in pair.forms
    }


def _called_elsewhere(form: Form, known: dict[str, str]) -> Iterator[Problem]:
    """The texts whose translation elsewhere stands in another element here."""
    there, here = unique_contents(form.msgids[0]), unique_contents(form.msgstr)
    called = {key: known.get(one.text.casefold(), "") for key, one in there.items()}
    for key, wanted in called.items():
        if not wanted or wanted in here[key].text.casefold():
            continue
        for other, one in here.items():
            if other != key and wanted in one.text.casefold() and wanted not in called[other]:
                what = f"“{shown(there[key].text)}” stands in {_tag(other)}, in the source in {_tag(key)}"
                yield Problem(what, _ADVICE, form.plural, form.msgstr, (one.start, one.end))
                break


def _pair(msgid: str, msgstr: str) -> Pair:
    return Pair(Message(msgid, msgstr=(msgstr,)), "zh_CN", "en")


_CALLED: Final = (("Contact", "联系我们"), ("Prices", "价格"))

CHECK: Final = Check(
    code="moved-content",
    mqm="design-and-markup/markup-tag",
    severity="warning",
    documentation=str(__doc__),
    scope="group",
    find=_find,
    find_among=_find_among,
    passes=(
        _pair("<a>Tor</a> and <a2>Debian</a2>", "<a2>Debian</a2>和<a>Tor</a>"),
        _pair("<a>Report of 2015</a> and <a2>of 2016</a2>", "<a2>2016 年</a2>和<a>2015 年的报告</a>"),
        group_of("zh_CN", ("<a>Contact</a> or <a2>Prices</a2>", "<a2>价格</a2>或<a>联系我们</a>"), *_CALLED),
        _pair("<b>Tor</b> is <i>fast</i>", "<b>Tor 很<i>快</i></b>"),
        _pair("<a>Contact BLT</a> or <a2>call us</a2>", "<a>联系我们</a>或<a2>致电 BLT</a2>"),
        group_of("zh_CN", ("<a>Read on</a> or <a2>go back</a2>", "<a>继续阅读</a>或<a2>返回</a2>")),
    ),
    fails=(
        _pair("<a>Tor</a> and <a2>Debian</a2>", "<a2>Tor</a2>和<a>Debian</a>"),
        _pair("<a>Report of 2015</a> and <a2>of 2016</a2>", "<a>2016 年</a>和<a2>2015 年的报告</a2>"),
        group_of("zh_CN", ("<a>Contact</a> or <a2>Prices</a2>", "<a>价格</a>或<a2>联系我们</a2>"), *_CALLED),
        _pair("<a>Read</a> it", "<a></a>阅读"),
        _pair('<a href="x">GNOME</a>, <a href="y">KDE</a>', '<a href="y">GNOME</a>、<a href="x">KDE</a>'),
        _pair(
            "Read the <a>Python docs</a> or the <a2>Debian book</a2>.", "阅读<a>Debian 手册</a>或<a2>Python 文档</a2>。"
        ),
        _pair("<a>First chapter</a>, <a2>third chapter</a2>", "<a>第三章</a>、<a2>第一章</a2>"),
        _pair("<a>40,000 copies</a> for <a2>12 towns</a2>", "给<a>12 个城镇</a>的<a2>4 万份</a2>"),
    ),
)
