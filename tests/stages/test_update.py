"""update: templates and old catalogs -> catalogs that hold what each target needs."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from diglot.catalog import read_catalog
from diglot.config import Config, load
from diglot.model import Outcome
from diglot.stages.extract import extract
from diglot.stages.update import update
from tests.projects import CONFIGURATION, PAGE, TEMPLATE, make_project

NOW = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
EMPTY = TEMPLATE.partition("\n\n")[0] + "\n"
ARTICLE = "locales/zh_CN/LC_MESSAGES/article.po"


def _project(root: Path, files: dict[str, str] | None = None) -> Config:
    return load(make_project(root, {"locales/article.pot": TEMPLATE, "locales/ui.pot": EMPTY, **(files or {})}))


def _update(config: Config, *, write: bool = True, diff: bool = False, now: datetime = NOW) -> Outcome:
    return update(config, locales=config.targets, write=write, diff=diff, now=now)


def test_a_catalog_is_made_only_where_there_is_something_to_translate(tmp_path: Path) -> None:
    outcome = _update(_project(tmp_path))
    assert [change.path for change in outcome.changes] == [ARTICLE]
    assert outcome.faults == ()
    assert not (tmp_path / "locales" / "en").exists()


def test_a_new_catalog_has_a_whole_header(tmp_path: Path) -> None:
    _update(_project(tmp_path))
    catalog = read_catalog((tmp_path / ARTICLE).read_bytes(), ARTICLE)
    assert catalog.field("Language") == "zh_CN"
    assert catalog.field("X-Source-Language") == "en"
    assert catalog.field("X-Poedit-Basepath") == "../../.."
    assert catalog.field("Plural-Forms") == "nplurals=1; plural=0;"


def test_a_mixed_text_is_wanted_in_its_own_language(tmp_path: Path) -> None:
    mixed = TEMPLATE.replace("#. <h1>", "#. <h1>\n#. mixed: en, zh_CN")
    outcome = _update(_project(tmp_path, {"locales/article.pot": mixed}))
    assert [change.path for change in outcome.changes] == ["locales/en/LC_MESSAGES/article.po", ARTICLE]
    catalog = read_catalog((tmp_path / outcome.changes[0].path).read_bytes(), "article.po")
    assert [message.msgid for message in catalog.messages] == ["Opening hours"]


def test_twice_is_once_whatever_the_time(tmp_path: Path) -> None:
    config = _project(tmp_path)
    _update(config)
    before = (tmp_path / ARTICLE).read_bytes()
    again = _update(config, now=NOW.replace(year=2030))
    assert again == Outcome()
    assert (tmp_path / ARTICLE).read_bytes() == before


@pytest.mark.parametrize("diff", [False, True])
def test_without_writing_it_says_what_would_change(tmp_path: Path, diff: bool) -> None:
    outcome = _update(_project(tmp_path), write=False, diff=diff)
    assert [change.path for change in outcome.changes] == [ARTICLE]
    assert ('+msgid "Opening hours"' in outcome.changes[0].diff) is diff
    assert not (tmp_path / "locales" / "zh_CN").exists()


def test_a_catalog_that_cannot_be_read_stops_no_other(tmp_path: Path) -> None:
    broken = 'msgid "a'
    config = _project(tmp_path, {ARTICLE: broken, "locales/ui.pot": TEMPLATE})
    outcome = _update(config)
    assert [fault.where.partition(":")[0] for fault in outcome.faults] == [ARTICLE]
    assert [change.path for change in outcome.changes] == ["locales/en/LC_MESSAGES/ui.po"]
    assert (tmp_path / ARTICLE).read_text("utf-8") == broken


def test_a_template_that_is_not_there_stops_no_other(tmp_path: Path) -> None:
    config = _project(tmp_path)
    (tmp_path / "locales" / "ui.pot").unlink()
    outcome = _update(config)
    assert [str(fault) for fault in outcome.faults] == ["locales/ui.pot: no such file; write it with `diglot extract`"]
    assert [change.path for change in outcome.changes] == [ARTICLE]


HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'


def _translated(count: int) -> str:
    return HEAD + "".join(f'\nmsgid "{number}"\nmsgstr "x{number}"\n' for number in range(count))


@pytest.mark.parametrize(("kept", "gone", "stops"), [(20, 11, True), (26, 11, False), (0, 10, False), (0, 11, True)])
def test_an_update_that_would_make_too_much_obsolete_stops_for_that_catalog(
    tmp_path: Path, kept: int, gone: int, stops: bool
) -> None:
    texts = {"locales/ui.pot": TEMPLATE, "locales/article.pot": _translated(kept), ARTICLE: _translated(kept + gone)}
    config = _project(tmp_path, texts)
    outcome = _update(config)
    assert "locales/en/LC_MESSAGES/ui.po" in {change.path for change in outcome.changes}
    assert ((tmp_path / ARTICLE).read_text("utf-8") == texts[ARTICLE]) is stops
    assert [fault.exit_code for fault in outcome.faults] == ([1] if stops else [])
    if stops:
        assert str(outcome.faults[0]).startswith(
            f"{ARTICLE}: {gone} of {kept + gone} translations would become obsolete; are all pages there"
        )
    forced = update(config, locales=config.targets, write=True, diff=False, now=NOW, force=True)
    assert forced.faults == ()
    assert len(read_catalog((tmp_path / ARTICLE).read_bytes(), ARTICLE).obsolete) == gone


def test_what_the_policy_does_not_carry_over_is_fuzzy(tmp_path: Path) -> None:
    old = TEMPLATE.replace("<a>the report</a>", "the report").replace('year."\nmsgstr ""', 'year."\nmsgstr "B"')
    new = old.replace("the report of", "the&nbsp;report of").replace('msgstr "B"', 'msgstr ""')
    for policy, is_fuzzy in (("", False), ("carry-over = []\n", True), ('carry-over = ["markup"]\n', True)):
        files = {"locales/article.pot": new, ARTICLE: old, "diglot.toml": policy + CONFIGURATION}
        outcome = _update(_project(tmp_path, files))
        (revision,) = outcome.updates[0].revisions
        assert (revision.kind, revision.is_fuzzy) == ("white-space", is_fuzzy)


def test_a_page_that_cannot_be_read_makes_nothing_obsolete(tmp_path: Path) -> None:
    config = _project(tmp_path, {"source/second.html": PAGE.replace("Opening hours", "Closing hours")})
    extract(config, write=True, diff=False, jobs=1, now=NOW)
    _update(config)
    path = tmp_path / ARTICLE
    path.write_text(path.read_text("utf-8").replace('Closing hours"\nmsgstr ""', 'Closing hours"\nmsgstr "B"'), "utf-8")
    before = path.read_bytes()
    (tmp_path / "source" / "second.html").write_bytes(b'<meta charset="utf-8"><p>\xff</p>')
    assert [fault.exit_code for fault in extract(config, write=True, diff=False, jobs=1, now=NOW).faults] == [2]
    assert _update(config) == Outcome()
    assert path.read_bytes() == before


def test_messages_that_were_never_translated_and_are_gone_are_counted(tmp_path: Path) -> None:
    config = _project(tmp_path, {ARTICLE: HEAD + '\nmsgid "never"\nmsgstr ""\n\nmsgid "once"\nmsgstr "x"\n'})
    (result,) = _update(config).updates
    assert (result.path, result.locale, result.domain) == (ARTICLE, "zh_CN", "article")
    assert (result.kept, result.added, result.obsoleted, result.dropped) == (0, 2, 1, 1)


def test_a_catalog_is_written_nowhere_but_among_the_catalogs(tmp_path: Path) -> None:
    config = _project(tmp_path / "project")
    (tmp_path / "outside").mkdir()
    (tmp_path / "project" / "locales" / "zh_CN").symlink_to(tmp_path / "outside")
    outcome = _update(config)
    assert [fault.exit_code for fault in outcome.faults] == [3]
    assert not list((tmp_path / "outside").rglob("*"))
