"""What start tags say to people: the short way for a title alone says what the long way does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.markup.human import human_values, title_alone
from diglot.markup.inherit import tag
from diglot.markup.tokens import Kind


@pytest.mark.parametrize("source", ['<a title="Next page">', '<a accesskey="n" href="next.html" title="Next page">'])
def test_a_title_is_found_alone_or_among_attributes_that_say_nothing(source: str) -> None:
    alone = title_alone(source)
    assert alone is not None
    assert alone.composed.msgid == "Next page"


@pytest.mark.parametrize("value", ["", "A&amp;B", "{{ x }}", "two  spaces", " x"])
def test_a_title_that_takes_more_to_read_is_left_to_the_long_way(value: str) -> None:
    assert title_alone(f'<a title="{value}">') is None


_ATTRIBUTES = st.sampled_from(["title", "class", "href", "lang", "alt", "notranslate", "id", "aria-label", "translate"])
_VALUES = st.text(" ax&;<>{}'\xa0\u3000\u200b\t\n\u034f", max_size=4) | st.sampled_from(["notranslate", "no", "&amp;"])


@given(st.lists(st.tuples(_ATTRIBUTES, _VALUES), max_size=3))
def test_the_short_way_finds_the_values_of_the_long_way_or_none(pairs: list[tuple[str, str]]) -> None:
    source = "".join(("<a", *(f' {name}="{value}"' for name, value in pairs), ">"))
    alone = title_alone(source)
    if alone is not None:
        said = tag(source, (Kind.OPEN, 0, len(source), "a"), None)
        assert not said.rules_scope
        assert list(human_values(source, "a", said)) == [alone]
