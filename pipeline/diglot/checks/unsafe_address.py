"""A translation of an address leads where no page may.

Why it hurts: an address that begins with `javascript:` or `data:` is a program, and a click on the link runs
it. The build refuses the translation, and the address of the source stays.

Example: `msgid "manual.html"`, which is `@href of <a>`, with `msgstr "javascript:alert(1)"`.

How to fix: write an address that begins with `http:`, `https:`, `mailto:`, `tel:` or `ftp:`, or one that is
relative to the page, like `manual.de.html`.
"""

from collections.abc import Iterator
from typing import Final

from diglot.checks.base import Check, Pair, Problem
from diglot.markup.destinations import address_problem
from diglot.model import Message

__all__ = ["CHECK"]


_ADVICE: Final = "write an address of the web, of mail or of a telephone, or one relative to the page"


def _find(pair: Pair) -> Iterator[Problem]:
    if pair.leads_from is None:
        return
    for form in pair.addresses:
        if form.msgstr not in form.msgids and (found := address_problem(pair.leads_from, form.msgstr)):
            yield Problem(found.message, _ADVICE, form.plural, form.msgstr, found.span)


def _link(msgstr: str, attribute: str = "href") -> Pair:
    return Pair(Message("manual.html", msgstr=(msgstr,), extracted=(f"@{attribute} of <a>",)), "de")


CHECK: Final = Check(
    code="unsafe-address",
    mqm="design-and-markup/markup-tag",
    severity="error",
    documentation=str(__doc__),
    find=_find,
    help=_ADVICE,
    passes=(
        _link("manual.de.html"),
        _link("https://example.de/handbuch?a=1&b=2"),
        _link("/wiki/Hilfe:Inhalt"),
        Pair(Message("Data: 5", msgstr=("Data: 5",), extracted=("@data-hint of <p>",)), "de"),
    ),
    fails=(
        _link("javascript:alert(1)"),
        _link("&#1;Java&Tab;Script&colon;alert(1)"),
        _link("a.png 1x, data:text/html,x 2x", "srcset"),
    ),
)
