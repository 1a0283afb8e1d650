"""A file takes the place of the one that was read, and of no other, whenever another program saves its own."""

import errno
from pathlib import Path

import pytest

from diglot.runtime import exchange
from diglot.runtime.content import digest
from diglot.runtime.exchange import replace_if

RENAME = exchange._rename


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """A new file, and an old one."""
    new, old = tmp_path / "new", tmp_path / "old"
    new.write_bytes(b"ours")
    old.write_bytes(b"read")
    return new, old


def test_the_file_that_was_read_is_replaced(files: tuple[Path, Path]) -> None:
    new, old = files
    assert replace_if(str(new), str(old), digest(b"read"))
    assert old.read_bytes() == b"ours"
    assert not new.exists()


def test_another_file_stays(files: tuple[Path, Path]) -> None:
    new, old = files
    assert not replace_if(str(new), str(old), digest(b"another"))
    assert old.read_bytes() == b"read"
    assert not replace_if(str(new), str(old), digest(None))
    assert old.read_bytes() == b"read"
    old.unlink()
    assert not replace_if(str(new), str(old), digest(b"read"))
    assert not old.exists()


def test_a_new_file_takes_a_place_where_there_is_none(files: tuple[Path, Path]) -> None:
    new, old = files
    old.unlink()
    assert replace_if(str(new), str(old), digest(None))
    assert old.read_bytes() == b"ours"
    assert not new.exists()


@pytest.mark.parametrize("saves", [1, 2, 3])
def test_what_is_saved_between_the_look_and_the_deed_stays(
    files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, saves: int
) -> None:
    new, old = files
    left = iter(range(saves))

    def rename(source: str, target: str, flags: int) -> None:
        if (number := next(left, None)) is not None:
            (saved := old.with_name("saved")).write_bytes(b"edit %d" % number)
            saved.replace(old)
        RENAME(source, target, flags)

    monkeypatch.setattr(exchange, "_rename", rename)
    assert not replace_if(str(new), str(old), digest(b"read"))
    assert old.read_bytes() == b"edit %d" % (saves - 1)


def test_a_file_that_appears_between_the_look_and_the_deed_stays(
    files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    new, old = files
    old.unlink()

    def rename(source: str, target: str, flags: int) -> None:
        old.write_bytes(b"edit")
        RENAME(source, target, flags)

    monkeypatch.setattr(exchange, "_rename", rename)
    assert not replace_if(str(new), str(old), digest(None))
    assert old.read_bytes() == b"edit"


@pytest.mark.parametrize("old_content", [b"read", None])
def test_where_files_cannot_be_exchanged_one_replaces_the_other(
    files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, old_content: bytes | None
) -> None:
    new, old = files
    if old_content is None:
        old.unlink()

    def rename(*_: object) -> None:
        raise OSError(errno.EINVAL, "no")

    monkeypatch.setattr(exchange, "_rename", rename)
    assert replace_if(str(new), str(old), digest(old_content))
    assert old.read_bytes() == b"ours"
    assert not new.exists()


def test_a_disk_that_fails_is_an_error(files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    new, old = files

    def rename(*_: object) -> None:
        raise OSError(errno.EIO, "no")

    monkeypatch.setattr(exchange, "_rename", rename)
    with pytest.raises(OSError, match="no"):
        replace_if(str(new), str(old), digest(b"read"))
    assert old.read_bytes() == b"read"
