"""What an HTML parser finds wrong with an edition is wrong with its source page as well; bench.validate asks more."""

from pathlib import Path

import pytest

from bench.validate import html5lib_faults
from tests.laws.projects import OWN

PAGES = sorted(path.relative_to(OWN / "source").as_posix() for path in (OWN / "source").rglob("*.html"))


@pytest.mark.parametrize("edition", ["en", "zh-CN", "ar"])
def test_no_edition_has_an_error_that_its_source_page_has_not(edition: str, demo: Path) -> None:
    before, after = html5lib_faults(OWN / "source", PAGES), html5lib_faults(demo / edition, PAGES)
    assert {page: after[page] - before[page] for page in PAGES if after[page] - before[page]} == {}


@pytest.mark.parametrize("added", ["<p><b>x</p>", '<a href="x" href="y">x</a>', "<p>R&D</p>", "</em>"])
def test_an_error_more_is_found(added: str, tmp_path: Path) -> None:
    page = "contact.html"
    raw = (OWN / "source" / page).read_bytes()
    (tmp_path / page).write_bytes(raw.replace(b"</main>", added.encode() + b"</main>"))
    before, after = html5lib_faults(OWN / "source", [page]), html5lib_faults(tmp_path, [page])
    assert after[page] - before[page]
