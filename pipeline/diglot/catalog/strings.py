"""A catalog's quoted strings <-> text (GNU gettext manual, "PO Files"; escapes as its lexer knows them)."""

import re

from diglot.lazy import pattern

__all__ = [
    "QUOTED",
    "STRING",
    "BadEscapeError",
    "escape",
    "join_lines",
    "join_strings",
    "unescape",
    "unescape_simple",
]

QUOTED = r'"[^"\\\r\n]*+(?:\\[^\r\n][^"\\\r\n]*+)*+"'
"""One string on one line."""

STRING = re.compile(QUOTED)
_ESCAPE = re.compile(r"((?:\\(?:[0-7]{1,3}|x[0-9A-Fa-f]++))++)|\\(.)")
_NUMERIC = pattern(r"\\(?:x([0-9A-Fa-f]++)|([0-7]{1,3}))")
_MEANING = {"n": "\n", '"': '"', "\\": "\\", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_ESCAPED = {ord(char): f"\\{name}" for name, char in _MEANING.items()} | {
    number: f"\\{number:03o}" for number in (*range(1, 7), *range(14, 32))
}
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]").search


class BadEscapeError(ValueError):
    """An escape that means nothing; `offset` is where it starts in the string."""

    def __init__(self, offset: int, what: str) -> None:
        super().__init__(what)
        self.offset = offset
        self.what = what


def escape(text: str) -> str:
    """What stands between the quotes; ValueError for NUL and EOT, which no catalog can hold."""
    if not text.isprintable() and _CONTROL(text):
        if "\0" in text or "\4" in text:
            raise ValueError("a catalog cannot hold NUL or EOT")
        return text.translate(_ESCAPED)
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def join_lines(quoted: str) -> str:
    """The escaped text of strings that stand on a line each, without a prefix."""
    if "\n" not in quoted:
        return quoted[1:-1]
    joined = quoted.replace('"\n"', "")
    return joined[1:-1] if "\n" not in joined else join_strings(quoted)


def join_strings(quoted: str) -> str:
    """The escaped text of strings, whatever stands between them."""
    return "".join([string[1:-1] for string in STRING.findall(quoted)])


def unescape_simple(text: str) -> str | None:
    """The text that an escaped one means, if all its escapes are line breaks and quotes; else None."""
    if "\\\\" in text:
        return None
    plain = text.replace("\\n", "\n").replace('\\"', '"')
    return None if "\\" in plain else plain


def unescape(text: str, codec: str) -> str:
    """The text that one escaped string means; numeric escapes are bytes of the catalog's encoding.

    To be asked string by string: an escape ends where its string does. Raises BadEscapeError.
    """
    if "\\" not in text:
        return text

    def meaning(match: re.Match[str]) -> str:
        if match[1]:
            return _from_bytes(match, codec)
        try:
            return _MEANING[match[2]]
        except KeyError:
            raise BadEscapeError(match.start(), f"unknown escape \\{match[2]}") from None

    return _ESCAPE.sub(meaning, text)


def _from_bytes(match: re.Match[str], codec: str) -> str:
    values = [
        int(hexadecimal, 16) if hexadecimal else int(octal, 8) for hexadecimal, octal in _NUMERIC.findall(match[1])
    ]
    if any(value > 255 or value in (0, 4) for value in values):
        raise BadEscapeError(match.start(), f"the escape {match[1]} is no byte that a catalog can hold")
    try:
        return bytes(values).decode(codec)
    except UnicodeDecodeError:
        raise BadEscapeError(match.start(), f"the escape {match[1]} is no text in {codec}") from None
