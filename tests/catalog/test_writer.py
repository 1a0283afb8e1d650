"""Entries are written as gettext writes them, and read back as what they were."""

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.catalog import Style, detect_style, read_catalog, render_entry
from diglot.model import Message, Reference

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
LONG = "A sentence that is too long for one line of a catalog, so that it has to be broken somewhere."

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\4"), max_size=200)
WORDS = st.lists(st.sampled_from([*'ab中文。“”\\"\n\t ', "word ", "\\n", "<a>"]), max_size=80).map("".join)
LINE = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30).map(str.strip)
FLAG = st.sampled_from(["fuzzy", "c-format", "no-wrap", "range: 0..5", "x-own:1"])
PATH = st.text(st.sampled_from("abc/.-:1 中"), min_size=1, max_size=12).filter(lambda path: path.strip() == path)


@st.composite
def messages(draw: st.DrawFn) -> Message:
    text = TEXT | WORDS
    plural = draw(st.none() | text)
    previous = draw(st.none() | text)
    return Message(
        msgid=draw(text.filter(bool)),
        msgctxt=draw(st.none() | text),
        msgid_plural=plural,
        msgstr=(draw(text),) if plural is None else tuple(draw(st.lists(text, min_size=1, max_size=4))),
        flags=tuple(sorted(draw(st.sets(FLAG)), key=lambda flag: flag != "fuzzy")),
        references=tuple(draw(st.lists(st.builds(Reference, PATH, st.none() | st.integers(0, 9999)), max_size=12))),
        extracted=tuple(draw(st.lists(LINE, max_size=3))),
        comments=tuple(draw(st.lists(LINE, max_size=3))),
        previous_msgid=previous,
        previous_msgctxt=None if previous is None else draw(st.none() | text),
        obsolete=draw(st.booleans()),
    )


@given(messages(), st.sampled_from(["\n", "\r\n"]), st.sampled_from([79, None, 40]))
def test_what_is_written_is_read_back(message: Message, newline: str, width: int | None) -> None:
    text = HEADER.replace("\n", newline) + render_entry(message, Style(newline, width)) + newline
    (back,) = read_catalog(text.encode(), "a.po").messages
    for name in Message.__dataclass_fields__:
        if name not in ("line", "msgstr_line", "start", "end"):
            assert getattr(back, name) == getattr(message, name), name


def test_the_parts_of_an_entry_stand_in_gettexts_order() -> None:
    message = Message(
        msgid="Hello",
        msgctxt="menu",
        msgid_plural="Hellos",
        msgstr=("你好", ""),
        flags=("c-format", "fuzzy"),
        references=(Reference("a.html", 3), Reference("my page.html")),
        extracted=("<h1>", ""),
        comments=("By hand", ""),
        previous_msgctxt="m",
        previous_msgid="Hi",
    )
    assert render_entry(message, Style()).split("\n") == [
        "# By hand",
        "#",
        "#. <h1>",
        "#.",
        "#: a.html:3 \u2068my page.html\u2069",
        "#, fuzzy, c-format",
        '#| msgctxt "m"',
        '#| msgid "Hi"',
        'msgctxt "menu"',
        'msgid "Hello"',
        'msgid_plural "Hellos"',
        'msgstr[0] "你好"',
        'msgstr[1] ""',
    ]


def test_a_string_that_is_too_long_or_has_a_line_break_starts_on_the_next_line() -> None:
    assert render_entry(Message(LONG, msgstr=("one\ntwo\n",)), Style()).split("\n") == [
        'msgid ""',
        '"A sentence that is too long for one line of a catalog, so that it has to be "',
        '"broken somewhere."',
        'msgstr ""',
        '"one\\n"',
        '"two\\n"',
    ]
    assert render_entry(Message("one\n", msgstr=("x" * 200,)), Style()) == f'msgid "one\\n"\nmsgstr "{"x" * 200}"'


def test_an_unwrapped_file_and_the_no_wrap_flag_break_lines_at_line_breaks_only() -> None:
    assert render_entry(Message(LONG), Style(width=None)) == f'msgid "{LONG}"\nmsgstr ""'
    assert f'msgid "{LONG}"' in render_entry(Message(LONG, flags=("no-wrap",)), Style())


def test_references_fill_lines_of_79_columns() -> None:
    references = tuple(Reference(f"folder/page{number}.html") for number in range(9))
    lines = render_entry(Message("a", references=references), Style()).split("\n")[:3]
    assert [line.count(".html") for line in lines] == [4, 4, 1]


def test_nul_and_eot_cannot_be_written() -> None:
    for character in "\0\4":
        with pytest.raises(ValueError, match="cannot hold"):
            render_entry(Message(character), Style())


@pytest.mark.parametrize("style", [Style(), Style(width=None), Style("\r\n", 79), Style(width=60), Style("\n", 100)])
def test_the_style_of_a_file_is_found(style: Style) -> None:
    entries = [render_entry(Message(f"{LONG} {number} {LONG}", msgstr=(f"{LONG * 2}",)), style) for number in range(3)]
    assert detect_style((style.newline * 2).join(entries)) == style


def test_a_file_that_shows_no_style_is_written_in_gettexts() -> None:
    assert detect_style("") == detect_style('msgid "a"\nmsgstr ""\n') == Style()


@pytest.mark.skipif(not shutil.which("msgcat"), reason="GNU gettext is not installed")
def test_msgcat_changes_nothing_of_what_is_written(tmp_path: Path) -> None:
    entries = [
        Message(
            f"{LONG * number}",
            msgstr=("中文，" * number * 9,),
            comments=("note",),
            extracted=("<p>",),
            flags=("fuzzy",),
        )
        for number in range(1, 9)
    ] + [
        Message("refs", references=tuple(Reference(f"folder/page{number}.html", number) for number in range(20))),
        Message("file", msgid_plural="files", msgstr=("a", "b"), previous_msgid=LONG, flags=("fuzzy",)),
        Message("gone", msgstr=(LONG,), previous_msgid="went", flags=("fuzzy",), obsolete=True),
    ]
    path = tmp_path / "a.po"
    path.write_text(
        HEADER + "\n\n".join(render_entry(message, Style()) for message in entries) + "\n", encoding="utf-8"
    )
    assert subprocess.run(["msgcat", path], check=True, capture_output=True).stdout == path.read_bytes()
