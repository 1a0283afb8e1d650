"""facts: a page -> what finishing it has to know, by short cuts or token by token."""

from hypothesis import HealthCheck, example, given, settings

from diglot.model import Page
from diglot.site.facts import Facts, facts_of
from tests.laws.fragments import documents, soups

QUICK = settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


def _facts(text: str) -> Facts:
    return facts_of(Page("page.html", text, "utf-8"))


@example('<a class="x" href="y" title="z">a</a><A HREF=y><a id=b></a><a href="x" href="y">')
@example("<p title=\"<a href='x'>\"><!-- <a href='y'> --><script>'<a href=z>'</script><a href=w>")
@example("<html><head><title><meta></title><meta name=a></head><body><img src=x")
@QUICK
@given(documents | soups)
def test_the_short_cut_tells_what_the_tokens_tell(text: str) -> None:
    # a page with a slot is read token by token
    short, exact = _facts(f"<!-- data-nothing -->{text}"), _facts(f"<!-- data-diglot  -->{text}")
    for field in ("root", "body", "base", "metas", "links", "slots", "references", "dates"):
        assert getattr(short, field) == getattr(exact, field)


def test_a_name_is_found_however_it_is_written() -> None:
    page = '<p id="a"><p ID=b><p\nid=\'c\'><a name="d"><p id = "e"><p data-id="f" id="g&amp;h">'
    assert {"a", "b", "c", "d", "e", "g&h"} <= _facts(page).names


def test_template_code_leads_nowhere() -> None:
    page = Page("page.html", '<a href="<?= $x ?>">a</a><a href="b">b</a>', "utf-8")
    assert [page.text[each.start : each.end] for each in facts_of(page, ("php",)).references] == ["b"]
