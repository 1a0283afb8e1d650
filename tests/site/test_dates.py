"""dates: what a machine wrote on a page -> what people there write."""

import re

import pytest

from diglot.markup import Rule, ScanRules, edit, pair_segment, scan, splice
from diglot.model import Edit, Page
from diglot.site import date_edits

RULES = ScanRules(("en", "zh_CN"), (Rule(select="time, data", format="long"),))


def _finished(source: str, locale: str = "de", *, path: str = "page.html", codec: str = "utf-8") -> str:
    page = Page(path, source, codec)
    return splice(source, date_edits(page, scan(page, RULES).formatted, locale)).text


@pytest.mark.parametrize(
    ("source", "result"),
    [
        ("<p><time>2015-10-21</time></p>", "<p><time>21. Oktober 2015</time></p>"),
        ('<TIME dateTime="2015-10-21"></TIME>', '<TIME dateTime="2015-10-21">21. Oktober 2015</TIME>'),
        ("<time datetime=2015-10> 2015-10 </time >", "<time datetime=2015-10>Oktober 2015</time >"),
        ('<data value="1234.5">1234.5</data>', '<data value="1234.5">1.234,5</data>'),
    ],
)
def test_the_content_is_written_anew(source: str, result: str) -> None:
    assert _finished(source) == result


@pytest.mark.parametrize(
    "source",
    [
        "<time datetime=2015-10-21>last week</time>",
        "<time datetime=2015-10-21><b>2015-10-21</b></time>",
        "<time datetime=2015-10-21>2015-10-21",
        "<time datetime=2015-10-21>2015-10-21</data></time>",
        "<time datetime=2015-10-21 translate=no>2015-10-21</time>",
        "<div class=notranslate><time>2015-10-21</time></div>",
        "<time>P3D</time>",
        "<meter value=3>3</meter>",
        "<time datetime=2015-10-21>{{ date }}</time>",
    ],
)
def test_all_else_stays(source: str) -> None:
    assert _finished(source) == source


def test_a_time_that_takes_protection_back_is_written() -> None:
    assert "Oktober" in _finished("<div translate=no><p translate=yes><time>2015-10-21</time></p></div>")


def test_in_a_message_it_is_protected_and_shows_its_content() -> None:
    page = Page("page.html", "<p>Held on <time>2015-10-21</time> in <time datetime=14:30></time>.</p>", "utf-8")
    found = scan(page, RULES)
    (segment,) = found.segments
    assert segment.msgid == "Held on <time>2015-10-21</time> in <time2/>."
    pairing = pair_segment(segment, "<time2/>, am <time>21.10.2015</time>.")
    assert [(problem.code, problem.severity) for problem in pairing.problems] == [("protected-content", "warning")]
    edits = [edit(segment, page, pairing.parts), *date_edits(page, found.formatted, "de")]
    assert splice(page.text, edits).text == (
        "<p><time datetime=14:30>14:30</time>, am <time>21. Oktober 2015</time>.</p>"
    )


def test_alone_it_is_no_message_and_the_audit_says_so() -> None:
    page = Page("page.html", "<p><time>2015-10-21</time></p>", "utf-8")
    found = scan(page, RULES, exclusions=True)
    assert found.segments == ()
    assert "protected" in {each.reason for each in found.exclusions}


def test_in_a_text_that_stays_in_its_language_it_is_written_in_that_language() -> None:
    page = Page(
        "page.html",
        "<p>Held on <time>2015-10-21</time>.<p>举行于<time>2015-10-21</time>。<p><time>2015-10-21</time>",
        "utf-8",
    )
    found = scan(page, RULES)
    result = splice(page.text, date_edits(page, found.formatted, "de", kept=found.segments)).text
    assert re.findall("<time>(.*?)</time>", result) == ["October 21, 2015", "2015年10月21日", "21. Oktober 2015"]


def test_a_place_within_the_outer_of_two_kept_texts_is_found() -> None:
    html = "<p>One <button>Two</button> <time>2015-10-21</time> three</p><time>2015-10-21</time>"
    page = Page("page.html", html, "utf-8")
    found = scan(page, RULES)
    texts = [edit.parts for edit in date_edits(page, found.formatted, "zh_CN", kept=found.segments)]
    assert texts == [("October 21, 2015",), ("2015年10月21日",)]


def test_what_the_encoding_lacks_is_a_reference() -> None:
    assert "&#1086;&#1082;&#1090;" in _finished("<time>2015-10-21</time>", "ru", codec="windows-1252")


def test_where_nothing_changes_there_is_no_edit() -> None:
    page = Page("page.html", "<data value=3>3</data>", "utf-8")
    assert date_edits(page, scan(page, RULES).formatted, "de") == ()


def test_template_code_is_left_alone() -> None:
    rules = ScanRules(("en",), RULES.rules, ("jinja",))
    page = Page("page.html", "<time datetime=2015-10-21>{% x %}</time>", "utf-8")
    assert scan(page, rules).formatted == ()


def test_in_xhtml_it_is_the_same() -> None:
    assert "Oktober" in _finished("<html><p><time>2015-10-21</time></p><time/></html>", path="page.xhtml")


def test_an_edit_is_declared_for_its_place() -> None:
    page = Page("page.html", "<time>2015-10-21</time>", "utf-8")
    assert date_edits(page, scan(page, RULES).formatted, "zh_CN") == (Edit(6, 16, ("2015年10月21日",)),)
