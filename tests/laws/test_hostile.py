"""The third law: a translation can say, never do. Whatever a catalog holds, the page keeps its own markup."""

import json
import re
from collections.abc import Collection, Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import html5lib
import polib
import pytest
from lxml import etree

from tests.laws.projects import Run, diglot, page_project, translate

PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8">
<title>Title of the page</title>
<meta name="description" content="Description of the page">
</head>
<body>
<h1>Heading</h1>
<p>Read <a href="report.html" class="x">the report</a> of <b>this</b> year.</p>
<p title="Double quoted">One</p>
<p title='Single quoted'>Two</p>
<p title=Unquoted>Three</p>
<p>An <img src="a.png" alt="image in a text"> in a text</p>
<textarea>Text of an area</textarea>
<svg><title>Title of a drawing</title><desc>About it</desc><text>Text of a drawing</text></svg>
<select><option>An option</option></select>
<button>A button</button>
<pre>Kept   space</pre>
<noscript>Scripts are off</noscript>
<p>The end</p>
<script type="application/ld+json">{"@type": "Article", "headline": "Headline of the data"}</script>
</body>
</html>
"""
MESSAGES = {
    "Title of the page": "Title of the page",
    "Description of the page": "Description of the page",
    "Heading": "Heading",
    "Read <a>the report</a> of <b>this</b> year.": (
        'Read <a href="report.html" class="x">the report</a> of <b>this</b> year.'
    ),
    "Double quoted": "Double quoted",
    "One": ">One<",
    "Single quoted": "Single quoted",
    "Two": ">Two<",
    "Unquoted": "Unquoted",
    "Three": ">Three<",
    "image in a text": '"image in a text"',
    "An <img/> in a text": ">An <img",  # what follows holds another message
    "Text of an area": "Text of an area",
    "Title of a drawing": "Title of a drawing",
    "About it": "About it",
    "Text of a drawing": "Text of a drawing",
    "An option": "An option",
    "A button": "A button",
    "Kept   space": "Kept   space",
    "Scripts are off": "Scripts are off",
    "The end": "The end",
    "Headline of the data": '"Headline of the data"',
}
"""Each message, and what it is found by on the page."""

REFUSED = {
    "an unclosed tag": "{} <b>bold",
    "a tag that closes nothing": "{}</p>",
    "an extra pair": "{} <i>more</i>",
    "an extra link": "{} <a9>more</a9>",
    "an extra void tag": "{} <hr>",
    "an image": "{}<img src=x onerror=alert(1)>",
    "a script": "{}<script>alert(1)</script>",
    "a script in capitals": "{}<SCRIPT SRC=//evil.example></SCRIPT>",
    "an event": '<a onclick="alert(1)">{}</a>',
    "a javascript: URL": '<a href="javascript:alert(1)">{}</a>',
    "the end of a title": "{}</title><script>alert(1)</script>",
    "the end of an area": "{}</textarea><script>alert(1)</script>",
    "the end of a drawing": "{}</svg><script>alert(1)</script>",
    "a drawing": "<svg onload=alert(1)>{}",
    "a comment": "{}<!-- ",
    "a declaration": "{}<!DOCTYPE x>",
    "PHP": "{}<?php system('id'); ?>",
    "a short PHP tag": "{}<?= 1 ?>",
    "a CDATA section": "{}<![CDATA[<b>]]>",
    "template code": "{} {{7*7}}",
    "a template's statement": "{} {% include 'x' %}",
    "the start of template code": "{} {{ 7",
    "a line break in a tag": "{}<img\nsrc=x>",
    "a slash for a space": "{}<svg/onload=alert(1)>",
    "a tag that the end cuts": "{}<img src=x",
    "a control character": "{}\x0b",
}
"""Each is refused with a finding."""

HARMLESS = {
    "a double quote": '{}" onmouseover="alert(1)',
    "a single quote": "{}' onmouseover='alert(1)",
    "a space": "{} onmouseover=alert(1) x",
    "a greater-than": "{}> and text",
    "the end of a comment": "{}-->",
    "an escaped script": "{}&lt;script&gt;alert(1)&lt;/script&gt;",
    "a numeric reference": "{}&#60;script>alert(1)&#60;/script>",
    "a hexadecimal reference": "{}&#x3C;script&#x3E;",
    "a reference with zeros": "{}&#0000060;script>",
    "a reference in a reference": "{}&amp;lt;script&amp;gt;",
    "a reference without its end": "{}&lt script",
    "the end of a CDATA section": "{}]]>",
    "a control reference": "{}&#0;&#1;&#12;&#13;",
    "a NUL character": "{}&#0;",
    "directions": "{}\u202e\u2066\u200f",
    "a backslash": '{}\\\\" \\u003cscript\\u003e',
    "a lone less-than": "{} < 5 <",
    "braces apart": "{} { { 7 } }",
    "braces by reference": "{} &#123;{7*7}}",
    "another quote by reference": "{}&quot; onload=&quot;x&#39; y=&#39;",
    "a line break": "{}\n\nnext line",
    "javascript: as text": "javascript:alert(1) {}",
    "a whole document as text": "{}&lt;html&gt;&lt;body&gt;",
    "a full-width tag": "{}＜script＞",
}
"""Each is text, and stands on the page as text."""


class Element(NamedTuple):
    """What must not change about an element: what it is, and what its attributes are and do."""

    name: str
    attributes: tuple[str, ...]
    fixed: tuple[str, ...]


_HUMAN = frozenset({"title", "alt", "content", "value", "placeholder"})


def _lxml(source: str) -> list[Element]:
    root = etree.fromstring(source, etree.HTMLParser())
    return [
        Element(str(e.tag), tuple(e.attrib), tuple(f"{k}={v}" for k, v in e.attrib.items() if k not in _HUMAN))
        for e in root.iter()
    ]


def _html5lib(source: str) -> list[Element]:
    return list(_elements(html5lib.parse(source, treebuilder="etree", namespaceHTMLElements=False)))


def _elements(node: Any) -> Iterator[Element]:
    fixed = tuple(f"{k}={v}" for k, v in node.attrib.items() if k not in _HUMAN)
    # comments have no name
    yield Element(str(node.tag) if isinstance(node.tag, str) else "comment", tuple(node.attrib), fixed)
    for child in node:
        yield from _elements(child)


def _built(tmp_path: Path, translations: dict[str, str]) -> tuple[Run, str]:
    """The build of the page with these translations, and honest ones for all other messages."""
    project = page_project(tmp_path, {"page.html": PAGE.encode()})
    assert diglot(project, "extract").code == 0
    assert diglot(project, "update").code == 0
    translate(project, "de", lambda msgid: translations.get(msgid, _honest(msgid)))
    run = diglot(project, "build", "--bare", "--format", "json")
    return run, (project / "build" / "de" / "page.html").read_text("utf-8")


def _honest(msgid: str) -> str:
    return f"»{msgid}«"


def _honest_page(*, but: Collection[str] = ()) -> str:
    """The page as honest translators make it; the text of some messages stays the source's."""
    page = PAGE
    for msgid, source in MESSAGES.items():
        if msgid in but:
            continue
        assert page.count(source) == 1
        if msgid == "An <img/> in a text":
            page = page.replace(">An <img", ">»An <img").replace("> in a text<", "> in a text«<")
            continue
        quotes = '""' if msgid == "Unquoted" else ("", "")
        start = page.index(source) + (1 if source[0] in "<>=\"'" else 0)
        end = page.index(source) + len(source) - (1 if source[-1] in "<>\"'" else 0)
        page = page[:start] + quotes[0] + _honest(page[start:end]) + quotes[1] + page[end:]
    return page


def test_the_messages_are_all_kinds_that_there_are(tmp_path: Path) -> None:
    project = page_project(tmp_path, {"page.html": PAGE.encode()})
    diglot(project, "extract")
    assert {entry.msgid for entry in polib.pofile(str(project / "locales" / "article.pot"))} == MESSAGES.keys()
    assert _built(tmp_path / "honest", {})[1] == _honest_page()


@pytest.mark.parametrize("which", [0, 1], ids=["one half", "the other half"])
@pytest.mark.parametrize("kind", REFUSED)
def test_a_refused_translation_falls_back_alone_with_its_places(kind: str, which: int, tmp_path: Path) -> None:
    hostile = {msgid: REFUSED[kind].replace("{}", msgid) for msgid in list(MESSAGES)[which::2]}
    run, page = _built(tmp_path, hostile)
    assert run.code == 1
    assert page == _honest_page(but=hostile.keys())
    findings = json.loads(run.out)["findings"]
    assert {finding["msgid"] for finding in findings} == hostile.keys()
    for finding in findings:
        msgid = finding["msgid"]
        assert (finding["severity"], finding["msgstr"]) == ("error", hostile[msgid])
        catalog = (tmp_path / finding["path"]).read_text("utf-8").splitlines()
        assert catalog[finding["line"] - 1].startswith("msgstr")
        assert finding["page"]["path"] == "source/page.html"
        assert MESSAGES[msgid] in PAGE.splitlines()[finding["page"]["line"] - 1]


@pytest.mark.parametrize("kind", HARMLESS)
def test_what_is_only_text_stands_there_as_text(kind: str, tmp_path: Path) -> None:
    run, page = _built(tmp_path, {msgid: HARMLESS[kind].replace("{}", msgid) for msgid in MESSAGES})
    assert (run.code, json.loads(run.out)["findings"]) == (0, [])
    assert page != PAGE
    assert _lxml(page) == _lxml(PAGE)
    assert _html5lib(page) == _html5lib(PAGE)
    assert page.lower().count("<script") == 1
    (data,) = re.findall("<script[^>]*>(.*)</script>", page)
    assert json.loads(data).keys() == {"@type", "headline"}
    assert "{{" not in page


@pytest.mark.parametrize(
    ("translation", "code"),
    [
        ("Read the report of <b>this</b> year.", "missing-placeholder"),
        ("Read <a>the report</a> of <b>this year.", "bad-nesting"),
        ("Read <a>the <b>report</a> of this</b> year.", "bad-nesting"),
        ("Read <a>the report</a> of <a>this</a> <b>year</b>.", "doubled-placeholder"),
        ("Read <a>the report</a> of <b>this</b> <em>year</em>.", "unknown-placeholder"),
        ("Read <a2>the report</a2> of <b>this</b> year.", "unknown-placeholder"),
        ('Read <a href="https://evil.example">the report</a> of <b>this</b> year.', "markup-in-translation"),
        ("Read <a onclick=alert(1)>the report</a> of <b>this</b> year.", "markup-in-translation"),
        ("Read <a/> of <b>this</b> year.", "unknown-placeholder"),
    ],
)
def test_a_broken_placeholder_is_named_with_its_place(translation: str, code: str, tmp_path: Path) -> None:
    msgid = "Read <a>the report</a> of <b>this</b> year."
    run, page = _built(tmp_path, {msgid: translation})
    assert run.code == 1
    assert page == _honest_page(but=[msgid])
    finding = json.loads(run.out)["findings"][0]
    assert finding["code"] == code
    assert finding["page"] == {"path": "source/page.html", "line": 9}
    checked = json.loads(diglot(tmp_path, "check", "--format", "json").out)["findings"]
    assert code in {each["code"] for each in checked if each["msgid"] == msgid}
    assert {each["msgid"] for each in checked} == {msgid}


@pytest.mark.parametrize(
    "order", ["of <b>this</b> year: <a>the report</a>.", "<b><a>the report</a></b>", "<a><b>x</b></a>"]
)
def test_an_honest_order_of_placeholders_is_taken(order: str, tmp_path: Path) -> None:
    msgid = "Read <a>the report</a> of <b>this</b> year."
    run, page = _built(tmp_path, {msgid: order})
    assert run.code == 0
    written = order.replace("<a>", '<a href="report.html" class="x">')
    assert f"<p>{written}</p>" in page


def test_a_page_in_a_template_language_takes_no_code_from_a_catalog(tmp_path: Path) -> None:
    configuration = 'templates = ["php", "jinja", "erb"]\ntargets = ["de"]\n[catalogs.all]\nlanguage = "en"\n'
    source = '<p>Hello <?php name() ?>, {{ you }}!</p><p title="Tip">Text</p>'
    hostile = (
        "<?php evil() ?>",
        "<?= 1 ?>",
        "{{ evil }}",
        "{% evil %}",
        "<% evil %>",
        "{{ you }}",
        "{# c #}",
        "&#123;{ evil }}",
    )
    for number, code in enumerate(hostile):
        project = page_project(tmp_path / str(number), {"page.html": source.encode()}, configuration)
        assert diglot(project, "extract").code == 0
        assert diglot(project, "update").code == 0
        translate(project, "de", partial("{1} {0}".format, code))
        diglot(project, "build", "--bare")
        page = (project / "build" / "de" / "page.html").read_text("utf-8")
        for mark in ("<?", "{{", "{%", "<%", "{#"):
            assert page.count(mark) == source.count(mark), code


def test_a_translation_with_a_raw_control_character_falls_back_alone(tmp_path: Path) -> None:
    _, before = _built(tmp_path, {})
    catalog = tmp_path / "locales" / "de" / "LC_MESSAGES" / "article.po"
    catalog.write_text(catalog.read_text("utf-8").replace("»Heading«", "»Heading\x01«"), encoding="utf-8")
    run = diglot(tmp_path, "build", "--bare")
    assert run.code == 1
    assert "control-character" in run.out
    after = (tmp_path / "build" / "de" / "page.html").read_text("utf-8")
    assert after == before.replace("»Heading«", "Heading")


@pytest.mark.parametrize(
    "translation", ["&#27;$B", "&#27;(J\\", "&#14;", "日本&#27;(I", '&#27;$B&#27;(B" onload=alert(1) x']
)
@pytest.mark.parametrize(
    ("label", "codec"), [("iso-2022-jp", "iso2022_jp"), ("shift_jis", "cp932"), ("gbk", "gb18030"), ("big5", "big5")]
)
def test_no_translation_switches_the_encoding_of_the_rest(
    label: str, codec: str, translation: str, tmp_path: Path
) -> None:
    source = PAGE.replace('"utf-8"', f'"{label}"')
    project = page_project(tmp_path, {"page.html": source.encode(codec)})
    assert diglot(project, "extract").code == 0
    assert diglot(project, "update").code == 0
    translate(project, "de", lambda msgid: translation if "<" not in msgid else "")
    assert diglot(project, "build", "--bare").code == 0
    page = (project / "build" / "de" / "page.html").read_bytes().decode(codec)
    assert _html5lib(page) == _html5lib(source)


@pytest.mark.parametrize("templates", ['["jinja"]', "[]"])
def test_a_brace_before_template_code_makes_no_other_code_of_it(templates: str, tmp_path: Path) -> None:
    configuration = f'templates = {templates}\ntargets = ["de"]\n[catalogs.all]\nlanguage = "en"\n'
    source = "<p>Hello {{ you }} and {% now %}, <b>{{ they }}</b>!</p>"
    project = page_project(tmp_path, {"page.html": source.encode()}, configuration)
    assert diglot(project, "extract").code == 0
    assert diglot(project, "update").code == 0
    translate(project, "de", lambda msgid: re.sub(r"(<tpl\d*/>|\{\{|\{%)", r"{\1", msgid))
    diglot(project, "build", "--bare")
    page = (project / "build" / "de" / "page.html").read_text("utf-8")
    assert "{{{" not in page
    assert "{{%" not in page
