"""A translation begins or ends with a space and its source does not, or the other way round.

Why it hurts: programs join texts. Without the space two words grow together, with one too many the text stands
apart or is not found in a list.

Example: `msgid "Filtering..."` with `msgstr "正在筛选... "`.

How to fix: begin and end as the source does; `diglot check --fix` does it. Spaces of every width count. Chinese
and Japanese may drop a space of the source, since none stands between their words.
"""

from collections.abc import Iterator
from typing import Final

from diglot.checks.base import Check, Form, Pair, Problem
from diglot.checks.forms import each, fixed
from diglot.model import Message
from diglot.text.conventions import conventions
from diglot.text.prose import prose

__all__ = ["CHECK"]

_SPACE: Final = " \t\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_SPACED_MARKS: Final = frozenset({"fr", "br"})
_MARKS: Final = frozenset(":;!?»%")
"""What has a space before it in French, be it all of the text."""
_WHITE: Final = _SPACE + "\n\r"


def _look(form: Form, pair: Pair) -> Iterator[Problem]:
    text = form.msgstr
    begins, ends = _edges(text)
    sources = [_edges(msgid) for msgid in form.msgids]
    customs = conventions(pair.locale)
    is_lax = not customs.is_spaced
    if not text.strip(_WHITE):
        yield Problem("nothing but white space", "translate it", span=(0, len(text)))
        return
    for side, mine, theirs in (
        ("begins", begins, [source[0] for source in sources]),
        ("ends", ends, [source[1] for source in sources]),
    ):
        if bool(mine) in map(bool, theirs) or (is_lax and not mine):
            continue
        if side == "begins" and customs.language in _SPACED_MARKS and text.lstrip(_SPACE)[:1] in _MARKS:
            continue
        what = f"it {side} with {'a space' if mine else 'no space'}, the source {'does not' if mine else 'with one'}"
        space = "" if mine else theirs[0]
        if side == "begins":
            mended, span = space + text.lstrip(_SPACE), (0, max(1, len(mine)))
        else:
            mended, span = text.rstrip(_SPACE) + space, (len(text) - max(1, len(mine)), len(text))
        # beside a mark or a placeholder alone it may be what parts it from the text that a program puts there
        is_safe = any(map(str.isalpha, prose(text)))
        fix = fixed("space it as the source", mended, safe=is_safe)
        yield Problem(what, "begin and end as the source does", span=span, fix=fix)


def _edges(text: str) -> tuple[str, str]:
    """The spaces at the very beginning and end."""
    return text[: len(text) - len(text.lstrip(_SPACE))], text[len(text.rstrip(_SPACE)) :]


CHECK: Final = Check(
    code="edge-space",
    mqm="linguistic-conventions/white-space",
    severity="warning",
    documentation=str(__doc__),
    find=each(_look),
    passes=(
        Pair(Message("Filtering...", msgstr=("正在筛选...",)), "zh_CN"),
        Pair(Message("Name: ", msgstr=("名称：",)), "zh_CN"),
        Pair(Message(":", msgstr=(" :",)), "fr"),
    ),
    fails=(
        Pair(Message("Filtering...", msgstr=("正在筛选... ",)), "zh_CN"),
        Pair(Message("now", msgstr=("\u3000现在",)), "zh_CN"),
        Pair(Message("Name: ", msgstr=("Name:",)), "de"),
        Pair(Message("用于站点菜单", msgstr=("\u3000For site menus",)), "en"),
    ),
)
