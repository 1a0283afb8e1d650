"""`diglot explain`: a finding's code -> what it means and how to mend it."""

from typing import Annotated

import typer

from diglot.cli import exits
from diglot.cli.output import tell
from diglot.model import UsageError
from diglot.text.nearest import nearest

__all__ = ["explain"]


def explain(
    code: Annotated[
        str | None,
        typer.Argument(metavar="[CODE]", help="A finding's code; without one, all are listed.", show_default=False),
    ] = None,
    markdown: Annotated[bool, typer.Option("--markdown", help="Explain all checks, as one Markdown document.")] = False,
) -> int:
    """Tell what a check finds and how to fix it."""
    from diglot import checks
    from diglot.reports import explanation

    found = {check.code: check for check in checks.all_checks()}
    if code is not None and code not in found:
        near = nearest(code, found)
        hint = f"did you mean {near}?" if near else "see `diglot explain`"
        raise UsageError("diglot explain", f"no check is called {code!r}", hint)
    if markdown:
        tell(explanation.manual(found.values() if code is None else [found[code]]))
    elif code is None:
        tell(explanation.listed(found.values()))
    else:
        tell(explanation.explained(found[code]))
    return exits.CLEAN
