"""The catalogs of the pivot language -> what a translator who cannot read a text's own language is told of it.

A template says it in an extracted comment, `#. en: Back to top`: so it comes into every catalog, and no tool loses it.
"""

from collections.abc import Iterable

from diglot.config import Config
from diglot.markup import pair
from diglot.model import DiglotError
from diglot.stages.translations import Translations, translations_of
from diglot.text.locales import same_language

__all__ = ["open_pivot", "pivot_lines", "without_pivot"]


def open_pivot(config: Config) -> tuple[dict[str, Translations], dict[str, DiglotError]]:
    """By domain the pivot's translations of texts in other languages; the fault of each that cannot be read."""
    found: dict[str, Translations] = {}
    faults: dict[str, DiglotError] = {}
    for spec in config.catalogs:
        if config.pivot is not None and not same_language(spec.language, config.pivot):
            try:
                found[spec.domain] = translations_of(config, config.pivot, spec.domain)
            except DiglotError as fault:
                faults[spec.domain] = fault
    return found, faults


def pivot_lines(locale: str, translations: Translations, msgctxt: str | None, msgid: str) -> Iterable[str]:
    """The comment for a message: one that a build would use, on one line; none where it says what the msgid says."""
    translation = translations.get(msgctxt, msgid)
    if translation is None or translation.msgstr == msgid:
        return
    # Line breaks of every kind: the rest of the text would be a comment of its own, and may look like a mark of ours.
    line = " ".join(translation.msgstr.split())
    if line and pair(msgid, translation.msgstr).is_usable:
        yield _mark(locale) + line


def without_pivot(extracted: Iterable[str], locale: str) -> tuple[str, ...]:
    """Extracted comments of a template but for those that `pivot_lines` gave."""
    return tuple(line for line in extracted if not line.startswith(_mark(locale)))


def _mark(locale: str) -> str:
    # No other comment begins so: a note does with "note: ", roles and placeholders with < or @, marks as no locale.
    return f"{locale}: "
