"""Our own site, where English and Chinese stand side by side: each text in its catalog, each edition in its own."""

import json
import re
import shutil
from pathlib import Path

import polib
import pytest
from lxml import etree

from diglot.markup import read_page
from tests.laws.projects import OWN, diglot, own_project

HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
ENGLISH_WORD = re.compile("[A-Za-z]{2,}")
FIVE_ENGLISH_WORDS = re.compile("[A-Za-z]{2,}(?:[^\\S\n]*[,;:]?\\s+[A-Za-z]{2,}){4}")
TITLE = "Leadership Care | BLT Pioneered in Response to the National Call"
ARTICLE = "source/news/leadership-care.html"
PAGES = sorted(path.relative_to(OWN / "source").as_posix() for path in (OWN / "source").rglob("*.html"))
SEED = [line for line in (Path(__file__).parent / "seed.txt").read_text("utf-8").splitlines() if line.strip()]
BACK_TO_TOP = "返回顶部"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our project, extracted anew and built in both languages."""
    root = own_project(tmp_path_factory.mktemp("own"))
    shutil.rmtree(root / "locales")
    assert diglot(root, "extract").code == 0
    shutil.copytree(OWN / "locales", root / "locales", dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.pot"))
    built = diglot(root, "build")
    assert (built.code, built.out.count("error")) == (0, 0), built
    return root


def _template(project: Path, domain: str) -> dict[str, polib.POEntry]:
    return {entry.msgid: entry for entry in polib.pofile(str(project / "locales" / f"{domain}.pot"))}


def _pages(entry: polib.POEntry) -> list[str]:
    return [path for path, _ in entry.occurrences]


def _words(msgid: str) -> str:
    """A msgid without its placeholders."""
    return re.sub(r"</?[a-z][a-z0-9-]*/?>", " ", msgid)


def _parsed(source: str) -> etree._Element:
    return etree.fromstring(source, etree.HTMLParser())


def _all_text(root: etree._Element) -> str:
    return str(root.xpath("string()"))


def _text(path: Path) -> etree._Element:
    return _parsed(read_page(path.read_bytes(), path.name).text)


def _seen(root: etree._Element) -> list[str]:
    """The texts and human attributes of a page but for what is in a script or style, not to be translated, or in
    another language than the page.
    """
    page_lang = (root.get("lang") or "").partition("-")[0]
    texts: list[str] = []

    def visit(node: etree._Element) -> None:
        if not isinstance(node.tag, str) or node.tag in ("script", "style"):
            texts.append(node.tail or "")
            return
        lang = (node.get("lang") or page_lang).partition("-")[0]
        if node.get("translate") != "no" and lang == page_lang:
            texts.append(node.text or "")
            texts.extend(
                str(node.get(name)) for name in ("title", "alt", "placeholder", "aria-label", "label") if node.get(name)
            )
            if node.tag == "meta" and node.get("property") != "og:locale":
                texts.append(node.get("content") or "")
            if node.tag == "input" and node.get("type") in ("submit", "reset", "button"):
                texts.append(node.get("value") or "")
            for child in node:
                visit(child)
        texts.append(node.tail or "")

    visit(root)
    return [text for text in texts if text.strip()]


def test_the_english_catalog_has_english_in_every_message(project: Path) -> None:
    assert [msgid for msgid in _template(project, "article") if not ENGLISH_WORD.search(_words(msgid))] == []


def test_the_chinese_catalog_has_chinese_in_every_message(project: Path) -> None:
    assert [msgid for msgid in _template(project, "ui") if not HAN.search(msgid)] == []


def test_only_mixed_messages_of_a_catalog_hold_the_other_language(project: Path) -> None:
    for msgid, entry in _template(project, "article").items():
        assert bool(HAN.search(msgid)) == ("mixed:" in entry.comment), msgid
    for msgid, entry in _template(project, "ui").items():
        has_words = [word for word in ENGLISH_WORD.findall(_words(msgid)) if not word.isupper()] != []
        assert has_words == ("mixed: en, zh_CN" in entry.comment.splitlines()), msgid


def test_the_title_is_one_message_for_all_its_places(project: Path) -> None:
    article = _template(project, "article")
    assert TITLE not in _template(project, "ui")
    roles = article[TITLE].comment.splitlines()
    assert {"<title>", "<h1>", "<span>", "@content of <meta>"} <= set(roles)
    assert ARTICLE in _pages(article[TITLE])
    assert [msgid for msgid in article if "Pioneered" in msgid] == [TITLE]


def test_the_crumbs_are_messages_of_their_own(project: Path) -> None:
    assert _pages(_template(project, "article")["Home Page"]) == [ARTICLE]
    assert "Home Page" not in _template(project, "ui")


def test_back_to_top_stands_once_in_the_chinese_catalog_with_both_its_roles(project: Path) -> None:
    source = (project / "locales" / "ui.pot").read_text("utf-8")
    assert source.count(BACK_TO_TOP) == 1
    assert {"<a>", "@title of <a>"} <= set(_template(project, "ui")[BACK_TO_TOP].comment.splitlines())
    assert BACK_TO_TOP not in (project / "locales" / "article.pot").read_text("utf-8")


def test_the_two_catalogs_share_no_message(project: Path) -> None:
    assert not _template(project, "article").keys() & _template(project, "ui").keys()


def test_mixed_texts_are_marked_in_the_catalog_and_in_the_audit(project: Path) -> None:
    pieces = json.loads(diglot(project, "audit", "--format", "json").out)["pieces"]
    listed = {piece["msgid"] for piece in pieces if piece["reason"] == "mixed"}
    marked = {
        msgid
        for domain in ("article", "ui")
        for msgid, entry in _template(project, domain).items()
        if "mixed: en, zh_CN" in entry.comment.splitlines()
    }
    assert "版权所有 © 西安铂力特 Bright Laser Technologies" in marked
    assert listed == marked


@pytest.mark.parametrize("page", PAGES)
def test_nothing_of_a_page_is_in_neither_catalog(page: str, project: Path) -> None:
    pieces = json.loads(diglot(project, "audit", "--format", "json").out)["pieces"]
    known = " ".join(piece["text"] for piece in pieces if piece["path"] == f"source/{page}")
    known = _all_text(_parsed(f"<div>{known}</div>"))
    for text in _seen(_text(project / "source" / page)):
        if HAN.search(text) or ENGLISH_WORD.search(text):
            assert " ".join(text.split()) in known + _attributes(pieces, page)


def _attributes(pieces: list[dict[str, str]], page: str) -> str:
    """The messages of a page, without placeholders: a value inside another piece's source is not its text."""
    return "\n".join(
        _all_text(_parsed(f"<p>{piece['text']}</p>"))
        for piece in pieces
        if piece["path"] == f"source/{page}" and piece["attribute"]
    )


@pytest.mark.parametrize(("tag", "domain", "other"), [("en", "article", "zh-CN"), ("zh-CN", "ui", "en")])
def test_pure_texts_stand_unchanged_in_the_edition_of_their_own_language(
    tag: str, domain: str, other: str, project: Path
) -> None:
    own, foreign = (
        {f"source/{page}": " ".join(" ".join(_seen(_text(project / "build" / each / page))).split()) for page in PAGES}
        for each in (tag, other)
    )
    for msgid, entry in _template(project, domain).items():
        if "mixed:" in entry.comment or "<" in msgid or "&" in msgid:
            continue
        for page in _pages(entry):
            assert msgid in own[page]
            assert msgid not in foreign[page] or len(msgid) == 1, "a translation is another text"


@pytest.mark.parametrize("page", PAGES)
def test_the_chinese_edition_has_no_run_of_five_english_words(page: str, project: Path) -> None:
    root = _text(project / "build" / "zh-CN" / page)
    assert root.get("lang") == "zh-CN"
    for text in _seen(root):
        assert not FIVE_ENGLISH_WORDS.search(text), text


@pytest.mark.parametrize("page", PAGES)
def test_the_english_edition_has_no_chinese_but_what_is_marked_as_such(page: str, project: Path) -> None:
    root = _text(project / "build" / "en" / page)
    assert root.get("lang") == "en"
    for text in _seen(root):
        assert not HAN.search(text), text


@pytest.mark.parametrize("paragraph", [line for line in SEED if BACK_TO_TOP not in line], ids=lambda line: line[:30])
def test_every_paragraph_of_the_first_page_stands_in_its_text_word_for_word(paragraph: str) -> None:
    assert paragraph in _all_text(_text(OWN / ARTICLE))


def test_the_doubled_back_to_top_is_a_link_and_its_title() -> None:
    links = [link for link in _text(OWN / ARTICLE).iter("a") if link.get("title") == BACK_TO_TOP]
    assert [_all_text(link).strip() for link in links] == [BACK_TO_TOP]
    assert f"{BACK_TO_TOP} {BACK_TO_TOP}" in SEED


def test_our_catalogs_are_complete_and_up_to_date(tmp_path: Path) -> None:
    project = own_project(tmp_path)
    checked = diglot(project, "check", "--current", "--format", "json")
    assert checked.code == 0, checked
    findings = json.loads(checked.out)["findings"]
    # Arabic may lack some
    assert {(finding["code"], finding["severity"], finding["locale"]) for finding in findings} == {
        ("missing", "info", "ar"),
        ("fuzzy", "info", "ar"),
    }
    progress = json.loads(diglot(project, "stats", "--format", "json").out)["progress"]
    whole = [row for row in progress if row["locale"] != "ar"]
    assert [(row["fuzzy"], row["untranslated"]) for row in whole] == [(0, 0)] * len(whole)
    partly = [row for row in progress if row["locale"] == "ar" and row["page"] is None]
    assert all(60 <= 100 * row["translated"] / row["total"] < 90 for row in partly)
    for command in ("extract", "update"):
        assert diglot(project, command, "--check").code == 0


def test_the_page_in_an_old_encoding_is_written_in_it(project: Path) -> None:
    for tag in ("en", "zh-CN"):
        raw = (project / "build" / tag / "contact.html").read_bytes()
        assert read_page(raw, "contact.html").codec == "gb18030"
        assert b"charset=gbk" in raw
