"""The word that was probably meant."""

from diglot.text.nearest import nearest


def test_a_typo_finds_its_word_whatever_the_case() -> None:
    assert nearest("Sorce", ["source", "locales"]) == "source"


def test_nothing_near_is_nothing() -> None:
    assert nearest("xyzzy", ["source", "locales"]) is None
    assert nearest("x", []) is None
