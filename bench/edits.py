"""Labelled edits of source texts: what an update carries over, and the reviews that it saves beside msgmerge.

    .venv/bin/python -m bench.edits

Each line of `tests/text/edits.tsv` is an edit and what a person calls it. Each is a catalog of one translated message
and a template with the edited text; ours and msgmerge's updates are read again. Exit 1 if an edit other than of markup
or white space is carried over.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Literal

from bench.measure import table
from diglot.catalog import read_catalog, update_catalog
from diglot.model import Message
from diglot.text.retag import TAG

EDITS = Path(__file__).parents[1] / "tests" / "text" / "edits.tsv"
HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
HARMLESS = ("markup", "white-space")
"""What is carried over unless the configuration says otherwise."""
State = Literal["carried over", "fuzzy", "lost"]


def ours(catalog: bytes, template: bytes) -> State:
    """What our update makes of the translation."""
    old, new = read_catalog(catalog, "old.po"), read_catalog(template, "new.pot")
    return _state(update_catalog(old, new, (), wanted=lambda _: True, clean=HARMLESS).content)


def theirs(catalog: bytes, template: bytes, folder: Path) -> State:
    """What msgmerge makes of it."""
    (folder / "old.po").write_bytes(catalog)
    (folder / "new.pot").write_bytes(template)
    command = ("msgmerge", "--quiet", "--previous", "-o", "new.po", "old.po", "new.pot")
    subprocess.run(command, cwd=folder, check=True)
    return _state((folder / "new.po").read_bytes())


def _state(catalog: bytes) -> State:
    message: Message = next(m for m in read_catalog(catalog, "new.po").messages if not m.obsolete)
    if not message.is_translated:
        return "lost"
    return "fuzzy" if message.is_fuzzy else "carried over"


def main() -> int:
    """Prints a row for each label."""
    if not shutil.which("msgmerge"):
        sys.exit("bench: no msgmerge here: apt-get install gettext")
    found: Counter[tuple[str, str, State]] = Counter()
    labels: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        for line in EDITS.read_text(encoding="utf-8").splitlines():
            label, old, new = (part.replace("\\", "\\\\").replace('"', '\\"') for part in line.split("\t"))
            # The translation has the placeholders of the old text and other letters.
            translation = "".join(part if TAG.fullmatch(part) else part.swapcase() for part in _parts(old))
            catalog = f'{HEAD}#: a.html\nmsgid "{old}"\nmsgstr "{translation}"\n'.encode()
            template = f'{HEAD}#: a.html\nmsgid "{new}"\nmsgstr ""\n'.encode()
            labels[label] += 1
            found[label, "diglot", ours(catalog, template)] += 1
            found[label, "msgmerge", theirs(catalog, template, Path(name))] += 1
    states: tuple[State, ...] = ("carried over", "fuzzy", "lost")
    programs = ("diglot", "msgmerge")
    rows = [
        [label, str(count), *(str(found[label, program, state]) for program in programs for state in states)]
        for label, count in labels.items()
    ]
    print(table(["edit", "number", *(f"{program}: {state}" for program in programs for state in states)], rows))
    return 1 if any(found[label, "diglot", "carried over"] for label in labels.keys() - {*HARMLESS}) else 0


def _parts(text: str) -> list[str]:
    """The text cut at its tags, which are kept."""
    parts, at = [], 0
    for tag in TAG.finditer(text):
        parts += [text[at : tag.start()], tag[0]]
        at = tag.end()
    return [*parts, text[at:]]


if __name__ == "__main__":
    sys.exit(main())
