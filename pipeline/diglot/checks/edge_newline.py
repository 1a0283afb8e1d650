r"""A translation begins or ends with a line break and its source does not, or the other way round.

Why it hurts: programs print texts one after the other and count on it. `msgfmt --check` refuses such a catalog.

Example: `msgid "Not found\n"` with `msgstr "未找到"`.

How to fix: begin and end as the source does; `diglot check --fix` does it.
"""

from collections.abc import Iterator
from typing import Final

from diglot.checks.base import Check, Form, Pair, Problem
from diglot.checks.forms import each, fixed
from diglot.model import Message

__all__ = ["CHECK"]


def _look(form: Form, _pair: Pair) -> Iterator[Problem]:
    text = form.msgstr
    begins = [msgid.startswith("\n") for msgid in form.msgids]
    ends = [msgid.endswith("\n") for msgid in form.msgids]
    if text.startswith("\n") not in begins:
        mended = "\n" + text if begins[0] else text.lstrip("\n")
        yield _problem("begins", (0, 1), mended, is_due=begins[0])
    if text.endswith("\n") not in ends:
        mended = text + "\n" if ends[0] else text.rstrip("\n")
        yield _problem("ends", (len(text) - 1, len(text)), mended, is_due=ends[0])


def _problem(side: str, span: tuple[int, int], mended: str, *, is_due: bool) -> Problem:
    mine, theirs = ("no line break", "with one") if is_due else ("a line break", "does not")
    what = f"it {side} with {mine}, the source {theirs}"
    fix = fixed("break lines as the source", mended) if mended.strip() else None
    return Problem(what, "begin and end as the source does", span=span, fix=fix)


CHECK: Final = Check(
    code="edge-newline",
    mqm="linguistic-conventions/white-space",
    severity="warning",
    documentation=str(__doc__),
    find=each(_look),
    passes=(Pair(Message("Not found\n", msgstr=("未找到\n",)), "zh_CN"),),
    fails=(
        Pair(Message("Not found\n", msgstr=("未找到",)), "zh_CN"),
        Pair(Message("Not found", msgstr=("\n未找到",)), "zh_CN"),
        Pair(Message("未找到", msgstr=("Not found\n",)), "en"),
    ),
)
