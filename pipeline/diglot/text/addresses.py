"""A text -> the URLs and e-mail addresses in it, and whether two URLs lead to one page in two languages."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from diglot.text.locales import is_known, is_locale
from diglot.text.prose import ADDRESS, EMAIL

__all__ = ["Address", "addresses", "is_localized"]


class Address(NamedTuple):
    """A URL or an e-mail address in a text."""

    text: str
    start: int
    end: int


_ANY: Final = re.compile(rf"(?P<url>(?<![A-Za-z0-9])(?=(?:https?|ftp):){ADDRESS})|(?P<email>{EMAIL})")
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:/*")
_EXAMPLE: Final = re.compile(r"[a-z]+:/+(?!localhost)[^./:@%{$]+(?:[:/]|\Z)")
"""A host without a dot: an example, `http://server/`, which may be translated."""
_SUBTAG: Final = re.compile(r"(?:[a-z]{2}(?:[-_][A-Za-z]{2,4}){0,2}|intl|www)")


@lru_cache(maxsize=1024)
def addresses(text: str) -> tuple[Address, ...]:
    """The addresses, without the punctuation around them."""
    if "@" not in text and ":/" not in text:
        return ()
    return tuple(Address(match[0], *match.span()) for match in _ANY.finditer(text) if not _EXAMPLE.match(match[0]))


def is_localized(source: str, target: str) -> bool:
    """Whether two URLs differ in nothing but their language: `en.wikipedia.org` and `zh.wikipedia.org`, `/en/` and
    `/zh-cn/`, `index.html` and `index.zh.html`. Where a host names the language, the path may be another one.
    """
    if source.rstrip("/") == target.rstrip("/"):
        return bool(source)
    if "/" not in source or "/" not in target:
        return False
    mine, theirs = _split(source), _split(target)
    if mine[1] != theirs[1]:
        return False
    if mine[0] != theirs[0]:
        return True  # a site for each language has titles of its own
    return mine[2] == theirs[2]


def _split(url: str) -> tuple[str, str, tuple[str, ...]]:
    """The language of the host, the scheme and the rest of the host, and the path without its languages."""
    scheme = _SCHEME.match(url)
    start = scheme.end() if scheme else 0
    host, _, path = url[start:].partition("/")
    labels = host.lower().split(".")
    language = ""
    if len(labels) > 2 and _names_language(labels[0]) and labels[0] != "www":
        language, labels = labels[0], labels[1:]
    if labels[0] == "www":
        labels = labels[1:]
    words = tuple(word for word in re.split(r"[/?#&=.]+", path) if word and not _names_language(word))
    return language, url[:start].lower().replace("https:", "http:") + ".".join(labels), words


@lru_cache(maxsize=4096)
def _names_language(word: str) -> bool:
    if _SUBTAG.fullmatch(word) is None:
        return False
    return word in {"intl", "www"} or (is_locale(word) and is_known(word))
