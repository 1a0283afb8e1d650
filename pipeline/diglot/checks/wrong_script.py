"""A translation has letters of a script that its language is not written in.

Why it hurts: the reader cannot read the word, or the whole text. It was left in the source's language, or
copied from the catalog of another one.

Example: `msgid "continues on next page"` for zh_CN with `msgstr "次のページに続く"`, which is Japanese; or `msgid
"查看页面"` for en with `msgstr "View 页面"`.

How to fix: translate it. Latin letters are at home everywhere, and what the source has in that script, a Greek
letter by itself and a name in brackets or quotation marks, `Huawei (华为)`, are not reported.
"""

import re
from collections.abc import Iterator
from typing import Final

from diglot.checks.base import Check, Form, Pair, Problem
from diglot.checks.forms import each, shown
from diglot.model import Message
from diglot.text.conventions import conventions
from diglot.text.prose import WORD, prose
from diglot.text.scripts import letters_outside, weights

__all__ = ["CHECK"]

_HOME: Final[dict[str, frozenset[str]]] = {
    "ko": frozenset({"Hani"}),
    "vi": frozenset({"Hani"}),
}
"""What a language uses besides its script."""
_BETWEEN: Final = re.compile(r"[(（\[“\"'‘「『《〈«‹][^()（）“”\"「」『』]*$")
_WORD: Final = re.compile(r"[A-Za-z\u00c0-\u024f]{2,}")
_NAMES: Final = {
    "Hani": "Han characters",
    "Hira": "Japanese kana",
    "Kana": "Japanese kana",
    "Hang": "Korean letters",
    "Cyrl": "Cyrillic letters",
    "Grek": "Greek letters",
    "Arab": "Arabic letters",
    "Hebr": "Hebrew letters",
    "Thai": "Thai letters",
}


def _look(form: Form, pair: Pair) -> Iterator[Problem]:
    text = form.msgstr
    customs = conventions(pair.locale)
    if text.isascii() and "Latn" in customs.scripts:
        return
    if not customs.scripts:
        return
    wanted = letters_outside(customs.scripts | {"Latn"} | _HOME.get(customs.language, frozenset()))
    if wanted.search(text) is None:
        yield from _latin_only(form, customs.scripts, conventions(pair.language).scripts)
        return
    masked = prose(text)
    runs = [match for match in wanted.finditer(masked) if not _is_at_home(match, masked, form, pair)]
    if not runs:
        return
    script = max(weights("".join(f"{run[0]} " for run in runs)).items(), key=lambda item: item[1], default=("", 0))[0]
    what = f"{_NAMES.get(script, 'letters of another script')} in {pair.locale}: {shown(runs[0][0], 20)!r}"
    yield Problem(what, "translate it into the catalog's language", span=runs[0].span())


def _latin_only(form: Form, mine: frozenset[str], source: frozenset[str]) -> Iterator[Problem]:
    """A text of five words and more in Latin letters alone that is no copy of the source."""
    if "Latn" in mine or "Latn" not in source or form.msgstr in form.msgids:
        return
    masked = prose(form.msgstr)
    words = _WORD.findall(masked)
    if len(words) < 5 or any(character > "\u024f" and character.isalpha() for character in masked):
        return
    known = {word.lower() for msgid in form.msgids for word in _WORD.findall(msgid)}
    if sum(word.lower() not in known for word in words) > len(words) / 2:
        what = f"Latin letters alone: {shown(form.msgstr, 30)!r}"
        yield Problem(what, "translate it into the catalog's language", span=(0, len(form.msgstr)))


def _is_at_home(match: re.Match[str], masked: str, form: Form, pair: Pair) -> bool:
    run = match[0]
    if len(run) == 1 and "\u0370" <= run <= "\u03ff":
        return True  # mathematics
    if any(run in msgid for msgid in form.msgids):
        # what the source's language is written in is no quotation, where it was not translated
        own = conventions(pair.language).scripts
        return _is_quoted(match, masked) or (bool(own) and letters_outside(own).fullmatch(run) is not None)
    before, after = masked[: match.start()][-1:], masked[match.end() :][:1]
    if (before.isascii() and before.isalpha()) or (after.isascii() and after.isalpha()):
        return "\u0370" <= run[0] <= "\u052f"  # a mixed word is another fault
    return _is_quoted(match, masked)


def _is_quoted(match: re.Match[str], masked: str) -> bool:
    """Whether it is in brackets or quotation marks, and not all there is."""
    if _BETWEEN.search(masked, max(0, match.start() - 60), match.start()) is None:
        return False
    return any(c.isalnum() or c == WORD for c in masked[: match.start()] + masked[match.end() :])


CHECK: Final = Check(
    code="wrong-script",
    mqm="accuracy/untranslated",
    severity="warning",
    documentation=str(__doc__),
    find=each(_look),
    passes=(
        Pair(Message("the angle α of GNOME", msgstr=("GNOME 的角 α",)), "zh_CN"),
        Pair(Message("华为的总部", msgstr=("The head office of Huawei (华为)",)), "en"),
        Pair(Message("continues on next page", msgstr=("次のページに続く",)), "ja"),
        Pair(Message("The word “мир” means peace", msgstr=("“мир”一词指和平",)), "zh_CN", "en"),
        Pair(Message("Олег <oleg@example.org>", msgstr=("Олег <oleg@example.org>",)), "zh_CN", "en"),
    ),
    fails=(
        Pair(Message("continues on next page", msgstr=("次のページに続く",)), "zh_CN"),
        Pair(Message("Save", msgstr=("저장",)), "zh_CN"),
        Pair(Message("Enter your address", msgstr=("Veuillez saisir votre adresse postale",)), "zh_CN", "en"),
        Pair(Message("查看页面", msgstr=("View 页面",)), "en"),
        Pair(Message("查看页面", msgstr=("查看页面",)), "en", "zh_CN"),
    ),
)
