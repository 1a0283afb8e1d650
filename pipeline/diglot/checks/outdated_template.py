"""A template (.pot) is not what the pages would give today.

Why it hurts: translators do not see the new texts, so the pages are built with holes in them; and a pull
request does not show what changed for them.

Example: a heading was added to a page, and `diglot extract` was not run.

How to fix: run `diglot extract`, then `diglot update`, and commit the catalogs with the pages.
"""

from typing import Final

from diglot.checks.base import Check

__all__ = ["CHECK"]

CHECK: Final = Check(
    code="outdated-template",
    mqm="accuracy/omission",
    severity="error",
    documentation=str(__doc__),
    scope="project",
    help="run `diglot extract` and `diglot update`",
)
