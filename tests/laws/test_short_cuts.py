"""The scanner's short cuts make what its exact way, token by token, makes."""

import pytest
from hypothesis import HealthCheck, example, given, settings

from diglot.markup import read_page
from diglot.markup.scan import _Scanner
from diglot.markup.templates import Region
from diglot.model import Page, Scan
from tests.laws.fragments import documents, soups
from tests.laws.law import RULES

PAGES = documents | soups
QUICK = settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
LONG = settings(max_examples=20_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _exact(page: Page) -> Scan:
    scanner = _Scanner(page, RULES, exclusions=True)
    # template code somewhere, here far behind the page, makes the scanner take each token by itself
    scanner.regions = (Region(1 << 40, (1 << 40) + 1, "tpl"),)
    return scanner.scan()


def _check(text: str) -> None:
    page = read_page(text.encode(), "page.html", "utf-8")
    assert _Scanner(page, RULES, exclusions=True).scan() == _exact(page)


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
