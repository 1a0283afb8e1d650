"""JSON text on a page -> its strings with their places and what they are in, or None for what is no JSON (RFC 8259)."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from diglot.lazy import pattern

__all__ = ["Container", "Data", "String", "decoded", "is_same_data", "read_data", "spelled"]


class Container:
    """An object or array; it changes while the text is read, and never afterwards."""

    __slots__ = ("is_array", "key", "members", "parent")

    def __init__(self, parent: Container | None, key: str | int, *, is_array: bool) -> None:
        self.parent = parent
        """What it is in; None for the outermost."""
        self.key = key
        """Its name or number in that."""
        self.is_array = is_array
        self.members: dict[str, String] = {}
        """Of an object: those that are strings; of several with one name the last."""


class String(NamedTuple):
    """A string that is a value, not a name."""

    start: int
    """Code points of what is between its quotes."""
    end: int
    container: Container
    key: str | int
    """Its name or number in that."""


class Data(NamedTuple):
    """A JSON text."""

    strings: tuple[String, ...]
    """In their order."""
    containers: tuple[Container, ...]
    """An outer one before those inside it."""


_LEXEME: Final = pattern(r'"((?:[^"\\]++|\\.)*+)"|[\[\]{},]', re.DOTALL)
_NO_TEXT: Final = pattern(r"[\x00\ud800-\udfff]")


def read_data(text: str, start: int, end: int) -> Data | None:
    """The strings of a JSON text; one that is all there is counts as none."""
    import json

    try:
        json.loads(text[start:end], parse_constant=_refused)
    except (ValueError, RecursionError):
        return None
    strings: list[String] = []
    containers: list[Container] = []
    inside: Container | None = None
    key: str | int | None = None
    """The name or number of what comes next; None where a name has to come first."""
    for lexeme in _LEXEME.finditer(text, start, end):
        mark = text[lexeme.start()]
        if mark in "{[":
            inside = Container(inside, "" if key is None else key, is_array=mark == "[")
            containers.append(inside)
            key = 0 if inside.is_array else None
        elif inside is None:
            break  # nothing but a string
        elif mark in "}]":
            key = inside.key
            inside = inside.parent
        elif mark == ",":
            key = key + 1 if isinstance(key, int) and inside.is_array else None
        elif key is None:
            key = decoded(lexeme[1])
        else:
            string = String(*lexeme.span(1), inside, key)
            strings.append(string)
            if isinstance(key, str):
                inside.members[key] = string
    return Data(tuple(strings), tuple(containers))


def _refused(name: str) -> None:
    """`NaN` and its like, which no other reader takes."""
    raise ValueError(name)


def decoded(source: str) -> str:
    """The text of a string from what is between its quotes. What is no text in a catalog is U+FFFD."""
    if "\\" in source:
        import json

        source = str(json.loads(f'"{source}"'))
    return source if source.isprintable() else _NO_TEXT.sub("\ufffd", source)


_UNSAFE: Final = pattern('["\\\\<>&\x00-\x1f\x7f\u2028\u2029]')
_SHORT: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def spelled(text: str, codec: str) -> str:
    """What stands between the quotes of a string with this text. It holds nothing that could end a script or be read
    as markup, and what the codec lacks is an escape.
    """
    source = _UNSAFE.sub(lambda match: _SHORT.get(match[0]) or f"\\u{ord(match[0]):04x}", text)
    if codec.startswith("utf") or source.isascii():
        return source
    return "".join([each if each.isascii() or _is_in(each, codec) else _escaped(each) for each in source])


def _is_in(character: str, codec: str) -> bool:
    # some codecs write a character that they read as another
    try:
        return character.encode(codec).decode(codec) == character
    except UnicodeError:
        return False


def _escaped(character: str) -> str:
    units = character.encode("utf-16-be")
    return "".join(f"\\u{int.from_bytes(units[at : at + 2]):04x}" for at in range(0, len(units), 2))


_STRINGS: Final = pattern(r'"((?:[^"\\]++|\\.)*+)"', re.DOTALL)
_SAFE: Final = pattern(r'(?:[^"\\<>\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+')
_AROUND: Final = pattern(r"\s*+(?:<!\[CDATA\[)?+[\s\[\]{},:\w.+-]*+(?:(?<=\]\])>\s*+)?+")


def is_same_data(old: str, new: str) -> bool:
    """Whether two contents of a script are JSON that differs in nothing but strings that are values."""
    before, after = _STRINGS.split(old), _STRINGS.split(new)
    if before[::2] != after[::2] or _AROUND.fullmatch("".join(before[::2])) is None:
        return False
    return all(
        mine == theirs or (_SAFE.fullmatch(theirs) is not None and not around.lstrip().startswith(":"))
        for mine, theirs, around in zip(before[1::2], after[1::2], before[2::2], strict=True)
    )
