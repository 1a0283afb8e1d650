"""A translation opens a quotation that it does not close, or closes one that it did not open.

Why it hurts: the reader cannot tell what is quoted, the name of a button for instance.

Example: `msgid "Press “Save”."` with `msgstr "请按“保存。"`.

How to fix: add the other mark, in the direction that the language uses. Apostrophes and single marks, feet and
inches are not looked at.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from diglot.checks.base import Check, Form, Pair, Problem
from diglot.checks.forms import each
from diglot.model import Message
from diglot.text.conventions import conventions
from diglot.text.pairs import lonely_quotes
from diglot.text.prose import prose

__all__ = ["CHECK"]

_SINGLE: Final = re.compile(r"(?<![A-Za-z0-9])'|'(?![A-Za-z])")
_DIRECTED: Final = frozenset("zh en ja ko es pt ca gl it tr id ms vi th".split())
"""Languages that open with “ or « and close with ” or », and never the other way round."""


def _look(form: Form, pair: Pair) -> Iterator[Problem]:
    customs = conventions(pair.locale)
    directed = customs.language in _DIRECTED
    found = lonely_quotes(form.msgstr, directed=directed)
    if customs.is_wide and "'" in form.msgstr:
        yield from _single(form)
    if not found:
        return
    allowed: Counter[str] = Counter()
    for msgid in form.msgids:
        kinds = Counter(one.kind for one in lonely_quotes(msgid, directed=directed))
        # a mark that the source leaves open may be of another kind in the translation
        allowed |= Counter({"“": sum(kinds.values()), '"': sum(kinds.values()), "«": sum(kinds.values())})
    for at, mark, kind in found:
        if allowed[kind] > 0:
            allowed[kind] -= 1
        else:
            yield Problem(f"{mark} has no partner", "close the quotation, or delete the mark", span=(at, at + 1))


def _single(form: Form) -> Iterator[Problem]:
    """Single straight marks: where no language has apostrophes, an odd number of them is a fault."""
    marks = list(_SINGLE.finditer(prose(form.msgstr)))
    if len(marks) % 2 and not any(len(_SINGLE.findall(prose(msgid))) % 2 for msgid in form.msgids):
        span = marks[-1].span()
        yield Problem("' has no partner", "close the quotation, or delete the mark", span=span)


CHECK: Final = Check(
    code="unclosed-quotation",
    mqm="linguistic-conventions/punctuation",
    severity="warning",
    documentation=str(__doc__),
    find=each(_look),
    passes=(
        Pair(Message("Press “Save”.", msgstr=("请按“保存”。",)), "zh_CN"),
        Pair(Message('a 5" disk', msgstr=('5" 磁盘',)), "zh_CN"),
        Pair(Message("Press “Save”.", msgstr=("Drücken Sie „Speichern“.",)), "de"),
        Pair(Message("Press “Save”.", msgstr=("Tryck på ”Spara”.",)), "sv"),
    ),
    fails=(
        Pair(Message("Press “Save”.", msgstr=("请按“保存。",)), "zh_CN"),
        Pair(Message("Press “Save”.", msgstr=("请按“保存“。",)), "zh_CN"),
        Pair(Message("Press 'Save'.", msgstr=("请按'保存。",)), "zh_CN"),
        Pair(Message('Press "Save".', msgstr=('请按"保存。',)), "zh_CN"),
        Pair(Message("Press “Save”.", msgstr=("Drücken Sie „Speichern.",)), "de"),
    ),
)
