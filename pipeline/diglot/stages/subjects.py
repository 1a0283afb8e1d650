"""A project, or files -> the catalogs to check, each with its languages and the messages that count."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from diglot.catalog import Style, detect_style, read_catalog
from diglot.config import CatalogSpec, Config
from diglot.model import Catalog, CatalogError, DiglotError, Message
from diglot.stages.marks import is_for
from diglot.stages.project import catalog_path, needed, shown, template_of
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

    @property
    def path(self) -> str:
        """What the catalog is called."""
        return self.catalog.path

    @cached_property
    def style(self) -> Style:
        """How its entries are written."""
        return detect_style(self.catalog.text)


def reread(subject: Subject, raw: bytes) -> Subject:
    """The same subject with other content."""
    catalog = read_catalog(raw, subject.path)
    return replace(subject, raw=raw, catalog=catalog, messages=subject.select(catalog))


def of_project(config: Config, locale: str, faults: list[DiglotError]) -> Iterator[Subject]:
    """The catalogs of a locale; one that cannot be read is added to the faults. What a catalog lacks of its template
    is a message without a translation, and without a line.
    """
    for spec in config.catalogs:
        path = catalog_path(config, locale, spec.domain)
        try:
            template = template_of(config, spec.domain)
            raw = _raw(path, shown(config, path)) if path.exists() else b""
            catalog = read_catalog(raw, shown(config, path)) if raw else Catalog(shown(config, path))
        except DiglotError as fault:
            faults.append(fault)
            continue
        select = _select_needed(template, spec, locale)
        yield Subject(path, raw, catalog, locale, spec.domain, spec.language, select, select(catalog))


def _select_needed(template: Catalog, spec: CatalogSpec, locale: str) -> Callable[[Catalog], tuple[Message, ...]]:
    def select(catalog: Catalog) -> tuple[Message, ...]:
        return tuple(message for _, message in needed(template, catalog, spec, locale))

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
    folder = path.absolute().parent
    folders = (folder.parent.name if folder.name == "LC_MESSAGES" else folder.name, path.stem)
    locale = next((name for name in (catalog.field("Language"), *folders) if name and is_locale(name)), None)
    declared = source_language or (config.language_of(path.stem) if config else None) or _declared(catalog)
    language = declared or probable_language(message.msgid for message in catalog.live.values())
    if not declared and language and locale and same_language(language, locale):
        language = None  # a guess must not make a whole catalog need no translation
    # A template has nothing to check but whether it can be read.
    select = _select_none if path.suffix == ".pot" else _select_wanted(language if declared else None, locale)
    return Subject(path, raw, catalog, locale, path.stem, language, select, select(catalog))


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
