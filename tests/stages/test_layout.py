"""Which file of a domain holds a message, and which domain a file belongs to."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.config import Config, load
from diglot.stages.layout import Split, above, catalog_path, home, named, place_of, respelled, template_path
from tests.projects import make_project


@pytest.mark.parametrize(
    ("pages", "folder", "page"),
    [
        (["index.html"], "", "index.html"),
        (["news/a.html"], "news", "news/a.html"),
        (["news/a.html", "news/b.html"], "news", "news"),
        (["news/a.html", "news/2024/b.html"], "news", "news"),
        (["news/2024/a.html", "news/2025/b.html"], "news", "news"),
        (["news/a.html", "index.html"], "", ""),
        (["news/a.html", "newsletter/a.html"], "", ""),
    ],
)
def test_a_message_is_where_its_pages_meet(pages: list[str], folder: str, page: str) -> None:
    assert place_of("none", pages) == ""
    assert place_of("folder", pages) == folder
    assert place_of("page", pages) == page


_NAMES = st.sampled_from(["a", "b", "a.po", "a.po_", "a.pot", "a.pot.pot", "A.PO", "x.html"])
_PAGES = st.lists(_NAMES, min_size=1, max_size=4).map("/".join)


@given(st.lists(_PAGES, min_size=1, max_size=4), _PAGES, st.sampled_from(["folder", "page"]))
def test_another_page_moves_a_message_upwards_or_not_at_all(pages: list[str], more: str, split: Split) -> None:
    place = place_of(split, pages)
    wider = place_of(split, [*pages, more])
    while place not in (wider, ""):
        place = above(place)
    assert place == wider


@given(_PAGES, _PAGES)
def test_two_places_are_two_files_and_none_is_the_folder_of_another(one: str, other: str) -> None:
    files = [f"{place_of('page', [page])}.pot" for page in (one, other)]
    assert (files[0] == files[1]) is (one == other)
    assert not files[1].startswith(f"{files[0]}/")


@given(_PAGES)
def test_above_a_page_is_its_folder(page: str) -> None:
    assert above(place_of("page", [page])) == place_of("folder", [page])


def test_names_that_one_file_system_holds_for_one_are_spelled_as_the_first() -> None:
    assert respelled(["News", "news", "other"], {"NEWS": 1}) == {"News": "NEWS", "news": "NEWS", "other": "other"}
    assert respelled(["Cafe\u0301", "Caf\u00e9"], {}) == {"Cafe\u0301": "Cafe\u0301", "Caf\u00e9": "Cafe\u0301"}


def _project(root: Path) -> Config:
    return load(make_project(root))


def test_a_path_says_locale_domain_and_place(tmp_path: Path) -> None:
    config = _project(tmp_path)
    for place in ("", "news", "news/a.html"):
        assert named(config, catalog_path(config, "zh_CN", "ui", place)) == ("zh_CN", "ui", place)
        assert named(config, template_path(config, "ui", place)) == (None, "ui", place)
    for path in ("elsewhere.po", "locales/zh_CN/ui.po", "locales/other.pot", "locales/zh_CN/LC_MESSAGES/other.po"):
        assert named(config, tmp_path / path) is None


def test_all_files_of_a_domain_are_at_home_in_the_first(tmp_path: Path) -> None:
    config = _project(tmp_path)
    assert home(config, "locales/zh_CN/LC_MESSAGES/ui/news/a.html.po") == "locales/zh_CN/LC_MESSAGES/ui.po"
    assert home(config, "locales/ui/news.pot") == "locales/ui.pot"
    assert home(config, "locales/ui.pot") == "locales/ui.pot"
    assert home(config, "source/index.html") == "source/index.html"
