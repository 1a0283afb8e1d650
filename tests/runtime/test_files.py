"""A file is the old one or the new one, in the folders it may be in, and one run writes at a time."""

import ast
import os
import pickle
import signal
import stat
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from filelock import FileLock, Timeout

import diglot
from diglot.model import Change, DiglotError, LockedError, WriteError
from diglot.runtime import files
from diglot.runtime.content import unified_diff
from diglot.runtime.files import Batch, Rewrite, Writer, digest, put
from diglot.runtime.lock import lock


def write(path: Path, content: bytes, root: Path, *, really: bool = True, diff: bool = False) -> Change | None:
    return put(path, content, roots=[root], root=root, write=really, diff=diff)


def remove(path: Path, root: Path, *, really: bool = True) -> Change | None:
    with Writer([root], root=root, write=really) as files:
        change = files.remove(path)
        assert files.commit() == []
    return change


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
        remove(root / place, root)
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
        remove(root / "folder" / "a", root)
    assert (outside / "a").read_bytes() == b"precious"


def test_a_link_inside_the_roots_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "target").write_bytes(b"old")
    (tmp_path / "link").symlink_to("target")
    assert write(tmp_path / "link", b"new", tmp_path) == Change("link")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "target").read_bytes() == b"new"
    remove(tmp_path / "link", tmp_path)
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
        remove(tmp_path / "folder", tmp_path)


@pytest.mark.parametrize("step", ["fsync", "write", "replace", "interrupt"])
def test_whatever_fails_the_old_file_stays_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")

    def fail(*_: object, **__: object) -> None:
        if step == "interrupt":
            raise KeyboardInterrupt
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(*{"replace": (os, "replace"), "write": (os, "fdopen")}.get(step, (os, "fsync")), fail)
    with pytest.raises(KeyboardInterrupt if step == "interrupt" else WriteError) as caught:
        write(path, b"new", tmp_path)
    if step != "interrupt":
        assert str(caught.value).startswith(f"{path}: cannot be written: No space left on device; ")
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a"]


def files_in(folder: Path) -> dict[str, bytes]:
    """All files but the state of the project."""
    found = [path for path in folder.rglob("*") if path.is_file() and ".diglot" not in path.parts]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_the_files_of_a_run_take_their_places_together(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "gone").write_bytes(b"")
    with Writer([tmp_path], root=tmp_path, write=True) as run:
        run.put(tmp_path / "a", b"new")
        run.put(tmp_path / "b" / "c", b"new")
        run.remove(tmp_path / "gone")
        assert {name for name, content in files_in(tmp_path).items() if not name.endswith(".tmp")} == {"a", "gone"}
        assert (tmp_path / "a").read_bytes() == b"old"
        assert run.commit() == []
    assert files_in(tmp_path) == {"a": b"new", "b/c": b"new"}
    assert run.changes == (Change("a"), Change("b/c"), Change("gone", removed=True))


@pytest.mark.parametrize("ending", ["no commit", "error", "no space"])
def test_a_run_that_ends_without_a_commit_or_without_space_has_changed_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    (tmp_path / "a").write_bytes(b"old")
    with suppress(RuntimeError), Writer([tmp_path], root=tmp_path, write=True) as run:
        run.put(tmp_path / "a", b"new")
        run.put(tmp_path / "b" / "c" / "d", b"new")
        if ending == "error":
            raise RuntimeError
        if ending == "no space":
            with monkeypatch.context() as broken:
                broken.setattr(os, "fdopen", full_disk)
                with pytest.raises(WriteError, match="No space"):
                    run.put(tmp_path / "e", b"new")
            assert run.put(tmp_path / "f", b"new") == Change("f")
            assert run.commit() == []
            assert run.changes == ()
    assert files_in(tmp_path) == {"a": b"old"}
    assert not (tmp_path / "b").exists()
    assert [path.name for path in (tmp_path / ".diglot").iterdir()] == [".gitignore"]


def full_disk(*_: object, **__: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("count", [1, 100])
def test_a_file_that_the_disk_does_not_take_stops_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    fsync = os.fsync

    def broken(descriptor: int) -> None:
        if os.fstat(descriptor).st_size == 1:
            full_disk()
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", broken)
    with Writer([tmp_path], root=tmp_path, write=True) as run:
        faults: list[DiglotError] = []
        for number in range(count):
            try:
                run.put(tmp_path / f"{number}", b"!" if number == count // 2 else b"new")
            except WriteError as fault:
                faults.append(fault)
        faults += run.commit()
        assert [fault.where for fault in faults] == [str(tmp_path / f"{count // 2}")]
        assert run.changes == ()
    assert files_in(tmp_path) == {}


def test_what_somebody_else_writes_meanwhile_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")

    def produce() -> Rewrite:
        content = path.read_bytes()
        return Rewrite(content + b" and new", of=digest(content))

    with Writer([tmp_path], root=tmp_path, write=True) as run:
        run.rewrite(path, produce)
        path.write_bytes(b"own")
        assert run.commit() == []
        assert run.changes == (Change("a"),)
    assert files_in(tmp_path) == {"a": b"own and new"}


def test_a_file_that_somebody_else_makes_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "a"

    def produce() -> Rewrite | None:
        return None if path.exists() else Rewrite(b"new", of=digest(None))

    with Writer([tmp_path], root=tmp_path, write=True) as run:
        run.rewrite(path, produce)
        path.write_bytes(b"own")
        assert run.commit() == []
        assert run.changes == ()
    assert files_in(tmp_path) == {"a": b"own"}


def test_a_file_that_never_rests_is_left_to_the_other_program(tmp_path: Path) -> None:
    path = tmp_path / "a"
    saves = iter(range(100))

    def produce() -> Rewrite:
        content = path.read_bytes() if path.exists() else None
        path.write_bytes(b"%d" % next(saves))
        return Rewrite(b"new", of=digest(content))

    with Writer([tmp_path], root=tmp_path, write=True) as run:
        run.put(tmp_path / "b", b"new")
        run.rewrite(path, produce)
        (fault,) = run.commit()
        assert str(fault) == f"{path}: another program changes it again and again; save it there and run again"
        assert isinstance(fault, WriteError)
        assert fault.exit_code == 3
        assert run.changes == (Change("b"),)
    assert files_in(tmp_path) == {"a": b"5", "b": b"new"}


def test_a_name_that_is_refused_stops_no_other(tmp_path: Path) -> None:
    with Writer([tmp_path], root=tmp_path, write=True) as run:
        run.put(tmp_path / "a", b"new")
        with pytest.raises(WriteError, match="outside"):
            run.put(tmp_path.parent / "b", b"new")
        assert run.commit() == []
    assert files_in(tmp_path) == {"a": b"new"}


@pytest.mark.parametrize(("one", "other"), [("Straße.html", "STRASSE.html"), ("caf\u00e9", "cafe\u0301"), ("a", "A")])
def test_two_names_that_are_one_on_many_systems_are_refused(tmp_path: Path, one: str, other: str) -> None:
    with Writer([tmp_path], root=tmp_path, write=True) as run:
        run.put(tmp_path / one, b"")
        with pytest.raises(WriteError, match=f"{other}: is the same file as .*{one} on many systems; rename one"):
            run.put(tmp_path / other, b"")


def test_a_file_that_cannot_take_its_place_is_named_and_is_no_change(tmp_path: Path) -> None:
    with Writer([tmp_path], root=tmp_path, write=True) as run:
        run.put(tmp_path / "a", b"new")
        run.put(tmp_path / "b", b"new")
        (tmp_path / "a").mkdir()
        assert [str(fault) for fault in run.commit()] == [
            f"{tmp_path / 'a'}: cannot be written: Is a directory; free the way or the space and run again"
        ]
        assert run.changes == (Change("b"),)
    assert files_in(tmp_path) == {"b": b"new"}


def test_what_a_worker_has_made_ready_is_committed_where_it_is_added(tmp_path: Path) -> None:
    with Writer([tmp_path], root=tmp_path, write=True) as run:
        worker = pickle.loads(pickle.dumps(run))
        worker.put(tmp_path / "zh" / "a", b"new")
        run.put(tmp_path / "zh" / "b", b"new")
        run.add(worker.take())
        assert worker.take() == Batch((), has_failed=False)
        assert run.commit() == []
    assert files_in(tmp_path) == {"zh/a": b"new", "zh/b": b"new"}


def test_where_a_worker_had_no_space_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Writer([tmp_path], root=tmp_path, write=True) as run:
        worker = pickle.loads(pickle.dumps(run))
        run.put(tmp_path / "b", b"new")
        with monkeypatch.context() as broken:
            broken.setattr(os, "fsync", full_disk)
            with pytest.raises(WriteError, match="No space"):
                worker.put(tmp_path / "a", b"new")
        run.add(worker.take())
        assert run.commit() == []
    assert files_in(tmp_path) == {}


def test_an_interrupt_waits_until_all_files_have_their_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = os.replace

    def interrupted(source: str, target: str) -> None:
        replace(source, target)
        os.kill(os.getpid(), signal.SIGINT)

    monkeypatch.setattr(os, "replace", interrupted)
    with Writer([tmp_path], root=tmp_path, write=True) as run:
        run.put(tmp_path / "a", b"new")
        run.put(tmp_path / "b", b"new")
        with pytest.raises(KeyboardInterrupt):
            run.commit()
    assert files_in(tmp_path) == {"a": b"new", "b": b"new"}


def test_the_next_run_undoes_one_that_was_killed(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    killed = Writer([tmp_path], root=tmp_path, write=True)
    killed.put(tmp_path / "a", b"new")
    killed.put(tmp_path / "b" / "c" / "d", b"new")
    (tmp_path / ".a.0123456789ab-1-1.tmp").write_bytes(b"another program's")
    assert len(files_in(tmp_path)) == 4
    with lock(tmp_path):
        assert files_in(tmp_path) == {"a": b"old", ".a.0123456789ab-1-1.tmp": b"another program's"}
        assert not (tmp_path / "b").exists()
    assert sorted(path.name for path in (tmp_path / ".diglot").iterdir()) == [".gitignore", "lock"]


def test_a_journal_that_was_cut_off_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    killed = Writer([tmp_path], root=tmp_path, write=True)
    killed.put(tmp_path / "a", b"new")
    (journal,) = (tmp_path / ".diglot").glob("journal-*")
    journal.write_bytes(journal.read_bytes() + b"=" + os.fsencode(tmp_path.parent))
    with lock(tmp_path):
        assert files_in(tmp_path) == {}
    assert not journal.exists()


def test_long_names_in_any_script_have_temporary_files(tmp_path: Path) -> None:
    names = ["页" * 85, "页" * 84 + "x"]
    with Writer([tmp_path], root=tmp_path, write=True) as run:
        for name in names:
            run.put(tmp_path / name, b"new")
        assert run.commit() == []
    assert set(files_in(tmp_path)) == set(names)


def test_removing_what_is_not_there_is_no_change(tmp_path: Path) -> None:
    path = tmp_path / "a"
    assert remove(path, tmp_path) is None
    path.write_bytes(b"")
    assert remove(path, tmp_path, really=False) == Change("a", removed=True)
    assert path.exists()
    assert remove(path, tmp_path) == Change("a", removed=True)
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
    script = "import sys\nfrom pathlib import Path\nfrom diglot.runtime.lock import lock\n"
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


def test_a_lock_that_was_free_at_once_keeps_out_whoever_waits_and_the_other_way_round(tmp_path: Path) -> None:
    with lock(tmp_path):  # makes the file, and so by the library
        pass
    path = tmp_path / ".diglot" / "lock"
    waiting = FileLock(path)
    with lock(tmp_path), pytest.raises(Timeout):
        waiting.acquire(timeout=0)
    with waiting, pytest.raises(LockedError), lock(tmp_path, patience=0):
        pass
    with waiting.acquire(timeout=0):
        assert waiting.is_locked


@pytest.mark.parametrize("mode", [0o700, 0o770, 0o755])
def test_who_may_write_into_the_folder_may_hold_the_lock(tmp_path: Path, mode: int) -> None:
    (tmp_path / ".diglot").mkdir()
    (tmp_path / ".diglot").chmod(mode)
    with lock(tmp_path, patience=0):
        pass
    assert stat.S_IMODE((tmp_path / ".diglot" / "lock").stat().st_mode) == mode & 0o666


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


WRITING = ["runtime/disk.py", "runtime/exchange.py", "runtime/files.py", "runtime/journal.py", "runtime/lock.py"]


def test_no_other_module_writes_files() -> None:
    package = Path(diglot.__file__).parent
    found = {
        path.relative_to(package).as_posix(): lines
        for path in sorted(package.rglob("*.py"))
        if (lines := writing_calls(ast.parse(path.read_text(encoding="utf-8"))))
    }
    assert list(found) == WRITING


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


def test_one_file_is_replaced_only_if_it_is_what_was_read(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"own")
    with pytest.raises(WriteError, match="was changed on disk meanwhile; run again"):
        put(path, b"new", roots=[tmp_path], root=tmp_path, write=True, diff=False, of=digest(b"read"))
    assert files_in(tmp_path) == {"a": b"own"}
    assert put(path, b"new", roots=[tmp_path], root=tmp_path, write=True, diff=False, of=digest(b"own"))
    assert files_in(tmp_path) == {"a": b"new"}
