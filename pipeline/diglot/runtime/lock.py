"""A project -> the right to write into it: one run at a time, and after a killed one only when it is undone."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from diglot.model import LockedError
from diglot.runtime.journal import STATE, state_folder, undo_killed_runs
from diglot.runtime.places import Places, as_write_error

__all__ = ["lock"]


@contextmanager
def lock(root: Path, *, patience: float = 10.0) -> Iterator[None]:
    """Hold the project's lock: one writer at a time. Waits `patience` seconds, then raises LockedError.

    The system frees the lock of a process that dies. What it had begun is undone.
    """
    from filelock import FileLock, Timeout

    with as_write_error(root / STATE):
        Places([root], root).find(root / STATE / "lock")
        folder = state_folder(root)
        # who may write into the folder may hold the lock, whoever made it
        mode = stat.S_IMODE(folder.stat().st_mode) & 0o666
        held = FileLock(folder / "lock", mode=mode)
        holder = folder / "holder"
        try:
            held.acquire(timeout=patience)
        except Timeout:
            raise LockedError(str(root), f"locked by {_holder(holder)}", "wait until that run has ended") from None
    try:
        with as_write_error(holder):
            holder.unlink(missing_ok=True)
            holder.write_text(f"pid {os.getpid()} since {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC\n", "utf-8")
        undo_killed_runs(root)
        yield
    finally:
        with suppress(OSError):  # with the end of the process the lock is free whatever the disk says
            holder.unlink(missing_ok=True)
        with suppress(OSError):
            held.release()


def _holder(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip() or "another run"
    except OSError:
        return "another run"
