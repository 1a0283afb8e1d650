"""What a file is to hold, and the file -> whether it does, and how it would change."""

import os
import re
import stat
from collections.abc import Callable, Iterable
from hashlib import blake2b
from pathlib import Path
from typing import TypeAlias

from diglot.model import Change
from diglot.runtime.places import Place

__all__ = ["Content", "change_of", "digest", "digest_of_file", "holds", "pieces", "unified_diff"]

Content: TypeAlias = bytes | Callable[[], Iterable[bytes]]
"""All of a file, or what gives it piece by piece as often as it is asked to, where all of it is much to hold."""


def change_of(place: Place, content: Content, *, diff: bool) -> Change | None:
    """How a file has to change to hold the content; None if it holds it."""
    if place.status is not None and _has(place.target, place.status, content):
        return None
    if not diff:
        return Change(place.shown)
    old = None if place.status is None else Path(place.target).read_bytes()
    return Change(place.shown, diff=unified_diff(place.shown, old, b"".join(pieces(content))))


def holds(path: Path, content: Content) -> bool:
    """Whether a regular file has that content; False if there is no file, OSError for a folder, pipe or device."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return False
    if not stat.S_ISREG(status.st_mode):
        raise OSError("it is no regular file")
    return _has(str(path), status, content)


def pieces(content: Content) -> Iterable[bytes]:
    """The content from its start."""
    return (content,) if isinstance(content, bytes) else content()


def digest(content: bytes | None) -> bytes:
    """What tells the content of a file from any other; of None, that there is no file."""
    return b"" if content is None else blake2b(content).digest()


def digest_of_file(path: str) -> bytes:
    """The digest of a file as it is now."""
    found = blake2b()
    try:
        with open(path, "rb", buffering=0) as file:
            while piece := file.read(1 << 20):
                found.update(piece)
    except FileNotFoundError:
        return digest(None)
    return found.digest()


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


def _has(target: str, status: os.stat_result, content: Content) -> bool:
    if isinstance(content, bytes) and len(content) != status.st_size:
        return False
    with open(target, "rb", buffering=0 if isinstance(content, bytes) else -1) as file:
        return all(file.read(len(piece)) == piece for piece in pieces(content)) and not file.read(1)


def _lines(text: str) -> list[str]:
    return re.findall(r"[^\n]*\n|[^\n]+", text)
