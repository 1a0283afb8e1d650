"""Values of a configuration, of the right form -> what Config holds, or a ConfigError that says why not."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Literal

from diglot.checks import LEVELS, LevelRule, Selection
from diglot.config.schema import CatalogSpec
from diglot.markup.read import is_label
from diglot.markup.templates import LANGUAGES
from diglot.model import ChangeKind, ConfigError
from diglot.text.locales import is_known, is_locale, key
from diglot.text.nearest import nearest

__all__ = [
    "base_url",
    "carry_over",
    "catalogs",
    "check_locale",
    "encodings",
    "jobs",
    "minimum",
    "pivot",
    "references",
    "selection",
    "split",
    "targets",
    "templates",
]

_DOMAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def check_locale(where: str, locale: str) -> None:
    """Raise ConfigError for what is no locale id, or one that CLDR does not know."""
    if not is_locale(locale):
        raise ConfigError(where, f"{locale!r} is not a locale id", "write it like de, zh_CN or sr@latin")
    if not is_known(locale):
        raise ConfigError(where, f"unknown locale {locale!r}", "write it like de, zh_CN or sr@latin")


def catalogs(file: str, tables: Mapping[str, Mapping[str, Any]]) -> tuple[CatalogSpec, ...]:
    """The catalogs in their order; at least one, each with a language."""
    if not tables:
        raise ConfigError(
            f"{file}: catalogs", "no catalog is declared", 'add one: [catalogs.content] with language = "en"'
        )
    catalogs: list[CatalogSpec] = []
    for domain, table in tables.items():
        where = f"{file}: catalogs.{domain}"
        if not _DOMAIN.fullmatch(domain):
            raise ConfigError(where, "the name cannot be a file's", "use letters, digits, '.', '_' and '-'")
        if "language" not in table:
            raise ConfigError(where, "no language", 'say which its msgids are in: language = "en"')
        check_locale(f"{where}.language", table["language"])
        twin = next((other.domain for other in catalogs if other.domain.casefold() == domain.casefold()), None)
        if twin:
            raise ConfigError(where, f"the same file as {twin} on some systems", "choose another name")
        catalogs.append(CatalogSpec(domain, table["language"]))
    return tuple(catalogs)


def targets(file: str, targets: list[str]) -> tuple[str, ...]:
    """The locales to build, each once."""
    seen: dict[str, str] = {}
    for target in targets:
        where = f"{file}: targets"
        check_locale(where, target)
        other = seen.setdefault(key(target), target)
        if targets.count(target) > 1:
            raise ConfigError(where, f"{target!r} stands there twice", "keep one of them")
        if other != target:
            raise ConfigError(where, f"{other!r} and {target!r} are one locale", "keep one of them")
    return tuple(targets)


def minimum(
    file: str, tables: Mapping[str, Mapping[str, Any]], targets: tuple[str, ...]
) -> tuple[tuple[str, int], ...]:
    """The percentage of each locale that has one."""
    minimum: list[tuple[str, int]] = []
    for locale, table in tables.items():
        where = f"{file}: locale.{locale}"
        _check_target(where, locale, targets)
        if "minimum" in table:
            if not 0 <= table["minimum"] <= 100:
                raise ConfigError(f"{where}.minimum", f"{table['minimum']} is no percentage", "use 0 to 100")
            minimum.append((locale, table["minimum"]))
    return tuple(minimum)


def pivot(file: str, locale: str | None, targets: tuple[str, ...]) -> str | None:
    """The target whose translations the templates show; of another locale no update would keep catalogs."""
    if locale is not None:
        _check_target(f"{file}: pivot", locale, targets)
    return locale


def _check_target(where: str, locale: str, targets: tuple[str, ...]) -> None:
    if locale not in targets:
        near = nearest(locale, targets)
        hint = f"did you mean {near}?" if near else "add it to targets"
        raise ConfigError(where, f"{locale!r} is not one of the targets", hint)


def templates(file: str, names: list[str]) -> tuple[str, ...]:
    """The template languages."""
    for name in names:
        if name not in LANGUAGES:
            near = nearest(name, LANGUAGES)
            hint = f"did you mean {near}?" if near else f"there are {', '.join(sorted(LANGUAGES))}"
            raise ConfigError(f"{file}: templates", f"unknown template language {name!r}", hint)
    return tuple(names)


def encodings(file: str, table: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Globs and labels in their order."""
    for glob, label in table.items():
        if not is_label(label):
            hint = "use a label of the WHATWG standard, like gbk or windows-1252"
            raise ConfigError(f"{file}: encodings.{glob}", f"unknown encoding {label!r}", hint)
    return tuple(table.items())


def selection(file: str, checks: Mapping[str, str], checks_in: Mapping[str, Mapping[str, str]]) -> Selection:
    """The levels of checks: those of all catalogs, then those of some."""
    rules: list[LevelRule] = []
    for table, glob, levels in (
        ("checks", "**", checks),
        *((f"checks-in.{glob}", glob, levels) for glob, levels in checks_in.items()),
    ):
        for code, value in levels.items():
            where = f"{file}: {table}.{code}"
            from diglot.checks import all_checks

            known = [check.code for check in all_checks()]
            if code not in known:
                near = nearest(code, known)
                hint = f"did you mean {near}?" if near else "`diglot explain` lists them"
                raise ConfigError(where, f"no check is called {code!r}", hint)
            level = next((level for level in LEVELS if level == value), None)
            if level is None:
                raise ConfigError(where, f"{value!r} is no level", f"there are {', '.join(LEVELS)}")
            rules.append(LevelRule(glob, code, level))
    return Selection(tuple(rules))


def references(file: str, value: str) -> Literal["file", "line"]:
    """Whether references name the line."""
    if value == "file":
        return "file"
    if value == "line":
        return "line"
    raise ConfigError(f"{file}: references", f"{value!r} is unknown", 'use "file" or "line"')


def split(file: str, value: str, domains: Iterable[str]) -> Literal["none", "folder", "page"]:
    """How the messages of a domain spread over files; a domain's folder must not be called as another one's file."""
    if value == "none":
        return "none"
    for domain in domains:
        if domain.casefold().endswith((".po", ".pot")):
            what = f"with split = {value!r} its folder could be called like the file of another catalog"
            raise ConfigError(f"{file}: catalogs.{domain}", what, "choose another name")
    if value == "folder":
        return "folder"
    if value == "page":
        return "page"
    raise ConfigError(f"{file}: split", f"{value!r} is unknown", 'use "none", "folder" or "page"')


def carry_over(file: str, names: list[str]) -> tuple[ChangeKind, ...]:
    """The kinds of changes that leave a translation as good as it was."""
    harmless: tuple[ChangeKind, ...] = ("markup", "white-space", "punctuation")
    for name in names:
        if name not in harmless:
            what = f"a change of the kind {name!r} cannot be carried over"
            raise ConfigError(f"{file}: carry-over", what, f"there are {', '.join(harmless)}")
    return tuple(kind for kind in harmless if kind in names)


def base_url(file: str, value: str | None) -> str | None:
    """The site's address without a `/` at its end."""
    if value is not None and not re.fullmatch(r"https?://[^\s/?#]+[^\s?#]*", value):
        what = f"{value!r} is not the address of a site"
        raise ConfigError(f"{file}: base-url", what, 'write it like "https://www.example.com"')
    return value.rstrip("/") if value else None


def jobs(file: str, value: int) -> int:
    """The number of workers."""
    if value < 0:
        raise ConfigError(f"{file}: jobs", f"{value} is not a number of workers", "set it to 1 or more")
    return value
