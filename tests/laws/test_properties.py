"""The laws on pages that nobody would write by hand."""

import re
from random import Random

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from diglot.markup import pair, read_page, scan, splice
from diglot.model import Page
from tests.laws.fragments import documents, soups
from tests.laws.law import RULES, difference, rebuilt, with_letters

PAGES = documents | soups
QUICK = settings(max_examples=100, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
LONG = settings(max_examples=40_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
ANY_TEXT = st.text(st.characters(codec="utf-8"), max_size=60) | st.text("<>/=&;!-?[]'\"{}% \n\0abp", max_size=40)


def _page(text: str, path: str = "page.html") -> Page:
    return read_page(text.encode(), path, "utf-8")


def _change_is_only_a_letter(text: str) -> None:
    page = _page(text)
    assert difference(page, with_letters(page)) is None


@QUICK
@given(PAGES)
def test_a_letter_more_is_a_letter_more_and_nothing_else(text: str) -> None:
    _change_is_only_a_letter(text)


@pytest.mark.slow
@LONG
@given(PAGES)
def test_a_letter_more_is_a_letter_more_on_many_pages(text: str) -> None:
    _change_is_only_a_letter(text)


@QUICK
@given(PAGES)
def test_without_a_translation_a_page_keeps_its_bytes(text: str) -> None:
    page = _page(text)
    assert splice(page.text, []).text.encode(page.codec) == text.encode()


@QUICK
@given(PAGES)
def test_a_message_spelled_anew_is_read_as_the_same_message(text: str) -> None:
    page = _page(text)
    again = scan(_page(rebuilt(page).decode()), RULES)
    assert [segment.msgid for segment in again.segments] == [segment.msgid for segment in scan(page, RULES).segments]


@QUICK
@given(PAGES)
def test_a_page_is_read_the_same_way_every_time_with_and_without_exclusions(text: str) -> None:
    page = _page(text)
    first, second = scan(page, RULES, exclusions=True), scan(page, RULES, exclusions=True)
    assert first == second
    assert scan(page, RULES).segments == first.segments


@QUICK
@given(PAGES | ANY_TEXT, st.sampled_from(["page.html", "page.xhtml"]))
def test_every_page_can_be_read_and_its_places_are_in_order(text: str, path: str) -> None:
    found = scan(_page(text, path), RULES, exclusions=True)
    starts = [(segment.start, -segment.end) for segment in found.segments]
    assert starts == sorted(starts)
    places = [(each.start, each.end) for each in found.segments] + [(each.start, each.end) for each in found.exclusions]
    assert all(0 <= start <= end <= len(text) for start, end in places)


@QUICK
@given(PAGES)
def test_no_two_messages_overlap_but_one_inside_another(text: str) -> None:
    around: list[int] = []
    for segment in scan(_page(text), RULES).segments:
        while around and around[-1] <= segment.start:
            around.pop()
        assert not around or segment.end <= around[-1]
        around.append(segment.end)


@QUICK
@given(PAGES)
def test_a_message_pairs_with_itself(text: str) -> None:
    for segment in scan(_page(text), RULES).segments:
        codes = tuple(code for code in segment.codes if code.name)
        pairing = pair(segment.msgid, segment.msgid, codes)
        assert pairing.problems == ()
        assert pairing.is_usable


@QUICK
@given(PAGES, st.randoms(use_true_random=False))
@example("<p><a>one</a> <b>two</b> <img> <a><i>three</i> <i>four</i></a> <br> end", Random(3))
def test_a_message_pairs_with_any_order_of_its_placeholders(text: str, random: Random) -> None:
    for segment in scan(_page(text), RULES).segments:
        codes = tuple(code for code in segment.codes if code.name)
        problems = pair(segment.msgid, _shuffled(segment.msgid, random), codes).problems
        assert [problem for problem in problems if problem.severity == "error"] == []


_TAG = re.compile(r"<(/?)([a-z][a-z0-9-]*)(/?)>")


def _shuffled(msgid: str, random: Random) -> str:
    """The msgid with the placeholders that stand beside each other in another order; its texts stay where they are."""
    # each level: texts and placeholders in turn
    levels: list[tuple[list[str], list[str]]] = [([], [])]
    position = 0
    for tag in _TAG.finditer(msgid):
        texts, elements = levels[-1]
        before = msgid[position : tag.start()]
        position = tag.end()
        if tag[1]:
            levels.pop()
            content = _joined(texts, elements, before, random)
            levels[-1][1].append(f"<{tag[2]}>{content}</{tag[2]}>")
            continue
        texts.append(before)
        if tag[3]:
            elements.append(tag[0])
        else:
            levels.append(([], []))
    texts, elements = levels.pop()
    return _joined(texts, elements, msgid[position:], random)


def _joined(texts: list[str], elements: list[str], last: str, random: Random) -> str:
    random.shuffle(elements)
    return "".join(text + element for text, element in zip(texts, elements, strict=True)) + last
