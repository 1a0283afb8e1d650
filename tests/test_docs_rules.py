"""docs/rules.md and docs/catalogs.md: their examples are what Diglot does with them."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from diglot.config import load
from diglot.markup import Rule, ScanRules, scan
from diglot.markup.destinations import EXECUTED, is_address, runs_what_it_names
from diglot.markup.templates import LANGUAGES
from diglot.model import Page, Segment
from diglot.stages.extract import extract
from diglot.stages.update import update
from tests.projects import make_project

DOCS = Path(__file__).parents[1] / "docs"
RULES = (DOCS / "rules.md").read_text("utf-8")
CATALOGS = (DOCS / "catalogs.md").read_text("utf-8")
NOW = datetime(2026, 1, 1, tzinfo=UTC)
DECLARED = '[catalogs.article]\nlanguage = "en"\n[catalogs.ui]\nlanguage = "zh_CN"\n[catalogs.legal]\nlanguage = "en"\n'
PROJECT = {
    "diglot.toml": """\
targets = ["de", "zh_CN"]
project = "Harbour guide"
version = "1.2"
bugs-to = "https://www.example.com/issues"

[catalogs.pages]
language = "en"
""",
    "source/index.html": """\
<title>Opening hours</title>
<h1>Opening hours</h1>
<p>Read <a href="/report.pdf">the report</a> of this year.</p>
<p its-locale-filter-list="de">Bring an identity card.</p>
""",
    "source/news.html": '<p>Read <a href="/report.pdf">the report</a> of this year.</p>\n',
}


def _rows(text: str, heading: str) -> list[list[str]]:
    section = text.partition(f"{heading}\n")[2].partition("\n#")[0]
    rows = [re.split(r"\s*(?<!\\)\|\s*", line)[1:-1] for line in section.splitlines() if line.startswith("|")]
    return [row for row in rows[2:] if row[0].startswith("`")]


def _blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def _segments(source: str, *rules: Rule) -> tuple[Segment, ...]:
    return scan(Page("page.html", source, "utf-8"), ScanRules(("en", "zh_CN"), rules)).segments


def test_the_rules_of_the_example_can_be_loaded(tmp_path: Path) -> None:
    block = "".join(_blocks(RULES, "toml"))
    config = load(make_project(tmp_path, {"diglot.toml": DECLARED + block}))
    assert len(config.rules) == block.count("[[rules]]") > 7


def test_the_breadcrumb_of_the_example_is_split() -> None:
    source, *after = re.findall(r"`([^`]+)`", RULES.partition("With the first of them,")[2].partition("\n\n")[0])
    assert [segment.msgid for segment in _segments(source, Rule(select=".breadcrumb > *", within_text="no"))] == after[
        :3
    ]
    assert [segment.msgid for segment in _segments(source)] == after[3:]


@pytest.mark.parametrize("row", _rows(RULES, "## The language of a text"), ids=lambda row: row[0])
def test_a_text_is_in_the_language_that_the_table_says(row: list[str]) -> None:
    where, said = row
    text = where.split("`")[1]
    root = re.search(r'root says `lang="([^"]+)"`', where)
    tag = re.search(r'`(<p lang="[^"]+">)`', where)
    start = f'<html lang="{root[1]}">' if root else ""
    (segment,) = _segments(f"{start}{tag[1] if tag else '<p>'}{text}")
    assert segment.language == re.split("[ ,]", said)[0]
    assert bool(segment.mixed) == ("mixed" in said)


@pytest.mark.parametrize(
    ("source", "rule", "texts"),
    [
        ('<p class="x" translate="yes">Text</p>', Rule(select=".x", translate=False), ["Text"]),
        ('<div translate="no"><p>Text</p></div>', Rule(select="p", translate=True), ["Text"]),
        ('<p class="notranslate" translate="yes">Text</p>', Rule(select="i"), ["Text"]),
        ('<div class="x"><p>Text</p></div>', Rule(select=".x", translate=False), []),
    ],
)
def test_precedence_is_as_the_document_says(source: str, rule: Rule, texts: list[str]) -> None:
    assert [segment.msgid for segment in _segments(source, rule)] == texts


def test_the_last_rule_wins_setting_by_setting() -> None:
    rules = Rule(select="p", context="one", note="first"), Rule(select=".a", context="two")
    (segment,) = _segments('<p class="a">Text here</p>', *rules)
    assert (segment.scope.context, segment.scope.notes) == ("two", ("first",))


def test_the_attributes_and_elements_that_no_rule_may_name_are_those_of_the_code() -> None:
    section = " ".join(RULES.partition("### Addresses\n")[2].partition("\n### ")[0].split())
    named = section.partition("can't be named: ")[2].partition(" are an error")[0]
    assert {*re.findall(r"`([a-z-]+)`", named)} == EXECUTED
    elements = section.partition("exit 2. What ")[2].partition(" lead to")[0]
    assert all(runs_what_it_names(name, "href", "") for name in re.findall(r"`([a-z]+)`", elements))
    addresses = section.partition("So it is for ")[2].partition(" and their like")[0]
    assert all(is_address(name, "") for name in re.findall(r"`([a-z]+)`", addresses))


def test_the_template_languages_are_those_of_the_code() -> None:
    assert {row[0].strip("`") for row in _rows(RULES, "## Templates")} == LANGUAGES


def test_the_template_of_the_example_is_what_extract_writes(tmp_path: Path) -> None:
    config = load(make_project(tmp_path, PROJECT))
    extract(config, write=True, diff=False, jobs=1, now=NOW)
    assert _blocks(CATALOGS, "po")[0] == (tmp_path / "locales/pages.pot").read_text("utf-8")


def test_the_header_of_the_example_is_what_update_writes(tmp_path: Path) -> None:
    config = load(make_project(tmp_path, PROJECT))
    extract(config, write=True, diff=False, jobs=1, now=NOW)
    update(config, locales=config.targets, write=True, diff=False, now=NOW)
    written = (tmp_path / "locales/zh_CN/LC_MESSAGES/pages.po").read_text("utf-8")
    (block,) = [block for block in _blocks(CATALOGS, "po") if "X-Poedit-Basepath" in block]
    assert set(block.splitlines()) <= set(written.splitlines())
    assert "identity card" not in written


def test_the_example_of_a_pivot_is_what_extract_writes(tmp_path: Path) -> None:
    (block,) = [block for block in _blocks(CATALOGS, "po") if "#. en: " in block]
    toml = 'pivot = "en"\ntargets = ["en", "fr"]\ncatalogs.ui.language = "zh_CN"\n'
    files = {
        "diglot.toml": toml,
        "source/index.html": '<meta charset="utf-8"><a href="top.html">返回顶部</a>',
        "locales/en/LC_MESSAGES/ui.po": 'msgid "返回顶部"\nmsgstr "Back to top"\n',
    }
    config = load(make_project(tmp_path, files))
    extract(config, write=True, diff=False, jobs=1, now=NOW)
    assert (tmp_path / "locales/ui.pot").read_text("utf-8").endswith(f"\n\n{block}")
