"""Rules pick elements: simple selectors by our own scan, the rest by lxml's tree, with the same answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.markup import Rule
from diglot.markup.select import picked
from diglot.markup.selectors import compiled, validate, xpath_of
from diglot.markup.tokens import tokens
from diglot.model import PageError

PAGE = """<!DOCTYPE html><html><body class="home page"><div id=main class="a b"><p lang=en-GB>x<span class=b>y</span>
<ul><li>1<li class="x y">2</ul><p><a href="/x.pdf" title="T">z</a>
</div><pre>q<code class=block>r</code></pre></body></html>"""


def names(*rules: Rule, page: str = PAGE) -> list[str]:
    found = picked(page, rules, xml=False, path="page.html")
    starts = {start: name for _, start, _, name in tokens(page)}
    return [starts[start] for start in sorted(found)]


@pytest.mark.parametrize(
    ("select", "expected"),
    [
        ("p", ["p", "p"]),
        (".b", ["div", "span"]),
        ("div.a.b", ["div"]),
        ("#main > *", ["p", "ul", "p"]),
        ("div span, pre", ["span", "pre"]),
        ("body > div > p > a", ["a"]),
        ("[href]", ["a"]),
        ("a[href$='.pdf']", ["a"]),
        ("[lang|=en]", ["p"]),
        ("[class~=y]", ["li"]),
        ("ul li", ["li", "li"]),
        ("span span", []),
    ],
)
def test_simple_selectors_need_no_tree(select: str, expected: list[str]) -> None:
    assert compiled(select) is not None
    assert names(Rule(select=select)) == expected
    assert names(Rule(xpath=xpath_of(select))) == expected


@pytest.mark.parametrize(
    ("select", "expected"),
    [("li:first-child", ["li"]), ("p + ul", ["ul"]), ("p:not([lang])", ["p"]), ("pre ~ p", [])],
)
def test_other_selectors_use_the_tree(select: str, expected: list[str]) -> None:
    assert compiled(select) is None
    assert names(Rule(select=select)) == expected


def test_an_xpath_may_pick_attributes_and_texts_for_their_elements() -> None:
    assert names(Rule(xpath="//a/@href")) == ["a"]
    assert names(Rule(xpath="//span/text()")) == ["span"]
    assert names(Rule(xpath="count(//a)")) == []


def test_the_last_rule_wins_word_by_word() -> None:
    rules = (Rule(select="p", translate=False, note="first"), Rule(xpath="//p", translate=True))
    found = picked(PAGE, rules, xml=False, path="page.html")
    assert {(rule.translate, rule.note) for rule in found.values()} == {(True, "first")}


@pytest.mark.parametrize("select", ["p[", "p::before", ":nosuch", "", ">"])
def test_a_selector_that_cannot_be_read_is_named(select: str) -> None:
    assert validate(Rule(select=select))


@pytest.mark.parametrize("xpath", ["//p[", "", "p p"])
def test_an_xpath_that_cannot_be_read_is_named(xpath: str) -> None:
    assert validate(Rule(xpath=xpath))


def test_a_page_that_lxml_would_lose_a_part_of_is_refused() -> None:
    page = "<div>" * 5_000 + "<p id=x>deep"
    assert names(Rule(select="#x"), page=page) == ["p"]
    with pytest.raises(PageError, match="lxml cannot read it"):
        names(Rule(select="p:first-child"), page=page)


def test_an_empty_page_has_nothing_to_pick() -> None:
    assert names(Rule(xpath="//p"), page="") == []
    assert names(Rule(select="p:first-child"), page="  ") == []


ELEMENT = st.sampled_from(["div", "p", "span", "section", "em"])
CLASS = st.sampled_from(["", " class=a", " class='a b'", " id=i"])
TREE = st.recursive(
    st.just("x"),
    lambda kids: st.tuples(ELEMENT.filter(lambda e: e != "p"), CLASS, st.lists(kids, max_size=3)).map(
        lambda t: f"<{t[0]}{t[1]}>{''.join(t[2])}</{t[0]}>"
    ),
    max_leaves=12,
)
SELECT = st.lists(st.sampled_from(["div", ".a", ".b", "span", "*", "#i", "em.a"]), min_size=1, max_size=3).flatmap(
    lambda parts: st.lists(st.sampled_from([" ", " > "]), min_size=len(parts), max_size=len(parts)).map(
        lambda joints: "".join(p + j for p, j in zip(parts, joints, strict=True)).rstrip(" >")
    )
)


@given(TREE, SELECT)
def test_both_ways_pick_the_same(tree: str, select: str) -> None:
    page = f"<html><body>{tree}</body></html>"
    own = picked(page, (Rule(select=select),), xml=False, path="p")
    by_tree = picked(page, (Rule(xpath=xpath_of(select)),), xml=False, path="p")
    assert sorted(own) == sorted(by_tree)
