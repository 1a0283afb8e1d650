"""The scanner's short cuts make what its exact way, token by token, makes."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from diglot.markup import read_page
from diglot.markup.flat import compose_flat
from diglot.markup.scan import _Scanner
from diglot.markup.templates import Region
from diglot.model import Page, Scan
from tests.laws.fragments import documents, soups
from tests.laws.law import RULES

PAGES = documents | soups
_TEXTS = st.sampled_from(
    ["x", "y z", " ", " u ", "\n  ", ", ", "*", " \u2021", "%", "&amp;lt;", "&nbsp;", "\xa0", "{", "1  2", "\x1f"]
)
_STARTS = st.sampled_from(
    [
        "<b>",
        "<code class=c>",
        "<a href=u>",
        '<a href="u" title="T">',
        '<span id="i">',
        "<em title='T &amp; U'>",
        "<u lang=fr>",
    ]
)
_LEAVES = _TEXTS | st.sampled_from(["<br>", "<br />", "<a id=i></a>", "<b> </b>", "<wbr>", "<br title=T>"])


def _pair(start: str, inside: list[str]) -> str:
    return f"{start}{''.join(inside)}</{start[1:].split(maxsplit=1)[0].rstrip('>')}>"


_RUNS = st.lists(
    st.recursive(_LEAVES, lambda inner: st.builds(_pair, _STARTS, st.lists(inner, max_size=4)), max_leaves=6),
    max_size=5,
).map("".join)
"""Runs of text and inline pairs in one another, with what makes them special."""
QUICK = settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
LONG = settings(max_examples=20_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _exact(page: Page, *, exclusions: bool) -> Scan:
    scanner = _Scanner(page, RULES, exclusions=exclusions)
    # template code somewhere, here far behind the page, makes the scanner take each token by itself
    scanner.regions = (Region(1 << 40, (1 << 40) + 1, "tpl"),)
    return scanner.scan()


def _check(text: str) -> None:
    page = read_page(text.encode(), "page.html", "utf-8")
    for exclusions in (False, True):
        exact = _exact(page, exclusions=exclusions)
        for _ in ("as something new", "as something known"):
            assert _Scanner(page, RULES, exclusions=exclusions).scan() == exact


@example("<p>a <a href=1 title=T>b</a> <code>c</code></p>")
@example("ok.<br>go</br>")
@example("</body>x</body></body>y")
@example("<p><span><a href=x>y</a></span><p><br>x<a></a><p><b>*</b> x<p>(<b>x</b>)")
@QUICK
@given(PAGES)
def test_on_pages_that_nobody_would_write(text: str) -> None:
    _check(text)


@pytest.mark.slow
@LONG
@given(PAGES)
def test_on_many_pages_that_nobody_would_write(text: str) -> None:
    _check(text)


@example("a <span>\u201c<span>b</span>\u201d</span> c")
@example("<span><code>-a</code><br></span><span><code>--all</code></span>")
@example("<span><code>-t <em><code>x</code></em></code> <br></span> <span> <code>y</code></span>")
@example("x<a id=i></a> <code></code>y <b>z <i>u</i></b><br><br>v")
@example("<a href=u><b>x</b></a>, <a href=v>y <b>z</b></a>")
@example("<b>x <i>y</i><br></b> z")
@QUICK
@given(_RUNS)
def test_on_runs_of_pairs_in_one_another(run: str) -> None:
    _check(f"<p>{run}<p>{run} </p><pre>{run}</pre>")


@pytest.mark.slow
@LONG
@given(_RUNS)
def test_on_many_runs_of_pairs_in_one_another(run: str) -> None:
    _check(f"<p>{run}<p>{run} </p><pre>{run}</pre>")


@pytest.mark.parametrize(
    "run",
    [
        "a <span>\u201c<span>b</span>\u201d</span> c",
        "<span><code>-a</code><br /></span><span><code>--all</code></span>",
        'x<a id="i"></a> y <b>z <i>u</i></b><br>v',
        "<code>%</code> x",
    ],
)
def test_common_runs_of_nested_pairs_need_no_tree(run: str) -> None:
    assert compose_flat(run, preserve=False) is not None


def test_on_the_pages_of_a_site_that_share_their_surroundings() -> None:
    head = "<html><body class=x><div id=nav><ul><li><a href=/>Home</a>"
    for body in ("<p>One", "</div></body>", "<p lang=fr>Deux<p>Three", "<div translate=no><p>Four</div><p>Five"):
        _check(f"{head}{body}<p class=x>Six <b>seven</b></p></html>")


_ELEMENT = st.sampled_from(
    ["p", "div", "table", "td", "pre", "hr", "meta", "input", "x-y", "/p", "/table", "li", "object"]
)
_NAME = st.sampled_from("id class title href summary name content value type alt lang its-within-text".split())
_SAID = st.sampled_from(
    [
        "A b",
        "c",
        "",
        " ",
        "description",
        "hidden",
        "no",
        "> <p title=",
        " id=",
        "'",
        "a  b",
        " x",
        "&amp;",
        "{{ y }}",
        "en",
    ]
)
_WRITTEN = st.sampled_from([' {}="{}"'] * 9 + [" {}='{}'", ' {} = "{}"', '\n{}="{}"', " {}=", ' {}{}="x"'])
_SHAPES = st.lists(st.tuples(_ELEMENT, st.lists(st.tuples(_WRITTEN, _NAME), max_size=3)), min_size=1, max_size=4)


@settings(QUICK, max_examples=400)
@given(_SHAPES, st.data())
def test_on_pages_whose_tags_differ_in_their_values_alone(
    shapes: list[tuple[str, list[tuple[str, str]]]], data: st.DataObject
) -> None:
    for _ in range(3):
        tags = (
            "".join(("<", name, *(form.format(key, data.draw(_SAID)) for form, key in attributes), ">"))
            for name, attributes in shapes
        )
        _check(f"<body><div>{''.join(tags)}Text</div>")


def test_what_looks_like_an_attribute_in_a_value_hides_no_text() -> None:
    for text in ('<p class="x">a', '<p class=" id="><p title="x">b', '<p class="><p title="x">c'):
        _check(text)
