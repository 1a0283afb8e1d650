"""A comment allows a finding and does not say why.

Why it hurts: the next translator cannot tell whether the translation is right as it is or whether somebody
wanted to be rid of a finding.

Example: `# diglot: allow missing-number` without anything after it.

How to fix: add the reason after a comma: `# diglot: allow missing-number, the year is in the heading`.
"""

from typing import Final

from diglot.checks.base import Check

__all__ = ["CHECK"]

CHECK: Final = Check(
    code="unexplained-suppression",
    mqm="design-and-markup/file-format",
    severity="warning",
    documentation=str(__doc__),
    scope="catalog",
    help="add the reason after a comma",
)
