"""The scanner's short cuts make what its exact way, token by token, makes."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from diglot.markup import read_page
from diglot.markup.scan import _Scanner
from diglot.markup.templates import Region
from diglot.model import Page, Scan
from tests.laws.fragments import documents, soups
from tests.laws.law import RULES

PAGES = documents | soups
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
