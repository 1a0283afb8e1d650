"""How much each script weighs in a text, to tell which language it is in."""

import re
from functools import cache
from typing import Final

from diglot.lazy import pattern

__all__ = ["letters_outside", "weights"]

_WORDS: Final = {
    "Latn": "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff\ua720-\ua7ff",
    "Grek": "\u0370-\u03ff\u1f00-\u1fff",
    "Cyrl": "\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f",
    "Armn": "\u0530-\u058f",
    "Hebr": "\u0590-\u05ff\ufb1d-\ufb4f",
    "Arab": "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
    "Deva": "\u0900-\u097f",
    "Beng": "\u0980-\u09ff",
    "Guru": "\u0a00-\u0a7f",
    "Gujr": "\u0a80-\u0aff",
    "Taml": "\u0b80-\u0bff",
    "Telu": "\u0c00-\u0c7f",
    "Knda": "\u0c80-\u0cff",
    "Mlym": "\u0d00-\u0d7f",
    "Sinh": "\u0d80-\u0dff",
    "Thai": "\u0e00-\u0e7f",
    "Laoo": "\u0e80-\u0eff",
    "Tibt": "\u0f00-\u0fff",
    "Mymr": "\u1000-\u109f",
    "Geor": "\u10a0-\u10ff\u1c90-\u1cbf",
    "Ethi": "\u1200-\u139f",
    "Khmr": "\u1780-\u17ff",
}
_CHARACTERS: Final = {
    "Hani": "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af",
    "Hira": "\u3041-\u309f",
    "Kana": "\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9d",
    "Hang": "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af",
}

_LATIN_WORD = pattern(f"[{_WORDS['Latn']}]{{2,}}")


@cache  # compiling takes milliseconds, and most pages are ASCII
def _others() -> tuple[tuple[str, re.Pattern[str], float], ...]:
    """By script what counts in a text, and what each of that weighs."""
    return (
        *((script, re.compile(f"[{letters}]"), 0.5) for script, letters in _CHARACTERS.items()),
        *((script, re.compile(f"[{letters}]{{2,}}"), 1) for script, letters in _WORDS.items() if script != "Latn"),
    )


def weights(text: str) -> dict[str, float]:
    """The scripts (ISO 15924) that carry weight: one for each word of two or more letters, half for each Han, Kana
    or Hangul character. A Latin word in capitals only (`CPU`) belongs to every language and weighs nothing.
    """
    found: dict[str, float] = {}
    latin = sum(1 for word in _LATIN_WORD.findall(text) if not word.isupper())
    if latin:
        found["Latn"] = latin
    if text.isascii():
        return found
    for script, unit, weight in _others():
        if count := len(unit.findall(text)):
            found[script] = count * weight
    return found


@cache
def letters_outside(scripts: frozenset[str]) -> re.Pattern[str]:
    """What matches each run of letters of other scripts than these (ISO 15924); of those that `weights` knows."""
    others = "".join(letters for script, letters in (_WORDS | _CHARACTERS).items() if script not in scripts)
    return re.compile(f"[{others}]+") if others else re.compile("(?!)")
