"""A project, or files -> the catalogs to check, each with its languages and the messages that count."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from diglot.catalog import Style, detect_style, read_catalog
from diglot.config import Config
from diglot.model import Catalog, CatalogError, DiglotError, Message, MessageKey
from diglot.stages.layout import ROOT, catalog_path, catalog_paths, named
from diglot.stages.marks import is_for
from diglot.stages.project import needed, shown, templates_of, untranslated
from diglot.text.guess import probable_language
from diglot.text.locales import is_locale, same_language

__all__ = ["Subject", "of_files", "of_project", "reread"]


@dataclass(frozen=True)
class Subject:
    """A catalog that is looked at, and what is known about it."""

    file: Path
    raw: bytes
    """What the file held when it was read; nothing where there is none."""
    catalog: Catalog
    locale: str | None
    domain: str
    language: str | None
    """The msgids'."""
    select: Callable[[Catalog], tuple[Message, ...]]
    """The messages of the catalog that need a translation."""
    messages: tuple[Message, ...] = ()
    """Those of `catalog`."""
    wanted: frozenset[MessageKey] | None = None
    """All that the templates of the domain have for the locale; None where nobody knows."""

    @property
    def path(self) -> str:
        """What the catalog is called."""
        return self.catalog.path

    @cached_property
    def stale(self) -> tuple[Message, ...]:
        """The messages of the catalog that no template has for its locale."""
        if self.wanted is None:
            return ()
        return tuple(message for key, message in self.catalog.live.items() if key not in self.wanted)

    @cached_property
    def style(self) -> Style:
        """How its entries are written."""
        return detect_style(self.catalog.text)


def reread(subject: Subject, raw: bytes) -> Subject:
    """The same subject with other content."""
    catalog = read_catalog(raw, subject.path)
    return replace(subject, raw=raw, catalog=catalog, messages=subject.select(catalog))


def of_project(config: Config, locale: str, faults: list[DiglotError]) -> Iterator[Subject]:
    """The catalogs of a locale; one that cannot be read is added to the faults. What a domain's catalogs lack of its
    templates is a message without a translation, and without a line.
    """
    for spec in config.catalogs:
        try:
            templates = templates_of(config, spec.domain)
            paths = catalog_paths(config, locale, spec.domain)
            raws = {place: raw for place, path in paths.items() if (raw := _raw(path, shown(config, path)))}
            catalogs = {place: read_catalog(raw, shown(config, paths[place])) for place, raw in raws.items()}
        except DiglotError as fault:
            faults.append(fault)
            continue
        due: dict[str, list[Message]] = {ROOT: []} if len(paths) < 2 else {}
        for message, _, place in needed(templates, catalogs, spec, locale):
            due.setdefault(place, []).append(message)
        wanted = frozenset(message.key for messages in due.values() for message in messages)
        for place in sorted({*catalogs, *due}):
            path = paths.get(place) or catalog_path(config, locale, spec.domain, place)
            catalog = catalogs.get(place) or Catalog(shown(config, path))
            select = _select_due(due.get(place, ()))
            raw, language = raws.get(place, b""), spec.language
            yield Subject(path, raw, catalog, locale, spec.domain, language, select, select(catalog), wanted)


def _select_due(due: Sequence[Message]) -> Callable[[Catalog], tuple[Message, ...]]:
    def select(catalog: Catalog) -> tuple[Message, ...]:
        return tuple(catalog.live.get(message.key) or untranslated(message) for message in due)

    return select


def of_files(
    paths: Sequence[Path], faults: list[DiglotError], *, config: Config | None, source_language: str | None
) -> Iterator[Subject]:
    """The catalogs in files, each once; one that cannot be read is added to the faults.

    The source language is the one given, else that of the configuration, of the header (X-Source-Language), or what
    the msgids look like.
    """
    seen: set[Path] = set()
    for path in paths:
        real = path.resolve()
        if real in seen:
            continue
        seen.add(real)
        try:
            yield _of_file(path, config, source_language)
        except DiglotError as fault:
            faults.append(fault)


def _of_file(path: Path, config: Config | None, source_language: str | None) -> Subject:
    name = shown(config, path.absolute()) if config else path.as_posix()
    raw = _raw(path, str(path))
    catalog = read_catalog(raw, name)
    place = named(config, path.absolute()) if config else None
    domain = place.domain if place else path.stem
    names = (catalog.field("Language"), place and place.locale, _folder(path), path.stem)
    locale = next((name for name in names if name and is_locale(name)), None)
    declared = source_language or (config.language_of(domain) if config else None) or _declared(catalog)
    language = declared or probable_language(message.msgid for message in catalog.live.values())
    if not declared and language and locale and same_language(language, locale):
        language = None  # a guess must not make a whole catalog need no translation
    # A template has nothing to check but whether it can be read.
    select = _select_none if path.suffix == ".pot" else _select_wanted(language if declared else None, locale)
    return Subject(path, raw, catalog, locale, domain, language, select, select(catalog))


def _folder(path: Path) -> str:
    """The name of the folder that a catalog is in, or of its locale (GNU gettext manual, "Locating Catalogs")."""
    folder = path.absolute().parent
    around = next((each for each in (folder, *folder.parents) if each.name == "LC_MESSAGES"), None)
    return around.parent.name if around else folder.name


def _declared(catalog: Catalog) -> str | None:
    language = catalog.field("X-Source-Language")
    return language if language and is_locale(language) else None


def _select_none(_catalog: Catalog) -> tuple[Message, ...]:
    return ()


def _select_wanted(language: str | None, locale: str | None) -> Callable[[Catalog], tuple[Message, ...]]:
    def select(catalog: Catalog) -> tuple[Message, ...]:
        messages = tuple(catalog.live.values())
        if language is None or locale is None:
            return messages
        return tuple(message for message in messages if is_for(message, language, locale))

    return select


def _raw(path: Path, name: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CatalogError(name, error.strerror or "cannot be read", "give the path of a .po file") from None
