"""A locale id -> the conventions of its language that checks of typography need (CLDR, W3C Text Layout notes)."""

from functools import lru_cache
from typing import Final, NamedTuple

from diglot.text.locales import bcp47, in_range, is_locale, scripts

__all__ = ["HAN", "HANGUL", "KANA", "Conventions", "conventions"]

HAN: Final = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
"""Han characters, for a class of a regular expression."""
KANA: Final = "\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9d"
HANGUL: Final = "\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3"

_WITHOUT_END_MARKS: Final = frozenset("th lo km my bo dz".split())
"""Languages whose sentences end without a mark."""
_JOINING: Final = frozenset(
    "ar fa ur ps ckb ku sd ug dv syr bn hi mr ne as gu pa or ta te kn ml si th lo km my bo dz mn nqo he yi".split()
)
"""Languages whose spelling or line breaks need zero-width joiners, non-joiners, marks or spaces."""


class Conventions(NamedTuple):
    """What is usual in the texts of a language."""

    language: str
    """Its code, without script and territory; nothing if it is not known."""
    scripts: frozenset[str]
    """The scripts (ISO 15924) it is written in."""
    is_chinese: bool
    is_simplified: bool
    is_traditional: bool
    is_wide: bool
    """Whether its punctuation is full-width: Chinese and Japanese."""
    is_spaced: bool
    """Whether spaces stand between its words."""
    has_end_marks: bool
    has_joiners: bool
    """Whether zero-width characters belong to its spelling."""


@lru_cache(maxsize=1024)
def conventions(locale: str | None) -> Conventions:
    """The conventions of a locale; of a language that nothing is known of where it is None or no locale id."""
    if locale is None or not is_locale(locale):
        return Conventions("", frozenset(), False, False, False, False, True, True, True)
    language = bcp47(locale).split("-")[0].lower()
    written = scripts(locale)
    is_chinese = language in {"zh", "cmn", "yue", "wuu", "lzh"}
    is_traditional = is_chinese and _is_traditional(locale)
    return Conventions(
        language=language,
        scripts=written,
        is_chinese=is_chinese,
        is_simplified=is_chinese and not is_traditional and language != "lzh",
        is_traditional=is_traditional,
        is_wide=is_chinese or language == "ja",
        is_spaced=not (is_chinese or language in {"ja", "th", "lo", "km", "my", "bo", "dz"}),
        has_end_marks=language not in _WITHOUT_END_MARKS,
        has_joiners=language in _JOINING,
    )


def _is_traditional(locale: str) -> bool:
    if in_range(locale, "*-Hans"):
        return False
    return any(in_range(locale, f"*-{part}") for part in ("Hant", "TW", "HK", "MO")) or bcp47(locale).startswith("yue")
