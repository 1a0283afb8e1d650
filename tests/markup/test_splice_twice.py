"""splice_twice: a page, edits and last edits -> the same as of two splices, in one."""

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from diglot.markup import splice, splice_twice
from diglot.model import Edit, Span

QUICK = settings(max_examples=300, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
TEXT = "abcdefghijklmnop"


@st.composite
def _apart(draw: st.DrawFn, piece: str) -> list[Edit]:
    """Edits that do not overlap, some of which copy from the page what they stand in the place of."""
    borders = sorted(draw(st.lists(st.integers(0, len(TEXT)), max_size=8)))
    edits: list[Edit] = []
    for start, end in zip(borders[::2], borders[1::2], strict=False):
        copies = end > start and draw(st.booleans())
        edits.append(Edit(start, end, (piece, Span(start + 1, end), piece) if copies else (piece,)))
    return edits


@example([Edit(3, 5, ("<",))], [Edit(3, 3, ("+",)), Edit(5, 5, ("+",)), Edit(16, 16, ("+",))])
@example([Edit(3, 3, ("<",)), Edit(16, 16, ("<",))], [Edit(3, 6, ("+",)), Edit(16, 16, ("+",))])
@example([Edit(2, 9, (Span(3, 9),)), Edit(4, 6, ("<",))], [Edit(8, 8, ("+",))])
@example([Edit(2, 9, (Span(3, 9),)), Edit(4, 6, ("<",))], [Edit(9, 11, ()), Edit(0, 0, ("+",))])
@QUICK
@given(_apart("<"), _apart("+"))
def test_a_page_spliced_twice_at_once_is_what_two_splices_make(edits: list[Edit], last: list[Edit]) -> None:
    last = [Edit(each.start, each.end, tuple(part for part in each.parts if isinstance(part, str))) for each in last]
    bare, parts = splice_twice(TEXT, edits, last)
    assert bare == splice(TEXT, edits)
    if parts is not None:
        assert "".join(parts) == splice(TEXT, [*last, *edits]).text


def test_edits_within_what_is_copied_are_left_to_a_splice_of_its_own() -> None:
    assert splice_twice(TEXT, [Edit(2, 9, ("<", Span(3, 8)))], [Edit(5, 5, ("+",))])[1] is None
    assert splice_twice(TEXT, [Edit(2, 9, ("<",))], [Edit(9, 9, ("+",))])[1] is not None
