"""The short formats, and that every format there is can be asked for."""

import json
from typing import get_args

import pytest

from diglot.cli.options import ReportForm
from diglot.model import Outcome
from diglot.reports import concise, jsonl
from diglot.reports.formats import FORMATS, ReportFormat, render
from tests.reports.findings import CONTEXT, OUTCOME


def test_the_formats_of_the_command_line_are_those_of_the_code() -> None:
    assert FORMATS == get_args(ReportFormat) == tuple(form.value for form in ReportForm)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("outcome", [Outcome(), OUTCOME], ids=["nothing", "everything"])
def test_every_format_takes_everything(form: ReportFormat, outcome: Outcome) -> None:
    text = render(form, outcome, CONTEXT)
    assert text.endswith("\n") or (text == "" and outcome == Outcome())
    assert "\0" not in text


def test_a_concise_finding_is_one_line() -> None:
    lines = concise.render(OUTCOME).splitlines()
    assert lines[:2] == [
        "locales/zh_CN/LC_MESSAGES/ui.po:12:1: missing no translation",
        "locales/zh_CN/LC_MESSAGES/ui.po:20:10: missing-placeholder <b> is missing",
    ]
    assert len(lines) == 3


def test_a_line_of_json_is_a_finding_as_in_the_whole_document() -> None:
    lines = [json.loads(line) for line in jsonl.render(OUTCOME).splitlines()]
    assert lines == json.loads(render("json", OUTCOME, CONTEXT))["findings"]
