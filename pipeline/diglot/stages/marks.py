"""Extracted comments that machines read: which languages a message is in, and which locales it is for."""

import re
from collections.abc import Iterable
from typing import Final

from diglot.lazy import pattern
from diglot.model import Message, Segment
from diglot.text.locales import in_range, same_language

__all__ = ["is_for", "is_mixed", "is_segment_for", "locales_line", "mixed_line"]

_RANGE: Final = r"(?:[A-Za-z0-9@_-]+|\*(?:-[A-Za-z0-9*-]+)?)"
_MIXED: Final = pattern(rf"mixed: {_RANGE}(?:, {_RANGE})+")
_LOCALES: Final = pattern(rf"(?P<excluded>not in )?locales: (?P<ranges>{_RANGE}(?:, {_RANGE})*)")


def mixed_line(languages: Iterable[str]) -> str:
    """The comment of a text in which several languages carry weight: `mixed: en, zh_CN`."""
    return f"mixed: {', '.join(languages)}"


def locales_line(ranges: Iterable[str], *, exclude: bool) -> str:
    """The comment of a text for some locales only (ITS 2.0, 8.12 "Locale Filter"): `locales: de, *-CH`."""
    return f"{'not in ' if exclude else ''}locales: {', '.join(ranges) or 'none'}"


def is_mixed(message: Message) -> bool:
    """Whether several languages carry weight in a message."""
    return any(_MIXED.fullmatch(line) for line in message.extracted)


def is_for(message: Message, source_language: str, locale: str) -> bool:
    """Whether a message needs a translation in a locale.

    It does not where the locale's language is its own, unless it is mixed, nor where its page says that it is
    for other locales.
    """
    if same_language(source_language, locale) and not is_mixed(message):
        return False
    filters = [match for line in message.extracted if (match := _LOCALES.fullmatch(line))]
    return all(_is_let_through(match, locale) for match in filters)


def is_segment_for(segment: Segment, locale: str) -> bool:
    """Whether a segment needs a translation in a locale: what `is_for` says of its message."""
    if same_language(segment.language, locale) and not segment.mixed:
        return False
    scope = segment.scope
    return scope.locales is None or _is_in(scope.locales, locale) is not scope.locales_exclude


def _is_in(ranges: Iterable[str], locale: str) -> bool:
    return any(in_range(locale, each) for each in ranges)


def _is_let_through(match: re.Match[str], locale: str) -> bool:
    return _is_in(match["ranges"].split(", "), locale) is not bool(match["excluded"])
