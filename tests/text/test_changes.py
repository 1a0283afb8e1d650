"""The kind of a change, on edits that people labelled: a change of meaning is never taken for a harmless one."""

import re
from pathlib import Path
from typing import NamedTuple, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diglot.catalog.carry import revised
from diglot.model import ChangeKind, Message
from diglot.text.changes import kind_of_change, word_diff
from diglot.text.retag import TAG

CARRIED = ("markup", "white-space")
"""What is carried over unless the configuration says otherwise."""


class Edit(NamedTuple):
    """Two versions of a text, and what a person calls the difference."""

    label: str
    old: str
    new: str


EDITS = [Edit(*line.split("\t")) for line in Path(__file__).with_name("edits.tsv").read_text("utf-8").splitlines()]


def is_carried(old: str, new: str, clean: tuple[str, ...]) -> bool:
    """Whether the translation is as good as it was; it has the placeholders of the old text."""
    translation = "".join(part if TAG.fullmatch(part) else part.swapcase() for part in tags_and_texts(old))
    message, revision = revised(Message(new), Message(old, msgstr=(translation,)), 1, moves=True, clean=clean)
    assert message.is_fuzzy is revision.is_fuzzy
    return not message.is_fuzzy


def tags_and_texts(text: str) -> list[str]:
    parts, at = [], 0
    for tag in TAG.finditer(text):
        parts += [text[at : tag.start()], tag[0]]
        at = tag.end()
    return [*parts, text[at:]]


def test_there_are_enough_labelled_edits_of_every_kind_in_both_languages() -> None:
    assert len({(edit.old, edit.new) for edit in EDITS}) == len(EDITS) >= 200
    assert {edit.label for edit in EDITS} == set(get_args(ChangeKind)) - {"unchanged"}
    for label in {edit.label for edit in EDITS}:
        assert sum(edit.label == label and not edit.old.isascii() for edit in EDITS) >= 8


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: f"{edit.label}: {edit.old} -> {edit.new}")
def test_no_change_of_what_is_said_is_carried_over(edit: Edit) -> None:
    if edit.label not in CARRIED:
        assert not is_carried(edit.old, edit.new, CARRIED)
        assert not is_carried(edit.new, edit.old, CARRIED)
    if edit.label in {"number", "wording", "meaning"}:
        assert not is_carried(edit.old, edit.new, (*CARRIED, "punctuation"))
        assert not is_carried(edit.new, edit.old, (*CARRIED, "punctuation"))


def test_most_harmless_changes_are_carried_over() -> None:
    harmless = [edit for edit in EDITS if edit.label in CARRIED]
    carried = sum(is_carried(edit.old, edit.new, CARRIED) for edit in harmless)
    assert carried / len(harmless) >= 0.8


def test_most_kinds_are_those_that_people_give() -> None:
    other = [edit for edit in EDITS if kind_of_change(edit.old, edit.new) != edit.label]
    assert len(other) / len(EDITS) <= 0.25
    # A small change of words, or of a number, is not told from a change of meaning; all of these are fuzzy.
    assert {edit.label for edit in other} <= {"number", "wording", "meaning"}
    assert {kind_of_change(edit.old, edit.new) for edit in other} <= {"number", "wording", "meaning"}


def test_the_difference_is_shown_word_by_word() -> None:
    assert word_diff("Read the report.", "Read this report, please.") == "Read [-the-]{+this+} report{+, please+}."
    assert word_diff("本站收费", "本站不收费") == "本站{+不+}收费"
    assert word_diff("<b>a</b> b", "<a>a</a> b") == "[-<b>-]{+<a>+}a[-</b>-]{+</a>+} b"
    assert word_diff("a", "a") == "a"


def test_a_word_diff_may_leave_out_what_is_far_from_a_change() -> None:
    old = "First the old men spoke of many things and of few people, and all of them said that they went away."
    new = old.replace("men", "women").replace("went", "ran")
    assert word_diff(old, new, around=12) == (
        "First the old [-men-]{+women+} spoke of many … said that they [-went-]{+ran+} away."
    )
    assert word_diff("One " + "and more " * 9, "Two " + "and more " * 9, around=8) == "[-One-]{+Two+} and more…"


def test_the_difference_of_two_books_is_told_without_comparing_them_word_by_word() -> None:
    assert word_diff("a " * 5000, "b " * 5000) == f"[-{'a ' * 5000}-]{{+{'b ' * 5000}+}}"


TEXT = st.text(st.sampled_from("ab 12不中，.?<>/&;\xa0\n"), max_size=25)


@settings(deadline=None)
@given(TEXT, TEXT)
def test_the_kind_is_the_same_in_both_directions(one: str, other: str) -> None:
    assert kind_of_change(one, other) == kind_of_change(other, one)


@settings(deadline=None)
@given(TEXT, TEXT)
def test_the_difference_holds_both_texts(old: str, new: str) -> None:
    shown = word_diff(old, new)
    marks = [("[-", "-]"), ("{+", "+}")]
    if not any(mark in old + new for pair in marks for mark in pair):
        assert without(shown, *marks[0], *marks[1]) == new
        assert without(shown, *marks[1], *marks[0]) == old


def without(shown: str, start: str, end: str, *kept: str) -> str:
    while start in shown:
        before, _, rest = shown.partition(start)
        shown = before + rest.partition(end)[2]
    for mark in kept:
        shown = shown.replace(mark, "")
    return shown


PIECES = [
    "a",
    "day",
    "B",
    "1",
    "20",
    " ",
    "  ",
    "&nbsp;",
    "\u3000",
    "中",
    "国",
    "。",
    ".",
    "?",
    "-",
    "<b>",
    "</b>",
    "\n",
]
PIECED = st.lists(st.sampled_from(PIECES), max_size=12)


@settings(deadline=None, max_examples=300)
@given(PIECED, st.lists(st.tuples(st.integers(0, 12), st.sampled_from([*PIECES, ""])), max_size=3))
def test_what_is_carried_over_has_the_same_words_and_signs(pieces: list[str], changes: list[tuple[int, str]]) -> None:
    old = "".join(pieces)
    new = "".join(edited(pieces, changes))
    if old and new and old != new and is_carried(old, new, CARRIED):
        before, after = (TAG.sub("", text).replace("&nbsp;", " ") for text in (old, new))
        assert re.findall(r"[A-Za-z0-9]+|\d+", before) == re.findall(r"[A-Za-z0-9]+|\d+", after)
        assert re.findall("[中国]+", before) == re.findall("[中国]+", after)
        assert "".join(before.split()) == "".join(after.split())


def edited(pieces: list[str], changes: list[tuple[int, str]]) -> list[str]:
    changed = list(pieces)
    for place, piece in changes:
        if piece:
            changed.insert(place, piece)
        else:
            del changed[place : place + 1]
    return changed
