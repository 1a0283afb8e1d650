"""The checks on catalogs with labelled errors, beside pofilter, dennis and Weblate's; and what they cost on large ones.

    python -m bench.checks FOLDER [--no-peers] [--misses]

FOLDER holds `score.py` and one folder for each pair of languages (`en-zh`), with `bench.po`, `orig.po`, `labels.jsonl`
and `glossary.tsv`. Exit 1 if a target of the project is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import polib

from bench import corpora
from bench.measure import cost, table

DIGLOT = Path(sys.executable).with_name("diglot")
OURS = f"{DIGLOT} check --format json --source-language {{source}} --glossary {{glossary}} {{po}}"
PEERS = ("pofilter", "dennis", "weblate")


class Target(NamedTuple):
    """What the project promises for a pair of languages."""

    recall: float
    false_alarms: float
    benign: float
    one_check: float = 0.02
    """The share of untouched pairs that a single check may flag."""
    cpu: float = 0.5
    """Seconds for 1,000 messages."""


TARGETS = {"en-zh": Target(0.92, 0.05, 0.02), "zh-en": Target(0.85, 0.03, 0.02)}
_SIZES = (5_000, 20_000, 100_000)


def score(scorer: Path, folder: Path, command: str, *, misses: bool = False) -> dict[str, Any] | None:
    """What the scorer says of a checker on one benchmark; None if the checker does not run here."""
    # The scorer finds a program by PATH only where the command names none.
    source = folder.name.partition("-")[0]
    arguments = [sys.executable, str(scorer), str(folder), "--source", source, "--command", command]
    done = subprocess.run(
        [*arguments, *(["--misses"] if misses else [])],
        stdout=subprocess.PIPE,
        stderr=None if misses else subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        print(f"bench: {command}: {(done.stderr or '').strip()[-2000:]}", file=sys.stderr)
        return None
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def commands(*, peers: bool) -> Iterator[tuple[str, str]]:
    """The name of each checker and its command, as the scorer takes it."""
    yield "diglot", OURS
    if peers:
        python = corpora.checkers() / "python"
        script = Path(__file__).with_name("peer_checks.py")
        for peer in PEERS:
            yield peer, f"{python} {script} {peer} {{po}} {{source}}"


def large(folder: Path) -> Iterator[tuple[int, float]]:
    """Seconds of CPU for 1,000 messages, in catalogs of several sizes made of real translations."""
    entries = [entry for entry in polib.pofile(str(folder / "orig.po")) if not entry.obsolete]
    header = polib.pofile(str(folder / "orig.po"))
    with tempfile.TemporaryDirectory() as name:
        path = Path(name, "large.po")
        for size in _SIZES:
            copies = (
                polib.POEntry(
                    msgid=entry.msgid,
                    msgctxt=f"{number // len(entries)}",
                    msgstr=entry.msgstr,
                    occurrences=[(f"page{number % 50}.html", "")],
                )
                for number, entry in ((number, entries[number % len(entries)]) for number in range(size))
            )
            text = "\n".join(entry.__unicode__(wrapwidth=79) for entry in copies)
            path.write_text(f"{header.metadata_as_entry().__unicode__()}\n{text}", encoding="utf-8")
            source = folder.name.partition("-")[0]
            command = (DIGLOT, "check", "--format", "json", "--source-language", source, path)
            yield size, 1000 * cost(*command, allow=(0, 1)).cpu / size


def main() -> int:
    """Runs all checkers on all benchmarks; 1 if a target is missed."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("folder", type=Path)
    options.add_argument("--no-peers", action="store_true")
    options.add_argument("--misses", action="store_true", help="list what we miss and flag wrongly, on stderr")
    chosen = options.parse_args()
    # The peers' bytecode came with their installation; ours is kept from the first run on, unless this forbids it.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    folders = sorted(path.parent for path in chosen.folder.glob("*/labels.jsonl"))
    if not folders:
        sys.exit(f"bench: no labels.jsonl in the folders of {chosen.folder}")
    missed: list[str] = []
    for folder in folders:
        rows: list[tuple[object, ...]] = []
        for name, command in commands(peers=not chosen.no_peers):
            found = score(chosen.folder / "score.py", folder, command, misses=chosen.misses and name == "diglot")
            if found is None:
                rows.append((name, *[""] * 5))
                continue
            loudest = next(iter(found["loudest_on_controls"].items()), ("", 0))
            flagged = [f"{100 * found[key]:.1f}" for key in ("recall", "false_alarms", "benign_flagged")]
            rows.append((name, *flagged, f"{found['cpu_s_per_1000']:.2f}", f"{loudest[0]} {loudest[1]}".strip()))
            if name == "diglot":
                missed += _missed(folder.name, found, loudest)
        print(f"\n{folder.name}\n")
        head = ("checker", "recall %", "untouched flagged %", "legal flagged %", "CPU s/1000", "loudest on untouched")
        print(table(head, rows))
    print()
    costs = list(large(folders[0]))
    print(table(("messages", "CPU s/1000"), [(f"{size:,}", f"{seconds:.3f}") for size, seconds in costs]))
    missed += [f"{size:,} messages: {seconds:.2f} s of CPU for 1,000" for size, seconds in costs if seconds > 0.5]
    if costs[-1][1] > 1.5 * costs[0][1]:
        missed.append("the cost of a message grows with the catalog")
    for line in missed:
        print(f"MISSED {line}")
    return 1 if missed else 0


def _missed(pair: str, found: dict[str, Any], loudest: tuple[str, int]) -> Iterator[str]:
    target = TARGETS.get(pair)
    if target is None:
        return
    if found["recall"] < target.recall:
        yield f"{pair}: recall {found['recall']:.3f}, wanted {target.recall}"
    if found["false_alarms"] > target.false_alarms:
        yield f"{pair}: flags {found['false_alarms']:.3f} of the untouched, at most {target.false_alarms}"
    if found["benign_flagged"] > target.benign:
        yield f"{pair}: flags {found['benign_flagged']:.3f} of legal variations, at most {target.benign}"
    if loudest[1] > target.one_check * found["controls"]:
        yield f"{pair}: {loudest[0]} flags {loudest[1]} of {found['controls']} untouched"


if __name__ == "__main__":
    sys.exit(main())
