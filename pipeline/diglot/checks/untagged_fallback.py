"""A text of an edition is in another language than its page says, and no tag can tell.

Why it hurts: a screen reader reads it aloud with the sounds of the wrong language, and nobody understands it
(WCAG 2.2, 3.1.2). A build gives a text that stays in its source language a `lang` of its own; for an attribute of an
element whose other texts are translated there is no place for one.

Example: the `title` of a link is not translated, while the text of the link is.

How to fix: translate the text. Until then it stays as it is.
"""

from typing import Final

from diglot.checks.base import Check

__all__ = ["CHECK"]

CHECK: Final = Check(
    code="untagged-fallback",
    mqm="accuracy/untranslated",
    severity="info",
    documentation=str(__doc__),
    scope="page",
    help="translate the text",
)
