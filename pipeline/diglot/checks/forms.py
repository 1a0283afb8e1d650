"""What finds problems in a text -> what finds them in every form of a message: the part most checks share."""

from collections.abc import Callable, Iterable
from itertools import pairwise

from diglot.checks.base import Find, Form, Pair, Problem
from diglot.model import Fix

__all__ = ["cut", "each", "fixed", "is_list", "shown"]


def each(look: Callable[[Form, Pair], Iterable[Problem]]) -> Find:
    """What looks at each form that would be used, and says which form a problem is in."""

    def find(pair: Pair) -> Iterable[Problem]:
        # A list and no generator: most checks find nothing in most texts, and that must cost next to nothing.
        found: list[Problem] = []
        for form in pair.forms:
            for problem in look(form, pair):
                found.append(problem._replace(plural=form.plural, msgstr=form.msgstr))
        return found

    return find


def fixed(title: str, msgstr: str, *, safe: bool = True) -> Fix:
    """A fix of a form."""
    return Fix(title, safe, msgstr)


def cut(text: str, span: tuple[int, int], instead: str = "") -> str:
    """The text with another one in a place."""
    return text[: span[0]] + instead + text[span[1] :]


def shown(text: str, limit: int = 40) -> str:
    """A culprit as messages to people quote it: on one line, and not too long."""
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"


def is_list(msgids: tuple[str, ...], mark: str) -> bool:
    """Whether a source has the mark between letters with no space: a list that a program splits, `yes,no,maybe`."""
    split = [msgid.split(mark) for msgid in msgids if mark in msgid]
    return any(one[-1:].isalpha() and other[:1].isalpha() for parts in split for one, other in pairwise(parts))
