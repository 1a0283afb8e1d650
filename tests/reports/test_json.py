"""Reports for machines: the fields that docs/command-line.md promises, and no other."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from diglot.model import Change, ConfigError, Finding, Fix, Outcome, PagePlace, Piece, Progress
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
    assert list(value) == ["version", "summary", "findings", "changes", "faults"]
    assert value["summary"] == {"error": 1, "warning": 0, "info": 0, "changed": 1, "faults": 1}
    assert value["changes"] == [{"path": "a.po", "removed": False}]
    assert value["faults"] == [{"where": "diglot.toml", "message": "not TOML", "help": "correct it", "exit": 2}]


def test_nothing_is_a_document_too() -> None:
    assert _read(report.outcome(Outcome()))["findings"] == []


def test_progress_counts_and_adds_up() -> None:
    (row,) = _read(report.stats((Progress("de", "ui", None, 3, 2, 1),), ()))["progress"]
    assert row == {
        "locale": "de",
        "domain": "ui",
        "page": None,
        "translated": 3,
        "fuzzy": 2,
        "untranslated": 1,
        "total": 6,
    }


def test_a_piece_has_the_fields_of_the_design() -> None:
    piece = Piece("source/a.html", 1, 2, "text", "p", None, "你好", "zh_CN", "extracted", None, "ui", None, "你好")
    value = _read(report.audit((piece,), (FAULT,)))
    assert list(value["pieces"][0]) == [
        *("path", "line", "column", "kind", "element", "attribute", "text", "language", "status", "reason"),
        *("domain", "msgctxt", "msgid"),
    ]
    assert len(value["faults"]) == 1
