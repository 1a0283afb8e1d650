"""A page is decoded as browsers do it, and never so that its bytes would not come back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.markup import is_label, read_page
from diglot.model import PageError


@pytest.mark.parametrize(
    ("raw", "codec"),
    [
        (b"<p>plain", "utf-8"),
        ("<p>\u6587".encode(), "utf-8"),
        (b"\xef\xbb\xbf<meta charset=gbk>\xe6\x96\x87", "utf-8"),
        ("\ufeff<p>\u6587".encode("utf-16-le"), "utf-16-le"),
        ("\ufeff<p>\u6587".encode("utf-16-be"), "utf-16-be"),
        ("<meta charset=gb2312>\u6587".encode("gbk"), "gb18030"),
        ("<META HTTP-EQUIV='content-type' CONTENT='text/html; charset = \"GBK\"'>\u6587".encode("gbk"), "gb18030"),
        ("<meta charset=Shift_JIS>\u6587".encode("cp932"), "cp932"),
        ("<meta charset=big5>\u6587".encode("big5"), "big5hkscs"),
        ("<meta charset=iso-8859-1>caf\xe9 \u2019".encode("cp1252"), "cp1252"),
        ("<?xml version='1.0' encoding='gbk'?>\u6587".encode("gbk"), "gb18030"),
        (b"<!-- <meta charset=gbk> --><p>", "utf-8"),
        (b"<meta charset=utf-16><p>ascii can't be UTF-16", "utf-8"),
        (b"x" * 2000 + "<meta charset=gbk>\u6587".encode("gbk"), "gb18030"),
    ],
)
def test_the_encoding_is_found_as_browsers_find_it(raw: bytes, codec: str) -> None:
    page = read_page(raw, "page.html")
    assert page.codec == codec
    assert page.text.encode(page.codec) == raw


def test_a_byte_order_mark_stays_as_the_first_character() -> None:
    assert read_page(b"\xef\xbb\xbfx", "page.html").text == "\ufeffx"


def test_the_configuration_beats_the_page() -> None:
    raw = "<meta charset=utf-8>\u6587".encode("gbk")
    assert read_page(raw, "page.html", "gbk").codec == "gb18030"


def test_a_page_that_is_not_in_the_encoding_it_declares_is_refused_with_its_line() -> None:
    with pytest.raises(PageError, match=r"page.html: cannot be read as utf-8 \(meta\): byte 21 on line 2 does not fit"):
        read_page(b"<meta charset=utf-8>\n\xff", "page.html")


def test_a_page_without_declaration_that_is_no_utf_8_is_refused() -> None:
    with pytest.raises(PageError, match="no declaration"):
        read_page("\u6587".encode("gbk"), "page.html")


def test_a_legacy_declaration_over_utf_8_bytes_is_an_error_that_names_both() -> None:
    with pytest.raises(PageError, match="its meta says gb18030, but its bytes are valid UTF-8"):
        read_page("<meta charset=gbk>\u6587\u5b57".encode(), "page.html")


def test_an_unknown_encoding_is_refused() -> None:
    with pytest.raises(PageError, match="unknown encoding 'klingon'"):
        read_page(b"<meta charset=klingon>", "page.html")


def test_bytes_that_would_not_come_back_are_refused() -> None:
    # Big5 spells U+5341 twice, and is written back in one way only
    raw = b"<meta charset=big5>\xa2\xcc"
    with pytest.raises(PageError, match="would not come back"):
        read_page(raw, "page.html")


def test_labels_are_those_of_the_standard() -> None:
    assert is_label("GB2312")
    assert is_label(" latin1 ")
    assert not is_label("utf-7")


@given(
    st.binary(max_size=60), st.sampled_from(["", "<meta charset=gbk>", "<meta charset=big5>", "<meta charset=latin1>"])
)
def test_what_is_read_gives_its_bytes_back(body: bytes, head: str) -> None:
    raw = head.encode() + body
    try:
        page = read_page(raw, "page.html")
    except PageError:
        return
    assert page.text.encode(page.codec) == raw
