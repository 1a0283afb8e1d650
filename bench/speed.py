"""Extract and build beside html2po/po2html and po4a on the same pages, a large page, peak memory, start-up.

    python -m bench.speed [--pages 1000] [--po4a-pages 50] [--rounds 3] [--plain]

Every tool runs as its users run it, as one command for all pages, and gets the same translation: each msgid
with a letter added, so that every message is really rebuilt. Diglot runs twice: as the plain install has it, and as
the compiled one does, which `--plain` leaves out. The tools take turns, and the least of the rounds counts: whatever
else a machine does makes a command dearer, never cheaper. Exit 1 if a target of the project is missed.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from bench import corpora
from bench.measure import Cost, cost, table

CONFIGURATION = """source = "source"
locales = "locales"
output = "build"
targets = ["zh_CN"]

[catalogs.docs]
language = "en"
"""

PO4A = """[po4a_langs] zh
[po4a_paths] po/docs.pot $lang:po/$lang.po
[options] --master-charset UTF-8 --localized-charset UTF-8 --keep 0
"""

DIGLOT = Path(sys.executable).with_name("diglot")


class Target(NamedTuple):
    """A figure that the project promises: at least, or with `at_most` at most, the limit."""

    what: str
    value: float
    limit: float
    at_most: bool = False

    @property
    def is_met(self) -> bool:
        """Whether the promise holds."""
        return self.value <= self.limit if self.at_most else self.value >= self.limit


def diglot(folder: Path, pages: Sequence[Path], program: Path = DIGLOT) -> dict[str, Cost]:
    """What each command of ours costs on these pages."""
    _project(folder, pages)
    found = {"extract": cost(program, "extract", "--jobs", "1", cwd=folder)}
    found["update"] = cost(program, "update", cwd=folder)
    _translate(folder / "locales")
    found["build --bare"] = cost(program, "build", "--bare", "--jobs", "1", "-o", "bare", cwd=folder)
    found["build"] = cost(program, "build", "--jobs", "1", cwd=folder)
    return found


def toolkit(folder: Path, pages: Sequence[Path]) -> dict[str, Cost]:
    """What html2po and po2html cost on these pages."""
    _copy(folder / "source", pages)
    programs = corpora.peers()
    quiet = "--progress=none"
    found = {"extract": cost(programs / "html2po", quiet, "-i", "source", "-o", "po", cwd=folder)}
    _translate(folder / "po")
    merge = (programs / "po2html", quiet, "-t", "source", "-i", "po", "-o", "build")
    found["build"] = cost(*merge, cwd=folder)
    return found


def po4a(folder: Path, pages: Sequence[Path]) -> dict[str, Cost]:
    """What po4a costs on these pages, in one process for all."""
    _copy(folder / "source", pages)
    (folder / "po").mkdir()
    lines = [f"[type: xhtml] source/{page.name} $lang:build/{page.name}\n" for page in pages]
    (folder / "po4a.cfg").write_text(PO4A + "".join(lines), encoding="utf-8")
    found = {"extract": cost("po4a", "--no-translations", "po4a.cfg", cwd=folder)}
    _translate(folder / "po")
    found["build"] = cost("po4a", "--no-update", "po4a.cfg", cwd=folder)
    return found


def beside_peers(
    folder: Path, pages: Sequence[Path], few: Sequence[Path], compiled: Path | None, rounds: int
) -> list[Target]:
    """Prints what each tool costs for `pages`, scaled up from the `few` that po4a gets. `compiled` is the program of a
    compiled install.
    """
    tools: dict[str, Callable[[Path], dict[str, Cost]]] = {"diglot": lambda here: diglot(here, pages)}
    if compiled is not None:
        tools["compiled"] = lambda here: diglot(here, pages, compiled)
    kinds = [*tools]
    tools["html2po/po2html"] = lambda here: toolkit(here, pages)
    tools["po4a"] = lambda here: po4a(here, few)
    least = _in_turns(folder, tools, rounds)
    ours = {kind: least[kind] for kind in kinds}
    theirs = {"html2po/po2html": (least["html2po/po2html"], 1.0), "po4a": (least["po4a"], _size(pages) / _size(few))}
    rows = [[name, *_row(step, spent)] for name, costs in ours.items() for step, spent in costs.items()]
    targets = []
    for name, (costs, scale) in theirs.items():
        for step, spent in costs.items():
            rows.append([name, *_row(step, spent, scale)])
            wanted = 15 if name == "po4a" else 6 if step == "extract" else 4
            targets += [
                Target(f"{step}, {kind}: times as fast as {name}", spent.cpu * scale / own[step].cpu, wanted)
                for kind, own in ours.items()
            ]
    print(f"{len(pages)} pages, {_size(pages) / 1e6:.1f} MB; po4a had {len(few)} of them, scaled up by size")
    print(table(["tool", "step", "CPU s", "peak MB"], rows), end="\n\n")
    return targets


def _in_turns(
    folder: Path, tools: Mapping[str, Callable[[Path], dict[str, Cost]]], rounds: int
) -> dict[str, dict[str, Cost]]:
    """What each step of each tool costs at least, each time in a new folder."""
    least: dict[str, dict[str, Cost]] = {name: {} for name in tools}
    for number in range(rounds):
        for name, measured in tools.items():
            here = folder / f"round-{number}-{name.partition('/')[0]}"
            for step, spent in measured(here).items():
                least[name][step] = min(spent, least[name].get(step, spent), key=lambda one: one.cpu)
            shutil.rmtree(here)
    return least


def _row(step: str, spent: Cost, scale: float = 1.0) -> list[str]:
    return [step, f"{spent.cpu * scale:.2f}", f"{spent.peak:.0f}"]


def large_page(folder: Path, page: Path, rounds: int) -> list[Target]:
    """Prints the cost of one page of 1 MB and of 10 MB, made by repeating the body of a real one."""
    text = page.read_text(encoding="utf-8")
    start, end = text.index("<body"), text.index("</body>")
    start = text.index(">", start) + 1
    body = text[start:end]

    def measured(size: int, here: Path) -> dict[str, Cost]:
        copies = round(size * 1_000_000 / len(body.encode()))
        _copy(here / "source", [])
        # Numbers tell the copies apart, so that the catalog grows with the page.
        many = "".join(body.replace("the ", f"the {number} ") for number in range(copies))
        (here / "source" / "page.html").write_text(text[:start] + many + text[end:], encoding="utf-8")
        return diglot(here, [])

    steps = _in_turns(folder, {f"{size} MB": partial(measured, size) for size in (0, 1, 10)}, rounds)
    rows = [
        [size, step, f"{spent.cpu:.2f}", f"{spent.peak:.0f}"]
        for size, found in steps.items()
        for step, spent in found.items()
    ]
    print(table(["page", "step", "CPU s", "peak MB"], rows), end="\n\n")
    none, small, large = steps.values()
    growth = {step: (large[step].cpu - none[step].cpu) / (small[step].cpu - none[step].cpu) for step in none}
    return [Target(f"{step}: 10 MB over 1 MB, net of start-up", value, 13, True) for step, value in growth.items()]


def memory(folder: Path, pages: Sequence[Path]) -> list[Target]:
    """Prints peak memory for 100 pages, for ten copies of each of them, and for all pages.

    Copies make more pages and no more messages: their figure shows that no page is kept. The one for all
    pages has a catalog that is ten times as large, too.
    """
    few = pages[:: max(1, len(pages) // 100)][:100]
    _project(folder / "copies", [])
    for page in few:
        for number in range(10):
            shutil.copy(page, folder / "copies" / "source" / f"{number}-{page.name}")
    peaks = [diglot(folder / "few", few), diglot(folder / "copies", []), diglot(folder / "many", pages)]
    rows = [[step, *(f"{found[step].peak:.0f}" for found in peaks)] for step in peaks[0]]
    heads = [f"{len(few)} pages", f"ten copies of {len(few)}", f"{len(pages)} pages"]
    print(table(["peak MB", *heads], rows), end="\n\n")
    return [
        Target(f"{step}: peak memory, {head} over {heads[0]}", found[step].peak / peaks[0][step].peak, 1.2, True)
        for head, found in zip(heads[1:], peaks[1:], strict=True)
        for step in found
    ]


def start_up() -> list[Target]:
    """The CPU time of `diglot --version`, the median of nine."""
    spent = sorted(cost(DIGLOT, "--version").cpu for _ in range(9))[4]
    return [Target("diglot --version: CPU s", spent, 0.150, True)]


def _project(folder: Path, pages: Sequence[Path]) -> None:
    _copy(folder / "source", pages)
    (folder / "diglot.toml").write_text(CONFIGURATION, encoding="utf-8")


def _copy(folder: Path, pages: Sequence[Path]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for page in pages:
        shutil.copy(page, folder)


def _translate(folder: Path) -> None:
    """Fills every catalog below a folder, in a process of its own to keep this one small."""
    program = (
        "import pathlib, polib, sys\n"
        "for path in pathlib.Path(sys.argv[1]).rglob('*.po'):\n"
        "    catalog = polib.pofile(str(path), wrapwidth=0)\n"
        "    for entry in catalog:\n"
        "        text = entry.msgid.rstrip('\\n')\n"
        "        end = '&lt;x' if text.endswith('<') else text[-1:] + 'x'\n"
        "        entry.msgstr = text[:-1] + end + entry.msgid[len(text):]\n"
        "    catalog.save()\n"
    )
    subprocess.run([sys.executable, "-c", program, str(folder)], check=True)


def _size(pages: Sequence[Path]) -> int:
    return sum(page.stat().st_size for page in pages)


def main() -> int:
    """Runs all measurements; 1 if a target is missed."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--pages", type=int, default=1000)
    options.add_argument("--po4a-pages", type=int, default=50)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--plain", action="store_true", help="do not compile; without a C compiler nobody can")
    chosen = options.parse_args()
    if not shutil.which("po4a"):
        sys.exit("bench: no po4a here: apt-get install po4a")
    pages = corpora.pages(corpora.POSTGRESQL)[: chosen.pages]
    few = pages[:: max(1, len(pages) // chosen.po4a_pages)][: chosen.po4a_pages]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        compiled = None if chosen.plain else corpora.compiled() / "diglot"
        targets = beside_peers(folder, pages, few, compiled, chosen.rounds)
        # The page with the most prose: every "the " tells its copies apart.
        targets += large_page(folder, max(pages, key=lambda page: page.read_bytes().count(b"the ")), chosen.rounds)
        targets += memory(folder, pages)
        targets += start_up()
    rows = [
        [
            t.what,
            f"{t.value:.2f}",
            f"{'at most' if t.at_most else 'at least'} {t.limit:g}",
            "ok" if t.is_met else "MISSED",
        ]
        for t in targets
    ]
    print(table(["target", "measured", "wanted", ""], rows))
    return 0 if all(target.is_met for target in targets) else 1


if __name__ == "__main__":
    sys.exit(main())
