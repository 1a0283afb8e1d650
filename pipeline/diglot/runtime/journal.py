"""What a run is about to write -> a list in the project, by which the next run undoes one that was killed."""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

__all__ = ["STATE", "Journal", "state_folder", "undo_killed_runs"]

STATE: Final = ".diglot"
"""The folder of a project for what only this machine needs."""

_NAME: Final = "journal-"
_SHORT: Final = 40
"""Characters of a file's name in that of its temporary file: systems take 255 bytes."""
_MADE, _USED = b"+", b"="


class Journal:
    """The folders in which one run has temporary files, and those that it made. Its workers add to it, too.

    A line is written before what it tells of is done. It need not outlast a loss of power: what that can leave
    behind is a temporary file that nobody removes.
    """

    def __init__(self, root: Path, token: str = "") -> None:
        self.token = token or os.urandom(6).hex()
        self._root = root
        self._path = root / STATE / (_NAME + self.token)
        self._known: set[str] = set()
        self._count = 0

    def __reduce__(self) -> tuple[type["Journal"], tuple[Path, str]]:
        return Journal, (self._root, self.token)

    def temporary(self, folder: str, name: str) -> str:
        """A name for the new content of a file, in its folder, which is made if need be; OSError if it cannot be."""
        if folder not in self._known:
            missing = list(_missing(folder))
            self._note([(_MADE, each) for each in missing] + [(_USED, folder)])
            for each in missing:
                with suppress(FileExistsError):  # a worker was faster
                    os.mkdir(each)
            self._known |= {*missing, folder}
        self._count += 1
        return f"{folder}/.{name[:_SHORT]}.{self.token}-{os.getpid()}-{self._count}.tmp"

    def made(self) -> list[str]:
        """The folders that the run made, the upper ones first."""
        return [folder for mark, folder in _lines(self._path) if mark == _MADE]

    def close(self) -> None:
        """Forget the run: all that it had to do is done."""
        self._path.unlink(missing_ok=True)

    def undo(self) -> None:
        """Remove the temporary files of the run and the folders that it made for them."""
        _undo(self._path)

    def _note(self, lines: list[tuple[bytes, str]]) -> None:
        state_folder(self._root)
        content = b"".join(mark + os.fsencode(folder) + b"\0" for mark, folder in lines)
        descriptor = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o666)
        try:
            if os.write(descriptor, content) != len(content):
                raise OSError("no space for the journal")
        finally:
            os.close(descriptor)


def state_folder(root: Path) -> Path:
    """The folder for the state of a project, made if need be, and out of the sight of git."""
    folder = root / STATE
    folder.mkdir(parents=True, exist_ok=True)
    ignore = folder / ".gitignore"
    if not ignore.exists():
        ignore.write_bytes(b"*\n")
    return folder


def undo_killed_runs(root: Path) -> None:
    """Undo what runs that were killed have left; only for the one that holds the project's lock."""
    for path in sorted((root / STATE).glob(f"{_NAME}*")):
        _undo(path)


def _undo(path: Path) -> None:
    token = path.name.removeprefix(_NAME)
    temporary = re.compile(rf"\..*\.{re.escape(token)}-\d+-\d+\.tmp", re.DOTALL)
    lines = list(_lines(path))
    try:
        for folder in dict.fromkeys(folder for mark, folder in lines if mark == _USED):
            with suppress(FileNotFoundError, NotADirectoryError), os.scandir(folder) as entries:
                for name in [entry.name for entry in entries if temporary.fullmatch(entry.name)]:
                    os.unlink(f"{folder}/{name}")
        for folder in sorted((folder for mark, folder in lines if mark == _MADE), reverse=True):
            with suppress(OSError):  # it has files by now
                os.rmdir(folder)
        path.unlink(missing_ok=True)
    except OSError:
        return  # another user's, or a broken disk: the journal stays for a run that can


def _missing(folder: str) -> Iterator[str]:
    """The folders above a place that are not there yet, and itself, the upper ones first."""
    if not os.path.lexists(folder):
        yield from _missing(os.path.dirname(folder))
        yield folder


def _lines(path: Path) -> Iterator[tuple[bytes, str]]:
    try:
        content = path.read_bytes()
    except OSError:
        return
    for line in content.split(b"\0")[:-1]:  # what stands behind the last NUL was cut off
        yield line[:1], os.fsdecode(line[1:])
