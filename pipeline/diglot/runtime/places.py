"""Paths -> the real places of files, in the folders that may be written to and nowhere else."""

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from diglot.model import WriteError

__all__ = ["Place", "Places", "as_write_error", "write_error"]


class Place(NamedTuple):
    """Where a file is, links resolved."""

    folder: str
    target: str
    shown: str
    """For people: relative to the project's root, with `/`."""
    status: os.stat_result | None
    """Of a regular file; None if there is none."""


class Places:
    """Finds the places of many files: what is known of a folder is found out once."""

    def __init__(self, roots: Sequence[Path], root: Path) -> None:
        self._roots = tuple(roots)
        self._base = os.path.realpath(root)
        self._allowed = tuple(os.path.realpath(folder) for folder in roots)
        self._folders: dict[str, tuple[str, str]] = {}

    def find(self, path: Path) -> Place:
        """The place of a file; a link leads to its target.

        Raises WriteError outside the roots, and OSError or ValueError for what is no file and no place for one.
        """
        folder, shown = self._folder(path)
        name = path.name
        target = f"{folder}/{name}"
        try:
            status = os.lstat(target)
        except FileNotFoundError:
            return Place(folder, target, shown + name, None)
        if stat.S_ISLNK(status.st_mode):
            real = Path(target).resolve()
            folder, target = str(real.parent), str(real)
            self._check(path, folder)
            try:
                status = real.stat()
            except FileNotFoundError:
                return Place(folder, target, shown + name, None)
        if not stat.S_ISREG(status.st_mode):
            raise OSError("it is no regular file")
        return Place(folder, target, shown + name, status)

    def entry(self, path: Path) -> Place | None:
        """The place of a name, be it a file or a link, which is not followed; None if there is none."""
        folder, shown = self._folder(path)
        target = f"{folder}/{path.name}"
        return Place(folder, target, shown + path.name, None) if os.path.lexists(target) else None

    def _folder(self, path: Path) -> tuple[str, str]:
        parent = str(path.parent)
        known = self._folders.get(parent)
        if known is None:
            real = str(Path(parent).resolve())
            self._check(path, real)
            inside = _is_in(real, self._base)
            shown = os.path.relpath(real, self._base) if inside else real
            shown = "" if shown == "." else Path(shown).as_posix().rstrip("/") + "/"
            known = self._folders[parent] = real.rstrip("/"), shown
        return known

    def _check(self, path: Path, folder: str) -> None:
        if not any(_is_in(folder, allowed) for allowed in self._allowed):
            folders = ", ".join(map(str, self._roots))
            raise WriteError(
                str(path), "outside the folders that may be written to", f"those are {folders}; is a link astray?"
            )


def write_error(path: str | Path, error: Exception) -> WriteError:
    """The fault that an error of the system is for people."""
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return WriteError(str(path), f"cannot be written: {reason}", "free the way or the space and run again")


@contextmanager
def as_write_error(path: Path) -> Iterator[None]:
    """Raises errors of the system as WriteError."""
    try:
        yield
    except (OSError, RuntimeError, ValueError) as error:
        # RuntimeError: a loop of links, before Python 3.13. ValueError: NUL in a name.
        raise write_error(path, error) from error


def _is_in(folder: str, root: str) -> bool:
    return Path(folder).is_relative_to(root)
