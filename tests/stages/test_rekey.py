"""Translations of older catalogs find their messages, and what doesn't is named with its line."""

import struct
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import polib
import pytest

from diglot.catalog import filled
from diglot.config import load
from diglot.model import Outcome, UsageError
from diglot.stages.extract import extract
from diglot.stages.rekey import rekey
from diglot.stages.update import update
from tests.projects import make_project

NOW = datetime(2026, 1, 1, tzinfo=UTC)
CONFIGURATION = """\
targets = ["de", "fr"]

[catalogs.docs]
language = "en"
"""
PAGE = """\
<html lang="en"><title>Harbour</title>
<p>Read <a class="x" href="/report.pdf">the report</a> of <b>this</b> year.
<p><span class="n"> <a href="/1">1. Opening&nbsp;hours</a> </span>
<p>R&amp;D <img src="a.png" alt="a boat">
<p data-l10n-context="menu">Home
<p>Home
"""
HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'

Rekey = Callable[..., Outcome]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = make_project(tmp_path, {"diglot.toml": CONFIGURATION, "source/index.html": PAGE})
    config = load(root, environ={})
    extract(config, write=True, diff=False, jobs=1, now=NOW)
    update(config, locales=config.targets, write=True, diff=False, now=NOW)
    return root


@pytest.fixture
def run(project: Path) -> Rekey:
    def command(
        text: str, *, name: str = "old.po", locales: tuple[str, ...] = ("de",), force: bool = False, write: bool = True
    ) -> Outcome:
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(HEADER + text, encoding="utf-8")
        source = path if path.parent == project else project / Path(name).parts[0]
        return rekey(load(project, environ={}), source, locales=locales, write=write, diff=False, force=force)

    return command


def translations(project: Path, locale: str = "de") -> dict[tuple[str | None, str], str]:
    catalog = polib.pofile(str(project / "locales" / locale / "LC_MESSAGES" / "docs.po"))
    assert not catalog.obsolete_entries()
    return {
        (entry.msgctxt, entry.msgid): ("~" if entry.fuzzy else "") + entry.msgstr for entry in catalog if entry.msgstr
    }


def said(outcome: Outcome) -> list[tuple[int, str]]:
    return [(finding.line, finding.message) for finding in outcome.findings]


def test_raw_tags_line_numbers_and_untrimmed_edges_are_no_hindrance(project: Path, run: Rekey) -> None:
    outcome = run(
        r"""
#: index.html+html.p:2-1
msgctxt "index.html+html.p:2-1"
msgid "Read <a class=\"x\" href=\"/report.pdf\">the report</a> of <b>this</b> year."
msgstr "Lies <b>dieses</b> Jahr <a class=\"x\" href=\"/report.pdf\">den Bericht</a>."

msgid "<span class=\"n\"> <a href=\"/1\">1. Opening hours</a> </span>"
msgstr "<span class=\"n\"> <a href=\"/1\">1. Öffnungszeiten</a> </span>"

msgid "R&amp;D <img src=\"a.png\" alt=\"a boat\">"
msgstr "F&amp;E <img src=\"a.png\" alt=\"ein Boot\">"
"""
    )
    assert translations(project) == {
        (None, "Read <a>the report</a> of <b>this</b> year."): "Lies <b>dieses</b> Jahr <a>den Bericht</a>.",
        (None, "1. Opening&nbsp;hours"): "1. Öffnungszeiten",
        (None, "R&D"): "F&E",
        (None, "a boat"): "ein Boot",
    }
    assert said(outcome) == []
    assert [change.path for change in outcome.changes] == ["locales/de/LC_MESSAGES/docs.po"]
    assert outcome.notes == (
        "locales/de/LC_MESSAGES/docs.po: 4 taken over, 0 of them fuzzy",
        "de: 0 not taken over, 0 obsolete ones neither, 0 without text",
    )


def test_older_msgids_of_ours_hand_their_translations_on(project: Path, run: Rekey) -> None:
    run(
        '\nmsgctxt "source/index.html:2"\nmsgid "Read <a1>the report</a1> of <b>this</b> year."\n'
        'msgstr "<a1>Den Bericht</a1> von <b>diesem</b> Jahr."\n\n#~ msgid "Harbour"\n#~ msgstr "Hafen"\n'
    )
    assert translations(project) == {
        (None, "Read <a>the report</a> of <b>this</b> year."): "<a>Den Bericht</a> von <b>diesem</b> Jahr.",
        (None, "Harbour"): "Hafen",
    }


def test_an_opaque_placeholder_of_older_rules_is_not_read_as_an_open_tag(project: Path, run: Rekey) -> None:
    page = project / "source/index.html"
    page.write_text(PAGE + '<p>See <a href="x"><img src="b.png"></a> now\n<p>See\n<p>now\n', encoding="utf-8")
    config = load(project, environ={})
    extract(config, write=True, diff=False, jobs=1, now=NOW)
    update(config, locales=config.targets, write=True, diff=False, now=NOW)
    run('\nmsgid "See <a1/> now"\nmsgstr "Sieh jetzt <a1/>"\n')
    assert translations(project) == {(None, "See <a/> now"): "Sieh jetzt <a/>"}


def test_a_context_chooses_its_message_and_without_one_all_get_the_translation(project: Path, run: Rekey) -> None:
    run('\nmsgid "Home"\nmsgstr "Zuhause"\n\nmsgctxt "menu"\nmsgid "Home"\nmsgstr "Start"\n')
    assert translations(project) == {(None, "Home"): "Zuhause", ("menu", "Home"): "Start"}
    run('\nmsgctxt "line 3"\nmsgid "Home"\nmsgstr "Accueil"\n', locales=("fr",))
    assert translations(project, "fr") == {(None, "Home"): "Accueil", ("menu", "Home"): "Accueil"}


def test_a_translation_that_is_there_stays_unless_forced(project: Path, run: Rekey) -> None:
    run('\nmsgid "Harbour"\nmsgstr "Hafen"\n')
    second = '\nmsgid "Harbour"\nmsgstr "Seehafen"\n'
    outcome = run(second)
    assert translations(project)[None, "Harbour"] == "Hafen"
    assert outcome.changes == ()
    assert said(outcome) == [(5, "the message has a translation")]
    run(second, force=True)
    assert translations(project)[None, "Harbour"] == "Seehafen"


def test_a_fuzzy_translation_stays_fuzzy_and_gives_way_to_a_confirmed_one(project: Path, run: Rekey) -> None:
    outcome = run('\n# unsure\n#, fuzzy\nmsgid "Harbour"\nmsgstr "Hafen?"\n')
    assert translations(project)[None, "Harbour"] == "~Hafen?"
    assert "1 taken over, 1 of them fuzzy" in outcome.notes[0]
    assert "# unsure\n" in (project / "locales/de/LC_MESSAGES/docs.po").read_text("utf-8")
    run('\nmsgid "Harbour"\nmsgstr "Hafen"\n')
    assert translations(project)[None, "Harbour"] == "Hafen"


def test_of_several_translations_the_one_that_most_have_is_taken_and_the_others_are_named(
    project: Path, run: Rekey
) -> None:
    places = "".join(
        f'\nmsgctxt "{n}"\nmsgid "Harbour"\nmsgstr "{text}"\n' for n, text in enumerate(("Haven", "Hafen", "Hafen"))
    )
    outcome = run(places)
    assert translations(project)[None, "Harbour"] == "Hafen"
    assert said(outcome) == [(6, "the message got the translation of line 10")]


def test_what_is_not_taken_over_is_named_with_its_line_and_the_reason(project: Path, run: Rekey) -> None:
    outcome = run(
        '\nmsgid "Gone"\nmsgstr "Weg"\n\nmsgid "Read <a class=\\"x\\" href=\\"/report.pdf\\">the report</a> of '
        '<b>this</b> year."\nmsgstr "Lies den Bericht."\n\nmsgid "</a> "\nmsgstr "</a> "\n\n'
        'msgid "%d page"\nmsgid_plural "%d pages"\nmsgstr[0] "1"\nmsgstr[1] "2"\n\nmsgid "Harbour"\nmsgstr ""\n'
        '\n#~ msgid "Old"\n#~ msgstr "Alt"\n'
    )
    assert said(outcome) == [
        (5, "no message of the project has this text"),
        (8, "the translation does not fit: <a> of the source is missing"),
        (14, "it has plural forms, and no text of a page has"),
    ]
    assert {finding.code for finding in outcome.findings} == {"not-taken-over"}
    assert outcome.notes == ("de: 3 not taken over, 1 obsolete ones neither, 1 without text",)


def test_only_the_entries_that_get_a_translation_are_rewritten(project: Path, run: Rekey) -> None:
    path = project / "locales/de/LC_MESSAGES/docs.po"
    before = path.read_text("utf-8").replace("\n#. <p>", "\n# mine\n#.   <p>")
    path.write_text(before, encoding="utf-8")
    run('\nmsgid "a boat"\nmsgstr "ein Boot"\n')
    assert path.read_text("utf-8") == before.replace('msgid "a boat"\nmsgstr ""', 'msgid "a boat"\nmsgstr "ein Boot"')
    assert run('\nmsgid "a boat"\nmsgstr "ein Boot"\n').changes == ()


def test_a_catalog_that_an_editor_saves_meanwhile_is_not_overwritten(
    project: Path, run: Rekey, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = project / "locales/de/LC_MESSAGES/docs.po"

    def slow(*arguments: Any) -> bytes:
        path.write_text(path.read_text("utf-8") + "# saved\n", encoding="utf-8")
        return filled(*arguments)

    monkeypatch.setattr("diglot.stages.rekey.filled", slow)
    outcome = run('\nmsgid "a boat"\nmsgstr "ein Boot"\n')
    assert [fault.exit_code for fault in outcome.faults] == [3]
    assert path.read_text("utf-8").endswith("# saved\n")
    assert translations(project) == {}


def test_nothing_is_written_where_it_is_only_asked_what_would_be(project: Path, run: Rekey) -> None:
    assert run('\nmsgid "a boat"\nmsgstr "ein Boot"\n', write=False).changes
    assert translations(project) == {}


def test_a_folder_of_catalogs_goes_to_the_locales_of_their_headers_or_names(project: Path) -> None:
    old = project / "old"
    old.mkdir()
    (old / "a.po").write_text(
        HEADER.replace('"Content', '"Language: fr\\n"\n"Content') + '\nmsgid "a boat"\nmsgstr "un"\n'
    )
    (old / "de.po").write_text(HEADER + '\nmsgid "a boat"\nmsgstr "ein"\n')
    (old / "nl.po").write_text(HEADER + '\nmsgid "Harbour"\nmsgstr "Haven"\n')
    config = load(project, environ={})
    outcome = rekey(config, old, locales=("de", "fr"), write=True, diff=False, force=False)
    assert translations(project, "de") == {(None, "a boat"): "ein"}
    assert translations(project, "fr") == {(None, "a boat"): "un"}
    assert [str(fault).rpartition("/")[2] for fault in outcome.faults] == [
        "nl.po: its language is not known; write it into its header, or name its target by --locale"
    ]
    again = rekey(config, old, locales=("de",), write=True, diff=False, force=False)
    assert again.faults == ()
    assert again.notes[0].endswith("a.po: left out, it is for fr")


def test_a_catalog_of_another_language_is_refused(run: Rekey) -> None:
    outcome = run('"Language: fr\\n"\n\nmsgid "a boat"\nmsgstr "un"\n')
    assert ["no catalog for de" in str(fault) for fault in outcome.faults] == [True]
    assert outcome.changes == ()


def test_compiled_catalogs_are_read_too(project: Path) -> None:
    old = polib.POFile()
    old.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Language": "de"}
    old.append(polib.POEntry(msgid="a boat", msgstr="ein Boot", msgctxt="x:1"))
    old.append(polib.POEntry(msgid="%d page", msgid_plural="%d pages", msgstr_plural={0: "1", 1: "2"}))
    old.save_as_mofile(str(project / "old.mo"))
    config = load(project, environ={})
    outcome = rekey(config, project / "old.mo", locales=("de",), write=True, diff=False, force=False)
    assert translations(project) == {(None, "a boat"): "ein Boot"}
    assert said(outcome) == [(1, "it has plural forms, and no text of a page has")]
    for content in (b"nonsense", struct.pack("<7I", 0x950412DE, 0, 5, 28, 99, 0, 0), b""):
        (project / "old.mo").write_bytes(content)
        outcome = rekey(config, project / "old.mo", locales=("de",), write=True, diff=False, force=False)
        assert [fault.exit_code for fault in outcome.faults] == [2], content


def test_what_cannot_be_read_is_a_fault_and_stops_nothing_else(project: Path, run: Rekey) -> None:
    (project / "old").mkdir()
    (project / "old" / "torn.po").write_text('msgid "a')
    outcome = run('\nmsgid "a boat"\nmsgstr "ein Boot"\n', name="old/good.po")
    assert ["torn.po:1:7" in str(fault) for fault in outcome.faults] == [True]
    assert translations(project) == {(None, "a boat"): "ein Boot"}
    (project / "locales/fr/LC_MESSAGES/docs.po").unlink()
    outcome = run('\nmsgid "a boat"\nmsgstr "un"\n', locales=("fr",))
    assert [str(fault) for fault in outcome.faults] == [
        "locales/fr/LC_MESSAGES/docs.po: no such file; write it with `diglot update -l fr`"
    ]


def test_a_path_without_catalogs_is_wrong_usage(project: Path) -> None:
    for path in (project / "nowhere", project / "source"):
        with pytest.raises(UsageError):
            rekey(load(project, environ={}), path, locales=("de",), write=True, diff=False, force=False)
