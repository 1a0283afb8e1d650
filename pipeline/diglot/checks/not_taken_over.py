"""A translation of an older catalog found no place in the catalogs of the project.

Why it hurts: somebody's work is left behind. It is still in the file that it stands in.

Example: `diglot rekey old.po -l de` where a text of `old.po` stands on no page any more, or where its translation
lacks a link that the text has.

How to fix: nothing, if the text is gone. Else mend the translation in the old catalog and take it over again, or
translate the message by hand.
"""

from typing import Final

from diglot.checks.base import Check

__all__ = ["CHECK"]

CHECK: Final = Check(
    code="not-taken-over",
    mqm="accuracy/omission",
    severity="warning",
    documentation=str(__doc__),
    scope="project",
    help="mend it in this file and run again, or leave it if it is not needed",
)
