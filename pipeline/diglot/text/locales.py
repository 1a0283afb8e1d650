"""Locale ids as folders (`zh_CN`, `sr@latin`) or HTML (`zh-CN`) have them -> tags, languages, scripts."""

import re
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from diglot.lazy import pattern

__all__ = [
    "bcp47",
    "direction",
    "in_range",
    "is_known",
    "is_locale",
    "key",
    "own_name",
    "same_language",
    "scripts",
    "with_territory",
]

_LOCALE = re.compile(
    r"""(?P<language>[a-z]{2,3}) (?: [-_] (?P<extended>[a-z]{3}) )?
    (?: [-_] (?P<script>[a-z]{4}) )?
    (?: [-_] (?P<territory>[a-z]{2}|[0-9]{3}) )?
    (?P<variants> (?: [-_] (?:[a-z][a-z0-9]{4,7}|[0-9][a-z0-9]{3}) )* )
    (?: @ (?P<modifier>[a-z0-9]{2,16}) )?
    (?: -[a-wyz0-9] (?:-[a-z0-9]{2,8})+ )*
    (?: -x (?:-[a-z0-9]{1,8})+ )?""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
_MODIFIER_SCRIPTS: Final = {
    "arabic": "Arab",
    "bengali": "Beng",
    "cyrillic": "Cyrl",
    "devanagari": "Deva",
    "hebrew": "Hebr",
    "latin": "Latn",
    "tamil": "Taml",
    "telugu": "Telu",
}
"""The modifiers of glibc's locales that stand for a script."""
_WRITTEN_WITH: Final = {
    "Hanb": frozenset({"Hani"}),
    "Hans": frozenset({"Hani"}),
    "Hant": frozenset({"Hani"}),
    "Hrkt": frozenset({"Hira", "Kana"}),
    "Jpan": frozenset({"Hani", "Hira", "Kana"}),
    "Kore": frozenset({"Hang"}),
}
"""Codes that stand for several scripts, as `text.scripts` counts them; Korean is told by its Hangul alone."""
_RIGHT_TO_LEFT: Final = frozenset(
    "Adlm Arab Aran Armi Avst Chrs Cprt Elym Gara Hatr Hebr Hung Khar Lydi Mand Mani Mend Merc Mero Narb "
    "Nbat Nkoo Orkh Ougr Palm Perm Phli Phlp Phnx Prti Rohg Samr Sarb Sogd Sogo Syrc Thaa Yezi".split()
)
_PRIVATE_LANGUAGE = pattern(r"q[a-t][a-z]")
_PRIVATE_TERRITORY = pattern(r"[0-9]{3}|AA|Q[M-Z]|X[A-Z]|ZZ")


class _Locale(NamedTuple):
    language: str
    script: str | None
    territory: str | None
    variants: tuple[str, ...]


def is_locale(text: str) -> bool:
    """Whether a text has the syntax of a locale id or a BCP 47 tag: the gate before any look-up or path."""
    return _parse(text) is not None


def is_known(locale: str) -> bool:
    """Whether CLDR knows language, script and territory; codes for private use (`en_XA`) count as known."""
    parsed = _parse(locale)
    if parsed is None:
        return False
    from babel.core import Locale, get_global

    language, _ = _preferred(parsed.language)
    return (
        (
            language in get_global("likely_subtags")
            or _PRIVATE_LANGUAGE.fullmatch(language) is not None
            or language in Locale("en").languages
        )
        and (parsed.script is None or parsed.script in Locale("en").scripts)
        and (
            parsed.territory is None
            or parsed.territory in get_global("territory_languages")
            or _PRIVATE_TERRITORY.fullmatch(parsed.territory) is not None
        )
    )


@lru_cache(maxsize=1024)
def bcp47(locale: str) -> str:
    """The tag that HTML uses, in its customary case: `zh-CN` of `zh_CN`, `sr-Latn` of `sr@latin`.

    Raises ValueError where `is_locale` says no.
    """
    parsed = _parse(locale)
    if parsed is None:
        raise ValueError(f"{locale!r} is not a locale id")
    parts = (parsed.language, parsed.script, parsed.territory, *parsed.variants)
    return "-".join(part for part in parts if part)


@lru_cache(maxsize=1024)
def key(locale: str) -> str:
    """The same for all ids of one locale, to find two folders of one: `zh_CN` and `zh-Hans-CN`.

    Raises ValueError where `is_locale` says no.
    """
    parsed = _parse(locale)
    if parsed is None:
        raise ValueError(f"{locale!r} is not a locale id")
    language, _ = _preferred(parsed.language)
    return "_".join((language, _likely_script(parsed), parsed.territory or "", *sorted(parsed.variants)))


@lru_cache(maxsize=4096)
def same_language(first: str, second: str) -> bool:
    """Whether a text of one needs no translation for the other.

    That is: same language, same likely script (CLDR), and same territory where both name one. `en` serves
    `en_GB`, `zh_CN` serves `zh_Hans`; `zh_CN` and `zh_TW` differ.

    A text that is no locale id is the same as nothing.
    """
    a, b = _parse(first), _parse(second)
    if a is None or b is None:
        return False
    if a.territory and b.territory and a.territory != b.territory:
        return False
    return _preferred(a.language)[0] == _preferred(b.language)[0] and _likely_script(a) == _likely_script(b)


def in_range(locale: str, language_range: str) -> bool:
    """Whether a range (`de`, `*-CH`, `zh-*-CN`) matches a locale: RFC 4647, 3.3.2 "Extended Filtering"."""
    tag = bcp47(locale).lower().split("-")
    wanted = language_range.replace("_", "-").lower().split("-")
    if wanted[0] not in {"*", tag[0]}:
        return False
    position = 1
    for subtag in wanted[1:]:
        if subtag == "*":
            continue
        while position < len(tag) and tag[position] != subtag and len(tag[position]) > 1:
            position += 1
        if position == len(tag) or tag[position] != subtag:
            return False
        position += 1
    return True


@lru_cache(maxsize=1024)
def direction(locale: str) -> Literal["ltr", "rtl"]:
    """The direction that the locale's likely script is written in."""
    parsed = _parse(locale)
    return "rtl" if parsed and _likely_script(parsed) in _RIGHT_TO_LEFT else "ltr"


@lru_cache(maxsize=1024)
def scripts(language: str) -> frozenset[str]:
    """The scripts (ISO 15924) that tell a text is in this language: `Hani` for `zh`, with kana for `ja`.

    An unknown language counts as written in Latin, as CLDR has it for `und`.
    """
    parsed = _parse(language)
    if parsed is None:
        return frozenset({"Latn"})
    script = _likely_script(parsed)
    return _WRITTEN_WITH.get(script, frozenset({script}))


@lru_cache(maxsize=1024)
def own_name(locale: str, *, among: tuple[str, ...] = ()) -> str:
    """What speakers of a language call it (CLDR), as a menu has it: `中文`, `Français`. Where others of `among` are in
    that language, too, it says which of them: `简体中文`, `Português (Brasil)`. The tag where CLDR has no name.
    """
    from babel.core import Locale, UnknownLocaleError

    parsed = _parse(locale)
    assert parsed is not None, "whoever asks knows that it is a locale id"
    language, _ = _preferred(parsed.language)
    script = _likely_script(parsed)
    data = None
    for parts in ((language, script, parsed.territory), (language, script), (language, parsed.territory), (language,)):
        try:
            data = data or Locale.parse("_".join(part for part in parts if part))
        except (UnknownLocaleError, ValueError):
            continue
    if data is None:
        return bcp47(locale)
    names = data.languages
    name = names.get(language)
    if any(other != locale and _preferred(twin.language)[0] == language for other in among if (twin := _parse(other))):
        exact = (f"{language}_{parsed.territory}", f"{language}_{script}")
        name = next((names[each] for each in exact if each in names), data.get_display_name() or name)
    return name[:1].upper() + name[1:] if name else bcp47(locale)


@lru_cache(maxsize=1024)
def with_territory(locale: str) -> str:
    """A language and its territory, named or likely (CLDR): `en_US` of `en`, `zh_CN` of `zh_Hans`."""
    from babel.core import get_global

    parsed = _parse(locale)
    assert parsed is not None, "whoever asks knows that it is a locale id"
    language, _ = _preferred(parsed.language)
    likely = get_global("likely_subtags")
    full = likely.get(f"{language}_{_likely_script(parsed)}") or likely.get(language) or ""
    territory = parsed.territory or next((part for part in str(full).split("_")[1:] if len(part) in (2, 3)), None)
    return f"{language}_{territory}" if territory else language


@lru_cache(maxsize=4096)
def _parse(text: str) -> _Locale | None:
    match = _LOCALE.fullmatch(text)
    if match is None:
        return None
    modifier = (match["modifier"] or "").lower()
    script = match["script"] or _MODIFIER_SCRIPTS.get(modifier)
    variants = [variant.lower() for variant in re.split("[-_]", match["variants"]) if variant]
    if modifier and modifier != "euro" and modifier not in _MODIFIER_SCRIPTS:
        variants.append(modifier)
    return _Locale(
        language=(match["extended"] or match["language"]).lower(),
        script=script.title() if script else None,
        territory=match["territory"].upper() if match["territory"] else None,
        variants=tuple(variants),
    )


def _preferred(language: str) -> tuple[str, str]:
    """The code in use today and the script it implies, if any: `he` for `iw`, `sr` and `Latn` for `sh`."""
    from babel.core import get_global

    code, _, script = str(get_global("language_aliases").get(language, language)).partition("_")
    return code, script


@lru_cache(maxsize=1024)
def _likely_script(locale: _Locale) -> str:
    """UTS 35, "Likely Subtags": the script named, else of language and territory, else of the language."""
    language, script = _preferred(locale.language)
    if locale.script or script:
        return locale.script or script
    from babel.core import get_global

    likely = get_global("likely_subtags")
    full = likely.get(f"{language}_{locale.territory}") or likely.get(language) or "und_Latn"
    return str(full).split("_")[1]
