"""Our own site, built -> the faults that html5lib, the Nu HTML Checker and axe-core find in each edition.

Beside them are those of the source pages.

    .venv/bin/python -m bench.validate

Ends with 1 where an edition has a fault that its source page has not. The checker needs Java, axe-core Chromium: what
the machine lacks is left out by name.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import html5lib

from bench.browser import CHROMIUM, accessibility
from bench.corpora import PROJECT, npm
from bench.crawler import encoding_in
from bench.measure import table

Faults = dict[str, Counter[str]]
"""By page, how often each kind of fault is there."""


def html5lib_faults(folder: Path, pages: Iterable[str]) -> Faults:
    """The parse errors of html5lib by their codes, with the tag they are about."""
    found: Faults = {}
    for page in pages:
        parser = html5lib.HTMLParser()
        raw = (folder / page).read_bytes()
        parser.parse(raw.decode(encoding_in(raw) or "utf-8", "replace"))
        found[page] = Counter(f"{code} {data.get('name', '')}".strip() for _, code, data in parser.errors)
    return found


def checker_faults(folder: Path, pages: Iterable[str]) -> Faults:
    """The errors and warnings of the Nu HTML Checker by their words; it reads UTF-8 only and gets copies in that."""
    jar = npm("vnu-jar") / "build" / "dist" / "vnu.jar"
    found: Faults = {page: Counter() for page in pages}
    with tempfile.TemporaryDirectory() as name:
        copies = Path(name).resolve()
        for page in found:
            (copies / page).parent.mkdir(parents=True, exist_ok=True)
            (copies / page).write_bytes(_as_utf8((folder / page).read_bytes()))
        command = ["java", "-Xss4m", "-jar", str(jar), "--format", "json", "--stdout", "--exit-zero-always", *found]
        done = subprocess.run(command, cwd=copies, capture_output=True, text=True, check=True)
        for message in json.loads(done.stdout)["messages"]:
            kind = message.get("subType", message["type"])
            if kind != "info":
                found[message["url"].removeprefix(f"file:{copies}/")][f"{kind}: {message['message']}"] += 1
    return found


def _as_utf8(raw: bytes) -> bytes:
    declared = re.search(rb"charset=[\"']?([\w-]+)", raw)
    encoding = encoding_in(raw)
    if declared is None or encoding is None:
        return raw
    start, end = declared.span(1)
    return f"{raw[:start].decode(encoding)}utf-8{raw[end:].decode(encoding)}".encode()


def axe_faults(folder: Path, pages: Iterable[str]) -> Faults:
    """The rules of axe-core that elements break."""
    return dict(accessibility(folder, list(pages), npm("axe-core") / "axe.min.js"))


CHECKERS: dict[str, tuple[Callable[[Path, Iterable[str]], Faults], str | None]] = {
    "html5lib": (html5lib_faults, "python3"),
    "vnu": (checker_faults, "java"),
    "axe-core": (axe_faults, CHROMIUM),
}


def main() -> int:
    """Prints a row for each checker and edition, and every fault that is not the source's."""
    rows: list[tuple[object, ...]] = []
    added: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        shutil.copytree(PROJECT / "source", folder / "source")
        command = [sys.executable, "-m", "diglot", "build", "-C", str(PROJECT), "-o", str(folder / "build")]
        subprocess.run(command, check=True, capture_output=True)
        pages = sorted(path.relative_to(folder / "source").as_posix() for path in folder.glob("source/**/*.html"))
        editions = sorted(path.name for path in (folder / "build").iterdir() if path.is_dir())
        for checker, (faults, program) in CHECKERS.items():
            if program is None or shutil.which(program) is None:
                print(f"{checker} is left out: this machine has not what it needs")
                continue
            trees = {"source": "source", **{edition: f"build/{edition}" for edition in editions}}
            found = faults(folder, [f"{tree}/{page}" for tree in trees.values() for page in pages])
            for edition, tree in trees.items():
                more: Counter[str] = Counter()
                for page in pages:
                    here = found[f"{tree}/{page}"] - found[f"source/{page}"]
                    more += here
                    added += [f"{checker}: {tree}/{page}: {number} {fault}" for fault, number in here.items()]
                total = sum(sum(found[f"{tree}/{page}"].values()) for page in pages)
                rows.append((checker, edition, len(pages), total, sum(more.values())))
    print(table(("checker", "edition", "pages", "faults", "not in the source"), rows))
    for line in added:
        print(line)
    return 1 if added else 0


if __name__ == "__main__":
    sys.exit(main())
