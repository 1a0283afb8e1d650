"""A configuration -> the pages and catalogs of the project, where they are and what they are called."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import IO, NamedTuple

from diglot.catalog import Strings, read_catalog, read_messages, read_strings
from diglot.config import CatalogSpec, Config
from diglot.markup.rules import ScanRules
from diglot.model import Catalog, CatalogError, ConfigError, Message, MessageKey, PageError
from diglot.stages.layout import ROOT, catalog_paths, respelled, template_path, template_paths
from diglot.stages.marks import is_for
from diglot.text.globs import matches, matches_any
from diglot.text.locales import is_locale, key

__all__ = [
    "Need",
    "assets",
    "catalogs_of",
    "check_locale_folders",
    "content_of",
    "encoding_of",
    "messages",
    "needed",
    "others",
    "pages",
    "read",
    "reading",
    "reference_of",
    "scan_rules",
    "shown",
    "strings",
    "templates_of",
    "untranslated",
]


def pages(config: Config) -> tuple[str, ...]:
    """The pages, relative to the source folder, with `/`, sorted.

    Raises PageError for a name that is no text in the file system's encoding: no catalog could refer to it.
    """
    found = tuple(path for path in _listed(config) if matches_any(path, config.include))
    for path in found:
        try:
            path.encode()
        except UnicodeEncodeError:
            name = path.encode(errors="backslashreplace").decode()
            what = "its name is not in the encoding of the file system"
            raise PageError(name, what, "rename the page") from None
    return found


def assets(config: Config) -> tuple[str, ...]:
    """The files beside the pages, in the same way."""
    return tuple(path for path in _listed(config) if not matches_any(path, config.include))


def others(config: Config) -> tuple[str, ...]:
    """The files beside them that the configuration leaves alone, in the same way."""
    return tuple(path for path in _all_files(config) if matches_any(path, config.exclude)) if config.exclude else ()


def _listed(config: Config) -> Iterator[str]:
    return (path for path in _all_files(config) if not matches_any(path, config.exclude))


def _all_files(config: Config) -> list[str]:
    return sorted(_files(config.source, "", (os.path.realpath(config.source),)))


def _files(folder: Path, prefix: str, above: tuple[str, ...]) -> Iterator[str]:
    """Links to folders are followed, but not to a folder that they stand in."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if not entry.is_dir():
                yield prefix + entry.name
            elif (real := os.path.realpath(entry.path)) not in above:
                yield from _files(Path(entry.path), f"{prefix}{entry.name}/", (*above, real))


def reference_of(config: Config, page: str) -> str:
    """What a page is called in catalogs and reports: relative to the project's root."""
    return shown(config, config.source / page)


def shown(config: Config, path: Path) -> str:
    """A path for people: relative to the project's root if it is within, with `/`."""
    return path.relative_to(config.root).as_posix() if path.is_relative_to(config.root) else path.as_posix()


def encoding_of(config: Config, page: str) -> str | None:
    """The WHATWG label that the configuration gives to a page; the last glob that matches wins."""
    labels = [label for glob, label in config.encodings if matches(page, glob)]
    return labels[-1] if labels else None


def scan_rules(config: Config) -> ScanRules:
    """What a scan depends on besides the page."""
    languages = tuple(dict.fromkeys(catalog.language for catalog in config.catalogs))
    return ScanRules(languages=languages, rules=config.rules, templates=config.templates)


def read(config: Config, path: Path) -> Catalog | None:
    """A catalog or template, or None where there is no file; raises CatalogError if it cannot be read."""
    content = content_of(config, path)
    return None if content is None else read_catalog(content, shown(config, path))


def content_of(config: Config, path: Path) -> bytes | None:
    """The bytes of a catalog or template, or None where there is no file; raises CatalogError if there are none."""
    with reading(config, path) as file:
        return None if file is None else file.read()


def messages(config: Config, path: Path) -> Iterator[Message]:
    """The entries of a catalog, one at a time (catalog.read_messages); none where there is no file."""
    with reading(config, path) as file:
        if file is not None:
            yield from read_messages(file, shown(config, path))


def strings(config: Config, path: Path) -> Iterator[list[Strings] | Message]:
    """The same, without comments where it can be (catalog.read_strings)."""
    with reading(config, path) as file:
        if file is not None:
            yield from read_strings(file, shown(config, path))


@contextmanager
def reading(config: Config, path: Path) -> Iterator[IO[bytes] | None]:
    """A catalog to be read from, or None where there is no file; raises CatalogError if it cannot be read."""
    try:
        with path.open("rb") as file:
            yield file
    except FileNotFoundError:
        yield None
    except OSError as error:
        what = error.strerror or "cannot be read"
        raise CatalogError(shown(config, path), what, "check what it is and its permissions") from None


def templates_of(config: Config, domain: str) -> dict[str, Catalog]:
    """By place the templates of a domain; raises CatalogError if there is none or one cannot be read."""
    paths = template_paths(config, domain)
    if ROOT not in paths:
        path = template_path(config, domain)
        raise CatalogError(shown(config, path), "no such file", "write it with `diglot extract`")
    return {place: _there(config, path) for place, path in paths.items()}


def catalogs_of(config: Config, locale: str, domain: str) -> dict[str, Catalog]:
    """By place the catalogs of a locale and domain; raises CatalogError if one cannot be read."""
    paths = catalog_paths(config, locale, domain)
    return {place: _there(config, path) for place, path in paths.items()}


def _there(config: Config, path: Path) -> Catalog:
    catalog = read(config, path)
    if catalog is None:
        raise CatalogError(shown(config, path), "was removed meanwhile", "run again")
    return catalog


class Need(NamedTuple):
    """A message that a locale has to translate."""

    message: Message
    """As the template has it."""
    own: Message
    """As a catalog has it; without a translation where none has it."""
    place: str
    """Of that catalog; of the one that is to have it where none has."""


def needed(
    templates: Mapping[str, Catalog], catalogs: Mapping[str, Catalog], spec: CatalogSpec, locale: str
) -> Iterator[Need]:
    """The messages that a locale has to translate, each once, in the order of the templates.

    One that stands in another file than its template's is looked for there, too: until `update` moves it.
    """
    spelling = respelled(templates, catalogs)
    seen: set[MessageKey] = set()
    for place, template in templates.items():
        home = spelling[place]
        for message in template.live.values():
            key = message.key
            if not is_for(message, spec.language, locale) or key in seen:
                continue
            if len(templates) > 1:
                seen.add(key)
            where = _best(key, home, catalogs)
            own = catalogs[where].live[key] if where is not None else None
            if own is None or where is None:
                own, where = untranslated(message), home
            yield Need(message, own, where)


def untranslated(message: Message) -> Message:
    """A message of a template for a catalog that lacks it."""
    return replace(message, msgstr=("",), line=0, msgstr_line=0)


def _best(key: MessageKey, home: str, catalogs: Mapping[str, Catalog]) -> str | None:
    """Where a message is: at home, unless another file has a translation and home has none."""
    if len(catalogs) > 1 and not (home in catalogs and (own := catalogs[home].live.get(key)) and own.is_usable):
        others = [place for place, catalog in catalogs.items() if key in catalog.live]
        return max(others, key=lambda place: _rank(catalogs[place].live[key], place == home), default=None)
    return next((place for place in (home, *catalogs) if place in catalogs and key in catalogs[place].live), None)


def _rank(message: Message, is_home: bool) -> tuple[bool, bool, bool]:
    return message.is_usable, any(message.msgstr), is_home


def check_locale_folders(config: Config) -> None:
    """Raise ConfigError if two folders of catalogs, or a folder and a target, are for one locale."""
    names: dict[str, str] = {key(target): target for target in config.targets}
    if not config.locales.is_dir():
        return
    for folder in sorted(config.locales.iterdir()):
        if not folder.is_dir() or not is_locale(folder.name):
            continue
        if config.language_of(folder.name) and not (folder / "LC_MESSAGES").exists():
            continue  # templates of a domain that is called like a locale
        other = names.setdefault(key(folder.name), folder.name)
        if other != folder.name:
            where = shown(config, folder)
            raise ConfigError(
                where, f"for the same locale as {other}", "keep one of the folders, and its name in targets"
            )
