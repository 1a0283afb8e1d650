"""A place where a catalog's grammar is broken -> the error that says what stands there and what to do."""

import re
from typing import NoReturn

from diglot.lazy import pattern
from diglot.model import CatalogError, line_and_column

__all__ = ["fault", "inconsistent", "missing", "unexpected", "unfinished", "wrong_index"]

_OPEN_STRING = pattern(r'"(?:[^"\\\r\n]|\\[^\r\n])*+\\?+')
_CONFLICT = pattern(r"(?:<{7}|\|{7}|={7}|>{7})(?: ([^\r\n]*))?\r?$", re.MULTILINE)
_CONFLICT_END = pattern(r"^>{7}(?: ([^\r\n]*))?\r?$", re.MULTILINE)
_WORD = pattern(r"\S{1,20}")
_KEYWORDS = ("msgctxt", "msgid", "msgid_plural", "msgstr")
_RESTORE = "was a write interrupted? restore the rest of the file"


def fault(text: str, at: int, path: str, what: str, hint: str) -> CatalogError:
    """An error with the line and column of a place in the text."""
    line, column = line_and_column(text, at)
    return CatalogError(f"{path}:{line}:{column}", what, hint)


def inconsistent(text: str, at: int, path: str) -> NoReturn:
    """Raise: an entry is obsolete on some of its lines only."""
    hint = "put #~ before every line of an obsolete entry, or before none"
    raise fault(text, at, path, "inconsistent use of #~", hint)


def wrong_index(text: str, at: int, path: str, found: str, wanted: int) -> NoReturn:
    """Raise: plural forms that don't count from 0."""
    what = f"plural form msgstr[{found}] where msgstr[{wanted}] should stand"
    raise fault(text, at, path, what, "number the forms from 0")


def unfinished(text: str, path: str, wanted: str) -> NoReturn:
    """Raise: nothing follows where more must."""
    raise fault(text, len(text), path, f"the file ends inside an entry, where {wanted} is missing", _RESTORE)


def missing(text: str, at: int, path: str, word: str, wanted: str) -> NoReturn:
    """Raise: a word that is no keyword, or one before its turn."""
    if word == "domain":
        what = "domain directives are not supported"
        raise fault(text, at, path, what, "put each domain in a catalog of its own")
    if word not in _KEYWORDS:
        what = f"unknown keyword {word!r}"
        raise fault(text, at, path, what, f"the keywords are {', '.join(_KEYWORDS)}")
    raise fault(text, at, path, f"{word} where {wanted} is missing", f"add the {wanted}, or remove the {word}")


def unexpected(text: str, at: int, path: str, wanted: str) -> NoReturn:
    """Raise: what stands here is no part of an entry, or not in this place."""
    _conflict(text, at, path)
    if text[at] == '"':
        _string(text, at, path, wanted)
    if text[at] == "#":
        raise fault(text, at, path, f"a comment inside an entry, where {wanted} is missing", "move it above the entry")
    shown = _WORD.match(text, at)
    what = f"{shown[0] if shown else text[at]!r} where {wanted} should stand"
    raise fault(text, at, path, what, "each line is a comment, a keyword with a string, or a string")


def _conflict(text: str, at: int, path: str) -> None:
    start = text.rfind("\n", 0, at) + 1
    marker = _CONFLICT.match(text, start)
    if not marker:
        return
    end = _CONFLICT_END.search(text, start)
    sides = " and ".join(repr(name) for name in (marker[1], end and end[1]) if name)
    what = "a merge conflict"
    if end:
        what += f" up to line {line_and_column(text, end.start())[0]}"
    if sides:
        what += f" between {sides}"
    raise fault(text, start, path, what, "keep one side, or both in one, and remove the markers")


def _string(text: str, at: int, path: str, wanted: str) -> NoReturn:
    opened = _OPEN_STRING.match(text, at)
    if opened is None or opened.end() == len(text):
        raise fault(text, at, path, "the file ends inside a string", _RESTORE)
    if text[opened.end()] != '"':
        what = "the string is not closed at the end of its line"
        raise fault(text, at, path, what, 'end it with ", and write " inside it as \\"')
    raise fault(text, at, path, f"a string where {wanted} should stand", "put its keyword before it, or remove it")
