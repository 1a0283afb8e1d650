"""A translation gets today's placeholders only where that is sure."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diglot.text.retag import TAG, retagged


@pytest.mark.parametrize(
    ("old", "new", "translation", "expected"),
    [
        ("Read <b>this</b>", "Read <strong>this</strong>", "<b>Dies</b> lesen", "<strong>Dies</strong> lesen"),
        ("Read <b>this</b> now", "Read this now", "<b>Dies</b> lesen", "Dies lesen"),
        ("<a>x</a> or <a2>y</a2>", "x or <a>y</a>", "<a2>Y</a2>或<a>X</a>", "<a>Y</a>或X"),
        ("<b>x</b> or <b>y</b>", "<i>x</i> or <i>y</i>", "<b>Y</b><b>X</b>", "<i>Y</i><i>X</i>"),
        ("x <img2/> y", "x <img/> y", "<img2/>!", "<img/>!"),
        ("<a>x <b>y</b></a> z", "<a>x <em>y</em></a> z", "<b>Y</b>", None),
        ("<b>x</b> or <b>y</b>", "<i>x</i> or <b>y</b>", "<b>Y</b><b>X</b>", None),
        ("<b>x</b> or <b>y</b>", "x or <b>y</b>", "<b>Y</b><b>X</b>", None),
        ("<b>x</b> or <i>y</i>", "<b>x</b> or <b>y</b>", "<i>Y</i><b>X</b>", None),
        ("x or y", "x or <b>y</b>", "X", None),
        ("<b>x</b> or y", "x or <b>y</b>", "<b>X</b>", None),
        ("<sup>x</sup> or y", "x or y", "<sup>X</sup>", None),
        ("<code>x</code> or y", "x or y", "<code>X</code>", None),
        ("<img/> or y", "<svg/> or y", "<img/>", None),
        ("<b>x</b> or y", "<i>x</i> or y", "<b>X", None),
        ("<b>x</b> or y", "<i>x</i> or y", "</b><b>X", None),
        ("<b>x</b> or y", "<i>x</i> or y", "<b >X</b>", None),
        ("<b>x</b> or y", "<i>x</i> or y", "<b>X</b><b>X</b>", None),
        ("<b>x</b> or y", "<i>x</i> or y", "X", None),
    ],
)
def test_placeholders_are_renamed_or_dropped_or_it_is_not_sure(
    old: str, new: str, translation: str, expected: str | None
) -> None:
    assert retagged(old, new, translation) == expected


TEXT = st.lists(st.sampled_from(["a", " ", "<b>", "</b>", "<i>", "</i>", "<a>", "</a>", "<a2>", "</a2>", "<br/>"]))


@settings(deadline=None)
@given(TEXT.map("".join), TEXT.map("".join), TEXT.map("".join))
def test_a_translation_with_other_placeholders_has_just_those_of_the_new_text(old: str, new: str, text: str) -> None:
    for translation in (text, old.replace("a ", "b")):
        found = retagged(old, new, translation)
        if found is not None:
            assert sorted(tag[0] for tag in TAG.finditer(found)) == sorted(tag[0] for tag in TAG.finditer(new))
            assert TAG.sub("", found) == TAG.sub("", translation)
