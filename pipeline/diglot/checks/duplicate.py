"""A message stands twice in a catalog, both times with the same translation.

Why it hurts: gettext's tools refuse the file, and an editor may show and save only one of the two.

Example: two entries `msgid "Home"` with `msgstr "首页"`. If their translations differ, the catalog cannot be
read at all, since nobody but a translator can tell which one is right.

How to fix: remove one of the entries (`msguniq` of gettext does it).
"""

from typing import Final

from diglot.checks.base import Check

__all__ = ["CHECK"]

CHECK: Final = Check(
    code="duplicate",
    mqm="design-and-markup/file-format",
    severity="warning",
    documentation=str(__doc__),
    scope="catalog",
    help="remove one of the entries",
)
