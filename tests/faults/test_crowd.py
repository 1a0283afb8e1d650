"""Eight runs at once, while an editor saves and a reader reads: nothing is torn, and no edit is lost."""

from pathlib import Path

import pytest

from tests.faults.cases import make_case
from tests.faults.crowd import crowd


def rounds(folder: Path, count: int) -> list[str]:
    project = make_case(folder, "update", 3).project
    page = project / "source" / "1.html"
    (project / "source" / "0.html").write_bytes(page.read_bytes())  # no build has a page to remove
    faults = []
    for number in range(count):
        page.write_text(
            page.read_text("utf-8").replace("</nav>", f"<b>{number}</b></nav><p>Round {number}.</p>"), "utf-8"
        )
        faults += crowd(project, ["extract", *["update"] * 4, *["build"] * 3])
    return faults


def test_eight_runs_an_editor_and_a_reader_get_on(tmp_path: Path) -> None:
    assert rounds(tmp_path, 1) == []


@pytest.mark.slow
def test_they_do_so_for_long(tmp_path: Path) -> None:
    assert rounds(tmp_path, 40) == []
