"""Which Han characters are odd in which Chinese."""

import pytest

from diglot.text.conventions import conventions
from diglot.text.han import converted, odd_han
from diglot.text.han_variants import TO_SIMPLIFIED, TO_TRADITIONAL


def test_each_table_holds_what_the_other_script_does_not_use() -> None:
    assert "".join(TO_SIMPLIFIED).encode("big5")
    assert "".join(TO_TRADITIONAL).encode("gb2312")
    for character in TO_SIMPLIFIED:
        with pytest.raises(UnicodeEncodeError):
            character.encode("gb2312")
    for character in TO_TRADITIONAL:
        with pytest.raises(UnicodeEncodeError):
            character.encode("big5")


def test_characters_of_both_scripts_are_odd_in_neither() -> None:
    assert odd_han("著作 乾坤 皇后 公里 表面 干净 台湾", simplified=True) == ()
    assert odd_han("著作 乾坤 皇后 公里 表面 臺灣 裡面", simplified=False) == ()


def test_odd_characters_are_told_apart_by_where_they_come_from() -> None:
    kinds = {one.character: one.kind for one in odd_han("無法検索龘", simplified=True)}
    assert kinds == {"無": "variant", "検": "japanese", "龘": "rare"}


def test_a_text_is_converted_to_the_other_script() -> None:
    assert converted("無法播放", simplified=True) == "无法播放"
    assert converted("无法播放", simplified=False) == "無法播放"


@pytest.mark.parametrize(
    ("locale", "simplified", "traditional"),
    [
        ("zh_CN", True, False),
        ("zh_Hans", True, False),
        ("zh_TW", False, True),
        ("zh_Hant_HK", False, True),
        ("zh", True, False),
        ("de", False, False),
        (None, False, False),
    ],
)
def test_a_locale_says_which_chinese_it_is(locale: str | None, simplified: bool, traditional: bool) -> None:
    customs = conventions(locale)
    assert (customs.is_simplified, customs.is_traditional) == (simplified, traditional)
