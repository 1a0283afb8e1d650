"""A folder -> projects in which a command has much to write, and what it would make of them undisturbed."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from diglot.cli.app import run
from tests.projects import CONFIGURATION, PAGE, make_project

__all__ = ["COMMANDS", "MANIFEST", "Case", "Files", "both_manifests", "make_case", "snapshot"]

COMMANDS = ("extract", "update", "build")
MANIFEST = "build/.diglot.json"

Files = Mapping[str, bytes]
"""By path relative to the project: the catalogs and what was built."""


@dataclass(frozen=True)
class Case:
    """A project before a command, and its files before and after."""

    command: str
    project: Path
    old: Files
    new: Files

    def fresh(self, place: Path) -> Path:
        """A copy of the project to be disturbed."""
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(self.project, place, symlinks=True)
        return place

    def arguments(self, project: Path) -> list[str]:
        """The command line, in one process."""
        jobs = [] if self.command == "update" else ["--jobs", "1"]
        return [self.command, "-q", "-C", str(project), *jobs]


def make_case(folder: Path, command: str, pages: int) -> Case:
    """A project with that many pages in three languages; every one of them changes.

    One more page is gone and another one new, in a folder that is new, too.
    """
    project = make_project(folder / command, {"diglot.toml": CONFIGURATION.replace('"zh_CN"]', '"zh_CN", "de"]')})
    source = project / "source"
    for number in range(pages):
        (source / f"{number}.html").write_text(PAGE.replace("Opening", f"Opening {number}"), "utf-8")
    (source / "logo.svg").write_text("<svg/>", "utf-8")
    for step in COMMANDS:
        _run(step, project)
    for path in (project / "locales").glob("*/*/*.po"):
        path.write_text(_translated(path.read_text("utf-8")), "utf-8")
    _run("build", project)
    for path in source.glob("*.html"):
        path.write_text(path.read_text("utf-8").replace("首页", "主页").replace("of this", "of the last"), "utf-8")
    (source / "logo.svg").write_text("<svg></svg>", "utf-8")
    (source / "0.html").unlink()
    (source / "new").mkdir()
    (source / "new" / "page.html").write_text(PAGE.replace("Opening", "New opening"), "utf-8")
    for step in COMMANDS[: COMMANDS.index(command)]:
        _run(step, project)
    old = snapshot(project)
    undisturbed = Case(command, project, old, {}).fresh(folder / f"{command}-undisturbed")
    _run(command, undisturbed)
    return Case(command, project, old, snapshot(undisturbed))


def snapshot(project: Path) -> Files:
    """All files that a run must not harm, and whatever else stands beside them."""
    return {
        path.relative_to(project).as_posix(): path.read_bytes()
        for folder in ("locales", "build")
        for path in sorted((project / folder).rglob("*"))
        if path.is_file()
    }


def both_manifests(case: Case) -> bytes:
    """What the manifest holds while pages take their places."""
    old, new = (json.loads(files.get(MANIFEST, b"{}")) for files in (case.old, case.new))
    union = {folder: sorted({*old.get(folder, ()), *new.get(folder, ())}) for folder in (*old, *new)}
    return json.dumps(union, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"


def _translated(catalog: str) -> str:
    """Every message with a translation: its own text behind a mark."""
    head, *entries = catalog.split('\n\nmsgid "') if '\n\nmsgid "' in catalog else [catalog]
    lines = "\n\n".join([head, *(f'msgid "{entry}' for entry in entries)]).split("\n")
    for place, line in enumerate(lines):
        if line == 'msgstr ""' and lines[place - 1].startswith('msgid "') and lines[place - 1] != 'msgid ""':
            lines[place] = 'msgstr "> ' + lines[place - 1].removeprefix('msgid "')
    return "\n".join(lines)


def _run(command: str, project: Path) -> None:
    code = run([command, "-q", "-C", str(project)])
    assert code == 0, (command, code)
