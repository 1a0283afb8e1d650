"""A page that was built has other markup than its source.

Why it hurts: a tag that a translation brings or takes away can move or hide the rest of the page. The build
refuses such a page whole, and the reader finds it in its source language.

Example: none is known. Each translation is checked alone before it is put in, so that this cannot happen;
the build looks all the same.

How to fix: it is a fault of Diglot. Please report it, with the page and its catalogs.
"""

from typing import Final

from diglot.checks.base import Check

__all__ = ["CHECK"]

CHECK: Final = Check(
    code="changed-skeleton",
    mqm="design-and-markup/markup-tag",
    severity="error",
    documentation=str(__doc__),
    scope="page",
    help="report it with the page and its catalogs",
)
