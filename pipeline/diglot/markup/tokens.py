"""Text of a page -> tokens with exact code-point offsets (WHATWG HTML 13.2.5), without any loss.

One match of one regular expression is a stretch of text and the tag behind it. Its quantifiers are possessive, so that
no input takes more than linear time. Newlines are left as they are.
"""

import re
import string
from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from diglot.lazy import pattern
from diglot.markup.vocabulary import BREAKS_OUT

__all__ = [
    "ODD_BRACKET",
    "RAW",
    "TAG_NAME",
    "TAIL",
    "Attribute",
    "Foreign",
    "Kind",
    "Token",
    "attributes",
    "tag_name",
    "tokens",
]


class Kind:
    """The kinds of token."""

    TEXT: Final = 0
    OPEN: Final = 1
    CLOSE: Final = 2
    EMPTY: Final = 3
    """A start tag that ends in `/>` where that counts: in SVG, MathML and XHTML."""
    RCDATA: Final = 4
    """Content of `title` or `textarea`: text with references, no tags."""
    RAW: Final = 5
    """Content of `script`, `style` and their like."""
    COMMENT: Final = 6
    """Comments, bogus ones, and processing instructions."""
    DOCTYPE: Final = 7
    CDATA: Final = 8
    CUT: Final = 9
    """A tag that the end of the file cuts: browsers drop it."""


Token = tuple[int, int, int, str]
"""Kind, start, end, and the lower-case name of a tag or of the element that raw content is in."""


_NAME = r"[ \t\n\f\r/]*+[^ \t\n\f\r/>][^ \t\n\f\r/>=]*+"
# behind "=" a value must follow: one whose quote never closes takes the rest of the file with it
_ATTRIBUTE = (
    _NAME + r"(?:[ \t\n\f\r]*+=[ \t\n\f\r]*+(?:\"[^\"]*+\"|'[^']*+'|[^ \t\n\f\r>\"'][^ \t\n\f\r>]*+|(?=>))"
    r"|(?![ \t\n\f\r]*+=))"
)
# nearly all attributes are written like this, and soon read
_USUAL = r'(?: [a-z]++="[^"]*+")*+'
TAG_NAME: Final = r"[a-zA-Z][^ \t\n\f\r/>]*+"
TAIL: Final = rf"(?:>|(?=[ \t\n\f\r/]){_USUAL}(?:>|(?:{_ATTRIBUTE})*+[ \t\n\f\r/]*+>))"
"""What follows the name of a tag, as a regular expression."""
ODD_BRACKET: Final = r"(?![a-zA-Z/!?])|/\Z"
"""What follows a `<` that is text."""
_TEXT = rf"[^<]*+(?:<(?:{ODD_BRACKET})[^<]*+)*+"
_TAG = re.compile(rf"({_TEXT})(?:<(/?)({TAG_NAME}){_USUAL}(?:>|(?:{_ATTRIBUTE})*+([ \t\n\f\r/]*+)>))?+")
_COMMENT = pattern(r"<!--(?:-?>|.*?(?:--!?>|(?:--!?|-)?\Z))", re.DOTALL)
_LETTERS: Final = frozenset(string.ascii_letters)
_LOWER: Final = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)
"""Only ASCII letters have a case in markup, and the length of a name must stay."""
_BOGUS = re.compile(r"<[!?/][^>]*+(?:>|\Z)")

_RAW_END: Final = {
    name: pattern(rf"</{name}(?=[ \t\n\f\r/>])", re.IGNORECASE | re.ASCII)
    for name in ("style", "xmp", "iframe", "noembed", "noframes", "textarea", "title")
}
_RCDATA: Final = frozenset({"textarea", "title"})
RAW: Final = frozenset(_RAW_END) | {"script", "plaintext"}
"""Elements whose content is no HTML."""

# Script data, script data escaped, script data double escaped (13.2.5.15 to .31)
_SCRIPT: Final = (
    pattern(r"<!--(?:-?>)?|</script(?=[ \t\n\f\r/>])", re.IGNORECASE | re.ASCII),
    pattern(r"--+>|<script(?=[ \t\n\f\r/>])|</script(?=[ \t\n\f\r/>])", re.IGNORECASE | re.ASCII),
    pattern(r"--+>|</script(?=[ \t\n\f\r/>])", re.IGNORECASE | re.ASCII),
)


def _script_end(text: str, start: int) -> int:
    state = 0
    while match := _SCRIPT[state].search(text, start):
        found = match[0]
        start = match.end()
        if state == 0:
            if found[1] == "/":
                return match.start()
            if found == "<!--":
                state = 1
                start -= 2  # its dashes may belong to "-->"
        elif found[0] == "-":
            state = 0
        elif state == 2:
            state = 1
        elif found[1] == "/":
            return match.start()
        else:
            state = 2
    return len(text)


def _raw_end(text: str, start: int, name: str) -> int:
    if name == "script":
        return _script_end(text, start)
    if name == "plaintext":
        return len(text)
    match = _RAW_END[name].search(text, start)
    return match.start() if match else len(text)


# Foreign content (13.2.6.5): what leaves it, and where HTML begins inside it
_FOREIGN: Final = frozenset({"svg", "math"})
_INTEGRATION: Final = {
    "svg": frozenset({"foreignobject", "desc", "title"}),
    "math": frozenset({"mi", "mo", "mn", "ms", "mtext", "annotation-xml"}),
}


class Foreign:
    """The open `svg`, `math` and HTML integration points at one place of a page."""

    def __init__(self) -> None:
        self.open: list[str] = []
        self._count: Counter[str] = Counter()

    @property
    def inside(self) -> bool:
        """Whether this place is in foreign content."""
        return bool(self.open) and self.open[-1] in _FOREIGN

    def start(self, name: str, is_empty: bool) -> bool:
        """Takes a start tag; whether it was one of foreign content, and did not end it."""
        was_inside = self.inside
        if name in _FOREIGN:
            if not is_empty:
                self._push(name)
        elif self.inside:
            if name in BREAKS_OUT:
                self.leave()
            elif not is_empty and name in _INTEGRATION[self.open[-1]]:
                self._push(name)
        return was_inside and bool(self.open)

    def end(self, name: str) -> None:
        """Takes an end tag."""
        if self._count[name]:
            while self._pop() != name:
                pass
        elif name in ("p", "br"):
            self.leave()

    def leave(self) -> None:
        """Ends the foreign content around this place."""
        while self.inside:
            self._pop()

    def _push(self, name: str) -> None:
        self.open.append(name)
        self._count[name] += 1

    def _pop(self) -> str:
        name = self.open.pop()
        self._count[name] -= 1
        return name


def tokens(
    text: str,
    start: int = 0,
    end: int | None = None,
    *,
    xml: bool = False,
    content_of: str = "",
    foreign: Foreign | None = None,
) -> Iterator[Token]:
    """All tokens between two code points, in order; together they cover it, but for a BOM.

    `xml` honours `/>` and CDATA sections everywhere. `content_of` names the element that the text is the content of:
    `script`, `title`, `plaintext`... `foreign` is what is open of SVG and MathML around it.
    """
    length = len(text) if end is None else end
    position = 1 if start == 0 and text.startswith("\ufeff") else start
    foreign = Foreign() if foreign is None else foreign
    match = _TAG.match
    if content_of in RAW:
        end = _raw_end(text, position, content_of)
        if end > position:
            yield (Kind.RCDATA if content_of in _RCDATA else Kind.RAW), position, end, content_of
        position = end
    while position < length:
        found = match(text, position, length)
        assert found is not None  # every part of the expression is optional
        end = found.end(1)
        if end > position:
            yield Kind.TEXT, position, end, ""
            position = end
        name = found[3]
        if name is None:
            if position < length:
                token = _markup(text, position, xml or foreign.inside)
                yield token
                position = token[2]
            continue
        name = name.lower() if name.isascii() else name.translate(_LOWER)
        end = found.end()
        if found[2]:
            yield Kind.CLOSE, position, end, name
            if foreign.open:
                foreign.end(name)
            position = end
            continue
        kind = Kind.OPEN
        is_raw = name in RAW
        if foreign.open or xml or name in _FOREIGN:
            is_empty = text[end - 2] == "/" and bool(found[4])
            is_foreign = foreign.start(name, is_empty)
            if is_empty and (xml or name in _FOREIGN or is_foreign):
                kind = Kind.EMPTY
            is_raw = is_raw and not is_foreign and kind == Kind.OPEN
        yield kind, position, end, name
        position = end
        if is_raw:
            end = _raw_end(text, end, name)
            if end > position:
                yield (Kind.RCDATA if name in _RCDATA else Kind.RAW), position, end, name
                position = end


_TAG_NAME = re.compile(r"</?([a-zA-Z][^ \t\n\f\r/>]*+)")


def tag_name(tag: str) -> str:
    """The name in a start or end tag, in lower case."""
    found = _TAG_NAME.match(tag)
    assert found is not None  # it starts like a tag
    return found[1].lower() if tag.isascii() else found[1].translate(_LOWER)


def _markup(text: str, position: int, cdata: bool) -> Token:
    following = text[position + 1]
    if following in _LETTERS or (following == "/" and text[position + 2] in _LETTERS):
        return Kind.CUT, position, len(text), ""
    if text.startswith("<!--", position):
        found = _COMMENT.match(text, position)
    elif cdata and text.startswith("<![CDATA[", position):
        end = text.find("]]>", position)
        return Kind.CDATA, position, len(text) if end < 0 else end + 3, ""
    else:
        found = _BOGUS.match(text, position)
    assert found is not None
    is_doctype = text[position : position + 9].lower() == "<!doctype"
    return (Kind.DOCTYPE if is_doctype else Kind.COMMENT), position, found.end(), ""


class Attribute(NamedTuple):
    """An attribute of a start tag."""

    name: str
    """In lower case."""
    start: int
    """Code points of the value, without its quotes; where there is no value, both are the end of the name."""
    end: int
    quote: str
    """`"`, `'`, or nothing."""


_ONE_ATTRIBUTE = re.compile(
    r"[ \t\n\f\r/]*+([^ \t\n\f\r/>][^ \t\n\f\r/>=]*+)"
    r"(?:[ \t\n\f\r]*+=[ \t\n\f\r]*+(?:\"([^\"]*+)\"|'([^']*+)'|([^ \t\n\f\r>\"'][^ \t\n\f\r>]*+)|(?=>)))?+"
)
_QUOTES: Final = {2: '"', 3: "'", 4: ""}


def attributes(text: str, start: int, end: int, name: str, *, without: frozenset[str] = frozenset()) -> list[Attribute]:
    """The attributes of the start tag at `start`..`end`, of doubled ones the first (13.2.5.33). Those that nobody asks
    for may be left out.
    """
    found: dict[str, Attribute] = {}
    position = start + 1 + len(name)
    while match := _ONE_ATTRIBUTE.match(text, position, end):  # a search would take its time with white space
        position = match.end()
        key = match[1].lower()
        if key in found or key in without:
            continue
        group = match.lastindex or 1
        if group == 1:
            found[key] = Attribute(key, match.end(1), match.end(1), "")
        else:
            found[key] = Attribute(key, match.start(group), match.end(group), _QUOTES[group])
    return list(found.values())
