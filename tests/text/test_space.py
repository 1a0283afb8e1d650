"""White space and letters."""

import pytest

from diglot.text.space import collapse, has_letter, is_blank


@pytest.mark.parametrize(
    ("text", "collapsed"),
    [("a \t\n\f\r b", "a b"), ("a\xa0\xa0b", "a\xa0\xa0b"), ("a\u3000b", "a\u3000b"), ("a\nb", "a b"), ("  ", " ")],
)
def test_html_white_space_collapses_to_one_space(text: str, collapsed: str) -> None:
    assert collapse(text) == collapsed


@pytest.mark.parametrize("text", ["", " \n", "\xa0", "\u3000"])
def test_edge_characters_alone_are_blank(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize("text", ["a", "1a", "→ é", "文", "ア", "ª"])
def test_letters_are_letters_of_any_script(text: str) -> None:
    assert has_letter(text)


@pytest.mark.parametrize("text", ["", "12", "½", "Ⅳ", "①", "²", "→", "_", "3 %"])
def test_digits_and_symbols_are_no_letters(text: str) -> None:
    assert not has_letter(text)
