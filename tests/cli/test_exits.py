"""Exit codes: one table, in the code, in the help and in the documentation."""

import re
from pathlib import Path

import pytest

from diglot import model
from diglot.cli.exits import EXITS, highest
from diglot.model import DiglotError

DOCUMENTATION = Path(__file__).parents[2] / "docs" / "command-line.md"


def test_the_documentation_has_the_table_of_the_code() -> None:
    table = dict(re.findall(r"^\| (\d+) \| (.+) \|$", DOCUMENTATION.read_text("utf-8"), re.MULTILINE))
    assert table == {str(code): meaning for code, meaning in EXITS.items()}


@pytest.mark.parametrize(
    ("codes", "code"),
    [
        ((), 0),
        ((0, 0), 0),
        ((0, 1), 1),
        ((1, 2), 2),
        ((2, 4), 4),
        ((4, 3), 3),
        ((1, 2, 3, 4, 70), 70),
    ],
)
def test_of_several_codes_the_gravest_counts(codes: tuple[int, ...], code: int) -> None:
    assert highest(codes) == code
    assert highest(reversed(codes)) == code


def test_every_fault_of_use_has_a_code_of_the_table() -> None:
    faults = [each for each in vars(model).values() if isinstance(each, type) and issubclass(each, DiglotError)]
    assert len(faults) > 5
    assert {fault.exit_code for fault in faults} == {1, 2, 3, 4}
    assert {fault.exit_code for fault in faults} <= EXITS.keys()
