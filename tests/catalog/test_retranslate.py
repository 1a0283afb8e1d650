"""New msgstrs in a catalog: the lines of those change, and no other."""

import difflib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.catalog import read_catalog
from diglot.catalog.retranslate import Retranslation, retranslate
from diglot.model import CatalogError

CATALOG = """\
# Translators
msgid   ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"

#  odd   comment
#:  a.html    b.html
msgid "Opening hours"
msgstr "开放 时间"


msgid "one"
msgid_plural "%d"
msgstr[0] "一"
msgstr[1]   "二"

#~ msgid "old"
#~ msgstr   "旧"
"""


def _changed(raw: bytes, new: bytes) -> list[str]:
    lines = difflib.ndiff(raw.decode().splitlines(), new.decode().splitlines())
    return [line for line in lines if line[0] in "+-"]


def test_only_the_lines_of_the_msgstr_change() -> None:
    raw = CATALOG.encode()
    catalog = read_catalog(raw, "zh_CN.po")
    new = retranslate(catalog, [Retranslation(catalog.messages[0], 0, "开放时间")])
    assert _changed(raw, new) == ['- msgstr "开放 时间"', '+ msgstr "开放时间"']


def test_one_plural_form_changes_alone_and_keeps_its_keyword() -> None:
    raw = CATALOG.encode()
    catalog = read_catalog(raw, "zh_CN.po")
    new = retranslate(catalog, [Retranslation(catalog.messages[1], 1, "两")])
    assert _changed(raw, new) == ['- msgstr[1]   "二"', '+ msgstr[1]   "两"']


def test_nothing_to_change_is_the_old_bytes() -> None:
    raw = b"\xef\xbb\xbf" + CATALOG.replace("\n", "\r\n").encode()
    assert retranslate(read_catalog(raw, "zh_CN.po"), []) == raw


def test_a_long_msgstr_is_wrapped_with_the_newlines_of_the_file() -> None:
    raw = CATALOG.replace("\n", "\r\n").encode()
    catalog = read_catalog(raw, "zh_CN.po")
    new = retranslate(catalog, [Retranslation(catalog.messages[0], 0, "开放时间" * 15)])
    assert b'msgstr ""\r\n"' in new
    assert b"\n" not in new.replace(b"\r\n", b"")


def test_a_character_that_the_charset_lacks_is_refused() -> None:
    catalog = read_catalog(CATALOG.replace("UTF-8", "GB2312").encode("gb2312"), "zh_CN.po")
    with pytest.raises(CatalogError, match="gb2312"):
        retranslate(catalog, [Retranslation(catalog.messages[0], 0, "😀")])


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\4")))
def test_what_is_written_is_read_again(msgstr: str) -> None:
    catalog = read_catalog(CATALOG.encode(), "zh_CN.po")
    new = read_catalog(retranslate(catalog, [Retranslation(catalog.messages[1], 0, msgstr)]), "zh_CN.po")
    assert new.messages[1].msgstr == (msgstr, "二")
    assert [new.messages[0].msgstr, new.messages[2].msgstr] == [("开放 时间",), ("旧",)]
