"""A message with a format flag and its translation -> what msgfmt refuses in it (gettext manual, "Format strings").

A format is what its arguments are: by number (C, Python's tuples) or by name, and of which type. A source that is no
format by these rules can be translated as it likes.
"""

import re
from collections.abc import Callable
from typing import Final, TypeAlias

__all__ = ["FLAGS", "refused"]

Arguments: TypeAlias = dict[int | str, str]
"""Number or name, and type."""

_STAR = r"[0-9]++|\*(?:[0-9]++\$)?+"
_C = re.compile(
    rf"%(?:(?P<number>[0-9]++)\$)?+[ +\-#0'I]*+(?P<width>{_STAR})?+(?:\.(?P<precision>{_STAR})?+)?+"
    r"(?P<size>hh|ll|[hlLqjztZ])?+(?P<conversion>[%cCsSdiouxXeEfFgGaApnm]|<PRI[a-zA-Z0-9]+>)|(?P<bad>%)"
)
_PYTHON = re.compile(
    r"%(?:\((?P<name>(?:[^()]|\([^()]*\))*)\))?+[-+ #0]*+"
    r"(?P<width>\*|[0-9]++)?+(?:\.(?P<precision>\*|[0-9]++)?+)?+[hlL]?+"
    r"(?P<conversion>[%csraidouxXeEfFgG])|(?P<bad>%)"
)
_FIELD = r"(?P<name>[A-Za-z_]\w*+|[0-9]++)?+(?:\.\w++|\[[^\]{}]++\])*+(?:![rsa])?+"
_BRACE = re.compile(rf"\{{\{{|\{{{_FIELD}(?::(?P<spec>(?:[^{{}}]|\{{[^{{}}]*\}})*+))?+\}}|(?P<bad>\{{)")
_TYPES: Final = {
    **dict.fromkeys("di", "integer"),
    **dict.fromkeys("ouxX", "unsigned integer"),
    **dict.fromkeys("eEfFgGaA", "number"),
    "c": "character",
    "C": "l character",
    "s": "string",
    "S": "l string",
    "p": "pointer",
    "n": "count",
}
_PYTHON_TYPES: Final = {
    **dict.fromkeys("sra", "string"),
    **dict.fromkeys("diouxX", "integer"),
    **dict.fromkeys("eEfFgG", "number"),
    "c": "character",
    "%": "any",
}


class _NotAFormatError(ValueError):
    """What is wrong with a format by itself."""


def refused(flag: str, source: str, translation: str, *, may_lack: bool) -> str | None:
    """What is wrong with a translation whose message has one of `FLAGS`; None if nothing is. `may_lack` is for a
    plural form that may do without an argument of its source.
    """
    read = FLAGS[flag]
    try:
        wanted = read(source)
    except _NotAFormatError:
        return None
    try:
        found = read(translation)
    except _NotAFormatError as error:
        return str(error)
    for key, kind in found.items():
        if key not in wanted:
            return f"the source has no argument {key}"
        if kind != wanted[key]:
            return f"argument {key} is {wanted[key] or 'a text'} in the source, {kind or 'a text'} here"
    lacking = next((key for key in wanted if key not in found), None)
    return None if lacking is None or may_lack else f"it lacks the argument {lacking} of the source"


def _c(text: str) -> Arguments:
    found: Arguments = {}
    count = 0
    for match in _directives(_C, text):
        for star in (match["width"], match["precision"]):
            if star and star.startswith("*"):
                count = _add(found, star[1:-1], count, "integer")
        conversion = match["conversion"]
        if conversion not in "%m":
            kind = _TYPES.get(conversion, conversion)
            count = _add(found, match["number"], count, f"{match['size']} {kind}" if match["size"] else kind)
    _check_numbers(found, count)
    return found


def _add(found: Arguments, number: str | None, count: int, kind: str) -> int:
    """Adds an argument by its number or its order; the number of those by order."""
    key = int(number) if number else count + 1
    if found.setdefault(key, kind) != kind:
        raise _NotAFormatError(f"argument {key} is of two types")
    return count + (not number)


def _check_numbers(found: Arguments, by_order: int) -> None:
    if by_order not in (0, len(found)):
        raise _NotAFormatError("some arguments have numbers and some have none")
    if lacking := set(range(1, len(found) + 1)) - set(found):
        raise _NotAFormatError(f"argument {min(lacking, key=str)} is left out")


def _python(text: str) -> Arguments:
    found: Arguments = {}
    count = 0
    for match in _directives(_PYTHON, text):
        for star in (match["width"], match["precision"]):
            if star == "*":
                count = _add(found, None, count, "integer")
        kind = _PYTHON_TYPES[match["conversion"].replace("u", "d")]
        if match["name"] is not None:
            if found.setdefault(match["name"], kind) != kind:
                raise _NotAFormatError(f"argument {match['name']} is of two types")
        elif match["conversion"] != "%":
            count = _add(found, None, count, kind)
    if count not in (0, len(found)):
        raise _NotAFormatError("some arguments have names and some have none")
    return found


def _python_brace(text: str) -> Arguments:
    found: Arguments = {}
    count = 0
    for match in _directives(_BRACE, text):
        if match[0] != "{{":
            names = [match["name"], *re.findall(r"\{(\w*)[^{}]*\}", match["spec"] or "")]
            for name in names:
                found[name or str(count)] = ""
                count += not name
    return found


def _directives(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    found = list(pattern.finditer(text))
    if bad := next((match for match in found if match["bad"]), None):
        raise _NotAFormatError(f"{text[bad.start() : bad.start() + 10]!r} is no directive of a format")
    return found


FLAGS: Final[dict[str, Callable[[str], Arguments]]] = {
    "c-format": _c,
    "objc-format": _c,
    "python-format": _python,
    "python-brace-format": _python_brace,
}
"""The flags that are known, and how their formats are read."""
