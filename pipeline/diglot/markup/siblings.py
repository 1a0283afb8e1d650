"""Sibling nodes of a run: what they hold together, and where they are messages of their own (rules 3, 5, 7 and 8)."""

from typing import Final

from diglot.markup.nodes import Element, Node, NodeKind, Text
from diglot.model import Scope

__all__ = ["LISTED", "at_empty_lines", "free", "hide", "is_list", "own_text", "reread"]

LISTED: Final = frozenset({"a", "button", "label"})
"""Elements that are messages each where they stand in a list."""


def own_text(node: Node, apart: set[int]) -> str:
    """The text of a node without that of protected elements, and of those set apart (by identity)."""
    if isinstance(node, Text):
        return node.value
    if id(node) in apart or node.kind == NodeKind.PROTECTED:
        return " "
    return "".join(own_text(kid, apart) for kid in node.kids)


def hide(node: Element) -> None:
    """Makes an element opaque."""
    node.kind = NodeKind.OPAQUE
    node.readable = False
    node.kids = []
    node.value = ""


def reread(nodes: list[Node]) -> None:
    """Says anew which elements hold text, when some inside them became opaque."""
    for node in nodes:
        if isinstance(node, Element) and node.kind == NodeKind.PAIR:
            reread(node.kids)
            node.readable = any(kid.readable for kid in node.kids)


def free(nodes: list[Node], freed: list[Element]) -> None:
    """The outermost elements that are to be translated inside what is not."""
    for node in nodes:
        if isinstance(node, Text):
            continue
        if node.scope is not None and node.scope.translate:
            freed.append(node)
        else:
            free(node.kids, freed)


def at_empty_lines(nodes: list[Node]) -> list[list[Node]]:
    """The nodes split where two or more `br` stand with nothing between them."""
    if not any(node.name == "br" for node in nodes):
        return [nodes]
    parts: list[list[Node]] = [[]]
    waiting: list[Node] = []
    breaks = 0
    for node in nodes:
        if node.name == "br" and node.kind == NodeKind.OPAQUE:
            waiting.append(node)
            breaks += 1
        elif breaks and not node.readable and node.kind in (NodeKind.TEXT, NodeKind.COMMENT):
            waiting.append(node)
        else:
            if breaks > 1:
                parts.append([])
            else:
                parts[-1] += waiting
            waiting, breaks = [], 0
            parts[-1].append(node)
    return parts


_SHOWN_KINDS = frozenset({NodeKind.PAIR, NodeKind.PROTECTED})


def is_list(nodes: list[Node], scope: Scope) -> bool:
    """Whether the elements are messages each, because nothing is said between them."""
    elements: list[Element] = []
    for node in nodes:
        if isinstance(node, Text):
            if node.readable and any(map(str.isalnum, node.value)):
                return False
        elif node.readable:
            if node.kind not in _SHOWN_KINDS:
                return False
            elements.append(node)
    if len(elements) < 2:
        return False
    if all(node.name in LISTED for node in elements):
        return True
    langs = {node.scope.lang if node.scope is not None else None for node in elements}
    return None not in langs and len(langs) > 1 and scope.lang not in langs
