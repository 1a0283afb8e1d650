"""A translation is much longer than its source.

Why it hurts: the reader is told what the author did not say: a note of the translator, a rest of another entry, or the
source beside its translation. How long a translation is for its source is learned from the catalog.

Example: `msgid "Choose a password."` with `msgstr "请选择密码。我认为这里应该写明至少八位，并且要与旧密码不同。"`.

How to fix: take out what the source does not say; a note belongs in a comment (`# `).
"""

from collections.abc import Iterator
from typing import Final

from diglot.checks.base import Check, Group, Pair, Problem
from diglot.checks.examples import group_of_one
from diglot.checks.learning import habits, unusual
from diglot.checks.sides import languages_of_group
from diglot.text.sentences import sentences
from diglot.text.unmarked import wording

__all__ = ["CHECK"]

_FAR: Final = 5.0
_NEAR: Final = 3.0
_SHARE: Final = 1.5
_CREDITS: Final = "translator"


def _find(group: Group) -> Iterator[tuple[Pair, Problem]]:
    source, target = languages_of_group(group)
    if source == target:
        return
    for length, share, distance in unusual(habits(group), source):
        form = length.form
        if distance <= _NEAR or share < _SHARE or form.msgids[0].startswith(_CREDITS):
            continue
        more = len(sentences(wording(form.msgstr))) - len(sentences(wording(form.msgids[0])))
        if more > 0 or distance > _FAR:
            what = (
                "much longer than the source" if more < 1 else f"{more} more sentence{'s' * (more > 1)} than the source"
            )
            yield length.pair, Problem(what, "take out what the source does not say", form.plural, form.msgstr)


CHECK: Final = Check(
    code="added-text",
    mqm="accuracy/addition",
    severity="warning",
    documentation=str(__doc__),
    scope="group",
    find_among=_find,
    passes=(
        group_of_one("Choose a password.", "请选择密码。"),
        group_of_one("The file could not be opened.", "无法打开该文件，请检查。"),
    ),
    fails=(
        group_of_one("Choose a new password here.", "请选择密码。我认为这里应该写明至少八位，并且要与旧密码不同。"),
        group_of_one(
            "请选择新的密码。",
            "Choose a new password. I think we should tell them that it must be long.",
            "en",
            "zh_CN",
        ),
    ),
)
