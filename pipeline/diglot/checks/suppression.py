"""The translator's comments of a message -> the checks that it allows to find something, and why."""

import re
from collections.abc import Container, Iterable
from typing import NamedTuple

__all__ = ["Suppression", "suppressions"]

_ALLOW = re.compile(r"\s*diglot:\s*allow\b(?P<rest>.*)", re.IGNORECASE)


class Suppression(NamedTuple):
    """A line `diglot: allow CODE, reason`."""

    codes: tuple[str, ...]
    """As they are written; whether there are such checks is not asked."""
    reason: str
    comment: str
    """The whole line, without its `# `."""


def suppressions(comments: Iterable[str], known: Container[str]) -> list[Suppression]:
    """The lines among a message's comments that allow something.

    After `allow` stand one or more codes, with blanks or commas between them, and after a comma the reason. What
    follows a comma is a code, too, if it is a `known` one.
    """
    found: list[Suppression] = []
    for comment in comments:
        match = _ALLOW.fullmatch(comment)
        if match is None:
            continue
        first, *others = (part.split() for part in match["rest"].replace("，", ",").split(","))
        codes = first
        while others and others[0] and all(word in known for word in others[0]):
            codes += others.pop(0)
        reason = ", ".join(" ".join(words) for words in others).strip()
        found.append(Suppression(tuple(codes), reason, comment))
    return found
