"""A text of usual characters -> the lines that `wrap` would give it, by one pattern.

Usual are visible ASCII and the rest of Windows-1252: each is one column wide, and its neighbours and a space between
them tell whether a line may break beside it.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from diglot.text.linebreak import class_of, may_break

__all__ = ["breaks_somewhere", "is_plain", "plain_lines"]

_ASCII = bytes(range(0x21, 0x7F)).decode()
_WESTERN = _ASCII + bytes({*range(0x80, 0x100)} - {0x81, 0x8D, 0x8F, 0x90, 0x9D, 0xAD}).decode("cp1252")
"""Without the soft hyphen, which has no width."""


def is_plain(escaped: str) -> bool:
    """Whether all of an escaped text is ASCII, and the pattern can tell its breaks."""
    return escaped.isascii() and "\x7f" not in escaped and _is_told_by_neighbours(escaped)


def plain_lines(escaped: str, room: int) -> list[str] | None:
    """The pieces of a text, each at most `room` columns if it can be; None where it is not of usual characters."""
    if escaped.isascii():
        return _piece(room).findall(escaped) if is_plain(escaped) else None
    if "\xad" in escaped or "\x7f" in escaped or not _is_told_by_neighbours(escaped):
        return None
    try:
        encoded = escaped.encode("cp1252")
    except UnicodeEncodeError:
        return None
    return [piece.decode("cp1252") for piece in _western_piece(room).findall(encoded)]


def breaks_somewhere(text: str) -> bool:
    """Whether there is a place in a plain text where a line may break."""
    return _any_break().search(text) is not None


def _is_told_by_neighbours(escaped: str) -> bool:
    return "  " not in escaped and ("\\" not in escaped or _break_after_escape().search(escaped) is None)


@cache
def _break_after_escape() -> re.Pattern[str]:
    """Where a line may break behind an escaped backslash: only a count of those before would tell it from others."""
    return re.compile(r"\\\\(?![\w<.) ]|\Z)")


@lru_cache(maxsize=64)
def _piece(room: int) -> re.Pattern[str]:
    return re.compile(_piece_of(room, _ASCII))


@lru_cache(maxsize=64)
def _western_piece(room: int) -> re.Pattern[bytes]:
    return re.compile(_piece_of(room, _WESTERN).encode("cp1252"))


@cache
def _any_break() -> re.Pattern[str]:
    return re.compile(_break(_ASCII))


def _piece_of(room: int, characters: str) -> str:
    """Matches the longest piece that fits, or one that cannot be shorter."""
    return rf"(?:.{{1,{room}}}|.+?)(?:{_break(characters)}|\Z)"


@cache
def _break(characters: str) -> str:
    """An expression for the places where a line of these characters and single spaces may break."""
    members: dict[str, str] = {}
    for character in characters:
        name = class_of(character)
        members[name] = members.get(name, "") + character
    places: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for before in members:
        for gap in ("", " "):
            heres = tuple(here for here in members if may_break(before, here, spaced=bool(gap)))
            if heres:
                places.setdefault((gap, heres), []).append(before)
    ends = {before for (gap, _), befores in places.items() if not gap for before in befores}
    each = [
        f"(?<={_one_of(befores, members)}{gap})(?={_one_of(heres, members)})"
        for (gap, heres), befores in places.items()
    ]
    # Behind most characters of a line it cannot break, so that is asked first. What is escaped stays with its
    # backslash, and the line break at the end with its word.
    last = _joined(ends, {name: characters.replace("\\", "") for name, characters in members.items()})
    return rf"(?<=[ {last}])(?!\\n\Z)(?:{'|'.join(each)})"


def _one_of(classes: Iterable[str], members: dict[str, str]) -> str:
    """A set of the characters of these classes, by the others where these are fewer."""
    inside, outside = _joined(classes, members), _joined(members.keys() - classes, members)
    return f"[{inside}]" if len(inside) < len(outside) else f"[^ {outside}]"


def _joined(classes: Iterable[str], members: dict[str, str]) -> str:
    return re.escape("".join([members[name] for name in sorted(classes)]))
