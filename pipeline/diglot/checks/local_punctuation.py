"""A translation uses a mark of another language where its own has one: `?` in Arabic or Greek, no `¿` in Spanish.

Why it hurts: readers see at once that a machine or a stranger wrote it; in Greek, `?` is no mark at all.

Example: `msgid "Are you sure?"` with `msgstr "هل أنت متأكد?"` (Arabic: `؟`), or with `msgstr "Está seguro?"`
(Spanish: `¿Está seguro?`).

How to fix: write the mark of the language; `diglot check --fix` does it where nothing else can be meant. Where a
catalog writes the other marks throughout, this is only a remark.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from diglot.checks.base import Check, Group, Pair, Problem
from diglot.checks.examples import group_of
from diglot.checks.forms import cut, fixed, is_list
from diglot.model import Fix, Severity
from diglot.text.conventions import conventions
from diglot.text.prose import prose

__all__ = ["CHECK"]

_ARABIC: Final = re.compile(r"(?<=[\u0620-\u064a\u066e-\u06d3])[\u064b-\u0652]*[\"'»)]?[?;,](?=\s|\Z|[\u0620-\u06d3])")
_GREEK: Final = re.compile(r"(?<=[\u0370-\u03ff\u1f00-\u1fff])[\"'»)]?\?")
_SPANISH: Final = re.compile(r"(?<=\w)[\"'»”)]?[?!](?=\s|\Z|[\"'»”)])")
_OPENING: Final = {"?": "¿", "!": "¡"}
_OWN: Final[dict[str, str]] = {
    **{f"{language}?": "؟" for language in ("ar", "fa", "ur", "ckb", "ps", "ug")},
    **{f"{language};": "؛" for language in ("ar", "fa", "ur", "ckb", "ps", "ug")},
    **{f"{language},": "،" for language in ("ar", "fa", "ur", "ckb", "ps", "ug")},
    "el?": ";",
}
_PATTERNS: Final = {
    **dict.fromkeys(("ar", "fa", "ur", "ckb", "ps", "ug"), _ARABIC),
    "el": _GREEK,
    "es": _SPANISH,
}


def _find_among(group: Group) -> Iterator[tuple[Pair, Problem]]:
    language = conventions(group.locale).language
    pattern = _PATTERNS.get(language)
    if pattern is None:
        return
    own: Counter[str] = Counter()
    found: list[tuple[Pair, int | None, str, tuple[int, int]]] = []
    for pair in group.pairs:
        for form in pair.forms:
            masked = prose(form.msgstr)
            own.update(masked)
            for match in pattern.finditer(masked):
                mark = match[0][-1]
                if mark in ",;" and is_list(form.msgids, mark):
                    continue
                if language != "es" or _lacks_opening(masked, match.end(), mark, form.msgids):
                    found.append((pair, form.plural, form.msgstr, (match.end() - 1, match.end())))
    strange = Counter(text[span[0]] for _, _, text, span in found)
    for pair, plural, text, span in found:
        mark = text[span[0]]
        due = _OPENING[mark] if language == "es" else _OWN[language + mark]
        is_custom = strange[mark] >= 5 and strange[mark] > own[due]
        what = f"{mark} without {due}" if language == "es" else f"{mark} where the language has {due}"
        severity: Severity | None = "info" if is_custom or mark == "!" else None
        yield pair, Problem(what, f"write {due}", plural, text, span, severity, _fix(language, text, span, due))


def _lacks_opening(masked: str, end: int, mark: str, msgids: tuple[str, ...]) -> bool:
    if not any(mark in msgid for msgid in msgids):
        return False
    start = max(masked.rfind("\n", 0, end - 1), masked.rfind(mark, 0, end - 1))
    return _OPENING[mark] not in masked[start + 1 : end] and not {"¿", "¡"} & set(masked[start + 1 : end])


def _fix(language: str, text: str, span: tuple[int, int], due: str) -> Fix | None:
    # without a space behind it, it may part a list for a program
    is_safe = not text[span[1] : span[1] + 1].strip()
    return None if language == "es" else fixed("write the mark of the language", cut(text, span, due), safe=is_safe)


CHECK: Final = Check(
    code="local-punctuation",
    mqm="linguistic-conventions/punctuation",
    severity="warning",
    documentation=str(__doc__),
    scope="group",
    find_among=_find_among,
    passes=(
        group_of("ar", ("Are you sure?", "هل أنت متأكد؟")),
        group_of("es", ("Are you sure?", "¿Está seguro?"), ("What?!", "¡¿Qué?!")),
        group_of("de", ("Are you sure?", "Sind Sie sicher?")),
        group_of("ar", ("yes,no,maybe", "نعم,لا,ربما")),
    ),
    fails=(
        group_of("ar", ("Are you sure?", "هل أنت متأكد?")),
        group_of("el", ("Are you sure?", "Είστε σίγουροι?")),
        group_of("es", ("Are you sure?", "Está seguro?")),
    ),
)
