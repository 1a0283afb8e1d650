"""Comments that allow findings."""

import pytest

from diglot.checks import suppressions

KNOWN = {"missing-number", "doubled-space", "fuzzy"}


@pytest.mark.parametrize(
    ("comment", "codes", "reason"),
    [
        ("diglot: allow missing-number, the year is in the heading", ("missing-number",), "the year is in the heading"),
        ("diglot: allow missing-number doubled-space, a table", ("missing-number", "doubled-space"), "a table"),
        ("diglot: allow missing-number, doubled-space, a table, as is", ("missing-number", "doubled-space"),
         "a table, as is"),
        ("Diglot:allow fuzzy，原文如此", ("fuzzy",), "原文如此"),
        ("  diglot: allow fuzzy", ("fuzzy",), ""),
        ("diglot: allow missing-nubmer, oh", ("missing-nubmer",), "oh"),
        ("diglot: allow", (), ""),
        ("diglot: allow , because", (), "because"),
    ],
)  # fmt: skip
def test_codes_come_first_and_then_the_reason(comment: str, codes: tuple[str, ...], reason: str) -> None:
    (found,) = suppressions([comment], KNOWN)
    assert (found.codes, found.reason, found.comment) == (codes, reason, comment)


@pytest.mark.parametrize("comment", ["", "allow fuzzy, x", "diglot is a book", "diglot: allowed fuzzy"])
def test_other_comments_allow_nothing(comment: str) -> None:
    assert suppressions([comment], KNOWN) == []
