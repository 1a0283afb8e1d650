"""A plural message has more or fewer forms than the language has.

Why it hurts: gettext takes a form by its number. One that is missing shows the reader another language, and a
form too many is never shown. `msgfmt --check` refuses such a catalog.

Example: `msgid "%d file"`, `msgid_plural "%d files"` for zh_CN with `msgstr[0]` and `msgstr[1]`: Chinese has one form.

How to fix: write as many forms as `nplurals` in the catalog's header says, and let the header say what the
language has. A catalog that counts in another way throughout is left alone.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from diglot.checks.base import Check, Group, Pair, Problem
from diglot.model import Message
from diglot.text.conventions import conventions
from diglot.text.plurals import plural_count

__all__ = ["CHECK"]


_ALSO: Final[dict[str, tuple[int, ...]]] = {
    **dict.fromkeys(("es", "fr", "it", "pt", "ca"), (2, 3)),
    **dict.fromkeys(("ru", "uk", "be", "pl", "cs", "sk", "lt", "sr", "hr", "bs"), (3, 4)),
    **dict.fromkeys(("he", "mt", "sl"), (2, 3, 4, 5)),
    **dict.fromkeys(("tr", "fa", "hu", "az", "ka", "kk", "ky", "uz", "ug", "bn", "hy"), (1, 2)),
}
"""Counts that newer and older headers have, since CLDR counts fractions and millions apart."""


def _find_among(group: Group) -> Iterator[tuple[Pair, Problem]]:
    catalogs: dict[str, list[Pair]] = {}
    for pair in group.pairs:
        if pair.message.msgid_plural is not None and any(pair.message.msgstr) and not pair.message.obsolete:
            catalogs.setdefault(pair.path, []).append(pair)
    for pairs in catalogs.values():
        wanted = _wanted(pairs, group.locale)
        for pair in pairs:
            count = len(pair.message.msgstr)
            if wanted and count != wanted:
                what = f"{count} plural form{'s' * (count != 1)}, where there must be {wanted}"
                advice = "write as many forms as the header's nplurals"
                yield pair, Problem(what, advice, wanted if count > wanted else None)


def _wanted(pairs: list[Pair], locale: str | None) -> int:
    """What the language has, unless next to none of the catalog's messages have as many: then what nearly all have."""
    counts = Counter(len(pair.message.msgstr) for pair in pairs)
    usual = plural_count(locale)
    most, number = counts.most_common(1)[0]
    if counts[usual] >= 0.1 * len(pairs):
        return usual
    if number == len(pairs) and most in _ALSO.get(conventions(locale).language, ()):
        return most
    if len(pairs) < 5:
        return usual
    return most if number >= 0.8 * len(pairs) else 0


def _message(n: int, *forms: str) -> Message:
    return Message(f"%d file {n}", msgid_plural=f"%d files {n}", msgstr=forms)


CHECK: Final = Check(
    code="plural-count",
    mqm="design-and-markup/file-format",
    severity="error",
    documentation=str(__doc__),
    scope="group",
    find_among=_find_among,
    passes=(
        Group((Pair(_message(1, "%d 个文件"), "zh_CN"),), "zh_CN"),
        Group((Pair(_message(1, "%d Datei", "%d Dateien"), "de"),), "de"),
        Group(tuple(Pair(_message(n, "%d 个文件", "%d 个文件"), "zh_CN") for n in range(9)), "zh_CN"),
    ),
    fails=(
        Group((Pair(_message(1, "%d 个文件", "%d 个文件"), "zh_CN"),), "zh_CN"),
        Group((Pair(_message(1, "%d файл", "%d файла"), "ru"),), "ru"),
    ),
)
