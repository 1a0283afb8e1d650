"""docs/messages.md: its table of hard cases is what the scanner does, and its codes are those of pairing."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from diglot.checks import all_checks
from diglot.markup import ScanRules, pair, scan
from diglot.markup.linked import TEXTS
from diglot.model import Page

TEXT = (Path(__file__).parents[1] / "docs" / "messages.md").read_text("utf-8")


class Row(NamedTuple):
    source: str
    messages: list[tuple[str, str]]
    """Each with its language, or nothing where the table doesn't say."""
    templates: tuple[str, ...]


def _cells(line: str) -> list[str]:
    return [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]


def _row(line: str) -> Row:
    source, messages, remark = _cells(line)
    assert source[0] == source[-1] == "`"
    found = re.findall(r"`([^`]+)`(?: \((\w+)\))?", messages)
    assert ", ".join(f"`{msgid}`" + (f" ({language})" if language else "") for msgid, language in found) == messages
    named = re.search(r"`templates = \[(.*)\]`", remark)
    return Row(source[1:-1], found, tuple(re.findall(r'"(\w+)"', named[1])) if named else ())


TABLE = TEXT.partition("## Hard cases")[2]
ROWS = [_row(line) for line in TABLE.splitlines() if line.startswith("| `")]


def test_the_table_of_hard_cases_is_there() -> None:
    assert len(ROWS) >= 30
    assert any(row.templates for row in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.source)
def test_a_hard_case_gives_the_messages_that_the_table_says(row: Row) -> None:
    rules = ScanRules(languages=("en", "zh_CN"), templates=row.templates)
    found = scan(Page("page.html", row.source, "utf-8"), rules).segments
    assert [segment.msgid for segment in found] == [msgid for msgid, _ in row.messages]
    for segment, (_, language) in zip(found, row.messages, strict=True):
        assert language in ("", segment.language)


def test_every_message_of_the_table_is_accepted_as_its_own_translation() -> None:
    for row in ROWS:
        for msgid, _ in row.messages:
            assert pair(msgid, msgid).problems == ()


def test_the_properties_of_json_ld_are_those_of_the_code() -> None:
    section = TEXT.partition("### Structured data")[2]
    listed = re.findall(r"^`([^`]+)`\.$", section, re.MULTILINE)[0].split()
    assert set(listed) == TEXTS
    assert len(listed) == len(TEXTS)


def test_the_rules_are_numbered_from_1_to_15_since_the_code_refers_to_them() -> None:
    assert [int(number) for number in re.findall(r"^(\d+)\. \*\*", TEXT, re.MULTILINE)] == list(range(1, 16))


def test_the_codes_of_refused_translations_are_checks() -> None:
    codes = re.findall(r"^    \| `([a-z-]+)` \|", TEXT, re.MULTILINE)
    assert len(codes) == 6
    assert set(codes) <= {check.code for check in all_checks()}


@pytest.mark.parametrize(
    ("msgid", "msgstr", "code", "severity"),
    [
        ("Read <a>it</a>", "<b>阅读</b><a>它</a>", "unknown-placeholder", "error"),
        ("Read <a>it</a>", "阅读{{ it }}<a>它</a>", "unknown-placeholder", "error"),
        ("Read <a>it</a>", "阅读<a>它", "bad-nesting", "error"),
        ("<a>This</a> or <a2>that</a2>", "<a>这个<a2>那个</a2></a>", "bad-nesting", "error"),
        ("Read <a>it</a>", '阅读<a href="x">它</a>', "markup-in-translation", "error"),
        ("Read <a>it</a>", "阅读它", "missing-placeholder", "error"),
        ("Run <code>make</code>", "运行", "missing-placeholder", "error"),
        ("Hello {{ name }}", "您好", "missing-placeholder", "error"),
        ("Read <a>it</a>", "<a>阅读</a><a>它</a>", "doubled-placeholder", "error"),
        ("October 21<sup>st</sup>", "10月21日", "missing-placeholder", "warning"),
        ("one<br/>two", "一二", "missing-placeholder", "warning"),
        ("<b>one</b> two", "<b>一</b><b>二</b>", "doubled-placeholder", "warning"),
    ],
)
def test_what_is_refused_and_what_is_a_warning(msgid: str, msgstr: str, code: str, severity: str) -> None:
    assert [(problem.code, problem.severity) for problem in pair(msgid, msgstr).problems] == [(code, severity)]


@pytest.mark.parametrize("msgstr", ["一<br>二", "一<br />二", "一<BR/>二"])
def test_spellings_of_a_void_element_are_forgiven(msgstr: str) -> None:
    assert pair("one<br/>two", msgstr).problems == ()


def test_a_short_end_tag_is_forgiven() -> None:
    assert pair("<a>one</a> or <a2>two</a2>", "<a2>二</a>或<a>一</a >").problems == ()
