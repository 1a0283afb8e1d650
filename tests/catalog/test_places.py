"""Places in a msgstr -> line and column in the file."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.catalog import Style, msgstr_places, read_catalog, render_entry
from diglot.model import Catalog, Message

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def _catalog(entry: str) -> Catalog:
    return read_catalog((HEADER + entry).encode(), "zh_CN.po")


def _marked(catalog: Catalog, form: int, span: tuple[int, int]) -> str:
    """What stands in the file between the two places."""
    (message,) = catalog.messages
    first, last = msgstr_places(catalog, message, form, span)
    lines = catalog.text.split("\n")
    if first.line == last.line:
        return lines[first.line - 1][first.column - 1 : last.column - 1]
    middle = lines[first.line : last.line - 1]
    return "\n".join([lines[first.line - 1][first.column - 1 :], *middle, lines[last.line - 1][: last.column - 1]])


@pytest.mark.parametrize(
    ("entry", "form", "span", "marked"),
    [
        ('msgid "a"\nmsgstr "开放时间"\n', 0, (1, 3), "放时"),
        ('msgid "a"\nmsgstr ""\n"开放"\n"时间"\n', 0, (2, 3), "时"),
        ('msgid "a"\nmsgstr ""\n"开放"\n"时间"\n', 0, (1, 2), "放"),
        ('msgid "a"\nmsgstr ""\n"开放"\n"时间"\n', 0, (1, 3), '放"\n"时'),
        ('msgid "a"\nmsgstr "x\\"y\\\\z\\tw"\n', 0, (1, 2), '\\"'),
        ('msgid "a"\nmsgstr "x\\"y\\\\z\\tw"\n', 0, (3, 4), "\\\\"),
        ('msgid "a"\nmsgstr "x\\"y\\\\z\\tw"\n', 0, (6, 7), "w"),
        ('msgid "a"\nmsgstr "\\344\\270\\200\\344\\272\\214"\n', 0, (1, 2), "\\344\\272\\214"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "一"\nmsgstr[1] ""\n"二三"\n', 1, (1, 2), "三"),
        ('msgid "a"\nmsgstr\n\n "开放"\n', 0, (0, 1), "开"),
        ('msgid "a"\nmsgstr "开"\n', 0, (0, 9), "开"),
    ],
)
def test_a_span_is_found_where_it_stands_in_the_file(entry: str, form: int, span: tuple[int, int], marked: str) -> None:
    assert _marked(_catalog(entry), form, span) == marked


def test_a_place_counts_from_the_top_of_the_file() -> None:
    catalog = _catalog('# note\n#: a.html\nmsgid ""\n"one "\n"two"\nmsgstr "一二"\n')
    first, last = msgstr_places(catalog, catalog.messages[0], 0, (1, 2))
    assert (first, last) == ((9, 10), (9, 11))


def test_lines_that_end_in_cr_lf_count_once() -> None:
    raw = (HEADER + 'msgid "a"\nmsgstr ""\n"开"\n"放"\n').replace("\n", "\r\n").encode()
    catalog = read_catalog(raw, "zh_CN.po")
    assert msgstr_places(catalog, catalog.messages[0], 0, (1, 2))[0] == (7, 2)


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0\4"), min_size=1)


@given(TEXTS, st.integers(10, 80), st.data())
def test_every_character_is_found_however_the_file_is_wrapped(msgstr: str, width: int, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(msgstr) - 1))
    catalog = _catalog(render_entry(Message("a", msgstr=(msgstr,)), Style(width=width)) + "\n")
    marked = _marked(catalog, 0, (at, at + 1))
    assert re.fullmatch(r'[^"\\]|\\[^x0-7]|(\\[0-7]{3})+', marked)
    unescaped = read_catalog((HEADER + f'msgid "a"\nmsgstr "{marked}"\n').encode(), "").messages[0].msgstr[0]
    assert unescaped == msgstr[at]
