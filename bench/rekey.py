"""Catalogs that html2po, po4a and itstool make of real pages, translated, and then taken over by `diglot rekey`.

    python -m bench.rekey [--verbose]

The translation is made up: every word gets a letter, and in a third of the texts with several inline elements the
first one moves to the end. Exit 1 if less than 99 % of the translations are kept, or if any is not the one of its text.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

import polib

from bench import corpora
from bench.measure import table
from diglot.text.references import decode

DIGLOT = Path(sys.executable).with_name("diglot")
CONFIGURATION = """source = "source"
targets = ["eo"]

[catalogs.docs]
language = "{language}"
"""
PO4A = "[po4a_langs] eo\n[po4a_paths] po/docs.pot $lang:po/$lang.po\n[options] --master-charset UTF-8\n"

TAG = re.compile(r"<!--.*?-->|<[A-Za-z/!?_](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>", re.DOTALL)
NAME = re.compile(r"<(/?)([A-Za-z_][A-Za-z0-9:_-]*)")
WORD = re.compile(r"&#?\w+;|[^\W\d_]+")
HUMAN = re.compile(r"(\s(?:alt|title|summary)=)(\"[^\"]*\"|'[^']*')")
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "wbr"}


def translated(text: str) -> str:
    """The text with a letter more on every word, its tags and references untouched."""
    parts, position = [], 0
    for tag in [*TAG.finditer(text), None]:
        start = tag.start() if tag else len(text)
        parts.append(_words(text[position:start]))
        if tag:
            parts.append(HUMAN.sub(lambda found: found[1] + _words(found[2]), tag[0]))
            position = tag.end()
    return "".join(parts)


def _words(text: str) -> str:
    return WORD.sub(lambda word: word[0] if word[0].startswith("&") else f"{word[0]}ŝ", text)


def reordered(text: str) -> str:
    """The text with its first inline element at its end, if it has several and they are well nested."""
    stack: list[str] = []
    spans: list[tuple[int, int]] = []
    start = 0
    for tag in TAG.finditer(text):
        found = NAME.match(tag[0])
        if not found:
            return text
        closes, name = found.groups()
        if closes:
            if not stack or stack.pop() != name:
                return text
        elif tag[0].endswith("/>") or name in VOID:
            continue
        else:
            start = start if stack else tag.start()
            stack.append(name)
        if not stack:
            spans.append((start, tag.end()))
    if stack or len(spans) < 2 or spans[0][0] == 0:
        return text
    (start, end), tail = spans[0], len(text.rstrip())
    return f"{text[:start]}{text[end:tail]} {text[start:end]}{text[tail:]}"


def html2po(folder: Path, _pages: Sequence[Path]) -> None:
    """One catalog for each page, in `po`."""
    program = corpora.peers() / "html2po"
    _run([str(program), "--progress=none", "-i", "source", "-o", "po"], folder)


def po4a(folder: Path, pages: Sequence[Path]) -> None:
    """One catalog for all pages, in `po`."""
    (folder / "po").mkdir()
    lines = [f"[type: xhtml] source/{page.name} $lang:built/{page.name}\n" for page in pages]
    (folder / "po4a.cfg").write_text(PO4A + "".join(lines), encoding="utf-8")
    _run(["po4a", "--no-translations", "po4a.cfg"], folder)


def itstool(folder: Path, pages: Sequence[Path]) -> None:
    """One catalog for all pages, in `po`."""
    (folder / "po").mkdir()
    _run(["itstool", "-o", "po/docs.po", *(f"source/{page.name}" for page in pages)], folder)


def fill(folder: Path) -> tuple[int, set[str]]:
    """Translates what the tool made; how many entries hold text, and the texts in which some links are the same."""
    count, ambiguous = 0, set()
    for path in sorted(folder.rglob("*.po")):
        catalog = polib.pofile(str(path), wrapwidth=0)
        catalog.metadata["Language"] = "eo"
        for entry in catalog:
            text = translated(entry.msgid)
            entry.msgstr = reordered(text) if crc32(flat(text).encode()) % 3 == 0 else text
            count += entry.msgstr != entry.msgid
            links = re.findall(r"<a\s[^>]*>", entry.msgid)
            if len(links) > len(set(links)):
                ambiguous.add(flat(entry.msgid))
        catalog.save()
    return count, ambiguous


def is_wrong(msgid: str, msgstr: str, *, ambiguous: bool) -> bool:
    """Whether a translation is not the one of its text: its letters, and those of each link. Links that are the same on
    the page may have changed places.
    """
    expected = translated(msgid)
    if Counter(flat(expected)) != Counter(flat(msgstr)):
        return True
    for name in () if ambiguous else set(re.findall(r"<(a\d*)>", msgid)):
        first, second = (re.search(f"<{name}>(.*?)</{name}>", text, re.DOTALL) for text in (expected, msgstr))
        if not first or not second or Counter(flat(first[1])) != Counter(flat(second[1])):
            return True
    return False


def flat(text: str) -> str:
    """The text as a reader sees it, without white space: what all tools have to agree on."""
    return "".join(decode(TAG.sub("", text)).split())


def measure(
    tool: Callable[[Path, Sequence[Path]], None], pages: Sequence[Path], language: str, *, verbose: bool
) -> tuple[list[str], bool]:
    """A row of the table, and whether the promise is kept."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "source").mkdir()
        for page in pages:
            shutil.copy(page, folder / "source")
        tool(folder, pages)
        entries, ambiguous = fill(folder / "po")
        (folder / "diglot.toml").write_text(CONFIGURATION.format(language=language), encoding="utf-8")
        _run([str(DIGLOT), "extract", "-q"], folder)
        _run([str(DIGLOT), "update", "-q"], folder)
        report = json.loads(_run([str(DIGLOT), "rekey", "po", "--quiet", "--format", "json"], folder))
        ours = polib.pofile(str(folder / "locales" / "eo" / "LC_MESSAGES" / "docs.po"))
        live = [entry for entry in ours if not entry.obsolete]
        taken = [entry for entry in live if entry.msgstr]
        bad = [e for e in taken if is_wrong(e.msgid, e.msgstr, ambiguous=flat(e.msgid) in ambiguous)]
        texts = {(flat(entry.msgid), "<" in entry.msgid) for entry in live}
        left = [found for found in report["findings"] if found["code"] == "not-taken-over"]
        lost = [found for found in left if (flat(found["msgid"]), "<" in found["msgid"]) in texts]
        if verbose:
            _explain(tool.__name__, left, lost, live, bad)
        kept = 100 * (1 - len(lost) / (entries - len(left) + len(lost)))
        row: list[object] = [tool.__name__, language, len(pages), f"{entries:,}", f"{len(left) - len(lost):,}"]
        row += [f"{len(lost):,}", f"{kept:.2f} %", f"{len(live):,}", f"{100 * len(taken) / len(live):.2f} %", len(bad)]
        return list(map(str, row)), kept >= 99 and not bad


def _explain(
    tool: str, left: list[Any], lost: list[Any], live: Sequence[polib.POEntry], bad: Sequence[polib.POEntry]
) -> None:
    for found in left:
        kind = "lost" if found in lost else "no message"
        print(f"{tool}: {kind}: {found['path']}:{found['line']}: {found['message']}: {found['msgid']!r}")
    for entry in live:
        if not entry.msgstr:
            print(f"{tool}: untranslated: {entry.msgid!r}")
    for entry in bad:
        print(f"{tool}: wrong: {entry.msgid!r} -> {entry.msgstr!r}")


def _run(command: list[str], folder: Path) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode > 1:
        sys.exit(f"bench: {' '.join(command[:4])}: exit {done.returncode}\n{(done.stderr or done.stdout)[-2000:]}")
    return done.stdout + done.stderr


def main() -> int:
    """Runs all tools; 1 if one is below the promise."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--verbose", action="store_true")
    chosen = options.parse_args()
    missing = [name for name in ("po4a", "itstool") if not shutil.which(name)]
    if missing:
        sys.exit(f"bench: apt-get install {' '.join(missing)}")
    debian = corpora.pages(corpora.DEBIAN)
    python = corpora.pages(corpora.PYTHON)[::10]
    runs = [(html2po, debian, "zh_CN"), (po4a, debian, "zh_CN"), (itstool, debian, "zh_CN"), (html2po, python, "en")]
    rows, is_kept = [], True
    for tool, pages, language in runs:
        row, is_good = measure(tool, pages, language, verbose=chosen.verbose)
        rows.append(row)
        is_kept = is_kept and is_good
    head = ["catalogs of", "source", "pages", "translated", "no message", "lost", "kept", "messages", "filled", "wrong"]
    print(table(head, rows))
    return 0 if is_kept else 1


if __name__ == "__main__":
    sys.exit(main())
