"""Every relative link of the documentation leads to a file, and every anchor to a heading of it."""

import re
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]

_CODE = re.compile(r"^(```|~~~).*?^\1|^ {4}[^\n]*$|`[^`\n]*`", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"!?\[(?:[^\[\]]|\[[^\]]*\])*\]\(([^()\s]+)\)")
_ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def _links(page: Path) -> list[str]:
    return [link for link in _LINK.findall(_CODE.sub("``", page.read_text("utf-8"))) if not _ABSOLUTE.match(link)]


def _anchors(page: Path) -> set[str]:
    """The anchors of headings, as GitHub makes them: lower case, no punctuation, hyphens for spaces, twins numbered."""
    text = re.sub(r"^(```|~~~).*?^\1", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    seen: Counter[str] = Counter()
    anchors = set()
    for title in re.findall(r"^#{1,6} +(.+?) *$", text, re.MULTILINE):
        anchor = re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")
        anchors.add(f"{anchor}-{seen[anchor]}" if seen[anchor] else anchor)
        seen[anchor] += 1
    return anchors


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    for link in _links(page):
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.is_relative_to(ROOT), link
        assert target.exists(), link
        if anchor:
            assert anchor in _anchors(target), link


def test_links_are_found_at_all() -> None:
    assert sum(len(_links(page)) for page in PAGES) > 20


def test_every_document_is_linked_to() -> None:
    linked = {(page.parent / link.partition("#")[0]).resolve() for page in PAGES for link in _links(page)}
    alone = {page for page in PAGES if page.parent.name == "docs"} - linked
    assert {page.name for page in alone} == set()
