"""A word of a translation mixes letters that look alike from two scripts: Latin a and Cyrillic а.

Why it hurts: it looks right and is another word. No search finds it, a screen reader spells it, and such words
are used to deceive.

Example: `msgid "password"` with `msgstr "pаssword"`, whose second letter is Cyrillic.

How to fix: type the word anew. Endings on acronyms, `PDFов`, are not reported.
"""

import re
from collections.abc import Iterator
from typing import Final

from diglot.checks.base import Check, Form, Pair, Problem
from diglot.checks.forms import each
from diglot.model import Message
from diglot.text.prose import prose

__all__ = ["CHECK"]

_ALIKE: Final = frozenset("асеорхуіјѕԁһԛԝАВЕЗКМНОРСТУХІЈЅοανρυικτχγΑΒΕΖΗΙΚΜΝΟΡΤΥΧ")
"""Cyrillic and Greek letters that look like Latin ones."""
_WORD: Final = re.compile(r"[A-Za-z\u0370-\u052f]{3,}")
_LATIN: Final = re.compile("[A-Za-z]")
_FOREIGN: Final = re.compile(r"[\u0370-\u052f]+")
_INFLECTED: Final = re.compile(
    r"[A-Z][A-Za-z]*[\u0370-\u052f]{1,3}|[\u0370-\u052f]{3,}[A-Z]+[a-z]*|[a-z][A-Za-z]+[\u0430-\u044f]{2,3}"
)


def _look(form: Form, _pair: Pair) -> Iterator[Problem]:
    if form.msgstr.isascii() or _FOREIGN.search(form.msgstr) is None:
        return
    for match in _WORD.finditer(prose(form.msgstr)):
        word = match[0]
        if (
            word.isascii()
            or _LATIN.search(word) is None
            or any(word in msgid for msgid in form.msgids)
            or _INFLECTED.fullmatch(word)
        ):
            continue
        foreign = "".join(_FOREIGN.findall(word))
        latin = len(word) - len(foreign)
        if (latin >= len(foreign) and set(foreign) <= _ALIKE) or (latin < len(foreign) and latin <= 2):
            what = f"{word!r} has {'Cyrillic' if max(foreign) >= chr(0x400) else 'Greek'} and Latin letters"
            yield Problem(what, "type the word anew", span=match.span())


CHECK: Final = Check(
    code="mixed-script",
    mqm="linguistic-conventions/spelling",
    severity="warning",
    documentation=str(__doc__),
    find=each(_look),
    passes=(
        Pair(Message("PDFs, μm", msgstr=("PDFов, μm",)), "ru"),
        Pair(Message("password", msgstr=("пароль",)), "ru"),
    ),
    fails=(
        Pair(Message("password", msgstr=("p\u0430ssword",)), "de"),
        Pair(Message("password", msgstr=("пapоль",)), "ru"),
    ),
)
