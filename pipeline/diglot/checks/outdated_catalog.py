"""A catalog (.po) does not hold what its template holds.

Why it hurts: translators do not see the new texts, and work on texts that are no longer there.

Example: `diglot extract` wrote a new template, and `diglot update` was not run.

How to fix: run `diglot update`, and commit the catalogs with the pages.
"""

from typing import Final

from diglot.checks.base import Check

__all__ = ["CHECK"]

CHECK: Final = Check(
    code="outdated-catalog",
    mqm="accuracy/omission",
    severity="error",
    documentation=str(__doc__),
    scope="project",
    help="run `diglot update`",
)
