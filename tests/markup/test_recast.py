"""A translation with raw tags becomes the msgstr of our msgid, with the placeholders of the same tags."""

import re
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diglot.markup import ScanRules, edit, pair, splice
from diglot.markup.fragments import READINGS, read_fragment
from diglot.markup.recast import as_elements, recast, recast_own, shape

RULES = ScanRules(("en", "zh_CN"))


def recasts(source: str, target: str, reading: int = 0) -> list[tuple[str, str]]:
    """By msgid the msgstr, or in brackets what is wrong with it."""
    fragment = read_fragment(source, RULES, READINGS[reading])
    found = []
    for number, segment in enumerate(fragment.segments):
        msgstr, problem = recast(fragment, number, target, segment.msgid, RULES)
        assert (problem is None) == pair(segment.msgid, msgstr).is_usable or problem
        found.append((segment.msgid, f"[{problem}]" if problem else msgstr))
    return found


@pytest.mark.parametrize(
    ("source", "target", "msgid", "msgstr"),
    [
        ("Opening hours", "Öffnungszeiten", "Opening hours", "Öffnungszeiten"),
        (
            'Read <a href="/r.pdf" class="x">the report</a>.',
            'Lies <a href="/r.pdf" class="x">den Bericht</a>.',
            "Read <a>the report</a>.",
            "Lies <a>den Bericht</a>.",
        ),
        (
            '<a href="1">One</a> and <a href="2">two</a>.',
            '<a href="2">Zwei</a> und <a href="1">eins</a>.',
            "<a>One</a> and <a2>two</a2>.",
            "<a2>Zwei</a2> und <a>eins</a>.",
        ),
        (
            '<b class="x">Red</b> and <b class="y">blue</b> ones',
            '<b class="y">Blaue</b> und <b class="x">rote</b>',
            "<b>Red</b> and <b>blue</b> ones",
            "<b2>Blaue</b2> und <b1>rote</b1>",
        ),
        (
            '<a href="1" title="First">One</a> or <a href="2" title="Second">two</a>',
            '<a href="2" title="Zweiter">zwei</a> oder <a href="1" title="Erster">eins</a>',
            "<a>One</a> or <a2>two</a2>",
            "<a2>zwei</a2> oder <a>eins</a>",
        ),
        (
            '<span class="s"> <a href="x">1. Start</a> </span>',
            '<span class="s"> <a href="x">1. Anfang</a> </span>',
            "1. Start",
            "1. Anfang",
        ),
        ('Click <a href="x">here</a>', '<a href="x">Hier klicken</a>', "Click <a>here</a>", "<a>Hier klicken</a>"),
        ("R&amp;D &mdash; a&nbsp;b", "F&amp;E &ndash; a&#160;b", "R&D — a&nbsp;b", "F&E – a&nbsp;b"),
        ("Street<br>City", "Stadt<br />Straße", "Street<br/>City", "Stadt<br/>Straße"),
        ("one\n   two", "eins\n   zwei", "one two", "eins zwei"),
        ('<a id="top"></a>Text', '<a id="top"></a>10', "Text", "10"),
        (
            'Sets of <a href="1">frogs</a><a class="h" href="#x">¶</a>',
            'Mengen<a class="h" href="#x">¶</a> von <a href="1">Fröschen</a>',
            "Sets of <a>frogs</a>",
            "Mengen von <a>Fröschen</a>",
        ),
        ("<img src='a.png'> is <img src='b.png'>", "<img src='b.png'> ist <img src='a.png'>", "is", "ist"),
        (
            "see <img src='a.png'> and <img src='b.png'> here",
            "hier <img src='b.png' /> und <img src='a.png' /> da",
            "see <img/> and <img2/> here",
            "hier <img2/> und <img/> da",
        ),
        ("Wait {{ n }} days", "Noch {{ n }} Tage", "Wait {{ n }} days", "Noch {{ n }} Tage"),
    ],
)
def test_raw_tags_become_the_placeholders_of_the_same_tags(source: str, target: str, msgid: str, msgstr: str) -> None:
    assert dict(recasts(source, target))[msgid] == msgstr


def test_attributes_go_with_their_tags() -> None:
    source = 'A <img src="1" alt="red" title="R"> and <img src="2" alt="blue"> b'
    target = 'B <img src="2" alt="blau"> und <img src="1" alt="rot" title="RR"> b'
    assert dict(recasts(source, target)) == {
        "A <img/> and <img2/> b": "B <img2/> und <img/> b",
        "red": "rot",
        "R": "RR",
        "blue": "blau",
    }


def test_an_attribute_that_the_translation_changed_is_found_by_its_place() -> None:
    assert dict(recasts('See <img src="en.png" alt="cat"> now', 'Sieh <img src="de.png" alt="Katze"> an')) == {
        "See <img/> now": "Sieh <img/> an",
        "cat": "Katze",
    }


def test_a_text_of_several_messages_is_taken_apart_on_both_sides() -> None:
    assert recasts("one<br><br>two", "eins<br><br>zwei") == [("one", "eins"), ("two", "zwei")]
    assert recasts("one<br><br>two", "eins und zwei") == [
        ("one", "[the translation has other parts than the text]"),
        ("two", "[the translation has other parts than the text]"),
    ]


def test_items_of_a_list_go_with_their_tags() -> None:
    source = '<a href="1" title="First">One</a> | <a href="2" title="Second">two</a>'
    target = '<a href="2" title="Zweiter">zwei</a> | <a href="1" title="Erster">eins</a>'
    expected = {"One": "eins", "two": "zwei", "First": "Erster", "Second": "Zweiter"}
    assert dict(recasts(source, target)) == expected


def test_what_doesn_t_fit_is_refused_with_a_reason() -> None:
    (found,) = recasts('Read <a href="x">it</a> now', "Lies es jetzt")
    assert found == ("Read <a>it</a> now", "[<a> of the source is missing]")
    (found,) = recasts("Read it", 'Lies <a href="javascript:x">es</a> jetzt')
    assert found[1].startswith("[")


def test_preserved_spaces_stay_where_the_page_preserves_them() -> None:
    assert recasts("a  b\n  c", "x  y\n  z", reading=2) == [("a  b\n  c", "x  y\n  z")]


def test_xhtml_and_titles_are_read_as_such() -> None:
    assert recasts('<a id="t"/>Text <b/> more', '<a id="t"/>Mehr <b/> Text', reading=1)[0][1] == "Mehr <b/> Text"
    assert recasts("a <b> c", "x <b> y", reading=3) == [("a &lt;b> c", "x &lt;b> y")]


def test_placeholders_of_itstool_are_elements_without_text() -> None:
    source, target = (as_elements(text) for text in ("A <_:img-1/> b <_:img-2/> c", "B <_:img-2/> a <_:img-1/> c"))
    assert recasts(source, target) == [("A <img/> b <img2/> c", "B <img2/> a <img/> c")]
    assert as_elements("<_:table-1/>") == '<table data-number="1"></table>'


def test_the_shape_of_a_msgid_knows_no_numbers_and_no_kinds_of_spaces() -> None:
    assert shape("<a1>x</a1>&nbsp;<a2>y</a2>\n<img3/>") == shape("<a>x</a> <a2>y</a2> <img/>")
    assert shape("<a>x</a>") != shape("<a/>x")


def test_a_msgid_of_older_rules_hands_its_translation_on() -> None:
    old, msgstr = "<a1>One</a1> and <a2>two</a2> <img1/>", "<a2>Zwei</a2> <img1/> <a1>eins</a1>"
    assert recast_own(old, msgstr, "<a>One</a> and <a2>two</a2> <img/>") == ("<a2>Zwei</a2> <img/> <a>eins</a>", None)
    assert recast_own("<a1>One</a1>", "Eins", "<a>One</a>") == ("", "<a> of the source is missing")


def test_the_documentation_shows_what_becomes_of_a_msgid() -> None:
    text = (Path(__file__).parents[2] / "docs" / "catalogs.md").read_text("utf-8")
    _, _, table = text.partition("| in the old catalog | in ours |\n|---|---|\n")
    rows = [re.findall("`([^`]+)`", row) for row in table.partition("\n\n")[0].splitlines()]
    assert len(rows) == 7
    for old, *ours in rows:
        fragment = read_fragment(as_elements(old), RULES, READINGS[0])
        assert [shape(segment.msgid) for segment in fragment.segments] == [shape(msgid) for msgid in ours], old


PIECES = st.lists(
    st.tuples(
        st.sampled_from(["{}", '<a href="/{n}">{}</a>', '<b class="{n}">{}</b>', "<i>{}</i>", '{} <img src="{n}">']),
        st.sampled_from(["one", "two &amp; three", "x &lt; 5", "四"]),
    ),
    min_size=1,
    max_size=5,
)


@settings(deadline=None)
@given(PIECES, st.randoms(use_true_random=False))
def test_a_page_with_the_translation_has_the_tags_that_the_translation_had(
    pieces: list[tuple[str, str]], random: Random
) -> None:
    source = [form.format(text, n=n) for n, (form, text) in enumerate(pieces)]
    target = [form.format(f"{text} {n}", n=n) for n, (form, text) in enumerate(pieces)]
    random.shuffle(target)
    fragment = read_fragment(f"x {' '.join(source)} x", RULES, READINGS[0])
    (segment,) = fragment.segments
    msgstr, problem = recast(fragment, 0, f"x {' '.join(target)} x", segment.msgid, RULES)
    assert problem is None
    change = edit(segment, fragment.page, pair(segment.msgid, msgstr, segment.codes).parts)
    assert splice(fragment.page.text, [change]).text == f"<div>x {' '.join(target)} x</div>"
