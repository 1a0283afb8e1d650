"""A catalog begins with a byte order mark.

Why it hurts: gettext's tools refuse the file, and so may the translators' editors.

Example: a `.po` file that was saved as "UTF-8 with BOM".

How to fix: save the file as UTF-8 without a byte order mark.
"""

from typing import Final

from diglot.checks.base import Check

__all__ = ["CHECK"]

CHECK: Final = Check(
    code="byte-order-mark",
    mqm="design-and-markup/file-format",
    severity="warning",
    documentation=str(__doc__),
    scope="catalog",
    help="save the file as UTF-8 without it",
)
