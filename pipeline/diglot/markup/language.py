"""The language of a piece of text: one of the catalogs', decided by `lang` first and script second."""

from functools import lru_cache
from typing import NamedTuple

from diglot.text.locales import is_locale, same_language, scripts
from diglot.text.scripts import weights

__all__ = ["Decision", "Languages"]


class Decision(NamedTuple):
    """What language a text is in."""

    language: str | None
    """One of the catalogs' languages; None if the page says that it is in another."""
    mixed: tuple[str, ...] = ()
    """All languages that carry weight, in the order of the catalogs, where there are several."""
    note: str | None = None


@lru_cache(maxsize=1024)
def _serving(languages: tuple[str, ...], tag: str) -> str | None:
    return next((language for language in languages if same_language(language, tag)), None)


@lru_cache(maxsize=1024)
def _scripts(language: str) -> frozenset[str]:
    return scripts(language)


class Languages:
    """The catalogs' languages on one page, with the `lang` of its root."""

    def __init__(self, languages: tuple[str, ...], page_lang: str | None = None) -> None:
        self.languages = languages
        self.page_lang = page_lang
        self._only = Decision(languages[0]) if len(languages) == 1 else None
        self._scripts = tuple((language, _scripts(language)) for language in languages)

    def of(self, tag: str) -> str | None:
        """The catalogs' language that serves a `lang`, or None."""
        return _serving(self.languages, tag)

    @property
    def default(self) -> str:
        """For text that carries no weight."""
        return (self.page_lang and self.of(self.page_lang)) or self.languages[0]

    def decide(self, text: str, lang: str | None, by_rule: str | None) -> Decision:
        """The language of a text in whose scope `lang` is the nearest and a rule may have named one."""
        if lang is not None and not is_locale(lang):
            lang = None
        if self._only is not None and lang is None:
            return self._only
        found = weights(text)
        weighty = self._weighty(found)
        if by_rule is not None:
            language: str | None = self.of(by_rule)
            return Decision(language, self._mixed(language, weighty))
        if lang is not None:
            language = self.of(lang)
            own = _scripts(language or lang)
            if own and weighty and not own.intersection(found):
                winner = self._heaviest(weighty)
                return Decision(winner, self._mixed(winner, weighty), "lang-contradicted")
            return Decision(language, self._mixed(language, weighty) if language else ())
        if not weighty:
            return Decision(self.default)
        winner = self._heaviest(weighty)
        return Decision(winner, self._mixed(winner, weighty))

    def is_foreign_script(self, text: str) -> bool:
        """Whether a text has letters of a catalog's language that is not written in Latin script."""
        if text.isascii():
            return False
        found = weights(text)
        return any(found.get(script) for _, own in self._scripts for script in own if script != "Latn")

    def _weighty(self, found: dict[str, float]) -> dict[str, float]:
        if not found:
            return {}
        weighed = {language: sum(found.get(s, 0) for s in own) for language, own in self._scripts}
        return {language: weight for language, weight in weighed.items() if weight}

    def _heaviest(self, weighty: dict[str, float]) -> str:
        best = max(weighty.values())
        tied = [language for language, weight in weighty.items() if weight == best]
        foreign = [language for language in tied if "Latn" not in _scripts(language)] or tied
        return self.default if self.default in foreign else foreign[0]

    def _mixed(self, winner: str | None, weighty: dict[str, float]) -> tuple[str, ...]:
        if winner is None or len(weighty) < 2:
            return ()
        own = _scripts(winner)
        others = {language for language in weighty if language != winner and not own & _scripts(language)}
        return (
            tuple(language for language in self.languages if language in others or language == winner) if others else ()
        )
