"""A link has the words of another link, told by what the catalog calls them elsewhere.

Why it hurts: the links are swapped: the words "annual report" lead to the page of the price list. Names and numbers
that read the same in both languages are told by `moved-content`; here a text counts that is a message of its own.

Example: `msgid "<a>Contact</a> or <a2>Prices</a2>"` with `msgstr "<a>价格</a>或<a2>联系我们</a2>"`, where `Prices` is
价格 in another message.

How to fix: put each text into the placeholder that has it in the source. Their order in the sentence is free.
"""

import re
from collections.abc import Iterator
from typing import Final

from diglot.checks.base import Check, Group, Pair, Problem
from diglot.model import Message

__all__ = ["CHECK"]

_ELEMENT = re.compile(r"<([a-z][a-z0-9-]*)>([^<>]*)</\1>")
_LONGEST: Final = 60


def _find(group: Group) -> Iterator[tuple[Pair, Problem]]:
    known: dict[str, str] | None = None
    for pair in group.pairs:
        if pair.message.msgid.count("</") < 2:
            continue
        for form in pair.forms:
            there = _elements(form.msgids[0])
            here = _elements(form.msgstr)
            if len(there) < 2 or there.keys() != here.keys():
                continue
            if known is None:
                known = _translations(group)
            for name, other in _moved(there, here, known):
                what = f"“{there[name]}” stands in <{other}> and not in <{name}>"
                advice = "put each text into the placeholder that has it in the source"
                yield pair, Problem(what, advice, form.plural, form.msgstr)
                break


def _elements(text: str) -> dict[str, str]:
    """The texts of the elements without markup inside, by name; none where a name recurs."""
    found = _ELEMENT.findall(text)
    names = [name for name, _ in found]
    return dict(found) if len(set(names)) == len(names) else {}


def _translations(group: Group) -> dict[str, str]:
    """What short texts that are messages of their own are called."""
    return {
        pair.message.msgid.casefold(): form.msgstr.casefold()
        for pair in group.pairs
        if len(pair.message.msgid) <= _LONGEST and pair.message.msgid_plural is None
        for form in pair.forms
    }


def _moved(there: dict[str, str], here: dict[str, str], known: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The elements whose content is in another: name, and the name of the other."""
    called = {name: known.get(text.casefold().strip(), "") for name, text in there.items()}
    for name, wanted in called.items():
        if wanted and wanted not in here[name].casefold():
            for other, text in here.items():
                if other != name and wanted in text.casefold() and wanted not in called[other]:
                    yield name, other
                    break


def _group(*texts: tuple[str, str]) -> Group:
    pairs = tuple(Pair(Message(msgid, msgstr=(msgstr,)), "zh_CN", "en") for msgid, msgstr in texts)
    return Group(pairs, "zh_CN", "en")


CHECK: Final = Check(
    code="misplaced-content",
    mqm="design-and-markup/markup-tag",
    severity="warning",
    documentation=str(__doc__),
    scope="group",
    find_among=_find,
    passes=(
        _group(("<a>Read on</a> or <a2>go back</a2>", "<a>继续阅读</a>或<a2>返回</a2>")),
        _group(
            ("<a>Contact</a> or <a2>Prices</a2>", "<a2>价格</a2>或<a>联系我们</a>"),
            ("Contact", "联系我们"),
            ("Prices", "价格"),
        ),
    ),
    fails=(
        _group(
            ("<a>Contact</a> or <a2>Prices</a2>", "<a>价格</a>或<a2>联系我们</a2>"),
            ("Contact", "联系我们"),
            ("Prices", "价格"),
        ),
    ),
)
