"""Sentences and what is said twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.text.sentences import repeated, sentences
from diglot.text.units import measures
from diglot.text.unmarked import is_listing, unmarked, wording

TEXTS = st.text(alphabet="aA 1。.<>/b%s{}()`:_-&;文字\n", max_size=40)


@given(TEXTS)
def test_what_is_blanked_keeps_its_place(text: str) -> None:
    assert len(unmarked(text)) == len(wording(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One. Two! Three?", 3),
        ("Version 3.8 is out, e.g. for Mr. Smith of BLT Co., Ltd. (Xi’an).", 1),
        ("第一句。第二句！第三句", 3),
        ("...", 0),
        ("يضطلع بدور حاسم. وستظل الشركة تسهم! هل هذا صحيح؟ «نعم.» هكذا قال.", 5),
        ("첫째 문장입니다. 둘째 문장입니다.", 2),
        ("यह पहला है। यह दूसरा है।", 2),
        ("Tohle je první. Šíp je druhý. Ελλάδα είναι. Έτσι είναι.", 4),
    ],
)
def test_a_text_has_so_many_sentences(text: str, count: int) -> None:
    assert len(sentences(text)) == count


@pytest.mark.parametrize(
    "text", ["资料已更新资料已更新", "资料已更新，资料已更新。", "Profile updated. Profile updated."]
)
def test_a_part_that_is_said_twice_is_found(text: str) -> None:
    assert repeated(text, 4) is not None


@pytest.mark.parametrize("text", ["可用符号链接。符号链接的大小", "一步一步", "哈哈哈哈哈哈哈哈", "the end of the end"])
def test_a_word_that_ends_a_clause_and_begins_the_next_is_not_said_twice(text: str) -> None:
    assert repeated(text, 4) is None


def test_a_session_is_a_listing_and_prose_is_not() -> None:
    assert is_listing(">>> print(1)")
    assert is_listing("def f():\n    return {}")
    assert not is_listing("First line.\nSecond line.")


def test_a_word_after_a_number_is_no_unit() -> None:
    assert measures("New in Python 3 in the year of 5 t-shirts", "en") == ()


@pytest.mark.parametrize(
    ("text", "language", "unit"),
    [
        ("40,000 m2", "en", "m2"),
        ("40,000m<sup>2</sup>", "en", "m2"),
        ("4万平方米", "zh", "m2"),
        ("$40", "en", "USD"),
        ("40美元", "zh", "USD"),
        ("百分之五十", "zh", "%"),
        ("50％", "zh", "%"),
        ("5 kg", "en", "kg"),
        ("5公斤", "zh", "kg"),
        ("30 seconds", "en", "second"),
    ],
)
def test_a_number_has_its_unit(text: str, language: str, unit: str) -> None:
    assert [measure.unit for measure in measures(text, language)] == [unit]
