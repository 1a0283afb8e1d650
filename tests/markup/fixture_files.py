"""Fixture files (title . html . expected .) -> cases; as markdown-it-py has them."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "fixtures"


class Case(NamedTuple):
    """One behaviour of the scanner."""

    title: str
    html: str
    expected: list[str]


def cases(name: str) -> Iterator[Case]:
    """The cases of a file, in its order."""
    parts: list[list[str]] = [[]]
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line != ".":
            parts[-1].append(line)
        elif len(parts) < 3:
            parts.append([])
        else:
            title, html, expected = parts
            yield Case(" ".join(filter(None, title)), "\n".join(html), expected)
            parts = [[]]
    assert not any(parts[0]), f"{name}: an unfinished case at the end"
