"""A merge holds the edits of both sides, or says that it can't; what nobody edited keeps its bytes."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diglot.catalog import Marking, Merge, Style, merge_catalogs, read_catalog, render_entry
from diglot.catalog.reconcile import said
from diglot.model import Catalog, CatalogError, Message, MessageKey, Reference

HEADER = (
    '# Mine.\nmsgid ""\nmsgstr ""\n"Project-Id-Version: Site 1\\n"\n"POT-Creation-Date: 2020-01-01 00:00+0000\\n"\n'
    '"PO-Revision-Date: 2020-02-01 00:00+0000\\n"\n"Last-Translator: Ann\\n"\n"Language: de\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals=2; plural=n != 1;\\n"\n'
    '"X-Generator: Poedit 3\\n"\n'
)
EMPTY = Catalog("base.po")


def catalog(text: str, name: str = "a.po") -> Catalog:
    return read_catalog(text.encode(), name) if text else EMPTY


def merge(base: str, ours: str, theirs: str, marking: Marking = "markers") -> Merge:
    return merge_catalogs(
        catalog(base, "base.po"), catalog(ours, "ours.po"), catalog(theirs, "theirs.po"), marking=marking
    )


def merged(base: str, ours: str, theirs: str) -> str:
    result = merge(base, ours, theirs)
    assert not result.clashes
    read_catalog(result.content, "merged.po")
    return result.content.decode()


def entries(*bodies: str) -> str:
    return HEADER + "".join(f"\n{body}\n" for body in bodies)


A = 'msgid "a"\nmsgstr "A"'
B = 'msgid "b"\nmsgstr "B"'
C = 'msgid "c"\nmsgstr ""'


# --- entries ---


def test_each_side_s_edit_is_in_the_result() -> None:
    ours, theirs = entries(A.replace('"A"', '"A1"'), B, C), entries(A, B, C.replace('""', '"C"'))
    assert merged(entries(A, B, C), ours, theirs) == entries(A.replace('"A"', '"A1"'), B, C.replace('""', '"C"'))


def test_an_added_entry_follows_what_it_follows_on_its_side() -> None:
    x, y = 'msgid "x"\nmsgstr "X"', 'msgid "y"\nmsgstr "Y"'
    assert merged(entries(A, B, C), entries(A, x, B, C), entries(y, A, B, C)) == entries(y, A, x, B, C)
    assert merged(entries(A, B), entries(A, B, x), entries(A, B, y)) == entries(A, B, y, x)


def test_an_order_that_one_side_changed_is_kept() -> None:
    x = 'msgid "x"\nmsgstr "X"'
    assert merged(entries(A, B, C), entries(C, A, B), entries(A, x, B, C)) == entries(C, A, x, B)
    assert merged(entries(A, B, C), entries(A, x, B, C), entries(C, B, A)) == entries(C, B, A, x)


def test_an_entry_that_one_side_removed_is_gone_if_the_other_did_nothing_for_it() -> None:
    referred = "#: a.html\n"
    assert merged(entries(A, referred + B, C), entries(A, C), entries(A, "#: b.html\n" + B, C)) == entries(A, C)
    assert merged(entries(A, B, C), entries(A, B, C), entries(A, C)) == entries(A, C)


def test_a_translation_of_an_entry_that_the_other_side_removed_waits_as_obsolete() -> None:
    expected = entries(A, '#~ msgid "c"\n#~ msgstr "C"')
    assert merged(entries(A, C), entries(A), entries(A, C.replace('""', '"C"'))) == expected
    assert merged(entries(A, C), entries(A, C.replace('""', '"C"')), entries(A)) == expected


def test_an_edit_of_an_entry_that_the_other_side_made_obsolete_is_kept_there() -> None:
    obsolete = '#~ msgid "b"\n#~ msgstr "B"'
    expected = entries(A, C, obsolete.replace('"B"', '"B1"'))
    edited = B.replace('"B"', '"B1"')
    assert merged(entries(A, B, C), entries(A, C, obsolete), entries(A, edited, C)) == expected
    assert merged(entries(A, B, C), entries(A, edited, C), entries(A, C, obsolete)) == expected


def test_an_obsolete_entry_that_one_side_dropped_and_the_other_revived_is_back() -> None:
    obsolete = '#~ msgid "b"\n#~ msgstr "B"'
    assert merged(entries(A, C, obsolete), entries(A, C), entries(A, B, C)) == entries(A, B, C)


def test_references_comments_and_flags_are_joined() -> None:
    base = '# one\n#. <p>\n#: a.html b.html\n#, c-format\nmsgid "a"\nmsgstr "A"'
    ours = '# one\n# two\n#. <p>\n#: a.html b.html c.html\n#, c-format, no-wrap\nmsgid "a"\nmsgstr "A"'
    theirs = '# one\n# three\n#. <h1>\n#: b.html d.html\n#, x-own\nmsgid "a"\nmsgstr "A1"'
    expected = '# one\n# two\n# three\n#. <h1>\n#: b.html c.html d.html\n#, no-wrap, x-own\nmsgid "a"\nmsgstr "A1"'
    assert merged(entries(base), entries(ours), entries(theirs)) == entries(expected)


def test_doubts_of_one_side_stay_with_the_text_of_the_other() -> None:
    doubted, edited = "#, fuzzy\n" + A, A.replace('"A"', '"A1"')
    assert merged(entries(A), entries(doubted), entries(edited)) == entries("#, fuzzy\n" + edited)
    assert merged(entries(A), entries(edited), entries(doubted)) == entries("#, fuzzy\n" + edited)


def test_a_confirmation_is_of_the_text_it_was_given_to() -> None:
    proposed = '#, fuzzy\n#| msgid "old"\nmsgid "a"\nmsgstr "A"'
    other = proposed.replace('"A"', '"A1"')
    assert merged(entries(proposed), entries(A), entries(proposed)) == entries(A)
    assert len(merge(entries(proposed), entries(A), entries(other)).clashes) == 1


def test_a_proposal_gives_way_to_a_translation_where_there_was_none() -> None:
    proposal = '#, fuzzy\n#| msgid "cc"\nmsgid "c"\nmsgstr "C?"'
    done = 'msgid "c"\nmsgstr "C"'
    for base in (entries(A, C), entries(A)):
        assert merged(base, entries(A, proposal), entries(A, done)) == entries(A, done)
        assert merged(base, entries(A, done), entries(A, proposal)) == entries(A, done)


def test_plural_forms_are_merged_one_by_one() -> None:
    def plural(*forms: str) -> str:
        lines = [f'msgstr[{n}] "{form}"' for n, form in enumerate(forms)]
        return "\n".join(['msgid "%d page"', 'msgid_plural "%d pages"', *lines])

    assert merged(entries(plural("", "")), entries(plural("1", "")), entries(plural("", "2"))) == entries(
        plural("1", "2")
    )
    assert len(merge(entries(plural("1", "")), entries(plural("2", "")), entries(plural("3", "x"))).clashes) == 1


def test_a_plural_on_one_side_and_a_translation_on_the_other_are_a_conflict() -> None:
    plural = 'msgid "c"\nmsgid_plural "cs"\nmsgstr[0] "C"\nmsgstr[1] "Cs"'
    assert len(merge(entries(C), entries(plural), entries(C.replace('""', '"C"'))).clashes) == 1
    chinese = 'msgid "c"\nmsgid_plural "cs"\nmsgstr[0] "C"'
    assert merged(entries(C), entries(chinese), entries("# note\n" + C)) == entries("# note\n" + chinese)


def test_messages_that_differ_in_context_are_two() -> None:
    one, other = 'msgctxt "menu"\nmsgid "a"\nmsgstr "A1"', 'msgctxt "role"\nmsgid "a"\nmsgstr "A2"'
    assert merged(entries(A), entries(A, one), entries(A, other)) == entries(A, other, one)


def test_an_identical_twin_doesn_t_stay_behind_with_an_older_text() -> None:
    assert merged(entries(A), entries(A, A), entries(A.replace('"A"', '"A1"'))) == entries(A.replace('"A"', '"A1"'))


# --- conflicts ---


def test_a_conflict_stands_between_git_s_markers_and_the_reader_names_both_sides() -> None:
    result = merge(entries(A, B), entries(A.replace('"A"', '"A1"'), B), entries("#: x\n" + A.replace('"A"', '"A2"'), B))
    assert result.content.decode() == HEADER + (
        f'\n<<<<<<< ours\n#: x\nmsgid "a"\nmsgstr "A1"\n=======\n#: x\nmsgid "a"\nmsgstr "A2"\n>>>>>>> theirs\n\n{B}\n'
    )
    (clash,) = result.clashes
    assert clash == (None, "a", HEADER.count("\n") + 2)
    with pytest.raises(CatalogError, match=r"a merge conflict up to line \d+ between 'ours' and 'theirs'"):
        read_catalog(result.content, "merged.po")


def test_a_conflict_may_be_a_fuzzy_entry_with_both_texts() -> None:
    result = merge(entries(A, B), entries(A.replace('"A"', '"A1"'), B), entries(A.replace('"A"', '"A2"'), B), "fuzzy")
    assert len(result.clashes) == 1
    both = read_catalog(result.content, "merged.po").live[MessageKey(None, "a")]
    assert both.is_fuzzy
    assert both.msgstr == ("#-#-#-#-#  ours  #-#-#-#-#\nA1\n#-#-#-#-#  theirs  #-#-#-#-#\nA2",)


def test_entries_that_both_sides_added_with_two_translations_are_a_conflict() -> None:
    x = 'msgid "x"\nmsgstr "X"'
    assert [clash.msgid for clash in merge(entries(A), entries(A, x), entries(x.replace('"X"', '"Y"'))).clashes] == [
        "x"
    ]
    assert merge("", entries(x), entries(x.replace('"X"', '"Y"'))).clashes


def test_a_translation_that_one_side_took_away_and_the_other_changed_is_a_conflict() -> None:
    assert merge(entries(A), entries(A.replace('"A"', '""')), entries(A.replace('"A"', '"B"'))).clashes


# --- header ---


def header(**fields: str) -> str:
    text = HEADER
    for name, value in fields.items():
        field = name.replace("_", "-")
        line = next(line for line in HEADER.splitlines() if line.startswith(f'"{field}:'))
        text = text.replace(line, f'"{field}: {value}\\n"')
    return text


def test_fields_of_the_header_are_merged_one_by_one_and_the_later_date_counts() -> None:
    ours = header(POT_Creation_Date="2021-01-01 00:00+0000", PO_Revision_Date="2022-01-01 01:00+0200")
    theirs = header(PO_Revision_Date="2022-01-01 00:00+0000", Last_Translator="Bob", X_Generator="Lokalize")
    theirs = theirs.replace('"Language: de\\n"\n', '"Language: de\\n"\n"X-Own: 1\\n"\n')
    expected = theirs.replace("POT-Creation-Date: 2020", "POT-Creation-Date: 2021")
    assert merged(HEADER + f"\n{A}\n", ours + f"\n{A}\n", theirs + f"\n{A}\n") == expected + f"\n{A}\n"


def test_who_translated_last_is_taken_from_the_later_revision() -> None:
    ours = header(PO_Revision_Date="2023-01-01 00:00+0000", Last_Translator="Ann Late", X_Generator="Poedit 4")
    theirs = header(PO_Revision_Date="2022-01-01 00:00+0000", Last_Translator="Bob", X_Generator="Lokalize")
    assert merged(HEADER + A, ours + A, theirs + A) == ours + A
    assert merged(HEADER + A, theirs + A, ours + A) == ours + A


def test_two_languages_or_plural_forms_are_a_conflict() -> None:
    ours, theirs = header(Plural_Forms="nplurals=1; plural=0;"), header(Plural_Forms="nplurals=3; plural=n;")
    result = merge(HEADER + f"\n{A}\n", ours + f"\n{A}\n", theirs + f"\n{A}\n")
    assert [clash.msgid for clash in result.clashes] == [""]
    text = result.content.decode()
    assert text.startswith("<<<<<<< ours\n# Mine.\n")
    assert "nplurals=1" in text
    assert "nplurals=3" in text
    assert text.endswith(f">>>>>>> theirs\n\n{A}\n")


def test_comments_of_the_header_are_joined() -> None:
    ours, theirs = HEADER.replace("# Mine.", "# Mine.\n# Ours."), HEADER.replace("# Mine.", "# Mine.\n# Theirs.")
    assert merged(HEADER + A, ours + A, theirs + A).startswith("# Mine.\n# Ours.\n# Theirs.\nmsgid")


def test_the_charset_is_that_of_the_side_that_changed_it() -> None:
    latin = header(Content_Type="text/plain; charset=ISO-8859-1") + '\nmsgid "a"\nmsgstr "Ä"\n'
    theirs = read_catalog((HEADER + '\nmsgid "a"\nmsgstr "Ä"\n\nmsgid "b"\nmsgstr "中"\n').encode(), "theirs.po")
    ours = read_catalog(latin.encode("latin-1") + b'\nmsgid "c"\nmsgstr "C"\n', "ours.po")
    result = merge_catalogs(read_catalog(latin.encode("latin-1"), "base.po"), ours, theirs, marking="markers")
    found = read_catalog(result.content, "merged.po")
    assert found.codec == "utf-8"
    assert {message.msgstr[0] for message in found.messages} == {"Ä", "中", "C"}


# --- the form of the file ---


def test_what_is_taken_over_is_written_in_our_style() -> None:
    long = "word " * 30
    ours = entries(A, B).replace("\n", "\r\n")
    theirs = entries(A, f'msgid "b"\nmsgstr ""\n"{long[:75]}"\n"{long[75:]}"')
    text = merged(entries(A, B).replace("\n", "\r\n"), ours.replace('"A"', '"A1"'), theirs)
    assert text.count("\n") == text.count("\r\n")
    assert "A1" in text
    assert long[:20] in text


def test_lines_between_and_after_entries_stay() -> None:
    base = HEADER + '\n\n# detached\n\nmsgid   "a"\nmsgstr "A"\n\n\n\nmsgid "b"\nmsgstr "B"\n# the end\n'
    theirs = base.replace('msgstr "B"', 'msgstr "B1"')
    ours = base.replace("# the end", "# the very end")
    assert merged(base, ours, theirs) == ours.replace('msgstr "B"', 'msgstr "B1"')


def test_catalogs_without_a_base_or_a_header_are_joined() -> None:
    assert merged("", entries(A), entries(B)) in (entries(A, B), entries(B, A))
    assert merged("", f"{A}\n", f"{B}\n") in (f"{A}\n\n{B}\n", f"{B}\n\n{A}\n")
    assert merged("", f"{A}\n", entries(B)) == entries(B, A)


# --- laws ---

TEXTS = st.sampled_from(["", "one", "two words", "ä 中文。" * 20, 'a "quoted" \\ line\nand more\n'])
WORDS = st.sampled_from("abcdefgh")
MESSAGES = st.builds(
    Message,
    msgid=WORDS,
    msgctxt=st.sampled_from([None, None, "menu"]),
    msgstr=TEXTS.map(lambda text: (text,)),
    flags=st.sampled_from([(), (), ("fuzzy",), ("no-wrap",)]),
    references=st.lists(st.sampled_from([Reference("a.html"), Reference("b.html", 3)]), unique=True).map(tuple),
    extracted=st.sampled_from([(), ("<p>",)]),
    comments=st.sampled_from([(), ("note",)]),
)
CATALOGS = st.lists(MESSAGES, max_size=6, unique_by=lambda message: message.key).flatmap(
    lambda messages: st.lists(st.booleans(), min_size=len(messages), max_size=len(messages)).map(
        lambda flags: [_as_obsolete(m) if is_obsolete else m for m, is_obsolete in zip(messages, flags, strict=True)]
    )
)
STYLES = st.builds(Style, st.sampled_from(["\n", "\r\n"]), st.sampled_from([79, 79, None]))


def _as_obsolete(message: Message) -> Message:
    return replace(message, obsolete=True, references=(), extracted=())


def written(messages: list[Message], style: Style | None = None) -> str:
    style = style or Style()
    top = HEADER.replace("\n", style.newline)
    return top + "".join(f"{style.newline}{render_entry(message, style)}{style.newline}" for message in messages)


def held(text: bytes) -> dict[MessageKey, Message]:
    return {message.key: said(message) for message in read_catalog(text, "merged.po").messages}


@settings(deadline=None, max_examples=60)
@given(CATALOGS, CATALOGS, STYLES, STYLES)
def test_a_side_that_changed_nothing_gives_way_to_the_byte(
    base: list[Message], changed: list[Message], first: Style, second: Style
) -> None:
    old, new = written(base, first), written(changed, second)
    assert merge(old, new, old).content == new.encode()
    assert merge(old, old, new).content == new.encode()


@settings(deadline=None, max_examples=60)
@given(CATALOGS, CATALOGS, STYLES, STYLES)
def test_the_same_edits_twice_are_once(
    base: list[Message], changed: list[Message], first: Style, second: Style
) -> None:
    old, new = written(base, first), written(changed, second)
    assert merge(old, new, new).content == new.encode()


@settings(deadline=None, max_examples=60)
@given(CATALOGS, CATALOGS, CATALOGS, st.data())
def test_edits_of_different_messages_are_all_in_the_result(
    base: list[Message], mine: list[Message], yours: list[Message], data: st.DataObject
) -> None:
    sides: tuple[dict[MessageKey, Message], ...] = tuple(
        {message.key: message for message in messages} for messages in (base, mine, yours)
    )
    old, ours, theirs = sides
    expected: dict[MessageKey, Message] = {}
    for key in {**old, **ours, **theirs}:
        # Each message is edited, removed or added on one of the sides at most.
        edited, untouched = (ours, theirs) if data.draw(st.booleans()) else (theirs, ours)
        if key in edited:
            expected[key] = edited[key]
        if key in old:
            untouched[key] = old[key]
        else:
            untouched.pop(key, None)
    result = merge(written(base), written(list(ours.values())), written(list(theirs.values())))
    assert not result.clashes
    assert held(result.content) == expected


@settings(deadline=None, max_examples=60)
@given(CATALOGS, STYLES, st.sampled_from(["markers", "fuzzy"]), st.data())
def test_two_translations_always_conflict_and_both_are_in_the_file(
    base: list[Message], style: Style, marking: Marking, data: st.DataObject
) -> None:
    message = Message("disputed", msgstr=(data.draw(TEXTS),))
    place = data.draw(st.integers(0, len(base)))

    def side(text: str) -> str:
        return written([*base[:place], replace(message, msgstr=(text,)), *base[place:]], style)

    result = merge(written([*base[:place], message, *base[place:]], style), side("first"), side("second"), marking)
    assert [clash.msgid for clash in result.clashes] == ["disputed"]
    text = result.content.decode()
    assert "first" in text
    assert "second" in text
    if marking == "fuzzy":
        found = read_catalog(result.content, "merged.po").live[MessageKey(None, "disputed")]
        assert not found.is_usable
    else:
        lines = text.split(style.newline)
        assert lines[result.clashes[0].line - 1] == "<<<<<<< ours"
        with pytest.raises(CatalogError, match="a merge conflict"):
            read_catalog(result.content, "merged.po")


@settings(deadline=None, max_examples=60)
@given(CATALOGS, CATALOGS, CATALOGS)
def test_no_confirmed_translation_is_lost_whatever_the_sides_did(
    base: list[Message], ours: list[Message], theirs: list[Message]
) -> None:
    result = merge(written(base), written(ours), written(theirs), "fuzzy")
    found = held(result.content)
    before = {message.key: message for message in base}
    for side in (ours, theirs):
        for message in side:
            old = before.get(message.key)
            is_new = old is None or old.msgstr != message.msgstr
            if is_new and any(message.msgstr) and not message.is_fuzzy:
                assert message.msgstr[0] in found[message.key].msgstr[0]


@settings(deadline=None, max_examples=60)
@given(CATALOGS, CATALOGS, CATALOGS)
def test_the_sides_may_be_swapped(base: list[Message], ours: list[Message], theirs: list[Message]) -> None:
    one = merge(written(base), written(ours), written(theirs), "fuzzy")
    other = merge(written(base), written(theirs), written(ours), "fuzzy")
    assert {clash[:2] for clash in one.clashes} == {clash[:2] for clash in other.clashes}
    if not one.clashes:
        forget: Callable[[Message], Message] = lambda m: replace(  # noqa: E731
            m, flags=tuple(sorted(m.flags)), references=tuple(sorted(m.references)), comments=tuple(sorted(m.comments))
        )
        assert {k: forget(m) for k, m in held(one.content).items()} == {
            k: forget(m) for k, m in held(other.content).items()
        }
