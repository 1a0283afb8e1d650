"""What translators are told about a message."""

import pytest

from diglot.markup import ScanRules, scan
from diglot.markup.comments import comments, role
from diglot.model import Page

RULES = ScanRules(("en", "zh_CN"))


def told(html: str) -> list[tuple[str, ...]]:
    page = Page("page.html", html, "utf-8")
    return [(role(segment), *comments(segment, page)) for segment in scan(page, RULES).segments]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<h1>Title</h1>", [("<h1>",)]),
        ("<li><a href=x>Link</a>", [("<a>",)]),
        ('<a title="Tip">→</a>', [("@title of <a>",)]),
        ("<title>T</title>", [("<title>",)]),
        (
            '<p>Read <a href="https://x.example/a">one</a>, <a href="/report.pdf">two</a>, <a href="three.html">3c</a>',
            [("<p>", '<a>: href="https://x.example/a"', '<a2>: href="/report.pdf"')],
        ),
        ("<p>Go <i class='fa fa-x'></i> on", [("<p>", '<i/>: class="fa fa-x"')]),
        ("<p>按<button>OK</button>按钮", [("<p>", '<button/>: "OK"'), ('<button> in "按<button/>按钮"',)]),
        (
            '<p>Read <a href=x><img alt="The report" src=y></a> or more',
            [("<p>", '<a/>: "The report"'), ('@alt of <img/> in "Read <a/> or more"',)],
        ),
        ("<p>a&nbsp;b", [("<p>", "contains no-break spaces")]),
        ('<p its-loc-note="Mind  the gap">Text', [("<p>", "note: Mind the gap")]),
        (
            "<p>w <a href=/1>a</a> <a href=/2>b</a> <a href=/3>c</a> <a href=/4>d</a>",
            [("<p>", '<a>: href="/1"', '<a2>: href="/2"', '<a3>: href="/3"')],
        ),
    ],
)
def test_the_element_its_notes_and_placeholders_with_something_to_say(
    html: str, expected: list[tuple[str, ...]]
) -> None:
    assert told(html) == expected


def test_no_comment_holds_a_target_relative_to_its_page() -> None:
    assert told("<p>See <a href='#top'>top</a> and <a href='../x'>x</a>") == [("<p>",)]
