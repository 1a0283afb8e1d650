"""Bytes -> files: whole or not at all, never outside the roots, and those of one run together."""

import os
import re
import secrets
import signal
import stat
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self, TypeAlias

from diglot.model import Change, WriteError
from diglot.runtime.journal import Journal
from diglot.runtime.places import Place, Places, as_write_error, write_error

__all__ = ["Batch", "Content", "Writer", "holds", "put", "unified_diff"]

Content: TypeAlias = bytes | Callable[[], Iterable[bytes]]
"""All of a file, or what gives it piece by piece as often as it is asked to, where all of it is much to hold."""


class _Step(NamedTuple):
    """A file that is ready to take its place, or to be removed."""

    change: Change
    target: str
    temporary: str


class Batch(NamedTuple):
    """What a worker has made ready."""

    steps: tuple[_Step, ...]
    has_failed: bool


class Writer:
    """The files of one run. They are made ready beside their places, and take them together in `commit`.

    Where one cannot be made ready (no space, no permission), none takes its place; so it is if the run ends without
    a commit. A file is the old or the new one at every moment. A worker's writer hands over what it has made ready
    (`take`, `add`).
    """

    def __init__(self, roots: Sequence[Path], *, root: Path, write: bool, diff: bool = False) -> None:
        self._roots, self._root, self._write, self._diff = tuple(roots), root, write, diff
        self._places = Places(roots, root)
        self._journal = Journal(root)
        self._names: dict[str, Path] = {}
        self._steps: list[_Step] = []
        self._has_failed = False

    def __reduce__(self) -> tuple[object, ...]:
        return _for_worker, (self._roots, self._root, self._write, self._diff, self._journal)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._write:
            self._journal.undo()

    @property
    def is_writing(self) -> bool:
        """Whether a commit will change files: the run is to write, and nothing has failed."""
        return self._write and not self._has_failed

    @property
    def changes(self) -> tuple[Change, ...]:
        """What was changed, after `commit`; before, and without `write`, what is about to be."""
        return () if self._has_failed else tuple(step.change for step in self._steps)

    def put(self, path: Path, content: Content) -> Change | None:
        """Have a file hold `content` after the commit; None if it does already.

        A link is kept and its target written. The mode stays. WriteError if it lies outside the roots, is no file, or
        is the same file as another one of the run on some system; or with the reason of the system.
        """
        with as_write_error(path):
            place = self._places.find(path)
            self._refuse_clash(path, place.target)
            change = _change(place, content, diff=self._diff)
            if change is None or self._has_failed:
                return change
            temporary = self._stage(place, content) if self._write else ""
        self._steps.append(_Step(change, place.target, temporary))
        return change

    def remove(self, path: Path) -> Change | None:
        """Have a file be gone after the commit, or a link and not its target; None if there is none.

        WriteError if it lies outside the roots or is no file.
        """
        with as_write_error(path):
            place = self._places.entry(path)
            if place is None:
                return None
            if stat.S_ISDIR(os.lstat(place.target).st_mode):
                raise OSError("it is a folder")
        change = Change(place.shown, removed=True)
        self._steps.append(_Step(change, place.target, ""))
        return change

    def take(self) -> Batch:
        """All that was made ready since the last time, for `add` in the process that commits."""
        batch = Batch(tuple(self._steps), self._has_failed)
        self._steps.clear()
        return batch

    def add(self, batch: Batch) -> None:
        """Commit these too."""
        self._steps += batch.steps
        self._has_failed |= batch.has_failed

    def commit(self) -> list[WriteError]:
        """Have all files take their places, and then remove what is to be removed.

        The errors name what is not as `changes` would have it. Signals wait until it is done.
        """
        if not self.is_writing:
            return []
        done: list[_Step] = []
        faults: list[WriteError] = []
        with _signals_wait():
            for step in sorted(self._steps, key=_is_removal):
                try:
                    if step.change.removed:
                        os.unlink(step.target)
                    else:
                        os.replace(step.temporary, step.target)
                except OSError as error:
                    faults.append(write_error(step.target, error))
                else:
                    done.append(step)
            folders = {os.path.dirname(step.target) for step in done}
            folders.update(os.path.dirname(folder) for folder in self._journal.made())
            for folder in sorted(folders):
                try:
                    _sync_folder(folder)
                except OSError as error:
                    faults.append(write_error(folder, error))
            self._steps = done
            if not faults:
                self._journal.close()
        return faults

    def _refuse_clash(self, path: Path, target: str) -> None:
        name = target if target.isascii() else unicodedata.normalize("NFC", target)
        other = self._names.setdefault(name.casefold(), path)
        if other != path:
            raise WriteError(str(path), f"is the same file as {other} on many systems", "rename one of them")

    def _stage(self, place: Place, content: Content) -> str:
        try:
            temporary = self._journal.temporary(place.folder, os.path.basename(place.target))
            _write(temporary, content, place.status)
        except BaseException:
            self._has_failed = True
            raise
        return temporary


def put(path: Path, content: Content, *, roots: Sequence[Path], root: Path, write: bool, diff: bool) -> Change | None:
    """Make one file hold `content`, now; None if it does already. As `Writer.put`, but for no run of a project."""
    with as_write_error(path):
        place = Places(roots, root).find(path)
        change = _change(place, content, diff=diff)
        if change and write:
            os.makedirs(place.folder, exist_ok=True)
            temporary = f"{place.folder}/.{os.path.basename(place.target)[:40]}.{secrets.token_hex(6)}.tmp"
            _write(temporary, content, place.status)
            try:
                os.replace(temporary, place.target)
            except BaseException:
                os.unlink(temporary)
                raise
            _sync_folder(place.folder)
    return change


def holds(path: Path, content: Content) -> bool:
    """Whether a regular file has that content; False if there is no file, OSError for a folder, pipe or device."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return False
    if not stat.S_ISREG(status.st_mode):
        raise OSError("it is no regular file")
    return _has(str(path), status, content)


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


def _for_worker(roots: Sequence[Path], root: Path, write: bool, diff: bool, journal: Journal) -> Writer:
    writer = Writer(roots, root=root, write=write, diff=diff)
    writer._journal = journal  # noqa: SLF001
    return writer


def _is_removal(step: _Step) -> bool:
    return step.change.removed


def _has(target: str, status: os.stat_result, content: Content) -> bool:
    if isinstance(content, bytes) and len(content) != status.st_size:
        return False
    with open(target, "rb", buffering=0 if isinstance(content, bytes) else -1) as file:
        return all(file.read(len(piece)) == piece for piece in _pieces(content)) and not file.read(1)


def _change(place: Place, content: Content, *, diff: bool) -> Change | None:
    """How a file has to change to hold the content; None if it holds it."""
    if place.status is not None and _has(place.target, place.status, content):
        return None
    if not diff:
        return Change(place.shown)
    old = None if place.status is None else Path(place.target).read_bytes()
    return Change(place.shown, diff=unified_diff(place.shown, old, b"".join(_pieces(content))))


def _pieces(content: Content) -> Iterable[bytes]:
    return (content,) if isinstance(content, bytes) else content()


def _write(path: str, content: Content, old: os.stat_result | None) -> None:
    """Write a new file down to the disk, with the mode of the old one; nothing is left of it if that fails."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.writelines(_pieces(content))
            file.flush()
            if old is not None and os.fstat(descriptor).st_mode != old.st_mode:
                os.chmod(path, stat.S_IMODE(old.st_mode))
            os.fsync(descriptor)
    except BaseException:
        with suppress(OSError):
            os.unlink(path)
        raise


def _sync_folder(folder: str) -> None:
    """Make a rename last through a loss of power; Windows has no way to."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _signals_wait() -> Iterator[None]:
    """Deliver an interrupt only when the block has ended; Windows has no way to."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _lines(text: str) -> list[str]:
    return re.findall(r"[^\n]*\n|[^\n]+", text)
