"""Paths with `/` and globs -> whether they match: `**` any folders, `*` and `?` within one name, `[a-z]`."""

import re
from functools import lru_cache

__all__ = ["matches", "matches_any"]


def matches_any(path: str, globs: tuple[str, ...]) -> bool:
    """Whether one of the patterns matches the whole path."""
    return any(matches(path, glob) for glob in globs)


def matches(path: str, glob: str) -> bool:
    """Whether the pattern matches the whole path; `**/` also matches no folder at all, case counts."""
    return _compiled(glob).fullmatch(path) is not None


_PART = re.compile(r"\*\*/|\*\*|\*|\?|\[(!?)(\]?[^\]]*)\]|.", re.DOTALL)


@lru_cache(maxsize=512)
def _compiled(glob: str) -> re.Pattern[str]:
    return re.compile("".join(_as_regex(part) for part in _PART.finditer(glob)), re.DOTALL)


def _as_regex(part: re.Match[str]) -> str:
    match part[0]:
        case "**/":
            return "(?:[^/]+/)*"
        case "**":
            return ".*"
        case "*":
            return "[^/]*"
        case "?":
            return "[^/]"
        case text if part[2] is not None:
            members = "".join(_escaped_in_class(c) for c in part[2])
            return f"(?!/)[{'^' if part[1] else ''}{members}]" if members else re.escape(text)
        case text:
            return re.escape(text)


def _escaped_in_class(character: str) -> str:
    return character if character.isalnum() or character == "-" else "\\" + character
