"""A text and its translation -> the connective of the text that the translation has no word for."""

import re
from typing import Final, NamedTuple

__all__ = ["lost_connective"]


class _Words(NamedTuple):
    """How a language says that examples, an alternative or more of a kind follow."""

    says: re.Pattern[str]
    """In these words it surely does."""
    may_say: re.Pattern[str]
    """In these it may; they are many, since a translator is free to choose."""


def _words(says: str, may_say: str) -> _Words:
    return _Words(re.compile(says, re.IGNORECASE), re.compile(may_say, re.IGNORECASE))


_CONNECTIVES: Final[tuple[dict[str, _Words], ...]] = (
    {
        "en": _words(
            r"\b(?:e\.g\.|(?:for\s+example|for\s+instance|such\s+as)\b)",
            r"\b(?:e\.?g|such as|example|instance|like|say|as in|i\.e|includ\w*)\b",
        ),
        "zh": _words(
            "例如|比如|譬如|诸如|比方说|舉例|諸如", "例|比如|譬如|[诸諸好]|像|如(?![果何此下今有若同])|等|包括"
        ),
    },
    {
        "en": _words(r"(?<!\bor )\botherwise\b", r"\b(?:otherwise|or|else|if not|unless|without|only|must|required)\b"),
        "zh": _words("否则|否則|不然", "否|不然|要不|其[他它]|另|或"),
    },
    {
        "en": _words(r"\bany\s+other\b", r"\b(?:any\w*|other\w*|another|else\w*|rest|remain\w*|more|different|etc)\b"),
        "zh": _words("[和及或与與、]其[他它]", "[其另别別他它余餘任]|不同|此外|各|更|再|等"),
    },
)


def lost_connective(source: str, source_language: str, target: str, target_language: str) -> str | None:
    """The words by which a source announces examples, an alternative or more of a kind, where the translation has none
    for it; for English and Chinese, by their primary subtags. None if there are no such words, or no such lack.
    """
    for connective in _CONNECTIVES:
        ours, theirs = connective.get(source_language), connective.get(target_language)
        if ours and theirs and (said := ours.says.search(source)) and not theirs.may_say.search(target):
            return " ".join(said[0].split())
    return None
