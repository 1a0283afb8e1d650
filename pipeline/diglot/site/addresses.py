"""A project's pages, assets and targets -> where each edition stands, and what a reference of a page leads to."""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple
from urllib.parse import quote, unquote

from diglot.lazy import pattern
from diglot.text.locales import bcp47

__all__ = ["Publication", "Site", "Target", "TargetKind"]

TargetKind = Literal["page", "asset", "folder", "other", "missing", "edition"]


class Target(NamedTuple):
    """What a reference of a page leads to, within the site."""

    kind: TargetKind
    """`folder`: one without a page of its own; `other`: a file of the source folder that no build touches; `edition`:
    a page at its address in some edition.
    """
    path: str
    """Of the file, relative to the source folder."""
    spelled: str
    """The path as the reference has it, relative to the root of the site; as a whole for a relative reference."""
    suffix: str
    """Query and fragment, as written."""
    style: Literal["relative", "rooted", "absolute"]

    @property
    def fragment(self) -> str:
        """What the fragment says, decoded; nothing if there is none."""
        return unquote(self.suffix.partition("#")[2])


@dataclass(frozen=True)
class Publication:
    """Which pages are not published in which editions, and which are there but not for search engines."""

    skipped: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By locale."""
    unlisted: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By locale: with `noindex`, and in no list of editions."""

    def is_published(self, path: str, locale: str) -> bool:
        """Whether a page is part of an edition."""
        return path not in self.skipped.get(locale, ())

    def is_listed(self, path: str, locale: str) -> bool:
        """Whether search engines are told of a page of an edition."""
        return self.is_published(path, locale) and path not in self.unlisted.get(locale, ())


_SPACE: Final = " \t\n\f\r"
_NEWLINES: Final = str.maketrans("", "", "\t\n\r")
_SCHEME: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*+:")
_SUFFIX: Final = re.compile(r"[?#].*+", re.DOTALL)
_ABOVE: Final = pattern(r"(?:\.\.(?:/|\Z))*+")
_INDEX: Final = ("index.html", "index.htm", "index.xhtml")
_SAFE: Final = "/~!$&'()*+,;=:@"
"""What may stand in the path of a URL as it is (RFC 3986, 3.3)."""


class Site:
    """A site of several editions (RFC 3986: every address is a URL, or a path from the root where no `base-url` is).

    The source page `news/a.html` has the address `<base-url>/news/a.html`, its edition in a locale the one that the
    locale's `url` pattern says.
    """

    def __init__(
        self,
        *,
        base_url: str | None,
        urls: Mapping[str, str],
        default_target: str,
        pages: frozenset[str],
        assets: frozenset[str],
        others: frozenset[str] = frozenset(),
        copies_assets: bool = True,
        publication: Publication | None = None,
    ) -> None:
        self.default_target = default_target
        self.targets = tuple(urls)
        self.pages = pages
        self.assets = assets
        self.others = others
        self.copies_assets = copies_assets
        self.publication = publication or Publication()
        base = base_url or ""
        cut = base.find("/", base.find("//") + 2) if base else 0
        self.origin = base if cut < 0 else base[:cut]
        """Scheme and host; nothing without a `base-url`."""
        self.source_prefix = ("" if cut < 0 else base[cut:]) + "/"
        """What stands before the path of a source page."""
        self.prefixes = {locale: self._prefix(pattern, locale) for locale, pattern in urls.items()}
        """What stands before the path of a page of an edition: a path from the root, or a URL on another host."""
        self._folders = frozenset(
            path[:cut] for path in (*pages, *assets) for cut in range(len(path)) if path[cut] == "/"
        )
        self._resolved: dict[tuple[str, str], Target | None] = {}

    def _prefix(self, pattern: str, locale: str) -> str:
        prefix = pattern.removesuffix("{path}").replace("{target}", bcp47(locale))
        return prefix if "://" in prefix else self.source_prefix + prefix.lstrip("/")

    # --- addresses ---

    def address(self, locale: str, path: str) -> str:
        """Where the edition of a page or asset stands, as a path from the root, or as a URL on another host."""
        return self.prefixes[locale] + quote(path, safe=_SAFE)

    def url(self, locale: str, path: str) -> str:
        """The whole URL of the edition of a page; without a `base-url` a path from the root."""
        return self.whole(self.address(locale, path))

    def whole(self, address: str) -> str:
        """An address with the origin of the site, where it has none of its own."""
        return address if "://" in address else self.origin + address

    def way(self, start: str, end: str) -> str:
        """What leads from one address to another: a relative reference where both are on one host."""
        if "://" in start or "://" in end:
            if start.split("/", 3)[:3] != end.split("/", 3)[:3]:
                return self.whole(end)
            start, end = (address.split("/", 3)[3] for address in (start, end))
        way = posixpath.relpath("/" + end.lstrip("/"), posixpath.dirname("/" + start.lstrip("/")))
        if ":" in way.partition("/")[0]:  # it would read as a scheme
            way = f"./{way}"
        return way + "/" if end.endswith("/") else way

    def published_in(self, path: str) -> tuple[str, ...]:
        """The targets that have an edition of a page, in the order of the configuration."""
        return tuple(locale for locale in self.targets if self.publication.is_published(path, locale))

    def listed_in(self, path: str) -> tuple[str, ...]:
        """The targets whose edition of a page search engines are told of."""
        return tuple(locale for locale in self.targets if self.publication.is_listed(path, locale))

    def stand_in(self, path: str) -> str:
        """The address to read a page at from an edition that lacks it: that of the default target, else of the first
        that has it, else of the source.
        """
        there = self.published_in(path)
        if not there:
            return self.source_prefix + quote(path, safe=_SAFE)
        return self.address(self.default_target if self.default_target in there else there[0], path)

    def twin(self, path: str, locale: str) -> str | None:
        """The localized form of an asset: `photo.zh-CN.jpg` beside `photo.jpg`, else that of a broader tag."""
        stem, dot, extension = path.rpartition(".")
        if not dot or "/" in extension:
            return None
        tag = bcp47(locale)
        broader = [tag.rsplit("-", cut)[0] for cut in range(1, tag.count("-") + 1)]
        names = (f"{stem}.{name}.{extension}" for name in (tag, locale, *broader))
        return next((name for name in names if name in self.assets), None)

    def is_twin_of_another(self, path: str, locale: str) -> bool:
        """Whether an asset is there for other editions alone."""
        stem, dot, extension = path.rpartition(".")
        base, _, name = stem.rpartition(".")
        if not dot or not base or f"{base}.{extension}" not in self.assets:
            return False
        tags = {tag for target in self.targets for tag in _names(target)}
        return name in tags and name not in _names(locale)

    # --- references ---

    def resolve(self, reference: str, folder: str) -> Target | None:
        """What a reference of a page in a folder (nothing, or ending in `/`) leads to; None if that is not a file of
        this site, or only a place on the same page.
        """
        known = (reference, folder)
        if known not in self._resolved:
            if len(self._resolved) > _REMEMBERED:
                self._resolved.clear()
            self._resolved[known] = self._resolve(reference, folder)
        return self._resolved[known]

    def is_elsewhere(self, reference: str) -> bool:
        """Whether a reference names a host that is not the site's, as far as that is known."""
        path = reference.strip(_SPACE).translate(_NEWLINES)
        if not (_SCHEME.match(path) or path.startswith("//")):
            return False
        host = path.partition("//")[2].partition("/")[0].lower()
        return not self.origin or host != self.origin.partition("//")[2].lower()

    def _resolve(self, reference: str, folder: str) -> Target | None:
        path = reference.strip(_SPACE).translate(_NEWLINES)
        suffix = found[0] if (found := _SUFFIX.search(path)) else ""
        path = path[: len(path) - len(suffix)]
        if not path:
            return None
        style: Literal["relative", "rooted", "absolute"] = "relative"
        if path.startswith("//") and self.origin:
            path = self.origin.partition(":")[0] + ":" + path
        if _SCHEME.match(path):
            if not self.origin or path[: len(self.origin)].lower() != self.origin.lower():
                return None
            path = path[len(self.origin) :] or "/"
            style = "absolute"
            if not path.startswith("/"):
                return None
        elif path.startswith("//"):
            return None
        elif path.startswith("/"):
            style = "rooted"
        if style == "relative":
            spelled, path = path, folder + path
        else:
            if not (path + "/").startswith(self.source_prefix):
                return None
            if (edition := self._edition(path)) is not None:
                return Target("edition", edition, path, suffix, style)
            spelled = path = path[len(self.source_prefix) :]
        name = posixpath.normpath(unquote(path)) if path else "."
        if name.startswith(("../", "/")) or name == "..":
            if style != "relative" or not self.origin or self.source_prefix != "/":
                return None
            # there is nothing above the root of a host (RFC 3986, 5.2.4)
            inside = _ABOVE.sub("", posixpath.normpath(path))
            return self._resolve(f"/{inside}{_slash(path) if inside else ''}{suffix}", "")
        return self._found(name, spelled, suffix, style)

    def _found(self, name: str, spelled: str, suffix: str, style: Literal["relative", "rooted", "absolute"]) -> Target:
        if name in self.pages:
            return Target("page", name, spelled, suffix, style)
        if name in self.assets:
            return Target("asset", name, spelled, suffix, style)
        inside = "" if name == "." else name + "/"
        for page in (*(inside + index for index in _INDEX), f"{name}.html"):
            if page in self.pages:
                return Target("page", page, spelled, suffix, style)
        if name in self._folders or name == ".":
            return Target("folder", name, spelled, suffix, style)
        return Target("other" if name in self.others else "missing", name, spelled, suffix, style)

    def has_page(self, path: str) -> bool:
        """Whether a path, or the folder that it names, is that of a page."""
        inside = "" if path == "." else path + "/"
        return path in self.pages or any(inside + index in self.pages for index in _INDEX)

    def _edition(self, path: str) -> str | None:
        """The page that an address is an edition of; None if it is none."""
        for prefix in self.prefixes.values():
            inside = path.removeprefix(prefix)
            if prefix != self.source_prefix and inside != path:
                return posixpath.normpath(unquote(inside))
        return None


_REMEMBERED: Final = 4096


def _slash(path: str) -> str:
    """What `normpath` takes from the end of a path that names a folder."""
    return "/" if path.endswith(("/", "/.", "/..")) else ""


def _names(locale: str) -> tuple[str, ...]:
    tag = bcp47(locale)
    return (tag, locale, *(tag.rsplit("-", cut)[0] for cut in range(1, tag.count("-") + 1)))
