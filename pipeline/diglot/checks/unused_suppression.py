"""A comment allows something that no check finds in its message.

Why it hurts: the comment says that the translation has a fault, which it does not have; and the day it gets
that fault, nobody is told. Most often the translation was corrected and the comment stayed.

Example: `# diglot: allow missing-number, the year is in the heading` above `msgid "Founded in 1954"` with
`msgstr "创立于1954年"`; or `# diglot: allow missing-nubmer`, a name that no check has.

How to fix: remove the comment, or correct the name. `diglot explain` lists all names.
"""

from typing import Final

from diglot.checks.base import Check

__all__ = ["CHECK"]

CHECK: Final = Check(
    code="unused-suppression",
    mqm="design-and-markup/file-format",
    severity="warning",
    documentation=str(__doc__),
    scope="catalog",
    help="remove the comment, or correct the name",
)
