"""build --diglot: each page once, with all its text in two languages side by side, and nothing in it that acts."""

import json
import re
from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import html5lib
import polib
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from diglot.config import Config, load
from diglot.markup import scan
from diglot.model import Outcome, Page, UsageError
from diglot.site import Publication
from diglot.site.book import book
from diglot.stages.bilingual import build_book, two_targets
from diglot.stages.build import build
from diglot.stages.extract import extract
from diglot.stages.project import scan_rules
from diglot.stages.publication import site_of
from diglot.stages.sides import in_two_languages
from diglot.stages.translations import Translations
from diglot.stages.update import update
from tests.projects import CONFIGURATION, PAGE, make_project

NOW = datetime(2026, 1, 2, tzinfo=UTC)
ENGLISH = 'targets = ["en", "de", "ar"]\n[catalogs.text]\nlanguage = "en"\n'
TRANSLATIONS = {
    "Opening hours": "开放时间",
    "Read <a>the report</a> of this year.": "请阅读今年的<a>报告</a>。",
    "首页": "Home",
}


def _project(root: Path, files: dict[str, str], toml: str, translations: dict[str, dict[str, str]]) -> Config:
    """A project whose catalogs have these translations, by locale, and none for any other message."""
    make_project(root, {"diglot.toml": toml})
    (root / "source" / "index.html").unlink()
    for name, content in files.items():
        path = root / "source" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode())
    config = load(root)
    extract(config, write=True, diff=False, jobs=1, now=NOW)
    update(config, locales=config.targets, write=True, diff=False, now=NOW)
    for path in (root / "locales").rglob("*.po"):
        catalog = polib.pofile(str(path))
        for entry in catalog:
            entry.msgstr = translations.get(path.parts[-3], {}).get(entry.msgid, "")
        catalog.save()
    return config


def _build(config: Config, locales: tuple[str, ...], *, write: bool = True, diff: bool = False) -> Outcome:
    return build_book(config, locales=locales, write=write, diff=diff, jobs=1)


def _book(root: Path, page: str, translations: dict[str, str], locale: str = "de", **files: str) -> str:
    """The page in English and another language."""
    config = _project(root, {"page.html": page, **files}, ENGLISH, {locale: translations})
    outcome = _build(config, ("en", locale))
    assert outcome.faults == ()
    return (root / f"build/en+{locale}/page.html").read_text("utf-8")


def _tree(text: str) -> Element:
    """The page as browsers read it; raises ParseError for any fault of its syntax."""
    root: Element = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
    return root


def _rows(text: str, part: str = "main") -> list[list[tuple[str, str | None, str]]]:
    """By row the element, language and text of each side."""
    root = _tree(text)
    return [
        [(side.tag, side.get("lang"), "".join(side.itertext())) for side in row if side.get("class") != "label"]
        for place in root.iter()
        if place.tag == part or place.get("class") == part
        for row in place
        if (row.get("class") or "").startswith("row")
    ]


def _texts(root: Element, lang: str | None = None) -> Iterator[tuple[str | None, str]]:
    """All text with the language it is declared to be in."""
    lang = root.get("lang", lang)
    for text, around in [(root.text, lang), *((kid.tail, lang) for kid in root)]:
        if text and text.strip():
            yield around, text
    for kid in root:
        yield from _texts(kid, lang)


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """A page in two languages."""
    everything = {"en": TRANSLATIONS, "zh_CN": TRANSLATIONS}
    return _project(tmp_path, {"index.html": PAGE, "a/logo.svg": "<svg/>"}, CONFIGURATION, everything)


# --- what is written ---


def test_both_texts_stand_side_by_side_each_with_its_language(config: Config) -> None:
    outcome = _build(config, ("en", "zh_CN"))
    assert (outcome.findings, outcome.faults) == ((), ())
    text = (config.output / "en+zh-CN/index.html").read_text("utf-8")
    assert _rows(text) == [
        [("h1", "en", "Opening hours"), ("h1", "zh-CN", "开放时间")],
        [("p", "en", "Read the report of this year."), ("p", "zh-CN", "请阅读今年的报告。")],
    ]
    assert _rows(text, "around") == [[("p", "en", "Home"), ("p", "zh-CN", "首页")]]
    assert "<title>Opening hours · 开放时间</title>" in text
    assert '<html lang="en">' in text


def test_the_first_language_is_the_one_that_is_named_first(config: Config) -> None:
    _build(config, ("zh_CN", "en"))
    text = (config.output / "zh-CN+en/index.html").read_text("utf-8")
    assert '<html lang="zh-CN">' in text
    assert _rows(text)[0] == [("h1", "zh-CN", "开放时间"), ("h1", "en", "Opening hours")]


def test_what_did_not_change_is_not_written_again(config: Config) -> None:
    assert len(_build(config, ("en", "zh_CN"), write=False).changes) == 2
    assert not (config.output / "en+zh-CN").exists()
    assert [change.path for change in _build(config, ("en", "zh_CN")).changes] == [
        "build/en+zh-CN/index.html",
        "build/en+zh-CN/diglot.css",
    ]
    assert _build(config, ("en", "zh_CN")).changes == ()


def test_a_page_that_is_gone_is_removed_and_other_editions_stay(config: Config) -> None:
    build(config, locales=config.targets, output=None, write=True, diff=False, bare=False, jobs=1)
    _build(config, ("en", "zh_CN"))
    (config.source / "new.html").write_text("<h1>Opening hours</h1>", "utf-8")
    (config.source / "index.html").unlink()
    changes = {change.path: change.removed for change in _build(config, ("en", "zh_CN")).changes}
    assert changes == {"build/en+zh-CN/new.html": False, "build/en+zh-CN/index.html": True}
    assert (config.output / "en/index.html").exists()


def test_a_build_of_all_targets_leaves_a_book_in_two_of_them_alone(config: Config) -> None:
    _build(config, ("en", "zh_CN"))
    build(config, locales=config.targets, output=None, write=True, diff=False, bare=False, jobs=1)
    assert (config.output / "en+zh-CN/index.html").exists()
    text = config.file.read_text("utf-8").replace('"zh_CN"]', '"de"]')
    config.file.write_text(text, "utf-8")
    fewer = load(config.root)
    build(fewer, locales=fewer.targets, output=None, write=True, diff=False, bare=False, jobs=1)
    assert not (config.output / "en+zh-CN/index.html").exists()


def test_a_catalog_that_cannot_be_read_leaves_the_book_as_it_is(config: Config) -> None:
    _build(config, ("en", "zh_CN"))
    (config.locales / "zh_CN/LC_MESSAGES/article.po").write_text('msgid "a', "utf-8")
    outcome = _build(config, ("en", "zh_CN"))
    assert outcome.changes == ()
    assert len(outcome.faults) == 1


def test_the_result_is_utf_8_whatever_the_page_is(tmp_path: Path) -> None:
    page = '<meta charset="iso-8859-1"><p>Caf\xe9</p>'
    config = _project(tmp_path, {"page.html": ""}, ENGLISH.replace('"ar"', '"ru"'), {})
    (config.source / "page.html").write_bytes(page.encode("latin-1"))
    extract(config, write=True, diff=False, jobs=1, now=NOW)
    update(config, locales=config.targets, write=True, diff=False, now=NOW)
    path = config.locales / "ru/LC_MESSAGES/text.po"
    path.write_text(path.read_text("utf-8").replace('msgid "Café"\nmsgstr ""', 'msgid "Café"\nmsgstr "Кафе"'), "utf-8")
    _build(config, ("en", "ru"))
    assert _rows((config.output / "en+ru/page.html").read_text("utf-8")) == [[("p", "en", "Café"), ("p", "ru", "Кафе")]]


def test_a_page_in_xhtml_stays_xhtml(tmp_path: Path) -> None:
    page = (
        '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>One<br/>two<![CDATA[ & <three>]]></p><hr/></body></html>'
    )
    config = _project(tmp_path, {"page.xhtml": page}, ENGLISH, {})
    _build(config, ("en", "de"))
    root = fromstring((tmp_path / "build/en+de/page.xhtml").read_bytes())
    assert root.tag == "{http://www.w3.org/1999/xhtml}html"
    paragraph = root.find(".//{*}main//{*}p")
    assert paragraph is not None
    assert list(paragraph.itertext()) == ["One", "two & <three>"]


def test_template_code_is_text(tmp_path: Path) -> None:
    page = '<p>Hello <?php if ($a > 1) echo "<b>x</b>" ?> you</p>'
    config = _project(tmp_path, {"page.html": page}, 'templates = ["php"]\n' + ENGLISH, {})
    _build(config, ("en", "de"))
    rows = _rows((tmp_path / "build/en+de/page.html").read_text("utf-8"))
    assert rows[0][0] == ("p", "en", 'Hello <?php if ($a > 1) echo "<b>x</b>" ?> you')


# --- blocks ---


def test_blocks_keep_what_they_are(tmp_path: Path) -> None:
    page = """<h2 id="a">One</h2><ol start="3"><li>Two<p>more</p><li>Three</ol><blockquote><p>Four</blockquote>
    <dl><dt>Term<dd>Five</dl><pre>  Six\n  seven</pre><ul><li><ul><li>Deep</ul></ul>"""
    texts = {each: each.upper() for each in ("One", "Two", "more", "Three", "Four", "Term", "Five", "Deep")}
    text = _book(tmp_path, page, {**texts, "Six\n  seven": "SECHS\n  sieben"})
    for expected in (
        '<div class="row h2" id="a"><h2 lang="en">One</h2><h2 lang="de">ONE</h2></div>',
        '<ol start="3" lang="en"><li>Two</li></ol><ol start="3" lang="de"><li>TWO</li></ol>',
        '<p class="d1" lang="de">MORE</p>',
        '<ol start="4" lang="de"><li>THREE</li></ol>',
        '<blockquote><p lang="de">FOUR</p></blockquote>',
        '<p class="dt" lang="de">TERM</p>',
        '<p class="dd d1" lang="de">FIVE</p>',
        '<ul class="d1" lang="de"><li>DEEP</li></ul>',
    ):
        assert expected in text
    assert '<pre lang="de">  SECHS\n  sieben</pre>' in text
    _tree(text)


def test_a_table_stays_one_table_with_both_languages_in_each_cell(tmp_path: Path) -> None:
    page = """<table><caption>Prices</caption><tr><th>Ticket<th colspan=2>Price
    <tr><td>Adults<td>12<td>€</table>"""
    text = _book(tmp_path, page, {"Prices": "Preise", "Ticket": "Karte", "Price": "Preis", "Adults": "Erwachsene"})
    table = _tree(text).find(".//table")
    assert table is not None
    cells = [[(side.get("lang"), side.text) for side in cell] for cell in table.iter() if cell.tag in ("td", "th")]
    assert cells == [
        [("en", "Ticket"), ("de", "Karte")],
        [("en", "Price"), ("de", "Preis")],
        [("en", "Adults"), ("de", "Erwachsene")],
        [(None, "12")],
        [(None, "€")],
    ]
    assert '<th colspan="2">' in text
    assert '<p class="caption" lang="de">Preise</p>' in text


def test_a_table_that_lays_out_a_page_is_taken_apart(tmp_path: Path) -> None:
    page = "<table><tr><td><h1>Head</h1><td><table><tr><td>Inner<td>Other</table></table>"
    text = _book(tmp_path, page, {"Head": "Kopf", "Inner": "Innen", "Other": "Anderes"})
    assert [row[1][2] for row in _rows(text)] == ["Kopf"]
    assert [each.text for each in _tree(text).iter("div") if each.get("lang") == "de"] == ["Innen", "Anderes"]


def test_inline_markup_stays_and_markup_around_several_blocks_goes_on(tmp_path: Path) -> None:
    page = """<p><strong>Bold</strong> H<sub>2</sub>O <ruby>a<rt>b</ruby> <code>x</code></p>
    <a href="https://example.org/"><h3>Big</h3><p>Small</p></a>"""
    text = _book(tmp_path, page, {"Big": "Groß", "Small": "Klein"})
    assert "<strong>Bold</strong> H<sub>2</sub>O <ruby>a<rt>b</rt></ruby> <code>x</code>" in text
    assert '<h3 lang="de"><a href="https://example.org/">Groß</a></h3>' in text
    assert '<p lang="de"><a href="https://example.org/">Klein</a></p>' in text
    _tree(text)


def test_text_around_the_main_text_comes_after_it_with_the_values_of_attributes(tmp_path: Path) -> None:
    page = """<title>T</title><meta name="description" content="About"><header>Welcome</header>
    <nav><a href="#x">Menu</a></nav>
    <p title="Tip">Text</p><form><label>Name <input placeholder="Your name"></label><button>Send</button></form>
    <aside>Aside</aside><footer>End</footer>"""
    text = _book(tmp_path, page, {})
    assert [row[0][2] for row in _rows(text)] == ["Text"]
    assert [row[0][2] for row in _rows(text, "around")] == ["Welcome", "Menu", "Name Send", "Aside", "End"]
    assert [row[0][2] for row in _rows(text, "unseen")] == ["About", "Tip", "Your name"]


def test_a_footnote_in_the_main_text_is_part_of_it(tmp_path: Path) -> None:
    text = _book(tmp_path, "<p>Outside</p><main><header>By us</header><p>Text</p><aside>Note</aside></main>", {})
    assert [row[0][2] for row in _rows(text)] == ["By us", "Text", "Note"]


def test_an_image_stands_once_and_its_text_in_both_languages_at_the_end(tmp_path: Path) -> None:
    page = '<figure><img src="a/b.png" alt="A map" width="40"><figcaption>The map</figcaption></figure>'
    text = _book(tmp_path, page, {"A map": "Eine Karte", "The map": "Die Karte"}, **{"a/b.png": "png", "a/c.png": ""})
    assert text.count("<img") == 1
    assert '<img src="a/b.png" alt="A map" width="40">' in text
    assert _rows(text, "unseen") == [[("p", "en", "A map"), ("p", "de", "Eine Karte")]]
    assert [path.name for path in (tmp_path / "build/en+de/a").iterdir()] == ["b.png"]


def test_an_image_from_elsewhere_is_not_loaded_but_its_text_is_there(tmp_path: Path) -> None:
    text = _book(tmp_path, '<p>See <img src="https://example.org/x.png" alt="this picture"> here</p>', {})
    assert "example.org" not in text
    assert _rows(text)[0][0][2] == "See this picture here"


# --- languages ---


def test_a_text_without_translation_is_marked_and_has_its_own_language(tmp_path: Path) -> None:
    config = _project(tmp_path, {"page.html": "<p>One</p><p>Two</p>"}, ENGLISH, {"de": {"One": "Eins"}})
    outcome = _build(config, ("en", "de"))
    text = (tmp_path / "build/en+de/page.html").read_text("utf-8")
    assert '<p lang="en">Two</p><p class="source" lang="en">Two</p>' in text
    assert [(each.locale, each.translated, each.fallbacks) for each in outcome.editions] == [("en", 0, 0), ("de", 1, 1)]


def test_only_the_part_without_translation_is_marked(tmp_path: Path) -> None:
    page = '<div><a href="a.html">One</a> | <a href="b.html">Two</a></div>'
    text = _book(tmp_path, page, {"One": "Eins"})
    expected = '<a href="a.html">Eins</a> | <a href="b.html"><span class="source" lang="en" dir="ltr">Two</span></a>'
    assert f'<p lang="de">{expected}</p>' in text


def test_text_that_nobody_translates_stands_once_across_both_columns(tmp_path: Path) -> None:
    page = '<p translate="no">ls -l</p><p lang="fr">Bonjour tout le monde</p><p>1234</p><p>Text</p>'
    config = _project(tmp_path, {"page.html": page}, ENGLISH + '[catalogs.more]\nlanguage = "ru"\n', {})
    _build(config, ("en", "de"))
    rows = _rows((tmp_path / "build/en+de/page.html").read_text("utf-8"))
    assert rows[:3] == [
        [("p", "en", "ls -l")],
        [("p", "fr", "Bonjour tout le monde")],
        [("p", None, "1234")],
    ]


def test_an_inline_lang_tells_the_language_of_the_translation(tmp_path: Path) -> None:
    page = """<html lang="de"><p><bdo dir="rtl">abc</bdo> def</p>
    <p><span lang="en">Two words</span></p><p>An <i lang="fr">entente</i> it is</p>"""
    text = _book(tmp_path, page, {"Two words": "Zwei Wörter", "An <i>entente</i> it is": "Eine <i>entente</i> ist es"})
    assert '<p lang="de"><span lang="de">Zwei Wörter</span></p>' in text
    assert '<bdo dir="rtl">abc</bdo> def' in text
    assert '<p lang="de">Eine <i lang="fr">entente</i> ist es</p>' in text


def test_a_column_from_right_to_left_says_so(tmp_path: Path) -> None:
    page = "<h1>Hello</h1><p>One <code>x</code></p><p>Left</p>"
    config = _project(
        tmp_path, {"page.html": page}, ENGLISH, {"ar": {"Hello": "مرحبا", "One <code>x</code>": "واحد <code>x</code>"}}
    )
    _build(config, ("en", "ar"))
    _build(config, ("ar", "en"))
    text = (tmp_path / "build/en+ar/page.html").read_text("utf-8")
    assert '<html lang="en" dir="ltr">' in text
    assert '<h1 lang="en" dir="ltr">Hello</h1><h1 lang="ar" dir="rtl">مرحبا</h1>' in text
    assert '<p class="source" lang="en" dir="ltr">Left</p>' in text
    assert '<html lang="ar" dir="rtl">' in (tmp_path / "build/ar+en/page.html").read_text("utf-8")


def test_the_text_of_an_image_says_its_language_where_it_is_not_that_of_the_text_around_it(tmp_path: Path) -> None:
    page = """<p>Left <img src="a.png" alt="map"> <img src=a.png alt=tower> here</p><img src="a.png" alt=alone>
    <p>Stays <img src="a.png" alt="map"> <img src="https://e.example/x.png" alt=plan></p>
    <p>Seen <img src="https://e.example/x.png" alt='sea'></p>"""
    translations = {
        "Left <img/> <img2/> here": "Links <img/> <img2/> hier",
        "Seen": "Gesehen",
        "map": "Karte",
        "plan": "Plan",
    }
    text = _book(tmp_path, page, translations, **{"a.png": "x"})
    for expected in (
        '<p lang="de">Links <img src="a.png" alt="Karte"> <img src="a.png" alt="tower" lang="en"> hier</p>',
        '<p lang="en"><img src="a.png" alt="alone"></p>',
        '<p class="source" lang="en">Stays <img src="a.png" alt="Karte" lang="de"> <span lang="de" dir="ltr">Plan<',
        '<p lang="de">Gesehen <span class="source" lang="en" dir="ltr">sea</span></p>',
    ):
        assert expected in text
    _tree(text)


def test_texts_in_data_stand_at_the_end_in_both_languages(tmp_path: Path) -> None:
    data = json.dumps({"@context": "https://schema.org", "@type": "Article", "headline": 'The "old" <harbour>'})
    page = f'<div>Text <script type="application/ld+json">{data}</script></div>'
    text = _book(tmp_path, page, {"Text": "Wort", 'The "old" &lt;harbour>': 'Der "alte" &lt;Hafen>'})
    assert _rows(text) == [[("p", "en", "Text"), ("p", "de", "Wort")]]
    assert _rows(text, "unseen") == [[("p", "en", 'The "old" <harbour>'), ("p", "de", 'Der "alte" <Hafen>')]]
    assert '<p class="label">JSON-LD headline of Article</p>' in text


# --- outdated translations ---

TODAY = date(2026, 11, 23)
SINCE = date(2026, 11, 20)
KEEP = 'fuzzy = "keep"\nfuzzy-days = 5\n'
OUTDATED = """<title>Hours</title><p>Open at ten</p><ul><li>Cell</ul>
<p title="Hours">Closed <img src="https://e.example/x" alt="map"></p>
<div><a href="a.html">One</a> | <a href="b.html">Two</a></div><table><tr><td>Cell<td>Rest</table><p>Own doubt</p>"""
GERMAN = {
    "Hours": "Zeiten",
    "Open at ten": "Um neun offen",
    "Closed": "Geschlossen",
    "map": "Karte",
    "One": "Eins",
    "Two": "Zwei",
    "Cell": "Zelle",
    "Own doubt": "Zweifel",
}
BEHIND = {"Hours", "Open at ten", "map", "Two", "Cell"}


def _outdated(root: Path, toml: str, page: str = OUTDATED, behind: Collection[str] = BEHIND) -> Config:
    """A project with translations that are behind since a day, and one that a translator doubts."""
    config = _project(root, {"page.html": page}, toml, {"de": GERMAN})
    path = root / "locales/de/LC_MESSAGES/text.po"
    catalog = polib.pofile(str(path))
    for entry in catalog:
        if entry.msgid in behind:
            entry.tcomment = f"diglot: outdated since {SINCE}"
        if entry.msgid in behind or entry.msgid == "Own doubt":
            entry.flags.append("fuzzy")
    catalog.save()
    return config


def _on(config: Config, today: date | None) -> tuple[str, Outcome]:
    outcome = build_book(config, locales=("en", "de"), write=True, diff=False, jobs=1, today=today)
    return (config.output / "en+de/page.html").read_text("utf-8"), outcome


def test_an_outdated_translation_that_is_kept_says_since_when_it_is(tmp_path: Path) -> None:
    text, outcome = _on(_outdated(tmp_path, KEEP + ENGLISH), TODAY)
    note = f'data-since="{SINCE}" lang="de"'
    for expected in (
        f'<p lang="en">Open at ten</p><p class="outdated" {note}>Um neun offen</p>',
        f'<p lang="de">Geschlossen <span class="outdated" {note} dir="ltr">Karte</span></p>',
        f'<a href="a.html">Eins</a> | <a href="b.html"><span class="outdated" {note} dir="ltr">Zwei</span></a>',
        f'<div class="outdated" {note}>Zelle</div>',
        f'<ul lang="de"><li class="outdated" {note}>Zelle</li></ul>',
        f'<h1 class="outdated" {note}>Zeiten</h1>',
        '<p class="source" lang="en">Own doubt</p>',
    ):
        assert expected in text
    assert _rows(text, "unseen")[0] == [("p", "en", "Hours"), ("p", "de", "Zeiten")]
    _tree(text)
    german = outcome.editions[1]
    assert (german.translated, german.fallbacks, german.refused, german.outdated) == (2, 2, 0, 7)
    assert outcome.findings == ()


@pytest.mark.parametrize(
    ("toml", "today"),
    [
        (KEEP + ENGLISH, SINCE + timedelta(days=5)),
        (KEEP + ENGLISH, None),
        (ENGLISH, TODAY),
        (KEEP + 'missing = "fail"\n' + ENGLISH, TODAY),
        (KEEP + ENGLISH + '[locale.de]\nfuzzy = "source"\n', TODAY),
    ],
)
def test_it_is_kept_only_as_long_as_the_configuration_says(tmp_path: Path, toml: str, today: date | None) -> None:
    text, outcome = _on(_outdated(tmp_path, toml), today)
    assert "outdated" not in text
    assert '<p class="source" lang="en">Open at ten</p>' in text
    assert outcome.editions[1].outdated == 0


def test_it_is_not_kept_if_the_text_of_today_has_other_placeholders(tmp_path: Path) -> None:
    config = _outdated(tmp_path, KEEP + ENGLISH, "<p>Open <a href=x>at ten</a></p>", {"Open <a>at ten</a>"})
    path = tmp_path / "locales/de/LC_MESSAGES/text.po"
    path.write_text(path.read_text("utf-8").replace('ten</a>"\nmsgstr ""', 'ten</a>"\nmsgstr "Um neun offen"'), "utf-8")
    text, outcome = _on(config, TODAY)
    assert '<p class="source" lang="en">Open <a href="x">at ten</a></p>' in text
    assert (outcome.editions[1].fallbacks, outcome.findings) == (1, ())


def test_the_report_counts_as_that_of_ordinary_editions_does(tmp_path: Path) -> None:
    notice = '<p data-diglot="outdated" hidden>Old</p><p>Read <a href="x">it</a></p>'
    config = _outdated(tmp_path, KEEP + ENGLISH, OUTDATED + notice)
    path = tmp_path / "locales/de/LC_MESSAGES/text.po"
    path.write_text(path.read_text("utf-8").replace('it</a>"\nmsgstr ""', 'it</a>"\nmsgstr "Lies"'), "utf-8")
    _, outcome = _on(config, TODAY)
    usual = build(
        config, locales=["en", "de"], output=None, write=False, diff=False, bare=False, jobs=1, today=TODAY
    ).editions
    assert outcome.editions[1].refused == 1
    assert [each._replace(seconds=0.0, dead_links=None) for each in outcome.editions] == [
        each._replace(seconds=0.0, dead_links=None) for each in usual
    ]
    assert all(each.dead_links is None and each.seconds >= 0 for each in outcome.editions)


# --- dates ---

DATED = """<p><time>2015-10-21</time></p><p>Held on <time>2015-10-21</time>.</p><p>Left on <time>2015-10-21</time>.</p>
<p>At <b>ten</b></p><p><time datetime="2015-10"></time></p><p><data value="1234.5">1234.5</data></p>
<p><time>14:30</time></p><p translate="no">Ends <time>2015-10-21</time></p>
<p lang="fr">Le début de la saison: <time>2015-10-21</time></p>
<table><tr><td>1<td><time>2015-10-21</time></table>"""
RULE = '[[rules]]\nselect = "time, data"\nformat = "long"\n'


def _dated(root: Path, toml: str) -> str:
    translations = {"de": {"Held on <time>2015-10-21</time>.": "Am <time>2015-10-21</time>."}}
    config = _project(root, {"page.html": DATED}, toml, translations)
    assert _build(config, ("en", "de")).findings == ()
    return (root / "build/en+de/page.html").read_text("utf-8")


def test_each_column_writes_dates_and_numbers_as_its_language_does(tmp_path: Path) -> None:
    text = _dated(tmp_path, ENGLISH + RULE)
    assert _rows(text) == [
        [("p", "en", "October 21, 2015"), ("p", "de", "21. Oktober 2015")],
        [("p", "en", "Held on October 21, 2015."), ("p", "de", "Am 21. Oktober 2015.")],
        [("p", "en", "Left on October 21, 2015."), ("p", "en", "Left on October 21, 2015.")],
        [("p", "en", "At ten"), ("p", "en", "At ten")],
        [("p", "en", "October 2015"), ("p", "de", "Oktober 2015")],
        [("p", "en", "1,234.5"), ("p", "de", "1.234,5")],
        [("p", "en", "2:30\u202fPM"), ("p", "de", "14:30")],
        [("p", "en", "Ends 2015-10-21")],
        [
            ("p", "fr", "Le début de la saison: October 21, 2015"),
            ("p", "fr", "Le début de la saison: 21. Oktober 2015"),
        ],
    ]
    assert '<div lang="en">October 21, 2015</div><div lang="de">21. Oktober 2015</div>' in text


def test_dates_stay_as_they_are_where_that_part_is_switched_off(tmp_path: Path) -> None:
    text = _dated(tmp_path, "finish.dates = false\n" + ENGLISH + RULE)
    assert "October" not in text
    assert _rows(text)[0][0][2] == "2015-10-21"
    assert "Am 2015-10-21." in text


# --- links ---


def test_links_lead_to_the_same_edition_and_all_others_where_they_led(tmp_path: Path) -> None:
    page = """<base href="/"><p>A <a href="news/b.html?x=1#y">b</a> <a href="/news/">c</a>
    <a href="https://w.example/news/b.html">d</a>
    <a href="https://other.example/">e</a> <a href="#top">f</a> <a href="gone.html">g</a> <a href="f.pdf">h</a>
    <a href="mailto:a@b.example">i</a> <a href="javascript:alert(1)">j</a>
    <a href=" JAVA&#9;SCRIPT:x">k</a> <a href="data:text/html,x">l</a></p>"""
    toml = 'base-url = "https://w.example"\n' + ENGLISH
    files = {"a/page.html": page, "news/b.html": "<p>B", "news/index.html": "<p>I", "f.pdf": "pdf"}
    config = _project(tmp_path, files, toml, {})
    _build(config, ("en", "de"))
    text = (tmp_path / "build/en+de/a/page.html").read_text("utf-8")
    first = _tree(text).find(".//main//p")
    assert first is not None
    assert {each.text: each.get("href") for each in first.iter("a")} == {
        "b": "../news/b.html?x=1#y",
        "c": "../news/index.html",
        "d": "../news/b.html",
        "e": "https://other.example/",
        "f": "#top",
        "g": "gone.html",
        "h": "../f.pdf",
        "i": "mailto:a@b.example",
    }
    assert (tmp_path / "build/en+de/f.pdf").exists()


def test_fragments_find_their_place_and_no_id_stands_twice(tmp_path: Path) -> None:
    page = """<section id="s"><a name="old"></a><h2 id="h">Head <a href="#h">¶</a></h2>
    <p>One <b id="i">two</b></p></section><p id="h">Double</p><div id="last"></div>"""
    text = _book(tmp_path, page, {"Head": "Kopf", "One <b>two</b>": "Eins <b>zwei</b>"})
    ids = [each.get("id") for each in _tree(text).iter() if each.get("id")]
    assert ids == ["s", "old", "h", "i", "last"]
    assert "¶" not in text


# --- the laws ---


@pytest.mark.parametrize("lacking", [None, 0, 1])
def test_every_text_of_the_page_is_there_in_both_languages_each_in_its_own(tmp_path: Path, lacking: int | None) -> None:
    marks = iter(range(100, 1000))
    page = re.sub("#", lambda _: f"word{next(marks)}", PLANTED)
    config = _project(tmp_path, {"page.html": page}, ENGLISH, {})
    path = tmp_path / "locales/de/LC_MESSAGES/text.po"
    catalog = polib.pofile(str(path))
    for number, entry in enumerate(catalog):
        entry.msgstr = "" if number % 2 == lacking else entry.msgid.replace("word", "wort")
    catalog.save()
    _build(config, ("en", "de"))
    root = _tree((tmp_path / "build/en+de/page.html").read_text("utf-8"))
    found = {"en": set[str](), "de": set[str]()}
    body = root.find("body")
    assert body is not None
    for lang, text in _texts(body):
        for language, number in re.findall("(word|wort)([0-9]+)", text):
            assert lang == {"word": "en", "wort": "de"}[language], text
            found[lang].add(number)
    planted = set(re.findall("word([0-9]+)", page))
    assert len(planted) > 30
    missing = set(re.findall("word([0-9]+)", " ".join(entry.msgid for entry in catalog if not entry.msgstr)))
    assert found == {"en": planted, "de": planted - missing}


PLANTED = """<!doctype html><html lang="en"><head><title>#</title><meta name="description" content="#">
<meta property="og:title" content="#"></head><body>
<header>#<nav><ul><li><a href=x title="#">#</a><li>#</ul></nav></header>
# loose <h1>#</h1># loose again<p>#<b>#<p>#</b><div><img src=x alt="#"> # <br><br> #</div>
<table summary="#"><caption>#</caption><tr><th>#<td>#<p>#</table><dl><dt>#<dd>#</dl><ul><li>#<ol><li>#</ol></ul>
<details><summary>#</summary>#</details><blockquote>#</blockquote><pre>#
 #</pre><svg><title>#</title><text>#</text></svg><p># <svg><desc>#</desc></svg> #</p>
<button><div>#</div><div>#</div></button>
<form><label>#<input placeholder="#"></label><select><optgroup label="#"><option>#<option>#</select>
<textarea>#</textarea>
<input type=submit value="#"></form><noscript><p>#</noscript><template><p>#</template><a href=y><h3>#</h3><p>#</a>
<p><span lang=en>#</span> <object>#</object> <video aria-label="#">#</video> <math><mtext>#</mtext></math></p>
<dialog>#</dialog><fieldset><legend>#</legend></fieldset><div hidden>#</div><address>#<br>#</address><i>#</p></i> #
<footer>#</footer></body></html>"""


@pytest.mark.parametrize(
    "hostile",
    [
        "</p></div><h1>x</h1>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "<diglot-source lang=x>",
        '" onmouseover="alert(1)',
        "&#60;img src=x onerror=alert(1)&#62;",
        "</title><script>",
        "{{ 7 * 7 }}",
        "&#0;&#xFFFE;&#128;&#13;",
    ],
)
def test_a_hostile_translation_stays_text(tmp_path: Path, hostile: str) -> None:
    page = (
        '<title>Text</title><p title="Text">Text</p><img src="a.png" alt="Text"><form><input placeholder=Text></form>'
    )
    text = _book(tmp_path, page, {"Text": hostile}, **{"a.png": "x"})
    plain = _book(tmp_path, page, {"Text": "Wort"})
    tags = [(each.tag, sorted(set(each.keys()) - {"class"})) for each in _tree(text).iter()]
    if 'class="source"' not in text:  # refused: the source text stays
        assert tags == [(each.tag, sorted(set(each.keys()) - {"class"})) for each in _tree(plain).iter()]
    assert not re.search(r"<script|<[^>]*\son[a-z]+=", text)


def test_a_refused_translation_is_a_finding_and_the_source_stays(tmp_path: Path) -> None:
    config = _project(
        tmp_path, {"page.html": '<p>Read <a href="x">it</a></p>'}, ENGLISH, {"de": {"Read <a>it</a>": "Lies"}}
    )
    outcome = _build(config, ("en", "de"))
    assert [(each.code, each.severity, each.locale) for each in outcome.findings] == [
        ("missing-placeholder", "error", "de")
    ]
    assert '<p class="source" lang="en">Read <a href="x">it</a></p>' in (tmp_path / "build/en+de/page.html").read_text(
        "utf-8"
    )


def test_an_address_that_is_a_program_is_refused(tmp_path: Path) -> None:
    toml = ENGLISH + '[[rules]]\nselect = "a"\nattributes = ["href"]\n'
    page = '<p>Text <a href="https://e.example/en">one</a></p><p><a href="https://e.example/two">two</a></p>'
    translations = {"https://e.example/en": "https://e.example/de", "https://e.example/two": "javascript:x()"}
    config = _project(tmp_path, {"page.html": page}, toml, {"de": translations})
    assert [each.code for each in _build(config, ("en", "de")).findings] == ["unsafe-address"]
    text = (tmp_path / "build/en+de/page.html").read_text("utf-8")
    assert [each.get("href") for each in _tree(text).iter("a")] == [
        *("https://e.example/en", "https://e.example/de", "https://e.example/two", "https://e.example/two")
    ]
    assert "javascript" not in text


def test_nothing_of_the_page_runs_or_loads(tmp_path: Path) -> None:
    page = """<script src="https://e.example/x.js">a</script><link rel=stylesheet href="x.css"><style>p{}</style>
    <p style="background:url(https://e.example/)" onclick="x()">A <b onclick="x()" style="color:red" class="c">bold</b>
    <iframe src="https://e.example/"></iframe>
    <img src="https://e.example/p.gif"><video src="v.mp4" poster="p.png">film</video>
    <object data="o.swf"><embed src="e.swf">thing</object><a href="vbscript:x">link</a><form action="https://e.example/">
    <button formaction="javascript:x">Go</button></form><svg onload="x()">
    <a xlink:href="javascript:x"><text>Chart</text></a>
    <script>x()</script><style>x</style></svg><math><maction href="javascript:x"><mi>y</mi></maction></math>"""
    text = _book(tmp_path, page, {})
    assert not re.search(r"e\.example|javascript|vbscript|onclick|style=|<script|<iframe|<object|<form|x\(\)", text)
    root = _tree(text)
    assert {each.tag.rpartition("}")[2] for each in root.iter()} <= set(
        "html head meta title link body header h1 main aside div p span b a math mi".split()
    )
    assert [each.get("href") for each in root.iter("link")] == ["diglot.css"]
    for word in ("bold", "film", "thing", "link", "Go", "Chart"):
        assert word in text


PIECES = """<p> </p> <b> </b> <i> <a/href=x> </a> <ul> <li> </ul> <table> <tr> <td> </table> <h1> </h1> <pre> </pre>
<ruby> <rt> </ruby> <svg> <title> </svg> </title> <math> <mi> </math> <select> <option> </select> <button> </button>
<textarea> </textarea> <br> </br> <img/alt=#> <img/src=a.png> <script> </script> <nav> </nav> <main> <div/id=a> </div>
<span/lang=ar> </span> &lt; & &#0; &#xFFFF; <!-- --> <![CDATA[x]]> <q/cite= # # # # \u3000 \x01 <template> </template>
<label/title=#> </label> <hr> <dd> <blockquote> <frameset> <plaintext> <annotation-xml> <p/> <desc>
<foreignObject> <a""".split()


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example("<ruby> word <rt> word <b> word <rt> word </ruby>")
@given(st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join))
def test_a_page_however_broken_becomes_a_page_without_faults_that_has_all_its_text(config: Config, pieces: str) -> None:
    marks = iter(range(1000))
    page = Page("page.html", re.sub("(?<!&)#", lambda _: f"word{next(marks)}", pieces), "utf-8")
    scanned = scan(page, scan_rules(config))
    empty = {"article": Translations(), "ui": Translations()}
    site = site_of(config, ["page.html"], ["a.png"], Publication())
    catalogs = {"en": empty, "zh_CN": empty}
    made = in_two_languages(config, page, scanned, page.path, ("en", "zh_CN"), catalogs, site).book
    fromstring(book(made._replace(is_xml=True)))
    root = _tree(book(made))
    ids = [each.get("id") for each in root.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    texts = "".join(root.itertext())
    expected = re.findall("word[0-9]+", " ".join(segment.msgid for segment in scanned.segments))
    assert {word for word in expected if not re.search(rf"{word}\b", texts)} == set()


def test_any_number_of_workers_writes_the_same(tmp_path: Path) -> None:
    pages = {f"{number}.html": f"<h1>Page</h1><p>Number {number} <img src=a.png>" for number in range(40)}
    config = _project(tmp_path, {**pages, "a.png": "x"}, ENGLISH, {"de": {"Page": "Seite"}})
    build_book(config, locales=("en", "de"), write=True, diff=False, jobs=1)
    assert build_book(config, locales=("en", "de"), write=False, diff=False, jobs=2).changes == ()
    listed = json.loads((config.output / ".diglot.json").read_bytes())
    assert set(listed) == {"en+de"}
    assert {"a.png", "diglot.css", "0.html"} <= set(listed["en+de"])


# --- use ---


@pytest.mark.parametrize(
    ("given", "what"),
    [
        ("en", "is not two targets"),
        ("en,en", "is not two targets"),
        ("en,zh_CN,en", "is not two targets"),
        ("en,zh_TW", "did you mean zh_CN"),
        ("", "is not one of the targets"),
    ],
)
def test_two_targets_must_be_named(config: Config, given: str, what: str) -> None:
    with pytest.raises(UsageError, match=what):
        two_targets(config, given)


def test_the_style_sheet_loads_nothing_and_knows_both_colour_schemes() -> None:
    from diglot.site.book import style_sheet

    sheet = style_sheet().decode()
    assert "url(" not in sheet
    assert "@import" not in sheet
    assert "prefers-color-scheme: dark" in sheet
    assert "@media print" in sheet or ", print {" in sheet
