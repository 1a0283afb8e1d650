"""What a msgstr may say: rules 12 to 14 of the message grammar."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.markup import Place, pair
from diglot.model import InlineCode


def problems(msgid: str, msgstr: str) -> list[tuple[str, str]]:
    return [(problem.severity, problem.code) for problem in pair(msgid, msgstr).problems]


@pytest.mark.parametrize(
    ("msgid", "msgstr"),
    [
        ("Read <a>this</a> and <a2>that</a2>", "<a2>B</a2> und <a>A</a>"),
        ("<b>one</b> and <b>two</b>", "<b>zwei</b>, <b>eins</b>"),
        ("<code>a</code> or <code>b</code>", "<code2>b</code2> oder <code>a</code>"),
        ("line<br/>line", "a<br>b"),
        ("line<br/>line", "a<BR />b"),
        ("Read <a2>this</a2> <a>x</a>", "<A2 >x</A2 > <a>y</a>"),
        ("<a>x</a> <a2>y</a2>", "<a>x</a> <a2>y</a>"),
        ("An <img/> here", "<img> da"),
        ("a < b & c", "a < b & c <3 & &lt;b&gt;"),
        ("Hello {{ name }}!", "{{ name }}, hallo!"),
    ],
)
def test_order_is_free_and_spelling_is_forgiven(msgid: str, msgstr: str) -> None:
    assert pair(msgid, msgstr).problems == ()


@pytest.mark.parametrize(
    ("msgid", "msgstr", "code"),
    [
        ("Read <a>this</a>", "Lies das", "missing-placeholder"),
        ("An <img/> here", "Da", "missing-placeholder"),
        ("Use <code>x</code>", "Nutze x", "missing-placeholder"),
        ("Hello {{ name }}", "Hallo", "missing-placeholder"),
        ("Read <a>this</a>", "<a>a</a> <a>b</a>", "doubled-placeholder"),
        ("Hello {{ name }}", "{{ name }} {{ name }}", "doubled-placeholder"),
        ("Read <a>this</a>", "<a>a</a> <b>b</b>", "unknown-placeholder"),
        ("Read <a>this</a>", "<a>a</a> <a2>b</a2>", "unknown-placeholder"),
        ("Hello", "Hallo {{ config }}", "unknown-placeholder"),
        ("Hello", "Hallo {{ a{}b }}", "unknown-placeholder"),
        ("Read <a>this</a>", "<a>a", "bad-nesting"),
        ("Read <a>this</a>", "a</a>", "bad-nesting"),
        ("<a>x</a> <b>y</b>", "<a>x <b></a>y</b>", "bad-nesting"),
        ("<a>x</a> <a2>y</a2>", "<a>x <a2>y</a2></a>", "bad-nesting"),
        ("Read <a>this</a>", '<a href="javascript:x">a</a>', "markup-in-translation"),
        ("Hello", "<script>alert(1)</script>", "unknown-placeholder"),
        ("Hello", "<script src=x>", "markup-in-translation"),
        ("Hello", "x <!-- y", "markup-in-translation"),
        ("Hello", "x <?php y", "markup-in-translation"),
        ("Hello", "x </ y", "markup-in-translation"),
    ],
)
def test_what_would_change_the_page_is_refused(msgid: str, msgstr: str, code: str) -> None:
    pairing = pair(msgid, msgstr)
    assert ("error", code) in problems(msgid, msgstr)
    assert not pairing.is_usable
    assert pairing.parts == ()


@pytest.mark.parametrize(
    ("msgid", "msgstr", "code"),
    [
        ("October 21<sup>st</sup>", "10月21日", "missing-placeholder"),
        ("one<br/>two", "一二", "missing-placeholder"),
        ("pow<wbr/>ders", "粉末", "missing-placeholder"),
        ("a <b>b</b>", "<b>甲</b><b>乙</b>", "doubled-placeholder"),
    ],
)
def test_style_may_be_dropped_or_doubled_with_a_warning(msgid: str, msgstr: str, code: str) -> None:
    assert problems(msgid, msgstr) == [("warning", code)]
    assert pair(msgid, msgstr).is_usable


def test_a_doubled_pair_with_an_id_is_an_error() -> None:
    code = InlineCode("pair", "b", 2, 20, 12, 16, True)
    assert not pair("a <b>b</b>", "<b>甲</b><b>乙</b>", (code,)).is_usable


def test_changed_protected_content_is_a_warning() -> None:
    code = InlineCode("protected", "code", 4, 30, 26, 26, False)
    (problem,) = pair("Use <code>ls</code>", "Nutze <code>dir</code>", (code,)).problems
    assert (problem.severity, problem.code) == ("warning", "protected-content")


def test_plain_pairs_are_known_by_their_text() -> None:
    pairing = pair("<code>a</code> or <code>b</code>", "<code>b</code> oder <code>a</code>")
    assert [part.ordinal for part in pairing.parts if isinstance(part, Place) and part.edge == "open"] == [1, 0]


def test_a_problem_points_at_its_culprit() -> None:
    msgstr = "Lies <a>das <em>jetzt</em></a>"
    (problem,) = pair("Read <a>this</a>", msgstr).problems
    assert problem.span is not None
    assert msgstr[slice(*problem.span)] == "<em>jetzt</em>"


def test_a_msgid_of_another_tool_is_not_judged() -> None:
    assert pair('Read <a href="x">this</a>', "Lies das").problems == ()


TEXT = st.text(alphabet="ab &<;/{}%é中 ", max_size=6).filter(lambda t: "<" not in t and "{" not in t)
NUMBERED = st.lists(st.sampled_from(["pair", "opaque", "plain"]), min_size=1, max_size=6)


@given(NUMBERED, st.randoms(use_true_random=False))
def test_any_order_of_a_message_s_placeholders_pairs(kinds: list[str], random: object) -> None:
    pieces = [
        {"pair": f"<a{n}>x{n}</a{n}>", "opaque": f"<i{n}/>", "plain": f"<b>y{n}</b>"}[kind]
        for n, kind in enumerate(kinds, start=2)
    ]
    msgid = " and ".join(pieces)
    assert pair(msgid, msgid).problems == ()
    shuffled = list(pieces)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    assert pair(msgid, ", ".join(shuffled)).problems == ()
    ordinals = [p.ordinal for p in pair(msgid, ", ".join(shuffled)).parts if isinstance(p, Place) and p.edge != "close"]
    assert ordinals == [pieces.index(piece) for piece in shuffled]


@given(TEXT, TEXT)
def test_a_text_without_placeholders_takes_any_text(msgid: str, msgstr: str) -> None:
    assert pair(msgid, msgstr).problems == ()


@given(st.text(alphabet="<>/ab2 !?-c&;\n", max_size=40), st.text(alphabet="<>/ab2 !?-c&;\n", max_size=40))
def test_whatever_is_accepted_holds_no_markup_of_its_own(msgid: str, msgstr: str) -> None:
    for part in pair(msgid, msgstr).parts:
        if isinstance(part, str):
            assert not any(f"<{c}" in part for c in "abcdefghijklmnopqrstuvwxyz/!?")
