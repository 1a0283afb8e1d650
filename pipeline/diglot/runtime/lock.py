"""A project -> the right to write into it: one run at a time, and after a killed one only when it is undone."""

import os
import stat
from collections.abc import Callable, Iterator
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
    with as_write_error(root / STATE):
        Places([root], root).find(root / STATE / "lock")
        folder = state_folder(root)
        holder = folder / "holder"
        release = _at_once(folder / "lock") or _waited(folder, patience)
        if release is None:
            raise LockedError(str(root), f"locked by {_holder(holder)}", "wait until that run has ended")
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
            release()


def _at_once(path: Path) -> Callable[[], None] | None:
    """How to let go of the lock, if it is free and as an earlier run left it. It is the call that filelock makes there,
    too; to load that library is a twelfth of a short run.
    """
    try:
        import fcntl
    except ImportError:
        return None
    try:
        held = os.open(path, os.O_RDWR | os.O_NONBLOCK | os.O_NOFOLLOW)
    except OSError:
        return None
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        is_there = os.fstat(held).st_nlink > 0
    except OSError:
        is_there = False
    if not is_there:
        os.close(held)
        return None

    def release() -> None:
        fcntl.flock(held, fcntl.LOCK_UN)
        os.close(held)

    return release


def _waited(folder: Path, patience: float) -> Callable[[], None] | None:
    """How to let go of the lock, if it is to be had in time: on any system, made where there is none."""
    from filelock import FileLock, Timeout

    # who may write into the folder may hold the lock, whoever made it
    mode = stat.S_IMODE(folder.stat().st_mode) & 0o666
    held = FileLock(folder / "lock", mode=mode)
    try:
        held.acquire(timeout=patience)
    except Timeout:
        return None
    return held.release


def _holder(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip() or "another run"
    except OSError:
        return "another run"
