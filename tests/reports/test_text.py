"""Reports for people."""

from dataclasses import replace
from datetime import date

from diglot.model import (
    CatalogUpdate,
    Change,
    EditionReport,
    Finding,
    Fix,
    FuzzyMessage,
    Outcome,
    PagePlace,
    Piece,
    Progress,
    Revision,
    Statistics,
)
from diglot.reports import text

FINDING = Finding(
    code="missing-placeholder",
    mqm="design-and-markup/markup",
    severity="error",
    message="<a> of the source is missing",
    help="copy it from the msgid",
    path="locales/zh_CN/LC_MESSAGES/ui.po",
    line=12,
    msgid="Read <a>the report</a>\nof this year, which is longer than what stands in a line",
    page=PagePlace("source/index.html", 3),
)


def _told(*findings: Finding) -> str:
    return text.outcome(Outcome(findings=findings), write=True, color=False)


def test_findings_are_grouped_by_file_and_say_where_what_and_what_to_do() -> None:
    other = replace(FINDING, path="b.po", msgid=None, page=None)
    assert _told(FINDING, replace(FINDING, line=20, msgid="x", page=None), other) == (
        """\
locales/zh_CN/LC_MESSAGES/ui.po
  12:1: error: <a> of the source is missing [missing-placeholder]
    msgid   Read <a>the report</a>↵of this year, which is longer than what stands in a line
    copy it from the msgid (source/index.html:3)
  20:1: error: <a> of the source is missing [missing-placeholder]
    msgid   x
    copy it from the msgid

b.po
  12:1: error: <a> of the source is missing [missing-placeholder]
    copy it from the msgid
"""
    )


def test_the_culprit_is_marked_under_the_msgstr_whose_characters_are_wide() -> None:
    finding = replace(FINDING, msgid="a", msgstr="请阅读<b>报告", span=(3, 6), page=None, help="remove it")
    assert _told(finding).splitlines()[3:] == [
        "    msgstr  请阅读<b>报告",
        "                  ^^^",
        "    remove it",
    ]


def test_a_fix_is_offered_with_its_kind() -> None:
    fix = Fix("write the comma full-width", safe=True, msgstr="，")
    assert "    fix: write the comma full-width\n" in _told(replace(FINDING, fix=fix))
    assert "    unsafe fix: write the comma full-width\n" in _told(replace(FINDING, fix=fix._replace(safe=False)))


def test_a_catalog_cannot_send_commands_to_the_terminal() -> None:
    evil = "\x1b]0;x\x07\u202e"
    finding = replace(FINDING, path=evil, msgid=evil, msgstr=evil, message=evil, help=evil, span=(0, 1))
    assert not set(evil) - set("]0;x") & set(_told(finding))


def test_severities_are_coloured_only_if_asked_for() -> None:
    outcome = Outcome(findings=(replace(FINDING, msgstr="x", span=(0, 1)),))
    assert "\x1b[31merror\x1b[0m" in text.outcome(outcome, write=True, color=True)
    assert "\x1b" not in text.outcome(outcome, write=True, color=False)


def test_changes_say_what_was_done_or_would_be() -> None:
    outcome = Outcome(changes=(Change("a.po"), Change("b.html", removed=True)))
    assert text.outcome(outcome, write=True, color=False) == "wrote a.po\nremoved b.html\n"
    assert text.outcome(outcome, write=False, color=False) == "would write a.po\nwould remove b.html\n"


def test_a_difference_is_shown_as_it_is() -> None:
    difference = "--- a/a.po\n+++ b/a.po\n@@ -1 +1 @@\n-x\n+y\n"
    assert text.outcome(Outcome(changes=(Change("a.po", diff=difference),)), write=False, color=False) == difference


def test_the_summary_counts_by_severity_and_is_silent_about_nothing() -> None:
    assert list(text.summary(Outcome())) == []
    assert list(text.summary(Outcome(findings=(FINDING, FINDING)))) == ["2 errors"]
    assert list(text.summary(Outcome(findings=(FINDING,)))) == ["1 error"]


def test_progress_is_two_tables_and_all_means_all() -> None:
    rows = (
        Progress("zh_CN", "ui", None, 999, 0, 1),
        Progress("zh_CN", None, None, 999, 0, 1),
        Progress("zh_CN", None, "source/index.html", 0, 0, 0),
    )
    assert text.stats(Statistics(rows, (), ())) == (
        "locale  catalog  translated  fuzzy  untranslated  total  done\n"
        "zh_CN   ui              999      0             1   1000  99 %\n"
        "zh_CN   all             999      0             1   1000  99 %\n"
        "\n"
        "locale  page               translated  fuzzy  untranslated  total   done\n"
        "zh_CN   source/index.html           0      0             0      0  100 %\n"
    )


def test_statistics_count_the_changes_under_fuzzy_translations_and_show_them_on_request() -> None:
    found = FuzzyMessage("de", "ui", "a.po", 7, "number", None, "2 files", "1 files")
    statistics = Statistics((), (found, found), ())
    table = "locale  catalog  changed  fuzzy\nde      ui       number       2\n"
    assert text.stats(statistics).endswith(f"\n\n{table}")
    assert text.stats(statistics, verbose=True).endswith(f"{table}\n" + 2 * "a.po:7: number: [-1-]{+2+} files\n")
    outdated = Statistics((), (found._replace(outdated_since=date(2026, 11, 23)),), ())
    told = "a.po:7: number, outdated since 2026-11-23: [-1-]{+2+} files\n"
    assert text.stats(outdated, verbose=True).endswith(f"\n{told}")


def test_an_update_is_told_by_counts_and_then_word_by_word() -> None:
    revisions = (
        Revision("wording", True, None, "Read this\nreport", "Read the\nreport"),
        Revision("markup", False, None, "<b>a</b> b", "<i>a</i> b"),
    )
    assert list(text.updates((CatalogUpdate("a.po", "de", "ui", 5, 0, 0, 3, 1, revisions),))) == [
        "a.po: 5 kept, 0 added, 1 changed (fuzzy), 1 changed (carried over), 3 obsolete, 1 dropped (never translated)",
        "a.po: wording, fuzzy: Read [-the-]{+this+}↵report",
        "a.po: markup, carried over: [-<i>-]{+<b>+}a[-</i>-]{+</b>+} b",
    ]


def test_of_many_changed_texts_the_first_are_told_unless_all_are_wanted() -> None:
    revision = Revision("number", True, None, "2", "1")
    updates = (CatalogUpdate("a.po", "de", "ui", 0, 0, 0, 0, 0, (revision,) * 12),)
    assert list(text.updates(updates))[-1] == "a.po: 2 more changed; --verbose lists them"
    assert len(list(text.updates(updates, verbose=True))) == 13


def test_the_audit_says_where_a_piece_went_or_why_not() -> None:
    place = ("source/index.html", 3, 5)
    pieces = (
        Piece(*place, "text", "h1", None, "Opening  hours", "en", "extracted", None, "ui", None, "Opening hours"),
        Piece(*place, "attribute", "a", "href", "/x", None, "excluded", "url", None, None, None),
        Piece(*place, "comment", "", None, "TODO", None, "excluded", "comment", None, None, None),
    )
    assert text.audit(pieces) == (
        "source/index.html:3:5: ui: <h1> Opening hours\n"
        "source/index.html:3:5: excluded (url): @href of <a> /x\n"
        "source/index.html:3:5: excluded (comment): TODO\n"
    )


def test_an_edition_names_the_pages_that_are_not_published() -> None:
    pages = tuple(f"source/{number}.html" for number in range(7))
    edition = EditionReport("ar", 3, 7, 120, 8, 1, 2, 0.25, 0, pages, ("source/x.html",))
    (line,) = text.editions((edition,))
    assert line.startswith("ar: 3 pages, 7 not published (source/0.html, source/1.html, source/2.html, ")
    assert "source/4.html and 2 more), 1 with noindex (source/x.html), 120 texts translated, " in line
    assert line.endswith("8 in their source language (1 refused), 2 dead links, 0.25 s")
