"""Addresses that a rule makes messages: in which language they are, and what a translation of one may not be."""

import pytest

from diglot.markup import Rule, ScanRules, edit, pair_segment, scan, splice
from diglot.markup.comments import role
from diglot.markup.destinations import address_problem
from diglot.model import Page, Segment


def _rules(*attributes: str, **said: str) -> ScanRules:
    return ScanRules(("en", "zh_CN"), (Rule(select=".x", attributes=attributes, **said),))  # type: ignore[arg-type]  # texts only


def _segments(html: str, rules: ScanRules) -> list[Segment]:
    return [each for each in scan(Page("page.html", html, "utf-8"), rules).segments if each.attribute is not None]


@pytest.mark.parametrize(
    "value", ["/manual/en.pdf", "https://example.org/?a=1&amp;b=2", "mailto:a@example.org", "#", "/2015/"]
)
def test_an_address_is_a_message_where_a_rule_says_so(value: str) -> None:
    html = f'<p>Read <a class="x" href="{value}">the manual</a> now</p>'
    (segment,) = _segments(html, _rules("href"))
    assert segment.msgid == value.replace("&amp;", "&")
    assert role(segment).startswith("@href of <a>")
    assert _segments(html, _rules("data-x")) == []
    assert _segments(html, ScanRules(("en",))) == []


@pytest.mark.parametrize(
    ("html", "said", "language"),
    [
        ("<a class=x href=manual.html>", {}, "en"),
        ("<html lang=zh-CN><a class=x href=manual.html>", {}, "zh_CN"),
        ("<a class=x lang=zh href=manual.html>", {}, "zh_CN"),
        ("<a class=x href=manual.html>", {"language": "zh_CN"}, "zh_CN"),
    ],
)
def test_its_language_is_that_of_the_place_and_not_of_its_letters(
    html: str, said: dict[str, str], language: str
) -> None:
    assert [each.language for each in _segments(html, _rules("href", **said))] == [language]


def test_no_message_where_the_place_is_protected_or_in_a_language_without_a_catalog() -> None:
    for around in ("translate=no", "lang=fr"):
        html = f"<div {around}><a class=x href=manual.html>x</a></div>"
        page = Page("page.html", html, "utf-8")
        found = scan(page, _rules("href"), exclusions=True)
        assert found.segments == ()
        assert "href" in {each.attribute for each in found.exclusions}


@pytest.mark.parametrize(
    ("html", "attribute"),
    [
        ("<script class=x src=/en.js></script>", "src"),
        ("<base class=x href=/en/>", "href"),
        ("<object class=x data=/en.swf></object>", "data"),
        ("<link class=x rel='alternate stylesheet' href=/en.css>", "href"),
        ("<link class=x rel=preload href=/en.js>", "href"),
        ("<svg><use class=x href=/en.svg#a /></svg>", "href"),
    ],
)
def test_what_becomes_a_part_of_the_page_is_no_message(html: str, attribute: str) -> None:
    found = scan(Page("page.html", html, "utf-8"), _rules(attribute), exclusions=True)
    assert found.segments == ()
    assert "executed" in {each.reason for each in found.exclusions}


@pytest.mark.parametrize("rel", ["alternate", "canonical", "shortcut icon"])
def test_a_link_of_the_head_that_readers_follow_may_be_a_message(rel: str) -> None:
    assert len(_segments(f'<link class=x rel="{rel}" href=/en/>', _rules("href"))) == 1


def test_the_target_of_a_refresh_is_never_a_message() -> None:
    html = '<meta class=x http-equiv=refresh content="0;url=a.html">'
    assert _segments(html, _rules("content")) == []


def test_an_address_in_an_attribute_of_any_name_is_a_message() -> None:
    assert [each.msgid for each in _segments('<p class=x data-y="https://a.example">', _rules("data-y"))] == [
        "https://a.example"
    ]
    assert [each.msgid for each in _segments('<p class=x data-y="12">', _rules("data-y"))] == []


def test_a_translation_takes_its_place() -> None:
    page = Page("page.html", "<p>Read <a class=x href=/en.pdf?a=1>the manual</a> now", "utf-8")
    (segment,) = _segments(page.text, _rules("href"))
    pairing = pair_segment(segment, 'https://a.example/"?a=1&b=<2>')
    result = splice(page.text, [edit(segment, page, pairing.parts)]).text
    assert '<a class=x href="https://a.example/&quot;?a=1&amp;b=&lt;2&gt;">' in result


@pytest.mark.parametrize(
    "msgstr",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " \x1f javascript:alert(1)",
        "java\nscript:alert(1)",
        "java&Tab;script&colon;alert(1)",
        "&#1;javascript:alert(1)",
        "&#106;avascript:alert(1)",
        "{{ x }}javascript:alert(1)",
        "java{{ x }}script:alert(1)",
        "vbscript:msgbox(1)",
        "data:text/html,x",
        "blob:x",
        "file:///etc/passwd",
        "view-source:x",
    ],
)
def test_an_address_that_does_something_is_refused(msgstr: str) -> None:
    problem = address_problem("href", msgstr)
    assert problem is not None
    assert (problem.code, problem.severity) == ("unsafe-address", "error")


@pytest.mark.parametrize(
    ("attribute", "msgstr"),
    [
        ("srcset", "a.png 1x, javascript:x 2x"),
        ("srcset", "a.png,data:image/svg+xml;x 2x"),
        ("ping", "https://a.example javascript:x"),
        ("data-href", "javascript:x"),
        ("values", "a;javascript:x"),
    ],
)
def test_each_address_of_several_counts(attribute: str, msgstr: str) -> None:
    assert address_problem(attribute, msgstr) is not None


@pytest.mark.parametrize(
    "msgstr",
    [
        "",
        "a.html",
        "/a",
        "//a.example/b",
        "?a:b",
        "#a:b",
        "./a:b",
        "HTTPS://a.example",
        "mailto:a@b.example",
        "tel:+49",
        "ftp://a",
        "{{ base }}/x",
    ],
)
def test_an_address_that_leads_somewhere_is_taken(msgstr: str) -> None:
    assert address_problem("href", msgstr) is None


def test_the_address_of_the_source_may_stay_whatever_it_is() -> None:
    (segment,) = _segments("<a class=x href='javascript:void(0)'>", _rules("href"))
    assert pair_segment(segment, segment.msgid).is_usable
    assert not pair_segment(segment, "javascript:alert(1)").is_usable


def test_a_text_may_begin_as_it_likes() -> None:
    (segment,) = _segments("<a class=x data-hint='Data: see below'>", _rules("data-hint"))
    assert pair_segment(segment, "data: siehe unten").is_usable
