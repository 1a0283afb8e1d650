"""The command line: arguments -> an exit code."""

import sys

__all__ = ["main"]


def main() -> int:
    """Run the command that `sys.argv` names; the code to exit with (cli.exits)."""
    arguments = sys.argv[1:]
    if arguments == ["--version"]:  # before anything heavy is imported
        from diglot import __version__
        from diglot.cli.output import tell

        tell(f"diglot {__version__}\n")
        return 0
    from diglot.cli.app import run

    return run(arguments)
