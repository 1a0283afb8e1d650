"""Tokens have exact places, and together they are the page."""

from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.markup.stride import STRIDE
from diglot.markup.tokens import RAW, Kind, attributes, tokens

NAMES = {
    Kind.TEXT: "text",
    Kind.OPEN: "open",
    Kind.CLOSE: "close",
    Kind.EMPTY: "empty",
    Kind.RCDATA: "rcdata",
    Kind.RAW: "raw",
    Kind.COMMENT: "comment",
    Kind.DOCTYPE: "doctype",
    Kind.CDATA: "cdata",
    Kind.CUT: "cut",
}


def shown(text: str, *, xml: bool = False, content_of: str = "") -> list[tuple[str, str]]:
    return [(NAMES[k], text[a:b]) for k, a, b, _ in tokens(text, xml=xml, content_of=content_of)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a < b <3 </", [("text", "a < b <3 </")]),
        ("<p>a</p >", [("open", "<p>"), ("text", "a"), ("close", "</p >")]),
        ("<a b='>' c=\">\">x", [("open", "<a b='>' c=\">\">"), ("text", "x")]),
        ("x</>y", [("text", "x"), ("comment", "</>"), ("text", "y")]),
        ("x</é>y", [("text", "x"), ("comment", "</é>"), ("text", "y")]),
        ("<!-->x", [("comment", "<!-->"), ("text", "x")]),
        ("<!--a--!>x", [("comment", "<!--a--!>"), ("text", "x")]),
        ("<!--a", [("comment", "<!--a")]),
        ("<?php a > b", [("comment", "<?php a >"), ("text", " b")]),
        ("<!DOCTYPE html>x", [("doctype", "<!DOCTYPE html>"), ("text", "x")]),
        ("x<p a", [("text", "x"), ("cut", "<p a")]),
        ('<img alt="><div>A</div>', [("cut", '<img alt="><div>A</div>')]),
        ("<title>a<b></title>", [("open", "<title>"), ("rcdata", "a<b>"), ("close", "</title>")]),
        ("<script><!--<script></script>x--></script>", None),
        ("<svg><style>a</style><a/></svg>", None),
        ("<![CDATA[x]]>", [("comment", "<![CDATA[x]]>")]),
        ("<svg><![CDATA[<x>]]></svg>", [("open", "<svg>"), ("cdata", "<![CDATA[<x>]]>"), ("close", "</svg>")]),
    ],
)
def test_a_text_has_these_tokens(text: str, expected: list[tuple[str, str]] | None) -> None:
    found = shown(text)
    assert "".join(source for _, source in found) == text
    if expected is not None:
        assert found == expected


def test_a_script_in_a_comment_in_a_script_hides_its_end_tag() -> None:
    raw = "<!--<script></script>x-->"
    assert shown(f"<script>{raw}</script>")[1] == ("raw", raw)


def test_style_in_svg_is_text_and_a_stroke_ends_an_element() -> None:
    assert shown("<svg><style>a</style><a/></svg>")[2:5] == [("text", "a"), ("close", "</style>"), ("empty", "<a/>")]


def test_the_content_of_an_element_can_be_read_alone() -> None:
    assert shown("a</b></title>c", content_of="title") == [("rcdata", "a</b>"), ("close", "</title>"), ("text", "c")]
    assert shown("</plaintext>", content_of="plaintext") == [("raw", "</plaintext>")]


def test_names_have_ascii_case_only() -> None:
    text = "<lin\u212a b=1 title=x>"
    ((_, start, end, name),) = tokens(text)
    assert name == "lin\u212a"
    assert [text[a.start : a.end] for a in attributes(text, start, end, name)] == ["1", "x"]


@pytest.mark.parametrize("name", ["script", "style", "title", "iframe"])
def test_letters_that_are_ascii_in_another_case_end_no_element(name: str) -> None:
    strange = name.translate({ord("s"): "\u017f", ord("i"): "\u0131"})
    content = f"a</{strange}>b<!--</{strange}>-->"
    text = f"<{name}>{content}</{name}>"
    assert [text[start:end] for _, start, end, _ in tokens(text)] == [f"<{name}>", content, f"</{name}>"]


def test_of_doubled_attributes_the_first_counts() -> None:
    text = "<a title=one TITLE='two' title>"
    assert [(a.name, text[a.start : a.end], a.quote) for a in attributes(text, 0, len(text), "a")] == [
        ("title", "one", "")
    ]


MARKUP = st.text(alphabet="<>/!-?ab='\" \n&;[]CDATAscriptlesvg\r\0é", max_size=80)


@given(MARKUP, st.booleans())
def test_together_the_tokens_are_the_text(text: str, xml: bool) -> None:
    assert "".join(source for _, source in shown(text, xml=xml)) == text


@given(MARKUP)
def test_strides_are_what_their_tokens_are(text: str) -> None:
    position = 0
    for stride in STRIDE.finditer(text.lstrip("\ufeff")):
        if stride[2] is None:
            break
        apart = [*tokens(text, position, stride.end(1)), *tokens(text, stride.start(2), stride.end())]
        assert apart[-1][:2] == (Kind.CLOSE, apart[-1][1]) or apart[-1][0] == Kind.OPEN
        assert apart == list(islice(tokens(text, position), len(apart)))
        position = stride.end()
        if apart[-1][3] in RAW | {"svg", "math"}:
            break
