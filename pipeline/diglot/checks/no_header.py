"""A catalog has no header entry.

Why it hurts: nothing says which encoding and which plural forms it has. gettext's tools refuse it as soon
as it holds a letter beyond ASCII.

Example: a `.po` file whose first entry is a message, where `msgid ""` with its fields should be.

How to fix: run `diglot update`, which writes the header.
"""

from typing import Final

from diglot.checks.base import Check

__all__ = ["CHECK"]

CHECK: Final = Check(
    code="no-header",
    mqm="design-and-markup/file-format",
    severity="warning",
    documentation=str(__doc__),
    scope="catalog",
    help="write the header with `diglot update`",
)
