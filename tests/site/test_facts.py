"""facts: a page -> what finishing it has to know, by short cuts or token by token."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from diglot.markup import marks
from diglot.model import Page
from diglot.site import facts
from diglot.site.facts import Facts, facts_of
from tests.laws.fragments import documents, soups

QUICK = settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


icons = st.lists(
    st.sampled_from(
        """<svg> <svg/> </svg> <math> </math> <iframe> </iframe> <title> </title> <desc> <foreignObject> <path/> <p>
        </p> <link/href=a> <time/itemprop=dateModified> <html/lang=a> <base/href=b> <meta/name=c> <body> <head> </head>
        <use/href=d> <style> </style> <b/style=e:url(f)> <!-- --> <![CDATA[ ]]>""".split()
    ),
    max_size=12,
).map("".join)
"""SVG, MathML and frames, and what means something else there."""


def _facts(text: str) -> Facts:
    return facts_of(Page("page.html", text, "utf-8"))


@example('<a class="x" href="y" title="z">a</a><A HREF=y><a id=b></a><a href="x" href="y">')
@example("<p title=\"<a href='x'>\"><!-- <a href='y'> --><script>'<a href=z>'</script><a href=w>")
@example("<html><head><title><meta></title><meta name=a></head><body><img src=x")
@example("<a href=x><script>if (a<b) '<a href=y>'</script><script><!-- <script> --></script><a href=z>")
@example("<script src=a></script><script src=a>b</script><script src=a></script><td background=b><p style='a:url(c)'>")
@example("<svg><a xlink:href='x'><link href=y></svg><link href=z><iframe src=w><a href=x></iframe><p lang=de>")
@example('<title>a</title><b data-diglot=c><p title="<i>"><a href="a"></b></p><time itemprop=dateModified datetime=d>')
@example("<html><head>a</<html></head><p title='</head>'></heads></HEAD ></head>")
@example("<svg><a xlink:href='x'/><use href=y /></svg><link href=z><iframe src=w><a href=x></iframe><p lang=de>")
@example("<svg><title>a</title><p><time itemprop=dateModified datetime=d></svg><svg><p><base href=x></svg>")
@example("<svg><style>a{b:url(c)}</style></svg><p style='a:url(c)'><svg><body background=b></svg>")
@example("<math><annotation-xml><html lang=de></math><svg><meta name=a></head></svg><link href=z>")
@QUICK
@given(documents | soups | icons)
def test_the_short_cut_tells_what_the_tokens_tell(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(facts, "distinct_marks", lambda _: None)
        exact = _facts(text)
        patch.undo()
        patch.setattr(marks, "_LONG", 0)
        long = _facts(text)
    short = _facts(text)
    for field in ("root", "body", "base", "head_end", "metas", "links", "slots", "references", "dates"):
        assert getattr(short, field) == getattr(long, field) == getattr(exact, field)
    assert short.says_languages == long.says_languages == exact.says_languages


@pytest.mark.parametrize("text", ['&lt;p id="a"&gt;', '<title> id="a"</title>', '<svg/> id="a"'])
def test_a_text_that_speaks_of_a_name_is_none(text: str) -> None:
    assert _facts(text).names == frozenset()


def test_a_slot_is_found_however_much_comes_behind_it() -> None:
    found = _facts("<div><ul data-diglot=languages><li>a</ul>b</div>" + "<p data-diglot=incomplete>c</p>" + "<p>d" * 3)
    assert [slot.name for slot in found.slots] == ["languages", "incomplete"]


def test_a_name_is_found_however_it_is_written() -> None:
    page = '<p id="a"><p ID=b><p\nid=\'c\'><a name="d"><p id = "e"><p data-id="f" id="g&amp;h">'
    assert {"a", "b", "c", "d", "e", "g&h"} <= _facts(page).names


def test_template_code_leads_nowhere() -> None:
    page = Page("page.html", '<a href="<?= $x ?>">a</a><a href="b">b</a>', "utf-8")
    assert [page.text[each.start : each.end] for each in facts_of(page, ("php",)).references] == ["b"]
