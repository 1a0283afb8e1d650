"""`diglot update` beside msgmerge after a tenth of the messages was edited: time, and which old message each one found.

    .venv/bin/python -m bench.update [--sizes 1000 10000 50000] [--languages en zh_CN] [--again] [--scattered]

A catalog holds a translation of every message of real documentation. Its template is then edited: one to three words
of each tenth message are changed, one message in a hundred is gone and as many are new. Both programs get the same two
files; the `#|` lines of what they write tell which old message they took for a new one. What msgmerge did is kept in
the cache, by its input (it takes minutes); `--again` runs it anew. With `--scattered` messages have no pages, and
the template an order of its own: only similar words tell what comes from what. Exit 1 if a target is missed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from bench import corpora
from bench.measure import cost, table
from bench.messages import Sentence, pool
from diglot.catalog import new_header, read_catalog, render_entry, render_template
from diglot.catalog.match import match
from diglot.catalog.style import Style
from diglot.model import Message, Reference

DIGLOT = Path(sys.executable).with_name("diglot")
CONFIGURATION = 'targets = ["{target}"]\n\n[catalogs.docs]\nlanguage = "{source}"\n'
TARGETS = {"en": "de", "zh_CN": "en"}
NOW = datetime(2026, 1, 1, tzinfo=UTC)
_TOKEN = re.compile(r"<[^<>]*>|&[#\w]+;|[\u3400-\u9fff]{1,2}|[^\W\u3400-\u9fff]+|\s+|.", re.DOTALL)
_WORD = re.compile(r"[\u3400-\u9fff]{1,2}|[^\W\u3400-\u9fff]+")
_LEAST = 4
"""Words that a message must have to be edited."""


class Case(NamedTuple):
    """A catalog before and a template after its messages were edited."""

    language: str
    catalog: bytes
    template: bytes
    origins: dict[str, str]
    """Edited msgid -> the msgid that it was."""


class Result(NamedTuple):
    """What a program made of a case: CPU seconds, and the old messages that it took for the new ones."""

    cpu: float
    right: int
    wrong: int
    """Not the one that the message was made of, or one for a message that is new."""
    peak: float


def case(language: str, size: int, *, scattered: bool = False) -> Case:
    """A catalog of `size` messages with a tenth of them edited, the same in every run."""
    sentences = pool(language)
    if scattered:
        sentences = [Sentence(msgid, "") for msgid, _ in sentences]
    dice = random.Random(size)
    chosen, spare = sentences[:size], sentences[size:]
    vocabulary = [word for sentence in dice.sample(sentences, 3000) for word in _WORD.findall(sentence.msgid)]
    known = {sentence.msgid for sentence in sentences}
    able = [number for number, sentence in enumerate(chosen) if len(_WORD.findall(sentence.msgid)) >= _LEAST]
    due = set(dice.sample(able, size // 10))
    left = [number for number in range(size) if number not in due]
    gone = set(dice.sample(left, size // 100))
    new = dict(zip(dice.sample(left, size // 100), dice.sample(spare, size // 100), strict=True))
    after: list[Sentence] = []
    origins: dict[str, str] = {}
    for number, (msgid, page) in enumerate(chosen):
        if number in due:
            edited = msgid
            while edited in known:
                edited = _edit(msgid, vocabulary, dice)
            known.add(edited)
            origins[edited] = msgid
            after.append(Sentence(edited, page))
        elif number not in gone:
            after.append(chosen[number])
        if number in new:
            after.append(Sentence(new[number].msgid, page))
    if scattered:
        dice.shuffle(after)
    entries = [
        render_entry(_message(sentence, f"{number} {sentence.msgid}"), Style())
        for number, sentence in enumerate(chosen)
    ]
    header = render_template([], _header(language, TARGETS[language]), None).decode().replace("#, fuzzy\n", "")
    catalog = "\n\n".join([header.rstrip("\n"), *entries]) + "\n"
    template = render_template([_message(sentence, "") for sentence in after], _header(language, None), None)
    return Case(language, catalog.encode(), template, origins)


def _edit(msgid: str, vocabulary: Sequence[str], dice: random.Random) -> str:
    """The text with one to three words replaced, dropped or added, at most a quarter of them."""
    tokens = _TOKEN.findall(msgid)
    places = [number for number, token in enumerate(tokens) if _WORD.fullmatch(token)]
    count = dice.randint(1, max(1, min(3, len(places) // 4)))
    for place in sorted(dice.sample(places, count), reverse=True):
        word = dice.choice(vocabulary)
        gap = [" "] if word.isascii() else []
        match dice.choice(("replace", "drop", "add")):
            case "replace":
                tokens[place] = word
            case "drop":
                tokens[place] = ""
            case _:
                tokens[place:place] = [word, *gap]
    return " ".join("".join(tokens).split())


def _message(sentence: Sentence, msgstr: str) -> Message:
    references = (Reference(sentence.page),) if sentence.page else ()
    return Message(sentence.msgid, msgstr=(msgstr,), references=references, extracted=("<p>",))


def _header(language: str, locale: str | None) -> tuple[tuple[str, str], ...]:
    return new_header(
        project="Bench", version="", bugs_to="", source_language=language, locale=locale, now=NOW, basepath=None
    )


def ours(given: Case, folder: Path) -> Result:
    """What `diglot update` makes of a case."""
    target = TARGETS[given.language]
    path = folder / "locales" / target / "LC_MESSAGES" / "docs.po"
    path.parent.mkdir(parents=True)
    (folder / "source").mkdir()
    (folder / "diglot.toml").write_text(CONFIGURATION.format(target=target, source=given.language), "utf-8")
    (folder / "locales" / "docs.pot").write_bytes(given.template)
    path.write_bytes(given.catalog)
    spent = cost(DIGLOT, "update", cwd=folder)
    return _judged(given, path.read_bytes(), spent.cpu, spent.peak)


def theirs(given: Case, folder: Path, *, again: bool) -> tuple[Result, Result, bool]:
    """What msgmerge makes of it, with and without fuzzy matching, and whether that is from an earlier run."""
    digest = hashlib.sha256(given.catalog + given.template).hexdigest()[:16]
    kept = corpora.CACHE / "msgmerge" / f"{digest}.json"
    if kept.exists() and not again:
        first, second = json.loads(kept.read_text(encoding="utf-8"))
        return Result(*first), Result(*second), True
    (folder / "old.po").write_bytes(given.catalog)
    (folder / "new.pot").write_bytes(given.template)
    results = []
    for option in ("--previous", "--no-fuzzy-matching"):
        spent = cost("msgmerge", "--quiet", option, "-o", "new.po", "old.po", "new.pot", cwd=folder)
        results.append(_judged(given, (folder / "new.po").read_bytes(), spent.cpu, spent.peak))
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(json.dumps(results), encoding="utf-8")
    return results[0], results[1], False


def _judged(given: Case, raw: bytes, cpu: float, peak: float) -> Result:
    catalog = read_catalog(raw, "new.po")
    proposed = {m.msgid: m.previous_msgid for m in catalog.messages if m.is_fuzzy and not m.obsolete}
    right = sum(given.origins.get(msgid) == previous for msgid, previous in proposed.items())
    return Result(cpu, right, len(proposed) - right, peak)


def matching(given: Case) -> float:
    """CPU seconds of our matching alone: of two catalogs that are read, to who comes from whom."""
    old, new = read_catalog(given.catalog, "old.po"), read_catalog(given.template, "new.pot")
    from rapidfuzz import process  # noqa: F401  start-up is no part of it

    begun = time.process_time()
    match(old.messages, new.messages)
    return time.process_time() - begun


def main() -> int:
    """Prints the table; 1 if a target is missed."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000, 50_000])
    options.add_argument("--languages", nargs="+", choices=list(TARGETS), default=list(TARGETS))
    options.add_argument("--again", action="store_true", help="run msgmerge anew")
    options.add_argument("--scattered", action="store_true", help="no pages and another order")
    chosen = options.parse_args()
    # Installed programs have their bytecode, and so shall ours, whatever the environment says.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    if not shutil.which("msgmerge"):
        sys.exit("bench: no msgmerge here: apt-get install gettext")
    rows: list[list[str]] = []
    missed: list[str] = []
    for language in chosen.languages:
        for size in chosen.sizes:
            given = case(language, size, scattered=chosen.scattered)
            with tempfile.TemporaryDirectory() as name:
                folder = Path(name)
                (folder / "msgmerge").mkdir()
                # Start-up, most of what a small catalog costs, is the median of five, the first of which fills caches.
                count = 5 if size <= 1000 else 1
                runs = [ours(given, folder / f"diglot-{number}") for number in range(count)]
                own = sorted(runs)[count // 2]
                peer, plain, is_old = theirs(given, folder / "msgmerge", again=chosen.again)
            alone = matching(given)
            whole, part = peer.cpu / own.cpu, (peer.cpu - plain.cpu) / alone
            found = [f"{own.cpu:.2f}", f"{whole:.1f}", f"{alone:.2f}", f"{part:.1f}", f"{own.peak:.0f}"]
            rows.append([language, f"{size}", "diglot", *found, f"{own.right}", f"{own.wrong}"])
            who = "msgmerge (earlier run)" if is_old else "msgmerge"
            peers = [f"{peer.cpu:.2f}", "1", f"{peer.cpu - plain.cpu:.2f}", "1", f"{peer.peak:.0f}"]
            rows.append([language, f"{size}", who, *peers, f"{peer.right}", f"{peer.wrong}"])
            missed += [f"{language}, {size}: {what}" for what in _missed(size, own, peer, whole, part)]
    head = ["source", "messages", "program", "CPU s", "ratio", "matching", "ratio", "peak MB", "right", "wrong"]
    print(table(head, rows))
    print("\n".join(f"MISSED {line}" for line in missed) or "every target is met")
    return 1 if missed else 0


def _missed(size: int, own: Result, peer: Result, whole: float, part: float) -> list[str]:
    """The targets of this size that the results miss."""
    wanted = {
        50_000: {
            "at least 50 times as fast": whole >= 50,
            "matching alone at least 100 times as fast": part >= 100,
            "at least as many right": own.right >= peer.right,
            "at most half as many wrong": own.wrong * 2 <= peer.wrong,
        },
        10_000: {
            "at least 10 times as fast": whole >= 10,
            "right matches within 1 %": own.right >= 0.99 * peer.right,
        },
        1_000: {"at most 0.4 s": own.cpu <= 0.4},
    }
    return [what for what, is_met in wanted.get(size, {}).items() if not is_met]


if __name__ == "__main__":
    sys.exit(main())
