"""A Chinese or Japanese translation has half-width punctuation beside its own characters: `,` for `，`.

Why it hurts: the mark is too small for its place and comes without the room that the script leaves for it; the
text looks like a machine's.

Example: `msgid "No value provided."` with `msgstr "未提供值."`.

How to fix: write the full-width mark; `diglot check --fix` does it. Marks in code, addresses, numbers and times
are not reported. Where most of a catalog's marks of one kind are half-width, this is only a remark.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from diglot.checks.base import Check, Group, Pair, Problem
from diglot.checks.examples import group_of
from diglot.checks.forms import cut, fixed, is_list
from diglot.model import Fix
from diglot.text.conventions import HAN, KANA, conventions
from diglot.text.prose import MASKS, WORD, prose

__all__ = ["CHECK"]

_OWN: Final = f"{HAN}{KANA}"
_CLOSED: Final = f"{_OWN}）】」』》〉”’％"
_HALF: Final = re.compile(
    rf"""(?<=[{_CLOSED}])[{MASKS}]*[,;:!?](?=[ ]?[{_OWN}（【「『《〈“‘])     # between characters
    | (?<=[{_OWN}）」』》”])\.(?=[ ]?[{_OWN}「『《“])
    | (?<=[{_CLOSED}])[ ]?[,;:!?.](?=["'”’)）」』*_]*\s*\Z)                # at the end
    | (?<=[A-Za-z0-9)\]%{WORD}])\.(?=["'”’)）」』*_]*\s*\Z)""",
    re.VERBOSE,
)
_WIDE: Final = dict(zip(",;:!?.", "，；：！？。", strict=True))
_FULL: Final = re.compile("[，；：！？。、]")
_ANY: Final = re.compile(f"[{_OWN}]")
_SENTENCE: Final = re.compile(rf"[{_OWN}][^。！？\n]*\Z")
_ABBREVIATED: Final = re.compile(r"\b(?:Inc|Ltd|Co|Corp|LLC|etc|Jr|Sr|St|vs|No|al|[A-Z])\Z")
_JAPANESE: Final = ",."
"""What is never half-width in Japanese; it writes 、 for a comma."""


def _find_among(group: Group) -> Iterator[tuple[Pair, Problem]]:
    customs = conventions(group.locale)
    if not customs.is_wide:
        return
    halves: Counter[str] = Counter()
    fulls: Counter[str] = Counter()
    found: list[tuple[Pair, int | None, str, re.Match[str]]] = []
    for pair in group.pairs:
        for form in pair.forms:
            text = form.msgstr
            if text.isascii():
                continue
            masked = prose(text)
            fulls.update(_FULL.findall(masked))
            for match in _HALF.finditer(masked):
                mark = match[0][-1]
                if _is_stray(match, masked, form.msgids) and not (mark in ",;" and is_list(form.msgids, mark)):
                    halves[mark] += 1
                    found.append((pair, form.plural, text, match))
    for pair, plural, text, match in found:
        mark = match[0][-1]
        full = _WIDE[mark]
        is_custom = halves[mark] >= 10 and halves[mark] > 3 * fulls[full]
        is_minor = is_custom or (customs.language == "ja" and mark not in _JAPANESE)
        span = (match.end() - 1, match.end())
        what = f"a half-width {mark!r} beside full-width text"
        yield pair, Problem(what, f"write {full}", plural, text, span, "info" if is_minor else None, _fix(text, match))


def _is_stray(match: re.Match[str], masked: str, msgids: tuple[str, ...]) -> bool:
    mark = match[0][-1]
    if mark == "." and _ABBREVIATED.search(masked[: match.start()][-8:]):
        return False
    if (
        mark == "."
        and masked[match.start() - 1 : match.start()] not in WORD
        and not _ANY.match(masked, match.start() - 1)
    ):
        # after a Latin word: only where it ends a sentence of ours
        return _SENTENCE.search(masked, 0, match.start()) is not None and any(
            m.rstrip().endswith((".", "。")) for m in msgids
        )
    if mark == "." and masked[match.start() - 1] == WORD:
        return _SENTENCE.search(masked, 0, match.start()) is not None
    # the marks of reStructuredText
    return not (mark == ":" and masked[match.end() : match.end() + 1] == ":")


def _fix(text: str, match: re.Match[str]) -> Fix:
    mark = match[0][-1]
    end = match.end() + (text[match.end() : match.end() + 1] == " ")
    return fixed("write the mark full-width", cut(text, (match.end() - 1, end), _WIDE[mark]))


CHECK: Final = Check(
    code="half-width-punctuation",
    mqm="linguistic-conventions/punctuation",
    severity="warning",
    documentation=str(__doc__),
    scope="group",
    find_among=_find_among,
    passes=(
        group_of(
            "zh_CN",
            ("At 10:30, see https://a.example/b, or `x, y`.", "在 10:30，参阅 https://a.example/b，或 `x, y`。"),
        ),
        group_of("zh_CN", ("Loading...", "加载中...")),
        group_of("zh_CN", ("yes,no,maybe", "是,否,也许")),
        group_of("zh_CN", ("Google Inc.", "谷歌公司（Google Inc.）")),
    ),
    fails=(
        group_of("zh_CN", ("No value provided.", "未提供值.")),
        group_of("zh_CN", ("First, this; then that", "首先,这个;然后那个")),
        group_of("zh_CN", ("Use Tor Browser.", "请使用 Tor Browser.")),
        group_of("ja", ("Saved.", "保存しました.")),
    ),
)
