"""Raw tags of any catalog are compared in any order, and what only looks like a tag is left alone."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.markup.contents import moved
from diglot.markup.light import parts
from diglot.markup.raw import compare, has_light_markup, is_raw, raw_tags

ELEMENTS = st.lists(
    st.sampled_from(['<a href="x">甲</a>', "<gui>乙</gui>", "<br/>", '<img src="a" alt="b">', "<_:media-1/>"]),
    min_size=1,
    max_size=5,
)


@given(ELEMENTS, st.randoms())
def test_order_never_matters(elements: list[str], rng: Random) -> None:
    shuffled = elements.copy()
    rng.shuffle(shuffled)
    assert compare(" and ".join(elements), "，".join(shuffled)) == ()


@given(ELEMENTS)
def test_every_element_that_is_dropped_is_missed(elements: list[str]) -> None:
    found = compare(" ".join(elements), " ".join(elements[1:]))
    assert [one.kind for one in found] == ["missing"]


@pytest.mark.parametrize(
    ("msgid", "msgstr", "kinds"),
    [
        ('<a href="x">A</a>', '<a href="y">A</a>', ["attribute"]),
        ('<a href="x">A</a>', "<a>A</a>", ["attribute"]),
        ('<a href="x">A</a>', '<a href="x">A', ["nesting"]),
        ('<a href="x">A <b>B</b></a>', '<a href="x">A <b>B</a></b>', ["nesting"]),
        ('<a href="x">A</a>', '<a href="x">A</a><br>', ["extra"]),
        ('<a href="x" title="A">A</a>', '<a title="甲" href="x">甲</a>', []),
        ('<a href="%(u)s" %(x)s>A</a>', '<a %(x)s href="%(u)s">甲</a>', []),
        ("cp <file> <dir>", "cp <文件> <目录>", []),
        ("<<original entry>>", "<<ursprünglicher Eintrag>>", []),
        ("<link xref='a'>A</link>", "<link xref='a'>甲</link>", []),
        ("a < b && c > d", "a < b && c > d", []),
    ],
)
def test_differences_are_named(msgid: str, msgstr: str, kinds: list[str]) -> None:
    assert [one.kind for one in compare(msgid, msgstr)] == kinds


def test_light_markup_hides_what_is_no_tag() -> None:
    assert has_light_markup("see :ref:`text <target>` and <https://a.example>")
    assert not has_light_markup("see <b>it</b>")
    assert raw_tags("see :ref:`text <target>` and <https://a.example> and <a@b.example>") == ()
    assert is_raw('<a href="x">A</a>')
    assert not is_raw("<a>A</a>")


def test_parts_of_light_markup_have_keys() -> None:
    text = ":ref:`text <target>` ``code`` `name <https://a.example/>`_ [t](u.md) |sub| [1]_ :func:`~a.b()`"
    assert [(part.kind, part.key) for part in parts(text)] == [
        ("role", ":ref:`target`"),
        ("code", "code"),
        ("link", "https://a.example/"),
        ("link", "u.md"),
        ("substitution", "|sub|"),
        ("footnote", "[1]_"),
        ("role", ":func:`a.b`"),
    ]


def test_a_name_in_another_link_is_found() -> None:
    msgid = '<a href="x">GNOME</a> or <a href="y">KDE</a>'
    assert moved(msgid, '<a href="y">KDE</a>或<a href="x">GNOME</a>') == []
    assert [text for text, *_ in moved(msgid, '<a href="x">KDE</a>或<a href="y">GNOME</a>')] == ["GNOME", "KDE"]
