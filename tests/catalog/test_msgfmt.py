"""What gettext's msgfmt refuses is never accepted in silence, and what is accepted means the same to both."""

import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from diglot.catalog import Style, read_catalog, reader, render_entry, syntax, update_catalog
from diglot.catalog.syntax import Entry
from diglot.checks import Pair, check_of
from diglot.model import Catalog, CatalogError
from tests.catalog.mutants import SEED, Verdict, damaged, verdicts

needs_msgfmt = pytest.mark.skipif(not shutil.which("msgfmt"), reason="GNU gettext is not installed")

BATCH = 500
_FLAGS = re.compile(r"^[ \t]*#,", re.MULTILINE)
OF_CONTENT = [check_of(code).find for code in ("edge-newline", "format-placeholder")]
"""What stands in for msgfmt's rules on translations: the others are warnings of the reader."""


def read(raw: bytes) -> Catalog | str:
    """The catalog, or its first fault."""
    try:
        return read_catalog(raw, "a.po")
    except CatalogError as error:
        return str(error)


def has_findings(catalog: Catalog) -> bool:
    return bool(catalog.warnings) or any(
        True for message in catalog.messages for find in OF_CONTENT for _ in find(Pair(message, "zh_CN"))
    )


def compiled(catalog: Catalog) -> dict[bytes, bytes]:
    """What msgfmt should make of a catalog: translations that are live, not fuzzy, and have their first form."""
    found = {}
    for message in catalog.messages:
        if message.msgstr[0] and not message.is_fuzzy and not message.obsolete:
            key = message.msgid if message.msgctxt is None else f"{message.msgctxt}\4{message.msgid}"
            key += "" if message.msgid_plural is None else f"\0{message.msgid_plural}"
            found[key.encode(catalog.codec)] = "\0".join(message.msgstr).encode(catalog.codec)
    return found


def compare(folder: Path, chance: random.Random, count: int) -> None:
    """Reads as many mutants; what has no finding goes to msgfmt."""
    accepted = []
    for _ in range(count):
        raw = damaged(chance)
        catalog = read(raw)
        if isinstance(catalog, Catalog) and not has_findings(catalog):
            accepted.append((raw, catalog))
    assert len(accepted) > count / 20, "mutants that all are refused show nothing"
    for (raw, catalog), verdict in zip(accepted, verdicts(folder, [raw for raw, _ in accepted]), strict=True):
        assert_same(raw, catalog, verdict)
    for raw, catalog in accepted[::5]:
        assert_kept(raw, catalog)


def assert_same(raw: bytes, catalog: Catalog, verdict: Verdict) -> None:
    shown = f"{raw.decode(errors='replace')}\n{verdict.words}"
    entries = [catalog.text[message.start : message.end] for message in catalog.messages]
    # Of several lines of flags msgfmt reads the last alone, and `#=` it does not know yet; to us a message is
    # fuzzy if any of them says so.
    if any(len(_FLAGS.findall(entry)) > 1 or "#=" in entry for entry in entries):
        assert verdict.is_accepted or "format" in verdict.words or "do not both" in verdict.words, shown
        return
    assert verdict.is_accepted, shown
    assert compiled(catalog) == {key: value for key, value in verdict.compiled.items() if key}, shown


def assert_kept(raw: bytes, catalog: Catalog) -> None:
    """What is read is what an update writes, and what an entry that is written anew says."""
    template = Catalog(path="a.pot", messages=tuple(message for message in catalog.messages if not message.obsolete))
    if sorted(catalog.messages, key=lambda message: message.obsolete) == list(catalog.messages):
        assert update_catalog(catalog, template, (), wanted=lambda _: True).content == raw
    for message in catalog.messages:
        again = read_catalog(f'msgid ""\nmsgstr ""\n\n{render_entry(message, Style())}'.encode(), "b.po").messages[0]
        assert (again.key, again.msgid_plural, again.msgstr) == (message.key, message.msgid_plural, message.msgstr)


@needs_msgfmt
@pytest.mark.parametrize("seed", range(10))
def test_damaged_catalogs_are_refused_where_msgfmt_refuses_them(tmp_path: Path, seed: int) -> None:
    compare(tmp_path, random.Random(seed), BATCH)


@needs_msgfmt
@pytest.mark.slow
@pytest.mark.parametrize("seed", range(400))
def test_damaged_catalogs_are_refused_where_msgfmt_refuses_them_in_the_long_run(tmp_path: Path, seed: int) -> None:
    compare(tmp_path, random.Random(f"long {seed}"), BATCH)


def entries(text: str, read_next: Callable[[str, int, str], Entry | None]) -> list[Entry] | str:
    """All entries with this reader of the next one, or the place of the fault."""
    found: list[Entry] = []
    try:
        while entry := read_next(text, found[-1].end if found else 0, "a.po"):
            found.append(entry._replace(plain=False))
    except CatalogError as error:
        return error.where
    return found


def test_entries_are_the_same_by_expression_and_by_tokens() -> None:
    chance = random.Random(3)
    for _ in range(2_000):
        # A carriage return that ends no line is refused before.
        text = re.sub(r"\r(?!\n)", " ", damaged(chance).decode("latin-1"))
        assert entries(text, syntax.next_entry) == entries(text, syntax._strict_entry)


def test_usual_entries_are_the_same_by_their_lines_and_by_the_grammar(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(4)
    raws = [damaged(chance) for _ in range(2_000)]
    by_lines = [read(raw) for raw in raws]
    monkeypatch.setattr(reader, "next_usual", lambda text, at: None)
    assert by_lines == [read(raw) for raw in raws]


@needs_msgfmt
def test_the_seed_is_a_catalog_that_msgfmt_takes(tmp_path: Path) -> None:
    catalog = read(SEED)
    assert isinstance(catalog, Catalog)
    assert len(catalog.messages) == 9
    assert_same(SEED, catalog, verdicts(tmp_path, [SEED])[0])
