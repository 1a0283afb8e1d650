"""Lines are broken where gettext breaks them."""

import shutil
import subprocess
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.catalog import Style, read_catalog, render_entry
from diglot.model import Message
from diglot.text.linebreak import Breaks
from diglot.text.plainlines import plain_lines
from diglot.text.wrap import stays_whole, text_width, wrap

ENGLISH = "The quick brown fox jumps over the lazy dog, again and again, until the line is full."
CHINESE = "全国政协副主席、科技部部长万钢（左二）参观了西安铂力特公司，听取了薛蕾博士的介绍。"
WESTERN = [chr(number) for number in range(0x21, 0x3000) if plain_lines(chr(number), 1) and chr(number) != "\\"]

PIECES = st.lists(
    st.sampled_from(
        [
            "word",
            " ",
            "  ",
            "中文",
            "。",
            "（",
            "）",
            "“",
            "”",
            "……",
            "——",
            "-",
            "/",
            "100%",
            "$5",
            "3.14",
            "<a>",
            "http://x.org/a?b=c",
            '\\"',
            "\\n",
            "\\\\",
            "\\t",
            "\xa0",
            "\u3000",
            "é",
            "é",
            "ไทย",
            "한국어",
            "かな",
            "ー",
            "ﾊﾝ",
            "😀",
            "👍🏽",
            "\u200b",
            "\u2060",
            "🇨🇳🇫🇷",
            "אב-ג",
            "a\xadb",
            "!",
            "?",
            ";",
            ":",
            ",",
            "(",
            ")",
        ]
    ),
    max_size=60,
).map("".join)


def breaks(text: str) -> str:
    """The text with a bar at each place where a line may break."""
    places = Breaks(text)
    return "".join(("|" if places.before(offset) else "") + character for offset, character in enumerate(text))


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("two words", "two |words"),
        ("a  b", "a  |b"),
        ("中文字", "中|文|字"),
        ("中文。字", "中|文。|字"),
        ("（中）文", "（中）|文"),
        ("他说“好”了", "他|说“好”了"),
        ("第1章", "第|1|章"),
        ("100%的", "100%|的"),
        ("well-known", "well-|known"),
        ("等等……", "等|等……"),
        ("no\u00a0break", "no\u00a0break"),
        ("zero\u200bwidth", "zero\u200b|width"),
        ("e\u0301t e\u0301", "e\u0301t |e\u0301"),
        ("🇨🇳🇫🇷", "🇨🇳|🇫🇷"),
        ("👍🏽好", "👍🏽|好"),
        ("א-ב", "א-ב"),
        (" lead", " lead"),
        ("“ (", "“ ("),
    ],
)
def test_a_line_may_break_after_spaces_and_between_ideographs_but_not_at_punctuation(text: str, marked: str) -> None:
    assert breaks(text) == marked


def test_a_text_that_fits_stays_whole() -> None:
    assert wrap("short", 77) == ["short"]


def test_spaces_end_a_line_and_count() -> None:
    assert wrap(ENGLISH, 30) == [
        "The quick brown fox jumps ",
        "over the lazy dog, again and ",
        "again, until the line is full.",
    ]
    assert wrap("aaaa bbbb", 5) == ["aaaa ", "bbbb"]
    assert wrap("aaaaa bbbb", 5) == ["aaaaa ", "bbbb"]


def test_ideographs_take_two_columns() -> None:
    assert [text_width(piece) for piece in wrap(CHINESE, 20)] == [20, 20, 20, 18, 4]
    assert "".join(wrap(CHINESE, 20)) == CHINESE


def test_combining_marks_take_none() -> None:
    assert text_width("e\u0301\u200b中") == 3


def test_an_escape_is_never_parted() -> None:
    assert wrap("中文\\\\中文", 5) == ["中文", "\\\\中", "文"]
    assert wrap("中文\\n", 4) == ["中", "文\\n"]


@given(PIECES, st.integers(4, 80))
def test_pieces_put_together_are_the_text(text: str, room: int) -> None:
    assert "".join(wrap(text, room)) == text


@given(PIECES, st.integers(4, 80))
def test_a_piece_is_too_wide_only_if_nothing_in_it_may_break(text: str, room: int) -> None:
    for piece in wrap(text.replace("\\", ""), room):
        if text_width(piece) > room:
            assert "|" not in breaks(piece)


def test_thousands_of_strings_stand_on_the_lines_that_msgcat_gives_them(tmp_path: Path) -> None:
    if not shutil.which("msgcat"):
        pytest.skip("GNU gettext is not installed")
    import random

    chance = random.Random(20151021)
    parts = [
        "，",
        "。",
        "、",
        "（中）",
        "“引”",
        "《书》",
        "……",
        "——",
        "！",
        "：",
        " ",
        "\n",
        "2015年",
        "100%",
        "<a>链接</a>",
    ]
    parts += [
        "Diglot ",
        "the ",
        "pages, ",
        "well-known ",
        '"quoted" ',
        "C:\\path ",
        "e\u0301",
        "\u00a0",
        "\u3000",
        "$5 ",
        "3D",
        "😀",
    ]
    parts += [*"的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会"] * 2
    texts = {"".join(chance.choices(parts, k=chance.randint(5, 90))) for _ in range(4000)}
    messages = [Message(msgid=f"{text}{number}", msgstr=(text,)) for number, text in enumerate(sorted(texts))]
    header = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    unwrapped = Style(width=None)
    source = tmp_path / "in.po"
    source.write_text(header + "\n\n".join(render_entry(message, unwrapped) for message in messages), encoding="utf-8")

    result = subprocess.run(["msgcat", str(source)], check=True, capture_output=True)

    catalog = read_catalog(result.stdout, "out.po")
    assert len(catalog.messages) == len(messages)
    differing = [
        message
        for message in catalog.messages
        if render_entry(message, Style()) != catalog.text[message.start : message.end]
    ]
    assert not differing


@given(
    st.lists(st.sampled_from([*WESTERN, *WESTERN, *" (-—|$", "\\\\", '\\"', "\\t", " "] * 2 + ["  "]), max_size=60).map(
        "".join
    ),
    st.sampled_from(["", "\\n"]),
    st.integers(4, 30),
)
def test_the_short_cut_for_usual_characters_breaks_lines_where_the_search_does(text: str, end: str, room: int) -> None:
    short = wrap(text + end, room)

    with patch("diglot.text.wrap.plain_lines", return_value=None):
        assert short == wrap(text + end, room)


@given(
    st.lists(st.sampled_from([*WESTERN, " ", "\\\\", '\\"']), max_size=12).map("".join),
    st.sampled_from(["", "\\n"]),
)
def test_a_text_stays_whole_if_it_would_be_one_line(text: str, end: str) -> None:
    assert stays_whole(text + end, 0, 0) == (len(wrap(text + end, 1)) == 1)


def test_usual_characters_are_one_column_wide() -> None:
    assert all(text_width(each) == 1 for each in WESTERN)
