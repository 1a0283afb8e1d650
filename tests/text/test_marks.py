"""The mark at the end of a text, by its role."""

import pytest

from diglot.text.marks import end_mark
from diglot.text.pairs import lonely_brackets, lonely_quotes


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Done.", "stop"),
        ("完成。", "stop"),
        ("“完成。”", "stop"),
        ("<b>Done.</b>", "stop"),
        ("what?!", "question"),
        ("什么？", "question"),
        ("Loading...", "ellipsis"),
        ("加载中……", "ellipsis"),
        ("名称：", "colon"),
        ("Done", None),
        ("see https://a.example/b.", "stop"),
        ("هل أنت متأكد؟", "question"),
        ("", None),
    ],
)
def test_the_role_counts_and_not_the_spelling(text: str, role: str | None) -> None:
    assert end_mark(text).role == role


def test_a_semicolon_asks_in_greek_alone() -> None:
    assert end_mark("Σίγουρα;", "el").role == "question"
    assert end_mark("Sure;", "en").role == "semicolon"


def test_brackets_pair_whatever_their_width() -> None:
    assert lonely_brackets("（a) [b］ 《c》") == ()
    assert [one.mark for one in lonely_brackets("（a 《b")] == ["（", "《"]
    assert lonely_brackets("a) one :) [0, 1)") == ()


def test_quotation_marks_pair_by_the_customs_of_the_language() -> None:
    assert lonely_quotes("„a“ »b«", directed=False) == ()
    assert lonely_quotes("“a”", directed=True) == ()
    assert len(lonely_quotes("“a“", directed=True)) == 2
    assert lonely_quotes('5" and "b"', directed=True) == ()
