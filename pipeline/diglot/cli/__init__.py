"""The command line: arguments -> an exit code."""

import gc
import sys
from typing import Final

__all__ = ["main"]

_BETWEEN_COLLECTIONS: Final = (20_000, 20, 20)
"""Modules and pages make many objects and hardly a cycle: to look for some less often saves a twentieth of the time."""


def main() -> int:
    """Run the command that `sys.argv` names; the code to exit with (cli.exits)."""
    arguments = sys.argv[1:]
    if arguments == ["--version"]:  # before anything heavy is imported
        from diglot import __version__
        from diglot.cli.output import tell

        tell(f"diglot {__version__}\n")
        return 0
    gc.set_threshold(*_BETWEEN_COLLECTIONS)
    from diglot.cli.app import run

    return run(arguments)
