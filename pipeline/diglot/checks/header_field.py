"""A field of a catalog's header is missing, or says what cannot be right.

Why it hurts: the header tells every tool the language, the encoding and how to count. With a wrong one a program
takes the wrong plural form, shows broken letters, or refuses the catalog.

Example: `Language: de` in `locales/fr/LC_MESSAGES/shop.po`; `Plural-Forms: nplurals=2; plural=n != 1;` for
Polish, which has three; `charset=CHARSET`, as a template has it.

How to fix: correct the field in the first entry. `diglot update` writes a whole header for a new catalog.
"""

from typing import Final

from diglot.checks.base import Check

__all__ = ["CHECK"]

CHECK: Final = Check(
    code="header-field",
    mqm="design-and-markup/file-format",
    severity="warning",
    documentation=str(__doc__),
    scope="catalog",
    help="correct the field in the catalog's first entry",
)
