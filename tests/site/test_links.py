"""links: references of a page -> the same edition, the localized asset, or the page where it can be read."""

from pathlib import Path

import pytest

from diglot.config import Config
from diglot.model import PagePlace
from tests.editions import SITE, build_site, built, make_site

OTHER = '<html><title>Other</title><p id="there">Other</p><a name="old">Old</a>'
FILES = {
    "other.html": OTHER,
    "sub/index.html": OTHER,
    "photo.jpg": "jpg",
    "photo.de.jpg": "jpg auf Deutsch",
    "style.css": "p {}",
}
GERMAN = {"Other": "Anderes", "Old": "Altes", "Text": "Ein Text"}


def _built(root: Path, body: str, toml: str = SITE, name: str = "page.html", head: str = "") -> str:
    config = _config(root, body, toml, name, head)
    build_site(config)
    page = built(config, f"de/{name}")
    return page[page.index("<body>") + 6 :]


def _config(root: Path, body: str, toml: str = SITE, name: str = "page.html", head: str = "") -> Config:
    return make_site(root, {**FILES, name: f"<html><head>{head}</head><body>{body}"}, {"de": GERMAN}, toml)


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("other.html", "other.html"),
        ("./other.html?a=1&amp;b=2#there", "./other.html?a=1&amp;b=2#there"),
        ("/other.html#there", "/de/other.html#there"),
        ("/sub/", "/de/sub/"),
        ("https://www.example.com/other.html", "https://www.example.com/de/other.html"),
        ("HTTPS://WWW.example.com/sub/index.html", "https://www.example.com/de/sub/index.html"),
        ("//www.example.com/other.html", "https://www.example.com/de/other.html"),
        ("https://www.example.com.evil.example/other.html", "https://www.example.com.evil.example/other.html"),
        ("https://elsewhere.example/other.html", "https://elsewhere.example/other.html"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("javascript:void(0)", "javascript:void(0)"),
        ("#", "#"),
        ("/en/other.html", "/en/other.html"),
        ("photo.jpg", "photo.de.jpg"),
        ("/photo.jpg?v=2", "/de/photo.de.jpg?v=2"),
        ("/style.css", "/de/style.css"),
        ("missing.html", "missing.html"),
        ("/missing.html", "/missing.html"),
        ("../outside.html", "../outside.html"),
    ],
)
def test_a_link_leads_to_the_same_edition(reference: str, expected: str, tmp_path: Path) -> None:
    assert _built(tmp_path, f'<a href="{reference}">Text</a>') == f'<a href="{expected}">Ein Text</a>'


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<img src=photo.jpg>", '<img src="photo.de.jpg">'),
        (
            "<img src='x.png' srcset='photo.jpg, /photo.jpg 2x'>",
            "<img src='x.png' srcset='photo.de.jpg, /de/photo.de.jpg 2x'>",
        ),
        ('<video poster="photo.jpg"></video>', '<video poster="photo.de.jpg"></video>'),
        (
            "<div style=\"background: url('photo.jpg') 0 0, url(/style.css)\"></div>",
            "<div style=\"background: url('photo.de.jpg') 0 0, url(/de/style.css)\"></div>",
        ),
        ('<svg><image xlink:href="photo.jpg"/></svg>', '<svg><image xlink:href="photo.de.jpg"/></svg>'),
    ],
)
def test_an_asset_with_a_localized_twin_is_used_wherever_it_is_named(
    source: str, expected: str, tmp_path: Path
) -> None:
    assert _built(tmp_path, source) == expected


def test_a_twin_is_copied_into_its_own_edition_alone(tmp_path: Path) -> None:
    config = _config(tmp_path, "<p>Text</p>")
    build_site(config)
    assert (config.output / "de" / "photo.de.jpg").exists()
    assert not (config.output / "en" / "photo.de.jpg").exists()


def test_a_base_that_names_the_site_leads_into_the_edition(tmp_path: Path) -> None:
    page = _built(tmp_path, '<a href="../other.html">Text</a>', name="sub/page.html", head='<base href="/sub/x.html">')
    assert page == '<a href="../other.html">Ein Text</a>'
    text = (tmp_path / "build" / "de" / "sub" / "page.html").read_text("utf-8")
    assert '<base href="/de/sub/x.html">' in text


def test_with_linked_assets_pages_lead_to_those_of_the_source(tmp_path: Path) -> None:
    config = _config(
        tmp_path, '<link rel="stylesheet" href="../style.css"><p>Text', 'assets = "link"\n' + SITE, "sub/page.html"
    )
    build_site(config)
    assert 'href="../../style.css"' in built(config, "de/sub/page.html")
    assert not (config.output / "de" / "style.css").exists()


def test_a_page_that_an_edition_lacks_is_read_in_the_default_edition(tmp_path: Path) -> None:
    config = make_site(
        tmp_path,
        {"page.html": '<a href="other.html#x">Text</a> <a href="/other.html">Text</a>', "other.html": OTHER},
        {"de": {"Text": "Ein Text"}},
        SITE + '[locale.de]\nmissing = "skip-page"\n',
    )
    outcome = build_site(config)
    assert not (config.output / "de" / "other.html").exists()
    page = built(config, "de/page.html")
    assert page.startswith('<a href="../en/other.html#x">Ein Text</a> <a href="/en/other.html">')
    german = next(each for each in outcome.editions if each.locale == "de")
    assert (german.pages, german.skipped) == (1, 1)


# --- dead links ---


def _dead(config: Config) -> list[tuple[str, int, str]]:
    outcome = build_site(config)
    return [(each.path, each.line, each.message) for each in outcome.findings if each.code == "dead-link"]


@pytest.mark.parametrize(
    ("reference", "why"),
    [
        ("missing.html", "there is no such file"),
        ("/missing.png", "there is no such file"),
        ("https://www.example.com/missing.html", "there is no such file"),
        ("/en/missing.html", "there is no such file"),
        ("other.html#nowhere", "no element of other.html is called 'nowhere'"),
        ("#nowhere", "no element of page.html is called 'nowhere'"),
    ],
)
def test_a_dead_link_is_told_once_with_its_line_on_the_source_page(reference: str, why: str, tmp_path: Path) -> None:
    config = _config(tmp_path, f'\n<a href="{reference}">Text</a>')
    assert _dead(config) == [("source/page.html", 2, f"{reference} leads nowhere: {why}")]


@pytest.mark.parametrize(
    "reference",
    [
        "other.html#there",
        "other.html#old",
        "sub/#there",
        "#",
        "#top",
        "#!/route",
        "other.html#:~:text=x",
        "sub",
        "?a=1",
        "",
    ],
)
def test_a_link_that_leads_somewhere_is_not_told(reference: str, tmp_path: Path) -> None:
    assert _dead(_config(tmp_path, f'<a href="{reference}">Text</a>')) == []


def test_the_level_of_dead_links_is_that_of_any_check(tmp_path: Path) -> None:
    off = _config(tmp_path, '<a href="missing.html">Text</a>', SITE + '[checks]\ndead-link = "off"\n')
    assert _dead(off) == []
    outcome = build_site(_config(tmp_path, '<a href="x.html">Text</a>', SITE + '[checks]\ndead-link = "error"\n'))
    assert [(each.severity, each.page) for each in outcome.findings] == [("error", PagePlace("source/page.html", 1))]


def test_a_form_may_lead_to_a_program(tmp_path: Path) -> None:
    assert _dead(_config(tmp_path, '<form action="search.cgi"><button formaction="go">Text</button></form>')) == []


def test_dead_links_are_the_same_for_any_number_of_workers(tmp_path: Path) -> None:
    pages = {
        f"{n}.html": f'<p id="p{n}">Text <a href="{n + 1}.html#p{n + 1}">Text</a> <a href="{n}x.html">x</a>'
        for n in range(40)
    }
    config = make_site(tmp_path, pages, {"de": {"Text": "X"}})
    assert build_site(config, jobs=1).findings == build_site(config, jobs=2).findings
