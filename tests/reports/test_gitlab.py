"""GitLab's code quality report: the fields that it documents."""

import json
from dataclasses import replace

from diglot.model import Outcome
from diglot.reports import gitlab
from tests.reports.findings import CONTEXT, OUTCOME, PLAIN


def test_every_entry_has_the_documented_fields() -> None:
    entries = json.loads(gitlab.render(OUTCOME, CONTEXT))
    for entry in entries:
        assert set(entry) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert entry["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert entry["location"]["lines"]["begin"] >= 1
        assert not entry["location"]["path"].startswith("./")
    assert [entry["severity"] for entry in entries] == ["major", "minor", "info", "blocker"]
    assert entries[0]["location"] == {"path": "site/locales/zh_CN/LC_MESSAGES/ui.po", "lines": {"begin": 12, "end": 12}}


def test_no_two_entries_have_one_fingerprint_and_lines_do_not_matter() -> None:
    def prints(*findings: object) -> list[str]:
        outcome = Outcome(findings=findings)  # type: ignore[arg-type]  # findings they are
        return [entry["fingerprint"] for entry in json.loads(gitlab.render(outcome, CONTEXT))]

    twin = replace(PLAIN, path="other/ui.po")
    assert len(set(prints(PLAIN, twin, replace(PLAIN, ordinal=1)))) == 3
    assert prints(PLAIN) == prints(replace(PLAIN, line=99))


def test_nothing_found_is_an_empty_list() -> None:
    assert json.loads(gitlab.render(Outcome(), CONTEXT)) == []
