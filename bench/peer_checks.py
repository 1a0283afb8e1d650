"""A peer's checks on one catalog -> JSON as `diglot check` gives it: `findings` with code, severity, msgctxt, msgid.

    PYTHON bench/peer_checks.py pofilter|dennis|weblate FILE.po SOURCE_LANGUAGE

Run by the Python of the peers' own environment. Each peer is asked as its users ask it: pofilter with the language,
dennis with all rules, Weblate with all checks of translations that need no flag, its database or other components.
"""

from __future__ import annotations

import importlib
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import MagicMock

Hit = tuple[str, Any]
"""A code and an entry of polib."""


def pofilter(path: str, _source: str) -> Iterator[Hit]:
    """What pofilter writes into the comments of the entries it does not like."""
    polib = importlib.import_module("polib")
    language = polib.pofile(path).metadata["Language"]
    with tempfile.TemporaryDirectory() as folder:
        result = Path(folder, "out.po")
        program = Path(sys.executable).with_name("pofilter")
        subprocess.run(
            [program, "--progress=none", f"--language={language}", path, str(result)], check=True, capture_output=True
        )
        if result.exists():
            for entry in polib.pofile(str(result)):
                for code in set(re.findall(r"\(pofilter\) ([a-z]+):", entry.tcomment)):
                    yield code, entry


def dennis(path: str, _source: str) -> Iterator[Hit]:
    """The findings of dennis-cmd, all of which name the line of the msgid."""
    polib = importlib.import_module("polib")
    by_line = {entry.linenum: entry for entry in polib.pofile(path)}
    lines = sorted(by_line)
    program = Path(sys.executable).with_name("dennis-cmd")
    done = subprocess.run(
        [program, "lint", "--reporter", "line", path], capture_output=True, text=True, check=False
    ).stdout
    for number, code in re.findall(r": (\d+): \d+: ([EW]\d+): ", done):
        # polib counts from the first comment of an entry, dennis from its msgid.
        before = [line for line in lines if line <= int(number)]
        yield code, by_line[before[-1]]


def weblate(path: str, source: str) -> Iterator[Hit]:
    """What Weblate's check classes say of units like those that its own tests make."""
    for name in ("cairo", "gi", "gi.repository", "tesserocr"):  # for rendering and screenshots
        sys.modules[name] = MagicMock()
    os.environ["DJANGO_SETTINGS_MODULE"] = "weblate.settings_test"
    os.environ["CI_DATABASE"] = "postgresql"
    importlib.import_module("django").setup()
    checks = importlib.import_module("weblate.checks.models").CHECKS.target
    unit_of = importlib.import_module("weblate.checks.tests.test_checks").MockUnit
    polib = importlib.import_module("polib")
    catalog = polib.pofile(path)
    code = catalog.metadata["Language"]
    for entry in catalog:
        if entry.obsolete or entry.fuzzy or not entry.msgstr:
            continue
        unit = unit_of(code=code, source=entry.msgid, target=entry.msgstr, flags=",".join(entry.flags))
        unit.translation.component.source_language = type(unit.translation.language)(source)
        unit.translation.component.is_glossary = False
        for name, check in checks.items():
            if name in _OF_A_SERVER or name.startswith("ai_"):
                continue
            if check.check_target([entry.msgid], [entry.msgstr], unit):
                yield name, entry


_OF_A_SERVER = {"inconsistent", "reused", "translated", "check_glossary"}
"""Those that ask the database."""

PEERS = {"pofilter": pofilter, "dennis": dennis, "weblate": weblate}


def main(peer: str, path: str, source: str) -> None:
    """Print the findings."""
    findings = [
        {"code": code, "severity": "warning", "msgctxt": entry.msgctxt, "msgid": entry.msgid}
        for code, entry in PEERS[peer](path, source)
    ]
    print(json.dumps({"version": 1, "findings": findings}))


if __name__ == "__main__":
    main(*sys.argv[1:])
