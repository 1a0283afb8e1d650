"""A file is the old one or the new one, in the folders it may be in, and one run writes at a time."""

import ast
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

import diglot
from diglot.model import Change, LockedError, WriteError
from diglot.runtime import files
from diglot.runtime.files import lock, put, remove, unified_diff


def write(path: Path, content: bytes, root: Path, *, really: bool = True, diff: bool = False) -> Change | None:
    return put(path, content, roots=[root], root=root, write=really, diff=diff)


def test_a_file_is_written_with_the_folders_above_it(tmp_path: Path) -> None:
    path = tmp_path / "zh_CN" / "LC_MESSAGES" / "ui.po"
    assert write(path, b"new", tmp_path) == Change("zh_CN/LC_MESSAGES/ui.po")
    assert path.read_bytes() == b"new"
    assert [entry.name for entry in path.parent.iterdir()] == ["ui.po"]


def test_the_same_content_is_not_written_again(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"same")
    before = path.stat()
    assert write(path, b"same", tmp_path) is None
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_without_write_a_change_is_told_and_not_made(tmp_path: Path) -> None:
    path = tmp_path / "new" / "a"
    assert write(path, b"x", tmp_path, really=False) == Change("new/a")
    assert not path.parent.exists()


def test_the_mode_of_a_file_stays_and_a_new_one_obeys_the_mask(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write(path, b"new", tmp_path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    mask = os.umask(0o027)
    try:
        write(tmp_path / "b", b"new", tmp_path)
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "b").stat().st_mode) == 0o640


@pytest.mark.parametrize("place", ["../out", "in/../../out", "../project-2/a"])
def test_a_path_outside_the_roots_is_refused(tmp_path: Path, place: str) -> None:
    root = tmp_path / "project"
    root.mkdir()
    with pytest.raises(WriteError, match="outside the folders that may be written to"):
        write(root / place, b"x", root)
    with pytest.raises(WriteError, match="outside the folders that may be written to"):
        remove(root / place, roots=[root], root=root, write=True)
    assert [entry.name for entry in tmp_path.iterdir()] == ["project"]


def test_a_link_that_leads_outside_is_refused_be_it_a_file_or_a_folder(tmp_path: Path) -> None:
    root, outside = tmp_path / "project", tmp_path / "outside"
    root.mkdir()
    outside.mkdir()
    (outside / "a").write_bytes(b"precious")
    (root / "folder").symlink_to(outside)
    (root / "file").symlink_to(outside / "a")
    (root / "dangling").symlink_to(outside / "new")
    for place in ("folder/a", "file", "dangling"):
        with pytest.raises(WriteError, match="outside"):
            write(root / place, b"x", root)
    with pytest.raises(WriteError, match="outside"):
        remove(root / "folder" / "a", roots=[root], root=root, write=True)
    assert (outside / "a").read_bytes() == b"precious"


def test_a_link_inside_the_roots_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "target").write_bytes(b"old")
    (tmp_path / "link").symlink_to("target")
    assert write(tmp_path / "link", b"new", tmp_path) == Change("link")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "target").read_bytes() == b"new"
    remove(tmp_path / "link", roots=[tmp_path], root=tmp_path, write=True)
    assert (tmp_path / "target").exists()


def test_what_is_no_file_is_refused_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "loop").symlink_to("loop")
    for place, reason in (
        ("folder", "no regular file"),
        ("file/a", "Not a directory"),
        ("loop", "loop"),
        ("a\0b", "null"),
    ):
        with pytest.raises(WriteError, match=rf"cannot be written: .*{reason}"):
            write(tmp_path / place, b"x", tmp_path)
    with pytest.raises(WriteError, match="cannot be written"):
        remove(tmp_path / "folder", roots=[tmp_path], root=tmp_path, write=True)


@pytest.mark.parametrize("step", ["fsync", "write", "replace", "interrupt"])
def test_whatever_fails_the_old_file_stays_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")

    def fail(*_: object) -> None:
        if step == "interrupt":
            raise KeyboardInterrupt
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(*{"replace": (Path, "replace"), "write": (os, "fdopen")}.get(step, (os, "fsync")), fail)
    with pytest.raises(KeyboardInterrupt if step == "interrupt" else WriteError) as caught:
        write(path, b"new", tmp_path)
    if step != "interrupt":
        assert str(caught.value).startswith(f"{path}: cannot be written: No space left on device; ")
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a"]


def test_removing_what_is_not_there_is_no_change(tmp_path: Path) -> None:
    path = tmp_path / "a"
    assert remove(path, roots=[tmp_path], root=tmp_path, write=True) is None
    path.write_bytes(b"")
    assert remove(path, roots=[tmp_path], root=tmp_path, write=False) == Change("a", removed=True)
    assert path.exists()
    assert remove(path, roots=[tmp_path], root=tmp_path, write=True) == Change("a", removed=True)
    assert not path.exists()


def test_a_diff_is_unified(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    change = write(path, "甲\n乙".encode(), tmp_path, diff=True)
    assert change
    assert change.diff == "--- /dev/null\n+++ b/a.po\n@@ -0,0 +1,2 @@\n+甲\n+乙\n\\ No newline at end of file\n"
    change = write(path, "甲\n丙\r\n".encode(), tmp_path, diff=True)
    assert change
    assert change.diff == ("--- a/a.po\n+++ b/a.po\n@@ -1,2 +1,2 @@\n 甲\n-乙\n\\ No newline at end of file\n+丙\r\n")
    assert unified_diff("page.html", b"\xff", b"") == "Binary file differs: page.html\n"


def test_the_lock_lets_one_in_and_names_who_holds_it(tmp_path: Path) -> None:
    script = "import sys\nfrom pathlib import Path\nfrom diglot.runtime.files import lock\n"
    script += "with lock(Path(sys.argv[1])):\n    print('held', flush=True)\n    sys.stdin.read()\n"
    environment = os.environ | {"PYTHONPATH": str(Path(diglot.__file__).parents[1])}
    with subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
        text=True,
    ) as other:
        assert other.stdout
        assert other.stdout.readline() == "held\n"
        with (
            pytest.raises(
                LockedError, match=rf"locked by pid {other.pid} since \d{{4}}-\d\d-\d\d \d\d:\d\d:\d\d UTC; "
            ),
            lock(tmp_path, patience=0.05),
        ):
            pass
        other.kill()
    with lock(tmp_path, patience=0.05):
        assert (tmp_path / ".diglot" / ".gitignore").read_bytes() == b"*\n"
        assert f"pid {os.getpid()} since" in (tmp_path / ".diglot" / "holder").read_text()
    with lock(tmp_path, patience=0.05):
        pass


def test_the_lock_does_not_follow_a_link_out_of_the_project(tmp_path: Path) -> None:
    root, outside = tmp_path / "project", tmp_path / "outside"
    root.mkdir()
    outside.mkdir()
    (root / ".diglot").symlink_to(outside)
    with pytest.raises(WriteError, match="outside"), lock(root):
        pass
    assert not list(outside.iterdir())


WRITERS = {
    *(
        "write_text",
        "write_bytes",
        "unlink",
        "rename",
        "replace",
        "rmdir",
        "mkdir",
        "makedirs",
        "touch",
        "symlink_to",
    ),
    *(
        "hardlink_to",
        "symlink",
        "link",
        "removedirs",
        "truncate",
        "mkstemp",
        "mkdtemp",
        "NamedTemporaryFile",
        "copyfile",
    ),
    *("copytree", "rmtree", "fdopen"),
}


def writing_calls(tree: ast.AST) -> list[int]:
    """The lines on which a module writes to the file system, as far as its syntax tells."""
    return [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Call) and writes(node)]


def writes(call: ast.Call) -> bool:
    if isinstance(call.func, ast.Name):
        return call.func.id == "open" and asks_to_write([*call.args[1:2], *mode_of(call)])
    if not isinstance(call.func, ast.Attribute):
        return False
    name, owner = call.func.attr, ast.unparse(call.func.value)
    if name == "open":
        if owner == "os":
            # Where output goes when the reader of a pipe has left.
            return ast.unparse(call.args[0]) != "os.devnull"
        return asks_to_write([*call.args[:1], *mode_of(call)])
    # str.replace and dataclasses.replace are no writers: a path's takes one argument.
    return name in WRITERS and not (name == "replace" and len(call.args) + len(call.keywords) != 1)


def mode_of(call: ast.Call) -> list[ast.expr]:
    return [keyword.value for keyword in call.keywords if keyword.arg == "mode"]


def asks_to_write(modes: list[ast.expr]) -> bool:
    return any(not isinstance(mode, ast.Constant) or set(str(mode.value)) & set("wax+") for mode in modes)


def test_no_other_module_writes_files() -> None:
    package = Path(diglot.__file__).parent
    found = {
        path.relative_to(package).as_posix(): lines
        for path in sorted(package.rglob("*.py"))
        if (lines := writing_calls(ast.parse(path.read_text(encoding="utf-8"))))
    }
    assert found.pop("runtime/files.py")
    assert found == {}


@pytest.mark.parametrize(
    "code",
    [
        "open('a', 'w')",
        "path.open(mode='ab')",
        "os.open(p, f)",
        "Path('a').write_text('x')",
        "a.unlink()",
        "p.replace(q)",
    ],
)
def test_a_writing_call_is_noticed(code: str) -> None:
    assert writing_calls(ast.parse(code)) == [1]


@pytest.mark.parametrize(
    "code", ["open('a')", "open('a', 'rb')", "'a'.replace('b', 'c')", "replace(value, a=1)", "path.open()"]
)
def test_a_reading_call_is_not(code: str) -> None:
    assert writing_calls(ast.parse(code)) == []


def test_every_public_name_is_exported() -> None:
    assert files.__all__ == sorted(files.__all__)
