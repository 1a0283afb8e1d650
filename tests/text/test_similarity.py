"""The most similar text is found by its rare words."""

import random

from diglot.text.similarity import most_similar, ratio, words


def test_words_are_runs_of_letters_and_pairs_of_characters_where_none_are_spaced() -> None:
    assert words("Read <b>this</b>, 2 times") == ["Read", "b", "this", "b", "2", "times"]
    assert words("用 Python 写网站吧") == ["Python", "用", "写网", "网站", "站吧"]
    assert words("무료 입장") == ["무료", "입장"]


def test_a_ratio_is_twice_what_is_shared_over_the_length() -> None:
    assert ratio("abcd", "abxd") == 75
    assert ratio("", "") == 100


def test_each_text_gets_the_most_similar_one_and_the_first_of_equals() -> None:
    choices = ["the red house", "the green house", "a boat", "the green house"]
    found = list(most_similar(["the green horse", "the red house", "other words"], choices, least=60))
    assert [(each.query, each.choice) for each in found] == [(0, 1), (1, 0)]
    assert found[1].score == 100


def test_nothing_is_similar_to_nothing() -> None:
    assert list(most_similar(["", "a"], [""], least=60)) == []


def test_of_many_texts_with_the_same_words_the_right_one_is_found() -> None:
    dice = random.Random(1)
    vocabulary = [f"word{number}" for number in range(200)]
    choices = [" ".join(dice.choices(vocabulary, k=12)) for _ in range(2000)]
    queries = [text.replace(text.split()[3], "new", 1) for text in choices[:300]]
    found = list(most_similar(queries, choices, least=60))
    assert [each.choice for each in found] == list(range(300))
    assert all(each.score > 80 for each in found)
