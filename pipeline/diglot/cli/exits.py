"""The one table of exit codes, and which of several counts."""

from collections.abc import Iterable
from typing import Final

__all__ = ["CLEAN", "EXITS", "FINDINGS", "INTERNAL", "INTERRUPTED", "TERMINATED", "USAGE", "highest"]

CLEAN: Final = 0
FINDINGS: Final = 1
USAGE: Final = 2
WRITE_FAILED: Final = 3
LOCKED: Final = 4
INTERNAL: Final = 70
INTERRUPTED: Final = 130
TERMINATED: Final = 143

EXITS: Final = {
    CLEAN: "clean",
    FINDINGS: "findings at the failing level, a refused translation or update, or something would change",
    USAGE: "wrong usage or configuration, or an input that cannot be read",
    WRITE_FAILED: "a file could not be written",
    LOCKED: "another run is writing",
    INTERNAL: "internal error, with a traceback",
    INTERRUPTED: "interrupted (SIGINT)",
    TERMINATED: "terminated (SIGTERM)",
}

_PRECEDENCE: Final = (INTERNAL, WRITE_FAILED, LOCKED, USAGE, FINDINGS)


def highest(codes: Iterable[int]) -> int:
    """The code of a run to which several apply."""
    found = set(codes)
    return next((code for code in _PRECEDENCE if code in found), CLEAN)
