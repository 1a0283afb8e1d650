"""The marks of a page are its tokens but the text; where one is not, it is the rest of the page."""

from time import process_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from diglot.markup.marks import distinct_marks, marks
from diglot.markup.splice import Spliced, has_same_skeleton
from diglot.markup.tokens import Kind, tokens

_TEXTS = frozenset({Kind.TEXT, Kind.RCDATA, Kind.CDATA})
_PIECES = (
    "svg math iframe title style script textarea foreignObject desc mi annotation-xml p a path image xmp plaintext "
    "noembed noframes SVG Title IFRAME svgs titles"
).split()
_MARKUP = [
    *(f"<{name}>" for name in _PIECES),
    *(f"</{name}>" for name in _PIECES),
    *(f"<{name}/>" for name in _PIECES),
    "<svg a=b/>",
    '<svg viewBox="0 0 8 8">',
    '<path d="M0 0"/>',
    '<path d="</svg>"/>',
    "<svg><title>Tip</title><path/></svg>",
    "<svg><path/></svg>",
    "<math><mi>x</mi></math>",
    "<iframe src=a></iframe>",
    "<iframe><p>none</iframe >",
    "<iframe ",
    "</svg ",
    "</svg",
    "<!-- </svg> -->",
    "<!-->",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<!x>",
    "<?x>",
    "</>",
    "< ",
    "text",
    '"',
    "'",
    ">",
    "<br></p>",
    "\u017fvg>",
    "<\u017fvg>",
    "<\u0131frame>",
]


def _told(text: str) -> list[str]:
    """The marks by tokens: raw content belongs to the tag before it."""
    found: list[str] = []
    for kind, start, end, _ in tokens(text):
        if kind == Kind.RAW:
            found[-1] += text[start:end]
        elif kind not in _TEXTS:
            found.append(text[start:end])
    return found


@example("<svg><path/></svg")
@example("<style>a</style")
@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(_MARKUP), max_size=14).map("".join))
def test_marks_are_tokens_up_to_what_is_the_rest(text: str) -> None:
    found, told = list(marks(text)), _told(text)
    if distinct_marks(text) is None:
        assert text.endswith(found[-1])
        assert found[:-1] == told[: len(found) - 1]
    else:
        assert found == told


@pytest.mark.parametrize(
    "text",
    [
        '<p><svg viewBox="0 0 8 8"><path d="M0 0"/></svg> text',
        "<svg><title>Tip</title><!-- c --><g><text>a<tspan>b</tspan></text></g></svg><p>text",
        "<svg><foreignObject><p>text</p></foreignObject></svg><style>a</style>",
        "<svg><p>text</svg><title>a &lt;</title>",
        "<math><mi>x</mi><mo>=</mo><mn>1</mn></math><svg/></svg><p>",
        "<iframe src=a></iframe><iframe src=b><p>none</p></iframe>",
    ],
)
def test_icons_formulas_and_frames_are_read_by_marks(text: str) -> None:
    assert distinct_marks(text) == list(dict.fromkeys(_told(text)))


@pytest.mark.parametrize(
    "inside", ["<style>a</style>", "<![CDATA[<p>]]>", "<svg></svg>", "<title><b>a</b></title>", "<link>", "<script>"]
)
def test_what_is_read_in_another_way_in_svg_is_left_to_tokens(inside: str) -> None:
    assert distinct_marks(f"<p><svg>{inside}</svg><p>") is None


def test_a_slash_of_a_value_is_no_end_of_an_svg() -> None:
    old, new = "<svg id=b/><p>a</p></svg>", '<svg id="c"/><p>a</p></svg>'
    assert not has_same_skeleton(old, Spliced(new, (), brings_brackets=False), xml=False)


@pytest.mark.parametrize(
    "piece",
    [
        "<svg><path/></svg>",
        "<svg>",
        "<svg><path/>",
        "<svg/>",
        "<svg></svg><svg",
        "<svg><!--",
        "<svg><title>",
        "<math><svg>",
        "<iframe>",
        "<iframe></iframe><",
        "<svg></math>",
    ],
)
def test_marks_take_linear_time_with_many_icons_closed_or_not(piece: str) -> None:
    def spent(count: int) -> float:
        text = piece * count
        start = process_time()
        assert "".join(marks(text))
        return process_time() - start

    assert min(spent(20_000) for _ in range(3)) <= 8 * max(min(spent(5_000) for _ in range(2)), 0.03)
