"""A translation changes content that the page marks as not to be translated.

Why it hurts: the reader does not see the change, since the page keeps its own content there; and if the
sentence was built around the change, it reads wrong.

Example: `msgid "Run <code>make</code>"`, marked `translate="no"` on the page, with `msgstr "运行
<code>制作</code>"`.

How to fix: copy the content of the placeholder from the msgid.
"""

from typing import Final

from diglot.checks.base import Check

__all__ = ["CHECK"]

CHECK: Final = Check(
    code="protected-content",
    mqm="accuracy/do-not-translate",
    severity="warning",
    documentation=str(__doc__),
    scope="page",
    help="copy the content from the msgid",
)
