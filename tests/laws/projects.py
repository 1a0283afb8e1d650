"""Whole projects for the laws: commands run in this process, and translators who never tire."""

import io
import re
import shutil
from collections.abc import Callable, Iterable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

import polib

from diglot.cli.app import run

__all__ = ["CONFIGURATION", "OWN", "PAGES", "Run", "diglot", "entries", "own_project", "page_project", "translate"]

OWN = Path(__file__).parents[2]
"""Our own project."""

PAGES = Path(__file__).parent / "pages"

CONFIGURATION = """\
targets = ["de"]

[catalogs.article]
language = "en"

[catalogs.ui]
language = "zh_CN"
"""


class Run(NamedTuple):
    """What a command came to."""

    code: int
    out: str
    err: str


def diglot(project: Path, *arguments: str) -> Run:
    """Run a command in a project."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run([arguments[0], "-C", str(project), *arguments[1:]])
    return Run(code, out.getvalue(), err.getvalue())


def own_project(root: Path, *targets: str) -> Path:
    """A copy of our own project, for other targets where some are given: then without catalogs."""
    shutil.copytree(OWN / "source", root / "source")
    toml = (OWN / "diglot.toml").read_text("utf-8")
    if targets:
        toml = re.sub(r"(?m)^targets = .*$", f"targets = {list(targets)}", toml, count=1)
        toml = re.sub(r"(?m)^pivot = .*\n", "", toml)  # it names one of the targets
        toml = re.sub(r"(?m)^\[locale\.\w+\]\n(?:[^\[\n].*\n)*", "", toml)
    else:
        shutil.copytree(OWN / "locales", root / "locales")
    (root / "diglot.toml").write_text(toml, encoding="utf-8")
    return root


def page_project(root: Path, pages: dict[str, bytes], configuration: str = CONFIGURATION) -> Path:
    """A project with these pages and no catalogs."""
    for name, raw in pages.items():
        path = root / "source" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
    (root / "diglot.toml").write_text(configuration, encoding="utf-8")
    return root


def translate(project: Path, locale: str, translation: Callable[[str], str]) -> None:
    """Put the translation of its msgid in every message of a locale's catalogs."""
    for path in sorted((project / "locales" / locale / "LC_MESSAGES").glob("*.po")):
        catalog = polib.pofile(str(path))
        for entry in catalog:
            entry.msgstr = translation(entry.msgid)
        catalog.save()


def entries(paths: Iterable[Path]) -> list[polib.POEntry]:
    """The messages of some catalogs or templates."""
    return [entry for path in paths for entry in polib.pofile(str(path)) if not entry.obsolete]
