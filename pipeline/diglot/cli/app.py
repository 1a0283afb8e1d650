"""Arguments -> the command they name -> an exit code; every fault of use is one line on stderr."""

import signal
from collections.abc import Sequence
from importlib import import_module
from types import FrameType
from typing import Annotated, ClassVar, Final, Never

import typer
from typer.main import get_command

from diglot.cli import exits
from diglot.cli.output import complain, prepare, say, tell
from diglot.model import DiglotError

__all__ = ["create_app", "run"]

_COMMANDS: Final = ("init", "extract", "update", "check", "build", "audit", "stats", "rekey", "merge-po", "explain")
"""Each is the function of its name in the module of its name."""


def run(arguments: Sequence[str]) -> int:
    """Run a command; the code to exit with."""
    prepare()
    _Terminated.came = False
    before = signal.signal(signal.SIGTERM, _terminate)
    try:
        code = _run(arguments)
    finally:
        signal.signal(signal.SIGTERM, before)
    return exits.TERMINATED if _Terminated.came and code == exits.INTERRUPTED else code


def _run(arguments: Sequence[str]) -> int:
    try:
        app = create_app(arguments[0] if arguments else None)
        code = get_command(app).main(list(arguments), prog_name="diglot", standalone_mode=False)
    except DiglotError as error:
        complain(error)
        return error.exit_code
    except typer.TyperException as error:
        complain(_usage_error(error))
        return exits.USAGE
    except (KeyboardInterrupt, typer.Abort):
        return exits.INTERRUPTED
    except _Terminated:
        return exits.TERMINATED
    except SystemExit:  # only so does typer end where nobody reads the help that it writes
        return exits.CLEAN
    except Exception:  # noqa: BLE001
        import traceback  # for this only

        say(traceback.format_exc())
        say("diglot: internal error; please report it with the lines above")
        return exits.INTERNAL
    return code if isinstance(code, int) else exits.CLEAN


def create_app(name: str | None = None) -> typer.Typer:
    """All commands, ready to be run or to be read for documentation; with the name of a command only that one, since to
    import and describe the others is a tenth of a short run.
    """
    codes = "\n".join(f"{code:5}  {meaning}" for code, meaning in exits.EXITS.items())
    app = typer.Typer(
        name="diglot",
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
        epilog=f"\b\nExit codes:\n{codes}",
    )
    app.callback(invoke_without_command=True)(_diglot)
    for command in (name,) if name in _COMMANDS else _COMMANDS:
        function = command.replace("-", "_")
        app.command()(getattr(import_module(f"diglot.cli.{function}"), function))
    return app


class _Terminated(BaseException):
    """SIGTERM came: unwinds like an interrupt, so that nothing is left half-written."""

    came: ClassVar = False
    """For what stops on its way: compiled code that waits makes an interrupt of any exception."""


def _terminate(_signal: int, _frame: FrameType | None) -> Never:
    _Terminated.came = True
    raise _Terminated


def _diglot(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Show the version.", show_default=False)] = False,
) -> int:
    """HTML pages to gettext catalogs and back, in every language, without harming a byte."""
    if version:
        from diglot import __version__

        tell(f"diglot {__version__}\n")
        raise typer.Exit(exits.CLEAN)
    if context.invoked_subcommand is None:
        say(context.get_help())
        return exits.USAGE
    return exits.CLEAN


def _usage_error(error: typer.TyperException) -> DiglotError:
    context = getattr(error, "ctx", None)
    where = context.command_path if context is not None else "diglot"
    what = error.format_message().strip().rstrip(".")
    return DiglotError(where, what[:1].lower() + what[1:], f"see `{where} --help`")
