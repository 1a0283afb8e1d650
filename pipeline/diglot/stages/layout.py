"""A domain, and the pages of a message -> the files that its messages are in.

The files of a domain mirror the tree of pages. Each has a place: "" is that of `<domain>.pot`, "news" of
`<domain>/news.pot`, "news/a.html" of `<domain>/news/a.html.pot`; catalogs are called the same. Two places are never one
file: folders never end as files do.
"""

import os
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, Literal, NamedTuple, TypeAlias

from diglot.catalog import is_made_by_extract
from diglot.config import Config
from diglot.lazy import pattern
from diglot.model import CatalogError

__all__ = [
    "HEAD",
    "ROOT",
    "Named",
    "Split",
    "above",
    "catalog_path",
    "catalog_paths",
    "domain_path",
    "folded",
    "home",
    "named",
    "place_of",
    "respelled",
    "template_path",
    "template_paths",
]

Split: TypeAlias = Literal["none", "folder", "page"]

ROOT: Final = ""
"""The place of the one file of a domain that is not split, and of what has no nearer place in one that is."""
HEAD: Final = 1 << 16
"""Bytes in which the header of a template or catalog stands."""
_FILE_LIKE: Final = pattern(r"(?i:\.pot?)_*\Z")


# --- which place ---


def place_of(split: Split, pages: Iterable[str]) -> str:
    """The place of a message that stands on these pages, each relative to the source folder.

    It is the page, or the folder (`split`), that all of them have in common. So another page can only move what it
    shares with pages elsewhere, and only upwards; the first page would give away all that it has to one before it.
    """
    if split == "none":
        return ROOT
    common: list[str] | None = None
    for page in pages:
        parts = page.split("/") if split == "page" else page.split("/")[:-1]
        common = parts if common is None else _common(common, parts)
        if not common:
            return ROOT
    return "/".join((*map(_as_folder, common[:-1]), common[-1])) if common else ROOT


def above(place: str) -> str:
    """The place of the folder that a place is in."""
    folder = place.rpartition("/")[0]
    head, slash, name = folder.rpartition("/")
    return f"{head}{slash}{name[:-1] if _FILE_LIKE.search(name) else name}"


def folded(place: str) -> str:
    """What tells places from one another on every file system: without case, and accents in one form."""
    return unicodedata.normalize("NFC", place).casefold()


def _common(one: list[str], other: list[str]) -> list[str]:
    same = next((number for number, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    return one[: min(len(one), len(other)) if same is None else same]


def _as_folder(name: str) -> str:
    """A folder that is called like a file of ours gets another name; no two get the same."""
    return f"{name}_" if _FILE_LIKE.search(name) else name


# --- which file ---


def template_path(config: Config, domain: str, place: str = ROOT) -> Path:
    """Where a template is."""
    return config.locales / f"{domain}{place and '/'}{place}.pot"


def catalog_path(config: Config, locale: str, domain: str, place: str = ROOT) -> Path:
    """Where a catalog of a locale is (GNU gettext manual, "Locating Message Catalog Files")."""
    return config.locales / locale / "LC_MESSAGES" / f"{domain}{place and '/'}{place}.po"


def domain_path(config: Config, locale: str, domain: str) -> Path:
    """Where the catalogs of a locale are that are not in the root's place."""
    return config.locales / locale / "LC_MESSAGES" / domain


def template_paths(config: Config, domain: str) -> dict[str, Path]:
    """By place the templates of a domain that are there, sorted; in folders only those that `extract` made.

    Raises CatalogError for one that cannot be opened.
    """
    root = template_path(config, domain)
    found = {ROOT: root} if os.path.lexists(root) else {}
    below = _within(config.locales / domain, ".pot")
    return found | {place: path for place, path in below if is_made_by_extract(_head_of(path))}


def catalog_paths(config: Config, locale: str, domain: str) -> dict[str, Path]:
    """By place the catalogs of a locale and domain that are there, sorted.

    Where domains are not split a catalog in a folder is ours only if its header says what language it is from, or it
    names pages of the project.
    """
    root = catalog_path(config, locale, domain)
    found = {ROOT: root} if os.path.lexists(root) else {}
    below = _within(domain_path(config, locale, domain), ".po")
    return found | {place: path for place, path in below if config.split != "none" or _is_ours(config, path)}


def _within(folder: Path, suffix: str) -> Iterator[tuple[str, Path]]:
    """The files below a folder, by place; CatalogError for a folder that cannot be looked into."""

    def refuse(error: OSError) -> None:
        if not isinstance(error, FileNotFoundError | NotADirectoryError):
            raise _unreadable(Path(error.filename), error) from None

    found: list[tuple[str, Path]] = []
    for base, _, names in os.walk(folder, onerror=refuse):
        for name in names:
            if name.endswith(suffix):
                path = Path(base, name)
                found.append((path.relative_to(folder).as_posix()[: -len(suffix)], path))
    return iter(sorted(found))


def _is_ours(config: Config, path: Path) -> bool:
    head = _head_of(path)
    pages = os.path.relpath(config.source, config.root)
    return b'"X-Source-Language:' in head or (pages != "." and f"\n#: {pages}/".encode() in head)


def _head_of(path: Path) -> bytes:
    """The first bytes of a file, in which its header stands; CatalogError if it cannot be opened."""
    try:
        with path.open("rb") as file:
            return file.read(HEAD)
    except OSError as error:
        raise _unreadable(path, error) from None


def _unreadable(path: Path, error: OSError) -> CatalogError:
    return CatalogError(str(path), error.strerror or "cannot be read", "check what it is and its permissions")


# --- which place a file is ---


class Named(NamedTuple):
    """What the path of a catalog or template says."""

    locale: str | None
    """None for a template."""
    domain: str
    place: str


def named(config: Config, path: Path) -> Named | None:
    """What an absolute path says of the file; None if it is the place of none of the project's."""
    if not path.is_relative_to(config.locales):
        return None
    parts = path.relative_to(config.locales).parts
    locale = None
    if path.suffix == ".po":
        if parts[1:2] != ("LC_MESSAGES",) or len(parts) < 3:
            return None
        locale, parts = parts[0], parts[2:]
    domain, *rest = (*parts[:-1], parts[-1].removesuffix(path.suffix))
    return Named(locale, domain, "/".join(rest)) if config.language_of(domain) else None


def home(config: Config, path: str) -> str:
    """The path of the domain's first file, both as reports have them: the same however messages are spread."""
    found = named(config, config.root / path)
    if found is None or found.place == ROOT:
        return path
    suffix = f"/{found.place}{path[path.rindex('.') :]}"
    return path.removesuffix(suffix) + path[path.rindex(".") :]


def respelled(places: Iterable[str], known: Mapping[str, object]) -> dict[str, str]:
    """Each place, and how the first is spelled that differs in case or accents only: of those known, then of these."""
    spelling = {folded(place): place for place in reversed([*known])}
    return {place: spelling.setdefault(folded(place), place) for place in places}
