"""A translation holds something that reads as markup.

Why it hurts: a translation is text. A script, an attribute or a comment in it would be a way to change
the page, so the build refuses the translation and the reader finds the source text.

Example: `msgid "Welcome"` with `msgstr "欢迎<a href='https://example.com'>"`.

How to fix: remove it. Placeholders are written without attributes, as in the msgid; a `<` that is meant
as text is written `&lt;`.
"""

from typing import Final

from diglot.checks.base import Check, Pair
from diglot.checks.pairing import finder
from diglot.model import Message

__all__ = ["CHECK"]

CHECK: Final = Check(
    code="markup-in-translation",
    mqm="design-and-markup/markup-tag",
    severity="error",
    documentation=str(__doc__),
    find=finder("markup-in-translation", "write placeholders as the msgid has them, and a < of the text as &lt;"),
    passes=(
        Pair(Message("Welcome", msgstr=("欢迎",)), "zh_CN"),
        Pair(Message("a < b", msgstr=("a < b",)), "zh_CN"),
    ),
    fails=(
        Pair(Message("Welcome", msgstr=("欢迎<a href='https://example.com'>",)), "zh_CN"),
        Pair(Message("Welcome", msgstr=("欢迎<!-- 注 -->",)), "zh_CN"),
    ),
)
