"""Random findings on published translations, for people to tell which ones a reviewer would act on.

    python -m bench.precision [--seed 1] [--number 100] [--locales zh_CN zh_Hans] [--json]

The catalogs are those of `bench.corpora.catalogs()`. Drawn are findings from a warning on in translations that would be
used, as many of each program as there are; nothing that is missing or fuzzy. Prints a block for each finding, or with
`--json` one object a line.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from bench import corpora

DIGLOT = Path(sys.executable).with_name("diglot")
_NOT_OF_A_TRANSLATION = frozenset({"missing", "fuzzy"})


def findings(program: str, paths: list[Path]) -> list[dict[str, Any]]:
    """What our checks say from a warning on of the translations of one program."""
    command = [str(DIGLOT), "check", "--format", "json", "--source-language", "en", *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if not done.stdout:
        sys.exit(f"bench: {program}: {done.stderr.strip()}")
    found: list[dict[str, Any]] = json.loads(done.stdout)["findings"]
    return [
        {**each, "program": program}
        for each in found
        if each["severity"] != "info" and each["msgid"] is not None and each["code"] not in _NOT_OF_A_TRANSLATION
    ]


def drawn(by_program: dict[str, list[dict[str, Any]]], number: int, seed: int) -> list[dict[str, Any]]:
    """So many findings in random order, from each program in turn while it has some."""
    chance = random.Random(seed)
    heaps = [chance.sample(found, len(found)) for _, found in sorted(by_program.items())]
    taken: list[dict[str, Any]] = []
    while len(taken) < number and any(heaps):
        taken.extend(heap.pop() for heap in heaps if heap)
    return taken[:number]


def main() -> None:
    """Draws the findings and prints them."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--number", type=int, default=100)
    options.add_argument("--locales", nargs="+", default=["zh_CN", "zh_Hans"])
    options.add_argument("--json", action="store_true")
    chosen = options.parse_args()
    by_program: dict[str, list[dict[str, Any]]] = {}
    for program, paths in corpora.catalogs().items():
        wanted = [path for path in paths if not set(chosen.locales).isdisjoint(path.parts)]
        if wanted:
            by_program[program] = findings(program, wanted)
    for number, finding in enumerate(drawn(by_program, chosen.number, chosen.seed), start=1):
        if chosen.json:
            print(json.dumps(finding, ensure_ascii=False))
            continue
        print(f"{number} {finding['program']} {finding['code']}: {finding['message']}")
        print(f"   {finding['msgid']!r}\n   {finding['msgstr']!r}")
    codes = Counter(found["code"] for each in by_program.values() for found in each)
    print(", ".join(f"{code} {count}" for code, count in codes.most_common()), file=sys.stderr)


if __name__ == "__main__":
    main()
