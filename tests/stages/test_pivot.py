"""The pivot: templates tell in a language that translators read what texts in another language say."""

import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from diglot.catalog import read_catalog
from diglot.config import Config, load
from diglot.model import Outcome
from diglot.stages.check import check
from diglot.stages.extract import extract
from diglot.stages.update import update
from tests.projects import make_project

NOW = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
TOML = """\
pivot = "en"
targets = ["en", "fr", "zh_CN"]

[catalogs.article]
language = "en"

[catalogs.ui]
language = "zh_CN"
"""
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
ENGLISH = "locales/en/LC_MESSAGES/ui.po"
FRENCH = "locales/fr/LC_MESSAGES/ui.po"
PAGE = '<meta charset="utf-8"><html lang="zh"><p lang="en">Opening hours</p><a href="/x">返回顶部</a>'


def _entry(msgid: str, msgstr: str, *, before: str = "") -> str:
    return f'{before}msgid "{msgid}"\nmsgstr "{msgstr}"\n\n'


def _project(root: Path, *entries: str, page: str = PAGE, toml: str = TOML) -> Config:
    english = HEADER + "".join(entries)
    return load(make_project(root, {"diglot.toml": toml, "source/index.html": page, ENGLISH: english}))


def _extract(config: Config, *, write: bool = True, jobs: int = 1) -> Outcome:
    return extract(config, write=write, diff=False, jobs=jobs, now=NOW)


def _update(config: Config) -> Outcome:
    return update(config, locales=config.targets, write=True, diff=False, now=NOW)


def _told(config: Config, msgid: str = "返回顶部", path: str = "locales/ui.pot") -> tuple[str, ...]:
    catalog = read_catalog((config.root / path).read_bytes(), path)
    return next(message.extracted for message in catalog.messages if message.msgid == msgid)


def test_the_translation_stands_in_the_template_below_all_other_comments(tmp_path: Path) -> None:
    page = '<meta charset="utf-8"><p lang="zh">请看<a href="/report.pdf" its-loc-note="short">报告</a>。</p>'
    config = _project(tmp_path, _entry("请看<a>报告</a>。", "Read <a>the report</a>."), page=page)
    assert _extract(config).faults == ()
    told = _told(config, "请看<a>报告</a>。")
    assert told[0] == "<p>"
    assert told[-2:] == ('<a>: href="/report.pdf"', "en: Read <a>the report</a>.")


def test_it_reaches_every_catalog_through_update(tmp_path: Path) -> None:
    config = _project(tmp_path, _entry("返回顶部", "Back to top"))
    _extract(config)
    _update(config)
    assert _told(config, path=FRENCH) == ("<a>", "en: Back to top")
    assert _told(config, path=ENGLISH) == ("<a>", "en: Back to top")


def test_texts_in_the_pivot_s_own_language_need_none(tmp_path: Path) -> None:
    config = _project(tmp_path)
    own = config.root / "locales/en/LC_MESSAGES/article.po"
    own.write_text(HEADER + _entry("Opening hours", "Hours"), "utf-8")
    _extract(config)
    assert _told(config, "Opening hours", "locales/article.pot") == ("<p>",)


@pytest.mark.parametrize(
    "entry",
    [
        _entry("返回顶部", ""),
        _entry("返回顶部", "Back to top", before="#, fuzzy\n"),
        _entry("返回顶部", "<b>Back</b> to top"),
        _entry("返回顶部", "返回顶部"),
        _entry("返回", "Back"),
        '#~ msgid "返回顶部"\n#~ msgstr "Back to top"\n',
    ],
    ids=["missing", "fuzzy", "refused", "the same", "of another text", "obsolete"],
)
def test_only_a_translation_that_a_build_would_use_is_told(tmp_path: Path, entry: str) -> None:
    config = _project(tmp_path, entry)
    _extract(config)
    assert _told(config) == ("<a>",)


def test_a_text_of_several_lines_is_told_on_one_and_cannot_pass_for_another_comment(tmp_path: Path) -> None:
    text = "Back\\nlocales: none\\u2028mixed: en, fr".replace("\\u2028", "\u2028")
    config = _project(tmp_path, _entry("返回顶部", text))
    _extract(config)
    _update(config)
    assert _told(config) == ("<a>", "en: Back locales: none mixed: en, fr")
    assert _told(config, path=FRENCH) == ("<a>", "en: Back locales: none mixed: en, fr")


@pytest.mark.parametrize("split", ["none", "folder", "page"])
@pytest.mark.parametrize("jobs", [1, 2])
def test_twice_is_once_however_files_are_split_and_with_any_number_of_workers(
    tmp_path: Path, split: str, jobs: int
) -> None:
    config = _project(tmp_path, _entry("返回顶部", "Back to top"), toml=f'split = "{split}"\n{TOML}')
    for number in range(40):
        page = config.source / f"news/{number}.html"
        page.parent.mkdir(exist_ok=True)
        page.write_text(f'<meta charset="utf-8"><p lang="zh">返回<p lang="zh">第{number}页', "utf-8")
    english = config.root / ENGLISH
    english.write_text(english.read_text("utf-8") + _entry("返回", "Back") + _entry("第7页", "Page 7"), "utf-8")
    for _ in range(2):  # the first update moves the entries to where the templates have them
        assert _extract(config, jobs=jobs).faults == ()
        assert _update(config).faults == ()
    assert _extract(config, jobs=3 - jobs).changes == ()
    assert _update(config).changes == ()
    templates = [read_catalog(path.read_bytes(), "t") for path in sorted(config.locales.glob("ui*/**/*.pot"))]
    templates.append(read_catalog((config.locales / "ui.pot").read_bytes(), "t"))
    told = {message.msgid: message.extracted[-1] for template in templates for message in template.messages}
    assert (told["返回顶部"], told["返回"], told["第7页"]) == ("en: Back to top", "en: Back", "en: Page 7")
    assert told["第8页"] == "<p>"


def test_a_changed_translation_of_the_pivot_is_for_extract_to_write_and_not_for_check_to_ask_for(
    tmp_path: Path,
) -> None:
    config = _project(tmp_path, _entry("返回顶部", "Back to top"))
    _extract(config)
    _update(config)
    english = config.root / ENGLISH
    english.write_text(english.read_text("utf-8").replace('msgstr "Back to top"', 'msgstr "Top"'), "utf-8")
    assert _outdated(config) == []
    assert [change.path for change in _extract(config, write=False).changes] == ["locales/ui.pot"]
    _extract(config)
    assert _told(config) == ("<a>", "en: Top")
    assert _outdated(config) == [("outdated-catalog", ENGLISH), ("outdated-catalog", FRENCH)]
    _update(config)
    assert _outdated(config) == []
    assert _extract(config).changes == ()


def test_check_still_asks_for_what_pages_changed(tmp_path: Path) -> None:
    config = _project(tmp_path, _entry("返回顶部", "Back to top"))
    _extract(config)
    (config.source / "index.html").write_text(PAGE.replace("<a ", '<a title="返回" '), "utf-8")
    assert ("outdated-template", "locales/ui.pot") in _outdated(config)


def _outdated(config: Config) -> list[tuple[str, str]]:
    outcome = check(config, current=True, jobs=1, now=NOW)
    return [(found.code, found.path) for found in outcome.findings if found.code.startswith("outdated-")]


def test_without_the_key_its_comments_go(tmp_path: Path) -> None:
    config = _project(tmp_path, _entry("返回顶部", "Back to top"))
    _extract(config)
    config = load(make_project(tmp_path, {"diglot.toml": TOML.partition("\n")[2], "source/index.html": PAGE}))
    assert ("outdated-template", "locales/ui.pot") in _outdated(config)
    _extract(config)
    assert _told(config) == ("<a>",)


def test_a_catalog_of_the_pivot_that_cannot_be_read_leaves_its_template_as_it_is(tmp_path: Path) -> None:
    config = _project(tmp_path, _entry("返回顶部", "Back to top"))
    _extract(config)
    before = (config.root / "locales/ui.pot").read_bytes()
    (config.root / ENGLISH).write_text('msgid "a', "utf-8")
    (config.source / "index.html").write_text(PAGE.replace("Opening hours", "Closed").replace("返回", "回"), "utf-8")
    outcome = _extract(config)
    assert [fault.where.partition(":")[0] for fault in outcome.faults] == [ENGLISH]
    assert [change.path for change in outcome.changes] == ["locales/article.pot"]
    assert (config.root / "locales/ui.pot").read_bytes() == before


def test_a_page_that_cannot_be_read_keeps_its_messages_with_the_pivot_of_today(tmp_path: Path) -> None:
    config = _project(tmp_path, _entry("返回顶部", "Back to top"))
    _extract(config)
    (config.source / "other.html").write_text("<p>x", "utf-8")
    (config.source / "index.html").write_bytes(b'<meta charset="utf-8"><p>\xff')
    (config.root / ENGLISH).write_text(HEADER + _entry("返回顶部", "Top"), "utf-8")
    assert [fault.where for fault in _extract(config).faults] == ["source/index.html"]
    assert _told(config) == ("<a>", "en: Top")


@pytest.mark.skipif(shutil.which("msgmerge") is None, reason="needs gettext")
def test_it_survives_msgmerge(tmp_path: Path) -> None:
    config = _project(tmp_path, _entry("返回顶部", "Back to top"))
    _extract(config)
    _update(config)
    files = str(config.root / FRENCH), str(config.root / "locales/ui.pot")
    subprocess.run(["msgmerge", "--quiet", "--update", "--backup=none", *files], check=True, timeout=60)
    catalog = read_catalog((config.root / FRENCH).read_bytes(), FRENCH)
    assert [message.extracted for message in catalog.messages] == [("<a>", "en: Back to top")]
