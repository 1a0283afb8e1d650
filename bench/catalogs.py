"""Real catalogs lose nothing: read, written again and compared with what polib and msgcat make of them.

Over catalogs of ten programs in all their languages: an update without change leaves the bytes; every entry rendered
anew in the style of its file has the same bytes, or it is told why not; one changed translation changes the lines of
its entry only; entries are wrapped as msgcat wraps them; keys and strings are polib's. Exit 1 if a share that we
promise is missed.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import polib

from bench import corpora
from bench.measure import table
from diglot.catalog import (
    Style,
    detect_style,
    read_catalog,
    render_entry,
    update_catalog,
)
from diglot.catalog.retranslate import Retranslation, retranslate
from diglot.model import Catalog, CatalogError, Message

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'

_LANGUAGE = re.compile(r"(?:locale|po)/([A-Za-z]{2,3})(?:[_@-][^/]*)?(?:/|\.po)")
_TARGETS = {"rendered alike": 97.0, "wrapped as msgcat does": 99.9}


class Tally(NamedTuple):
    """What was found in the catalogs of one program."""

    counts: Counter[str]
    kinds: Counter[str]
    """Entries that are rendered otherwise, by reason."""


def examine(paths: Sequence[Path], chance: random.Random, sample: list[Message]) -> Tally:
    """Reads, updates, renders and changes each catalog; puts messages for msgcat into `sample`."""
    counts: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for path in paths:
        raw = path.read_bytes()
        counts["files"] += 1
        try:
            catalog = read_catalog(raw, path.name)
        except CatalogError:
            counts["refused"] += 1
            continue
        style = detect_style(catalog.text)
        counts["entries"] += len(catalog.messages)
        counts["updates that change nothing"] += _updated(catalog) == raw
        different = [kind for message in catalog.messages if (kind := _difference(catalog, message, style))]
        kinds.update(different)
        counts["rendered alike"] += len(catalog.messages) - len(different)
        live = [message for message in catalog.messages if not message.obsolete]
        if live:
            counts["changed"] += 1
            counts["changes of one entry only"] += _changes_one_entry(catalog, chance.choice(live))
        sample += chance.sample(live, min(len(live), 400 if _is_eastern(path) else 40))
        theirs = _by_polib(path)
        counts["read by polib"] += theirs is not None
        counts["read alike"] += theirs is not None and theirs == _strings(catalog)
    return Tally(counts, kinds)


def _updated(catalog: Catalog) -> bytes:
    template = Catalog(path="a.pot", messages=tuple(message for message in catalog.messages if not message.obsolete))
    return update_catalog(catalog, template, catalog.header, wanted=lambda _: True).content


def _difference(catalog: Catalog, message: Message, style: Style) -> str | None:
    """Why an entry is rendered otherwise than it stands in its file; None if it is not."""
    old = catalog.text[message.start : message.end]
    new = render_entry(message, style)
    if old == new:
        return None
    lines, ours = ([line.strip() for line in text.split("\n")] for text in (old, new))
    if lines == ours:
        return "white space at the ends of lines"
    if _comments(lines) != _comments(ours):
        return "comments in another order or layout"
    if any(re.search(r'%"$', line) or re.match(r'(?:#\S* )?"\\"', line) for line in lines):
        return "broken inside %( or before a quotation mark: gettext before 0.20"
    first = next(line for line, other in zip(ours, lines, strict=False) if line != other)
    if re.search(r'\S"$', first):
        return "not broken where we break inside a word (after a point, a slash, a hyphen): later Unicode rules"
    return "a layout that differs from the rest of the file"


def _comments(lines: Sequence[str]) -> list[str]:
    return [line for line in lines if re.match(r"#(?![~|])", line)]


def _changes_one_entry(catalog: Catalog, message: Message) -> bool:
    """Whether a changed translation changes the lines of its entry and no other byte."""
    new = f"{message.msgstr[0]} x"
    raw = retranslate(catalog, [Retranslation(message, 0, new)])
    text = raw.decode(catalog.codec).removeprefix("\ufeff")
    before, after = catalog.text[: message.start], catalog.text[message.end :]
    again = read_catalog(raw, catalog.path)
    changed = [m.msgstr[0] for m in again.messages if m.start == message.start]
    return text.startswith(before) and text.endswith(after) and changed == [new]


def _strings(catalog: Catalog) -> list[tuple[object, ...]]:
    return [(m.obsolete, m.msgctxt, m.msgid, m.msgid_plural, m.msgstr) for m in catalog.messages]


def _by_polib(path: Path) -> list[tuple[object, ...]] | None:
    try:
        entries = polib.pofile(str(path))
    except (OSError, ValueError, LookupError):
        return None
    return [
        (bool(e.obsolete), e.msgctxt, e.msgid, e.msgid_plural or None, tuple(e.msgstr_plural.values()) or (e.msgstr,))
        for e in entries
    ]


def wrapped_as_msgcat(messages: Sequence[Message]) -> tuple[int, int]:
    """How many entries msgcat leaves as we write them, of how many."""
    # A msgctxt of its own tells each from its twins in other languages.
    bare = [
        Message(message.msgid, str(number), message.msgid_plural, message.msgstr, message.flags)
        for number, message in enumerate(messages)
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.po")
        unwrapped = Style(width=None)
        path.write_text(HEADER + "\n\n".join(render_entry(m, unwrapped) for m in bare), encoding="utf-8")
        theirs = subprocess.run(["msgcat", path], check=True, capture_output=True).stdout
    catalog = read_catalog(theirs, "a.po")
    entries = {message.key: catalog.text[message.start : message.end] for message in catalog.messages}
    return sum(render_entry(message, Style()) == entries[message.key] for message in bare), len(bare)


def _is_eastern(path: Path) -> bool:
    """Whether it is Chinese or Japanese, where wrapping is hardest: all of these are looked at."""
    found = _LANGUAGE.search(str(path))
    return found is not None and found[1] in ("zh", "ja")


def _chosen(found: dict[str, list[Path]], limit: int, chance: random.Random) -> Iterator[tuple[str, list[Path]]]:
    each = -(-limit // len(found)) if limit else None
    for name, paths in found.items():
        few = chance.sample(paths, min(len(paths), each)) if each else paths
        yield name, sorted({*few, *filter(_is_eastern, paths)})


def main() -> int:
    """Prints what was found; 1 if a promise is not kept."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--sample", type=int, default=400, help="catalogs to look at; 0 for all")
    options.add_argument("--messages", type=int, default=10_000, help="messages for msgcat")
    arguments = options.parse_args()
    if not shutil.which("msgcat"):
        sys.exit("bench: no msgcat here: apt-get install gettext")
    chance = random.Random(1)
    chosen = dict(_chosen(corpora.catalogs(), arguments.sample, chance))
    languages = {
        found[1].lower() for paths in chosen.values() for path in paths if (found := _LANGUAGE.search(str(path)))
    }
    total, kinds, sample, rows = Counter[str](), Counter[str](), list[Message](), list[list[str]]()
    for name, paths in chosen.items():
        tally = examine(paths, chance, sample)
        total.update(tally.counts)
        kinds.update(tally.kinds)
        rows.append([name, *_cells(tally.counts)])
    heads = ["program", "catalogs", "refused", "entries", "rendered alike, %", "updates alike", "one entry", "as polib"]
    print(table(heads, [*rows, [f"all, {len(languages)} languages", *_cells(total)]]), end="\n\n")
    print(table(["entries", "rendered otherwise: why"], [[str(count), kind] for kind, count in kinds.most_common()]))
    chinese = [message for message in sample if re.search("[\u3040-\u9fff]", "".join(message.msgstr))]
    few = chance.sample(chinese, min(len(chinese), arguments.messages // 4))
    others = chance.sample(sample, min(len(sample), arguments.messages - len(few)))
    alike, of = wrapped_as_msgcat([*few, *others])
    print(f"\nwrapped as msgcat does: {alike:,} of {of:,} messages ({100 * alike / of:.2f} %)")
    print(f"{len(few):,} of them with Han or Kana")
    shares = {
        "rendered alike": 100 * total["rendered alike"] / total["entries"],
        "wrapped as msgcat does": 100 * alike / of,
    }
    read = total["files"] - total["refused"]
    kept = (
        total["updates that change nothing"] == read
        and total["changes of one entry only"] == total["changed"]
        and total["read alike"] == total["read by polib"]
    )
    return 0 if kept and all(shares[name] >= least for name, least in _TARGETS.items()) else 1


def _cells(counts: Counter[str]) -> list[str]:
    return [
        f"{counts['files']:,}",
        f"{counts['refused']:,}",
        f"{counts['entries']:,}",
        f"{100 * counts['rendered alike'] / max(1, counts['entries']):.2f}",
        f"{counts['updates that change nothing']:,}",
        f"{counts['changes of one entry only']:,} of {counts['changed']:,}",
        f"{counts['read alike']:,} of {counts['read by polib']:,}",
    ]


if __name__ == "__main__":
    sys.exit(main())
