"""JSON in scripts: which strings are messages, and what their translations may change."""

import json
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from diglot.markup import Rule, ScanRules, edit, has_same_skeleton, pair_segment, read_page, scan, splice
from diglot.markup.comments import role
from diglot.markup.jsonpath import read_path
from diglot.markup.linked import TEXTS
from diglot.markup.splice import Spliced
from diglot.model import Edit, Page, Scan, Segment, Span

RULES = ScanRules(("en", "zh_CN"))


def _page(data: str, attributes: str = "", path: str = "page.html") -> Page:
    return Page(path, f'<p>Text</p><script type="application/ld+json"{attributes}>{data}</script><p>End', "utf-8")


def _scanned(data: str, attributes: str = "", path: str = "page.html", *rules: Rule) -> Scan:
    return scan(_page(data, attributes, path), ScanRules(RULES.languages, rules), exclusions=True)


def _strings(found: Scan) -> list[Segment]:
    return [segment for segment in found.segments if segment.kind == "json"]


def _messages(data: str) -> list[tuple[str, str]]:
    return [(segment.msgid, segment.language) for segment in _strings(_scanned(data))]


def _reasons(data: str, attributes: str = "", path: str = "page.html") -> set[tuple[str, str]]:
    return {(each.kind, each.reason) for each in _scanned(data, attributes, path).exclusions}


def _built(page: Page, translations: dict[str, str], rules: ScanRules = RULES) -> Spliced:
    edits = [
        edit(segment, page, pair_segment(segment, translations[segment.msgid]).parts)
        for segment in scan(page, rules).segments
        if segment.msgid in translations
    ]
    return splice(page.text, edits)


def _content(html: str) -> Any:
    return json.loads(re.findall(r"<script[^>]*>(.*?)</script>", html, re.DOTALL)[0])


# --- what is a message ---


def test_texts_of_an_object_are_messages_with_their_property_and_type() -> None:
    author = '{"@type": ["Person", "X"], "name": "Lee"}'
    found = _strings(_scanned(f'{{"@type": "Article", "headline": "Care", "url": "a.html", "author": {author}}}'))
    assert [(each.msgid, role(each)) for each in found] == [
        ("Care", "JSON-LD headline of Article"),
        ("Lee", "JSON-LD name of Person"),
    ]


@pytest.mark.parametrize(
    ("data", "messages"),
    [
        ('{"keywords": ["Laser", "打印"]}', [("Laser", "en"), ("打印", "zh_CN")]),
        ('{"@graph": [{"name": "One"}, {"name": "Two"}]}', [("One", "en"), ("Two", "en")]),
        ('[{"schema:name": "One", "https://schema.org/text": "Two"}]', [("One", "en"), ("Two", "en")]),
        ('{"name": {"@value": "CNC", "@language": "zh"}}', [("CNC", "zh_CN")]),
        ('{"name": [{"@value": "CAD", "@language": "zh"}, {"@value": "CAM"}]}', [("CAD", "zh_CN"), ("CAM", "en")]),
        ('{"name": "CAD", "inLanguage": "zh-CN", "author": {"name": "CAM"}}', [("CAD", "zh_CN"), ("CAM", "zh_CN")]),
        ('{"@context": ["x", {"@language": "zh"}], "name": "CAD"}', [("CAD", "zh_CN")]),
        ('{"inLanguage": "en", "name": "返回顶部"}', [("返回顶部", "zh_CN")]),
        ('{"inLanguage": "fr", "name": "Bonjour"}', []),
        (
            '{"@context": {"name": "text here"}, "identifier": {"name": "ISBN"}, "inLanguage": {"name": "English"}}',
            [],
        ),
        ('{"name": "https://www.example.com/", "description": "10 %", "text": "  "}', []),
        ('{"sku": "Big box", "@id": "Big box", "@type": "name", "name": 1}', []),
        ('"Just a text"', []),
        (
            '{"name": "A \\"b\\" \\u4e2d\\ud83d\\ude00\\n <b>c</b> &amp;"}',
            [('A "b" 中😀\n &lt;b>c&lt;/b> &amp;amp;', "en")],
        ),
        ('{"name": " one  two "}', [(" one  two ", "en")]),
        ('{"name": "Hi {{ name }} there"}', [("Hi {{ name }} there", "en")]),
        ('{"name": "half \\ud800 and \\u0000"}', [("half \ufffd and \ufffd", "en")]),
    ],
)
def test_what_is_a_message_and_in_which_language(data: str, messages: list[tuple[str, str]]) -> None:
    assert _messages(data) == messages


def test_every_listed_property_is_read() -> None:
    assert len(_messages(json.dumps({name: f"Text of {name}" for name in TEXTS}))) == len(TEXTS) > 50


@pytest.mark.parametrize(
    "tag",
    [
        "<script type='application/ld+json'>",
        "<SCRIPT id=x TYPE=application/LD+JSON>",
        '<script type="application/ld+json; charset=utf-8">',
        "<script type=application/ld&#43;json data-x='ld+json'>",
    ],
)
def test_the_type_may_be_spelled_in_any_way(tag: str) -> None:
    assert [
        each.msgid for each in scan(Page("p.html", f'{tag}{{"name": "Text"}}</script>', "utf-8"), RULES).segments
    ] == ["Text"]


@pytest.mark.parametrize(
    "tag", ["<script>", '<script type="application/json">', '<script data-type="application/ld+json">']
)
def test_other_scripts_are_not_read(tag: str) -> None:
    found = scan(Page("p.html", f'{tag}{{"name": "返回顶部"}}</script>', "utf-8"), RULES, exclusions=True)
    assert found.segments == ()
    assert {each.reason for each in found.exclusions} == {"script", "in-script"}


@pytest.mark.parametrize(
    "data",
    ['{"name": "Text",}', "{'name': 'Text'}", '// x\n{"name": "Text"}', '{"name": NaN}', '{"name"', "[" * 100_000],
)
def test_what_is_no_json_is_left_alone_and_told(data: str) -> None:
    found = _scanned(data)
    assert _strings(found) == []
    assert ("script", "invalid-json") in {(each.kind, each.reason) for each in found.exclusions}


def test_the_audit_lists_what_is_no_message() -> None:
    data = '{"name": "10 %", "slogan": "https://x.example/", "text": "Texte", "inLanguage": "fr", "sku": "中文"}'
    assert _reasons(data) >= {
        ("json", "no-letters"),
        ("json", "url"),
        ("json", "foreign-language"),
        ("script", "in-script"),
    }
    assert _reasons('{"name": "Text"}', " translate=no") == {("script", "script"), ("json", "protected")}
    assert ("script", "in-script") not in _reasons('{"name": "中文"}')


def test_markup_around_it_holds_for_it() -> None:
    page = Page(
        "p.html",
        '<div data-l10n-context=seo its-loc-note=Short lang=zh><script type=application/ld+json>{"name":"CAD"}',
        "utf-8",
    )
    (segment,) = scan(page, RULES).segments
    assert (segment.scope.context, segment.scope.notes, segment.language) == ("seo", ("Short",), "zh_CN")


def test_xhtml_may_have_it_in_a_section_and_not_with_references() -> None:
    assert [each.msgid for each in _strings(_scanned('<![CDATA[{"name": "R&D <3"}]]>', path="p.xhtml"))] == ["R&D <3"]
    assert [each.msgid for each in _strings(_scanned('{"name": "Text"}', path="p.xhtml"))] == ["Text"]
    assert ("script", "invalid-json") in _reasons('{"name": "R&amp;D"}', path="p.xhtml")


def test_a_script_within_a_line_is_a_placeholder_and_its_strings_are_put_into_it() -> None:
    page = Page("p.html", '<p>One <script type=application/ld+json>{"name": "Two"}</script> three</p>', "utf-8")
    built = _built(page, {"One <script/> three": "三 <script/> 一", "Two": "二"})
    assert built.text == '<p>三 <script type=application/ld+json>{"name": "二"}</script> 一</p>'
    assert has_same_skeleton(page.text, built, xml=False)


def test_a_section_of_xhtml_is_built_like_any_script() -> None:
    page = _page('<![CDATA[{"name": "R&D <3", "keywords": [["a b"]]}]]>', path="p.xhtml")
    built = _built(page, {"R&D <3": "研发 ]]> <3", "a b": "甲"})
    assert '<![CDATA[{"name": "研发 ]]\\u003e \\u003c3", "keywords": [["甲"]]}]]>' in built.text
    assert has_same_skeleton(page.text, built, xml=True)


# --- by rule ---


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("labels.*", ["Top", "End"]),
        ("labels.top", ["Top"]),
        ("menu[*].title", ["News", "Contact"]),
        ("menu[1].title", ["Contact"]),
        ("menu.*.title", []),
        ("labels[*]", []),
        ("*.top", ["Top"]),
        ('"a.b \\" c"', ["Dots"]),
        ("deep[0][*][1]", ["Far"]),
        ("labels", []),
        ("top", []),
    ],
)
def test_a_path_leads_to_strings(path: str, found: list[str]) -> None:
    data = (
        '{"labels": {"top": "Top", "end": "End", "n": 3}, "menu": [{"title": "News"}, {"title": "Contact", "x": "No"}],'
        '"a.b \\" c": "Dots", "deep": [[["No", "Far"]]], "other": {"top": [1, "No"]}}'
    )
    page = Page("p.html", f'<script id=strings type="text/x-config">{data}</script>', "utf-8")
    segments = scan(page, ScanRules(("en",), (Rule(select="#strings", json=(path,)),))).segments
    assert [each.msgid for each in segments] == found


def test_a_message_says_where_in_the_json_it_stands() -> None:
    page = Page("p.html", '<script id=s>{"a b": [{"title": "One"}]}</script>', "utf-8")
    (segment,) = scan(page, ScanRules(("en",), (Rule(select="#s", json=('"a b"[*].title',)),))).segments
    assert role(segment) == 'JSON "a b"[*].title'


@pytest.mark.parametrize(
    "text", ["", ".", "a.", ".a", "a..b", "a[", "a[x]", "a[-1]", "[]", "a b", 'a"b"', '"a', "[*]a", "**", "a.[0]"]
)
def test_what_is_no_path(text: str) -> None:
    assert read_path(text) is None


# --- what a translation may change ---

_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=12),
    lambda inside: (
        st.lists(inside, max_size=4)
        | st.dictionaries(
            st.sampled_from(["name", "text", "keywords", "@type", "sku", "@graph", "x.y", "@value"]), inside, max_size=5
        )
    ),
    max_leaves=12,
)
_HOSTILE = st.sampled_from(
    [
        "</script>",
        "<!--<script>",
        '", "x": "',
        "\\",
        '\\"',
        "\u2028",
        "]]>",
        "{{ x }}",
        "{% x %}",
        "{",
        "中文😀",
        "&quot;",
        "&lt;/script&gt;",
        "a\nb\tc",
    ]
)
QUICK = settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


def _without_texts(value: Any) -> Any:
    """The data with nothing for its strings, but for names."""
    match value:
        case str():
            return ""
        case list():
            return [_without_texts(each) for each in value]
        case dict():
            return {key: _without_texts(each) for key, each in value.items()}
    return value


@QUICK
@example({"name": "Text here"}, "</script>", "utf-8", False)
@example({"name": "Text here", "sku": "Text here"}, "中😀", "windows-1252", True)
@given(_VALUES, _HOSTILE, st.sampled_from(["utf-8", "gb18030", "windows-1252", "shift_jis"]), st.booleans())
def test_a_build_changes_the_strings_and_nothing_else(value: Any, said: str, codec: str, is_ascii: bool) -> None:
    source = json.dumps(value, ensure_ascii=is_ascii, indent=1).replace("<", "\\u003c")
    html = f'<meta charset={codec}><p>x</p><script type="application/ld+json">{source}</script><p>Last</p>'
    try:
        page = read_page(html.encode(codec), "page.html", codec)
    except UnicodeEncodeError:
        return
    segments = scan(page, RULES).segments
    translations = {each.msgid: f"{each.msgid}{said}" for each in segments if each.kind == "json"}
    usable = {
        msgid: msgstr
        for msgid, msgstr in translations.items()
        if pair_segment(_first(segments, msgid), msgstr).is_usable
    }
    built = _built(page, usable)
    assert has_same_skeleton(page.text, built, xml=False)
    raw = built.text.encode(page.codec)
    again = read_page(raw, "page.html", codec)
    assert again.text == built.text
    after = _content(again.text)
    assert _without_texts(after) == _without_texts(json.loads(source))
    spans = [(each.start, each.end) for each in segments if each.msgid in usable]
    assert _without(page.text, spans) == _without(built.text, _placed(built, spans))


def _first(segments: tuple[Segment, ...], msgid: str) -> Segment:
    return next(each for each in segments if each.msgid == msgid)


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    parts, position = [], 0
    for start, end in spans:
        parts.append(text[position:start])
        position = end
    return "".join([*parts, text[position:]])


def _placed(built: Spliced, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where the edits of spans of the page are in the result."""
    edits = {each.start: each for each in built.edits}
    shift, found = 0, []
    for start, end in spans:
        parts = edits[start].parts if start in edits else (Span(start, end),)
        length = sum(len(part) if isinstance(part, str) else part.end - part.start for part in parts)
        found.append((start + shift, start + shift + length))
        shift += length - (end - start)
    return found


def test_what_is_put_in_can_neither_end_the_script_nor_be_read_as_markup_or_template_code() -> None:
    page = _page('{"name": "Text"}')
    said = '&lt;/script>&lt;!-- "q" \\ {{&#123; {&#37; & > \u2028'
    built = _built(page, {"Text": said.replace("{{", "{ {")})
    content = re.findall(r"<script[^>]*>(.*?)</script>", built.text)[0]
    assert not set("<>&\u2028") & set(content)
    assert json.loads(content)["name"] == '</script><!-- "q" \\ { {{ {% & > \u2028'
    assert "{{" not in content
    assert "{%" not in content


def test_what_the_encoding_lacks_is_an_escape() -> None:
    page = Page("p.html", '<script type=application/ld+json>{"name": "Text"}</script>', "windows-1252")
    built = _built(page, {"Text": "é中😀"})
    assert '"name": "é\\u4e2d\\ud83d\\ude00"' in built.text


def test_atoms_stay_as_they_are() -> None:
    page = _page('{"name": "Hi {{ a \\" b }} there"}')
    (segment,) = _strings(scan(page, RULES))
    built = _built(page, {segment.msgid: segment.msgid.replace("Hi", "好").replace("there", "啊")})
    assert '"name": "好 {{ a \\" b }} 啊"' in built.text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"Text"', '"Te\\"xt"x'),
        ('"Text"', '"Text", "b": "c"'),
        ("Text", 'a", "b": "c'),
        ("Text", "a\\"),
        ("Text", "a\nb"),
        ("Text", "<!--"),
        ('"name"', '"text"'),
        ("1", "2"),
    ],
)
@pytest.mark.parametrize("marks", [True, False])
def test_other_changes_of_data_are_no_same_skeleton(old: str, new: str, marks: bool) -> None:
    page = _page('{"name": "Text", "n": 1}', "" if marks else " title='>'")
    start = page.text.index(old, page.text.index("<script"))
    spliced = splice(page.text, [Edit(start, start + len(old), (new,))])
    assert not has_same_skeleton(page.text, spliced, xml=False)


def test_no_change_of_another_script_is_the_same_skeleton() -> None:
    text = '<script>var a = "Text";</script><p>Text</p>'
    spliced = splice(text, [Edit(17, 21, ("Tixt",))])
    assert not has_same_skeleton(text, spliced, xml=False)
