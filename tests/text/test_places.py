"""Lines end at CR, LF and CR LF, and at nothing else."""

import re

from hypothesis import given
from hypothesis import strategies as st

from diglot.model import line_and_column

_ENDS = re.compile(r"\r\n?|\n")


@given(st.text("\r\n\v\f\x85\u2028ab"), st.data())
def test_a_place_is_the_number_of_line_ends_before_it_and_the_code_points_since(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    ends = [found.end() for found in _ENDS.finditer(text) if found.end() <= offset]
    assert line_and_column(text, offset) == (len(ends) + 1, offset - (ends[-1] if ends else 0) + 1)
