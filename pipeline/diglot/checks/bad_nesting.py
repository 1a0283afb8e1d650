"""The placeholders of a translation are not well nested.

Why it hurts: a tag that is never closed, or closed too late, would take the rest of the page with it.
The build refuses such a translation, and the reader finds the source text.

Example: `msgid "<a>Read</a> it"` with `msgstr "<a>阅读它"`.

How to fix: close each placeholder, the last one opened first. A link cannot stand in a link.
"""

from typing import Final

from diglot.checks.base import Check, Pair
from diglot.checks.pairing import finder
from diglot.model import Message

__all__ = ["CHECK"]

CHECK: Final = Check(
    code="bad-nesting",
    mqm="design-and-markup/markup-tag",
    severity="error",
    documentation=str(__doc__),
    find=finder("bad-nesting", "close each placeholder, the last opened first"),
    passes=(Pair(Message("<a>Read</a> it", msgstr=("<a>阅读</a>它",)), "zh_CN"),),
    fails=(
        Pair(Message("<a>Read</a> it", msgstr=("<a>阅读它",)), "zh_CN"),
        Pair(Message("<a>Read</a> it", msgstr=("阅读</a>它<a>",)), "zh_CN"),
    ),
)
