"""Contents -> new files that outlast a loss of power."""

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from diglot.runtime.content import Content, pieces

__all__ = ["Unsynced", "Unwritten", "sync", "sync_file", "sync_folder", "write_new"]

_THREADS: Final = 8
"""That wait for the disk. They do nothing else: it takes what several ask for at once in the time of one."""


class Unsynced(NamedTuple):
    """An open file whose content may still be in memory only."""

    descriptor: int
    path: Path
    """Of the file whose new content it is."""


class Unwritten(NamedTuple):
    """A file that the disk did not take."""

    path: Path
    error: OSError


def write_new(path: str, content: Content, old: os.stat_result | None) -> int:
    """The descriptor of a new file with that content and the mode of the old one; no file is left of an OSError."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(descriptor, "wb", closefd=False) as file:
            file.writelines(pieces(content))
        if old is not None and os.fstat(descriptor).st_mode != old.st_mode:
            os.chmod(path, stat.S_IMODE(old.st_mode))
    except BaseException:
        with suppress(OSError):
            os.close(descriptor)
        with suppress(OSError):
            os.unlink(path)
        raise
    return descriptor


def sync(files: Sequence[Unsynced]) -> Iterator[Unwritten]:
    """Have the disk take these files, and close them; those that it does not take."""
    descriptors = [file.descriptor for file in files]
    if len(files) < _THREADS:
        errors = [*map(_error_of_sync, descriptors)]
    else:
        from concurrent.futures import ThreadPoolExecutor

        with ThreadPoolExecutor(_THREADS) as pool:
            errors = [*pool.map(_error_of_sync, descriptors)]
    for file, error in zip(files, errors, strict=True):
        if error is not None:
            yield Unwritten(file.path, error)


def sync_folder(folder: str) -> None:
    """Make a rename last through a loss of power; Windows has no way to."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_file(descriptor: int) -> None:
    """Have the disk take an open file, and close it; OSError if it does not."""
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _error_of_sync(descriptor: int) -> OSError | None:
    try:
        sync_file(descriptor)
    except OSError as error:
        return error
    return None
