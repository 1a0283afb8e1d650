"""A link of a page leads to a file or to a place that is not there.

Why it hurts: the reader who follows it gets an error, or stands at the top of a long page without what the link
promised. It is dead in every edition. Each place that is not there is told once, with the line of the first reference
to it on a source page.

Example: `<a href="contact.html#map">`, where no element of `contact.html` has the `id` `map`.

How to fix: correct the reference on the source page. What a server answers without a file (`/search`) can be
left out: `[checks] dead-link = "off"`.
"""

from typing import Final

from diglot.checks.base import Check

__all__ = ["CHECK"]

CHECK: Final = Check(
    code="dead-link",
    mqm="design-and-markup/link-cross-reference",
    severity="warning",
    documentation=str(__doc__),
    scope="page",
    help="correct the reference on the source page",
)
