"""`diglot explain`: a code -> what a check finds, why it hurts, how to fix it."""

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
) -> int:
    """Tell what a check finds and how to fix it."""
    from diglot import checks

    found = {check.code: check for check in checks.all_checks()}
    if code is None:
        width = max(map(len, found))
        tell("".join(f"{check.code:{width}}  {check.summary}\n" for check in found.values()))
    elif code in found:
        tell(f"{code}\n\n{found[code].documentation}\n")
    else:
        near = nearest(code, found)
        hint = f"did you mean {near}?" if near else "see `diglot explain`"
        raise UsageError("diglot explain", f"no check is called {code!r}", hint)
    return exits.CLEAN
