r"""A translation holds a replacement character, or one that Unicode has no meaning for.

Why it hurts: a letter was lost on the way, in a file that was read in a wrong encoding or cut between two
bytes. The reader finds `�` or an empty box in its place.

Example: `msgid "Variant"` with `msgstr "规�"`.

How to fix: write the letter that was there; an older version of the catalog may still have it. Characters for
private use belong to one font only: write the ordinary one.
"""

import re
from collections.abc import Iterator
from typing import Final

from diglot.checks.base import Check, Form, Pair, Problem
from diglot.checks.characters import name_of, surplus
from diglot.checks.forms import each
from diglot.model import Message
from diglot.text.conventions import HAN, conventions
from diglot.text.prose import prose

__all__ = ["CHECK"]

_LOST: Final = re.compile(
    "\ufffd+|\ufffc+|[\ue000-\uf8ff\U000f0000-\U0010ffff]+|[\ud800-\udfff]+|[\ufdd0-\ufdef\ufffe\uffff]+"
)


_QUESTION: Final = re.compile(r"\?++")
_HAN: Final = re.compile(f"[{HAN}]")
_QUESTIONS: Final = "?？؟;\u037e"


def _look(form: Form, pair: Pair) -> Iterator[Problem]:
    for match in surplus(form, _LOST):
        character = match[0][0]
        if character in "\ufffd\ufffc":
            what = f"{name_of(character)} stands where a character was lost"
        elif "\ue000" <= character <= "\uf8ff" or character >= "\U000f0000":
            what = f"{name_of(character)} is for private use"
        else:
            what = f"{name_of(character)} is no character"
        yield Problem(what, "write the character that is meant", span=match.span())
    if "?" in form.msgstr and not any(mark in msgid for msgid in form.msgids for mark in _QUESTIONS):
        masked = prose(form.msgstr)
        is_wide = conventions(pair.locale).is_wide
        for match in _QUESTION.finditer(masked):
            before, after = masked[match.start() - 1 : match.start()], masked[match.end() : match.end() + 1]
            if (_is_han(before) or _is_han(after)) if is_wide else (before.isalpha() and after.isalpha()):
                what = "a question mark that the source does not have: a character may be lost"
                yield Problem(what, "write the character that is meant", span=match.span(), severity="warning")


def _is_han(character: str) -> bool:
    return _HAN.match(character) is not None


CHECK: Final = Check(
    code="replacement-character",
    mqm="design-and-markup/character-encoding",
    severity="error",
    documentation=str(__doc__),
    find=each(_look),
    passes=(
        Pair(Message("Variant", msgstr=("规格",)), "zh_CN"),
        Pair(Message("shown as \ufffd", msgstr=("显示为 \ufffd",)), "zh_CN"),
    ),
    fails=(
        Pair(Message("Variant", msgstr=("规\ufffd",)), "zh_CN"),
        Pair(Message("Deactivate", msgstr=("停?",)), "zh_CN"),
        Pair(Message("Icon", msgstr=("图标\ue0a0",)), "zh_CN"),
    ),
)
