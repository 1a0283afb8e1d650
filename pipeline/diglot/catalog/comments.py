"""Comment lines of an entry -> its flags, references, extracted and translator's comments."""

from functools import lru_cache
from sys import intern
from typing import NamedTuple

from diglot.lazy import pattern
from diglot.model import Reference

__all__ = ["Comments", "read_comments", "read_flags", "read_references", "sticky_flags"]


class Comments(NamedTuple):
    """What the lines before an entry say."""

    flags: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    extracted: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    has_previous: bool = False
    """Whether some lines (`#|`, `#~|`) hold a previous msgid."""


_BLANK = frozenset((" ", "\t"))
_FLAG = pattern(r"range:\s*\S+|[^\s:]+:\S.*|\S+")
_ISOLATED = pattern("\u2068([^\u2069]*)\u2069(?::(\\d+))?|(\\S+)")


@lru_cache(maxsize=512)
def read_comments(block: str) -> Comments:
    """The meaning of the lines; blank ones say nothing. Cached, since most blocks of a page's messages are
    equal.
    """
    flags: list[str] = []
    references: list[Reference] = []
    extracted: list[str] = []
    comments: list[str] = []
    has_previous = False
    for line in (block if "\r" not in block else block.replace("\r\n", "\n")).split("\n"):
        if line[:1] in _BLANK:
            line = line.lstrip(" \t")  # noqa: PLW2901 (it is the same line)
        kind = line[1:2]
        if kind == ":":
            references += read_references(line[2:])
        elif kind == ".":
            extracted.append(line[3:] if line[2:3] == " " else line[2:])
        elif kind in (",", "!", "="):
            flags += [flag for flag in read_flags(line[2:]) if flag not in flags]
        elif kind == "|" or line.startswith("#~|"):
            has_previous = True
        elif line.startswith("#~"):
            nested = read_comments(line[2:].lstrip(" \t"))
            flags += nested.flags
            references += nested.references
            extracted += nested.extracted
            comments += nested.comments
            has_previous = has_previous or nested.has_previous
        elif line:
            comments.append(line[2:] if kind == " " else line[1:])
    return Comments(tuple(flags), tuple(references), tuple(extracted), tuple(comments), has_previous)


def read_flags(text: str) -> list[str]:
    """The flags of one line; gettext takes commas or spaces between them, `range: 0..5` is one."""
    return [flag for part in text.split(",") for flag in _FLAG.findall(part.rstrip())]


def sticky_flags(block: str) -> tuple[str, ...]:
    """The flags that stand on lines of their own kind, `#=` (gettext 1.0)."""
    return tuple(
        flag
        for line in block.split("\n")
        if line.lstrip(" \t").startswith("#=")
        for flag in read_flags(line.strip()[2:])
    )


def read_references(text: str) -> list[Reference]:
    """The references of one line; a name with spaces stands between U+2068 and U+2069."""
    if "\u2068" not in text:
        return [_reference(token) for token in text.split()]
    return [
        _reference(token) if token else Reference(intern(name), int(number) if number else None)
        for name, number, token in _ISOLATED.findall(text)
    ]


def _reference(token: str) -> Reference:
    path, _, number = token.rpartition(":")
    if path and number.isdecimal():
        return Reference(intern(path), int(number))
    return Reference(intern(token))
