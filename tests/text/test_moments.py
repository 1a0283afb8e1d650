"""moments, written: what a machine made, and how people write it."""

import os
import re
import time
from pathlib import Path

import pytest

from diglot.text.moments import form_fault, machine_moment, machine_number, moment
from diglot.text.written import written_moment, written_number

ROWS = [
    [cell.strip() for cell in line.split("|")[1:-1]]
    for line in (Path(__file__).parents[2] / "docs" / "rules.md").read_text("utf-8").splitlines()
    if line.startswith(("| `<time", "| `<data"))
]


@pytest.mark.parametrize(
    ("value", "text", "shown"),
    [
        ("2015-10-21", "2015-10-21", "2015-10-21"),
        ("2015-10-21", "", "2015-10-21"),
        ("2015-10-21", " \n ", "2015-10-21"),
        (None, "2015-10-21", "2015-10-21"),
        ("2015-10-21T14:30+08:00", "2015-10-21", "2015-10-21"),
        ("2015-10-21T14:30+08:00", "2015-10-21 14:30", "2015-10-21 14:30"),
        ("2015-10-21T14:30", "14:30", "14:30"),
        ("2015-10-21", "2015", "2015"),
        ("2015-10", "2015-10", "2015-10"),
        ("10-21", "10-21", "10-21"),
        ("2015-10-21", "2015-10-22", None),
        ("2015-10-21", "2015-10-21T14:30", None),
        ("2015-10-21", "21 October", None),
        ("2015-10-21", "last week", None),
        (None, "", None),
        ("2015-13-21", "", None),
        ("2015-02-29", "", None),
        ("0000-01-01", "", None),
        ("2015-W43", "", None),
        ("P3D", "P3D", None),
        ("2015-10-21T14:30:05.123", "", None),
        ("24:00", "", None),
        ("2015-10-21T14:30+25:00", "", None),
        ("２０１５-10-21", "", None),
    ],
)
def test_what_a_machine_made_of_a_moment(value: str | None, text: str, shown: str | None) -> None:
    assert machine_moment(value, text, "long") == shown


@pytest.mark.parametrize(
    ("value", "form", "is_written"),
    [
        ("2015-10-21", "yMMMd", True),
        ("2015-10-21", "yMMMdHm", False),
        ("2015-10", "yMMMd", False),
        ("2015-10", "yMMM", True),
        ("14:30", "Hm", True),
        ("14:30", "Hms", False),
        ("2015-10-21", "#,##0", False),
    ],
)
def test_a_form_that_asks_for_more_than_is_said_is_not_written(value: str, form: str, is_written: bool) -> None:
    assert (machine_moment(value, value, form) == value) is is_written


@pytest.mark.parametrize(
    ("value", "text", "form", "shown"),
    [
        ("1234.50", "1234.50", "long", "1234.50"),
        ("1234.5", "1234.50", "long", "1234.50"),
        ("1234.5", "", "#,##0.00", "1234.5"),
        ("-3", "", "long", "-3"),
        ("1234", "1,234", "long", None),
        ("21053", "Cherry tomato", "long", None),
        ("1e9", "", "long", None),
        ("+3", "", "long", None),
        ("x", "x", "long", None),
        (None, "3", "long", None),
        ("3", "3", "yMMMd", None),
    ],
)
def test_what_a_machine_made_of_a_number(value: str | None, text: str, form: str, shown: str | None) -> None:
    assert machine_number(value, text, form) == shown


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
@pytest.mark.parametrize(("column", "locale"), [(1, "en"), (2, "zh_CN"), (3, "de")])
def test_it_is_written_as_the_document_says(row: list[str], column: int, locale: str) -> None:
    value = re.findall(r"[0-9][0-9.: +-]+", row[0])[0]
    written = (written_number if row[0].startswith("`<data") else written_moment)(value, "long", locale)
    assert written is not None
    assert written.replace("\u202f", " ") == row[column]


def test_the_document_has_its_table() -> None:
    assert len(ROWS) == 4


@pytest.mark.parametrize(
    ("value", "form", "locale", "written"),
    [
        ("10-21", "long", "en", "October 21"),
        ("2015", "full", "zh_CN", "2015年"),
        ("14:30", "short", "de", "14:30"),
        ("14:30:05", "long", "zh_CN", "14:30:05"),
        ("2015-10-21T14:30Z", "medium", "de", "21.10.2015, 14:30 UTC"),
        ("2015-10-21T14:30-03:30", "Hm", "de", "14:30 GMT-03:30"),
        ("2015-10-21T14:30", "yMMMdHm", "de", "21. Okt. 2015, 14:30"),
        ("2015-10-21", "yMMMEd", "en", "Wed, Oct 21, 2015"),
        ("2015-10-21", "long", "en_XA", "October 21, 2015"),
        ("2015-10-21", "long", "sr@latin", "21. oktobar 2015."),
        ("2015-10-21", "long", "ar", "21 أكتوبر 2015"),
        ("2015-10-21", "long", "qaa", None),
        ("not a date", "long", "en", None),
    ],
)
def test_how_people_write_a_moment(value: str, form: str, locale: str, written: str | None) -> None:
    assert written_moment(value, form, locale) == written


@pytest.mark.parametrize(
    ("value", "form", "locale", "written"),
    [
        ("1234567", "long", "hi", "12,34,567"),
        ("-1234.50", "short", "de", "-1.234,50"),
        ("1234.5", "#,##0.00", "de", "1.234,50"),
        ("0.000000000000000000000000000001", "long", "en", "0.000000000000000000000000000001"),
        ("3", "long", "qaa", None),
    ],
)
def test_how_people_write_a_number(value: str, form: str, locale: str, written: str | None) -> None:
    assert written_number(value, form, locale) == written


def test_no_zone_of_the_machine_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    values = ("2015-10-21T23:30+08:00", "2015-10-21T00:30Z", "2015-10-21 03:00", "23:59")
    before = [written_moment(value, form, "en") for value in values for form in ("full", "Hm")]
    for zone in ("Pacific/Kiritimati", "America/Los_Angeles"):
        monkeypatch.setitem(os.environ, "TZ", zone)
        time.tzset()
        assert [written_moment(value, form, "en") for value in values for form in ("full", "Hm")] == before
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("letter", "GyQMwWEdBhHms")
def test_every_letter_of_a_skeleton_can_be_written(letter: str) -> None:
    for locale in ("en", "zh_CN", "ar", "de"):
        for count in range(1, 6):
            assert form_fault(letter * count) is None
            assert written_moment("2015-10-21T14:30:05Z", letter * count, locale)


def test_a_moment_is_what_is_said_and_no_more() -> None:
    found = moment("2015-10-21 14:30Z")
    assert found is not None
    assert found.fields == {"year", "month", "day", "hour", "zone"}


@pytest.mark.parametrize("form", ["lng", "dd.MM.yyyy", "yMMMd'x'", "LONG", "#.#.#0", "0€"])
def test_what_is_no_form(form: str) -> None:
    assert form_fault(form) is not None
