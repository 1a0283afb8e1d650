"""editions: what a page tells search engines and readers of its other editions."""

from pathlib import Path

import pytest
from lxml import etree

from tests.editions import SITE, build_site, built, make_site

TEXTS = {"en": {}, "de": {"Text": "Ein Text", "Other": "Anderes", "Choose": "Wählen"}}
PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8" />
  <title>Text</title>
</head>
<body><p>Other</p></body>
</html>
"""


def _site(root: Path, page: str = PAGE, toml: str = SITE, **files: str) -> dict[str, str]:
    config = make_site(root, {"page.html": page, **files}, TEXTS, toml)
    build_site(config)
    return {
        path.relative_to(config.output).as_posix(): path.read_text("utf-8") for path in config.output.rglob("*.*ml")
    }


def test_every_edition_names_itself_and_all_others_and_what_stands_for_the_rest(tmp_path: Path) -> None:
    site = _site(tmp_path)
    links = """\
  <title>Ein Text</title>
  <link rel="canonical" href="https://www.example.com/de/page.html" />
  <link rel="alternate" hreflang="en" href="https://www.example.com/en/page.html" />
  <link rel="alternate" hreflang="de" href="https://www.example.com/de/page.html" />
  <link rel="alternate" hreflang="x-default" href="https://www.example.com/en/page.html" />
</head>
"""
    assert links in site["de/page.html"]
    english = links.replace("Ein Text", "Text").replace(
        'canonical" href="https://www.example.com/de', 'canonical" href="https://www.example.com/en'
    )
    assert english in site["en/page.html"]


def test_without_a_base_url_there_are_no_whole_addresses_and_so_no_links(tmp_path: Path) -> None:
    site = _site(tmp_path, toml=SITE.replace('base-url = "https://www.example.com"\n', ""))
    assert "canonical" not in site["de/page.html"]
    assert "sitemap.xml" not in site


def test_what_the_page_says_of_editions_is_replaced(tmp_path: Path) -> None:
    old = """\
  <link rel="canonical" href="https://old.example/page.html">
  <link rel=alternate hreflang=fr href="https://old.example/fr/page.html">
  <link rel="alternate" type="application/rss+xml" href="https://feed.example/">
"""
    page = _site(tmp_path, PAGE.replace("</head>", f"{old}</head>"))["de/page.html"]
    assert "old.example" not in page
    assert "https://feed.example/" in page
    assert page.count("canonical") == 1


@pytest.mark.parametrize(
    "source",
    [
        "<p>Text",
        "<title>Text</title><p>Other",
        "<body><p>Text",
        "<html><body><p>Text",
        "<!doctype html><meta charset=utf-8><title>Text</title>\n<h1>Text</h1>",
    ],
)
def test_a_page_that_leaves_tags_out_has_its_links_in_the_head_all_the_same(source: str, tmp_path: Path) -> None:
    page = _site(tmp_path, source)["de/page.html"]
    if "<title" not in source and "<body" not in source:
        assert "canonical" not in page  # there is no place for them that is surely in the head
        return
    parser = etree.HTMLParser()
    assert len(etree.fromstring(page, parser).xpath("/html/head/link")) == 4


def test_an_address_may_be_on_a_host_of_its_own_or_at_the_root(tmp_path: Path) -> None:
    toml = 'url = "https://{target}.example.com/{path}"\n' + SITE + '[locale.en]\nurl = "/{path}"\n'
    page = _site(tmp_path, toml=toml)["de/page.html"]
    assert '<link rel="canonical" href="https://de.example.com/page.html" />' in page
    assert 'hreflang="en" href="https://www.example.com/page.html"' in page


def test_the_default_target_is_what_x_default_means(tmp_path: Path) -> None:
    page = _site(tmp_path, toml='default-target = "de"\n' + SITE)["en/page.html"]
    assert 'hreflang="x-default" href="https://www.example.com/de/page.html"' in page


def test_open_graph_has_the_locale_its_alternates_and_the_address(tmp_path: Path) -> None:
    graph = """\
  <meta property="og:locale" content="en_GB">
  <meta property="og:locale:alternate" content="fr_FR">
  <meta property="og:url" content="https://www.example.com/page.html">
"""
    page = _site(tmp_path, PAGE.replace("</head>", f"{graph}</head>"))["de/page.html"]
    assert (
        """\
  <meta property="og:locale" content="de_DE">
  <meta property="og:locale:alternate" content="en_US">
  <meta property="og:url" content="https://www.example.com/de/page.html">
"""
        in page
    )
    assert "fr_FR" not in page


def test_content_language_follows_where_the_page_has_it(tmp_path: Path) -> None:
    meta = '<meta http-equiv="Content-Language" content="en">'
    assert 'content="de"' in _site(tmp_path, PAGE.replace("</head>", f"{meta}</head>"))["de/page.html"]


# --- the switcher ---


ENGLISH = '<a href="../en/page.html" hreflang="en" lang="en" translate="no"'
GERMAN = '<a href="page.html" hreflang="de" lang="de" translate="no"'
CURRENT = ' aria-current="true">Deutsch</a>'


@pytest.mark.parametrize(
    ("slot", "filled"),
    [
        (
            '<ul data-diglot="languages"></ul>',
            f"<li>{ENGLISH}>English</a></li><li>{GERMAN}{CURRENT}</li></ul>",
        ),
        (
            '<p data-diglot="languages"></p>',
            f"{ENGLISH}>English</a> {GERMAN}{CURRENT}</p>",
        ),
        (
            '<nav data-diglot="languages">\n <a class="x" href="/a" lang="fr">Choose</a>\n</nav>',
            f'\n {ENGLISH} class="x">English</a>\n {GERMAN} class="x"{CURRENT}\n</nav>',
        ),
        (
            '<div data-diglot="languages"><ul>\n<li class="on"><a href="/a">Choose</a>\n<li><a>x</a>\n</ul></div>',
            f'<ul>\n<li class="on">{ENGLISH}>English</a></li>\n<li class="on">{GERMAN}{CURRENT}</li>\n</ul></div>',
        ),
        (
            '<nav data-diglot="languages"><h2>In:</h2><i></i><a href="/a">Choose</a></nav>',
            f"<h2>In:</h2><i></i>{ENGLISH}>English</a> {GERMAN}{CURRENT}</nav>",
        ),
        (
            '<div data-diglot="languages"><img src="a" alt=""><p><a href="/a">Choose</a></p> <b>!</b></div>',
            f'<img src="a" alt=""><p>{ENGLISH}>English</a> {GERMAN}{CURRENT}</p> <b>!</b></div>',
        ),
        (
            '<div data-diglot="languages"><ul><li id=a>Here</li><li><a id=d href="/a">x</a></li></ul><p>!</p></div>',
            f"<ul><li>{ENGLISH}>English</a></li><li>{GERMAN}{CURRENT}</li></ul><p>!</p></div>",
        ),
        (
            '<p data-diglot="languages"><a class=b"c href="/a">x</a></p>',
            f'{ENGLISH} class="b&quot;c">English</a> {GERMAN} class="b&quot;c"{CURRENT}</p>',
        ),
    ],
)
def test_a_slot_gets_a_link_to_each_edition_in_the_form_of_its_first(slot: str, filled: str, tmp_path: Path) -> None:
    page = _site(tmp_path, f"<html><body>{slot}<p>Text")["de/page.html"]
    assert page.endswith(f"<body>{slot[: slot.index('>') + 1]}{filled}<p>Ein Text")


def test_the_text_of_a_slot_is_no_message(tmp_path: Path) -> None:
    make_site(tmp_path, {"page.html": '<ul data-diglot="languages"><li>Choose</ul><p>Text'})
    assert "Choose" not in (tmp_path / "locales" / "text.pot").read_text("utf-8")


@pytest.mark.parametrize(
    ("slot", "found"),
    [
        ('<ul data-diglot="languages" aria-label="Choose">', True),
        ('<nav data-diglot="languages" title="Choose" lang="en">', True),
        ('<ul data-diglot="languages" aria-label="Choose" translate="no">', False),
        ('<ul data-diglot="languages" aria-label="Choose" class="notranslate">', False),
        ('<div translate="no"><ul data-diglot="languages" aria-label="Choose">', False),
        ('<ul data-diglot="languages"><li aria-label="Choose">', False),
    ],
)
def test_the_attributes_of_a_slot_are_messages(slot: str, found: bool, tmp_path: Path) -> None:
    make_site(tmp_path, {"page.html": f'{slot}<li><a href="/">Text of a link</a></ul><p>Text'})
    messages = (tmp_path / "locales" / "text.pot").read_text("utf-8")
    assert ("Choose" in messages) == found
    assert "Text of a link" not in messages


# --- the sitemap ---


def test_the_sitemap_lists_every_edition_with_its_alternates_and_the_date_a_page_bears(tmp_path: Path) -> None:
    dated = PAGE.replace("</head>", '<meta property="article:modified_time" content="2024-05-06">\n</head>')
    config = make_site(tmp_path, {"page.html": dated, "a/other.html": PAGE}, TEXTS)
    build_site(config)
    root = etree.fromstring((config.output / "sitemap.xml").read_bytes())
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    assert root.xpath("//s:loc/text()", namespaces=space) == [
        f"https://www.example.com/{tag}/{path}" for path in ("a/other.html", "page.html") for tag in ("en", "de")
    ]
    assert root.xpath("//s:url/s:lastmod/text()", namespaces=space) == ["2024-05-06"] * 2
    assert root.xpath("//s:url[1]/x:link/@hreflang", namespaces=space) == ["en", "de", "x-default"]


def test_a_date_that_no_page_bears_is_not_made_up(tmp_path: Path) -> None:
    assert "lastmod" not in _site(tmp_path)["sitemap.xml"]


# --- bare ---


def test_a_bare_build_does_nothing_of_this(tmp_path: Path) -> None:
    slot = '<ul data-diglot="languages"><li><a href="/">x</a></ul>'
    page = PAGE.replace("<p>", f"{slot}<p>")
    config = make_site(tmp_path, {"page.html": page}, {"de": {"Text": "Text", "Other": "Other"}})
    build_site(config, bare=True)
    assert built(config, "de/page.html") == page
    assert sorted(path.name for path in config.output.rglob("*.*")) == ["page.html", "page.html"]


def test_a_slot_without_an_end_tag_ends_where_a_browser_ends_it(tmp_path: Path) -> None:
    page = _site(tmp_path, '<html><body><p data-diglot="languages"><a href="/">x</a><p>Text<p>Text</p></p>')[
        "de/page.html"
    ]
    assert page.endswith(
        f'<p data-diglot="languages">{ENGLISH}>English</a> {GERMAN}{CURRENT}<p>Ein Text<p>Ein Text</p></p>'
    )


@pytest.mark.parametrize("content", ["content", "content=", "content = "])
def test_an_attribute_without_a_value_gets_one(content: str, tmp_path: Path) -> None:
    page = f"<html><head><meta property=og:locale {content}><meta property=og:url {content}></head><p>Text"
    made = _site(tmp_path, page)["de/page.html"]
    assert '<meta property=og:locale content="de_DE">' in made
    assert '<meta property=og:url content="https://www.example.com/de/page.html">' in made


def test_building_twice_writes_nothing_the_second_time(tmp_path: Path) -> None:
    page = '<html><head><title>Text</title></head><body><ul data-diglot="languages"></ul><p>Text<p>Other'
    config = make_site(tmp_path, {"page.html": page, "a b/x.html": page}, {"de": {"Text": "Ein Text"}})
    assert build_site(config).changes
    for jobs in (1, 2):
        assert build_site(config, jobs=jobs).changes == ()


def test_finishing_a_finished_page_changes_nothing(tmp_path: Path) -> None:
    page = """<!DOCTYPE html>
<html>
<head>
<title>Text</title>
<meta property="og:title" content="Text">
</head>
<body>
<ul data-diglot="languages"></ul>
<p data-diglot="incomplete">Text</p>
<a href="/page.html">Text</a>
"""
    for root in ("first", "second"):
        (tmp_path / root).mkdir()
    first = _site(tmp_path / "first", page)["de/page.html"]
    texts = first.replace("Ein Text", "Text")
    assert _site(tmp_path / "second", texts)["de/page.html"] == first


def test_the_page_of_a_folder_has_the_address_of_its_file_everywhere(tmp_path: Path) -> None:
    page = PAGE.replace("Other", '<a href="/news/">Other</a>')
    site = _site(tmp_path, page, **{"news/index.html": PAGE})
    address = "https://www.example.com/de/news/index.html"
    assert '<a href="/de/news/">' in site["de/page.html"]
    assert f'<link rel="canonical" href="{address}"' in site["de/news/index.html"]
    assert f'hreflang="de" href="{address}"' in site["en/news/index.html"]
    assert f"<loc>{address}</loc>" in site["sitemap.xml"]
