"""Extracted comments that machines read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.model import Message
from diglot.stages.marks import is_for, is_mixed, locales_line, mixed_line

LOCALES = ["de", "en", "en_GB", "fr", "zh_CN", "zh_TW"]


def _message(*extracted: str) -> Message:
    return Message("Opening hours", extracted=extracted)


def test_a_text_in_a_targets_own_language_needs_no_translation() -> None:
    assert not is_for(_message("<h1>"), "en", "en")
    assert not is_for(_message(), "en", "en_GB")
    assert is_for(_message(), "en", "zh_CN")
    assert is_for(_message(), "zh_CN", "zh_TW")


def test_a_mixed_text_needs_one_in_every_target() -> None:
    mixed = _message("<h1>", mixed_line(["en", "zh_CN"]))
    assert mixed.extracted[1] == "mixed: en, zh_CN"
    assert is_mixed(mixed)
    assert is_for(mixed, "en", "en")
    assert is_for(mixed, "en", "zh_CN")


@pytest.mark.parametrize(
    ("line", "locales"),
    [
        (locales_line(["de", "fr"], exclude=False), ["de", "fr"]),
        (locales_line(["de"], exclude=True), ["fr", "zh_CN", "zh_TW"]),
        (locales_line(["*-CN"], exclude=False), ["zh_CN"]),
        (locales_line(["*"], exclude=False), ["de", "fr", "zh_CN", "zh_TW"]),
        (locales_line([], exclude=False), []),
        (locales_line([], exclude=True), ["de", "fr", "zh_CN", "zh_TW"]),
    ],
)
def test_a_locale_filter_lets_its_locales_through(line: str, locales: list[str]) -> None:
    assert [locale for locale in LOCALES if is_for(_message("<p>", line), "en", locale)] == locales


def test_lines_read_like_the_data_category_that_they_are() -> None:
    assert locales_line(["de", "fr"], exclude=False) == "locales: de, fr"
    assert locales_line(["de"], exclude=True) == "not in locales: de"


@pytest.mark.parametrize("note", ["mixed: up", "mixed feelings: en, de!", "locales: see the list below", "locales"])
def test_a_note_that_only_looks_alike_is_none(note: str) -> None:
    assert not is_mixed(_message(note))
    assert is_for(_message(note), "en", "de")


@given(st.lists(st.sampled_from(LOCALES), min_size=1), st.booleans(), st.sampled_from(LOCALES))
def test_a_filter_and_its_opposite_share_the_locales(ranges: list[str], exclude: bool, locale: str) -> None:
    one = is_for(_message(locales_line(ranges, exclude=exclude)), "ja", locale)
    other = is_for(_message(locales_line(ranges, exclude=not exclude)), "ja", locale)
    assert one is not other
