"""The law of change, on real pages and hostile inputs in every encoding: a letter more in every message.

    python -m bench.law_of_change [--folder DIR] [--sample N] [--jobs 2] [--failures 20]

Identity: with no translation the page's bytes come back. Change: with a letter appended to every message,
the built page has the same messages, each with that letter, and nothing else of it differs. Exit 1 on any
failure; a page that is refused is a failure. With `--folder` it takes the pages below a folder instead, each as it is.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from random import Random
from typing import NamedTuple, TypeVar

from bench import corpora
from bench.forms import FORMS, XHTML
from bench.measure import table
from diglot.markup import ScanRules, edit, pair, read_page, scan, splice
from diglot.markup.tokens import Kind, tokens
from diglot.markup.vocabulary import RUBY
from diglot.model import DiglotError, Edit, Page, Segment

RULES = ScanRules(languages=("en", "zh_CN"))
LETTER = "x"
TEXT = {Kind.TEXT, Kind.RCDATA, Kind.CDATA}


class Source(NamedTuple):
    """A page to test, decoded."""

    corpus: str
    name: str
    text: str


class Result(NamedTuple):
    """What became of a page in one form: how many messages it has, and what went wrong, if anything."""

    corpus: str
    form: str
    name: str
    messages: int
    fault: str | None


def sources() -> list[Source]:
    """All pages and all inputs of the tree-construction tests."""
    found = [
        Source(package, page.name, page.read_text(encoding="utf-8"))
        for package in corpora.PACKAGES
        for page in corpora.pages(package)
    ]
    return found + [Source("html5lib tree", case.name, case.data) for case in corpora.tree_cases()]


def check(source: Source) -> list[Result]:
    """What becomes of a page in each form."""
    return [
        _result(source, name, form(source.text), f"{source.name}.{'xhtml' if name == XHTML else 'html'}")
        for name, form in FORMS.items()
    ]


def check_file(folder: Path, path: Path) -> list[Result]:
    """What becomes of a page as it is."""
    source = Source(folder.name, str(path.relative_to(folder)), "")
    return [_result(source, "itself", path.read_bytes(), path.name)]


def _result(source: Source, form: str, raw: bytes, name: str) -> Result:
    try:
        messages, fault = _check(raw, name)
    except DiglotError as refused:
        messages, fault = 0, f"refused: {refused}"
    except Exception as crash:  # noqa: BLE001 - one page must not hide what the others show
        messages, fault = 0, f"crashed: {crash!r}"
    return Result(source.corpus, form, source.name, messages, fault)


def changed(msgid: str) -> str:
    """The msgstr that says the same and a letter more."""
    # "<" and a letter would read as a tag.
    return (msgid[:-1] + "&lt;" if msgid.endswith("<") else msgid) + LETTER


def _check(raw: bytes, name: str) -> tuple[int, str | None]:
    page = read_page(raw, name)
    segments = scan(page, RULES).segments
    if splice(page.text, []).text.encode(page.codec) != raw:
        return len(segments), "identity: other bytes"
    edits: list[Edit] = []
    for segment in segments:
        pairing = pair(segment.msgid, changed(segment.msgid), tuple(code for code in segment.codes if code.name))
        if not pairing.is_usable or pairing.problems:
            return len(segments), f"change refused: {segment.msgid!r}: {pairing.problems}"
        edits.append(edit(segment, page, pairing.parts))
    built = splice(page.text, edits).text.encode(page.codec)
    result = read_page(built, name)
    return len(segments), _difference(page, segments, result, scan(result, RULES).segments)


def _difference(page: Page, old: tuple[Segment, ...], result: Page, new: tuple[Segment, ...]) -> str | None:
    """What the built page has besides a letter more in every message."""
    wanted = [changed(segment.msgid) for segment in old]
    found = [segment.msgid for segment in new]
    if wanted != found:
        differing = next((pair for pair in zip(wanted, found, strict=False) if pair[0] != pair[1]), ("", ""))
        return f"{len(wanted)} messages, then {len(found)}; {differing[0]!r} became {differing[1]!r}"
    if page.codec != result.codec:
        return f"{page.codec} became {result.codec}"
    if _outside(page, old) != _outside(result, new):
        return "the text around the messages differs"
    if _markup(page, old) != _markup(result, new):
        return "the markup differs"
    return None


def _outside(page: Page, segments: tuple[Segment, ...]) -> str:
    """The text around messages, without comments: one inside a message moves to its start."""
    text = page.text
    # Quotes around a value are ours to add where the source had none.
    spans = [(one.start - len(one.quote), one.end + len(one.quote), "\0") for one in segments]
    spans += [(start, end, "") for kind, start, end, _ in tokens(text, xml=page.is_xml) if kind == Kind.COMMENT]
    parts, position = [], 0
    for start, end, instead in sorted(spans):
        if start >= position:  # one inside another leaves no text between them
            parts += [text[position:start], instead]
            position = end
    return "".join([*parts, text[position:]])


def _markup(page: Page, segments: tuple[Segment, ...]) -> tuple[list[str], Counter[str]]:
    """All tags in order, without the messages in them, and all comments, which may move in a message."""
    text = page.text
    inside = [segment for segment in segments if segment.kind in ("attribute", "json")]
    tags: list[str] = []
    comments: Counter[str] = Counter()
    upcoming = 0
    for kind, start, end, name in tokens(text, xml=page.is_xml):
        # the end tags that parts of a ruby element leave out are written out when their message changes
        if kind in TEXT or (kind == Kind.CLOSE and name in RUBY):
            continue
        parts, position = [], start
        while upcoming < len(inside) and inside[upcoming].start < end:
            parts.append(text[position : inside[upcoming].start].removesuffix('"'))
            position = inside[upcoming].end
            upcoming += 1
            position += text.startswith('"', position)
        source = "".join([*parts, text[position:end]])
        if kind == Kind.COMMENT:
            comments[source] += 1
        else:
            tags.append(source)
    return tags, comments


def _report(results: Iterator[list[Result]], shown: int) -> int:
    pages: Counter[tuple[str, str]] = Counter()
    messages: Counter[tuple[str, str]] = Counter()
    failed: Counter[tuple[str, str]] = Counter()
    faults: list[Result] = []
    for result in (one for many in results for one in many):
        key = result.corpus, result.form
        pages[key] += 1
        messages[key] += result.messages
        if result.fault is not None:
            failed[key] += 1
            faults.append(result)
    first = {fault.name: fault for fault in reversed(faults)}
    for fault in list(first.values())[-shown:]:
        print(f"{fault.corpus} {fault.name} as {fault.form}: {fault.fault}")
    rows = [[*key, f"{pages[key]:,}", f"{messages[key]:,}", f"{failed[key]:,}"] for key in pages]
    total = ["all", "", f"{pages.total():,}", f"{messages.total():,}", f"{failed.total():,}"]
    print(table(["corpus", "form", "pages", "messages", "failures"], [*rows, total]))
    return 1 if faults else 0


def main() -> int:
    """Checks all pages in all forms; 1 if any failed."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--folder", type=Path, metavar="DIR", help="the pages below DIR, each as it is")
    options.add_argument("--sample", type=int, metavar="N", help="only N pages, chosen at random")
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument("--failures", type=int, default=20, help="how many to print, one a page")
    chosen = options.parse_args()
    with ProcessPoolExecutor(chosen.jobs) as pool:
        if chosen.folder is None:
            results = pool.map(check, _sample(sources(), chosen.sample), chunksize=16)
        else:
            results = pool.map(
                partial(check_file, chosen.folder), _sample(_below(chosen.folder), chosen.sample), chunksize=16
            )
        return _report(results, chosen.failures)


_T = TypeVar("_T")


def _sample(found: list[_T], size: int | None) -> list[_T]:
    return Random(1).sample(found, size) if size and size < len(found) else found


def _below(folder: Path) -> list[Path]:
    kinds = {".html", ".htm", ".xhtml"}  # page.html.en is one, too
    pages = [path for path in sorted(folder.rglob("*.*")) if kinds & {*path.suffixes[-2:]} and path.is_file()]
    if not pages:
        sys.exit(f"bench: {folder}: no page; name a folder with .html, .htm or .xhtml files below it")
    return pages


if __name__ == "__main__":
    sys.exit(main())
