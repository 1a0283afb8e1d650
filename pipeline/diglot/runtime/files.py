"""Contents -> files: whole or not at all, never outside the roots, and those of one run together."""

import os
import signal
import stat
import threading
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType, TracebackType
from typing import Final, NamedTuple, NoReturn, Self, TypeAlias

from diglot.model import Change, DiglotError, WriteError
from diglot.runtime.content import Content, change_of, digest, digest_of_file
from diglot.runtime.disk import Unsynced, sync, sync_file, sync_folder, write_new
from diglot.runtime.exchange import replace_if
from diglot.runtime.journal import Journal
from diglot.runtime.places import Place, Places, as_write_error, write_error

__all__ = ["Batch", "Rewrite", "Writer", "digest", "put"]

_ATTEMPTS: Final = 5
"""How often a file is made anew that somebody else writes at the same time."""
_TOGETHER: Final = 64
"""Files that are open until they are written down: a disk takes many at once in the time of one."""


class Rewrite(NamedTuple):
    """New content of a file, and of what it was made."""

    content: Content
    of: bytes
    """The `digest` of the file as it was read."""


_Produce: TypeAlias = Callable[[], Rewrite | None]


class _Step(NamedTuple):
    """A file that is ready to take its place, or to be removed."""

    change: Change
    path: Path
    target: str
    temporary: str
    of: bytes | None


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
        self._rewrites: dict[Path, _Produce] = {}
        self._steps: list[_Step] = []
        self._unsynced: list[Unsynced] = []
        self._together = _TOGETHER
        self._has_failed = False

    def __reduce__(self) -> tuple[object, ...]:
        return _for_worker, (self._roots, self._root, self._write, self._diff, self._journal)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for file in self._unsynced:
            os.close(file.descriptor)
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

    @property
    def paths(self) -> tuple[Path, ...]:
        """Those of `changes`, as they were given."""
        return () if self._has_failed else tuple(step.path for step in self._steps)

    def put(self, path: Path, content: Content) -> Change | None:
        """Have a file hold `content` after the commit; None if it does already.

        A link is kept and its target written. The mode stays. WriteError if it lies outside the roots, is no file, or
        is the same file as another one of the run on some system; or with the reason of the system.
        """
        return self._put(path, content, None)

    def rewrite(self, path: Path, produce: Callable[[], Rewrite | None]) -> Change | None:
        """Have a file hold what is made of it; None if nothing is, or it holds that already. WriteError as `put`.

        `produce` reads the file. It is called again when somebody else has written the file before the commit: what
        an editor saves meanwhile is never overwritten.
        """
        made = produce()
        if made is None:
            return None
        self._rewrites[path] = produce
        return self._put(path, made.content, made.of)

    def remove(self, path: Path, *, of: bytes | None = None) -> Change | None:
        """Have a file be gone after the commit, or a link and not its target; None if there is none.

        With the `digest` of what it holds it stays, and is an error of the commit, if somebody has written it since.
        WriteError if it lies outside the roots or is no file.
        """
        with as_write_error(path):
            place = self._places.entry(path)
            if place is None:
                return None
            if stat.S_ISDIR(os.lstat(place.target).st_mode):
                raise OSError("it is a folder")
        change = Change(place.shown, removed=True)
        self._steps.append(_Step(change, path, place.target, "", of))
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

    def commit(self) -> list[DiglotError]:
        """Have all files take their places, and then remove what is to be removed.

        The errors, WriteError and those of `rewrite`, name what is not as `changes` would have it. Signals wait until
        all files have their places.
        """
        if not self._write:
            return []
        faults: list[DiglotError] = []
        done: list[_Step] = []
        for _ in range(_ATTEMPTS):
            faults += self._sync()
            if self._has_failed:
                break
            with _signals_wait():
                placed, overtaken = self._place(faults)
            done += placed
            self._steps = []
            for step in overtaken:
                try:
                    self.rewrite(step.path, self._rewrites[step.path])
                except DiglotError as fault:
                    faults.append(fault)
            if not self._steps:
                break
        else:
            what = "another program changes it again and again"
            faults += [WriteError(str(step.path), what, "save it there and run again") for step in self._steps]
        self._steps, self._has_failed = done, self._has_failed and not done
        return faults

    def _put(self, path: Path, content: Content, of: bytes | None) -> Change | None:
        with as_write_error(path):
            place = self._places.find(path)
            self._refuse_clash(path, place.target)
            change = change_of(place, content, diff=self._diff)
            if change is None or self._has_failed:
                return change
            temporary = self._make_ready(path, place, content) if self._write else ""
        self._steps.append(_Step(change, path, place.target, temporary, of))
        return change

    def _refuse_clash(self, path: Path, target: str) -> None:
        name = target if target.isascii() else unicodedata.normalize("NFC", target)
        other = self._names.setdefault(name.casefold(), path)
        if other != path:
            raise WriteError(str(path), f"is the same file as {other} on many systems", "rename one of them")

    def _make_ready(self, path: Path, place: Place, content: Content) -> str:
        try:
            temporary = self._journal.temporary(place.folder, os.path.basename(place.target))
            self._unsynced.append(Unsynced(write_new(temporary, content, place.status), path))
        except BaseException:
            self._has_failed = True
            raise
        if len(self._unsynced) >= self._together:
            for fault in self._sync():
                raise fault
        return temporary

    def _sync(self) -> list[WriteError]:
        files, self._unsynced = self._unsynced, []
        faults = [write_error(path, error) for path, error in sync(files)]
        self._has_failed |= bool(faults)
        return faults

    def _place(self, faults: list[DiglotError]) -> tuple[list[_Step], list[_Step]]:
        """Gives the files their places; those that have them, and those of which the old ones are not what was read."""
        placed: list[_Step] = []
        overtaken: list[_Step] = []
        for step in sorted(self._steps, key=_is_removal):
            try:
                if step.change.removed:
                    if step.of is not None and digest_of_file(step.target) != step.of:
                        _refuse_changed(step.path)
                    os.unlink(step.target)
                elif step.of is None:
                    os.replace(step.temporary, step.target)
                elif not replace_if(step.temporary, step.target, step.of):
                    overtaken.append(step)
                    os.unlink(step.temporary)
                    continue
            except WriteError as fault:
                faults.append(fault)
            except OSError as error:
                faults.append(write_error(step.path, error))
            else:
                placed.append(step)
        folders = {os.path.dirname(step.target) for step in placed}
        folders.update(os.path.dirname(folder) for folder in self._journal.made())
        for folder in sorted(folders):
            try:
                sync_folder(folder)
            except OSError as error:
                faults.append(write_error(folder, error))
        return placed, overtaken


def put(
    path: Path,
    content: Content,
    *,
    roots: Sequence[Path],
    root: Path,
    write: bool,
    diff: bool,
    of: bytes | None = None,
) -> Change | None:
    """Make one file hold `content`, now; None if it does already. As `Writer.put`, but for no run of a project.

    Raises WriteError, too, if `of` is given and is not the digest of the file that is to be replaced.
    """
    with as_write_error(path):
        place = Places(roots, root).find(path)
        change = change_of(place, content, diff=diff)
        if change and write:
            os.makedirs(place.folder, exist_ok=True)
            temporary = f"{place.folder}/.{os.path.basename(place.target)[:40]}.{os.urandom(6).hex()}.tmp"
            descriptor = write_new(temporary, content, place.status)
            try:
                sync_file(descriptor)
                if of is None:
                    os.replace(temporary, place.target)
                elif not replace_if(temporary, place.target, of):
                    _refuse_changed(path)
            except BaseException:
                with suppress(OSError):
                    os.unlink(temporary)
                raise
            sync_folder(place.folder)
    return change


def _refuse_changed(path: Path) -> NoReturn:
    raise WriteError(str(path), "was changed on disk meanwhile", "run again")


def _for_worker(roots: Sequence[Path], root: Path, write: bool, diff: bool, journal: Journal) -> Writer:
    writer = Writer(roots, root=root, write=write, diff=diff)
    writer._journal, writer._together = journal, 1  # noqa: SLF001
    return writer


def _is_removal(step: _Step) -> bool:
    return step.change.removed


@contextmanager
def _signals_wait() -> Iterator[None]:
    """Deliver an interrupt only when the block has ended. A thread beside the first one gets none."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []

    def wait(number: int, _frame: FrameType | None) -> None:
        came.append(number)

    before = {number: signal.signal(number, wait) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, signal.SIG_DFL if handler is None else handler)
        for each in dict.fromkeys(came):
            signal.raise_signal(each)
