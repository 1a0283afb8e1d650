"""A translation changes or drops a URL or an e-mail address of its source.

Why it hurts: the link leads nowhere, or elsewhere; a letter goes to a stranger.

Example: `msgid "See https://example.org/help."` with `msgstr "参阅 https://example.org/hlep。"`.

How to fix: copy the address from the source. The same page in the reader's language is accepted: `/en/` as
`/zh-cn/`, `en.wikipedia.org` as `zh.wikipedia.org`.
"""

from collections.abc import Iterator
from typing import Final

from diglot.checks.base import Check, Form, Pair, Problem
from diglot.checks.forms import each, shown
from diglot.model import Message
from diglot.text.addresses import Address, addresses, is_localized

__all__ = ["CHECK"]


def _look(form: Form, _pair: Pair) -> Iterator[Problem]:
    if ":/" not in form.msgstr and "@" not in form.msgstr and not any(":/" in m or "@" in m for m in form.msgids):
        return
    found = [list(_compare(addresses(msgid), addresses(form.msgstr))) for msgid in form.msgids]
    if all(found):
        yield from found[0]


def _compare(source: tuple[Address, ...], target: tuple[Address, ...]) -> Iterator[Problem]:
    # an address may be given once for the two times that the source gives it
    wanted, given = {one.text for one in source}, {one.text for one in target}
    left = [text for text in wanted - given if not any(is_localized(text, other) for other in given)]
    extra = [
        one for one in target if one.text not in wanted and not any(is_localized(text, one.text) for text in wanted)
    ]
    left.sort()
    for one in extra:
        span = (one.start, one.end)
        if left:
            what = f"{shown(one.text, 80)} stands where the source has {shown(left.pop(0), 80)}"
            yield Problem(what, "copy the address from the source", span=span)
        else:
            yield Problem(f"{shown(one.text, 80)} is not in the source", "copy the source's addresses", span=span)
    for text in left:
        yield Problem(f"{shown(text, 80)} of the source is missing", "copy it from the source")


CHECK: Final = Check(
    code="changed-address",
    mqm="accuracy/mistranslation",
    severity="warning",
    documentation=str(__doc__),
    find=each(_look),
    passes=(
        Pair(Message("See https://example.org/help.", msgstr=("参阅 https://example.org/help。",)), "zh_CN"),
        Pair(Message("See https://example.org/en/help.", msgstr=("参阅https://example.org/zh-cn/help。",)), "zh_CN"),
        Pair(Message("https://en.wikipedia.org/wiki/Tor", msgstr=("https://zh.wikipedia.org/wiki/洋葱",)), "zh_CN"),
    ),
    fails=(
        Pair(Message("See https://example.org/help.", msgstr=("参阅 https://example.org/hlep。",)), "zh_CN"),
        Pair(Message("Write to a@example.org.", msgstr=("请写信。",)), "zh_CN"),
        Pair(Message("See https://example.org/help", msgstr=("参阅 https:/example.com/help",)), "zh_CN"),
        Pair(Message("Welcome", msgstr=("欢迎 https://casino.example/",)), "zh_CN"),
    ),
)
