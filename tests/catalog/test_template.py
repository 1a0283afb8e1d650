"""A template holds every message with its header, and changes only when they do."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from diglot.catalog import new_header, read_catalog, render_template
from diglot.catalog.header import plural_forms
from diglot.model import Message, Reference

Header = tuple[tuple[str, str], ...]

MESSAGES = (
    Message("Home", references=(Reference("a.html"),), extracted=("<h1>",)),
    Message("file", msgid_plural="files", msgctxt="menu", flags=("c-format",)),
)


def header(*, locale: str | None = None, day: int = 1, version: str = "1.0") -> Header:
    now = datetime(2026, 11, day, 8, 30, tzinfo=UTC)
    return new_header(
        project="Site",
        version=version,
        bugs_to="a@b.org",
        source_language="en",
        locale=locale,
        now=now,
        basepath="../..",
    )


def test_a_template_reads_like_this() -> None:
    assert render_template(MESSAGES, header(), None).decode() == (
        "# Messages of Site 1.0.\n"
        "# Made by `diglot extract`; changes here are lost.\n"
        "#\n"
        "#, fuzzy\n"
        'msgid ""\n'
        'msgstr ""\n'
        '"Project-Id-Version: Site 1.0\\n"\n'
        '"Report-Msgid-Bugs-To: a@b.org\\n"\n'
        '"POT-Creation-Date: 2026-11-01 08:30+0000\\n"\n'
        '"PO-Revision-Date: YEAR-MO-DA HO:MI+ZONE\\n"\n'
        '"Last-Translator: FULL NAME <EMAIL@ADDRESS>\\n"\n'
        '"Language-Team: LANGUAGE <LL@li.org>\\n"\n'
        '"Language: \\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        '"X-Source-Language: en\\n"\n'
        '"X-Poedit-Basepath: ../..\\n"\n'
        "\n"
        "#. <h1>\n"
        "#: a.html\n"
        'msgid "Home"\n'
        'msgstr ""\n'
        "\n"
        "#, c-format\n"
        'msgctxt "menu"\n'
        'msgid "file"\n'
        'msgid_plural "files"\n'
        'msgstr[0] ""\n'
        'msgstr[1] ""\n'
    )


def test_with_the_same_messages_a_later_template_is_the_old_one() -> None:
    first = render_template(MESSAGES, header(), None)
    assert render_template(MESSAGES, header(day=2), read_catalog(first, "a.pot")) == first


def test_a_note_of_several_lines_becomes_several_comments_and_no_change_later() -> None:
    messages = [Message("a", extracted=("first\n  second\r\n\tthird\x0b",))]
    first = render_template(messages, header(), None)
    assert b"\n#. first\n#. second\n#. third\nmsgid" in first
    assert render_template(messages, header(day=2), read_catalog(first, "a.pot")) == first


def test_translations_and_fuzzy_flags_do_not_get_into_a_template() -> None:
    translated = [Message("Home", msgstr=("首页",), flags=("fuzzy",), comments=("mine",), obsolete=True)]
    assert render_template(translated, header(), None) == render_template([Message("Home")], header(), None)


@pytest.mark.parametrize(
    "messages",
    [
        MESSAGES[:1],
        MESSAGES[::-1],
        (Message("Home", references=(Reference("b.html"),), extracted=("<h1>",)), MESSAGES[1]),
        (Message("Home", references=(Reference("a.html"),), extracted=("<h2>",)), MESSAGES[1]),
        (MESSAGES[0], Message("file", msgid_plural="filez", msgctxt="menu", flags=("c-format",))),
    ],
)
def test_with_other_messages_it_has_the_new_date(messages: tuple[Message, ...]) -> None:
    old = read_catalog(render_template(MESSAGES, header(), None), "a.pot")
    new = read_catalog(render_template(messages, header(day=2), old), "a.pot")
    assert new.field("POT-Creation-Date") == "2026-11-02 08:30+0000"


def test_another_version_of_the_project_keeps_the_date() -> None:
    old = read_catalog(render_template(MESSAGES, header(), None), "a.pot")
    new = read_catalog(render_template(MESSAGES, header(day=2, version="2.0"), old), "a.pot")
    assert new.field("Project-Id-Version") == "Site 2.0"
    assert new.field("POT-Creation-Date") == "2026-11-01 08:30+0000"


def test_a_template_keeps_the_style_that_another_tool_gave_it() -> None:
    first = (
        render_template(MESSAGES, header(), None).replace(b'msgid "Home"', b'msgid ""\n"Home"').replace(b"\n", b"\r\n")
    )
    assert render_template(MESSAGES, header(day=2), read_catalog(first, "a.pot")) == first


def test_the_header_of_a_locale_has_its_plural_forms_and_zone() -> None:
    zone = timezone(timedelta(hours=8))
    now = datetime(2026, 11, 1, 8, 30, tzinfo=zone)
    fields = dict(
        new_header(project="S", version="", bugs_to="", source_language="en", locale="zh_CN", now=now, basepath=None)
    )
    assert fields["POT-Creation-Date"] == "2026-11-01 08:30+0800"
    assert fields["Project-Id-Version"] == "S"
    assert (fields["Language"], fields["Language-Team"]) == ("zh_CN", "zh_CN <LL@li.org>")
    assert fields["Plural-Forms"] == "nplurals=1; plural=0;"
    assert "X-Poedit-Basepath" not in fields


@pytest.mark.parametrize(
    ("locale", "count"),
    [
        ("en", 2),
        ("zh_Hans", 1),
        ("zh-TW", 1),
        ("ru", 3),
        ("sr@latin", 3),
        ("pt_BR", 2),
        ("ar", 6),
        ("tlh_XX", 2),
    ],
)
def test_plural_forms_are_babels_for_the_locale_or_its_language(locale: str, count: int) -> None:
    assert plural_forms(locale).startswith(f"nplurals={count}; plural=")


def test_a_line_break_in_a_setting_stays_out_of_the_header() -> None:
    now = datetime(2026, 11, 1, tzinfo=UTC)
    fields = new_header(
        project="S\nX-Evil: 1",
        version="1",
        bugs_to="",
        source_language="en",
        locale=None,
        now=now,
        basepath=None,
    )
    assert fields[0] == ("Project-Id-Version", "S X-Evil: 1 1")
