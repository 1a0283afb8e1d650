"""A translation is marked fuzzy: nobody has confirmed that it fits the msgid.

Why it hurts: a build does not use it, so the reader finds the source text. If it were used, the reader
might find last year's date or a sentence about something else.

Example: `#, fuzzy` above `msgid "Open on Mondays"` with `msgstr "周日开放"`.

How to fix: compare msgid and msgstr, correct the msgstr, and remove the mark (in an editor: "needs work"
off). A locale that may be built before it is complete has a `minimum` in the configuration: until it falls
below, this is only a remark.
"""

from collections.abc import Iterator
from typing import Final

from diglot.catalog import outdated_since
from diglot.checks.base import Check, Pair, Problem
from diglot.model import Message

__all__ = ["CHECK"]


def _find(pair: Pair) -> Iterator[Problem]:
    if pair.message.is_fuzzy:
        since = outdated_since(pair.message)
        state = f"outdated since {since}" if since else "fuzzy"
        yield Problem(f"the translation is {state}", "correct it and remove the mark")


CHECK: Final = Check(
    code="fuzzy",
    mqm="accuracy/mistranslation",
    severity="error",
    documentation=str(__doc__),
    find=_find,
    passes=(Pair(Message("Open on Mondays", msgstr=("周一开放",)), "zh_CN"),),
    fails=(Pair(Message("Open on Mondays", msgstr=("周日开放",), flags=("fuzzy",)), "zh_CN"),),
)
