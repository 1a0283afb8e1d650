"""Results -> stdout; messages -> stderr. A closed pipe takes no more and says nothing."""

import io
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from diglot.model import DiglotError

__all__ = ["complain", "has_color", "prepare", "say", "tell"]


def prepare() -> None:
    """Have what the encoding of a stream lacks written as an escape, where it would be an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def tell(text: str) -> None:
    """Write a result to stdout as it is; raises WriteError where that has no space."""
    try:
        _write(sys.stdout, text)
    except OSError as error:
        from diglot.model import WriteError

        what = f"cannot be written: {error.strerror}"
        raise WriteError("stdout", what, "free the way or the space and run again") from None


def say(line: str) -> None:
    """Write a line for people to stderr, if that takes it."""
    with suppress(OSError):
        _write(sys.stderr, line + "\n")


def complain(error: "DiglotError") -> None:
    """Write a fault to stderr: one line, whatever stands in it."""
    say(" ".join(str(error).split()))


def has_color(environ: Mapping[str, str]) -> bool:
    """Whether results may be coloured: on a terminal, and the user did not object (https://no-color.org)."""
    return sys.stdout.isatty() and not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"


def _write(stream: TextIO, text: str) -> None:
    try:
        stream.write(text)
        stream.flush()
    except OSError as error:
        # What is still buffered goes nowhere, or the interpreter complains of it at exit.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
        if not isinstance(error, BrokenPipeError):
            raise
