"""Bytes in order -> the same bytes, as often as they are asked for, without the memory that they would take."""

import io
import os
from array import array
from collections.abc import Iterator, Sequence
from operator import sub
from typing import IO

__all__ = ["Spool"]

_SPOOLED = 1 << 20
"""Bytes that a spool holds in memory: those of a small project never see a disk."""


class Spool:
    """Bytes in order, in a temporary file as soon as they are many: memory holds where each ends."""

    def __init__(self) -> None:
        self._file: IO[bytes] = io.BytesIO()
        self._ends = array("Q", [0])
        self._size = 0
        self._is_written = True
        """Whether all of it has left the buffer of the file."""

    def __del__(self) -> None:
        self._file.close()

    def __len__(self) -> int:
        return len(self._ends) - 1

    def add(self, content: bytes) -> None:
        """Append some bytes; not while all are read."""
        self._size += len(content)
        self._ends.append(self._size)
        self._write(content)

    def extend(self, contents: Sequence[bytes]) -> None:
        """Append several at once."""
        for content in contents:
            self._size += len(content)
            self._ends.append(self._size)
        self._write(b"".join(contents))

    def _write(self, content: bytes) -> None:
        self._file.write(content)
        self._is_written = False
        if self._size > _SPOOLED and isinstance(self._file, io.BytesIO):
            from tempfile import TemporaryFile

            file = TemporaryFile(prefix="diglot-")  # noqa: SIM115  the system forgets it with the last reference
            file.write(self._file.getbuffer())
            self._file = file

    def __getitem__(self, number: int) -> bytes:
        """What was added as that one, from 0."""
        return self.stretch(number, number + 1)

    def stretch(self, first: int, end: int) -> bytes:
        """What was added from the `first` one on and before `end`, in one piece."""
        start, stop = self._ends[first], self._ends[end]
        if isinstance(self._file, io.BytesIO) or not hasattr(os, "pread"):
            self._file.seek(start)
            content = self._file.read(stop - start)
            self._file.seek(0, io.SEEK_END)
            return content
        if not self._is_written:
            self._file.flush()
            self._is_written = True
        # Workers that were forked share the place in the file, so nobody may rely on it.
        return os.pread(self._file.fileno(), stop - start, start)

    def __iter__(self) -> Iterator[bytes]:
        """What was added, from the first."""
        self._file.seek(0)
        return map(self._file.read, map(sub, self._ends[1:], self._ends))
