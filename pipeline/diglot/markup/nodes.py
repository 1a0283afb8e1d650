"""The tokens of a run of text -> a well-nested tree, or several where inline tags cross or have no mate."""

import re
from collections.abc import Iterator
from typing import Final

from diglot.markup.tokens import Kind, Token
from diglot.model import Scope
from diglot.text.references import text_of
from diglot.text.space import EDGE

__all__ = ["ATOM", "CODE", "ISLAND", "LEAF", "Element", "Node", "NodeKind", "Text", "trees", "trimmed"]

ISLAND: Final = 20
"""A pseudo-token: an element whose content makes messages of its own."""
CODE: Final = 21
"""A pseudo-token: template code; its name is the placeholder's."""
LEAF: Final = 22
"""A pseudo-token: an inline element without content."""

DEEPEST: Final = 100
"""Inline elements nested deeper than this have no mate: a tree is walked by recursion."""


class NodeKind:
    """The kinds of node."""

    TEXT: Final = 0
    PAIR: Final = 1
    OPAQUE: Final = 2
    """Void elements, template code, protected content that is not shown, text in another language."""
    PROTECTED: Final = 3
    """An element with `translate="no"` whose text is shown."""
    ATOM: Final = 4
    """`{{...}}` or `{%...%}`."""
    COMMENT: Final = 5
    ISLAND: Final = 6
    """Opaque; its tags were seen to when its content was."""


class Text:
    """Characters of a run."""

    __slots__ = ("end", "is_cdata", "readable", "start", "value")

    kind: Final = NodeKind.TEXT
    name: Final = ""

    def __init__(self, start: int, end: int, value: str, *, is_cdata: bool = False) -> None:
        self.start = start
        self.end = end
        self.value = value
        """Decoded."""
        self.readable = not value.isspace() and bool(value.strip(EDGE))
        """Whether it holds more than edge characters."""
        self.is_cdata = is_cdata


class Element:
    """Anything else in a run. It changes while the tree is built and resolved, and never afterwards."""

    __slots__ = (
        "end",
        "inner_end",
        "inner_start",
        "kids",
        "kind",
        "name",
        "readable",
        "scope",
        "start",
        "value",
    )

    def __init__(self, kind: int, name: str, start: int, end: int) -> None:
        self.kind = kind
        self.name = name
        self.start = start
        self.end = end
        self.inner_start = end
        """Where the content of a pair starts: the end of its start tag."""
        self.inner_end = end
        self.kids: list[Text | Element] = []
        self.value = ""
        """The decoded text of a PROTECTED element, the source of an ATOM."""
        self.readable = False
        """Whether there is text in it."""
        self.scope: Scope | None = None
        """What holds for its content, where that differs from what is around it."""


Node = Text | Element

ATOM: Final = re.compile(r"\{\{[^{}]*+\}\}|\{%[^{}%]*+%\}")
"""Template code that stands in a text as it is, and must recur unchanged."""
_EDGE_REFERENCE = (
    r"(?:&nbsp;?|&#0{0,6}(?:9|1[023]|32|160|12288);|&#[xX]0{0,6}(?:9|[acdACD]|20|[aA]0|3000);|&Tab;|&NewLine;)"
)
_LEADING = re.compile(rf"(?:[{EDGE}]|{_EDGE_REFERENCE})*+")
_LAST = re.compile(rf"{_EDGE_REFERENCE}\Z")
_FIRST: Final = EDGE + "&"
_FINAL: Final = EDGE + ";p"
"""What may be an edge character or end the spelling of one."""
_LONGEST_EDGE: Final = len("&#00000012288;")


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """`start` and `end` without edge characters, however they are spelled."""
    if start < end and text[start] not in _FIRST and text[end - 1] not in _FINAL:
        return start, end
    source = text[start:end]
    bare = source.lstrip(EDGE)
    start += len(source) - len(bare)
    end = start + len(bare.rstrip(EDGE))
    if start < end and (text[start] == "&" or text[end - 1] in ";p"):  # `&nbsp` may do without its ";"
        return _trimmed_references(text, start, end)
    return start, end


def _trimmed_references(text: str, start: int, end: int) -> tuple[int, int]:
    found = _LEADING.match(text, start, end)
    start = found.end() if found else start
    while end > start:
        if text[end - 1] in EDGE:
            end -= 1
        elif last := _LAST.search(text, max(start, end - _LONGEST_EDGE), end):
            end = last.start()
        else:
            break
    return start, end


def _texts(text: str, start: int, end: int) -> list[Node]:
    """A text with atoms in it."""
    nodes: list[Node] = []
    position = start
    for match in ATOM.finditer(text, start, end):
        if match.start() > position:
            nodes.append(Text(position, match.start(), text_of(text[position : match.start()])))
        atom = Element(NodeKind.ATOM, match[0], match.start(), match.end())
        atom.value = match[0]
        atom.readable = True
        nodes.append(atom)
        position = match.end()
    if position < end:
        nodes.append(Text(position, end, text_of(text[position:end])))
    return nodes


def _leaf(text: str, token: Token) -> Node:
    kind, start, end, name = token
    if kind == Kind.CDATA:
        stop = end - 3 if text.endswith("]]>", start, end) else end
        value = text[start + 9 : stop].replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
        return Text(start, end, value, is_cdata=True)
    if kind in (Kind.COMMENT, Kind.CUT, Kind.DOCTYPE):
        return Element(NodeKind.COMMENT, "", start, end)
    node = Element(NodeKind.ISLAND if kind == ISLAND else NodeKind.OPAQUE, name, start, end)
    node.readable = kind == CODE
    return node


def _mateless(run: list[Token]) -> set[int]:
    """Positions of the inline tags without a mate, and of those whose pair would contain one."""
    lonely: set[int] = set()
    stack: list[int] = []
    waiting: dict[str, int] = {}
    last = -1
    for position, (kind, _, _, name) in enumerate(run):
        if kind == Kind.OPEN:
            if len(stack) == DEEPEST:
                lonely.add(position)
                last = position
                continue
            stack.append(position)
            waiting[name] = waiting.get(name, 0) + 1
        elif kind == Kind.CLOSE:
            if not waiting.get(name):
                lonely.add(position)
                last = position
                continue
            while True:
                opener = stack.pop()
                waiting[run[opener][3]] -= 1
                if run[opener][3] == name:
                    break
                lonely.add(opener)
                last = max(last, opener)
            if last > opener:
                lonely.update((opener, position))
                last = position
    lonely.update(stack)
    return lonely


_RUBY: Final = {
    "rb": frozenset({"rb", "rt", "rp", "rtc"}),
    "rt": frozenset({"rb", "rt", "rp"}),
    "rp": frozenset({"rb", "rt", "rp"}),
    "rtc": frozenset({"rb", "rt", "rp", "rtc"}),
    "ruby": frozenset({"rb", "rt", "rp", "rtc"}),
}
"""Start tag, or the end tag of `ruby` or `rtc` -> what it closes (WHATWG HTML 13.1.2.4)."""


def _with_ruby_ends(run: list[Token]) -> list[Token]:
    """The run with an empty end tag wherever a ruby element leaves out its own."""
    full: list[Token] = []
    waiting: list[str] = []
    for token in run:
        kind, start, _, name = token
        closes = _RUBY.get(name, frozenset())
        if kind == Kind.CLOSE and name == "rtc":
            closes = closes - {name}
        if (kind == Kind.OPEN and name != "ruby") or (kind == Kind.CLOSE and name in ("ruby", "rtc")):
            while waiting and waiting[-1] in closes:
                full.append((Kind.CLOSE, start, start, waiting.pop()))
        if kind == Kind.OPEN:
            waiting.append(name)
        elif kind == Kind.CLOSE and waiting and waiting[-1] == name:
            waiting.pop()
        full.append(token)
    return full


def trees(run: list[Token], text: str) -> Iterator[list[Node] | Token]:
    """The run as lists of sibling nodes, and between them the tags without a mate that split it."""
    if any(token[3] == "ruby" for token in run):
        run = _with_ruby_ends(run)
    nodes = _tree(run, text)
    if nodes is not None:
        yield nodes
        return
    lonely = _mateless(run)
    start = 0
    for position in [*sorted(lonely), len(run)]:
        if position > start:
            nodes = _tree(run[start:position], text)
            assert nodes is not None  # all that is left is in pairs
            yield nodes
        if position < len(run):
            yield run[position]
        start = position + 1


def _tree(run: list[Token], text: str) -> list[Node] | None:
    root: list[Node] = []
    kids = root
    stack: list[tuple[Element, list[Node]]] = []
    for kind, start, end, name in run:
        if kind == Kind.TEXT:
            source = text[start:end]
            if "{" in source:
                kids += _texts(text, start, end)
            else:
                kids.append(Text(start, end, text_of(source)))
        elif kind == Kind.OPEN:
            if len(stack) == DEEPEST:
                return None
            node = Element(NodeKind.PAIR, name, start, end)
            kids.append(node)
            stack.append((node, kids))
            kids = node.kids
        elif kind == Kind.CLOSE:
            if not stack or stack[-1][0].name != name:
                return None
            node, kids = stack.pop()
            node.inner_end = start
            node.end = end
            for kid in node.kids:
                if kid.readable:
                    node.readable = True
                    break
        else:
            kids.append(_leaf(text, (kind, start, end, name)))
    return None if stack else root
