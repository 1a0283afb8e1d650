"""split: the messages of a domain spread over files, and moved between them without a loss."""

import errno
import os
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diglot.catalog import Translation, filled, read_catalog
from diglot.config import Config, load
from diglot.model import Catalog, Message, Outcome
from diglot.runtime import disk
from diglot.runtime.files import Writer
from diglot.stages.baseline import Baseline
from diglot.stages.build import build
from diglot.stages.check import check, check_files
from diglot.stages.extract import extract
from diglot.stages.project import check_locale_folders
from diglot.stages.rekey import rekey
from diglot.stages.stats import stats
from diglot.stages.update import update
from tests.projects import make_project

NOW = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
SPLITS = ("none", "folder", "page")
TOML = 'split = "{split}"\ntargets = ["de"]\n[catalogs.web]\nlanguage = "en"\n'
HEADER = """<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Harbour</title><p>Opening hours"""
PAGES = {
    "index.html": f"{HEADER}<p>Welcome<p>Contact",
    "news/a.html": f"{HEADER}<p>A boat came in.<p>All the news",
    "news/b.html": f"{HEADER}<p>A boat went out.<p>All the news",
    "guide/walks/pier.html": f"{HEADER}<p>Along the pier",
}


def _project(root: Path, split: str = "none", pages: Mapping[str, str] = PAGES) -> Config:
    files = {f"source/{name}": text for name, text in pages.items()}
    make_project(root, {"diglot.toml": TOML.format(split=split), **files})
    for path in (root / "source").rglob("*.html"):
        if path.relative_to(root / "source").as_posix() not in pages:
            path.unlink()
    return load(root)


def _run(config: Config, *, write: bool = True) -> tuple[Outcome, Outcome]:
    extracted = extract(config, write=write, diff=False, jobs=1, now=NOW)
    return extracted, update(config, locales=config.targets, write=write, diff=False, now=NOW)


def _moved(root: Path, split: str, pages: Mapping[str, str] = PAGES) -> Config:
    """The project after a change of `split` or of its pages, brought up to date without a fault."""
    config = _project(root, split, pages)
    for outcome in _run(config):
        assert outcome.faults == ()
    return config


def _files(config: Config, locale: str = "de") -> dict[str, Catalog]:
    """The catalogs of the locale, by path from LC_MESSAGES."""
    folder = config.locales / locale / "LC_MESSAGES"
    paths = sorted(folder.rglob("*.po"))
    return {path.relative_to(folder).as_posix(): read_catalog(path.read_bytes(), str(path)) for path in paths}


def _templates(config: Config) -> list[str]:
    return sorted(path.relative_to(config.locales).as_posix() for path in config.locales.rglob("*.pot"))


def _translate(config: Config, translations: Mapping[str, Translation]) -> None:
    """What a translator does: fill the messages in, in whichever file they are."""
    for path in config.locales.rglob("*.po"):
        catalog = read_catalog(path.read_bytes(), str(path))
        own = {key: translations[key.msgid] for key in catalog.live if key.msgid in translations}
        path.write_bytes(filled(catalog, own))


TRANSLATIONS = {
    "Harbour": Translation("Hafen"),
    "Opening hours": Translation("Öffnungszeiten", comments=("as on the door",)),
    "Welcome": Translation("Willkommen"),
    "A boat came in.": Translation("Ein Boot kam.", is_fuzzy=True),
    "All the news": Translation("Alles Neue"),
    "Along the pier": Translation("Am Pier entlang"),
}


def _work(config: Config) -> Counter[tuple[object, ...]]:
    """All that translators have done, wherever it stands."""
    return Counter(map(_said, (message for catalog in _files(config).values() for message in catalog.messages)))


def _said(message: Message) -> tuple[object, ...]:
    state = (message.obsolete, message.flags, message.comments, message.previous_msgid)
    return message.msgctxt, message.msgid, message.msgstr, *state


def _texts(files: Mapping[str, Catalog]) -> dict[str, list[str]]:
    return {path: [message.msgid for message in catalog.live.values()] for path, catalog in files.items()}


def test_one_file_for_each_folder(tmp_path: Path) -> None:
    config = _moved(tmp_path, "folder")
    assert _templates(config) == ["web.pot", "web/guide/walks.pot", "web/news.pot"]
    assert _texts(_files(config)) == {
        "web.po": ["Harbour", "Opening hours", "Welcome", "Contact"],
        "web/guide/walks.po": ["Along the pier"],
        "web/news.po": ["A boat came in.", "All the news", "A boat went out."],
    }


def test_one_file_for_each_page_and_what_pages_share_is_where_they_meet(tmp_path: Path) -> None:
    config = _moved(tmp_path, "page")
    assert _texts(_files(config)) == {
        "web.po": ["Harbour", "Opening hours"],
        "web/guide/walks/pier.html.po": ["Along the pier"],
        "web/index.html.po": ["Welcome", "Contact"],
        "web/news.po": ["All the news"],
        "web/news/a.html.po": ["A boat came in."],
        "web/news/b.html.po": ["A boat went out."],
    }
    assert _files(config)["web/news/a.html.po"].field("X-Poedit-Basepath") == "../../../../.."


def test_a_template_without_messages_keeps_the_domain_together(tmp_path: Path) -> None:
    config = _moved(tmp_path, "page", {"a.html": "<p>One", "b.html": "<p>Two"})
    assert _templates(config) == ["web.pot", "web/a.html.pot", "web/b.html.pot"]
    assert sorted(_files(config)) == ["web/a.html.po", "web/b.html.po"]


@pytest.mark.parametrize("ways", [("page",), ("folder", "page"), ("page", "folder"), ("folder",)])
def test_there_and_back_again_every_byte_of_an_entry_is_the_same(tmp_path: Path, ways: Sequence[str]) -> None:
    config = _moved(tmp_path, "none")
    _translate(config, TRANSLATIONS)
    path = config.locales / "de" / "LC_MESSAGES" / "web.po"
    odd = path.read_bytes().replace(b'msgstr "Willkommen"', b'msgstr ""\n"Will"\n"kommen"').replace(b"FULL NAME", b"Jo")
    path.write_bytes(odd)
    work = _work(config)
    for split in ways:
        config = _moved(tmp_path, split)
        assert _work(config) == work
        assert {catalog.field("Last-Translator") for catalog in _files(config).values()} == {"Jo <EMAIL@ADDRESS>"}
    config = _moved(tmp_path, "none")
    entries = Counter(path.read_bytes().split(b"\n\n")[1:])
    assert Counter(entry.strip() for entry in entries) == Counter(entry.strip() for entry in odd.split(b"\n\n")[1:])


@settings(max_examples=25)
@given(
    st.lists(st.sampled_from(SPLITS), min_size=1, max_size=4),
    st.dictionaries(st.sampled_from([*TRANSLATIONS]), st.booleans()),
    st.lists(st.sampled_from([*PAGES]), unique=True, max_size=2),
)
def test_any_way_through_the_splits_keeps_all_work_and_ends(
    splits: list[str], chosen: dict[str, bool], gone: list[str]
) -> None:
    with TemporaryDirectory() as folder:
        root = Path(folder)
        config = _moved(root, "none")
        _translate(config, {msgid: TRANSLATIONS[msgid]._replace(is_fuzzy=fuzzy) for msgid, fuzzy in chosen.items()})
        pages = {name: text for name, text in PAGES.items() if name not in gone}
        if pages:
            config = _moved(root, "none", pages)  # some work is obsolete
        work, first = _work(config), {path: catalog.text for path, catalog in _files(config).items()}
        for split in splits:
            config = _moved(root, split, pages or PAGES)
            assert _work(config) == work
            assert all(outcome.changes == () for outcome in _run(config))
            live = Counter(msgid for msgids in _texts(_files(config)).values() for msgid in msgids)
            assert set(live.values()) <= {1}
        config = _moved(root, "none", pages or PAGES)
        assert [*_files(config)] == [*first]


def test_pages_are_the_same_whatever_the_split_and_also_before_the_update(tmp_path: Path) -> None:
    config = _moved(tmp_path, "none")
    _translate(config, TRANSLATIONS)

    def built() -> dict[str, bytes]:
        build(config, locales=["de"], output=None, write=True, diff=False, bare=False, jobs=1)
        return {path.name: path.read_bytes() for path in (tmp_path / "build").rglob("*.html")}

    expected = built()
    assert b"Willkommen" in expected["index.html"]
    for split in ("page", "folder", "none"):
        config = _project(tmp_path, split)
        assert built() == expected
        extract(config, write=True, diff=False, jobs=1, now=NOW)
        assert built() == expected
        update(config, locales=["de"], write=True, diff=False, now=NOW)
        assert built() == expected


def test_a_page_that_is_renamed_keeps_its_translations_the_edited_ones_as_fuzzy(tmp_path: Path) -> None:
    config = _moved(tmp_path, "page")
    _translate(config, {**TRANSLATIONS, "A boat came in.": Translation("Ein Boot kam.")})
    pages = dict(PAGES)
    pages["archive/boats.html"] = pages.pop("news/a.html").replace("came in.", "came in yesterday.")
    pages["guide/pier.html"] = pages.pop("guide/walks/pier.html")
    files = _files(_moved(tmp_path, "page", pages))
    assert _texts(files)["web/guide/pier.html.po"] == ["Along the pier"]
    (message,) = files["web/archive/boats.html.po"].messages
    assert (message.msgstr, message.is_fuzzy) == (("Ein Boot kam.",), True)
    assert message.previous_msgid == "A boat came in."
    assert "web/news/a.html.po" not in files
    assert "web/guide/walks/pier.html.po" not in files


def test_obsolete_entries_wait_in_the_nearest_file_and_come_back_from_there(tmp_path: Path) -> None:
    config = _moved(tmp_path, "page")
    _translate(config, TRANSLATIONS)
    work = _work(config)
    without = {name: text for name, text in PAGES.items() if "pier" not in name}
    files = _files(_moved(tmp_path, "page", without))
    assert "web/guide/walks/pier.html.po" not in files
    assert [message.msgstr for message in files["web.po"].obsolete.values()] == [("Am Pier entlang",)]
    assert _work(_moved(tmp_path, "page")) == work


def test_a_move_is_no_loss_that_would_stop_an_update(tmp_path: Path) -> None:
    pages = {"a.html": "<p>".join(f"Sentence number {number}." for number in range(40)), "b/c.html": "<p>Else"}
    config = _project(tmp_path, "page", pages)
    _run(config)
    _translate(config, {f"Sentence number {number}.": Translation(f"Satz {number}.") for number in range(40)})
    pages["z/a.html"] = pages.pop("a.html")
    config = _moved(tmp_path, "page", pages)
    assert len([m for m in _files(config)["web/z/a.html.po"].messages if m.is_usable]) == 40
    config = _project(tmp_path, "page", {"b/c.html": "<p>Else"})
    (fault,) = _run(config)[1].faults
    assert str(fault).startswith("locales/de/LC_MESSAGES/web: 40 of 40 translations would become obsolete")


def test_the_report_tells_what_moved_and_what_is_removed(tmp_path: Path) -> None:
    _moved(tmp_path, "page")
    extracted, updated = _run(_project(tmp_path, "folder"))
    assert [(change.path, change.removed) for change in extracted.changes if change.removed] == [
        (f"locales/web/{page}.pot", True)
        for page in ("guide/walks/pier.html", "index.html", "news/a.html", "news/b.html")
    ]
    moved = {update.path.rpartition("LC_MESSAGES/")[2]: update.moved for update in updated.updates}
    assert moved == {"web.po": 2, "web/guide/walks.po": 1, "web/news.po": 2}
    assert sum(change.removed for change in updated.changes) == 4


@pytest.mark.parametrize("diff", [False, True])
def test_without_writing_the_same_is_told_and_nothing_done(tmp_path: Path, diff: bool) -> None:
    config = _moved(tmp_path, "none")
    _translate(config, TRANSLATIONS)
    config = _project(tmp_path, "page")
    extract(config, write=True, diff=False, jobs=1, now=NOW)
    before = {path: path.read_bytes() for path in config.locales.rglob("*") if path.is_file()}
    told = update(config, locales=["de"], write=False, diff=diff, now=NOW)
    assert {path: path.read_bytes() for path in config.locales.rglob("*") if path.is_file()} == before
    assert any('-msgstr "Willkommen"' in change.diff for change in told.changes) is diff
    done = update(config, locales=["de"], write=True, diff=False, now=NOW)
    assert [change.path for change in told.changes] == [change.path for change in done.changes]


def test_a_template_that_somebody_else_made_is_left_alone(tmp_path: Path) -> None:
    config = _moved(tmp_path, "page")
    foreign = tmp_path / "locales" / "web" / "other.pot"
    foreign.write_text('msgid ""\nmsgstr ""\n\nmsgid "Foreign"\nmsgstr ""\n', "utf-8")
    config = _moved(tmp_path, "none")
    assert foreign.exists()
    assert _templates(config) == ["web.pot", "web/other.pot"]
    assert "Foreign" not in _texts(_files(config))["web.po"]


def test_a_catalog_of_others_in_a_folder_is_left_alone_where_domains_are_not_split(tmp_path: Path) -> None:
    config = _moved(tmp_path, "none")
    foreign = tmp_path / "locales" / "de" / "LC_MESSAGES" / "web" / "other.po"
    foreign.parent.mkdir()
    foreign.write_text('msgid ""\nmsgstr ""\n"Language: de\\n"\n\nmsgid "Welcome"\nmsgstr "Foreign"\n', "utf-8")
    before = foreign.read_bytes()
    assert _run(config)[1] == Outcome()
    assert foreign.read_bytes() == before


def test_a_catalog_that_cannot_be_read_stops_the_move_and_loses_nothing(tmp_path: Path) -> None:
    config = _moved(tmp_path, "page")
    _translate(config, TRANSLATIONS)
    broken = config.locales / "de" / "LC_MESSAGES" / "web" / "news.po"
    whole = broken.read_bytes()
    broken.write_bytes(whole + b'\nmsgid "a')
    before = {path: path.read_bytes() for path in (config.locales / "de").rglob("*.po")}
    config = _project(tmp_path, "none")
    (fault,) = _run(config)[1].faults
    assert fault.where.startswith("locales/de/LC_MESSAGES/web/news.po:")
    assert {path: path.read_bytes() for path in (config.locales / "de").rglob("*.po")} == before
    broken.write_bytes(whole)
    assert sorted(_files(_moved(tmp_path, "none"))) == ["web.po"]


def test_a_page_that_cannot_be_read_keeps_its_messages_through_a_move(tmp_path: Path) -> None:
    config = _moved(tmp_path, "none")
    _translate(config, TRANSLATIONS)
    config = _project(tmp_path, "page")
    (tmp_path / "source" / "news" / "a.html").write_bytes(b'<meta charset="utf-8"><p>\xff</p>')
    extracted, updated = _run(config)
    assert [fault.exit_code for fault in extracted.faults] == [2]
    assert updated.faults == ()
    assert _texts(_files(config))["web/news/a.html.po"] == ["A boat came in."]


def test_nothing_is_taken_out_of_a_file_before_it_is_in_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = _moved(tmp_path, "page")
    _translate(config, TRANSLATIONS)
    msgids = {message.msgid for catalog in _files(config).values() for message in catalog.messages}
    config = _project(tmp_path, "folder")
    extract(config, write=True, diff=False, jobs=1, now=NOW)
    commit, met = Writer.commit, []

    def interrupted(files: Writer) -> object:
        result = commit(files)
        met.append({message.msgid for catalog in _files(config).values() for message in catalog.messages})
        if len(met) == 1:
            raise KeyboardInterrupt
        return result

    monkeypatch.setattr(Writer, "commit", interrupted)
    with pytest.raises(KeyboardInterrupt):
        update(config, locales=["de"], write=True, diff=False, now=NOW)
    assert met == [msgids]
    assert update(config, locales=["de"], write=True, diff=False, now=NOW).faults == ()
    assert {message.msgid for catalog in _files(config).values() for message in catalog.messages} == msgids
    live = Counter(msgid for texts in _texts(_files(config)).values() for msgid in texts)
    assert set(live.values()) == {1}


def test_what_an_editor_saves_during_a_move_is_not_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = _moved(tmp_path, "page")
    _translate(config, TRANSLATIONS)
    config = _project(tmp_path, "none")
    extract(config, write=True, diff=False, jobs=1, now=NOW)
    path = config.locales / "de" / "LC_MESSAGES" / "web" / "index.html.po"
    commit = Writer.commit

    def late(files: Writer) -> object:
        if path.exists() and b"Kontakt" not in path.read_bytes():
            path.write_bytes(path.read_bytes().replace(b'"Contact"\nmsgstr ""', b'"Contact"\nmsgstr "Kontakt"'))
        return commit(files)

    monkeypatch.setattr(Writer, "commit", late)
    (fault,) = update(config, locales=["de"], write=True, diff=False, now=NOW).faults
    assert fault.what == "was changed on disk meanwhile"
    assert path.exists()
    assert update(config, locales=["de"], write=True, diff=False, now=NOW).faults == ()
    assert not path.exists()
    assert _files(config)["web.po"].live[None, "Contact"].msgstr == ("Kontakt",)  # type: ignore[index]  # a plain tuple is equal


def test_of_two_translations_in_two_files_one_counts_and_the_other_is_kept(tmp_path: Path) -> None:
    config = _moved(tmp_path, "page")
    _translate(config, TRANSLATIONS)
    folder = config.locales / "de" / "LC_MESSAGES" / "web"
    other = (folder / "index.html.po").read_text("utf-8").replace("Willkommen", "Grüß Gott")
    (folder / "old.html.po").write_text(other.replace("YEAR-MO-DA HO:MI+ZONE", "2026-02-02 10:00+0000"), "utf-8")
    files = _files(_moved(tmp_path, "page"))
    assert "web/old.html.po" not in files
    said = {(m.msgstr[0], m.obsolete) for catalog in files.values() for m in catalog.messages if m.msgid == "Welcome"}
    assert said == {("Grüß Gott", False), ("Willkommen", True)}


def test_checks_and_progress_are_those_of_one_file(tmp_path: Path) -> None:
    config = _moved(tmp_path, "none")
    _translate(config, {**TRANSLATIONS, "Welcome": Translation("Willkommen!!")})

    def looked_at() -> object:
        outcome = check(config, current=True, jobs=1, now=NOW)
        assert outcome.faults == ()
        findings = sorted((finding.code, finding.domain, finding.msgid, finding.page) for finding in outcome.findings)
        return findings, stats(config).progress

    expected = looked_at()
    for split in ("page", "folder"):
        config = _moved(tmp_path, split)
        assert looked_at() == expected
    for path in config.locales.rglob("*.po"):
        (subject,) = {finding.domain for finding in check_files([path], config=config).findings} or {"web"}
        assert subject == "web"


def test_a_move_that_is_due_is_no_missing_translation_but_outdated(tmp_path: Path) -> None:
    config = _moved(tmp_path, "none")
    _translate(config, TRANSLATIONS)
    before = stats(config).progress
    config = _project(tmp_path, "page")
    outcome = check(config, current=True, jobs=1, now=NOW)
    assert ("outdated-template", None, "web") in {(f.code, f.locale, f.domain) for f in outcome.findings}
    extract(config, write=True, diff=False, jobs=1, now=NOW)
    assert stats(config).progress == before
    codes = Counter(finding.code for finding in check(config, current=True, jobs=1, now=NOW).findings)
    assert codes["missing"] == 2
    assert codes["outdated-catalog"] == 6


def test_pages_that_differ_in_case_share_a_file(tmp_path: Path) -> None:
    if Path(str(tmp_path).swapcase()).exists():
        pytest.skip("this file system knows no case")
    pages = {"News/a.html": "<p>One", "news/b.html": "<p>Two"}
    config = _moved(tmp_path, "folder", pages)
    assert _texts(_files(config)) == {"web/News.po": ["One", "Two"]}
    config = _moved(tmp_path, "folder", {"news/a.html": "<p>One", "news/b.html": "<p>Two"})
    assert _texts(_files(config)) == {"web/News.po": ["One", "Two"]}


def test_a_domain_may_be_called_like_a_locale(tmp_path: Path) -> None:
    toml = 'split = "page"\ntargets = ["de_DE"]\n[catalogs.de]\nlanguage = "en"\n'
    config = load(make_project(tmp_path, {"diglot.toml": toml, "source/index.html": "<p>One"}))
    for _ in range(2):
        check_locale_folders(config)
        assert all(outcome.faults == () for outcome in _run(config))
    assert sorted(_files(config, "de_DE")) == ["de/index.html.po"]
    assert _templates(config) == ["de.pot", "de/index.html.pot"]


@pytest.mark.parametrize("number", range(1, 7))
def test_a_disk_that_is_full_at_any_file_costs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    config = _moved(tmp_path, "folder")
    _translate(config, TRANSLATIONS)
    work = _work(config)
    config = _project(tmp_path, "page")
    extract(config, write=True, diff=False, jobs=1, now=NOW)
    calls: list[str] = []

    def full(path: str, *rest: Any) -> int:
        calls.append(path)
        if len(calls) == number:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return disk.write_new(path, *rest)

    monkeypatch.setattr("diglot.runtime.files.write_new", full)
    (fault,) = update(config, locales=["de"], write=True, diff=False, now=NOW).faults
    assert fault.exit_code == 3
    assert not work - _work(config)
    monkeypatch.undo()
    assert update(config, locales=["de"], write=True, diff=False, now=NOW).faults == ()
    assert _work(config) == work


def test_a_template_that_cannot_be_read_stays_and_stops_the_update(tmp_path: Path) -> None:
    config = _moved(tmp_path, "page")
    template = tmp_path / "locales" / "web" / "news.pot"
    template.write_bytes(template.read_bytes() + b'\nmsgid "a')
    config = _project(tmp_path, "none")
    extracted, updated = _run(config)
    assert [fault.where.partition(":")[0] for fault in extracted.faults] == ["locales/web/news.pot"]
    assert template.exists()
    assert updated.changes == ()
    assert [fault.where.partition(":")[0] for fault in updated.faults] == ["locales/web/news.pot"]


def test_older_catalogs_are_taken_over_into_the_file_of_each_message(tmp_path: Path) -> None:
    config = _moved(tmp_path / "project", "page")
    old = tmp_path / "old" / "de.po"
    old.parent.mkdir()
    entries = "".join(f'\nmsgid "{msgid}"\nmsgstr "{each.msgstr}"\n' for msgid, each in TRANSLATIONS.items())
    old.write_text(f'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n{entries}', "utf-8")
    outcome = rekey(config, old, locales=["de"], write=True, diff=False, force=False)
    assert (outcome.faults, outcome.findings) == ((), ())
    files = _files(config)
    assert files["web/index.html.po"].live.keys() == {(None, "Welcome"), (None, "Contact")}
    translated = {m.msgid for catalog in files.values() for m in catalog.messages if m.is_translated}
    assert translated == {*TRANSLATIONS}


def test_a_finding_stays_known_when_its_message_moves(tmp_path: Path) -> None:
    config = _moved(tmp_path, "none")
    known = Baseline(tmp_path / "known.json", "known.json", renew=True)
    check(config, current=False, jobs=1, now=NOW, baseline=known)
    config = _moved(tmp_path, "page")
    outcome = check(config, current=False, jobs=1, now=NOW, baseline=known._replace(renew=False))
    assert outcome.findings == ()
    assert not any("no longer there" in note for note in outcome.notes)


def test_targets_that_are_left_out_keep_their_files_until_their_turn(tmp_path: Path) -> None:
    config = _moved(tmp_path, "none")
    _translate(config, TRANSLATIONS)
    config = _project(tmp_path, "page")
    extract(config, write=True, diff=False, jobs=1, now=NOW)
    assert update(config, locales=[], write=True, diff=False, now=NOW) == Outcome()
    assert [*_files(config)] == ["web.po"]


def test_an_entry_that_update_has_still_to_move_is_not_stale(tmp_path: Path) -> None:
    config = _project(tmp_path)
    _run(config)
    config = _project(tmp_path, "page")
    extract(config, write=True, diff=False, jobs=1, now=NOW)
    assert "stale" not in {finding.code for finding in check(config, current=False, jobs=1, now=NOW).findings}
    config = _project(tmp_path, "page", {name: text for name, text in PAGES.items() if name != "news/b.html"})
    extract(config, write=True, diff=False, jobs=1, now=NOW)
    found = check(config, current=False, jobs=1, now=NOW).findings
    assert [finding.msgid for finding in found if finding.code == "stale"] == ["A boat went out."]
