"""build --watch: a build after each change, until somebody ends it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from diglot.cli.watching import watch_builds
from diglot.config import Config, load
from diglot.model import LockedError, Outcome
from diglot.runtime.watch import changes
from tests.cli.conftest import RunDiglot
from tests.projects import CONFIGURATION, PAGE, make_project

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
PO = "locales/zh_CN/LC_MESSAGES/article.po"
BUILT = "build/zh-CN/index.html"
PATIENCE = 30.0
"""Seconds that something may take on a busy machine."""


class _Watching:
    """A `diglot build --watch` that runs."""

    def __init__(self, root: Path) -> None:
        self._root = root
        environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
        with (root / "out").open("wb") as out, (root / "err").open("wb") as err:
            command = [sys.executable, "-m", "diglot", "build", "--watch", "-C", str(root)]
            self.process = subprocess.Popen(command, stdout=out, stderr=err, env=environment)
        self.wait("err", "Ctrl-C ends it")

    def wait(self, file: str, text: str, *, times: int = 1) -> None:
        """Until a file of the project holds a text so often."""
        end = time.monotonic() + PATIENCE
        while self._read(file).count(text) < times:
            assert time.monotonic() < end, f"{text!r} not in {file}: {self._read(file)!r}; {self._read('err')}"
            assert self.process.poll() is None, self._read("err")
            time.sleep(0.02)

    def lines(self) -> list[str]:
        """What was told of rebuilds."""
        return [line for line in self._read("out").splitlines() if not line.startswith("wrote ")]

    def end(self, number: signal.Signals) -> tuple[int, str]:
        """Send a signal: the exit code, and what was said since the last line of the first build."""
        self.process.send_signal(number)
        code = self.process.wait(PATIENCE)
        return code, self._read("err").partition("Ctrl-C ends it\n")[2]

    def _read(self, file: str) -> str:
        try:
            return (self._root / file).read_text("utf-8")
        except FileNotFoundError:
            return ""


@pytest.fixture
def watching(tmp_path: Path) -> Iterator[_Watching]:
    """One in a small project."""
    found = _Watching(make_project(tmp_path))
    yield found
    found.process.kill()
    found.process.wait()


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="has other signals")
def test_pages_catalogs_and_configuration_are_built_when_they_change_and_faults_end_nothing(
    watching: _Watching, tmp_path: Path
) -> None:
    assert ">Opening hours</h1>" in (tmp_path / BUILT).read_text("utf-8")
    page = tmp_path / "source/index.html"
    _write(page, PAGE.replace("<h1>Opening", "<h1>Closing"))
    watching.wait(BUILT, ">Closing hours</h1>")
    # the folder of catalogs is new
    _write(tmp_path / PO, HEADER + 'msgid "Closing hours"\nmsgstr "关门时间"\n')
    watching.wait(BUILT, ">关门时间</h1>")
    _write(tmp_path / PO, 'msgid "Clos')
    watching.wait("err", f"{PO}:1:7: the file ends inside a string")
    _write(tmp_path / PO, HEADER + 'msgid "Closing hours"\nmsgstr "关闭时间"\n')
    watching.wait(BUILT, ">关闭时间</h1>")
    page.write_bytes(b'<meta charset="utf-8"><p>\xff')
    watching.wait("err", "source/index.html: ")
    _write(page, PAGE.replace("<h1>Opening", "<h1>Visiting"))
    watching.wait(BUILT, ">Visiting hours</h1>")
    _write(tmp_path / "diglot.toml", CONFIGURATION + "[locale")
    watching.wait("err", "diglot.toml: not TOML")
    _write(tmp_path / "diglot.toml", CONFIGURATION.replace('"zh_CN"]', '"zh_CN", "fr"]'))
    watching.wait("build/fr/index.html", ">Visiting hours</h1>")
    _write(tmp_path / "source/news/new.css", "p {}")
    watching.wait("build/fr/news/new.css", "p {}")
    page.unlink()
    _write(tmp_path / "source/other.html", PAGE)
    watching.wait("build/fr/other.html", "Opening hours")
    code, said = watching.end(signal.SIGINT)
    assert code == 130
    assert "Traceback" not in said
    assert [line.partition(": ")[0] for line in said.splitlines()] == [
        f"{PO}:1:7",
        "source/index.html",
        str(tmp_path / "diglot.toml"),
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="has other signals")
def test_what_it_writes_itself_is_no_change_and_each_build_is_told_in_one_line(
    watching: _Watching, tmp_path: Path
) -> None:
    page = tmp_path / "source/index.html"
    for number in (1, 2):
        _write(page, PAGE.replace("<h1>Opening", f"<h1>Opening {number}"))
        watching.wait("out", "source/index.html: 2 written\n", times=number)
    time.sleep(1)
    assert watching.lines() == 2 * ["source/index.html: 2 written"]
    assert watching.end(signal.SIGTERM) == (143, "")


def test_the_first_build_is_after_the_watch_has_begun(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    found = changes([source, tmp_path / "gone"], lambda path: path.suffix == ".html")
    assert next(found) == frozenset()
    for name in ("a.html", "b.txt", "c.html~", ".d.html.swp"):
        (source / name).write_text("x")
    assert next(told for told in found if told) == {source / "a.html"}


def test_folders_that_are_not_there_are_waited_for(tmp_path: Path) -> None:
    found = changes([tmp_path / "gone"], lambda _: True)
    assert [next(found), next(found)] == [frozenset(), frozenset()]


class _EndedError(Exception):
    """No more changes."""


def _script(monkeypatch: pytest.MonkeyPatch, steps: Iterable[frozenset[Path]]) -> None:
    """Have these changes come, whatever folders are watched."""
    left = iter(steps)

    def scripted(*_arguments: object) -> Iterator[frozenset[Path]]:
        yield from left
        raise _EndedError

    monkeypatch.setattr("diglot.runtime.watch.changes", scripted)


def test_a_change_waits_for_another_run_to_end(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page, nothing = project / "source/index.html", frozenset[Path]()
    _script(monkeypatch, [nothing, frozenset({page}), nothing, nothing, nothing])
    locked = LockedError(str(project), "locked by pid 7", "wait until that run has ended")
    results: list[Outcome | LockedError] = [Outcome(), locked, locked, Outcome()]

    def made(_config: Config) -> Outcome:
        result = results.pop(0)
        if isinstance(result, LockedError):
            raise result
        return result

    with pytest.raises(_EndedError):
        watch_builds(lambda: load(project), made, quiet=True, verbose=False)
    assert results == []
    assert capsys.readouterr() == ("source/index.html: nothing to write\n", 2 * f"{locked}\n")


def test_a_folder_that_goes_while_it_is_read_is_told(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _script(monkeypatch, [frozenset()])

    def made(config: Config) -> Outcome:
        return Outcome(notes=(str(list((config.source / "gone").iterdir())),))

    with pytest.raises(_EndedError):
        watch_builds(lambda: load(project), made, quiet=True, verbose=False)
    assert capsys.readouterr().err == (f"{project / 'source/gone'}: No such file or directory; waiting for a change\n")


def test_without_the_library_it_says_how_to_get_it(
    project: Path, diglot: RunDiglot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    run = diglot("build", "--watch")
    assert run.code == 2
    assert run.err == "--watch: watchfiles is not installed; install it with: pip install 'diglot[preview]'\n"
    assert not (project / "build").exists()


@pytest.mark.parametrize("option", ["--check", "--diff", "--format=json"])
def test_what_asks_for_one_report_does_not_go_with_it(option: str, project: Path, diglot: RunDiglot) -> None:
    run = diglot("build", "--watch", option)
    assert run.code == 2
    assert run.err.startswith("--watch: builds again and again")


def test_a_configuration_that_cannot_be_read_ends_it_at_once(project: Path, diglot: RunDiglot) -> None:
    (project / "diglot.toml").write_text("x = 1")
    run = diglot("build", "--watch")
    assert run.code == 2
    assert "unknown key" in run.err
