"""Texts on one line, with every character seen and a part marked."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.text.visible import excerpt, visible
from diglot.text.wrap import text_width


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Read <a>it</a>", "Read <a>it</a>"),
        ("开放时间", "开放时间"),
        ("一\n二", "一↵二"),
        ("a\u200bb", "a<U+200B>b"),
        ("\x1b[31m", "<U+001B>[31m"),
        ("\u202etxt\u2066", "<U+202E>txt<U+2066>"),
        ("a\tb", "a<U+0009>b"),
        ("\ue000", "<U+E000>"),
    ],
)
def test_what_has_no_shape_is_named(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize(
    ("text", "span", "room", "line", "mark"),
    [
        ("开放时间", (2, 4), 20, "开放时间", "    ^^^^"),
        ("a\u200bb", (1, 2), 20, "a<U+200B>b", " ^^^^^^^^"),
        ("一二三四五六七八九十", (4, 5), 11, "…三四五六…", "     ^^"),
        ("一二三四五六七八九十", (0, 1), 9, "一二三四…", "^^"),
        ("一二三四五六七八九十", (9, 10), 9, "…七八九十", "       ^^"),
        ("一二", (2, 2), 9, "一二", "    ^"),
        ("abc", (0, 0), 9, "abc", "^"),
    ],
)
def test_the_culprit_is_marked_by_columns(text: str, span: tuple[int, int], room: int, line: str, mark: str) -> None:
    found = excerpt(text, span, room)
    assert (found.line, " " * found.start + "^" * found.width) == (line, mark)


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 20), st.integers(20, 60))
def test_a_line_is_never_wider_than_its_room(text: str, start: int, length: int, room: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    found = excerpt(text, (start, end), room)
    assert text_width(found.line) <= room
    assert found.start + found.width <= room + 1
    assert not any(unicodedata.category(character) in {"Cc", "Cf"} for character in found.line)
    if text_width(visible(text)) <= room and len(text) <= room:
        assert found.line == visible(text)
