"""The crawler itself: of a small site that is right it says nothing, and each fault put into it is found."""

from pathlib import Path

import pytest

from bench import crawler
from bench.crawler import Site

URL = "https://example.org/books/"

PAGE = """\
<!DOCTYPE html>
<html lang="{tag}"{dirn}>
<head><meta charset="utf-8"><title>{title}</title>
<meta property="og:locale" content="{og}">
<link rel="canonical" href="https://example.org/books/{tag}/{path}">
<link rel="alternate" hreflang="en" href="https://example.org/books/en/{path}">
<link rel="alternate" hreflang="ar" href="https://example.org/books/ar/{path}">
<link rel="alternate" hreflang="x-default" href="https://example.org/books/en/{path}">
<link rel="stylesheet" href="/books/{tag}/site.css"></head>
<body>
<ul data-diglot="languages">
<li><a href="../en/{path}" hreflang="en" lang="en"{en}>English</a>
<li><a href="../ar/{path}" hreflang="ar" lang="ar"{ar}>العربية</a></ul>
<p>{text} <a href="{other}#part" style="background: url(dot.png)">{title}</a></p>
<p lang="zh-CN">请勿在留言中填写密码</p>
<p id="part">{text} (Bright Laser Technologies)</p>
<img src="dot.png" srcset="dot.png 1x, dot.png 2x" alt="请" lang="zh-CN">
<a href="https://elsewhere.example/">{title}</a> <a href="mailto:a@example.org">{title}</a>
</body></html>
"""

ENGLISH = {
    "tag": "en",
    "dirn": "",
    "og": "en_US",
    "en": ' aria-current="true"',
    "ar": "",
    "title": "The news",
    "text": "All that was new in this year",
}
ARABIC = {
    "tag": "ar",
    "dirn": ' dir="rtl"',
    "og": "ar_AR",
    "en": "",
    "ar": ' aria-current="true"',
    "title": "الأخبار",
    "text": "كل ما هو جديد في هذا العام",
}

MAP_ENTRY = """\
<url><loc>https://example.org/books/{tag}/{path}</loc>
<xhtml:link rel="alternate" hreflang="en" href="https://example.org/books/en/{path}"/>
<xhtml:link rel="alternate" hreflang="ar" href="https://example.org/books/ar/{path}"/>
<xhtml:link rel="alternate" hreflang="x-default" href="https://example.org/books/en/{path}"/></url>
"""
MAP = """\
<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
{}</urlset>
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    entries = ""
    for edition in (ENGLISH, ARABIC):
        tag = edition["tag"]
        (tmp_path / tag).mkdir()
        for path, other in (("index.html", "news.html"), ("news.html", "./")):
            (tmp_path / tag / path).write_text(PAGE.format(**edition, path=path, other=other), encoding="utf-8")
            entries += MAP_ENTRY.format(tag=tag, path=path)
        for name in ("site.css", "dot.png"):
            (tmp_path / tag / name).write_bytes(b"")
    (tmp_path / "sitemap.xml").write_text(MAP.format(entries), encoding="utf-8")
    return tmp_path


def _faults(folder: Path) -> dict[str, list[str]]:
    site = Site(folder, URL)
    found = {invariant.__name__: list(invariant(site)) for invariant in crawler.INVARIANTS}
    return {name: faults for name, faults in found.items() if faults}


def test_a_site_that_is_right_has_no_fault(folder: Path) -> None:
    assert _faults(folder) == {}


def test_a_noindex_page_is_in_no_list(folder: Path) -> None:
    page = folder / "ar" / "news.html"
    text = "".join(line for line in page.read_text("utf-8").splitlines(True) if 'rel="alternate"' not in line)
    page.write_text(text.replace("<title>", '<meta name="robots" content="noindex"><title>'), encoding="utf-8")
    twin = folder / "en" / "news.html"
    link = '<link rel="alternate" hreflang="ar" href="https://example.org/books/ar/news.html">\n'
    twin.write_text(twin.read_text("utf-8").replace(link, ""), encoding="utf-8")
    assert [fault.partition(":")[0] for fault in _faults(folder)["canonical_and_sitemap_agree"]] == ["sitemap.xml"] * 2
    entries = (folder / "sitemap.xml").read_text("utf-8")
    entries = entries.replace(MAP_ENTRY.format(tag="ar", path="news.html"), "")
    entries = entries.replace(
        '<xhtml:link rel="alternate" hreflang="ar" href="https://example.org/books/ar/news.html"/>\n', ""
    )
    (folder / "sitemap.xml").write_text(entries, encoding="utf-8")
    assert _faults(folder) == {}


MUTATIONS = [
    ("language_is_declared", "en/index.html", '<html lang="en">', "<html>"),
    ("language_is_declared", "ar/index.html", ' dir="rtl"', ""),
    ("language_is_declared", "en/index.html", '<html lang="en"', '<html lang="en" dir="rtl"'),
    ("language_is_declared", "ar/news.html", "ar_AR", "en_US"),
    ("language_is_declared", "ar/news.html", "<title>", '<meta http-equiv="Content-Language" content="en"><title>'),
    ("language_is_true", "ar/news.html", "كل ما هو جديد في هذا العام", "All that was new in this year"),
    ("foreign_text_is_tagged", "en/index.html", '<p lang="zh-CN">', "<p>"),
    ("foreign_text_is_tagged", "en/index.html", 'alt="请" lang="zh-CN"', 'alt="请"'),
    ("foreign_text_is_tagged", "en/index.html", '<p id="part"', '<p id="part" title="请勿"'),
    ("foreign_text_is_tagged", "en/index.html", "<ul data-", '<ul aria-label="选择语言" data-'),
    ("foreign_text_is_tagged", "ar/index.html", '<p lang="zh-CN">', '<p lang="en">'),
    ("foreign_text_is_tagged", "ar/index.html", "(Bright Laser Technologies)", "<b>of the firm</b>"),
    ("foreign_text_is_tagged", "ar/index.html", "<title>الأخبار", "<title>All the news"),
    ("alternates_are_reciprocal", "ar/news.html", 'hreflang="x-default"', 'hreflang="x"'),
    ("alternates_are_reciprocal", "en/news.html", '<link rel="alternate" hreflang="ar"', '<link rel="alternate"'),
    ("alternates_are_reciprocal", "en/news.html", 'hreflang="en" href="https:', 'hreflang="en-GB" href="https:'),
    ("alternates_are_reciprocal", "en/news.html", "books/ar/news.html", "books/ar/index.html"),
    ("alternates_are_reciprocal", "en/news.html", "books/ar/news.html", "books/ar/old.html"),
    ("alternates_are_reciprocal", "en/news.html", 'rel="alternate"', 'rel="alternative"'),
    ("alternates_are_reciprocal", "en/news.html", "<title>", '<meta name="robots" content="noindex"><title>'),
    ("canonical_and_sitemap_agree", "en/news.html", 'rel="canonical" href="https:', 'rel="canonical" href="http:'),
    ("canonical_and_sitemap_agree", "en/news.html", '<link rel="canonical"', '<link rel="canon"'),
    ("canonical_and_sitemap_agree", "sitemap.xml", "<loc>https://example.org/books/ar/news.html</loc>", "<loc>/</loc>"),
    ("canonical_and_sitemap_agree", "sitemap.xml", MAP_ENTRY.format(tag="ar", path="news.html"), ""),
    ("canonical_and_sitemap_agree", "sitemap.xml", 'hreflang="x-default"', 'hreflang="en-GB"'),
    ("every_link_leads_somewhere", "en/index.html", "news.html#part", "other.html#part"),
    ("every_link_leads_somewhere", "en/index.html", "news.html#part", "news.html#parts"),
    ("every_link_leads_somewhere", "en/index.html", "/books/en/site.css", "/books/site.css"),
    ("every_link_leads_somewhere", "en/index.html", "url(dot.png)", "url(dot.gif)"),
    ("every_link_leads_somewhere", "en/index.html", "dot.png 2x", "dot@2.png 2x"),
    ("every_link_leads_somewhere", "en/index.html", "<title>", '<base href="../"><title>'),
    ("no_link_leaves_the_edition", "ar/index.html", 'href="news.html#part"', 'href="../en/news.html#part"'),
    ("no_link_leaves_the_edition", "ar/index.html", 'src="dot.png"', 'src="https://example.org/books/en/dot.png"'),
    ("no_link_leaves_the_edition", "ar/news.html", "./#part", "/books/index.html"),
    ("every_edition_is_offered", "ar/index.html", 'lang="en">English', 'lang="ar">English'),
    ("every_edition_is_offered", "ar/index.html", "../en/index.html", "../en/news.html"),
    ("every_edition_is_offered", "ar/index.html", ' aria-current="true"', ""),
    ("every_edition_is_offered", "ar/index.html", "</ul>", '<li><a href="../ar/index.html">x</a></ul>'),
]  # fmt: skip


@pytest.mark.parametrize(("invariant", "path", "old", "new"), MUTATIONS)
def test_a_fault_is_found(invariant: str, path: str, old: str, new: str, folder: Path) -> None:
    file = folder / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    faults = _faults(folder)
    assert invariant in faults, faults
    where = path if invariant != "canonical_and_sitemap_agree" else ""
    assert any(where in fault for fault in faults[invariant])


def test_each_invariant_can_fail() -> None:
    assert {name for name, *_ in MUTATIONS} == {invariant.__name__ for invariant in crawler.INVARIANTS}


def test_a_site_without_a_map_lacks_it(folder: Path) -> None:
    (folder / "sitemap.xml").unlink()
    assert _faults(folder) == {"canonical_and_sitemap_agree": ["sitemap.xml: is not there"]}
