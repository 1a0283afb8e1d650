"""A translation is in another language than its catalog.

Why it hurts: the reader cannot read it. It was pasted from another catalog, or a translation service was asked for
the wrong language.

Example: `msgid "您的密码已更改。"` for en with `msgstr "Votre mot de passe a été changé."`.

How to fix: translate it. Languages are told by their small words, in texts of five words and more; letters of another
script are found by `wrong-script`.
"""

import re
from collections.abc import Iterator
from typing import Final

from diglot.checks.base import Check, Form, Pair, Problem
from diglot.checks.forms import each
from diglot.model import Message
from diglot.text.conventions import conventions
from diglot.text.function_words import KNOWN, languages_of
from diglot.text.prose import MASKS, prose

__all__ = ["CHECK"]

_NAMES: Final = dict(
    zip(
        "en de fr es it pt nl sv pl tr".split(),
        "English German French Spanish Italian Portuguese Dutch Swedish Polish Turkish".split(),
        strict=True,
    )
)
_RELATED: Final = {
    "es": {"pt", "gl", "ca", "it"},
    "pt": {"es", "gl"},
    "it": {"es", "pt"},
    "sv": {"da", "nb", "nn", "no"},
}
_MASK: Final = re.compile(f"[{MASKS}]+")
_WORD: Final = re.compile(r"[^\W\d_]{2,}")


def _look(form: Form, pair: Pair) -> Iterator[Problem]:
    customs = conventions(pair.locale)
    text = form.msgstr
    if customs.language not in KNOWN or "Latn" not in customs.scripts or text in form.msgids or " " not in text:
        return
    plain = _MASK.sub(" ", prose(text))
    words = len(_WORD.findall(plain))
    if words < 5:
        return
    counts = languages_of(plain)
    mine = counts[customs.language]
    other, most = max(counts.items(), key=lambda item: item[1], default=("", 0))
    source = conventions(pair.language).language
    if other in {customs.language, source} or customs.language in _RELATED.get(other, ()):
        return
    if most >= 4 and most >= 3 * mine + 3 and most >= 0.3 * words:
        yield Problem(f"it reads as {_NAMES[other]}", "translate it into the catalog's language", span=(0, len(text)))


CHECK: Final = Check(
    code="wrong-language",
    mqm="accuracy/mistranslation",
    severity="warning",
    documentation=str(__doc__),
    find=each(_look),
    passes=(
        Pair(Message("您的密码已更改。", msgstr=("Your password has been changed for the site.",)), "en", "zh_CN"),
        Pair(Message("Press OK", msgstr=("OK drücken",)), "de", "en"),
    ),
    fails=(
        Pair(Message("您的密码已更改。", msgstr=("Le mot de passe a été changé pour vous.",)), "en", "zh_CN"),
        Pair(Message("It was changed for the site.", msgstr=("Il a été changé pour vous dans le site.",)), "de", "en"),
    ),
)
