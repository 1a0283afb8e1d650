"""The fourth law: same input, same bytes, whatever the workers, the clock and the machine are like."""

import os
import re
import subprocess
import sys
from pathlib import Path

import polib
import pytest

from tests.laws.projects import OWN, diglot, own_project, page_project

CONFIGURATION = 'targets = ["de", "ar", "en"]\n[catalogs.text]\nlanguage = "en"\n[catalogs.ui]\nlanguage = "zh_CN"\n'
COMMANDS = ("extract", "update", "build")
EPOCH = "1750000000"

_SCRIPT = """
import sys
from diglot.cli.app import run
project, *options = sys.argv[1:]
for command in ("extract", "update", "build"):
    jobs = options if command != "update" else []
    if (code := run([command, "-C", project, *jobs])) not in (0, 1):
        sys.exit(f"{command}: {code}")
"""
_TRANSLATED = 'msgid "Number of pages"\nmsgstr "Zahl der Seiten"\n'


def _pages() -> dict[str, bytes]:
    """More pages than one process takes alone, with messages that many of them share, in several encodings."""
    pages = {
        f"{n % 7}/page{n}.html": (
            f'<!DOCTYPE html><html lang="en"><title>Page {n} of many</title><nav><a href="/">首页</a></nav>'
            f'<p class="c{n}">Number of pages<p title="Tip {n % 5}">'
            f'Read <a href="{n}.html">page {n}</a> and <b>more</b>'
            f'<p its-locale-filter-list="de">Only {n % 3}'
        ).encode()
        for n in range(80)
    }
    pages["首页.html"] = "<p>首页<p>Mixed 文字 text".encode()
    pages["old.html"] = '<meta charset="gbk"><p>首页</p><p>Number of pages'.encode("gbk")
    pages["a.css"] = b"p { color: red }"
    return pages


def _made(root: Path, *options: str, **environment: str) -> dict[str, bytes]:
    """What the commands write in a process of its own; one translation is there, one is refused."""
    project = page_project(root, _pages(), CONFIGURATION)
    folder = project / "locales" / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    head = 'msgid ""\nmsgstr ""\n"Language: de\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    refused = 'msgid "Read <a>page 7</a> and <b>more</b>"\nmsgstr "Seite 7"\n'
    (folder / "text.po").write_text(f"{head}{_TRANSLATED}\n{refused}", encoding="utf-8")
    fixed = {name: value for name, value in os.environ.items() if not name.startswith(("DIGLOT_", "LC_", "LANG"))}
    paths = os.pathsep.join([str(OWN / "pipeline"), *sys.path])
    ran = subprocess.run(
        [sys.executable, "-c", _SCRIPT, str(project), *options],
        env={**fixed, "PYTHONPATH": paths, "SOURCE_DATE_EPOCH": EPOCH, **environment},
        capture_output=True,
        check=False,
        cwd=root,
    )
    assert ran.returncode == 0, ran.stderr.decode(errors="replace")
    return _written(project)


def _written(project: Path) -> dict[str, bytes]:
    files = [path for folder in ("locales", "build") for path in (project / folder).rglob("*") if path.is_file()]
    return {path.relative_to(project).as_posix(): path.read_bytes() for path in sorted(files)}


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return _made(tmp_path_factory.mktemp("expected"), "--jobs", "1", PYTHONHASHSEED="0", TZ="UTC", LC_ALL="C.UTF-8")


def test_the_input_shows_something(expected: dict[str, bytes]) -> None:
    assert len([name for name in expected if name.startswith("build/de/")]) == 83
    assert b"Zahl der Seiten" in expected["build/de/0/page7.html"]
    assert b'<a href="7.html">page 7</a>' in expected["build/de/0/page7.html"]
    assert b"2025-06-15 15:06+0000" in expected["locales/text.pot"]


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "0", "TZ": "UTC"},
        {"PYTHONHASHSEED": "12345", "TZ": "Asia/Kathmandu", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "777", "TZ": "America/St_Johns", "LC_ALL": "tr_TR.UTF-8", "LANGUAGE": "tr", "COLUMNS": "40"},
    ],
    ids=["jobs", "seed, zone and C", "seed, zone and Turkish"],
)
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_nothing_of_the_machine_makes_a_difference(
    environment: dict[str, str], jobs: str, expected: dict[str, bytes], tmp_path: Path
) -> None:
    assert _made(tmp_path, "--jobs", jobs, **environment) == expected


def test_the_clock_makes_a_difference_only_in_the_dates_of_new_catalogs(
    expected: dict[str, bytes], tmp_path: Path
) -> None:
    later = _made(tmp_path, "--jobs", "1", SOURCE_DATE_EPOCH="1999999999")
    assert later.keys() == expected.keys()
    for name, content in later.items():
        differing = [
            line
            for line, before in zip(content.splitlines(), expected[name].splitlines(), strict=True)
            if line != before
        ]
        assert all(b"-Date: 2033-05-18 03:33+0000" in line for line in differing), name
        assert not differing or name.startswith("locales/")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_second_run_changes_nothing(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = page_project(tmp_path, _pages(), CONFIGURATION)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    for each in COMMANDS:
        assert diglot(project, each).code == 0
    before = _written(project)
    times = {name: (project / name).stat().st_mtime_ns for name in before}
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1999999999")
    for option in ("--check", "--diff", "-q"):
        run = diglot(project, command, option)
        assert run.code == 0
        assert not re.search("^(?:wrote|removed|would|---) ", run.out, re.MULTILINE)
    assert _written(project) == before
    assert {name: (project / name).stat().st_mtime_ns for name in before} == times


def test_our_own_project_is_up_to_date_by_its_own_rules(tmp_path: Path) -> None:
    project = own_project(tmp_path)
    before = _written(project)
    assert diglot(project, "extract")[:2] == (0, "")
    assert diglot(project, "update")[:2] == (0, "")
    assert _written(project) == before


def test_no_file_names_a_path_of_this_machine(expected: dict[str, bytes], tmp_path: Path) -> None:
    for name, content in expected.items():
        assert str(tmp_path.parent).encode() not in content, name
        assert b"expected" not in content, name


def test_templates_are_what_other_readers_of_catalogs_read(expected: dict[str, bytes]) -> None:
    for name in ("locales/text.pot", "locales/ui.pot", "locales/de/LC_MESSAGES/text.po"):
        catalog = polib.pofile(expected[name].decode())
        assert len(catalog) > 0
        assert len({(entry.msgctxt, entry.msgid) for entry in catalog}) == len(catalog)
