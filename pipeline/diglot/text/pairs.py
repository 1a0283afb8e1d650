"""A text -> the brackets and quotation marks in it that have no partner."""

import re
from collections import Counter
from functools import lru_cache
from typing import Final, NamedTuple

from diglot.text.prose import prose

__all__ = ["Alone", "lonely_brackets", "lonely_quotes"]


class Alone(NamedTuple):
    """A bracket or quotation mark without a partner."""

    at: int
    mark: str
    kind: str
    """The same for all marks that may stand for one another: `(` for `（`."""


_OPENING: Final = dict(zip("([{（［｛﹙《〈「『【〔〖", "([{([{(《〈「『【〔〖", strict=True))
_CLOSING: Final = dict(zip(")]}）］｝﹚》〉」』】〕〗", "([{([{(《〈「『【〔〖", strict=True))
_BRACKET: Final = re.compile(r"[()\[\]{}（）［］｛｝﹙﹚《》〈〉「」『』【】〔〕〖〗]")
_NO_BRACKET: Final = re.compile(
    r"(?:^|(?<=[\s,，、;；。]))(?:[A-Za-z]|[0-9]{1,3}|[ivx]{1,4})[)）](?=\s|[\u4e00-\u9fff]|$)"  # a list: a) 1)
    r"|(?<![\w(（])[:;=8][-o']?[()\[\]]"  # a smiley
    r"|\[[0-9., ]*\)|\([0-9., ]*\]"  # an interval
)
_QUOTE: Final = re.compile('[“”„‟«»‹›"＂]')
_IN_WORD: Final = re.compile(r"(?<=\d)[\"”]|(?<=[\u0590-\u05ff])\"(?=[\u0590-\u05ff])")
"""Inches, and the mark of a Hebrew acronym."""


@lru_cache(maxsize=2048)
def lonely_brackets(text: str) -> tuple[Alone, ...]:
    """The brackets without a partner, of any width; each kind is counted by itself, since kinds may cross in code.

    Brackets of lists (`a)`), smileys and half-open intervals are none.
    """
    if _BRACKET.search(text) is None:
        return ()
    masked = _NO_BRACKET.sub(lambda match: " " * len(match[0]), prose(text))
    waiting: dict[str, list[Alone]] = {}
    alone: list[Alone] = []
    for match in _BRACKET.finditer(masked):
        mark = match[0]
        if mark in _OPENING:
            kind = _OPENING[mark]
            waiting.setdefault(kind, []).append(Alone(match.start(), mark, kind))
        else:
            kind = _CLOSING[mark]
            if waiting.get(kind):
                waiting[kind].pop()
            else:
                alone.append(Alone(match.start(), mark, kind))
    for left in waiting.values():
        alone += left
    return tuple(sorted(alone))


@lru_cache(maxsize=2048)
def lonely_quotes(text: str, *, directed: bool) -> tuple[Alone, ...]:
    """The double quotation marks without a partner: the last of an odd number of marks of one kind, or, where the
    language opens and closes with marks of its own (`directed`), one that opens or closes in the wrong place.
    """
    if _QUOTE.search(text) is None:
        return ()
    masked = prose(text)
    marks = [(match.start(), match[0]) for match in _QUOTE.finditer(masked)]
    straight = [at for at, mark in marks if mark in '"＂' and not _IN_WORD.match(masked, at)]
    curly = [(at, mark) for at, mark in marks if mark not in '"＂']
    # one straight and one curly mark that have no partner are each other's, badly written: one fault
    alone = [Alone(straight[-1], masked[straight[-1]], '"')] if len(straight) % 2 and len(curly) % 2 == 0 else []
    if not directed:
        counts = Counter("“" if mark in "“”„‟" else "«" if mark in "«»" else "‹" for _, mark in curly)
        for kind, count in counts.items():
            if count % 2:
                group = {"“": "“”„‟", "«": "«»", "‹": "‹›"}[kind]
                at, mark = next((at, mark) for at, mark in reversed(curly) if mark in group)
                alone.append(Alone(at, mark, kind))
        return tuple(alone)
    for opening, closing in (("“", "”"), ("«", "»"), ("‹", "›")):
        waiting: list[int] = []
        for at, mark in curly:
            if mark == opening:
                if waiting:
                    alone.append(Alone(waiting.pop(), mark, opening))
                waiting.append(at)
            elif mark == closing:
                if waiting:
                    waiting.pop()
                else:
                    alone.append(Alone(at, mark, opening))
        alone += [Alone(at, opening, opening) for at in waiting]
    return tuple(sorted(alone))
