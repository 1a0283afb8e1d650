"""Rules + page -> {offset of a start tag: what the rules say about its element}."""

from collections.abc import Iterable

from diglot.markup.elements import CLOSED_BY, reach
from diglot.markup.rules import Rule, merged
from diglot.markup.selectors import Simple, compiled
from diglot.markup.tokens import Kind, attributes, tokens
from diglot.markup.vocabulary import VOID
from diglot.text.references import value_of

__all__ = ["picked"]


def picked(text: str, rules: tuple[Rule, ...], *, xml: bool, path: str) -> dict[int, Rule]:
    """What the rules say about the elements they pick; where several pick one, the last wins, word by word.

    PageError if a rule needs a tree and lxml loses a part of the page.
    """
    simple: list[tuple[int, Simple]] = []
    others: list[tuple[int, Rule]] = []
    for number, rule in enumerate(rules):
        alternatives = compiled(rule.select) if rule.select is not None else None
        if alternatives is None:
            others.append((number, rule))
        else:
            simple += [(number, alternative) for alternative in alternatives]
    found: dict[int, set[int]] = {}
    if simple:
        _walk(text, simple, found, xml=xml)
    if others:
        from diglot.markup.tree import offsets

        for number, starts in offsets(text, others, xml=xml, path=path):
            for start in starts:
                found.setdefault(start, set()).add(number)
    return {start: _said(rules, sorted(numbers)) for start, numbers in found.items()}


def _said(rules: tuple[Rule, ...], numbers: Iterable[int]) -> Rule:
    first, *rest = numbers
    said = rules[first]
    for number in rest:
        said = merged(said, rules[number])
    return said


class _Open:
    """An open element: its name, its attributes where a selector may ask for them, and its reach."""

    __slots__ = ("name", "reach", "values")

    def __init__(self, name: str, values: dict[str, str], reach: int) -> None:
        self.name = name
        self.values = values
        self.reach = reach


def _walk(text: str, simple: list[tuple[int, Simple]], found: dict[int, set[int]], *, xml: bool) -> None:
    stack: list[_Open] = []
    count: dict[str, int] = {}
    depth = max(len(selector.above) for _, selector in simple)
    for kind, start, end, name in tokens(text, xml=xml):
        if kind == Kind.CLOSE:
            if count.get(name):
                while True:
                    closed = stack.pop()
                    count[closed.name] -= 1
                    if closed.name == name:
                        break
            continue
        if kind not in (Kind.OPEN, Kind.EMPTY):
            continue
        if mask := CLOSED_BY.get(name, 0):
            while stack and stack[-1].reach & mask:
                count[stack.pop().name] -= 1
        values = (
            {a.name: value_of(text[a.start : a.end]) for a in attributes(text, start, end, name)}
            if end - start > len(name) + 2
            else {}
        )
        for number, selector in simple:
            if selector.last.picks(name, values) and (not depth or _stands_in(selector, stack)):
                found.setdefault(start, set()).add(number)
        if kind == Kind.OPEN and name not in VOID:
            stack.append(_Open(name, values, reach(name, stack[-1].reach if stack else 0)))
            count[name] = count.get(name, 0) + 1


_FARTHEST = 1000
"""Ancestors that a descendant combinator looks at: deeper pages exist only to hurt."""


def _stands_in(selector: Simple, stack: list[_Open]) -> bool:
    """Whether what must be around an element is. The nearest ancestor that fits is taken, and others are tried where
    a child combinator follows.
    """

    def fits(level: int, position: int) -> bool:
        if level == len(selector.above):
            return True
        combinator, compound = selector.above[level]
        lowest = position - 1 if combinator == ">" else max(0, position - _FARTHEST)
        for at in range(position - 1, lowest - 1, -1):
            if at < 0:
                return False
            around = stack[at]
            if compound.picks(around.name, around.values):
                if fits(level + 1, at):
                    return True
                if not any(c == ">" for c, _ in selector.above[level + 1 :]):
                    return False
        return False

    return fits(0, len(stack))
