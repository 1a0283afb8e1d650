"""A catalog is read whole, or refused with the place and the name of its first fault."""

import codecs
import io
from collections.abc import Callable
from dataclasses import replace
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.catalog import Strings, read_catalog, read_messages, read_strings
from diglot.model import Catalog, CatalogError, Message, Reference

HEADER = 'msgid ""\nmsgstr ""\n"Language: zh_CN\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'


def read(body: str) -> Catalog:
    """The catalog with this text after a header of four lines."""
    return read_catalog(f"{HEADER}{body}".encode(), "zh.po")


def only(body: str) -> Message:
    (message,) = read(body).messages
    return message


def fault(raw: str | bytes) -> str:
    with pytest.raises(CatalogError) as caught:
        read_catalog(raw.encode() if isinstance(raw, str) else raw, "zh.po")
    return str(caught.value)


def test_an_entry_has_all_its_parts_and_its_place() -> None:
    catalog = read(
        '\n# By hand\n#. <h1>\n#: a.html:12 b.html\n#, fuzzy, c-format\n#| msgid "Hi"\n'
        'msgctxt "menu"\nmsgid "Hello"\nmsgstr ""\n"你"\n"好"\n'
    )
    (message,) = catalog.messages
    assert message == Message(
        msgid="Hello",
        msgctxt="menu",
        msgstr=("你好",),
        flags=("fuzzy", "c-format"),
        references=(Reference("a.html", 12), Reference("b.html")),
        extracted=("<h1>",),
        comments=("By hand",),
        previous_msgid="Hi",
        line=12,
        msgstr_line=13,
        start=message.start,
        end=message.end,
    )
    assert catalog.text[message.start :].startswith("# By hand")
    assert catalog.text[message.end :] == "\n"
    assert catalog.field("language") == "zh_CN"
    assert catalog.text[: catalog.header_end] == HEADER.rstrip("\n")
    assert not catalog.warnings


def test_plural_forms_are_read_in_order() -> None:
    message = only('\nmsgid "file"\nmsgid_plural "files"\nmsgstr[0] "un"\nmsgstr[1] "deux"\n')
    assert (message.msgid_plural, message.msgstr) == ("files", ("un", "deux"))


def test_obsolete_entries_keep_their_previous_message() -> None:
    message = only(
        '\n#, fuzzy\n#~| msgctxt "c"\n#~| msgid "a"\n#~| msgid_plural "b"\n#~ msgid "x"\n#~ msgstr ""\n#~ "y"\n'
    )
    assert message.obsolete
    assert message.is_fuzzy
    assert (message.msgid, message.msgstr) == ("x", ("y",))
    assert (message.previous_msgctxt, message.previous_msgid, message.previous_msgid_plural) == (
        "c",
        "a",
        "b",
    )


def test_sticky_flags_and_unknown_ones_are_kept() -> None:
    assert only('#= c-format\n#, fuzzy range: 0..5, x-own\nmsgid "a"\nmsgstr ""').flags == (
        *("c-format", "fuzzy", "range: 0..5", "x-own"),
    )


def test_flags_after_an_exclamation_mark_are_flags_as_gettext_has_it() -> None:
    assert only('#! fuzzy, c-format\nmsgid "a"\nmsgstr "b"\n').flags == ("fuzzy", "c-format")


def test_every_escape_of_gettext_is_understood() -> None:
    assert only('msgid "\\a\\b\\f\\n\\r\\t\\v\\\\\\"\\101\\x42\\303\\251"\nmsgstr ""').msgid == '\a\b\f\n\r\t\v\\"ABé'


def test_an_escape_ends_with_its_string() -> None:
    assert only('msgid "\\1" "01\\\\"\n"n"\nmsgstr ""').msgid == "\x0101\\n"


def test_a_numeric_escape_is_a_byte_of_the_catalogs_charset() -> None:
    raw = HEADER.replace("UTF-8", "GB18030") + 'msgid "\\xd6\\xd0文"\nmsgstr ""\n'
    assert read_catalog(raw.encode("gb18030"), "zh.po").messages[0].msgid == "中文"


def test_file_names_with_spaces_stand_between_isolating_marks() -> None:
    message = only('#: \u2068my page.html\u2069:7 \u2068b c.html\u2069 d.html:x\nmsgid "a"\nmsgstr ""')
    assert message.references == (Reference("my page.html", 7), Reference("b c.html"), Reference("d.html:x"))


@pytest.mark.parametrize(
    "body",
    [
        'msgid"a"msgstr"b"',
        'msgid "" "a"\nmsgstr\n"b"',
        '  msgid   "a"  \n\n\n  msgstr "b" \n "" ',
        'msgid "a" msgstr ""\n\n"b"\n# the end',
    ],
)
def test_any_layout_that_the_grammar_allows_is_read(body: str) -> None:
    message = only(body)
    assert (message.msgid, message.msgstr) == ("a", ("b",))


def test_lines_may_end_with_crlf() -> None:
    raw = (HEADER + '\n# note \n#: a.html\nmsgid ""\n"a"\n"b"\nmsgstr "c"\n\n#~ msgid "d"\n#~ msgstr "e"\n').replace(
        "\n", "\r\n"
    )
    first, second = read_catalog(raw.encode(), "zh.po").messages
    assert (first.msgid, first.comments, first.references) == ("ab", ("note ",), (Reference("a.html"),))
    assert (second.msgid, second.msgstr, second.line) == ("d", ("e",), 13)


def test_blank_obsolete_lines_and_a_comment_at_the_end_belong_to_no_entry() -> None:
    assert len(read('#~\n#~ # old\n#~ msgid "a"\n#~ msgstr "b"\n\n#~\n# end').messages) == 1


@pytest.mark.parametrize("charset", ["GB18030", "GBK", "GB2312", "Big5", "EUC-JP", "Shift_JIS", "UTF-8"])
def test_the_headers_charset_decides(charset: str) -> None:
    raw = (HEADER.replace("UTF-8", charset) + 'msgid "中"\nmsgstr ""\n').encode(charset)
    catalog = read_catalog(raw, "zh.po")
    assert catalog.messages[0].msgid == "中"
    assert catalog.text.encode(catalog.codec) == raw


def test_what_loses_nothing_is_a_warning() -> None:
    bom = read_catalog(codecs.BOM_UTF8 + HEADER.encode(), "zh.po")
    assert (bom.has_bom, bom.text[:5], [warning.code for warning in bom.warnings]) == (
        True,
        "msgid",
        ["byte-order-mark"],
    )
    bare = read_catalog('msgid "é"\nmsgstr ""\n'.encode(), "zh.po")
    assert (bare.header, bare.header_end, [warning.code for warning in bare.warnings]) == (
        (),
        0,
        ["no-header"],
    )
    twice = read('\nmsgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "b"\n')
    assert [(warning.code, warning.line) for warning in twice.warnings] == [("duplicate", 9)]


@pytest.mark.parametrize(
    ("body", "where", "what"),
    [
        ('msgid "a"\nmsgstr "b\n', "6:8", "the string is not closed at the end of its line"),
        ('msgid "a"\nmsgstr "b', "6:8", "the file ends inside a string"),
        ('msgid "a"\nmsgstr "b\\', "6:8", "the file ends inside a string"),
        ('msgid "a"\n', "6:1", "the file ends inside an entry, where msgstr is missing"),
        ('#| msgid "a"\n', "6:1", "the file ends inside an entry, where the message after #| is missing"),
        ('msgid "a"\nmsgid "b"\nmsgstr ""', "6:1", "msgid where msgstr is missing"),
        ('msgstr "b"\n', "5:1", "msgstr where msgid is missing"),
        ('msgid\nmsgstr "b"\n', "6:1", "msgstr where a string after msgid is missing"),
        ('# c\n"stray"\n', "6:1", "a string where msgid should stand"),
        ('masgid "a"\n', "5:1", "unknown keyword 'masgid'"),
        ('domain "a"\n', "5:1", "domain directives are not supported"),
        (
            'msgid "a"\nmsgid_plural "b"\nmsgstr ""\n',
            "7:8",
            "msgstr without a number, in an entry with a msgid_plural",
        ),
        (
            'msgid "a"\nmsgid_plural "b"\nmsgstr[0] ""\nmsgstr[2] ""\n',
            "8:1",
            "plural form msgstr[2] where msgstr[1]",
        ),
        ('msgid "a"\nmsgstr[0] ""\n', "6:7", "'[0]' where a string after msgstr should stand"),
        ('msgid "a"\n# why\nmsgstr ""\n', "6:1", "a comment inside an entry"),
        ('#~ msgid "a"\nmsgstr ""\n', "6:1", "inconsistent use of #~"),
        ('#~| msgid "a"\nmsgid "a"\nmsgstr ""\n', "5:1", "inconsistent use of #~"),
        ('#| msgid\nmsgid "a"\nmsgstr ""\n', "5:1", "the previous message (#|) is not a whole msgid"),
        ('#| msgid "b"\n#, fuzzy\nmsgid "a"\nmsgstr ""\n', "6:1", "a comment inside an entry"),
        ('msgid "a\\qb"\nmsgstr ""\n', "5:9", "unknown escape \\q"),
        ('msgid ""\n"ab"\n"c\\q"\nmsgstr ""\n', "7:3", "unknown escape \\q"),
        ('msgid "\\400"\nmsgstr ""\n', "5:8", "the escape \\400 is no byte"),
        ('msgid "\\377"\nmsgstr ""\n', "5:8", "the escape \\377 is no text in utf-8"),
        ('msgid "\\4"\nmsgstr ""\n', "5:8", "the escape \\4 is no byte that a catalog can hold"),
        ('msgid "a\0"\nmsgstr ""\n', "5:9", "a NUL character"),
        ('msgid "a\4"\nmsgstr ""\n', "5:9", "a raw control character (U+0004)"),
        ('# a\x0c\nmsgid "a"\nmsgstr ""\n', "5:4", "a raw control character (U+000C)"),
        ('msgid "a"\rmsgstr ""\n', "5:10", "a carriage return that ends no line"),
        (
            'msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n',
            "8:1",
            "the message 'a' stands here and on line 5",
        ),
        ('#~ msgid ""\n#~ msgstr "x"\n', "5:1", "an obsolete header"),
        ('msgid "a"\nmsgstr "b"\n; what?\n', "7:1", "';' where msgid should stand"),
    ],
)
def test_a_fault_is_named_with_its_line_and_column(body: str, where: str, what: str) -> None:
    assert fault(HEADER + body).startswith(f"zh.po:{where}: {what}")


def test_a_merge_conflict_is_named_with_both_sides() -> None:
    body = 'msgid "a"\n<<<<<<< HEAD\nmsgstr "b"\n=======\nmsgstr "c"\n>>>>>>> feature\n'
    assert fault(HEADER + body).startswith("zh.po:6:1: a merge conflict up to line 10 between 'HEAD' and 'feature'; ")


PLURAL = 'msgid "file"\nmsgid_plural "files"\nmsgstr[0] "文件"\nmsgstr[1] "文件们"\n'


def plural_forms(value: str, body: str) -> str:
    return f'{HEADER}"Plural-Forms: {value}\\n"\n{body}'


@pytest.mark.parametrize(
    ("raw", "code", "line", "what"),
    [
        (HEADER + PLURAL, "header-field", 1, "no plural=EXPRESSION, which the message on line 5 needs"),
        (plural_forms("plural=n>1;", PLURAL), "header-field", 1, "no nplurals=INTEGER"),
        (plural_forms("nplurals=INTEGER; plural=0;", ""), "header-field", 5, "nplurals is no number"),
        (plural_forms("nplurals=2; plural=n!!1;", ""), "header-field", 5, "'n!!1' is no expression"),
        (plural_forms("nplurals=2; plural=((((n>1);", ""), "header-field", 5, "is no expression"),
        (plural_forms("nplurals=2; plural=n%0;", ""), "header-field", 5, "'n%0' divides by zero"),
        (plural_forms("nplurals=2; plural=0-n;", ""), "header-field", 5, "'0-n' can be negative"),
        (plural_forms("nplurals=2; plural=n%3;", ""), "header-field", 5, "'n%3' can be 2, and nplurals is 2"),
        (plural_forms("nplurals=3; plural=n>1;", PLURAL), "plural-count", 8, "'file' has 2 plural forms"),
        (
            plural_forms("nplurals=2; plural=n>1;", PLURAL.replace('les"', 'les\\n"')),
            *("edge-newline", 6, "msgid and msgid_plural of 'file' do not both end with a line break"),
        ),
        ('msgid ""\nmsgstr ""\n', "header-field", 1, "the header is empty"),
        (HEADER + '#. a\\\nmsgid "a"\nmsgstr ""\n', "continued-comment", 5, "a comment ends with a backslash"),
        ('msgid ""\nmsgstr "Language: zh\\n"\n# 好\n', "header-field", 1, "Content-Type declares no charset"),
        (HEADER + 'msgid "a"\nmsgstr ""\n#~ msgid "a"\n#~ msgstr ""\n', "duplicate", 7, "the obsolete message 'a'"),
        (HEADER + '#~ msgid "a"\n#~ msgstr ""\nmsgid "a"\nmsgstr ""\n', "duplicate", 7, "too, as an obsolete one"),
    ],
)
def test_what_msgfmt_refuses_though_nothing_is_lost_is_a_warning(raw: str, code: str, line: int, what: str) -> None:
    (warning,) = read_catalog(raw.encode(), "zh.po").warnings
    assert (warning.code, warning.line) == (code, line)
    assert what in warning.message


@pytest.mark.parametrize("start", ["#, fuzzy\n", "#~ "])
def test_plural_forms_that_no_program_shows_need_none_in_the_header(start: str) -> None:
    body = start + (PLURAL.replace("\n", "\n#~ ").removesuffix("#~ ") if start == "#~ " else PLURAL)
    assert not read(body).warnings
    assert not read('msgid "file"\nmsgid_plural "files"\nmsgstr[0] ""\n').warnings


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (HEADER + HEADER, "zh.po:5:1: a second header, after the one on line 1"),
        (HEADER + 'msgid "a"\nmsgstr ""\n' + HEADER, "zh.po:7:1: a second header, after the one on line 1"),
        (b"", "zh.po:1:1: the file is empty"),
        (b"\xff\xfem\0", "zh.po:1:1: the file is UTF-16"),
        (b'msgid "\xe9"\nmsgstr ""\n', "zh.po:1:8: no charset is declared, and byte 7 (0xe9) is not UTF-8"),
        (HEADER.encode() + b'msgid "\xd6\xd0"\n', "zh.po:5:8: byte 90 (0xd6) is not valid UTF-8"),
        (
            HEADER.replace("UTF-8", "CHARSET").encode() + "é".encode(),
            "zh.po:5:1: the header's charset is still CHARSET",
        ),
        (HEADER.replace("UTF-8", "klingon").encode(), "zh.po:4:28: the header declares charset=klingon"),
        (HEADER.replace("UTF-8", "utf-7").encode(), "zh.po:4:28: the header declares charset=utf-7"),
        (HEADER.replace("UTF-8", "base64").encode(), "zh.po:4:28: the header declares charset=base64"),
        (
            codecs.BOM_UTF8 + HEADER.replace("UTF-8", "GBK").encode(),
            "zh.po:1:1: the file starts with the byte order mark",
        ),
        (b'msgid "a"\nmsgstr ""\n\n' + HEADER.encode(), "zh.po:4:1: the header is not the first entry"),
    ],
)
def test_what_is_no_catalog_is_named(raw: bytes, message: str) -> None:
    assert fault(raw).startswith(message)


def test_a_hundred_thousand_comment_lines_or_an_unclosed_megabyte_take_no_time() -> None:
    assert not read("#\n" * 100_000).messages
    assert "ends inside a string" in fault(HEADER + 'msgid "' + "\\n" * 500_000)
    assert "where msgstr is missing" in fault(HEADER + "msgid " + '""\n' * 100_000)


def test_a_raw_control_character_in_a_string_is_read_as_gettext_reads_it() -> None:
    (message,) = read_catalog((HEADER + 'msgid "a"\nmsgstr "b\x03c\x0c"\n').encode(), "zh.po").messages
    assert message.msgstr == ("b\x03c\x0c",)


def _large(*more: str) -> bytes:
    """A catalog that is read in several blocks."""
    entries = [
        f'#. <p>\n#: fuzzy-{number}.html\nmsgid "Text {number}"\nmsgstr "文{number}"\n' for number in range(9000)
    ]
    return "\n".join((HEADER, *entries, *more)).encode()


def test_messages_alone_are_those_of_the_whole_catalog() -> None:
    raw = _large('#, fuzzy\n#| msgid "Late"\nmsgid "Later"\nmsgstr "晚"\n', '#~ msgid "Gone"\n#~ msgstr "去"\n')
    whole = [replace(message, start=0, end=0) for message in read_catalog(raw, "a.po").messages]
    alone = [replace(message, start=0, end=0) for message in read_messages(io.BytesIO(raw), "a.po")]
    assert alone == whole


def _strings(raw: bytes) -> list[Strings | Message]:
    parts = read_strings(io.BytesIO(raw), "a.po")
    return [entry for part in parts for entry in (part if isinstance(part, list) else [part])]


def _as_strings(message: Strings | Message) -> Strings | Message:
    """What stands for a message where only the strings are read."""
    if isinstance(message, tuple) or message.is_fuzzy or message.obsolete or message.msgid_plural:
        return message
    return message.msgctxt, message.msgid, message.msgstr[0], message.msgstr_line


def test_strings_alone_are_those_of_the_messages_and_fuzzy_ones_are_whole() -> None:
    raw = _large('# diglot: outdated since 2026-11-23\n#, fuzzy\nmsgid "Late"\nmsgstr "晚"\n')
    *others, late = _strings(raw)
    assert isinstance(late, Message)
    assert (late.flags, late.comments) == (("fuzzy",), ("diglot: outdated since 2026-11-23",))
    *expected, _ = read_messages(io.BytesIO(raw), "a.po")
    assert isinstance(others[1], tuple)
    assert list(map(_as_strings, others)) == list(map(_as_strings, expected))


_QUOTED = st.lists(
    st.sampled_from(["a", "文", "n", "\\\\", '\\"', "\\n", "\\t", '"', "\\", '"\n"', "\n"]), max_size=8
).map(lambda parts: f'"{"".join(parts)}"')
_COMMENT = st.sampled_from(["", "#: fuzzy.html\n", "#, fuzzy\n", "#~ \n", '#| msgid "old"\n', "#. <p>\n#, fuzzy\n"])
_ENTRY = st.builds(
    "{}{}msgid {}\n{}msgstr{} {}\n".format,
    _COMMENT,
    st.sampled_from(["", "", 'msgctxt "b"\n', 'msgctxt "\\\\"\n']),
    _QUOTED,
    st.sampled_from(["", "", "", 'msgid_plural "as"\n']),
    st.sampled_from(["", "", "", "[0]"]),
    _QUOTED,
)


@given(st.lists(st.one_of(_ENTRY, _ENTRY.map(lambda entry: f'\nmsgid "x"\nmsgstr "y"\n\n{entry}')), max_size=4))
def test_strings_alone_are_those_of_the_whole_catalog_and_so_is_the_fault(entries: list[str]) -> None:
    raw = "\n".join((HEADER, *entries)).encode()

    def whole() -> list[Strings | Message]:
        with mock.patch("diglot.catalog.reader.next_usual", return_value=None):
            return list(read_messages(io.BytesIO(raw), "a.po"))

    def told(read: Callable[[], list[Strings | Message]]) -> object:
        try:
            return list(map(_as_strings, read()))
        except CatalogError as error:
            return str(error)

    assert told(lambda: _strings(raw)) == told(whole)


@pytest.mark.parametrize("charset", ["UTF-8", "ISO-8859-1"])
def test_a_header_in_a_later_block_is_a_fault(charset: str) -> None:
    raw = _large(f'#\nmsgid ""\nmsgstr "Content-Type: text/plain; charset={charset}\\n"\n')
    with pytest.raises(CatalogError, match="a second header"):
        list(read_messages(io.BytesIO(raw), "a.po"))
