"""docs/checks.md is what `make docs` makes of the checks, and its examples are true."""

import re
from pathlib import Path

import pytest

from diglot.checks import Check, all_checks
from diglot.reports.explanation import explained, listed, manual

TEXT = (Path(__file__).parents[1] / "docs" / "checks.md").read_text("utf-8")


def test_the_document_is_in_step_with_the_checks() -> None:
    assert manual(all_checks()) == TEXT, "run `make docs`"


def test_every_check_has_a_row_and_a_section() -> None:
    codes = [check.code for check in all_checks()]
    assert re.findall(r"^\| \[`([^`]+)`\]", TEXT, re.MULTILINE) == codes
    assert re.findall(r"^## (.+)$", TEXT, re.MULTILINE) == codes


@pytest.mark.parametrize("check", all_checks(), ids=lambda check: check.code)
def test_an_explanation_says_what_why_how_and_shows_examples(check: Check) -> None:
    text = explained(check)
    assert text.startswith(f"{check.code}\n\n{check.summary}")
    for part in ("Why it hurts:", "How to fix:", f"Severity: {check.severity}", f'{check.code} = "off"'):
        assert part in text
    assert ("    # -> " in text) is bool(check.fails)
    assert (f"diglot: allow {check.code}, " in text) is (check.scope in {"message", "group", "template"})


def test_the_list_has_a_line_for_each() -> None:
    assert len(listed(all_checks()).splitlines()) == len(all_checks())
