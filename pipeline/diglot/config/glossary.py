"""The bytes of a glossary, TSV or TBX -> the terms that hold for a pair of languages."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from diglot.checks import Term
from diglot.model import GlossaryError
from diglot.text.locales import is_locale, same_language, scripts
from diglot.text.scripts import weights

__all__ = ["Glossary", "GlossaryEntry", "read_glossary"]

_KEEP: Final = {"do not translate": True, "dnt": True, "yes": True, "no": False, "": False}
"""What the third column may say."""
_SHARED: Final = frozenset({"Latn"})
"""The script that texts of every language borrow words in."""


class GlossaryEntry(NamedTuple):
    """A term, and the languages that it is of where the glossary says so."""

    term: Term
    language: str | None = None
    locale: str | None = None


@dataclass(frozen=True)
class Glossary:
    """All the entries of a glossary, in its order."""

    entries: tuple[GlossaryEntry, ...] = ()

    def terms(self, language: str | None, locale: str | None) -> tuple[Term, ...]:
        """Those for translations of a language into a locale.

        An entry that names its languages is for those, whatever their territory. One that doesn't is for every pair
        of languages whose scripts it can be in, with the targets that can be in them: Chinese ones are no German
        ones, and English ones of a Chinese term are no Arabic ones.
        """
        found = (_for(entry, language, locale) for entry in self.entries)
        return tuple(term for term in found if term is not None)

    def __add__(self, other: "Glossary") -> "Glossary":
        """The entries of both."""
        return Glossary(self.entries + other.entries)


def read_glossary(path: Path, name: str) -> Glossary:
    """The glossary in a file, by its ending `.tbx` or as TSV; `name` is for messages.

    A file without any term is a glossary, too. Raises GlossaryError for the first fault, with its line.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise GlossaryError(name, error.strerror or "cannot be read", "give the path of a .tsv or .tbx file") from None
    if path.suffix.lower() == ".tbx":
        from diglot.config.tbx import read_tbx

        return Glossary(tuple(GlossaryEntry(*entry) for entry in read_tbx(raw, name)))
    return Glossary(tuple(_rows(raw, name)))


def _rows(raw: bytes, name: str) -> Iterator[GlossaryEntry]:
    """The rows of a TSV: source term, targets with `|` between them, whether it is not to be translated."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise GlossaryError(f"{name}:{line}", f"not UTF-8 (byte {error.start})", "save it as UTF-8") from None
    seen: dict[str, int] = {}
    for line, row in enumerate(text.split("\n"), 1):
        if not row.strip() or row.startswith("#"):
            continue
        where = f"{name}:{line}"
        source, *columns = (column.strip() for column in row.split("\t"))
        if not columns:
            raise GlossaryError(where, "no tab between source and target", "write the source term, a tab, the targets")
        if len(columns) > 2:
            what = f"{len(columns) + 1} columns where there are three at most"
            raise GlossaryError(where, what, "keep source, targets and `do not translate`")
        mark = columns[1].lower() if len(columns) == 2 else ""
        if mark not in _KEEP:
            raise GlossaryError(where, f"{columns[1]!r} in the third column", "write `do not translate`, or nothing")
        targets = tuple(dict.fromkeys(target.strip() for target in columns[0].split("|") if target.strip()))
        if not source:
            raise GlossaryError(where, "no source term", "write it before the first tab")
        if not targets and not _KEEP[mark]:
            what = f"{source!r} has no target"
            raise GlossaryError(where, what, "write one after the tab, or `do not translate` in the third column")
        if (first := seen.setdefault(source, line)) != line:
            raise GlossaryError(where, f"{source!r} stands on line {first}, too", "put all targets in one row, with |")
        yield GlossaryEntry(Term(source, targets, _KEEP[mark]))


def _for(entry: GlossaryEntry, language: str | None, locale: str | None) -> Term | None:
    """The term as it holds for translations of a language into a locale; None if it doesn't."""
    term = entry.term
    if not _is_in(entry.language, term.source, language):
        return None
    if not term.targets:
        return term if _is_in(entry.locale, "", locale) else None
    targets = tuple(target for target in term.targets if _is_in(entry.locale, target, locale))
    if entry.locale is None and locale is not None and is_locale(locale) and _SHARED.isdisjoint(scripts(locale)):
        # A borrowed word beside one of its own, or what the source borrows, too, may stand in any language.
        own = any(_scripts(target) - _SHARED for target in targets)
        targets = targets if own or _scripts(term.source) <= _SHARED else ()
    return term._replace(targets=targets) if targets else None


def _is_in(named: str | None, text: str, language: str | None) -> bool:
    """Whether a text can be in a language, by the name that the glossary gives its own or by its scripts."""
    if language is None or not is_locale(language):
        return True
    if named is not None:
        return _serves(named, language)
    return _scripts(text) <= scripts(language) | _SHARED


@lru_cache(maxsize=256)
def _serves(named: str, language: str) -> bool:
    """Whether terms of one language are terms of the other: `zh` of `zh_CN`, but `zh_TW` not."""
    first, second = (code.replace("_", "-").split("-")[0].lower() for code in (named, language))
    return same_language(named, language) or (first == second and named.lower() == first)


@lru_cache(maxsize=4096)
def _scripts(text: str) -> frozenset[str]:
    return frozenset(weights(text))
