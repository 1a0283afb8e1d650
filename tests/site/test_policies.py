"""publication: what becomes of pages of which not all is translated."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from diglot.config import Config
from diglot.model import Outcome
from diglot.stages.build import build
from tests.editions import SITE, build_site, built, make_site

FULL = '<html lang="en"><head><title>One</title></head><body><p>Two</p><p>Three</p><p>Four</p></body></html>'
HALF = '<html lang="en"><head><title>One</title></head><body><p>Two</p><p>Five</p><p>Six</p></body></html>'
GERMAN = {"One": "Eins", "Two": "Zwei", "Three": "Drei", "Four": "Vier"}
PAGES = {"full.html": FULL, "half.html": HALF}


def _config(root: Path, policy: str, top: str = "") -> Config:
    return make_site(root, PAGES, {"de": GERMAN}, f"{top}\n{SITE}\n[locale.de]\n{policy}\n")


def _pages(config: Config, tag: str) -> list[str]:
    return sorted(path.name for path in (config.output / tag).glob("*.html"))


@pytest.mark.parametrize(
    ("policy", "pages"),
    [
        ("", ["full.html", "half.html"]),
        ('missing = "skip-page"', ["full.html"]),
        ("page-minimum = 50", ["full.html", "half.html"]),
        ("page-minimum = 51", ["full.html"]),
        ("minimum = 70", []),  # the catalog falls short: 4 of 6 texts
        ("minimum = 60", ["full.html"]),
        ("minimum = 60\npage-minimum = 0", ["full.html", "half.html"]),
        ('minimum = 60\nbelow-minimum = "publish"', ["full.html", "half.html"]),
    ],
)
def test_a_page_of_which_too_little_is_translated_is_not_published(
    policy: str, pages: list[str], tmp_path: Path
) -> None:
    config = _config(tmp_path, policy)
    outcome = build_site(config)
    assert _pages(config, "de") == pages
    assert _pages(config, "en") == ["full.html", "half.html"]
    german = next(each for each in outcome.editions if each.locale == "de")
    assert (german.pages, german.skipped) == (len(pages), 2 - len(pages))
    assert german.skipped_pages == tuple(f"source/{name}" for name in ("full.html", "half.html") if name not in pages)


def test_a_page_that_is_not_published_is_named_by_no_other(tmp_path: Path) -> None:
    config = _config(tmp_path, 'missing = "skip-page"')
    build_site(config)
    assert "hreflang" not in built(config, "en/half.html")
    assert 'hreflang="de"' in built(config, "en/full.html")
    assert "de/half.html" not in built(config, "sitemap.xml")


def test_below_its_minimum_a_page_may_be_there_for_readers_and_not_for_search_engines(tmp_path: Path) -> None:
    config = _config(tmp_path, 'page-minimum = 80\nbelow-minimum = "noindex"')
    build_site(config)
    page = built(config, "de/half.html")
    assert '<meta name="robots" content="noindex">' in page
    assert "canonical" not in page
    assert "hreflang" not in page + built(config, "en/half.html")
    assert "noindex" not in built(config, "de/full.html") + built(config, "en/half.html")
    assert "de/half.html" not in built(config, "sitemap.xml")


def test_noindex_joins_what_the_page_says_to_robots(tmp_path: Path) -> None:
    page = HALF.replace("<title>", "<meta name=Robots content='index, nofollow'><title>")
    config = make_site(
        tmp_path,
        {"half.html": page},
        {"de": GERMAN},
        SITE + '[locale.de]\npage-minimum = 80\nbelow-minimum = "noindex"\n',
    )
    build_site(config)
    assert "<meta name=Robots content='noindex, nofollow'>" in built(config, "de/half.html")


def test_a_page_that_was_published_before_and_is_no_more_is_removed(tmp_path: Path) -> None:
    config = _config(tmp_path, "")
    build_site(config)
    assert _pages(config, "de") == ["full.html", "half.html"]
    build_site(_config(tmp_path, 'missing = "skip-page"'))
    assert _pages(config, "de") == ["full.html"]


def test_a_locale_may_have_to_be_whole(tmp_path: Path) -> None:
    outcome = build_site(_config(tmp_path, 'missing = "fail"'))
    assert [(each.code, each.severity, each.locale, each.msgid, each.path, each.line) for each in outcome.findings] == [
        ("missing", "error", "de", "Five", "source/half.html", 1),
        ("missing", "error", "de", "Six", "source/half.html", 1),
    ]


def test_building_one_locale_knows_what_the_others_publish(tmp_path: Path) -> None:
    config = _config(tmp_path, 'missing = "skip-page"')
    build_site(config, locales=("en",))
    assert "hreflang" not in built(config, "en/half.html")
    assert 'hreflang="de"' in built(config, "en/full.html")


def test_what_is_published_is_the_same_for_any_number_of_workers(tmp_path: Path) -> None:
    pages = {f"{number}.html": FULL if number % 3 else HALF for number in range(40)}
    config = make_site(tmp_path, pages, {"de": GERMAN}, SITE + '[locale.de]\nmissing = "skip-page"\n')
    build_site(config, jobs=1)
    alone = {path: path.read_bytes() for path in config.output.rglob("*.*")}
    assert build_site(config, jobs=2).changes == ()
    assert {path: path.read_bytes() for path in config.output.rglob("*.*")} == alone


def test_a_notice_shows_where_texts_stay_in_their_source_language(tmp_path: Path) -> None:
    notice = '<p class="n" data-diglot="incomplete" hidden>One</p>'
    pages = {name: page.replace("<p>Two", f"{notice}<p>Two") for name, page in PAGES.items()}
    config = make_site(tmp_path, pages, {"de": GERMAN})
    build_site(config)
    assert '<p class="n" data-diglot="incomplete">Eins</p>' in built(config, "de/half.html")
    assert '<p class="n" data-diglot="incomplete" hidden>Eins</p>' in built(config, "de/full.html")
    assert notice in built(config, "en/half.html")


NOTICE = '<p data-diglot="outdated" hidden>Three</p>'
OUTDATED = HALF.replace("<p>Two", f"{NOTICE}<p>Two")
DAY = date(2026, 11, 23)


def _outdated(root: Path, top: str, page: str = OUTDATED, now: str = "Two") -> Config:
    """A site in which a text was another one when it was translated."""
    config = make_site(root, {"a.html": page}, {"de": GERMAN}, f"{top}\n{SITE}")
    path = config.locales / "de/LC_MESSAGES/text.po"
    lines = f'# diglot: outdated since {DAY}\n#, fuzzy\n#| msgid "Read it"\nmsgid "{now}"\nmsgstr "Lies es"'
    old = re.search(f'msgid "{re.escape(now)}"\nmsgstr ".*"', path.read_text("utf-8"))
    assert old is not None
    path.write_text(path.read_text("utf-8").replace(old[0], lines), "utf-8")
    return config


def _shown(config: Config, *, after: int = 0, bare: bool = False) -> tuple[str, Outcome]:
    day = DAY + timedelta(days=after)
    outcome = build(config, locales=config.targets, output=None, write=True, diff=False, bare=bare, jobs=1, today=day)
    return built(config, "de/a.html"), outcome


def test_an_outdated_translation_is_kept_with_a_notice_for_some_days(tmp_path: Path) -> None:
    config = _outdated(tmp_path, 'fuzzy = "keep"\nfuzzy-days = 3')
    for after in (0, 2):
        page, outcome = _shown(config, after=after)
        assert "<p>Lies es</p>" in page
        assert '<p data-diglot="outdated">Drei</p>' in page
        german = next(each for each in outcome.editions if each.locale == "de")
        assert (german.translated, german.outdated, german.fallbacks) == (2, 1, 2)
        assert outcome.findings == ()
    page, outcome = _shown(config, after=3)
    assert '<p lang="en">Two</p>' in page
    assert '<p data-diglot="outdated" hidden>Drei</p>' in page
    assert next(each.outdated for each in outcome.editions if each.locale == "de") == 0


@pytest.mark.parametrize(
    ("top", "page", "now"),
    [
        ("", OUTDATED, "Two"),
        ('fuzzy = "source"\nfuzzy-days = 90', OUTDATED, "Two"),
        ('fuzzy = "keep"', HALF, "Two"),
        ('fuzzy = "keep"\nfinish.notices = false', OUTDATED, "Two"),
        ('fuzzy = "keep"\nmissing = "fail"', OUTDATED, "Two"),
        ('fuzzy = "keep"', OUTDATED.replace("Two", 'Two <img src="x.png"> more'), "Two <img/> more"),
    ],
    ids=["usual", "source", "no slot", "no notices", "whole", "placeholders"],
)
def test_nothing_outdated_is_kept_without_a_notice_or_against_another_setting(
    top: str, page: str, now: str, tmp_path: Path
) -> None:
    config = _outdated(tmp_path, top, page, now)
    shown, outcome = _shown(config)
    assert "Lies es" not in shown
    assert {finding.code for finding in outcome.findings} <= {"missing", "dead-link"}


def test_a_bare_build_keeps_nothing_outdated(tmp_path: Path) -> None:
    config = _outdated(tmp_path, 'fuzzy = "keep"')
    assert "Lies es" not in _shown(config, bare=True)[0]
