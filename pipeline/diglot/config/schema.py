"""The configuration as a frozen value, and the table of its keys."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal, NamedTuple

from diglot.checks.selection import Selection
from diglot.markup.rules import Rule
from diglot.model import ChangeKind

__all__ = ["KEYS", "CatalogSpec", "Config", "Key"]


class CatalogSpec(NamedTuple):
    """A catalog: the name of its files and the language that its msgids are in."""

    domain: str
    language: str


@dataclass(frozen=True, kw_only=True)
class Config:
    """All that a project says about itself; every path is absolute."""

    root: Path
    """The project's folder: the one that holds the configuration."""
    file: Path
    """The file that was read."""
    source: Path
    """The folder of pages."""
    locales: Path
    """The folder of catalogs."""
    output: Path
    """The folder that a build writes to."""
    include: tuple[str, ...]
    """Globs, relative to `source`: the pages."""
    exclude: tuple[str, ...]
    """Globs of pages and assets that are left alone."""
    targets: tuple[str, ...]
    """Locale ids, as the folders of the catalogs are called."""
    catalogs: tuple[CatalogSpec, ...]
    """In the order of declaration: the first is the default."""
    rules: tuple[Rule, ...] = ()
    """In the order of declaration: the last that matches wins."""
    templates: tuple[str, ...] = ()
    """Template languages whose code in a page is a placeholder."""
    encodings: tuple[tuple[str, str], ...] = ()
    """Globs relative to `source`, and the WHATWG label of the pages they match."""
    minimum: tuple[tuple[str, int], ...] = ()
    """Locales that may be built before they are complete, and the percentage they must have."""
    base_url: str | None = None
    """Where the built site will stand, without a `/` at its end."""
    references: Literal["file", "line"] = "file"
    """Whether `#:` comments name the line."""
    split: Literal["none", "folder", "page"] = "none"
    """How the messages of a domain spread over files."""
    carry_over: tuple[ChangeKind, ...] = ("markup", "white-space")
    """Kinds of changes of a text that leave its translation as good as it was."""
    project: str = ""
    """For the headers of new catalogs."""
    version: str = ""
    bugs_to: str = ""
    """An address, or that of a web page."""
    selection: Selection = field(default_factory=Selection)
    """The levels of checks."""
    baseline: Path | None = None
    """The file of findings that are known and not told."""
    jobs: int = 0
    """Worker processes; 0: one for each CPU."""
    origins: tuple[tuple[str, str], ...] = ()
    """Keys that are not at their default, and where each value is from."""

    def minimum_of(self, locale: str) -> int:
        """The percentage of messages that must be translated in a locale."""
        return dict(self.minimum).get(locale, 100)

    def language_of(self, domain: str) -> str | None:
        """The language of a catalog's msgids, or None if there is no such catalog."""
        return dict(self.catalogs).get(domain)

    def origin_of(self, key: str) -> str:
        """Where the value of a key is from: `default`, the file, an environment variable or an option."""
        return dict(self.origins).get(key, "default")


class Key(NamedTuple):
    """A key of the configuration, as `docs/configuration.md` lists it."""

    path: str
    """With `<...>` where the user chooses the name, `[]` after a list of tables."""
    form: Literal["text", "texts", "text or texts", "integer", "true or false", "true, false or nested"]
    default: str
    """As TOML, or in words."""


KEYS: Final = (
    Key("source", "text", '"source"'),
    Key("include", "texts", '["**/*.html", "**/*.htm", "**/*.xhtml"]'),
    Key("exclude", "texts", "[]"),
    Key("locales", "text", '"locales"'),
    Key("output", "text", '"build"'),
    Key("targets", "texts", "[]"),
    Key("base-url", "text", "none"),
    Key("templates", "texts", "[]"),
    Key("references", "text", '"file"'),
    Key("split", "text", '"none"'),
    Key("carry-over", "texts", '["markup", "white-space"]'),
    Key("project", "text", "none"),
    Key("version", "text", "none"),
    Key("bugs-to", "text", "none"),
    Key("jobs", "integer", "one for each CPU"),
    Key("catalogs.<domain>.language", "text", "required"),
    Key("locale.<locale>.minimum", "integer", "100"),
    Key("encodings.<glob>", "text", "none"),
    Key("checks.<code>", "text", "the check's own"),
    Key("checks-in.<glob>.<code>", "text", "as in checks"),
    Key("baseline", "text", "none"),
    Key("rules[].select", "text", "none"),
    Key("rules[].xpath", "text", "none"),
    Key("rules[].translate", "true or false", "inherited"),
    Key("rules[].within-text", "true, false or nested", "by element"),
    Key("rules[].preserve-space", "true or false", "inherited"),
    Key("rules[].language", "text", "none"),
    Key("rules[].catalog", "text or texts", "none"),
    Key("rules[].context", "text", "none"),
    Key("rules[].note", "text", "none"),
    Key("rules[].attributes", "texts", "[]"),
)
