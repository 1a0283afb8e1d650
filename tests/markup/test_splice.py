"""A translation in the place of its segment: the page's own markup, nobody else's."""

import pytest

from diglot.markup import ScanRules, edit, has_same_skeleton, pair, scan, splice
from diglot.model import Edit, Page, Span

RULES = ScanRules(("en", "zh_CN"))


def translated(html: str, translations: dict[str, str], codec: str = "utf-8") -> str:
    page = Page("page.html", html, codec)
    edits = []
    for segment in scan(page, RULES).segments:
        if segment.msgid in translations:
            codes = tuple(code for code in segment.codes if code.name)
            pairing = pair(segment.msgid, translations[segment.msgid], codes)
            assert pairing.is_usable, pairing.problems
            edits.append(edit(segment, page, pairing.parts))
    result = splice(html, edits)
    assert has_same_skeleton(html, result, xml=False)
    return result.text


@pytest.mark.parametrize(
    ("html", "msgid", "msgstr", "expected"),
    [
        ("<P CLASS=x >&nbsp; Hello\n</P>", "Hello", "你好", "<P CLASS=x >&nbsp; 你好\n</P>"),
        ("<p>Hello", "Hello", "R&D <3 a>b &amp;lt;", "<p>R&amp;D &lt;3 a&gt;b &amp;lt;"),
        ('<a title="x">y</a>', "x", "say \"hi\" & 'ho'", "<a title=\"say &quot;hi&quot; &amp; 'ho'\">y</a>"),
        ("<a title='x'>y</a>", "x", "say \"hi\" & 'ho'", "<a title='say \"hi\" &amp; &#39;ho&#39;'>y</a>"),
        ("<a title=x>y</a>", "x", "a b>c", '<a title="a b&gt;c">y</a>'),
        (
            "<title>x</title>",
            "x",
            "</title><script>".replace("<", "&lt;"),
            "<title>&lt;/title&gt;&lt;script&gt;</title>",
        ),
        ("<p>x", "x", "a&nbsp;b&#8203;c", "<p>a\xa0b\u200bc"),
        ("<p>x", "x", "a&#13;b", "<p>a&#13;b"),
        (
            'Read <a href="1"><i class=x></i> one</a> or <a href="2">two</a>',
            "Read <a>one</a> or <a2>two</a2>",
            "<a2>zwei</a2>, <a>eins</a>",
            '<a href="2">zwei</a>, <a href="1"><i class=x></i> eins</a>',
        ),
        ("表示<!-- T -->事项", "表示事项", "item", "<!-- T -->item"),
        (
            "Use <code translate=no>a  b</code>!",
            "Use <code>a b</code>!",
            "<code>x</code>?",
            "<code translate=no>a  b</code>?",
        ),
        ("Hi {{  n  }}!", "Hi {{ n }}!", "{{ n }}, hi!", "{{  n  }}, hi!"),
        ("Sets {{1,2},{3}}", "Sets {{1,2},{3}}", "S {{1,2},{3}}", "S {&#123;1,2},{3}}"),
    ],
)
def test_a_translation_is_escaped_and_keeps_the_pages_markup(html: str, msgid: str, msgstr: str, expected: str) -> None:
    assert translated(html, {msgid: msgstr}) == expected


def test_segments_inside_a_placeholder_are_translated_where_it_goes() -> None:
    html = 'Read <a href=1 title="Tip"><img alt="Pic"> this</a> and <button>Push</button> it'
    translations = {
        "Read <a>this</a> and <button/> it": "<button/> dann <a>das</a>",
        "Tip": "Hinweis",
        "Pic": "Bild",
        "Push": "Drück",
    }
    assert translated(html, translations) == (
        '<button>Drück</button> dann <a href=1 title="Hinweis"><img alt="Bild"> das</a>'
    )


def test_what_the_encoding_lacks_is_a_reference() -> None:
    assert translated("<p>x", {"x": "café 中 €"}, "cp1252") == "<p>café &#20013; €"


def test_a_character_that_an_encoding_would_change_is_a_reference() -> None:
    assert translated("<p>x", {"x": "\xa3 \uffe1"}, "cp932") == "<p>&#163; \uffe1"


def test_without_edits_the_text_is_the_pages() -> None:
    assert splice("<p>x", []).text == "<p>x"


@pytest.mark.parametrize(
    "part",
    ["<b>", "</p>", "<!-- ", "<script>", "x<a"],
)
def test_markup_that_an_edit_brings_is_seen(part: str) -> None:
    html = "<p>text<br>more</p>"
    result = splice(html, [Edit(3, 7, (part,))])
    assert not has_same_skeleton(html, result, xml=False)


def test_an_attribute_that_an_edit_brings_is_seen() -> None:
    html = '<a title="x" href="y">z</a>'
    assert not has_same_skeleton(html, splice(html, [Edit(10, 11, ('x" onclick="y',))]), xml=False)
    assert has_same_skeleton(html, splice(html, [Edit(10, 11, ("other",))]), xml=False)


def test_markup_that_is_moved_or_left_out_is_no_foreign_markup() -> None:
    html = "<p>a <b>b</b> <i>c</i></p>"
    moved = splice(html, [Edit(3, 22, (Span(14, 22), " ", Span(5, 13)))])
    assert moved.text == "<p><i>c</i> <b>b</b></p>"
    assert has_same_skeleton(html, moved, xml=False)
