r"""A comment in a catalog ends with a backslash.

Why it hurts: gettext's tools read the next line as part of the comment. They refuse the catalog, or lose what stands
there.

Example: `# see C:\Temp\`, with the `msgid` on the line below.

How to fix: remove the backslash, or write something after it.
"""

from typing import Final

from diglot.checks.base import Check

__all__ = ["CHECK"]

CHECK: Final = Check(
    code="continued-comment",
    mqm="design-and-markup/file-format",
    severity="warning",
    documentation=str(__doc__),
    scope="catalog",
    help="remove the backslash at the end of the comment",
)
