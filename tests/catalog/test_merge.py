"""An update keeps every translation, follows the template, and leaves alone what did not change."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diglot.catalog import (
    Style,
    Update,
    new_header,
    read_catalog,
    render_entry,
    render_template,
    update_catalog,
)
from diglot.model import Catalog, CatalogError, Message, Reference, Revision
from diglot.text.retag import TAG

QUICK = settings(deadline=None)
NOW = datetime(2026, 11, 1, 8, 30, tzinfo=UTC)
HEADER = (
    '# Mine.\nmsgid ""\nmsgstr ""\n"X-First: kept\\n"\n"POT-Creation-Date: 2020-01-01 00:00+0000\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals=3; plural=n;\\n"\n'
    '"X-Generator: Poedit 3\\n"\n'
)


def header(*, locale: str | None) -> tuple[tuple[str, str], ...]:
    return new_header(
        project="Site", version="1", bugs_to="", source_language="en", locale=locale, now=NOW, basepath=None
    )


def template(*messages: Message) -> Catalog:
    return read_catalog(
        render_template(
            messages,
            new_header(
                project="Site",
                version="1",
                bugs_to="",
                source_language="en",
                locale=None,
                now=NOW,
                basepath=None,
            ),
            None,
        ),
        "a.pot",
    )


def update(old: str | bytes | None, *messages: Message, clean: tuple[str, ...] = ()) -> Update:
    raw = old.encode() if isinstance(old, str) else old
    header = new_header(
        project="Site", version="1", bugs_to="", source_language="en", locale="zh_CN", now=NOW, basepath=None
    )
    return update_catalog(
        None if raw is None else read_catalog(raw, "zh.po"),
        template(*messages),
        header,
        wanted=lambda _: True,
        clean=clean,
    )


def counts(result: Update) -> tuple[int, int, int, int, int]:
    return (result.added, result.kept, result.obsoleted, result.revived, result.dropped)


def test_a_new_catalog_has_a_full_header_and_every_message_untranslated() -> None:
    result = update(None, Message("Home"), Message("file", msgid_plural="files"))
    text = result.content.decode()
    assert text.startswith(
        '# Translation of Site 1 into zh_CN.\n#\nmsgid ""\nmsgstr ""\n"Project-Id-Version: Site 1\\n"\n'
    )
    assert '"Language: zh_CN\\n"\n' in text
    assert text.endswith('\n\nmsgid "Home"\nmsgstr ""\n\nmsgid "file"\nmsgid_plural "files"\nmsgstr[0] ""\n')
    assert "fuzzy" not in text
    assert counts(result) == (2, 0, 0, 0, 0)


def test_an_update_without_a_change_gives_the_same_bytes_whoever_wrote_them() -> None:
    old = (
        HEADER + '\n\n\n#:a.html\n#odd\nmsgid "a" \nmsgstr ""\n\n"b"\n# between\n\n'
        'msgid ""\n"c"\nmsgstr "d"\n#~ msgid "x"\n#~ msgstr "y"\n# end'
    )
    result = update(old, Message("a", references=(Reference("a.html"),)), Message("c"))
    assert result.content.decode() == old
    assert counts(result) == (0, 2, 0, 0, 0)


def test_only_the_entry_that_changed_is_rewritten_and_the_templates_date_follows() -> None:
    old = (
        HEADER + '\nmsgid ""\n"odd"\nmsgstr "1"\n\n#: a.html\nmsgid ""\n"moved"\nmsgstr ""\n"2"\n\n'
        'msgid "c"\nmsgstr "3"\n'
    )
    result = update(old, Message("odd"), Message("moved", references=(Reference("b.html"),)), Message("c"))
    expected = old.replace("#: a.html", "#: b.html").replace("2020-01-01 00:00", "2026-11-01 08:30")
    assert result.content.decode() == expected


def test_translators_comments_flags_and_unknown_header_fields_stay() -> None:
    old = (
        HEADER + '\n#no space\n# note\n#. old\n#= x-sticky\n#, fuzzy, x-own, python-format\n#| msgid "b"\n'
        'msgid "a"\nmsgstr "1"\n'
    )
    text = update(old, Message("a", extracted=("new",), flags=("c-format",))).content.decode()
    assert text == HEADER.replace("2020-01-01 00:00", "2026-11-01 08:30") + (
        '\n#no space\n# note\n#. new\n#, fuzzy, x-own, c-format\n#= x-sticky\n#| msgid "b"\nmsgid "a"\nmsgstr "1"\n'
    )


def test_what_vanished_becomes_obsolete_if_it_was_translated_and_goes_if_not() -> None:
    old = (
        HEADER + '\n# note\n#. <p>\n#: a.html\nmsgid "gone"\nmsgstr "1"\n\nmsgid "empty"\nmsgstr ""\n\n'
        'msgid "a"\nmsgstr "2"\n\n#~ msgid "older"\n#~ msgstr "0"\n'
    )
    result = update(old, Message("a"))
    assert result.content.decode().endswith(
        '\n\nmsgid "a"\nmsgstr "2"\n\n#~ msgid "older"\n#~ msgstr "0"\n\n# note\n#~ msgid "gone"\n#~ msgstr "1"\n'
    )
    assert counts(result) == (0, 1, 1, 0, 1)


def test_what_returns_is_revived_with_its_comments_and_flags() -> None:
    old = HEADER + '\n# note\n#, fuzzy\n#~| msgid "b"\n#~ msgid "a"\n#~ msgstr "1"\n'
    result = update(old, Message("a", references=(Reference("a.html"),)))
    assert result.content.decode().endswith('\n\n# note\n#: a.html\n#, fuzzy\n#| msgid "b"\nmsgid "a"\nmsgstr "1"\n')
    assert counts(result) == (0, 0, 0, 1, 0)


def test_an_untranslated_message_takes_the_translation_of_its_obsolete_twin() -> None:
    old = HEADER + '\n# live\nmsgid "a"\nmsgstr ""\n\n# rest\n#~ msgid "a"\n#~ msgstr "1"\n'
    result = update(old, Message("a"))
    assert result.content.decode().endswith('"\n\n# live\n# rest\nmsgid "a"\nmsgstr "1"\n')
    assert counts(result) == (0, 0, 0, 1, 0)


def test_obsoleting_and_reviving_leaves_the_translations_as_they_were() -> None:
    old = update(
        HEADER + '\n# note\nmsgid "a"\nmsgstr "1"\n\nmsgid "b"\nmsgstr "2"\n', Message("a"), Message("b")
    ).content
    away = update(old, Message("b"))
    back = update(away.content, Message("a"), Message("b"))
    assert counts(away) == (0, 1, 1, 0, 0)
    assert [
        (message.key, message.msgstr, message.comments) for message in read_catalog(back.content, "a.po").messages
    ] == [(message.key, message.msgstr, message.comments) for message in read_catalog(old, "a.po").messages]


def test_the_order_is_the_templates() -> None:
    old = HEADER + "".join(f'\nmsgid "{name}"\nmsgstr "{name}"\n' for name in "abc")
    result = update(old, *(Message(name) for name in "cxab"))
    assert [message.msgid for message in read_catalog(result.content, "a.po").messages] == list("cxab")
    assert result.content.decode().count("\n\n") == 4


def test_messages_that_a_locale_does_not_want_are_left_out() -> None:
    result = update_catalog(None, template(Message("a"), Message("b")), (), wanted=lambda message: message.msgid == "b")
    assert b'msgid "a"' not in result.content


def test_crlf_a_byte_order_mark_and_the_width_of_lines_stay() -> None:
    long = "words " * 30
    old = HEADER + "\n" + render_entry(Message(long, msgstr=(long,)), Style(width=50)) + "\n"
    raw = "\ufeff".encode() + old.replace("\n", "\r\n").encode()
    result = update(raw, Message(long), Message(f"new {long}"))
    assert result.content.startswith(raw.replace(b"2020-01-01 00:00", b"2026-11-01 08:30"))
    added = result.content.decode("utf-8-sig").partition('msgid ""\r\n"new')[2]
    assert added.count("\r\n") == added.count("\n")
    assert max(map(len, added.splitlines())) <= 50


def test_another_charset_stays_and_a_character_that_it_lacks_is_an_error() -> None:
    raw = (HEADER.replace("UTF-8", "GB18030") + '\nmsgid "a"\nmsgstr "中"\n').encode("gb18030")
    assert "首" in update(raw, Message("a"), Message("首")).content.decode("gb18030")
    latin = (HEADER.replace("UTF-8", "ISO-8859-1") + '\nmsgid "a"\nmsgstr "é"\n').encode("latin-1")
    with pytest.raises(CatalogError, match=r"zh.po:\d+:8: the catalog's charset \(iso8859-1\) has no '首' \(U\+9996\)"):
        update(latin, Message("a"), Message("首"))


def test_a_missing_header_is_supplied() -> None:
    result = update('msgid "a"\nmsgstr "1"\n', Message("a"))
    assert not read_catalog(result.content, "a.po").warnings
    assert result.content.endswith(b'"X-Source-Language: en\\n"\n\nmsgid "a"\nmsgstr "1"\n')


def test_a_message_that_gains_or_loses_a_plural_is_fuzzy_and_keeps_its_text() -> None:
    old = (
        HEADER + '\nmsgid "a"\nmsgstr "1"\n\nmsgid "b"\n'
        'msgid_plural "bs"\nmsgstr[0] "2"\nmsgstr[1] "3"\nmsgstr[2] "4"\n'
    )
    first, second = read_catalog(update(old, Message("a", msgid_plural="as"), Message("b")).content, "a.po").messages
    assert (first.msgstr, first.is_fuzzy, first.previous_msgid) == (("1", "1", "1"), True, "a")
    assert (second.msgstr, second.is_fuzzy, second.previous_msgid_plural) == (("2",), True, "bs")


REPORT = 'msgid "Read the report of this year."\nmsgstr "Lies den Bericht."\n'


def test_a_changed_text_keeps_its_translation_fuzzy_with_the_old_text_and_the_translators_comments() -> None:
    old = f"{HEADER}\n# note\n#. <p>\n#: a.html\n#, x-own, c-format\n{REPORT}"
    result = update(old, Message("Read the report of last year.", references=(Reference("b.html"),)))
    assert result.content.decode().endswith(
        '\n\n# note\n#: b.html\n#, fuzzy, x-own\n#| msgid "Read the report of this year."\n'
        'msgid "Read the report of last year."\nmsgstr "Lies den Bericht."\n'
    )
    assert counts(result) == (0, 0, 0, 0, 0)
    new, previous = "Read the report of last year.", "Read the report of this year."
    assert result.revisions == (Revision("wording", True, None, new, previous),)


def test_a_harmless_change_is_carried_over_as_it_is_if_the_policy_says_so() -> None:
    old = f'{HEADER}\nmsgid "Read <b>this</b> first"\nmsgstr "<b>Dies</b> zuerst"\n'
    new = Message("Read <strong>this</strong> first")
    (message,) = read_catalog(update(old, new, clean=("markup",)).content, "a.po").messages
    assert (message.msgstr, message.flags, message.previous_msgid) == (("<strong>Dies</strong> zuerst",), (), None)
    (message,) = read_catalog(update(old, new).content, "a.po").messages
    assert (message.msgstr, message.flags, message.previous_msgid) == (
        *(("<b>Dies</b> zuerst",), ("fuzzy",), "Read <b>this</b> first"),
    )


def test_a_fuzzy_translation_stays_fuzzy_and_one_of_the_text_that_it_was_made_for() -> None:
    old = f'{HEADER}\n#, fuzzy\n#| msgid "Read&nbsp;the book of this year."\n{REPORT}'
    result = update(old, Message("Read the&nbsp;report of this year."), clean=("markup", "white-space"))
    (message,) = read_catalog(result.content, "a.po").messages
    assert (message.is_fuzzy, message.previous_msgid) == (True, "Read&nbsp;the book of this year.")


def test_another_context_is_fuzzy_and_says_which_it_was() -> None:
    old = f'{HEADER}\nmsgctxt "menu"\nmsgid "Open"\nmsgstr "Öffnen"\n'
    (message,) = read_catalog(
        update(old, Message("Open", msgctxt="title"), clean=("white-space",)).content, "a.po"
    ).messages
    assert (message.msgstr, message.is_fuzzy, message.previous_msgctxt) == (("Öffnen",), True, "menu")


def test_a_changed_message_with_a_plural_keeps_its_forms() -> None:
    old = (
        f'{HEADER}\nmsgid "one file here"\nmsgid_plural "%d files here"\nmsgstr[0] "1"\nmsgstr[1] "2"\nmsgstr[2] "3"\n'
    )
    new = Message("one page here", msgid_plural="%d pages here")
    (message,) = read_catalog(update(old, new, clean=("number",)).content, "a.po").messages
    assert (message.msgstr, message.is_fuzzy) == (("1", "2", "3"), True)
    assert (message.previous_msgid, message.previous_msgid_plural) == ("one file here", "%d files here")


def test_what_stands_between_the_same_neighbours_comes_first_however_similar_others_are() -> None:
    page = (Reference("a.html"),)

    def entry(msgid: str, msgstr: str) -> str:
        return f'\n#: a.html\nmsgid "{msgid}"\nmsgstr "{msgstr}"\n'

    old = HEADER + entry("Before", "1") + entry("Chapter 3 is long", "2") + entry("Between", "3")
    old += entry("Chapter 33 is short", "4") + entry("After", "5")
    texts = ("Before", "Chapter 33 is long", "Between", "After")
    result = read_catalog(update(old, *(Message(text, references=page) for text in texts)).content, "a.po")
    assert [message.msgstr[0] for message in result.messages] == ["1", "2", "3", "5", "4"]
    assert result.messages[1].previous_msgid == "Chapter 3 is long"


def test_a_text_is_known_again_without_its_placeholders_wherever_it_stands() -> None:
    old = f'{HEADER}\nmsgid "<span>Now</span> on"\nmsgstr "<span>J</span>"\n\nmsgid "keep"\nmsgstr "k"\n'
    first, second = read_catalog(
        update(old, Message("keep"), Message("Now on"), clean=("markup",)).content, "a"
    ).messages
    assert (first.msgstr, second.msgstr, second.is_fuzzy) == (("k",), ("J",), False)


def test_a_neighbour_that_is_not_alike_at_all_is_no_suggestion() -> None:
    old = f'{HEADER}\n#: a.html\nmsgid "Yes"\nmsgstr "Ja"\n'
    result = update(old, Message("Completely another thing", references=(Reference("a.html"),)))
    assert counts(result) == (1, 0, 1, 0, 0)


def test_an_orphan_becomes_one_message_and_any_message_may_be_copied() -> None:
    old = f"{HEADER}\n# note\n{REPORT}"
    texts = [f"Read the {word} of this year." for word in ("report", "reports")]
    result = update(old, *map(Message, texts))
    kept, copied = read_catalog(result.content, "a.po").messages
    assert (kept.comments, kept.is_fuzzy, copied.comments, copied.is_fuzzy) == (("note",), False, (), True)
    assert copied.msgstr == kept.msgstr
    assert counts(result) == (0, 1, 0, 0, 0)


def test_an_obsolete_translation_is_suggested_and_stays() -> None:
    old = HEADER + "".join(f"\n#~ {line}" for line in REPORT.splitlines()) + "\n"
    result = update(old, Message("Read the report of next year."))
    live, obsolete = read_catalog(result.content, "a.po").messages
    assert (live.is_fuzzy, live.msgstr, obsolete.msgstr) == (True, obsolete.msgstr, ("Lies den Bericht.",))


def test_chinese_texts_are_found_by_pairs_of_characters() -> None:
    old = HEADER + "".join(
        f'\nmsgid "{text}"\nmsgstr "{number}"\n'
        for number, text in enumerate(("请在办公室领取表格", "网站由市政府负责维护"))
    )
    result = read_catalog(update(old, Message("网站由省政府负责维护"), Message("请在服务台领取表格")).content, "a.po")
    assert [(message.msgstr, message.is_fuzzy) for message in result.messages] == [(("1",), True), (("0",), True)]


def test_identical_twins_stay_where_they_are() -> None:
    old = HEADER + '\nmsgid "a"\nmsgstr "1"\n\n# twin\nmsgid "a"\nmsgstr "1"\n'
    assert update(old, Message("a")).content.decode() == old


def test_a_file_without_entries_and_one_with_only_a_header_are_filled() -> None:
    for old in (HEADER, HEADER.rstrip("\n"), "# only a comment\n"):
        result = update(old, Message("a"))
        assert [message.msgid for message in read_catalog(result.content, "a.po").messages] == ["a"]
        assert update(result.content, Message("a")).content == result.content


WORDS = st.lists(st.sampled_from("read the report <b>of</b> this year <i>or</i> 报告 now.".split()), min_size=1).map(
    " ".join
)
TEXT = WORDS | st.text(st.sampled_from('ab 中。"\\\n'), max_size=30)
ENTRY = st.builds(
    Message,
    msgid=TEXT.filter(bool),
    msgctxt=st.none() | TEXT,
    msgstr=st.tuples(TEXT),
    flags=st.sampled_from([(), ("fuzzy",), ("x-own",)]),
    references=st.lists(st.builds(Reference, st.sampled_from(["a.html", "b c.html"])), max_size=2).map(tuple),
    comments=st.lists(st.sampled_from(["note", ""]), max_size=2).map(tuple),
    obsolete=st.booleans(),
)
CATALOG = st.lists(ENTRY, max_size=8, unique_by=lambda message: message.key)
STYLE = st.sampled_from([Style(), Style(width=None), Style("\r\n", 40)])


def written(entries: list[Message], style: Style) -> bytes:
    head = HEADER.rstrip("\n").replace("\n", style.newline)
    return (
        (style.newline * 2).join([head, *(render_entry(entry, style) for entry in entries)]) + style.newline
    ).encode()


@QUICK
@given(CATALOG, STYLE)
def test_the_template_that_a_catalog_came_from_changes_nothing(entries: list[Message], style: Style) -> None:
    entries.sort(key=lambda entry: entry.obsolete)
    raw = written(entries, style)
    live = [entry for entry in entries if not entry.obsolete]
    assert update(raw, *live).content == raw


@QUICK
@given(CATALOG, CATALOG, STYLE, st.sampled_from([(), ("markup", "white-space")]))
def test_no_translation_is_lost_and_a_second_update_changes_nothing(
    old: list[Message], new: list[Message], style: Style, clean: tuple[str, ...]
) -> None:
    raw = written(old, style)
    wanted = [replace(message, msgstr=("",), flags=(), comments=(), obsolete=False) for message in new]
    result = update(raw, *wanted, clean=clean)
    carried = {revision.msgid for revision in result.revisions if not revision.is_fuzzy}
    after = read_catalog(result.content, "a.po")
    assert [message.key for message in after.messages if not message.obsolete] == [message.key for message in wanted]
    wanted_keys = {message.key for message in wanted}
    for entry in old:
        if not entry.msgstr[0]:
            continue
        if entry.key in wanted_keys:
            kept = after.live[entry.key]
            assert (kept.msgstr, kept.comments, kept.is_fuzzy) == (entry.msgstr, entry.comments, entry.is_fuzzy)
        else:
            heirs = [
                heir
                for heir in after.messages
                if (bare(heir.msgstr[0]), heir.comments) == (bare(entry.msgstr[0]), entry.comments)
            ]
            assert any(heir.obsolete or heir.is_fuzzy or heir.msgid in carried for heir in heirs)
    assert update(result.content, *wanted, clean=clean).content == result.content


def bare(text: str) -> str:
    return TAG.sub("", text)


@QUICK
@given(CATALOG, ENTRY, STYLE)
def test_entries_around_a_change_keep_their_bytes(entries: list[Message], extra: Message, style: Style) -> None:
    raw = written(entries, style)
    before = read_catalog(raw, "a.po")
    live = [message for message in before.messages if not message.obsolete and message.key != extra.key]
    result = read_catalog(update(raw, *live, replace(extra, obsolete=False)).content, "a.po")
    text = {
        message.key: result.text[message.start : message.end] for message in result.messages if not message.obsolete
    }
    for message in live:
        assert text[message.key] == before.text[message.start : message.end]
