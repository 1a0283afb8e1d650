"""Characters: page -> text -> msgid -> text -> page, and nothing is lost or made on the way."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.text.references import decode, encode, escape, text_of, value_of

C1 = re.compile("[\x80-\x9f]")
"""Where a codec lacks these controls HTML has no spelling for them: a reference to one is read as windows-1252."""
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


@pytest.mark.parametrize(
    ("text", "msgid"),
    [
        ("R&D, AT&T, a < b, <3, &c", "R&D, AT&T, a < b, <3, &c"),
        ("x<y", "x&lt;y"),
        ("</p> <!-- <?", "&lt;/p> &lt;!-- &lt;?"),
        ("&lt; &#60; &#x3C; &nosuch;", "&amp;lt; &amp;#60; &amp;#x3C; &amp;nosuch;"),
        ("&copy &#60 &x;", "&copy &#60 &x;"),
        ("a\xa0b\xad\u200e\u200f", "a&nbsp;b&shy;&lrm;&rlm;"),
        ("\r\x0b\x0c\x01\x7f", "&#13;&#11;&#12;&#1;&#x7f;"),
        ("\u034f\u061c\u1680\u180e\u2003\u2028\u205f\ufeff\ufffa", None),
        ("\u3000\u200c\u200d\t\n\\\"'", "\u3000\u200c\u200d\t\n\\\"'"),
    ],
)
def test_a_msgid_shows_only_what_would_mislead_as_a_reference(text: str, msgid: str | None) -> None:
    if msgid is not None:
        assert encode(text) == msgid
    assert decode(encode(text)) == text


@pytest.mark.parametrize(
    ("msgstr", "text"),
    [
        ("&nbsp;&eacute;&#233;&#xE9;", "\xa0ééé"),
        ("&copy &nosuch; &", "&copy &nosuch; &"),
        ("&#0; &#xD800; &#x110000;", "\ufffd \ufffd \ufffd"),
        ("&#128; &#x99;", "€ ™"),
        ("&amp;lt;", "&lt;"),
    ],
)
def test_a_msgstr_may_spell_any_character(msgstr: str, text: str) -> None:
    assert decode(msgstr) == text


@given(TEXT)
def test_a_msgid_means_the_text_it_was_made_of(text: str) -> None:
    assert decode(encode(text)) == text


@given(
    TEXT.filter(lambda text: not C1.search(text)),
    st.sampled_from(["utf-8", "gb18030", "cp1252", "cp932", "big5hkscs", "utf-16-le"]),
    st.sampled_from(["", '"', "'"]),
)
def test_what_is_written_into_a_page_is_read_from_it(text: str, codec: str, quote: str) -> None:
    source = escape(text, codec, quote)
    assert source.encode(codec).decode(codec) == source
    assert "<" not in source
    assert not quote or quote not in source
    assert (value_of(source) if quote else text_of(source)) == text


@pytest.mark.parametrize(
    ("source", "text", "value"),
    [
        ("&ampamp; &ltx", "&amp; <x", "&ampamp; &ltx"),
        ("?a=1&copy=2&not;", "?a=1©=2¬", "?a=1&copy=2¬"),
        ("&notit; &notin;", "¬it; ∉", "&notit; ∉"),
        ("a\r\nb\rc\0", "a\nb\nc", "a\nb\nc\ufffd"),
        ("&#x41 &#65; &#; &#x;", "A A &#; &#x;", "A A &#; &#x;"),
        ("&#" + "9" * 5000 + ";", "\ufffd", "\ufffd"),
    ],
)
def test_references_are_read_as_browsers_read_them(source: str, text: str, value: str) -> None:
    assert text_of(source) == text
    assert value_of(source) == value
