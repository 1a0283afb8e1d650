"""What becomes a message: behaviour in fixture files, and what they cannot show."""

import pytest

from diglot.markup import Rule, ScanRules, scan
from diglot.model import Page, Scan, Segment
from tests.markup.fixture_files import Case, cases

RULES = ScanRules(("en", "zh_CN"))


def scanned(html: str, rules: ScanRules = RULES, path: str = "page.html") -> Scan:
    return scan(Page(path, html, "utf-8"), rules, exclusions=True)


def shown(segment: Segment) -> str:
    attribute = f" @{segment.attribute}" if segment.attribute else ""
    msgid = segment.msgid.replace("\n", "\\n")
    return f"{segment.language}{attribute}: {msgid}"


@pytest.mark.parametrize("case", [*cases("hard_cases.md"), *cases("segments.md")], ids=lambda case: case.title)
def test_fixture(case: Case) -> None:
    assert [shown(segment) for segment in scanned(case.html).segments] == case.expected


def msgids(html: str, rules: ScanRules = RULES, path: str = "page.html") -> list[str]:
    return [segment.msgid for segment in scanned(html, rules, path).segments]


def reasons(html: str, rules: ScanRules = RULES) -> list[tuple[str, str]]:
    return [(e.reason, html[e.start : e.end]) for e in scanned(html, rules).exclusions]


def test_php_is_a_placeholder_where_the_setting_says_so() -> None:
    rules = ScanRules(("en", "zh_CN"), templates=("php",))
    assert msgids("<?php echo $u->n; ?> 元", rules) == ["<php/> 元"]
    assert msgids('<a title="<?= "a>b" ?>" href="<?= "x>y" ?>">Go <?= $x ?> on</a>', rules) == ["Go <php/> on"]


def test_jinja_is_a_placeholder_where_the_setting_says_so() -> None:
    rules = ScanRules(("en",), templates=("jinja",))
    assert msgids("{% if a > b %}Hello {{ name }}, well{% endif %}", rules) == ["<tpl/>Hello <tpl2/>, well<tpl3/>"]


def test_a_template_mark_that_is_never_closed_is_text() -> None:
    rules = ScanRules(("en",), templates=("jinja",))
    assert msgids("Sets {{1,2 and more", rules) == ["Sets {{1,2 and more"]


def test_the_language_of_the_page_is_no_language_of_its_parts() -> None:
    found = scanned('<html lang="zh-CN"><body lang="zh-CN"><p>An English article</p><p>返回顶部</p><p>BLT</p>')
    assert [(s.msgid, s.language) for s in found.segments] == [
        ("An English article", "en"),
        ("返回顶部", "zh_CN"),
        ("BLT", "zh_CN"),
    ]
    assert found.lang == "zh-CN"


def test_a_segment_knows_the_tag_that_gives_it_its_language() -> None:
    page = (
        '<html lang="zh-CN"><body lang="zh-CN"><p>One text{}<p>Two texts<div><section lang="en"><p>Three of them'
        '<p xml:lang="en-GB"><b>Four</b> of them</p><p>Five <i lang="zh">六个</i></p></section></div><p>Seven texts'
    )
    expected = {
        "One text": None,
        "Two texts": None,
        "Three of them": "<section",
        "<b>Four</b> of them": "<p xml:lang",
        "Five": "<section",
        "六个": "<i lang",
        "Seven texts": None,
    }
    for gap in ("", "<br>" * 20):  # the second time the scanner knows the way, and places are others
        html = page.replace("{}", gap)
        scopes = {segment.msgid: segment.scope for segment in scanned(html).segments}
        assert set(scopes) == set(expected)
        for msgid, tag in expected.items():
            at = scopes[msgid].lang_at
            assert at is None if tag is None else at is not None and html.startswith(tag, at), msgid
            assert (scopes[msgid].lang is None) == (tag is None)


def test_a_text_in_which_two_languages_carry_weight_is_mixed() -> None:
    (segment,) = scanned("<p>版权所有 Bright Laser").segments
    assert (segment.language, segment.mixed) == ("zh_CN", ("en", "zh_CN"))


def test_a_tie_goes_to_the_language_without_latin_letters() -> None:
    (segment,) = scanned("<p>联系 Support").segments
    assert segment.language == "zh_CN"


def test_words_in_capitals_carry_no_weight() -> None:
    (segment,) = scanned("<p>下载 PDF").segments
    assert segment.mixed == ()


def test_script_that_contradicts_a_lang_wins_with_a_note() -> None:
    (segment,) = scanned("<p lang=en>返回顶部").segments
    assert (segment.language, segment.note) == ("zh_CN", "lang-contradicted")


def test_two_catalogs_of_one_script_need_a_lang() -> None:
    rules = ScanRules(("en", "de"))
    found = scanned("<html lang=de><p>Guten Tag<p lang=en>Good day", rules).segments
    assert [(s.msgid, s.language) for s in found] == [("Guten Tag", "de"), ("Good day", "en")]


def test_nested_segments_tell_what_they_stand_in() -> None:
    found = scanned('<p>Read <a href=x title="The whole report">this</a> or <button>Print</button> it').segments
    assert [(s.msgid, s.within) for s in found] == [
        ("Read <a>this</a> or <button/> it", ""),
        ("The whole report", "Read <a>this</a> or <button/> it"),
        ("Print", "Read <a>this</a> or <button/> it"),
    ]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>42</p>", [("no-letters", "42")]),
        ("<!-- note -->", [("comment", "<!-- note -->")]),
        ("<p translate=no>secret</p>", [("protected", "secret")]),
        ("<p>https://example.com</p>", [("url", "https://example.com")]),
        ("<p lang=fr>Bonjour</p>", [("foreign-language", "Bonjour")]),
        ("<style>p{}</style>", [("style", "p{}")]),
        ("<iframe>old</iframe>", [("raw-text", "old")]),
        ('<input type=hidden value="abc">', [("hidden-value", "abc")]),
        ('<input value="请输入">', [("input-value", "请输入")]),
        ('<meta name=author content="Someone">', [("meta", "Someone")]),
        ("<math><mi>x</mi></math>", [("formula", "x")]),
        ("<script>f('提交', 'submit')</script>", [("script", "f('提交', 'submit')"), ("in-script", "提交")]),
        ('<iframe srcdoc="<p>x</p>"></iframe>', [("srcdoc", "<p>x</p>")]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_message_is_listed_with_its_reason(html: str, expected: list[tuple[str, str]]) -> None:
    assert not scanned(html).segments
    assert reasons(html) == expected


def test_xhtml_elements_end_at_their_stroke() -> None:
    html = "<div/>One<p>Two <![CDATA[<b> & c]]></p>"
    assert msgids(html, path="page.xhtml") == ["One", "Two &lt;b> & c"]


def test_a_note_reaches_the_segments_inside() -> None:
    (segment,) = scanned('<p its-loc-note="Keep short">Go <b its-loc-note="the verb">on</b>').segments
    assert segment.scope.notes == ("Keep short", "<b>: the verb")


def test_a_context_is_set_by_an_attribute_only() -> None:
    found = scanned("<p data-l10n-context=verb>Open<p id=x class=y>Open").segments
    assert [s.scope.context for s in found] == ["verb", None]


def test_local_markup_beats_a_rule_and_the_last_rule_the_ones_before() -> None:
    rules = ScanRules(
        ("en",),
        rules=(
            Rule(select="p", translate=False, context="first"),
            Rule(select=".x", context="second"),
        ),
    )
    found = scanned("<p>No</p><p class=x translate=yes>Yes</p><p class=x>No</p>", rules).segments
    assert [(s.msgid, s.scope.context) for s in found] == [("Yes", "second")]


def test_a_rule_makes_crumbs_messages_of_their_own() -> None:
    rules = ScanRules(("en",), rules=(Rule(select=".breadcrumb > *", within_text="no"),))
    html = '<div class="breadcrumb"><a href="/">Home Page</a>&nbsp;&gt;&nbsp;<span>Leadership Care</span></div>'
    assert msgids(html, rules) == ["Home Page", "Leadership Care"]


def test_a_rule_may_name_more_attributes() -> None:
    rules = ScanRules(("en",), rules=(Rule(select="[data-tip]", attributes=("data-tip",)),))
    found = {s.attribute: s.msgid for s in scanned('<p data-tip="More text">Text', rules).segments}
    assert found == {"data-tip": "More text", None: "Text"}


def test_deep_nesting_loses_nothing() -> None:
    for name in ("div", "b", "label", "a", "button"):
        html = f"<{name}>" * 5_000 + "deep" + f"</{name}>" * 5_000
        assert msgids(html) == ["deep"]
