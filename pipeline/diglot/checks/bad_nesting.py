"""The placeholders or tags of a translation are not well nested.

Why it hurts: a tag that is never closed, or closed too late, would take the rest of the page with it.
The build refuses such a translation, and the reader finds the source text.

Example: `msgid "<a>Read</a> it"` with `msgstr "<a>阅读它"`.

How to fix: close each placeholder, the last one opened first. A link cannot stand in a link.
"""

from collections.abc import Iterator
from typing import Final

from diglot.checks.base import Check, Form, Pair, Problem
from diglot.checks.forms import each
from diglot.checks.pairing import finder
from diglot.checks.tags import differences
from diglot.model import Message

__all__ = ["CHECK"]

_ADVICE: Final = "close each placeholder, the last opened first"
_of_placeholders: Final = finder("bad-nesting", _ADVICE)


def _of_tags(form: Form, _pair: Pair) -> Iterator[Problem]:
    for one in differences(form):
        if one.kind == "nesting":
            yield Problem(one.message, "close each tag, the last opened first", span=one.span)


_in_tags: Final = each(_of_tags)


def _find(pair: Pair) -> Iterator[Problem]:
    yield from _of_placeholders(pair)
    yield from _in_tags(pair)


CHECK: Final = Check(
    code="bad-nesting",
    mqm="design-and-markup/markup-tag",
    severity="error",
    documentation=str(__doc__),
    find=_find,
    passes=(Pair(Message("<a>Read</a> it", msgstr=("<a>阅读</a>它",)), "zh_CN"),),
    fails=(
        Pair(Message("<a>Read</a> it", msgstr=("<a>阅读它",)), "zh_CN"),
        Pair(Message("<a>Read</a> it", msgstr=("阅读</a>它<a>",)), "zh_CN"),
        Pair(Message('<a href="x">Read</a> it', msgstr=('<a href="x">阅读</b>它',)), "zh_CN"),
    ),
)
