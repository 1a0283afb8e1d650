"""A short text is a button in one place and a heading or a label in another, and has one translation for both.

Why it hurts: English writes `Search` for the deed and for the thing; many languages have two words. One entry can hold
only one of them.

Example: `msgid "Search"` with `#. <button>` and `#. <h2>`.

How to fix: if your language needs two words, ask for a context: `data-l10n-context` on one of the elements, or a rule.
If one word serves both, nothing is to do.
"""

from collections.abc import Iterator
from typing import Final

from diglot.checks.base import Check, Pair, Problem
from diglot.model import Message
from diglot.text.conventions import conventions

__all__ = ["CHECK"]

_DEEDS: Final = frozenset({"<button>", "@value of <input>"})
_THINGS: Final = frozenset("<title> <h1> <h2> <h3> <h4> <h5> <h6> <th> <caption> <legend> <label> <dt>".split())
_WORDS: Final = 2
"""A longer text tells by itself whether it is a deed."""


def _find(pair: Pair) -> Iterator[Problem]:
    message = pair.message
    if message.msgctxt is not None or len(message.extracted) < 2 or not message.is_usable:
        return
    roles = [line.partition(" in ")[0] for line in message.extracted]
    deed = next((role for role in roles if role in _DEEDS), None)
    thing = next((role for role in roles if role in _THINGS), None)
    # without spaces nothing tells how many words it has
    if deed and thing and conventions(pair.language).is_spaced and len(message.msgid.split()) <= _WORDS:
        yield Problem(f"one translation for {deed} and {thing}", "ask for a context if you need two words")


def _message(*roles: str) -> Message:
    return Message("Search", msgstr=("搜索",), extracted=roles)


CHECK: Final = Check(
    code="ambiguous-source",
    mqm="accuracy/mistranslation",
    severity="info",
    documentation=str(__doc__),
    find=_find,
    passes=(
        Pair(_message("<button>", "<a>"), "zh_CN", "en"),
        Pair(Message("Search", "menu", msgstr=("搜索",), extracted=("<button>", "<h2>")), "zh_CN", "en"),
    ),
    fails=(Pair(_message("<button>", '<h2> in "Search"'), "zh_CN", "en"),),
)
