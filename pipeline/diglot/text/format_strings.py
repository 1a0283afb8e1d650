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
    r"(?P<size>hh|ll|[hlLqjztZ])?+(?P<conversion>[%cCsSdiouxXeEfFgGaApnm@]|<PRI[a-zA-Z0-9]+>)|(?P<bad>%)"
)
_PYTHON = re.compile(
    r"%(?:\((?P<name>(?:[^()]|\([^()]*\))*)\))?+[-+ #0]*+"
    r"(?P<width>\*|[0-9]++)?+(?:\.(?P<precision>\*|[0-9]++)?+)?+[hlL]?+"
    r"(?P<conversion>[%csraidouxXeEfFgG])|(?P<bad>%)"
)
_FIELD = r"(?:[A-Za-z_]\w*+|[0-9]++)?+(?:\.\w++|\[[^\]{}]++\])*+(?:![rsa])?+"
_BRACE = re.compile(rf"\{{\{{|\{{{_FIELD}(?::(?:[^{{}}]|\{{[^{{}}]*\}})*+)?+\}}|(?P<bad>\{{)")
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
    "@": "object",
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
    if "@" in text and any(match["conversion"] == "@" for match in _directives(_C, text)):
        raise _NotAFormatError("%@ is no directive of C")
    return _objc(text)


def _objc(text: str) -> Arguments:
    found: Arguments = {}
    numbers = order = 0
    for match in _directives(_C, text):
        wanted = [(star[1:-1], "integer") for star in match.group("width", "precision") if star and star[0] == "*"]
        if match["conversion"] not in "%m":
            wanted.append((match["number"] or "", _c_type(match["size"] or "", match["conversion"])))
        for number, kind in wanted:
            order += not number
            numbers += bool(number)
            _add(found, int(number or order), kind)
    if numbers and order:
        raise _NotAFormatError("some arguments have numbers and some have none")
    if lacking := set(range(1, len(found) + 1)) - set(found):
        raise _NotAFormatError(f"argument {min(map(int, lacking))} is left out")
    return found


def _c_type(size: str, conversion: str) -> str:
    """The type of an argument; sizes that say nothing of it are left out."""
    kind = _TYPES.get(conversion, conversion)
    if kind in ("string", "character"):
        return f"l {kind}" if size in ("l", "ll", "L", "q") else kind
    if kind == "number":
        return f"L {kind}" if size in ("L", "ll", "q") else kind
    size = "ll" if size in ("L", "q") else size
    return f"{size} {kind}" if size and kind.endswith(("integer", "count")) else kind


def _add(found: Arguments, key: int | str, kind: str) -> None:
    if found.setdefault(key, kind) != kind:
        raise _NotAFormatError(f"argument {key} is of two types")


def _python(text: str) -> Arguments:
    found: Arguments = {}
    order = 0
    for match in _directives(_PYTHON, text):
        stars = [star for star in match.group("width", "precision") if star == "*"]
        wanted: list[tuple[str | None, str]] = [(None, "integer")] * len(stars)
        if match["name"] is not None or match["conversion"] != "%":
            wanted.append((match["name"], _PYTHON_TYPES[match["conversion"]]))
        for name, kind in wanted:
            order += name is None
            _add(found, order if name is None else name, kind)
    if order and any(isinstance(key, str) for key in found):
        raise _NotAFormatError("some arguments have names and some have none")
    return found


def _python_brace(text: str) -> Arguments:
    """By what stands between the braces: attributes and layout tell arguments apart, too (format-python-brace.c)."""
    found: Arguments = {}
    order = 0
    for match in _directives(_BRACE, text):
        if match[0] != "{{":
            order += match[0] == "{}"
            found[match[0][1:-1] or order] = ""
    return found


def _directives(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    found = list(pattern.finditer(text))
    if bad := next((match for match in found if match["bad"]), None):
        raise _NotAFormatError(f"{text[bad.start() : bad.start() + 10]!r} is no directive of a format")
    return found


FLAGS: Final[dict[str, Callable[[str], Arguments]]] = {
    "c-format": _c,
    "objc-format": _objc,
    "python-format": _python,
    "python-brace-format": _python_brace,
}
"""The flags that are known, and how their formats are read."""
