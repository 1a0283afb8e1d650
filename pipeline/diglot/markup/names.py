"""Names of elements -> a regular expression for one of them, which tells them apart letter by letter.

An alternation of many names tries one after the other at every tag, and all of them where case does not matter.
"""

from collections.abc import Iterable

__all__ = ["one_of"]


def one_of(names: Iterable[str], *, ignore_case: bool = False) -> str:
    """An expression for one of some names of ASCII letters and digits, of those that fit the longest. What follows must
    tell where a name ends.
    """
    followed: dict[str, list[str]] = {}
    for name in sorted(names):
        followed.setdefault(name[:1], []).append(name[1:])
    ways = []
    for first, rests in reversed(followed.items()):  # where a name may end comes last
        letter = f"[{first}{first.upper()}]" if ignore_case and first.isalpha() else first
        ways.append(letter + (one_of(rests, ignore_case=ignore_case) if first else ""))
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"
