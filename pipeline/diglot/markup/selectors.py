"""CSS selectors and XPath -> what can pick elements: simple selectors by our own scan, the rest by lxml's tree.

Simple are type, class, id and attribute selectors, joined by descendant and child combinators (Selectors Level 4).
"""

from functools import lru_cache
from typing import Final, NamedTuple

from cssselect import HTMLTranslator, SelectorError
from cssselect import parser as css

from diglot.markup.rules import Rule

__all__ = ["Compound", "Simple", "compiled", "validate", "xpath_of"]


class Compound(NamedTuple):
    """What one element must be."""

    element: str | None
    id: str | None
    classes: frozenset[str]
    attributes: tuple[tuple[str, str, str], ...]
    """Name, operator (`exists`, `=`, `~=`, `|=`, `^=`, `$=`, `*=`, `!=`) and value."""

    def picks(self, name: str, values: dict[str, str]) -> bool:
        """Whether an element with this name and these attributes is one."""
        if self.element is not None and self.element != name:
            return False
        if self.id is not None and values.get("id") != self.id:
            return False
        if self.classes and not self.classes <= set(values.get("class", "").split()):
            return False
        return all(_holds(values.get(key), operator, value) for key, operator, value in self.attributes)


class Simple(NamedTuple):
    """A selector without siblings and pseudo-classes."""

    last: Compound
    """What the element itself must be."""
    above: tuple[tuple[str, Compound], ...]
    """What must be around it, from the inside out: ` ` (an ancestor) or `>` (the parent), and what that must be."""


def _holds(actual: str | None, operator: str, value: str) -> bool:
    if operator == "!=":
        return actual != value
    if actual is None:
        return False
    match operator:
        case "exists":
            return True
        case "=":
            return actual == value
        case "~=":
            return bool(value) and value in actual.split()
        case "|=":
            return actual == value or actual.startswith(value + "-")
        case "^=":
            return bool(value) and actual.startswith(value)
        case "$=":
            return bool(value) and actual.endswith(value)
        case _:
            return bool(value) and value in actual


class _NotSimpleError(Exception):
    pass


def _compound(tree: css.Tree) -> Compound:
    if isinstance(tree, css.Element):
        if tree.namespace:
            raise _NotSimpleError
        return Compound(tree.element.lower() if tree.element else None, None, frozenset(), ())
    if isinstance(tree, css.Hash):
        inner = _compound(tree.selector)
        if inner.id is not None:
            raise _NotSimpleError
        return inner._replace(id=tree.id)
    if isinstance(tree, css.Class):
        inner = _compound(tree.selector)
        return inner._replace(classes=inner.classes | {tree.class_name})
    if isinstance(tree, css.Attrib) and not tree.namespace:
        inner = _compound(tree.selector)
        value = tree.value.value if tree.value is not None else ""
        return inner._replace(attributes=(*inner.attributes, (tree.attrib.lower(), tree.operator, value or "")))
    raise _NotSimpleError


def _simple(tree: css.Tree) -> Simple:
    above: list[tuple[str, Compound]] = []
    parts: list[tuple[str, css.Tree]] = []
    while isinstance(tree, css.CombinedSelector):
        if tree.combinator not in (" ", ">"):
            raise _NotSimpleError
        parts.append((tree.combinator, tree.subselector))
        tree = tree.selector
    if not parts:
        return Simple(_compound(tree), ())
    last = _compound(parts[0][1])
    for number, (combinator, _) in enumerate(parts):
        around = parts[number + 1][1] if number + 1 < len(parts) else tree
        above.append((combinator, _compound(around)))
    return Simple(last, tuple(above))


_TRANSLATOR: Final = HTMLTranslator()


@lru_cache(maxsize=256)
def compiled(select: str) -> tuple[Simple, ...] | None:
    """The alternatives of a selector, or None if one of them is not simple."""
    try:
        return tuple(_simple(selector.parsed_tree) for selector in css.parse(select))
    except _NotSimpleError:
        return None


@lru_cache(maxsize=256)
def xpath_of(select: str) -> str:
    """The XPath of a selector."""
    return _TRANSLATOR.css_to_xpath(select)


def validate(rule: Rule) -> str | None:
    """What is wrong with a rule's selector or XPath, or None."""
    if rule.select is not None:
        try:
            if any(selector.pseudo_element for selector in css.parse(rule.select)):
                return f"{rule.select!r} picks a pseudo-element, which is no element of the page"
            xpath_of(rule.select)
        except SelectorError as error:
            return f"cannot read the selector {rule.select!r}: {error}"
        return None
    from lxml import etree

    try:
        etree.XPath(rule.xpath or "")
    except etree.XPathSyntaxError as error:
        return f"cannot read the XPath {rule.xpath!r}: {error}"
    return None
