"""Annotations of GitHub: escaped, within its limits, and the rest for the summary."""

import re
from dataclasses import replace

from diglot.model import Outcome
from diglot.reports import github
from tests.reports.findings import CONTEXT, EVIL, FAULT, OUTCOME, PLAIN, RICH

COMMAND = re.compile(r"::(error|warning|notice) ([^:]+)::(.*)")


def _commands(outcome: Outcome) -> list[tuple[str, dict[str, str], str]]:
    """The commands as the runner reads them (actions/runner, ActionCommand)."""
    found = []
    for line in github.render(outcome, CONTEXT).splitlines():
        command = COMMAND.fullmatch(line)
        assert command, line
        properties = dict(each.split("=", 1) for each in command[2].split(","))
        unescaped = {name: _read(value.replace("%3A", ":").replace("%2C", ",")) for name, value in properties.items()}
        found.append((command[1], unescaped, _read(command[3])))
    return found


def _read(text: str) -> str:
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def test_each_finding_is_a_command_at_its_place() -> None:
    fault, plain, rich, evil = _commands(OUTCOME)
    assert (fault[0], fault[1]["file"], fault[1]["line"]) == ("error", "site/locales/de/LC_MESSAGES/ui.po", "3")
    assert (plain[0], plain[1]["line"], plain[1]["col"], plain[1]["title"]) == ("error", "12", "1", "missing")
    assert (rich[0], rich[1]["line"], rich[1]["endLine"]) == ("warning", "20", "21")
    assert "endColumn" not in rich[1]
    assert "page: site/source/index.html:3" in rich[2]
    assert (evil[0], evil[1]["file"]) == ("notice", "site/a,b:c % é/x y.po")


def test_nothing_in_a_catalog_is_a_command_of_its_own() -> None:
    lines = github.render(Outcome(findings=(EVIL,)), CONTEXT).splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("::notice ")


def test_the_end_of_a_culprit_is_its_last_column() -> None:
    finding = replace(RICH, end_line=20, end_column=13)
    ((_, properties, _),) = _commands(Outcome(findings=(finding,)))
    assert (properties["col"], properties["endColumn"]) == ("10", "12")


def test_ten_of_a_kind_are_annotations_and_the_others_are_counted() -> None:
    findings = tuple(replace(PLAIN, line=n) for n in range(1, 14)) + tuple(replace(RICH, line=n) for n in range(1, 12))
    lines = github.render(Outcome(findings=findings, faults=(FAULT,)), CONTEXT).splitlines()
    assert len([line for line in lines if line.startswith("::error")]) == 10
    assert len([line for line in lines if line.startswith("::warning")]) == 10
    assert lines[-1] == "5 more findings are not shown as annotations"


def test_the_summary_has_them_all_and_none_of_their_markup() -> None:
    table = github.summary(OUTCOME)
    assert len(table.strip().splitlines()) == 4 + 4
    assert "<script>" not in table
    assert "[x](1)" not in table
    assert all(line.startswith("|") for line in table.splitlines()[2:])
    assert all(len(re.findall(r"(?<!\\)\|", line)) == 5 for line in table.splitlines()[2:])
    assert github.summary(Outcome()) == ""


def test_the_summary_stays_within_what_github_takes() -> None:
    findings = tuple(replace(PLAIN, line=n, msgid="开放时间" * 30) for n in range(1, 5000))
    table = github.summary(Outcome(findings=findings))
    assert len(table.encode()) < 1024 * 1024
    assert table.endswith(" more are left out here.\n")
