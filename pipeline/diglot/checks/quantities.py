"""The numbers of a msgid against those of its translation: the part that the checks of numbers share."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, Literal, NamedTuple, TypeAlias

from diglot.checks.base import Find, Pair, Problem
from diglot.checks.sides import languages
from diglot.model import Severity
from diglot.text.numbers import EAST, Kind, Number, may_have_numbers, numbers

__all__ = ["Difference", "Fault", "differences", "finder"]

Fault: TypeAlias = Literal["missing", "wrong", "added", "date"]


class Difference(NamedTuple):
    """A number that is not the same on both sides."""

    fault: Fault
    source: str
    """As the msgid spells it; empty where it has none."""
    target: str
    span: tuple[int, int] | None
    """Of the number in the msgstr."""
    is_scale: bool = False
    """Whether the two differ by a power of ten alone."""


_DATES: Final[frozenset[Kind]] = frozenset({"year", "month", "day", "weekday", "time", "decade"})
_UNITS: Final = frozenset("十百千万萬亿億拾佰仟")
_READ_OUT: Final = EAST | {"en"}
"""Languages whose number words are read."""


def finder(fault: Fault, advice: str) -> Find:
    """What finds the differences of one kind; `advice` says what to do."""

    def find(pair: Pair) -> Iterator[Problem]:
        source, target = languages(pair)
        for form in pair.forms:
            for found in differences(form.msgids, form.msgstr, source, target):
                if found.fault == fault:
                    severity: Severity | None = "error" if found.is_scale else None
                    yield Problem(_message(found), advice, form.plural, form.msgstr, found.span, severity)

    return find


def _message(found: Difference) -> str:
    if not found.source:
        return f"the source has no {found.target}"
    if not found.target:
        return f"{found.source} is missing"
    times = ", another order of magnitude" if found.is_scale else ""
    return f"{found.target} stands for {found.source}{times}"


@lru_cache(maxsize=256)  # four checks ask
def differences(msgids: tuple[str, ...], msgstr: str, source: str, target: str) -> tuple[Difference, ...]:
    """How the numbers of a translation differ; of a plural message from the form that it is nearer to."""
    if not may_have_numbers(msgstr, target) and not any(may_have_numbers(msgid, source) for msgid in msgids):
        return ()
    here = numbers(msgstr, target)
    return min(
        (tuple(_differences(msgid, msgstr, numbers(msgid, source), here, (source, target))) for msgid in msgids),
        key=len,
    )


def _differences(
    msgid: str, msgstr: str, there: tuple[Number, ...], here: tuple[Number, ...], of: tuple[str, str]
) -> Iterator[Difference]:
    source, target = of
    if (not there and not here) or msgid == msgstr:
        return
    left, right = _unmatched(there, _listed(here, msgstr, there))
    if not left and not right:
        return
    # a number that recurs may be said once, and one that stands once may be repeated
    known_here, known_there = _known(here), _known(there)
    right_new = [n for n in right if not _is_known(n, known_there) and not _is_spelled(msgstr[n.start : n.end], msgid)]
    left_new = [n for n in left if not _is_known(n, known_here) and not _is_spelled(msgid[n.start : n.end], msgstr)]
    left_sure = [number for number in (left if any(n.is_sure for n in right_new) else left_new) if number.is_sure]
    right_sure = [number for number in (right if left_sure else right_new) if number.is_sure]
    words_left = [number for number in left_new if not number.is_sure and _is_telling(number, msgid)]
    words_right = [number for number in right_new if not number.is_sure and _is_telling(number, msgstr)]
    for number in left_sure:
        other = _counterpart(number, right_sure) or _counterpart(number, words_right)
        if other or target in _READ_OUT or not _is_small(number, 12):
            yield _difference(msgid, msgstr, number, other)
    for number in words_left if target in _READ_OUT else ():
        other = _counterpart(number, right_sure) or (None if left_sure else _counterpart(number, words_right))
        if other:
            yield _difference(msgid, msgstr, number, other)
    for number in right_sure:
        if number in right_new and not _is_small(number, 2 if source in _READ_OUT else 12):
            spelled = msgstr[number.start : number.end]
            yield Difference("added", "", spelled, (number.start, number.end))


def _listed(here: tuple[Number, ...], msgstr: str, there: tuple[Number, ...]) -> tuple[Number, ...]:
    """The numbers of a translation, with `194,196` as two of them where the source has both: 第194,196条."""
    known = {value for number in there for value in number.values}
    found: list[Number] = []
    for number in here:
        parts = msgstr[number.start : number.end].split(",")
        if len(parts) < 2 or number.values[0] in known or not known.issuperset(parts):
            found.append(number)
            continue
        start = number.start
        for part in parts:
            found.append(Number(start, start + len(part), (part,)))
            start += len(part) + 1
    return tuple(found)


def _unmatched(there: tuple[Number, ...], here: tuple[Number, ...]) -> tuple[list[Number], list[Number]]:
    """What is left on either side when each number has taken its like on the other: first what only fits itself."""
    left, right = list(there), list(here)
    for fits in (_is_same, _fits):
        for number in list(left):
            for other in right:
                if fits(number, other):
                    left.remove(number)
                    right.remove(other)
                    break
    return left, right


def _is_same(number: Number, other: Number) -> bool:
    return number.values[0] == other.values[0] and number.kind == other.kind and number.is_sure == other.is_sure


def _fits(number: Number, other: Number) -> bool:
    if number.kind in _DATES and other.kind in _DATES and number.kind != other.kind:
        return False
    return not set(number.values).isdisjoint(other.values)


def _known(found: tuple[Number, ...]) -> dict[str, set[Kind]]:
    known: dict[str, set[Kind]] = {}
    for number in found:
        for value in number.values:
            known.setdefault(value, set()).add(number.kind)
    return known


def _is_known(number: Number, known: dict[str, set[Kind]]) -> bool:
    kinds = set().union(*(known.get(value, set()) for value in number.values))
    return bool(kinds) and (not number.kind or number.kind in kinds or "" in kinds)


def _is_spelled(source: str, msgstr: str) -> bool:
    """Whether the translation has it letter by letter, be it in code or in a name: `Feb`, `PS4`."""
    if not source.isdigit():
        return source in msgstr
    return re.search(rf"(?<![0-9]){source}(?![0-9])", msgstr) is not None


def _is_telling(number: Number, text: str) -> bool:
    """Whether a word can be taken for a number by itself: 百 and 万 are parts of words, `one` and `two` of phrases."""
    if number.kind == "weekday":
        return True
    value = number.values[0]
    return value.isdigit() and int(value) >= 3 and text[number.start : number.end] not in _UNITS


def _is_small(number: Number, limit: int) -> bool:
    return number.values[0].isdigit() and int(number.values[0]) <= limit


def _counterpart(number: Number, others: list[Number]) -> Number | None:
    """The number that most likely stands for another; it is taken out of the list."""
    alike = [other for other in others if other.kind == number.kind] or (
        [other for other in others if not (other.kind in _DATES and number.kind in _DATES)]
    )
    if not alike:
        return None
    scaled = [other for other in alike if _is_scale(number, other)]
    found = (scaled or alike)[0]
    others.remove(found)
    return found


def _difference(msgid: str, msgstr: str, number: Number, other: Number | None) -> Difference:
    source = msgid[number.start : number.end]
    fault: Fault = "date" if number.kind in _DATES else "wrong" if other else "missing"
    if other is None:
        return Difference(fault, source, "", None)
    span = (other.start, other.end)
    if other.kind in _DATES:
        fault = "date"
    return Difference(fault, source, msgstr[slice(*span)], span, _is_scale(number, other))


def _is_scale(number: Number, other: Number) -> bool:
    """Whether two numbers above nine have the same digits before their zeros."""
    one, two = number.values[0], other.values[0]
    return (
        one != two
        and one.isdigit()
        and two.isdigit()
        and one.rstrip("0") == two.rstrip("0")
        and max(int(one), int(two)) >= 1000
    )
