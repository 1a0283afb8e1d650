"""Merges of catalogs by lines, as git does alone, and by messages, as `diglot merge-po` does.

    python -m bench.merges [--merges 100] [--seed 1]

The catalog is that of one real page, two thirds translated. A translator goes on from a random place, as in an
editor, and the header gets their name and the time; an update renames a page, brings new messages and makes some
obsolete. A merge is in dispute if both sides gave one message different translations. Exit 1 if `merge-po` stops at
others than these, loses a translation or makes a file that cannot be read.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from bench import corpora
from bench.measure import table
from diglot.catalog import Style, merge_catalogs, new_header, read_catalog, render_entry, update_catalog
from diglot.markup import ScanRules, read_page, scan
from diglot.model import Catalog, CatalogError, Message, Reference

PAGE = "ch06.zh-cn.html"
START = datetime(2026, 1, 1, tzinfo=UTC)

Edit = Callable[[Catalog, str, Random], tuple[bytes, dict[str, str]]]


def base() -> Catalog:
    """The catalog of the page, in which every third message waits for its translation."""
    path = next(page for page in corpora.pages(corpora.DEBIAN) if page.name == PAGE)
    found = scan(read_page(path.read_bytes(), PAGE, None), ScanRules(languages=("zh_CN",))).segments
    msgids = list(dict.fromkeys(segment.msgid for segment in found))
    messages = [
        Message(msgid, msgstr=(f"T{number} {msgid}" if number % 3 else "",), references=(Reference(PAGE),))
        for number, msgid in enumerate(msgids)
    ]
    header = new_header(
        project="Debian", version="1", bugs_to="", source_language="zh_CN", locale="eo", now=START, basepath=None
    )
    empty = update_catalog(None, Catalog("a.pot"), header, wanted=lambda _: True).content
    body = "".join(f"\n{render_entry(message, Style())}\n" for message in messages)
    return read_catalog(empty + body.encode(), "base.po")


def translate(catalog: Catalog, who: str, random: Random) -> tuple[bytes, dict[str, str]]:
    """A translator's work: the catalog, and the new translations by msgid."""
    waiting = [message for message in catalog.messages if not message.msgstr[0]]
    first = random.randrange(len(waiting))
    mine = {message.msgid: f"{who} {message.msgid}" for message in waiting[first : first + 20]}
    text = _with_messages(catalog, lambda m: replace(m, msgstr=(mine[m.msgid],)) if m.msgid in mine else m)
    when = START + timedelta(minutes=random.randrange(1, 10**5))
    text = text.replace("YEAR-MO-DA HO:MI+ZONE", f"{when:%Y-%m-%d %H:%M%z}").replace("FULL NAME", who)
    return text.encode(), mine


def update(catalog: Catalog, who: str, random: Random) -> tuple[bytes, dict[str, str]]:
    """What new pages make of a catalog; nobody translates anything."""
    gone = {message.msgid for message in random.sample(catalog.messages, 5)}
    page = Reference(f"{who}.html")

    def changed(message: Message) -> Message:
        if message.msgid in gone and message.msgstr[0]:
            return replace(message, obsolete=True, references=())
        return replace(message, references=(page, *message.references)) if random.random() < 0.2 else message

    text = _with_messages(catalog, changed)
    new = "".join(f'\n#: {page.path}\nmsgid "{who} {number}"\nmsgstr ""\n' for number in range(5))
    return (text + new).replace(f"{START:%Y-%m-%d}", f"{START + timedelta(days=1):%Y-%m-%d}").encode(), {}


def _with_messages(catalog: Catalog, change: Callable[[Message], Message]) -> str:
    body = "".join(f"\n{render_entry(change(message), Style())}\n" for message in catalog.messages)
    return catalog.text[: catalog.header_end] + "\n" + body


def by_lines(folder: Path, contents: tuple[bytes, bytes, bytes]) -> str:
    """What git's merge of lines comes to: `stops`, `broken` if it made no catalog of two, or `merges`."""
    names = ("base", "ours", "theirs")
    for name, content in zip(names, contents, strict=True):
        (folder / name).write_bytes(content)
    command = ["git", "merge-file", "-p", "ours", "base", "theirs"]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    if done.returncode:
        return "stops"
    try:
        read_catalog(done.stdout, "merged.po")
    except CatalogError:
        return "broken"
    return "merges"


def measure(kind: str, edits: tuple[Edit, Edit], merges: int, random: Random, folder: Path) -> tuple[list[str], bool]:
    """A row of the table, and whether `merge-po` kept what it promises."""
    old = base()
    lines = {"stops": 0, "broken": 0, "merges": 0}
    stops = real = faults = 0
    for _ in range(merges):
        (ours, mine), (theirs, yours) = (
            edit(old, who, random) for edit, who in zip(edits, ("ann", "bob"), strict=True)
        )
        disputed = {msgid for msgid in mine if msgid in yours}
        lines[by_lines(folder, (old.text.encode(), ours, theirs))] += 1
        merge = merge_catalogs(old, read_catalog(ours, "o.po"), read_catalog(theirs, "t.po"), marking="fuzzy")
        stops += bool(merge.clashes)
        real += bool(disputed)
        found = {message.msgid: message.msgstr[0] for message in read_catalog(merge.content, "merged.po").messages}
        lost = [msgid for side in (mine, yours) for msgid, text in side.items() if text not in found[msgid]]
        faults += {clash.msgid for clash in merge.clashes} != disputed or bool(lost)
    row = [kind, merges, real, lines["stops"], lines["broken"], stops, faults]
    return list(map(str, row)), not faults


def main() -> int:
    """Runs the merges; 1 if one of ours is wrong."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--merges", type=int, default=100)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    random = Random(chosen.seed)
    kinds: dict[str, tuple[Edit, Edit]] = {
        "two translators": (translate, translate),
        "translator, update": (translate, update),
        "two updates": (update, update),
    }
    rows, is_kept = [], True
    with tempfile.TemporaryDirectory() as name:
        for kind, edits in kinds.items():
            row, is_good = measure(kind, edits, chosen.merges, random, Path(name))
            rows.append(row)
            is_kept = is_kept and is_good
    print(table(["branches", "merges", "in dispute", "lines stop", "lines break", "messages stop", "wrong"], rows))
    return 0 if is_kept else 1


if __name__ == "__main__":
    sys.exit(main())
