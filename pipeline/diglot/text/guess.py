"""Texts of one language -> the language they are probably in, by their scripts."""

from collections.abc import Iterable
from itertools import islice
from typing import Final

from diglot.text.scripts import weights

__all__ = ["probable_language"]

_SAMPLES: Final = 500
_KANA: Final = 0.1
"""The share of kana, in Han and kana, from which a text is Japanese."""


def probable_language(texts: Iterable[str]) -> str | None:
    """The likeliest language (CLDR, "Likely Subtags") of the script that weighs most; None where none has weight.

    English stands for all that is written in Latin letters, and `zh` for both ways to write Chinese.
    """
    total: dict[str, float] = {}
    for text in islice(texts, _SAMPLES):
        for script, weight in weights(text).items():
            total[script] = total.get(script, 0) + weight
    kana = total.pop("Hira", 0) + total.pop("Kana", 0)
    if kana:
        han = total.pop("Hani", 0)
        total["Jpan" if kana > _KANA * (kana + han) else "Hani"] = kana + han
    if not total:
        return None
    script = max(total, key=lambda name: total[name])
    if script == "Latn":
        return "en"
    from babel.core import get_global

    return str(get_global("likely_subtags").get(f"und_{script}", "en")).split("_", 1)[0]
