"""String literals of a script, so that the audit can list those that people may read."""

import re
from collections.abc import Iterator

__all__ = ["literals"]

_LITERAL = re.compile(
    r"(?P<quote>[\"'])(?P<text>(?:(?!(?P=quote))[^\\\n]|\\.)*+)(?:(?P=quote)|(?P<cut>))"
    r"|`(?P<template>(?:[^`\\]++|\\.)*+)(?:`|(?P<open>))"
    r"|//[^\n]*+|/\*.*?(?:\*/|\Z)",
    re.DOTALL,
)
"""Literals and comments. One that never closes is taken, too, so that the search goes on behind it."""


def literals(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the contents of string literals stand, in code points (ECMA-262, 12.9.4 and 12.9.6).

    Regular expression literals are not told from divisions, so that one with quotes may hide or show a string.
    """
    for match in _LITERAL.finditer(text, start, end):
        if match["text"] is not None and match["cut"] is None:
            yield match.span("text")
        elif match["template"] is not None and match["open"] is None:
            yield match.span("template")
