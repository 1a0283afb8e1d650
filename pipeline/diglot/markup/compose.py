"""Sibling nodes -> msgid and inline codes (docs/messages.md, "Placeholders")."""

import re
import unicodedata
from collections.abc import Callable
from typing import Final, Literal, NamedTuple

from diglot.lazy import pattern
from diglot.markup.nodes import ATOM, Element, Node, NodeKind, Text
from diglot.markup.vocabulary import NEUTRAL, PLAIN, SYMBOLS, UNNUMBERED
from diglot.model import InlineCode
from diglot.text.references import encode, text_of, visible
from diglot.text.space import WHITE, collapse

__all__ = [
    "SHOWN",
    "Composed",
    "all_symbols",
    "compose",
    "compose_text",
    "compose_value",
    "flat",
    "folded_name",
    "has_id",
    "interleaved",
    "is_symbolic",
    "placeholder_name",
]

SHOWN: Final = 60
"""Protected content up to this many characters is shown in the msgid."""

_NOT_IN_NAMES = pattern(r"[^a-z0-9-]")
_ID = re.compile(r"[ \t\n\f\r\"'/]id[ \t\n\f\r]*=", re.IGNORECASE | re.ASCII)


class Composed(NamedTuple):
    """A message in the making."""

    msgid: str
    codes: tuple[InlineCode, ...]
    """In the order of the msgid; comments are codes of their own, named by nothing. Their places are counted from where
    the segment starts.
    """
    own: str
    """The text that a translator translates: no placeholders, no protected content."""


def flat(node: Node) -> str:
    """All the text of a node."""
    if isinstance(node, Element) and node.kind == NodeKind.PAIR:
        return "".join(map(flat, node.kids))
    return node.value


def is_symbolic(node: Node) -> bool:
    """Whether an element holds nothing but symbols (`¶`, `★`), so that it is decoration."""
    if node.kind != NodeKind.PAIR:
        return False
    return all_symbols(flat(node))


def all_symbols(text: str) -> bool:
    """Whether a text is nothing but symbols, and white space around them."""
    text = text.strip()
    return bool(text) and all(c in SYMBOLS or unicodedata.category(c) in ("So", "Sm") for c in text)


def placeholder_name(name: str) -> str:
    """The name of an element as placeholders spell it."""
    return name if name.isalpha() and name.isascii() else _NOT_IN_NAMES.sub("-", name)


def folded_name(names: list[str]) -> str:
    """The name of the one placeholder for elements around the same text, the outermost first."""
    return "a" if "a" in names else next((name for name in names if name not in NEUTRAL), names[0])


def has_id(markup: str) -> bool:
    """Whether a start tag has an `id`."""
    return "id" in markup.lower() and _ID.search(markup) is not None


def _fold(node: Element, text: str) -> tuple[str, int, int, list[Node]]:
    """Name, content and nodes of the one placeholder for the elements around exactly the same text."""
    names = [node.name]
    while True:
        kids = node.kids
        if len(kids) == 1:
            first = last = 0
        else:
            readable = [number for number, kid in enumerate(kids) if kid.readable]
            first, last = readable[0], readable[-1]
        core = kids[first]
        if first != last or not isinstance(core, Element) or core.kind != NodeKind.PAIR:
            break
        node = core
        names.append(node.name)
    start, end = node.inner_start, node.inner_end
    if len(kids) > 1:
        kids = list(kids)
        if any(isinstance(kid, Element) for kid in kids[last + 1 :]):
            kids[last] = _cut(kids[last], text, leading=False)
            end = kids[last].end
            del kids[last + 1 :]
        if any(isinstance(kid, Element) for kid in kids[:first]):
            kids[first] = _cut(kids[first], text, leading=True)
            start = kids[first].start
            del kids[:first]
    return folded_name(names), start, end, kids


def _cut(node: Node, text: str, *, leading: bool) -> Node:
    """A text without the white space beside a textless node, which belongs to the placeholder around them."""
    if isinstance(node, Element) or node.is_cdata:
        return node
    source = text[node.start : node.end]
    if leading:
        return Text(node.end - len(source.lstrip(WHITE)), node.end, node.value.lstrip(WHITE))
    return Text(node.start, node.start + len(source.rstrip(WHITE)), node.value.rstrip(WHITE))


class _Composer:
    def __init__(self, text: str, origin: int, *, preserve: bool) -> None:
        self.text = text
        self.origin = origin
        self.preserve = preserve
        self.parts: list[str] = []
        self.own: list[str] = []
        self.codes: list[InlineCode] = []
        self.buffer: list[str] = []
        self.numbers: dict[str, int] = {}
        self.taken: set[str] = set()
        self.after_break = False

    def add(self, nodes: list[Node]) -> None:
        for node in nodes:
            if isinstance(node, Text):
                self.buffer.append(node.value)
                continue
            kind = node.kind
            if kind == NodeKind.PAIR and node.readable:
                self.flush()
                base, start, end, kids = _fold(node, self.text)
                name = self.numbered("pair", base)
                self.code("pair", name, node.start, node.end, start, end)
                self.parts.append(f"<{name}>")
                self.add(kids)
                self.flush()
                self.parts.append(f"</{name}>")
            elif kind == NodeKind.COMMENT:
                start, end = node.start - self.origin, node.end - self.origin
                self.codes.append(InlineCode("opaque", "", start, end, end, end, False))
            elif kind == NodeKind.ATOM:
                self.flush()
                self.parts.append(encode(collapse(node.value)))
                self.code("atom", self.parts[-1], node.start, node.end, node.end, node.end)
            elif kind == NodeKind.PROTECTED:
                self.flush()
                name = self.numbered("pair", node.name)
                self.parts.append(f"<{name}>{encode(collapse(node.value))}</{name}>")
                self.code("protected", name, node.start, node.end, node.inner_start, node.inner_end)
            else:
                is_break = node.name == "br"
                self.flush(before_break=is_break)
                name = self.numbered("opaque", node.name)
                self.parts.append(f"<{name}/>")
                self.code("opaque", name, node.start, node.end, node.end, node.end)
                self.after_break = is_break and not self.preserve

    def code(
        self,
        kind: Literal["pair", "opaque", "protected", "atom"],
        name: str,
        start: int,
        end: int,
        inner_start: int,
        inner_end: int,
    ) -> None:
        markup = self.text[start : inner_start if kind == "pair" else end]
        origin = self.origin
        places = (start - origin, end - origin, inner_start - origin, inner_end - origin)
        self.codes.append(InlineCode(kind, name, *places, has_id(markup)))

    def flush(self, *, before_break: bool = False) -> None:
        if not self.buffer:
            self.after_break = False
            return
        text = "".join(self.buffer)
        self.buffer.clear()
        if not self.preserve:
            text = collapse(text)
            if self.after_break:
                text = text.lstrip(" ")
            if before_break:
                text = text.rstrip(" ")
        self.after_break = False
        self.own.append(text)
        self.parts.append(_message(text, preserve=True))  # it is collapsed already, where it should be

    def composed(self) -> Composed:
        return Composed("".join(self.parts), tuple(self.codes), " ".join(self.own))

    def numbered(self, kind: str, element: str) -> str:
        base = placeholder_name(element)
        if base in UNNUMBERED or (kind == "pair" and base in PLAIN):
            return base
        while True:
            number = self.numbers.get(base, 0) + 1
            self.numbers[base] = number
            joint = "-" if base[-1].isdigit() else ""
            name = base if number == 1 else f"{base}{joint}{number}"
            if name not in self.taken:
                self.taken.add(name)
                return name


def compose(nodes: list[Node], text: str, *, preserve: bool) -> Composed:
    """The message of sibling nodes whose edges are trimmed; its segment starts where the first one does."""
    composer = _Composer(text, nodes[0].start, preserve=preserve)
    composer.add(nodes)
    composer.flush()
    return composer.composed()


def compose_text(source: str, *, preserve: bool) -> Composed:
    """The message of a trimmed text without atoms."""
    own = text_of(source)
    if not preserve:
        own = collapse(own)
    return Composed(encode(own), (), own)


def interleaved(parts: list[str], *, preserve: bool, is_decoded: bool) -> str:
    """The msgid of texts, the first and every second of the parts, and the placeholders between them. Texts that had
    no reference need not be `is_decoded`, and are seen to all at once.
    """
    if is_decoded:
        return "".join(
            [part if n % 2 else encode(part if preserve else collapse(part)) for n, part in enumerate(parts)]
        )
    msgid = "".join(parts)
    return visible(msgid if preserve else collapse(msgid))


def compose_value(
    text: str, start: int, end: int, read: Callable[[str], str], *, origin: int, preserve: bool
) -> Composed:
    """The message of a stretch without markup, the value of an attribute or the content of a `title`: text that `read`
    decodes, and atoms. Its segment starts at `origin`.
    """
    shown: list[str] = []
    own: list[str] = []
    codes: list[InlineCode] = []
    position = start
    for atom in ATOM.finditer(text, start, end) if text.find("{", start, end) >= 0 else ():
        own.append(read(text[position : atom.start()]))
        shown += (_message(own[-1], preserve=preserve), encode(collapse(atom[0])))
        first, last = atom.start() - origin, atom.end() - origin
        codes.append(InlineCode("atom", shown[-1], first, last, last, last, False))
        position = atom.end()
    own.append(read(text[position:end]))
    shown.append(_message(own[-1], preserve=preserve))
    msgid = "".join(shown)
    return Composed(msgid if preserve else msgid.strip(WHITE), tuple(codes), " ".join(own))


def _message(text: str, *, preserve: bool) -> str:
    message = encode(text if preserve else collapse(text))
    return ATOM.sub(_no_atom, message) if "{" in message else message


def _no_atom(match: re.Match[str]) -> str:
    """What reads as an atom without being one in the source is spelled so that it does not."""
    return "&#123;" + match[0][1:]
