"""Bytes in order -> the same bytes, as often as they are asked for, without the memory that they would take."""

import io
from array import array
from collections.abc import Iterator
from typing import IO

__all__ = ["Spool"]

_SPOOLED = 1 << 20
"""Bytes that a spool holds in memory: those of a small project never see a disk."""


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
