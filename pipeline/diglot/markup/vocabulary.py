"""What each element and attribute is to the segmenter (WHATWG HTML, "The elements of HTML"; docs/messages.md)."""

from typing import Final

__all__ = [
    "BLOCK",
    "BREAKS_OUT",
    "CLOSES",
    "HUMAN_ATTRIBUTES",
    "INLINE_VOID",
    "INVISIBLE",
    "ISLAND",
    "META_TEXTS",
    "NEUTRAL",
    "PLAIN",
    "REQUIRED",
    "RUBY",
    "STOPS",
    "SVG_INLINE",
    "SYMBOLS",
    "UNNUMBERED",
    "VOID",
]


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


VOID: Final = _names(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr"
)
"""Elements without content."""

BLOCK: Final = _names(
    """address applet article aside base blockquote body caption center col colgroup dd details dialog dir div dl dt
    fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li link
    listing main marquee menu meta nav noembed noframes noscript ol optgroup option p plaintext pre search section
    summary table tbody td template tfoot th thead title tr ul xmp"""
)
"""Elements that end the text before them. Everything unknown is inline, as in a browser."""

ISLAND: Final = _names("audio button canvas iframe label math object select svg textarea video")
"""Their content makes messages of its own; in the text around them they are one placeholder."""

INVISIBLE: Final = _names("script style")
"""Elements that nobody sees: they end no text."""

INLINE_VOID: Final = VOID - BLOCK

BREAKS_OUT: Final = _names(
    """b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta
    nobr ol p pre ruby s small span strong strike sub sup table tt u ul var"""
)
"""Start tags that end the SVG or MathML around them."""

SVG_INLINE: Final = _names("a textpath tspan")
"""In SVG and MathML every other element ends the text before it."""

PLAIN: Final = _names(
    """b i em strong u s code kbd samp var tt small big sub sup q cite del ins mark dfn ruby rb rt rp"""
)
"""Pairs that are never numbered."""

REQUIRED: Final = _names("code kbd samp var dfn")
"""Plain pairs whose loss is an error."""

UNNUMBERED: Final = _names("br wbr")

RUBY: Final = _names("rb rt rtc rp")
"""Parts of a ruby element, which may leave out their end tags."""

NEUTRAL: Final = _names("span font bdi nobr u")
"""Elements that lend their name to a fold only if there is no other."""

SYMBOLS: Final = frozenset("¶#*/|·•§†‡+×›")
"""With Unicode So and Sm: an element of these alone is trimmed from an edge."""

HUMAN_ATTRIBUTES: Final = _names(
    """abbr alt aria-description aria-label aria-placeholder aria-roledescription aria-valuetext label placeholder
    summary title"""
)
"""`value` and `content` are human on some elements only."""

META_TEXTS: Final = _names(
    """description keywords application-name apple-mobile-web-app-title
    og:title og:description og:site_name og:image:alt og:video:alt
    twitter:title twitter:description twitter:image:alt twitter:label1 twitter:data1 twitter:label2 twitter:data2"""
)
"""The `name` or `property` of a `meta` whose `content` people read."""

# Optional end tags (WHATWG HTML 13.1.2.4): which open elements a start tag closes ...
_ITEM = _names("li")
_TERM = _names("dt dd")
_CELL = _names("td th")
_ROW = _CELL | _names("tr caption colgroup")
_ROWS = _ROW | _names("tbody thead tfoot")
_ENDS_P: Final = _names(
    """address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 header hgroup hr li listing main menu nav ol p plaintext pre search section summary table ul
    xmp"""
)
_P = _names("p")

CLOSES: Final[dict[str, frozenset[str]]] = {
    **dict.fromkeys(_ENDS_P, _P),
    "li": _ITEM | _P,
    "dt": _TERM | _P,
    "dd": _TERM | _P,
    "td": _CELL,
    "th": _CELL,
    "tr": _ROW,
    "tbody": _ROWS,
    "thead": _ROWS,
    "tfoot": _ROWS,
    "option": _names("option"),
    "optgroup": _names("option optgroup"),
    "body": _names("head"),
}

# ... and which elements hide an open one from that.
_HIDES_P: Final = (_ENDS_P - _names("p h1 h2 h3 h4 h5 h6 hr")) | _names(
    "h1 h2 h3 h4 h5 h6 body button caption object td template th svg math select"
)

STOPS: Final[dict[str, frozenset[str]]] = {
    **dict.fromkeys(_P, _HIDES_P),
    **dict.fromkeys(_ITEM, _names("ul ol menu dir table td th caption object template button svg math")),
    **dict.fromkeys(_TERM, _names("dl table td th caption object template button svg math")),
    **dict.fromkeys(_CELL, _names("table object template svg math")),
    **dict.fromkeys(_names("tr caption colgroup tbody thead tfoot"), _names("table object template svg math")),
    **dict.fromkeys(_names("option optgroup"), _names("select object template")),
    "head": frozenset(),
}
