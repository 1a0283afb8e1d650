"""What JSON-LD says of the languages of its texts + a locale -> the edits that make it true again (schema.org)."""

from collections.abc import Collection, Iterable

from diglot.model import DataLanguage, Edit
from diglot.text.locales import bcp47, is_locale, same_language

__all__ = ["language_edits"]


def language_edits(
    declared: Iterable[DataLanguage], locale: str, *, kept: Collection[int], languages: Collection[str]
) -> tuple[Edit, ...]:
    """One for each `inLanguage` and `@language` that is no longer true: it named one of the catalogs' `languages`, and
    none of the texts that it speaks of is `kept`, that is, stays in another language than the locale's. `kept` are
    the code points where such texts start.
    """
    return tuple(
        Edit(each.start, each.end, (bcp47(locale),))
        for each in declared
        if is_locale(each.tag)
        and not same_language(each.tag, locale)
        and any(same_language(each.tag, language) for language in languages)
        and not any(start in kept for start in each.texts)
    )
