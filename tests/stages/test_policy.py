"""Outdated translations: the day that update keeps for them, and what a policy makes of it."""

import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import polib
import pytest
from babel.messages import pofile

from diglot.catalog import outdated_since, read_catalog
from diglot.config import Config, FuzzyPolicy, load
from diglot.model import Catalog, Message
from diglot.stages.check import check
from diglot.stages.extract import extract
from diglot.stages.policy import Decision, decide
from diglot.stages.stats import stats
from diglot.stages.translations import Translation, translations_of
from diglot.stages.update import update
from tests.projects import make_project

NOW = datetime(2026, 11, 23, 3, 4, tzinfo=UTC)
DAY = NOW.date()
PO = "locales/de/LC_MESSAGES/web.po"
TOML = 'targets = ["de"]\ncatalogs.web.language = "en"\n'
FIRST = "The harbour opens every day at nine."
SECOND = "The harbour opens every day at ten."
THIRD = "The old harbour opens every day at ten."
GERMAN = "Der Hafen öffnet jeden Tag um neun."
KEEP = FuzzyPolicy(keep=True, days=30)


def _project(root: Path, *texts: str) -> Config:
    config = load(make_project(root, {"diglot.toml": TOML}))
    _say(config, *texts)
    return config


def _say(config: Config, *texts: str) -> None:
    page = "".join(f"<p>{text}" for text in texts)
    (config.source / "index.html").write_text(f'<meta charset="utf-8"><html lang="en">{page}', "utf-8")
    assert not extract(config, write=True, diff=False, jobs=1, now=NOW).faults


def _update(config: Config, now: datetime = NOW, *, write: bool = True) -> list[str]:
    outcome = update(config, locales=config.targets, write=write, diff=False, now=now)
    assert not outcome.faults
    return [change.path for change in outcome.changes]


def _catalog(config: Config) -> Catalog:
    return read_catalog((config.root / PO).read_bytes(), PO)


def _edit(config: Config, change: Callable[[str], str]) -> None:
    path = config.root / PO
    path.write_text(change(path.read_text("utf-8")), "utf-8")


def _message(config: Config) -> Message:
    (message,) = (message for message in _catalog(config).messages if not message.obsolete)
    return message


def _translated(root: Path, *, comment: str = "") -> Config:
    """A project whose one text is translated."""
    config = _project(root, FIRST)
    _update(config)
    _edit(config, lambda text: text.replace(f'"{FIRST}"\nmsgstr ""', f'"{FIRST}"\nmsgstr "{GERMAN}"'))
    if comment:
        _edit(config, lambda text: text.replace("#. <p>", f"{comment}\n#. <p>"))
    return config


def _outdated(root: Path, *, comment: str = "") -> Config:
    """A project whose one text changed after it was translated."""
    config = _translated(root, comment=comment)
    _say(config, SECOND)
    _update(config)
    return config


def _confirm(config: Config) -> None:
    _edit(config, lambda text: text.replace("#, fuzzy\n", "").replace(f'#| msgid "{FIRST}"\n', ""))


# --- the day ---


def test_update_writes_the_day_on_which_a_text_changed(tmp_path: Path) -> None:
    config = _outdated(tmp_path, comment="# ask Eva")
    message = _message(config)
    assert (message.msgid, message.msgstr, message.previous_msgid) == (SECOND, (GERMAN,), FIRST)
    assert message.comments == ("ask Eva", "diglot: outdated since 2026-11-23")


def test_the_example_of_the_documentation_is_what_update_writes(tmp_path: Path) -> None:
    catalogs = (Path(__file__).parents[2] / "docs/catalogs.md").read_text("utf-8")
    (block,) = [block for block in re.findall(r"```po\n(.*?)```", catalogs, re.DOTALL) if "outdated since" in block]
    assert (_outdated(tmp_path).root / PO).read_text("utf-8").endswith(f"\n\n{block}")


def test_a_day_never_makes_a_difference_alone(tmp_path: Path) -> None:
    config = _outdated(tmp_path)
    assert _update(config, NOW + timedelta(days=400)) == []
    assert _update(config, NOW + timedelta(days=400), write=False) == []


def test_the_first_day_of_a_chain_of_changes_stays(tmp_path: Path) -> None:
    config = _outdated(tmp_path)
    _say(config, THIRD)
    assert _update(config, NOW + timedelta(days=7)) == [PO]
    message = _message(config)
    assert (message.msgid, message.previous_msgid) == (THIRD, FIRST)
    assert message.comments == ("diglot: outdated since 2026-11-23",)


def test_a_change_that_is_carried_over_has_no_day(tmp_path: Path) -> None:
    config = _project(tmp_path, "The <b>harbour</b> opens.")
    _update(config)
    _edit(config, lambda text: text.replace('opens."\nmsgstr ""', 'opens."\nmsgstr "Der <b>Hafen</b> öffnet."'))
    _edit(config, lambda text: text.replace("#. <p>", "# diglot: outdated since 2025-01-01\n# ask Eva\n#. <p>"))
    _say(config, "The <strong>harbour</strong> opens.")
    _update(config)
    message = _message(config)
    assert (message.msgstr, message.flags) == (("Der <strong>Hafen</strong> öffnet.",), ())
    assert message.comments == ("ask Eva",)


def test_a_translation_that_nobody_had_confirmed_gets_no_day(tmp_path: Path) -> None:
    config = _translated(tmp_path, comment="#, fuzzy")
    _say(config, SECOND)
    _update(config)
    message = _message(config)
    assert message.is_fuzzy
    assert message.comments == ()


def test_a_suggestion_from_a_message_that_is_still_there_gets_no_day(tmp_path: Path) -> None:
    config = _translated(tmp_path)
    _say(config, FIRST, SECOND)
    _update(config)
    found = {message.msgid: message for message in _catalog(config).messages}
    assert found[SECOND].is_fuzzy
    assert found[SECOND].msgstr == (GERMAN,)
    assert found[SECOND].comments == found[FIRST].comments == ()


def test_a_confirmed_translation_loses_its_day_with_the_next_change_of_the_catalog(tmp_path: Path) -> None:
    config = _outdated(tmp_path, comment="# ask Eva")
    _confirm(config)
    assert _update(config) == []
    findings = check(config, current=True, jobs=1, now=NOW).findings
    assert "outdated-catalog" not in {finding.code for finding in findings}
    _say(config, SECOND, "A new text.")
    assert _update(config) == [PO]
    found = {message.msgid: message.comments for message in _catalog(config).messages}
    assert found == {SECOND: ("ask Eva",), "A new text.": ()}
    assert _update(config) == []


def test_a_confirmed_translation_whose_text_changes_again_gets_the_day_of_that_change(tmp_path: Path) -> None:
    config = _outdated(tmp_path)
    _confirm(config)
    _say(config, THIRD)
    _update(config, NOW + timedelta(days=7))
    message = _message(config)
    assert (message.previous_msgid, message.comments) == (SECOND, ("diglot: outdated since 2026-11-30",))


def test_the_day_waits_with_an_obsolete_entry_and_comes_back(tmp_path: Path) -> None:
    config = _outdated(tmp_path)
    _say(config, "Something else, quite another text")
    _update(config)
    assert [m.comments for m in _catalog(config).messages if m.obsolete] == [("diglot: outdated since 2026-11-23",)]
    _say(config, SECOND)
    _update(config, NOW + timedelta(days=7))
    assert _message(config).comments == ("diglot: outdated since 2026-11-23",)


def test_of_several_days_the_first_counts() -> None:
    days = "diglot: outdated since 2026-11-25", " Diglot:  outdated since 2026-11-24 ", "diglot: outdated since ever"
    message = Message("a", msgstr=("b",), flags=("fuzzy",), comments=days)
    assert outdated_since(message) == date(2026, 11, 24)


@pytest.mark.parametrize("tool", ["msgmerge", "msgcat", "polib", "babel"])
def test_the_day_survives_other_tools(tmp_path: Path, tool: str) -> None:
    config = _outdated(tmp_path, comment="# ask Eva")
    path, template = config.root / PO, config.root / "locales/web.pot"
    if tool == "polib":
        polib.pofile(str(path)).save()
    elif tool == "babel":
        with path.open("rb") as file:
            catalog = pofile.read_po(file)
        with path.open("wb") as file:
            pofile.write_po(file, catalog)
    elif shutil.which(tool) is None:
        pytest.skip("needs gettext")
    else:
        command = ["msgmerge", "--update", "--backup=none", str(path), str(template)]
        command = command if tool == "msgmerge" else ["msgcat", "-o", str(path), str(path)]
        subprocess.run(command, check=True, capture_output=True, timeout=60)
    assert outdated_since(_message(config)) == DAY
    assert "ask Eva" in _message(config).comments
    _update(config, NOW + timedelta(days=3))
    assert outdated_since(_message(config)) == DAY


# --- what is made of it ---


def _found(config: Config) -> Translation | None:
    return translations_of(config, "de", "web").find(None, SECOND)


def test_a_build_is_told_since_when_a_translation_is_outdated(tmp_path: Path) -> None:
    config = _outdated(tmp_path)
    found = _found(config)
    assert found is not None
    assert (found.state, found.outdated_since) == ("fuzzy", DAY)
    assert decide(found, DAY, KEEP) == "kept"
    _confirm(config)
    confirmed = _found(config)
    assert confirmed is not None
    assert (confirmed.state, confirmed.outdated_since) == ("usable", None)


USABLE = Translation(GERMAN, 1, PO)
MISSING = Translation("", 1, PO, "missing")
DOUBTED = Translation(GERMAN, 1, PO, "fuzzy")
OUTDATED = Translation(GERMAN, 1, PO, "fuzzy", DAY)


@pytest.mark.parametrize(
    ("translation", "policy", "after", "decision"),
    [
        (None, KEEP, 0, "source"),
        (MISSING, KEEP, 0, "source"),
        (USABLE, KEEP, 0, "translated"),
        (USABLE, FuzzyPolicy(), 900, "translated"),
        (DOUBTED, KEEP, 0, "source"),
        (DOUBTED, FuzzyPolicy(), 0, "source"),
        (OUTDATED, FuzzyPolicy(), 0, "source"),
        (OUTDATED, KEEP, 0, "kept"),
        (OUTDATED, KEEP, 29, "kept"),
        (OUTDATED, KEEP, 30, "source"),
        (OUTDATED, FuzzyPolicy(keep=True, days=1), 0, "kept"),
        (OUTDATED, FuzzyPolicy(keep=True, days=1), 1, "source"),
        (OUTDATED, KEEP, -1, "kept"),
    ],
)
def test_what_a_page_shows(
    translation: Translation | None, policy: FuzzyPolicy, after: int, decision: Decision
) -> None:
    assert decide(translation, DAY + timedelta(days=after), policy) == decision


def test_check_says_since_when_a_translation_is_outdated(tmp_path: Path) -> None:
    config = _outdated(tmp_path)
    (finding,) = check(config, current=False, jobs=1, now=NOW).findings
    assert (finding.code, finding.message) == ("fuzzy", "the translation is outdated since 2026-11-23")


def test_stats_say_since_when_a_translation_is_outdated(tmp_path: Path) -> None:
    config = _outdated(tmp_path)
    (fuzzy,) = stats(config).fuzzy
    assert (fuzzy.msgid, fuzzy.outdated_since) == (SECOND, DAY)
