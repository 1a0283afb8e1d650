"""The documentation of real projects, pseudo-translated and built as whole sites -> what a crawler finds wrong.

    .venv/bin/python -m bench.sites [--package NAME ...]

Every message gets other letters, in brackets, its placeholders kept; both targets are built, one of them right to left.
A link counts as dead now if it is alive in the source tree. Ends with 1 where the crawler finds anything.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import polib

from bench import crawler
from bench.corpora import POSTGRESQL, PYTHON, tree
from bench.crawler import Site, dead_links, parse_quickly
from bench.measure import cost, table

URL = "https://docs.example.org/"
TARGETS = {"de": "de", "ar": "ar"}
"""Locales, and their folders."""
CONFIGURATION = f"""source = "source"
targets = {list(TARGETS)}
base-url = "{URL}"

[catalogs.docs]
language = "en"
"""
INVARIANTS: tuple[Callable[[Site], Iterator[str]], ...] = (
    crawler.language_is_declared,
    crawler.alternates_are_reciprocal,
    crawler.canonical_and_sitemap_agree,
    crawler.no_link_leaves_the_edition,
)
_MARKUP = re.compile(r"(<((?:code|kbd|samp|tt|var)\d*)>.*?</\2>|<[^<>]*>|&[#\w]+;)", re.DOTALL)
"""What a translation must have as it is: placeholders, what some of them protect, references."""
_LETTERS = str.maketrans("aceinosuyzACEINOSUYZ", "áçéíñöšúýžÁÇÉÍÑÖŠÚÝŽ")
DIGLOT = Path(sys.executable).with_name("diglot")


def pseudo(msgid: str) -> str:
    """The message in other letters and in brackets, its placeholders as they are."""
    parts: list[str] = []
    at = 0
    for kept in _MARKUP.finditer(msgid):
        parts += (msgid[at : kept.start()].translate(_LETTERS), kept[0])
        at = kept.end()
    return f"[{''.join(parts)}{msgid[at:].translate(_LETTERS)}]"


def main() -> int:
    """Prints a row for each package, and what is wrong."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--package", nargs="*", default=[PYTHON, POSTGRESQL])
    rows: list[tuple[object, ...]] = []
    faults: list[str] = []
    for package in options.parse_args().package:
        with tempfile.TemporaryDirectory() as name:
            row, found = _site(package, Path(name).resolve())
        rows.append((package, *row))
        faults += [f"{package}: {fault}" for fault in found]
    head = ("package", "pages", "messages", "links", "dead in the source", "dead now", "other faults", "build, CPU s")
    print(table(head, rows))
    for fault in faults[:50]:
        print(fault)
    if len(faults) > 50:
        print(f"... and {len(faults) - 50} more")
    return 1 if faults else 0


def _site(package: str, folder: Path) -> tuple[tuple[object, ...], list[str]]:
    shutil.copytree(tree(package), folder / "source", ignore_dangling_symlinks=True)
    (folder / "diglot.toml").write_text(CONFIGURATION, encoding="utf-8")
    for command in ("extract", "update"):
        subprocess.run([DIGLOT, command], cwd=folder, check=True, capture_output=True)
    messages = 0
    for path in folder.glob("locales/*/LC_MESSAGES/*.po"):
        catalog = polib.pofile(str(path), wrapwidth=0)
        messages = len(catalog)
        for entry in catalog:
            entry.msgstr = pseudo(entry.msgid)
        catalog.save()
    spent = cost(DIGLOT, "build", cwd=folder, allow=(0, 1))
    before = Site(folder / "source", URL, parse_quickly)
    dead_before = {(page.path, target) for page, _, target, _ in dead_links(before)}
    after = Site(folder / "build", URL, parse_quickly)
    dead: list[str] = []
    for page, link, target, what in dead_links(after):
        within = target.removeprefix(f"{page.edition}/")
        if (page.path.removeprefix(f"{page.edition}/"), within) not in dead_before:
            dead.append(f"{page.path}: {link}: {what}")
    other = [fault for invariant in INVARIANTS for fault in invariant(after)]
    missing = len(before.pages) * len(TARGETS) - len(after.pages)
    other += [f"{missing} pages are not built"] if missing else []
    links = sum(len(page.links) for page in after.pages.values())
    row = (len(before.pages), messages, links, len(dead_before), len(dead), len(other), f"{spent.cpu:.1f}")
    return row, dead + other


if __name__ == "__main__":
    sys.exit(main())
