"""Masking a message's markup and placeholders moves nothing and leaves the prose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.text.prose import MASKS, TAG, WORD, prose

PIECES = st.sampled_from(
    [
        "<a href='x'>",
        "</a>",
        "``code``",
        ":ref:`a <b>`",
        "%(name)s",
        "{x}",
        "https://a.example/b",
        "文字",
        " word ",
        "<",
        "`",
    ]
)


@given(st.lists(PIECES, max_size=8).map("".join))
def test_every_code_point_keeps_its_place(text: str) -> None:
    masked = prose(text)
    assert len(masked) == len(text)
    assert all(new == old or new in MASKS for new, old in zip(masked, text, strict=True))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ('<a href="x">文字</a>，%(name)s', "文字，"),
        ("见 https://a.example/b。", "见 。"),
        ("见https://a.example/b，然后", "见，然后"),
        ("运行 ``make test``。", "运行 。"),
        ("写信给 a@example.org。", "写信给 。"),
        ("It is 100 % sure, a < b & c", "It is 100 % sure, a < b & c"),
        ("共%s个 {count} ${x} {{ y }}", "共个   "),
    ],
)
def test_what_is_left_is_what_people_read(text: str, left: str) -> None:
    assert prose(text).replace(TAG, "").replace(WORD, "") == left
