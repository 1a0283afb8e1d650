"""Locale ids: one table between folders, HTML and what CLDR knows of languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.text.locales import bcp47, direction, in_range, is_known, is_locale, key, same_language, scripts

LOCALES = [
    "de",
    "en",
    "en_GB",
    "zh_CN",
    "zh_TW",
    "zh_Hans",
    "sr@latin",
    "sr",
    "pt_BR",
    "ca@valencia",
    "es_419",
]


@pytest.mark.parametrize(
    ("locale", "tag"),
    [
        ("zh_CN", "zh-CN"),
        ("zh_Hans_CN", "zh-Hans-CN"),
        ("zh-hans-cn", "zh-Hans-CN"),
        ("sr@latin", "sr-Latn"),
        ("ca@valencia", "ca-valencia"),
        ("de_DE@euro", "de-DE"),
        ("es_419", "es-419"),
        ("EN", "en"),
    ],
)
def test_a_folder_name_gives_the_tag_that_html_uses(locale: str, tag: str) -> None:
    assert bcp47(locale) == tag


@pytest.mark.parametrize(
    "text",
    ["", "..", "../de", "zh_CN/..", "zh_CN.UTF-8", "C", "english", "de de", "d", "zh_CN\n", "de\0", "汉"],
)
def test_what_is_no_locale_id_is_refused_before_anything_looks_it_up(text: str) -> None:
    assert not is_locale(text)
    assert not is_known(text)
    with pytest.raises(ValueError, match="not a locale id"):
        bcp47(text)


@pytest.mark.parametrize("locale", [*LOCALES, "en_XA", "qps", "tlh", "iw", "zh-cmn-Hans", "en-u-ca-buddhist"])
def test_languages_that_cldr_names_are_known_and_those_for_private_use(locale: str) -> None:
    assert is_known(locale)


@pytest.mark.parametrize("locale", ["xx", "zh_YY", "eng_lish"])
def test_a_locale_with_an_unknown_part_is_unknown(locale: str) -> None:
    assert not is_known(locale)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("en", "en_GB"),
        ("zh_CN", "zh_Hans"),
        ("zh-CN", "zh_CN"),
        ("zh", "zh_CN"),
        ("sr@latin", "sr-Latn-RS"),
        ("iw", "he"),
        ("sh", "sr@latin"),
        ("zh-cmn", "zh"),
    ],
)
def test_a_language_serves_its_territories_and_its_other_spellings(first: str, second: str) -> None:
    assert same_language(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("zh_CN", "zh_TW"),
        ("zh_Hans", "zh_Hant"),
        ("zh", "zh_TW"),
        ("zh_HK", "zh_TW"),
        ("en_US", "en_GB"),
        ("sr", "sr@latin"),
        ("pt_BR", "pt_PT"),
        ("de", "nds"),
        ("en", ""),
        ("", ""),
        ("Deutsch", "de"),
    ],
)
def test_another_script_or_another_territory_is_another_language(first: str, second: str) -> None:
    assert not same_language(first, second)


@given(st.sampled_from(LOCALES), st.sampled_from(LOCALES))
def test_the_order_of_two_languages_does_not_matter(first: str, second: str) -> None:
    assert same_language(first, second) == same_language(second, first)
    assert same_language(first, first)


@given(st.sampled_from(LOCALES))
def test_a_tag_is_a_spelling_of_its_locale(locale: str) -> None:
    assert key(bcp47(locale)) == key(locale)
    assert bcp47(bcp47(locale)) == bcp47(locale)


@given(st.text())
def test_any_text_is_a_locale_id_or_not(text: str) -> None:
    if is_locale(text):
        assert is_locale(bcp47(text))
        assert "/" not in text
        assert ".." not in text


@pytest.mark.parametrize(
    ("first", "second"),
    [("zh_CN", "zh-Hans-CN"), ("sr", "sr_Cyrl"), ("zh_TW", "zh_Hant_TW"), ("sr@latin", "sr_Latn")],
)
def test_ids_of_one_locale_have_one_key(first: str, second: str) -> None:
    assert key(first) == key(second)


@pytest.mark.parametrize(("first", "second"), [("zh_CN", "zh"), ("en", "en_US"), ("ca", "ca@valencia")])
def test_a_territory_or_a_variant_makes_another_locale(first: str, second: str) -> None:
    assert key(first) != key(second)


@pytest.mark.parametrize("locale", ["ar", "he", "fa_IR", "ur", "pa_PK", "az_Arab", "dv"])
def test_arabic_hebrew_and_their_like_run_from_right_to_left(locale: str) -> None:
    assert direction(locale) == "rtl"


@pytest.mark.parametrize("locale", ["en", "zh_CN", "ja", "pa", "az", "nonsense!"])
def test_all_else_runs_from_left_to_right(locale: str) -> None:
    assert direction(locale) == "ltr"


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", {"Latn"}),
        ("zh", {"Hani"}),
        ("zh_TW", {"Hani"}),
        ("ja", {"Hani", "Hira", "Kana"}),
        ("ko", {"Hang"}),
        ("ru", {"Cyrl"}),
        ("sr@latin", {"Latn"}),
        ("el", {"Grek"}),
        ("tlh", {"Latn"}),
        ("nonsense!", {"Latn"}),
    ],
)
def test_a_language_is_told_by_its_scripts(language: str, expected: set[str]) -> None:
    assert scripts(language) == expected


@pytest.mark.parametrize(
    ("locale", "language_range"),
    [("de_CH", "de"), ("de_CH", "*-CH"), ("de_CH", "*"), ("zh_Hans_CN", "zh-CN"), ("zh_Hans_CN", "zh-*-CN")],
)
def test_a_range_matches_what_is_more_precise(locale: str, language_range: str) -> None:
    assert in_range(locale, language_range)


@pytest.mark.parametrize(
    ("locale", "language_range"), [("de", "de-CH"), ("fr_CH", "de"), ("de_AT", "*-CH"), ("de", "none")]
)
def test_a_range_does_not_match_what_lacks_a_part_of_it(locale: str, language_range: str) -> None:
    assert not in_range(locale, language_range)
