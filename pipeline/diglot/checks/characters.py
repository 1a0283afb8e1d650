"""Characters that no translator types -> where a translation has more of them than its source (for their checks)."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from diglot.checks.base import Form
from diglot.text.references import decode

__all__ = ["name_of", "surplus", "without"]


def surplus(form: Form, wanted: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Each run of characters that the pattern matches and the source does not have as often."""
    if wanted.search(form.msgstr) is None:
        return
    allowed = _counts(form.msgids, wanted)
    for match in wanted.finditer(form.msgstr):
        for character in match[0]:
            if allowed[character] > 0:
                allowed[character] -= 1
            else:
                yield match
                break


def _counts(msgids: tuple[str, ...], wanted: re.Pattern[str]) -> Counter[str]:
    most: Counter[str] = Counter()
    for msgid in msgids:
        most |= Counter("".join(wanted.findall(decode(msgid))))
    return most


def without(text: str, wanted: re.Pattern[str]) -> str:
    """The text without all that the pattern matches."""
    return wanted.sub("", text)


@lru_cache(maxsize=256)
def name_of(character: str) -> str:
    """A character as messages to people name it: code point and Unicode name."""
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X}" + (f" {name}" if name else "")
