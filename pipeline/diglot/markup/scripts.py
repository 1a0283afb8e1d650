"""The content of a script -> the strings in it that people read, if it is JSON; else those that they may read."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from diglot.lazy import pattern
from diglot.markup.compose import Composed, compose_value
from diglot.markup.jsonpath import is_at, read_path, shown_path
from diglot.markup.jsontext import Data, String, decoded, read_data
from diglot.markup.linked import declared_languages, linked_texts
from diglot.markup.tokens import attributes, tag_name
from diglot.model import DataLanguage
from diglot.text.references import value_of

__all__ = ["DataText", "DataTexts", "is_linked_data", "literals", "texts_of_data"]

_LITERAL = pattern(
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


_MAY_BE_LINKED: Final = pattern(r"ld\+json", re.IGNORECASE | re.ASCII)


def is_linked_data(tag: str) -> bool:
    """Whether a start tag is that of a script which holds JSON-LD (RFC 6839, 3.1 "+json"; JSON-LD 1.1, 7)."""
    if _MAY_BE_LINKED.search(tag) is None:
        return False
    kind = next((each for each in attributes(tag, 0, len(tag), tag_name(tag)) if each.name == "type"), None)
    if kind is None:
        return False
    return value_of(tag[kind.start : kind.end]).partition(";")[0].strip().lower() == "application/ld+json"


class DataText(NamedTuple):
    """A string of JSON that people read."""

    start: int
    """Code points of what is between its quotes."""
    end: int
    composed: Composed
    element: str
    """The type of a JSON-LD object, else `script`."""
    name: str
    """The property of JSON-LD, else the path."""
    language: str | None
    """As the data says it."""


_SECTION: Final = pattern(r"\s*<!\[CDATA\[(.*)\]\]>\s*", re.DOTALL)


def _data(text: str, start: int, end: int, *, xml: bool) -> Data | None:
    """The JSON of a script; None where it holds none. In XHTML it may be a CDATA section, and references are none."""
    if xml and any(mark in text[start:end] for mark in "&<"):
        section = _SECTION.fullmatch(text, start, end)
        if section is None:
            return None
        start, end = section.span(1)
    return read_data(text, start, end)


class DataTexts(NamedTuple):
    """What a script's JSON holds for people."""

    texts: tuple[DataText, ...]
    """In their order."""
    languages: tuple[DataLanguage, ...]


def texts_of_data(
    text: str, start: int, end: int, paths: tuple[str, ...], *, is_linked: bool, xml: bool
) -> DataTexts | None:
    """The strings of a script's JSON that people read: those of JSON-LD that schema.org knows, and those that paths
    lead to. None where it is no JSON.
    """
    data = _data(text, start, end, xml=xml)
    if data is None:
        return None
    found: dict[int, DataText] = {}
    steps = [path for path in map(read_path, paths) if path]
    for string in data.strings if steps else ():
        if any(is_at(string, path) for path in steps):
            _put(found, text, string, "script", shown_path(string), None)
    said: dict[String, list[int]] = {string: [] for string in declared_languages(data)} if is_linked else {}
    for string, kind, name, language in linked_texts(data, text) if is_linked else ():
        _put(found, text, string, kind, name, decoded(text[language.start : language.end]) if language else None)
        if language is not None:
            said[language].append(string.start)
    languages = [
        DataLanguage(string.start, string.end, decoded(text[string.start : string.end]), tuple(starts))
        for string, starts in said.items()
    ]
    return DataTexts(tuple(sorted(found.values())), tuple(languages))


def _put(found: dict[int, DataText], text: str, string: String, element: str, name: str, language: str | None) -> None:
    start, end, _, _ = string
    composed = compose_value(text, start, end, decoded, origin=start, preserve=True)
    if composed.msgid:
        found[start] = DataText(start, end, composed, element, name, language)
