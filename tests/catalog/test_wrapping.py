"""Strings are broken into lines as the programs break them that write catalogs, and the style of a file is found."""

import polib
import pytest
from babel.messages.pofile import normalize
from hypothesis import assume, given
from hypothesis import strategies as st

from diglot.catalog import Style, detect_style, render_entry
from diglot.catalog.strings import escape, join_strings
from diglot.catalog.wrapping import Wrapping
from diglot.model import Message

LONG = "A sentence that is too long for one line of a catalog, so that it has to be broken somewhere."
WORDS = st.lists(
    st.sampled_from([*'ab中文。\\"\n ', "word ", "well-known ", "so--called ", '\\"', "<a> "]), max_size=60
)
TEXT = WORDS.map("".join)
PREFIX = st.sampled_from(["", "#~ ", "#| "])


@given(TEXT, st.sampled_from([78, 60, 0]), st.booleans())
def test_polibs_rules_are_polibs(text: str, width: int, is_obsolete: bool) -> None:
    entry = polib.POEntry(msgid=text, msgstr="", obsolete=is_obsolete)
    prefix = "#~ " if is_obsolete else ""
    theirs = entry.__unicode__(wrapwidth=width).split("\n")[:-2]
    assert Wrapping("polib", width or None).lines("msgid", escape(text), prefix) == theirs


@given(TEXT, st.sampled_from([76, 60, 0]), PREFIX)
def test_babels_rules_are_babels(text: str, width: int, prefix: str) -> None:
    theirs = f"{prefix}msgid {normalize(text, prefix, width)}".split("\n")
    # Babel adds a line break where the last one of a text just fits on its line.
    assume(join_strings("\n".join(theirs)) == escape(text))
    assert Wrapping("babel", width or None).lines("msgid", escape(text), prefix) == theirs


@pytest.mark.parametrize(
    "style",
    [
        Style("\n", 78, "polib"),
        Style("\n", 76, "babel"),
        Style("\r\n", 78, "polib", Wrapping("one-line", None)),
        Style("\n", 79, "gettext", Wrapping("gettext", None)),
    ],
)
def test_the_rules_of_a_file_are_found_for_sources_and_for_translations(style: Style) -> None:
    texts = [f"{LONG} {number}: to be or not\n{LONG} {LONG}" for number in range(3)] + [f"{LONG}\n"]
    texts += [f"{'x' * number} {LONG} {LONG}" for number in range(12)]
    messages = [Message(f"{text}{number}", msgstr=(f"{text}?",)) for number, text in enumerate(texts)]
    assert detect_style((style.newline * 2).join(render_entry(message, style) for message in messages)) == style


def test_a_translation_may_stand_on_one_line_with_its_line_breaks() -> None:
    style = Style("\n", 78, "polib", Wrapping("one-line", None))
    assert render_entry(Message("a\nb", msgstr=("c\nd",)), style).split("\n") == [
        'msgid ""',
        '"a\\n"',
        '"b"',
        'msgstr "c\\nd"',
    ]
