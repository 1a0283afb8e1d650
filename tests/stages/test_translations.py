"""What a build knows of catalogs: by message, the first catalog's translation, and whether it may be used."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.model import Message
from diglot.stages.translations import Translation, Translations


def test_a_translation_is_found_with_its_line_and_catalog() -> None:
    found = Translations()
    assert found.add(Message("Back", msgstr=("返回",), msgstr_line=3), "a.po")
    assert found.add(Message("Back", msgctxt="button", msgstr=("后退",), msgstr_line=7), "a.po")
    assert found.add(Message("Home", msgstr=("首页",), msgstr_line=2), "b.po")
    assert found.get(None, "Back") == Translation("返回", 3, "a.po")
    assert found.get("button", "Back") == Translation("后退", 7, "a.po")
    assert found.get(None, "Home") == Translation("首页", 2, "b.po")
    assert found.get(None, "Away") is None


def test_its_state_is_told_and_since_when_it_is_behind_its_text() -> None:
    found = Translations()
    since = ("ask Eva", "diglot: outdated since 2026-11-23")
    found.add(Message("Back", msgstr=("返回",), flags=("fuzzy",)), "a.po")
    found.add(Message("Next", msgstr=("前进",), flags=("fuzzy",), comments=since), "a.po")
    found.add(Message("Home", msgstr_line=9), "a.po")
    found.add(Message("Away", msgstr=("外出",), comments=since), "a.po")
    assert found.find(None, "Back") == Translation("返回", 0, "a.po", "fuzzy")
    assert found.find(None, "Next") == Translation("前进", 0, "a.po", "fuzzy", date(2026, 11, 23))
    assert found.find(None, "Home") == Translation("", 9, "a.po", "missing")
    assert found.find(None, "Away") == Translation("外出", 0, "a.po", "usable")
    assert found.find(None, "Gone") is None


def test_only_what_may_be_used_is_got() -> None:
    found = Translations()
    found.add(Message("Back", msgstr=("返回",), flags=("fuzzy",)), "a.po")
    found.add(Message("Home"), "a.po")
    found.add(Message("Away", msgstr=("外出",)), "a.po")
    assert found.get(None, "Back") is None
    assert found.get(None, "Home") is None
    assert found.get(None, "Away") == Translation("外出", 0, "a.po")


@pytest.mark.parametrize("day", ["2026-02-30", "0001-01-01", "soon", "2026-11-23 or so"])
def test_what_is_no_day_is_none(day: str) -> None:
    found = Translations()
    comments = (f"diglot: outdated since {day}",)
    found.add(Message("Back", msgstr=("返回",), flags=("fuzzy",), comments=comments), "a.po")
    assert found.find(None, "Back") == Translation("返回", 0, "a.po", "fuzzy")


def test_a_catalog_that_has_a_message_twice_is_told() -> None:
    found = Translations()
    assert found.add(Message("Back", msgstr=("返回",)), "a.po")
    assert not found.add(Message("Back", msgstr=("返回",)), "a.po")


def test_of_two_catalogs_that_have_a_message_the_first_counts() -> None:
    found = Translations()
    assert found.add(Message("Back", msgstr=("返回",)), "a.po")
    assert found.add(Message("Back", msgstr=("后退",)), "b.po")
    assert found.get(None, "Back") == Translation("返回", 0, "a.po")


class _Alike(str):
    """Texts of the same hash."""

    __slots__ = ()

    def __hash__(self) -> int:
        return -1


def test_messages_of_the_same_hash_are_told_apart() -> None:
    found = Translations()
    for number in range(3):
        assert found.add(Message(_Alike(f"Text {number}"), msgstr=(f"文字 {number}",)), "a.po")
        assert not found.add(Message(_Alike(f"Text {number}")), "a.po")
    for number in range(3):
        translation = found.get(None, _Alike(f"Text {number}"))
        assert translation is not None
        assert translation.msgstr == f"文字 {number}"
    assert found.get(None, _Alike("Text 4")) is None


_NAMES = st.tuples(st.sampled_from((None, "button")), st.text("ab", min_size=1, max_size=6))


@given(st.lists(st.lists(st.tuples(_NAMES, st.sampled_from(("", "一", "二"))), max_size=40), max_size=3))
def test_each_message_has_the_translation_of_the_first_catalog_that_has_it(
    catalogs: list[list[tuple[tuple[str | None, str], str]]],
) -> None:
    found = Translations()
    expected: dict[tuple[str | None, str], tuple[str, int, str]] = {}
    for number, entries in enumerate(catalogs):
        own: set[tuple[str | None, str]] = set()
        for line, (name, msgstr) in enumerate(entries):
            message = Message(name[1], msgctxt=name[0], msgstr=(msgstr,), msgstr_line=line)
            assert found.add(message, f"{number}.po") == (name not in own or expected[name][2] != f"{number}.po")
            own.add(name)
            expected.setdefault(name, (msgstr, line, f"{number}.po"))
    for _ in range(2):
        for name, (msgstr, line, path) in expected.items():
            state = "usable" if msgstr else "missing"
            assert found.find(*name) == (msgstr, line, path, state, None)
    assert found.find(None, "absent") is None


@given(st.lists(st.lists(st.tuples(_NAMES, st.sampled_from(("", "一"))), max_size=9), max_size=6), st.booleans())
def test_many_added_at_once_are_the_same_as_one_by_one(
    parts: list[list[tuple[tuple[str | None, str], str]]], are_alike: bool
) -> None:
    at_once, one_by_one = Translations(), Translations()
    as_text = _Alike if are_alike else str
    for number, part in enumerate(parts):
        path = f"{number // 2}.po"
        entries = [(name[0], as_text(name[1]), msgstr, line) for line, (name, msgstr) in enumerate(part)]
        messages = [
            Message(name, msgctxt, None, (msgstr,), msgstr_line=line) for msgctxt, name, msgstr, line in entries
        ]
        are_new = [one_by_one.add(message, path) for message in messages]
        assert at_once.extend(entries, path) == all(are_new)
    for part in parts:
        for (msgctxt, msgid), _ in part:
            assert at_once.find(msgctxt, as_text(msgid)) == one_by_one.find(msgctxt, as_text(msgid))
