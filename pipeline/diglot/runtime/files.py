"""Bytes -> files: whole or not at all, never outside the roots; and the lock of a project's writers. Nothing
else writes.
"""

import io
import os
import re
import secrets
import stat
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, TypeAlias

from diglot.model import Change, LockedError, WriteError

__all__ = ["Content", "Spool", "holds", "lock", "put", "remove", "unified_diff"]

Content: TypeAlias = bytes | Callable[[], Iterable[bytes]]
"""All of a file, or what gives it piece by piece as often as it is asked to, where all of it is much to hold."""

_STATE = ".diglot"
_SPOOLED = 1 << 20
"""Bytes that a spool holds in memory: those of a small project never see a disk."""


def put(path: Path, content: Content, *, roots: Sequence[Path], root: Path, write: bool, diff: bool) -> Change | None:
    """Make the file hold `content`; None if it does already. With `write` false only say what would change.

    The file is the old one or the new one at every moment, whatever happens; a link is kept and its target
    written. Its mode stays. WriteError if it lies outside `roots`, or with the reason of the system; `root`
    is what `Change.path` is relative to.
    """
    target = _inside(path, roots)
    with _as_write_error(path):
        if holds(target, content):
            return None
        shown = _relative(path, root)
        changes = unified_diff(shown, _content(target), b"".join(_pieces(content))) if diff else ""
        if write:
            if not target.parent.is_dir():
                target.parent.mkdir(parents=True, exist_ok=True)
            _replace(target, content)
    return Change(path=shown, diff=changes)


def holds(path: Path, content: Content) -> bool:
    """Whether a regular file has that content; False if there is no file, OSError for a folder, pipe or device."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return False
    if not stat.S_ISREG(status.st_mode):
        raise OSError("it is no regular file")
    if isinstance(content, bytes) and len(content) != status.st_size:
        return False
    with path.open("rb") as file:
        return all(file.read(len(piece)) == piece for piece in _pieces(content)) and not file.read(1)


def remove(path: Path, *, roots: Sequence[Path], root: Path, write: bool) -> Change | None:
    """Remove a file, or a link and not its target; None if there is none. WriteError as `put`."""
    target = _inside(path.parent, roots) / path.name
    with _as_write_error(path):
        if not os.path.lexists(target):
            return None
        if write:
            target.unlink()
            _sync_folder(target.parent)
    return Change(path=_relative(path, root), removed=True)


def unified_diff(path: str, old: bytes | None, new: bytes) -> str:
    """The changes of a file as `diff -u` shows them; one line where they are no UTF-8."""
    import difflib

    try:
        before, after = (_lines(content.decode()) for content in (old or b"", new))
    except UnicodeDecodeError:
        return f"Binary file differs: {path}\n"
    name = "/dev/null" if old is None else f"a/{path}"
    lines = difflib.unified_diff(before, after, name, f"b/{path}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


class Spool:
    """Bytes in order, in a temporary file as soon as they are many: memory holds the length of each."""

    def __init__(self) -> None:
        self._file: IO[bytes] = io.BytesIO()
        self._lengths = array("L")

    def add(self, content: bytes) -> None:
        """Append some bytes; not while they are read."""
        self._lengths.append(len(content))
        self._file.write(content)
        if isinstance(self._file, io.BytesIO) and self._file.tell() > _SPOOLED:
            from tempfile import TemporaryFile

            file = TemporaryFile(prefix="diglot-")  # noqa: SIM115  the system forgets it with the last reference
            file.write(self._file.getbuffer())
            self._file = file

    def __iter__(self) -> Iterator[bytes]:
        """What was added, from the first."""
        self._file.seek(0)
        return map(self._file.read, self._lengths)


@contextmanager
def lock(root: Path, *, patience: float = 10.0) -> Iterator[None]:
    """Hold the project's lock: one writer at a time. Waits `patience` seconds, then raises LockedError.

    The system frees the lock of a process that dies.
    """
    from filelock import FileLock, Timeout

    folder = _inside(root / _STATE, [root])
    holder = folder / "holder"
    with _as_write_error(folder):
        folder.mkdir(parents=True, exist_ok=True)
        ignore = folder / ".gitignore"
        if _content(ignore) is None:
            _replace(ignore, b"*\n")
        held = FileLock(folder / "lock")
        try:
            held.acquire(timeout=patience)
        except Timeout:
            raise LockedError(str(root), f"locked by {_holder(holder)}", "wait until that run has ended") from None
    try:
        with _as_write_error(holder):
            _replace(holder, f"pid {os.getpid()} since {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC\n".encode())
        yield
    finally:
        holder.unlink(missing_ok=True)
        held.release()


def _inside(path: Path, roots: Sequence[Path]) -> Path:
    """The real place of a path; WriteError if it is in none of the roots."""
    with _as_write_error(path):
        target = path.resolve()
        allowed = [os.path.realpath(folder) for folder in roots]
    if not any(target.is_relative_to(folder) for folder in allowed):
        folders = ", ".join(str(folder) for folder in roots)
        raise WriteError(
            str(path), "outside the folders that may be written to", f"those are {folders}; is a link astray?"
        )
    return target


def _content(path: Path) -> bytes | None:
    """The bytes of a regular file, None if there is none; OSError for a folder, pipe or device."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(mode):
        raise OSError("it is no regular file")
    return path.read_bytes()


def _pieces(content: Content) -> Iterable[bytes]:
    return (content,) if isinstance(content, bytes) else content()


def _replace(path: Path, content: Content) -> None:
    temporary = path.with_name(f".{path.name[:100]}.{os.getpid()}-{secrets.token_hex(6)}.tmp")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.writelines(_pieces(content))
            file.flush()
            if path.exists():
                temporary.chmod(stat.S_IMODE(path.stat().st_mode))
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make a rename last through a loss of power; Windows has no way to."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _as_write_error(path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, RuntimeError, ValueError) as error:
        # RuntimeError: a loop of links, before Python 3.13. ValueError: NUL in a name.
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise WriteError(
            str(path), f"cannot be written: {reason}", "free the way or the space and run again"
        ) from error


def _relative(path: Path, root: Path) -> str:
    place, base = Path(os.path.realpath(path.parent), path.name), os.path.realpath(root)
    return place.relative_to(base).as_posix() if place.is_relative_to(base) else place.as_posix()


def _lines(text: str) -> list[str]:
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def _holder(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip() or "another run"
    except OSError:
        return "another run"
