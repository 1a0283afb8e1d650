"""A pair -> the languages of its two sides, as primary subtags."""

import re
from functools import lru_cache

from diglot.checks.base import Group, Pair
from diglot.text.scripts import weights

__all__ = ["EASTERN", "languages", "languages_of_group"]

EASTERN = frozenset({"zh", "yue", "ja"})
"""Languages written in Han characters, where no space parts words."""


def languages(pair: Pair) -> tuple[str, str]:
    """The primary subtags (BCP 47) of msgid and msgstr; where nobody says, English or Chinese by the script."""
    source = _primary(pair.language or "") or _by_script(pair.message.msgid)
    target = _primary(pair.locale or "") or _by_script("".join(pair.message.msgstr))
    return source, target


def languages_of_group(group: Group) -> tuple[str, str]:
    """The same for all pairs of a group."""
    source, target = _primary(group.language or ""), _primary(group.locale or "")
    if not source:
        source = _by_script("".join(pair.message.msgid for pair in group.pairs[:200]))
    if not target:
        target = _by_script("".join("".join(pair.message.msgstr) for pair in group.pairs[:200]))
    return source, target


@lru_cache(maxsize=256)
def _primary(locale: str) -> str:
    return re.split("[-_@]", locale, maxsplit=1)[0].lower()


def _by_script(text: str) -> str:
    scripts = weights(text)
    if scripts.get("Hira", 0) + scripts.get("Kana", 0) > 0:
        return "ja"
    return "zh" if scripts.get("Hani", 0) > scripts.get("Latn", 0) else "en"
