"""The editions of our own site in a browser: the text that a reader sees, and where it runs to."""

from pathlib import Path

import pytest

from bench.browser import CHROMIUM, Seen, look
from tests.laws.projects import OWN

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")

PAGES = sorted(path.relative_to(OWN / "source").as_posix() for path in (OWN / "source").rglob("*.html"))
PHONE = 390


@pytest.fixture(scope="module")
def seen(demo: Path) -> dict[str, Seen]:
    """All pages of all editions in the window of a phone."""
    return look(demo, [f"{edition}/{path}" for edition in ("en", "zh-CN", "ar") for path in PAGES], PHONE)


def test_a_reader_sees_the_text_in_the_edition_s_language(seen: dict[str, Seen]) -> None:
    article = "news/leadership-care.html"
    assert "BLT GM Xue Lei said that 3D printing" in seen[f"en/{article}"].text
    assert "铂力特总经理薛蕾介绍说，3D打印" in seen[f"zh-CN/{article}"].text
    assert "برفقة وان قانغ، وزير العلوم والتكنولوجيا السابق" in seen[f"ar/{article}"].text
    assert [seen[f"{edition}/{article}"].title.partition(" | ")[0] for edition in ("en", "zh-CN", "ar")] == [
        "Leadership Care",
        "领导关怀",
        "اهتمام القيادة",
    ]
    for edition, label in (("en", "Contact Us"), ("zh-CN", "联系我们"), ("ar", "اتصل بنا")):
        for path in PAGES:
            assert label in seen[f"{edition}/{path}"].text, path


def test_what_is_not_translated_yet_is_seen_in_its_own_language_and_direction(seen: dict[str, Seen]) -> None:
    tagged = seen["ar/news/leadership-care.html"].tagged
    (symposium,) = (row for row in tagged if row[2].startswith("During the symposium"))
    assert symposium[:2] == ("en", "ltr")
    notes = [row for row in seen["ar/contact.html"].tagged if "请勿在留言中填写密码" in row[2]]
    assert notes
    assert all(row[:2] == ("zh-CN", "ltr") for row in notes)


def test_a_reader_is_told_where_a_page_is_translated_in_part_and_nowhere_else(seen: dict[str, Seen]) -> None:
    told = ("Parts of this page are not translated yet", "本页部分内容尚未翻译", "لم تُترجم بعض أجزاء هذه الصفحة بعد")
    assert {path for path, page in seen.items() if any(text in page.text for text in told)} == {
        "ar/contact.html",
        "ar/news/leadership-care.html",
    }


def test_a_whole_edition_shows_no_fallback(seen: dict[str, Seen]) -> None:
    assert [row for path in PAGES for edition in ("en", "zh-CN") for row in seen[f"{edition}/{path}"].tagged] == []


def test_each_page_runs_as_its_language_does(seen: dict[str, Seen]) -> None:
    assert {path.partition("/")[0]: page.direction for path, page in seen.items()} == {
        "en": "ltr",
        "zh-CN": "ltr",
        "ar": "rtl",
    }


def test_the_languages_are_offered_by_their_own_names(seen: dict[str, Seen]) -> None:
    for path, page in seen.items():
        assert all(name in page.text for name in ("English", "中文", "العربية")), path


def test_arabic_can_be_read_from_a_page_in_gbk(seen: dict[str, Seen]) -> None:
    page = seen["ar/contact.html"]
    assert page.charset.lower() in ("gbk", "gb18030")
    assert "للاستفسار عن المنتجات والخدمات الفنية" in page.text
    assert not any("\ufffd" in page.text for page in seen.values())


def test_no_page_is_wider_than_a_phone(seen: dict[str, Seen]) -> None:
    assert {path: page.wider for path, page in seen.items() if page.wider > 0} == {}
