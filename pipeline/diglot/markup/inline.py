"""msgid + msgstr -> the msgstr's text and placeholders, paired with the msgid's, and what is wrong with it.

Rules 12 to 14 of docs/messages.md: order is free, spelling is forgiven, and nothing that reads as markup gets through.
"""

import re
from collections import deque
from functools import lru_cache
from typing import NamedTuple

from diglot.markup.placeholders import (
    LIKE_TAG,
    Parsed,
    Place,
    Placeholder,
    Problem,
    base_name,
    in_link,
    is_plain,
    parse,
    shown,
)
from diglot.markup.vocabulary import PLAIN, REQUIRED, VOID
from diglot.model import InlineCode

__all__ = ["EXACT_TAG", "Pairing", "Place", "Problem", "Shape", "pair", "shape_of"]

_CODE_START = re.compile(r"\{[{%]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
EXACT_TAG = re.compile(r"(</?[a-z][a-z0-9-]*+/?>)")
"""A placeholder spelled as msgids spell it."""


class Pairing(NamedTuple):
    """A msgstr taken apart."""

    parts: tuple[str | Place, ...]
    """Text as the msgstr spells it, and placeholders; nothing if it cannot be used."""
    problems: tuple[Problem, ...]

    @property
    def is_usable(self) -> bool:
        """Whether a page may be built with it."""
        return not self.problems or all(problem.severity != "error" for problem in self.problems)


class Shape(NamedTuple):
    """Where the tags of a message lead to."""

    places: tuple[Place, ...]
    """One for each tag."""
    elements: int
    """How many placeholders there are."""
    inner: tuple[int, ...]
    """Which of the texts between the tags, from 0 before the first one, stand inside an element."""
    is_certain: bool
    """Whether no plain name stands twice: then the order of the tags alone says which is which."""


@lru_cache(maxsize=512)
def shape_of(tags: tuple[str, ...]) -> Shape | None:
    """The shape of a message with these tags, if they are well nested and no name is that of both kinds of element."""
    places: list[Place] = []
    inner: list[int] = []
    stack: list[tuple[str, int]] = []
    pairs: list[str] = []
    opaque: set[str] = set()
    count = 0
    for number, tag in enumerate(tags, start=1):
        if tag[1] == "/":
            if tag[-2] == "/" or not stack or stack[-1][0] != tag[2:-1]:
                return None
            places.append(Place(stack.pop()[1], "close"))
        elif tag[-2] == "/":
            places.append(Place(count, "whole"))
            opaque.add(tag[1:-2])
            count += 1
        else:
            name = tag[1:-1]
            places.append(Place(count, "open"))
            stack.append((name, count))
            count += 1
            pairs.append(name)
        if stack:
            inner.append(number)
    if stack or not opaque.isdisjoint(pairs):
        return None
    plain = [name for name in pairs if name in PLAIN]
    return Shape(tuple(places), count, tuple(inner), len(plain) == len(set(plain)))


def _same_tags(msgid: str, msgstr: str, codes: tuple[InlineCode, ...]) -> tuple[str | Place, ...] | None:
    """The parts of a msgstr that has exactly the msgid's tags in the msgid's order, as most have; None for all others,
    and where only the texts inside the placeholders could say that two of one name did not change places.
    """
    source, target = EXACT_TAG.split(msgid), EXACT_TAG.split(msgstr)
    tags = source[1::2]
    if target[1::2] != tags or LIKE_TAG.search("".join(source[::2])) or LIKE_TAG.search("".join(target[::2])):
        return None
    shape = shape_of(tuple(tags))
    if shape is None:
        return None
    if not shape.is_certain or any(code.kind == "protected" for code in codes):
        for number in shape.inner:
            if source[2 * number] != target[2 * number]:
                return None
    parts: list[str | Place] = [*target]
    parts[1::2] = shape.places
    return tuple(filter(None, parts))


@lru_cache(maxsize=256)
def _source(msgid: str) -> Parsed:
    return parse(msgid, frozenset())


def pair(msgid: str, msgstr: str, codes: tuple[InlineCode, ...] = ()) -> Pairing:
    """The msgstr taken apart, each placeholder paired with one of the msgid. `codes` are the placeholders of the
    segment that is to be built, in the order of the msgid; without them nothing is known of ids and protection.
    """
    if not msgstr.isprintable() and (control := _CONTROL.search(msgstr)):
        what = f"a control character (U+{ord(control[0]):04X}), which no page may hold"
        return Pairing((), (Problem("error", "control-character", what, control.span()),))
    if not (_has_code(msgid) or _has_code(msgstr)):
        if "<" not in msgstr and "<" not in msgid:
            return Pairing((msgstr,) if msgstr else (), ())
        if (parts := _same_tags(msgid, msgstr, codes)) is not None:
            return Pairing(parts, ())
    source = _source(msgid)
    if source.problem is not None:
        # a msgid that is not of this grammar says nothing about what the msgstr may hold
        return Pairing((), ())
    if not source.elements and "<" not in msgstr and "{" not in msgstr:
        return Pairing((msgstr,) if msgstr else (), ())
    voids = VOID & {element.name for element in source.elements if element.kind == "opaque"}
    target = parse(msgstr, frozenset(voids))
    if target.problem is not None:
        return Pairing((), (target.problem,))
    problems: list[Problem] = []
    partners = _partners(source.elements, target.elements)
    ordinals: dict[Placeholder, int] = {}
    used: dict[int, int] = {}
    for element in target.elements:
        ordinal = partners.get(element)
        if ordinal is None:
            ordinal = _spare(element, source.elements)
        if ordinal is None:
            problems.append(_unknown(element))
            continue
        ordinals[element] = ordinal
        used[ordinal] = used.get(ordinal, 0) + 1
        if used[ordinal] > 1:
            problems.append(_doubled(element, codes[ordinal] if ordinal < len(codes) else None))
    problems += [_missing(element) for number, element in enumerate(source.elements) if number not in used]
    if not problems or all(problem.severity != "error" for problem in problems):
        problems += _misplaced(source.elements, target.elements, ordinals, codes)
    problems += _template_code(msgid, target)
    if any(problem.severity == "error" for problem in problems):
        return Pairing((), tuple(problems))
    parts = tuple(item if isinstance(item, str) else Place(ordinals[item[0]], item[1]) for item in target.items)
    return Pairing(parts, tuple(problems))


def _has_code(message: str) -> bool:
    return "{" in message and _CODE_START.search(message) is not None


def _partners(source: tuple[Placeholder, ...], target: tuple[Placeholder, ...]) -> dict[Placeholder, int]:
    everyone: dict[tuple[str, str], list[int]] = {}
    alike: dict[tuple[str, str, str], deque[int]] = {}
    for number, element in enumerate(source):
        everyone.setdefault((element.kind, element.name), []).append(number)
        if element.kind == "pair" and element.name in PLAIN:
            alike.setdefault((element.kind, element.name, element.inner.strip()), deque()).append(number)
    waiting = {key: deque(numbers) for key, numbers in everyone.items()}
    partners: dict[Placeholder, int] = {}
    taken: set[int] = set()

    def take(element: Placeholder, numbers: deque[int]) -> None:
        """The first one that is left."""
        while numbers and numbers[0] in taken:
            numbers.popleft()
        if numbers:
            partners[element] = numbers[0]
            taken.add(numbers[0])

    for element in target:  # an explicit choice: <code2>
        base = base_name(element.name)
        if base != element.name and base in PLAIN and (element.kind, element.name) not in everyone:
            digits = element.name.removeprefix(base).lstrip("-")
            number = int(digits) if len(digits) < 10 else 0  # int() refuses thousands of digits
            chosen = everyone.get((element.kind, base), [])
            if 0 < number <= len(chosen):
                take(element, deque(chosen[number - 1 : number]))
    for element in target:  # the same text
        if element not in partners and element.kind == "pair" and element.name in PLAIN:
            take(element, alike.get((element.kind, element.name, element.inner.strip()), deque()))
    for element in target:  # in order
        if element not in partners:
            take(element, waiting.get((element.kind, element.name), deque()))
    return partners


def _spare(element: Placeholder, source: tuple[Placeholder, ...]) -> int | None:
    """The placeholder that an element too many repeats."""
    return next((n for n, e in enumerate(source) if (e.kind, e.name) == (element.kind, element.name)), None)


def _unknown(element: Placeholder) -> Problem:
    return Problem(
        "error",
        "unknown-placeholder",
        f"{shown(element)} is not in the source",
        (element.start, element.end),
    )


def _doubled(element: Placeholder, code: InlineCode | None) -> Problem:
    is_error = not is_plain(element) or (code is not None and code.unique)
    return Problem(
        "error" if is_error else "warning",
        "doubled-placeholder",
        f"{shown(element)} stands there more often than in the source",
        (element.start, element.end),
    )


def _missing(element: Placeholder) -> Problem:
    is_error = not is_plain(element) or element.name in REQUIRED
    return Problem(
        "error" if is_error else "warning",
        "missing-placeholder",
        f"{shown(element)} of the source is missing",
        None,
    )


def _misplaced(
    source: tuple[Placeholder, ...],
    target: tuple[Placeholder, ...],
    ordinals: dict[Placeholder, int],
    codes: tuple[InlineCode, ...],
) -> list[Problem]:
    """Links in links, and protected content that was changed."""
    problems = []
    for element in target:
        origin = source[ordinals[element]]
        if element.kind == "pair" and base_name(element.name) == "a" and in_link(element) and not in_link(origin):
            what = f"{shown(element)} stands inside another link"
            problems.append(Problem("error", "bad-nesting", what, (element.start, element.end)))
        code = codes[ordinals[element]] if ordinals[element] < len(codes) else None
        if code is not None and code.kind == "protected" and element.inner.strip() != origin.inner.strip():
            what = f"the content of {shown(element)} is protected; the source's stays"
            problems.append(Problem("warning", "protected-content", what, (element.start, element.end)))
    return problems


def _template_code(msgid: str, target: Parsed) -> list[Problem]:
    """Marks of template code that the source doesn't have: a catalog may not bring its own."""
    problems = []
    for item in target.items:
        if isinstance(item, str) and (found := _CODE_START.search(item)) and found[0] not in msgid:
            problems.append(Problem("error", "unknown-placeholder", f"{found[0]} is not in the source", None))
    return problems
