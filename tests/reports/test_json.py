"""Reports for machines: the fields that docs/command-line.md promises, and no other."""

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from diglot.model import (
    CatalogUpdate,
    Change,
    ConfigError,
    Finding,
    Fix,
    FuzzyMessage,
    Outcome,
    PagePlace,
    Piece,
    Progress,
    Revision,
    Statistics,
)
from diglot.reports import json as report

DOCUMENTATION = (Path(__file__).parents[2] / "docs" / "command-line.md").read_text("utf-8")
FAULT = ConfigError("diglot.toml", "not TOML", "correct it")
FINDING = Finding(
    code="missing-placeholder",
    mqm="design-and-markup/markup",
    severity="error",
    message="<a> of the source is missing",
    help="copy it from the msgid",
    path="locales/zh_CN/LC_MESSAGES/ui.po",
    line=12,
    locale="zh_CN",
    domain="ui",
    msgid="阅读<a>报告</a>",
    msgstr="阅读",
    span=(0, 2),
    page=PagePlace("source/index.html", 3),
    fix=Fix("add it", safe=False, msgstr="<a>阅读</a>"),
)


def _read(text: str) -> Any:
    assert text.endswith("}\n")
    value = json.loads(text)
    assert value["version"] == 1
    return value


def test_a_finding_has_the_documented_fields() -> None:
    value = _read(report.outcome(Outcome(findings=(FINDING,))))
    (finding,) = value["findings"]
    table = DOCUMENTATION.partition("| field | what it is |")[2].partition("\n\n")[0]
    documented = {
        name for row in re.findall(r"^\| (.+?) \|", table, re.MULTILINE) for name in re.findall(r"`(\w+)`", row)
    }
    assert set(finding) == documented
    assert finding["span"] == {"start": 0, "end": 2}
    assert finding["page"] == {"path": "source/index.html", "line": 3}
    assert finding["fix"] == {"title": "add it", "safe": False, "msgstr": "<a>阅读</a>"}
    assert finding["msgctxt"] is None
    assert len(finding["fingerprint"]) == 32


def test_a_fingerprint_stays_when_lines_move() -> None:
    def fingerprint(finding: Finding) -> str:
        return str(_read(report.outcome(Outcome(findings=(finding,))))["findings"][0]["fingerprint"])

    assert fingerprint(replace(FINDING, line=99, msgstr="x")) == fingerprint(FINDING)
    assert fingerprint(replace(FINDING, locale="de")) != fingerprint(FINDING)
    assert fingerprint(replace(FINDING, ordinal=1)) != fingerprint(FINDING)


def test_an_outcome_has_a_summary_changes_and_faults() -> None:
    value = _read(report.outcome(Outcome((Change("a.po"),), (FINDING,), (FAULT,))))
    assert list(value) == ["version", "summary", "findings", "changes", "updates", "editions", "faults"]
    assert value["summary"] == {"error": 1, "warning": 0, "info": 0, "changed": 1, "faults": 1}
    assert value["changes"] == [{"path": "a.po", "removed": False}]
    assert value["faults"] == [{"where": "diglot.toml", "message": "not TOML", "help": "correct it", "exit": 2}]


def test_nothing_is_a_document_too() -> None:
    assert _read(report.outcome(Outcome()))["findings"] == []


def test_progress_counts_and_adds_up() -> None:
    (row,) = _read(report.stats(Statistics((Progress("de", "ui", None, 3, 2, 1),), (), ())))["progress"]
    assert row == {
        "locale": "de",
        "domain": "ui",
        "page": None,
        "translated": 3,
        "fuzzy": 2,
        "untranslated": 1,
        "total": 6,
    }


def test_an_update_has_its_counts_and_the_change_of_each_text() -> None:
    revision = Revision("wording", True, None, "Read this report", "Read the report")
    found = CatalogUpdate("a.po", "de", "ui", 5, 4, 3, 2, 1, (revision,), 6)
    (update,) = _read(report.outcome(Outcome(updates=(found,))))["updates"]
    assert update == {
        "path": "a.po",
        "locale": "de",
        "domain": "ui",
        "kept": 5,
        "added": 4,
        "revived": 3,
        "obsoleted": 2,
        "dropped": 1,
        "moved": 6,
        "changed": [
            {
                "fuzzy": True,
                "kind": "wording",
                "msgctxt": None,
                "msgid": "Read this report",
                "previous_msgid": "Read the report",
                "diff": "Read [-the-]{+this+} report",
            }
        ],
    }


def test_statistics_tell_what_changed_under_a_fuzzy_translation() -> None:
    found = FuzzyMessage("de", "ui", "a.po", 7, "number", "menu", "2 files", "1 files", date(2026, 11, 23))
    (fuzzy,) = _read(report.stats(Statistics((), (found,), ())))["fuzzy"]
    assert fuzzy == {
        "locale": "de",
        "domain": "ui",
        "path": "a.po",
        "line": 7,
        "outdated_since": "2026-11-23",
        "kind": "number",
        "msgctxt": "menu",
        "msgid": "2 files",
        "previous_msgid": "1 files",
        "diff": "[-1-]{+2+} files",
    }


def test_a_piece_has_the_fields_of_the_design() -> None:
    piece = Piece("source/a.html", 1, 2, "text", "p", None, "你好", "zh_CN", "extracted", None, "ui", None, "你好")
    value = _read(report.audit((piece,), (FAULT,)))
    assert list(value["pieces"][0]) == [
        *("path", "line", "column", "kind", "element", "attribute", "text", "language", "status", "reason"),
        *("domain", "msgctxt", "msgid"),
    ]
    assert len(value["faults"]) == 1
