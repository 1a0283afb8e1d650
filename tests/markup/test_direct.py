"""The short way from a msgstr to an edit gives what the long way gives, or nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.markup import DirectEdits, ScanRules, edit, pair_segment, scan, splice
from diglot.model import Page, Segment

RULES = ScanRules(("en", "zh_CN"))


def both(page: Page, segment: Segment, msgstr: str) -> tuple[str | None, str | None]:
    """The page with the translation in the short way and the long way; None where there is none."""
    short = DirectEdits(page).edit(segment, msgstr)
    pairing = pair_segment(segment, msgstr)
    long = edit(segment, page, pairing.parts) if pairing.is_usable and not pairing.problems else None
    return (
        None if short is None else splice(page.text, [short]).text,
        None if long is None else splice(page.text, [long]).text,
    )


@pytest.mark.parametrize(
    ("html", "msgstr", "expected"),
    [
        ("<p>Hello", "你好", "<p>你好"),
        ("<p>Hello", "你&nbsp;好", "<p>你\xa0好"),
        ('<p title="Hello">', "It's", '<p title="It\'s">'),
        ('<p>Read <a href="x"><b>this</b></a>!', "<a>Das</a> lesen!", '<p><a href="x"><b>Das</b></a> lesen!'),
        ("<p>a <code>b</code> c <code>d</code>", "<code>b</code>, <code>d</code>", "<p><code>b</code>, <code>d</code>"),
        ("<p>one<br>two", "eins<br/>zwei", "<p>eins<br>zwei"),
    ],
)
def test_what_most_translations_are_goes_the_short_way(html: str, msgstr: str, expected: str) -> None:
    page = Page("page.html", html, "utf-8")
    segment = scan(page, RULES).segments[0]
    assert both(page, segment, msgstr) == (expected, expected)


_PAGES = st.sampled_from(
    (
        '<p title="Go">Read <a href="x">this</a> or <a href="y"><i class="z"></i> that</a><br>now',
        "<p title=Go>Say <code>a</code>, <code>b</code> and <b>c</b><!-- d --> e <img src=f> g",
        "<p title='Go'><ruby>a<rt>b<rt>c</ruby> d <code translate=no>e</code> f",
        "<p alt='a@b.c'>Hi {{ name }}, {b <a href=x title='x:y'>c</a>&nbsp;d &lt;e f",
        '<title>a &amp; b</title><script type="application/ld+json">{"@type":"Article","name":"Hi"}</script>',
        '<a href="x"><img alt="https://x.y" src=y></a> a <button>b</button> c <i>d</i> <a href="z">e</a> f',
    )
)
_PIECES = (
    "a",
    "你",
    " ",
    "\n",
    "\r",
    "\x1b",
    "<",
    ">",
    "&",
    "&nbsp;",
    "&lt;b>",
    "&#13;",
    "&#123;{",
    '"',
    "'",
    "{",
    "{%",
)
_MORE = ("<a>", "</a>", "<a2>", "</a2>", "<code>", "</code>", "<br/>", "<br>", "<img/>", "https://x", "javascript:x")


@given(_PAGES, st.sampled_from(("utf-8", "windows-1252", "gb18030")), st.data())
def test_the_short_way_gives_what_the_long_way_gives(html: str, codec: str, data: st.DataObject) -> None:
    page = Page("page.html", html, codec)
    segment = data.draw(st.sampled_from(scan(page, RULES).segments))
    msgstr = segment.msgid
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(msgstr)))
        end = data.draw(st.sampled_from((at, min(at + 1, len(msgstr)), len(msgstr))))
        msgstr = msgstr[:at] + data.draw(st.sampled_from((*_PIECES, *_MORE, ""))) + msgstr[end:]
    short, long = both(page, segment, msgstr)
    assert short is None or short == long
