"""One of some names, told apart letter by letter."""

import re

from hypothesis import given
from hypothesis import strategies as st

from diglot.markup.names import one_of

_NAME = st.text("abH1", min_size=1, max_size=4)


@given(st.sets(_NAME, min_size=1, max_size=8), _NAME, st.booleans())
def test_it_finds_what_an_alternation_of_the_names_finds(names: set[str], word: str, ignore_case: bool) -> None:
    if ignore_case:
        names = {name.lower() for name in names}
    fast = re.match(one_of(names, ignore_case=ignore_case) + " ", word + " ")
    slow = re.match(f"(?:{'|'.join(names)}) ", word + " ", re.IGNORECASE if ignore_case else 0)
    assert (fast is None) == (slow is None)
