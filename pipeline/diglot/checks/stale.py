"""A catalog has a message that its template no longer has.

Why it hurts: translators work on a text that no reader sees. If the text was changed on the page, its translation is
not taken over until the catalog is updated.

Example: `msgid "Opening times"` after the heading became `Opening hours` and `diglot extract` was run.

How to fix: run `diglot update`: the translation goes to the text that it became, fuzzy where the meaning may differ, or
to the obsolete entries. An entry that is to stay may say so in a comment.
"""

from typing import Final

from diglot.checks.base import Check, Problem

__all__ = ["CHECK", "PROBLEM"]

PROBLEM: Final = Problem("the template has no such message for this locale", "run `diglot update`")
"""What is said of each: only the templates tell which messages these are."""

CHECK: Final = Check(
    code="stale",
    mqm="accuracy/addition",
    severity="info",
    documentation=str(__doc__),
    scope="template",
    help=PROBLEM.help,
)
