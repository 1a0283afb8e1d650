"""Our own site as it is built: what the crawler asks of a site holds for it, one test for each thing."""

import json
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bench.crawler import INVARIANTS, Site
from tests.laws.projects import OWN

CONFIGURATION = tomllib.loads((OWN / "diglot.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def site(demo: Path) -> Site:
    return Site(demo, CONFIGURATION["base-url"])


@pytest.mark.parametrize("invariant", INVARIANTS, ids=lambda invariant: invariant.__name__)
def test_it_holds_for_our_own_site(invariant: Callable[[Site], Iterator[str]], site: Site) -> None:
    assert list(invariant(site)) == []


def test_every_page_is_there_in_every_edition(site: Site) -> None:
    sources = [path.relative_to(OWN / "source").as_posix() for path in (OWN / "source").rglob("*.html")]
    assert site.editions == ["ar", "en", "zh-CN"]
    assert sorted(site.pages) == sorted(f"{edition}/{path}" for edition in site.editions for path in sources)


def test_there_is_something_to_look_at(site: Site) -> None:
    assert all(len(page.links) > 20 for page in site.pages.values())
    assert all(page.root.xpath("//*[@data-diglot='languages']") for page in site.pages.values())
    tagged = {
        page.path: {text.lang for text in page.texts()} - {page.edition} - {"en", "zh-CN", "ar"}
        for page in site.pages.values()
    }
    assert not any(tagged.values()), "languages that nobody declared"
    fallbacks = {text.lang for text in site.pages["ar/news/leadership-care.html"].texts()}
    assert "en" in fallbacks, "three paragraphs of the article have no Arabic yet"


def test_structured_data_say_what_the_page_says_and_in_what_language(site: Site) -> None:
    for edition in site.editions:
        page = site.pages[f"{edition}/news/leadership-care.html"]
        (script,) = page.root.xpath("//script[@type='application/ld+json']/text()")
        data = json.loads(str(script))
        assert data["inLanguage"] == edition
        assert data["headline"] == page.root.findtext(".//h1")
        assert data["description"] == page.root.xpath("string(//meta[@name='description']/@content)")
