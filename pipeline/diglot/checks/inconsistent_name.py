"""A name has another character than in the rest of the catalog.

Why it hurts: 刘延冬 is another person than 刘延东. What a name of the source is called in Chinese or Japanese is
learned from the messages that have it: three or more, most of which share the same characters.

Example: three messages have `Liu Yandong` as 刘延东, a fourth one as 刘延冬.

How to fix: write the name as the others do.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final

from diglot.checks.base import Check, Form, Group, Pair, Problem
from diglot.checks.examples import group_of
from diglot.checks.sides import EASTERN, languages_of_group
from diglot.text.unmarked import wording

__all__ = ["CHECK"]

_NAME = re.compile(r"\b[A-Z][a-z’']+(?:[ -][A-Z][a-z’']+){1,3}\b")
_HAN = re.compile("[\u3400-\u9fff\u30a0-\u30ff·]{2,}")
_PARTICLE = re.compile("[的了是在和与其它他她这那为中将被可]")
"""Characters that names of people and places hardly have: what shares them is a phrase."""
_MOST: Final = 40
"""Messages of one name that are looked at: more teach nothing new."""
_SAMPLE: Final = 3000
_TRIED: Final = 12


def _find(group: Group) -> Iterator[tuple[Pair, Problem]]:
    source, target = languages_of_group(group)
    if source in EASTERN or target not in EASTERN:
        return
    uses: defaultdict[str, list[tuple[Pair, Form]]] = defaultdict(list)
    for pair in group.pairs:
        for form in pair.forms:
            for name in _names(wording(form.msgids[0])):
                if len(uses[name]) < _MOST:
                    uses[name].append((pair, form))
    sample = "\n".join(form.msgstr for pair in group.pairs[:: len(group.pairs) // _SAMPLE + 1] for form in pair.forms)
    for name, entries in uses.items():
        if len(entries) >= 3 and (known := _known_as([form.msgstr for _, form in entries], sample)):
            for pair, form in entries:
                if (known not in form.msgstr or len(known) <= 4) and (place := _like(known, form.msgstr)) is not None:
                    span = (place, place + len(known))
                    what = f"{form.msgstr[slice(*span)]} is {known} elsewhere ({name})"
                    yield pair, Problem(what, "write the name as the others do", form.plural, form.msgstr, span)


def _names(text: str) -> set[str]:
    """The names in a text; of three words or more also the last two: the first may only begin the sentence."""
    found = set(_NAME.findall(text))
    return found | {" ".join(name.split()[-2:]) for name in found if name.count(" ") > 1}


def _known_as(texts: list[str], sample: str) -> str:
    """The run of three to six characters that most of the texts share and others lack; empty if there is none."""
    counts: Counter[str] = Counter()
    for text in texts:
        runs = _HAN.findall(text)
        counts.update(
            {run[at : at + size] for run in runs for size in (3, 4, 5, 6) for at in range(len(run) - size + 1)}
        )
    needed = max(2, -(-2 * len(texts) // 3))
    shared = [run for run, count in counts.items() if count >= needed and not _PARTICLE.search(run)]
    shared.sort(key=lambda run: (-counts[run], -len(run), run))
    total = "\n".join(texts)
    return next((run for run in shared[:_TRIED] if sample.count(run) <= total.count(run)), "")


def _like(known: str, text: str) -> int | None:
    """Where a run begins that has one character other than the name, the first being the same."""
    for at in range(len(text) - len(known) + 1):
        if (
            text[at] == known[0]
            and _HAN.fullmatch(text, at, at + len(known))
            and sum(map(str.__ne__, known, text[at : at + len(known)])) == 1
        ):
            return at
    return None


_RIGHT: Final = (
    ("Liu Yandong spoke first", "刘延东首先发言"),
    ("Later Liu Yandong asked", "随后刘延东询问"),
    ("In the end Liu Yandong left", "最后，刘延东离开"),
)

CHECK: Final = Check(
    code="inconsistent-name",
    mqm="terminology/inconsistent-use-of-terminology",
    severity="warning",
    documentation=str(__doc__),
    scope="group",
    find_among=_find,
    passes=(group_of("zh_CN", *_RIGHT, ("Liu Yandong and others", "刘延东等人")),),
    fails=(group_of("zh_CN", *_RIGHT, ("Liu Yandong and others", "刘延冬等人")),),
)
