"""The configuration as a frozen value, and the table of its keys."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal, NamedTuple

from diglot.checks.selection import Selection
from diglot.markup.rules import Rule
from diglot.model import ChangeKind

__all__ = ["FINISHING", "KEYS", "BelowMinimum", "CatalogSpec", "Config", "EditionSpec", "FuzzyPolicy", "Key", "Missing"]

Missing = Literal["source", "skip-page", "fail"]
"""What a build makes of a text without translation: the source text, no page, or an error."""
BelowMinimum = Literal["publish", "noindex", "skip-page"]
"""What becomes of a page of which too little is translated."""

FINISHING: Final = ("languages", "editions", "switcher", "links", "dates", "data", "notices", "sitemap")
"""The parts of finishing a site, each of which may be switched off."""


class CatalogSpec(NamedTuple):
    """A catalog: the name of its files and the language that its msgids are in."""

    domain: str
    language: str


class FuzzyPolicy(NamedTuple):
    """What a build does with a translation whose text changed after it was confirmed."""

    keep: bool = False
    """Whether it stays on the page, with a notice; else the source text stands there."""
    days: int = 30
    """For how many days at most, the one on which it became fuzzy included."""


class EditionSpec(NamedTuple):
    """What a project wants of its edition in one target."""

    locale: str
    url: str = "/{target}/{path}"
    """The address of a page, relative to `base-url`, or with a host of its own."""
    missing: Missing = "source"
    page_minimum: int | None = None
    """The percentage of a page's texts that must be translated; None where any will do."""
    below_minimum: BelowMinimum = "skip-page"
    fuzzy: FuzzyPolicy = FuzzyPolicy()


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
    pivot: str | None = None
    """The target whose translations the templates show beside texts in other languages."""
    base_url: str | None = None
    """Where the built site will stand, without a `/` at its end."""
    default_target: str | None = None
    """The target for readers whose language has no edition; None where there are no targets."""
    editions: tuple[EditionSpec, ...] = ()
    """One for each target, in their order."""
    copies_assets: bool = True
    """Whether each edition has the assets; else its pages lead to those of the source."""
    unfinished: frozenset[str] = frozenset()
    """The parts of FINISHING that are switched off."""
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

    def edition(self, locale: str) -> EditionSpec:
        """What is wanted of the edition in a target."""
        return next(spec for spec in self.editions if spec.locale == locale)

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
    Key("pivot", "text", "none"),
    Key("fuzzy", "text", '"source"'),
    Key("fuzzy-days", "integer", "30"),
    Key("base-url", "text", "none"),
    Key("url", "text", '"/{target}/{path}"'),
    Key("default-target", "text", "the first target"),
    Key("assets", "text", '"copy"'),
    Key("missing", "text", '"source"'),
    Key("page-minimum", "integer", "minimum of the locale"),
    Key("below-minimum", "text", '"skip-page"'),
    *(Key(f"finish.{part}", "true or false", "true") for part in FINISHING),
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
    Key("locale.<locale>.url", "text", "as at the top"),
    Key("locale.<locale>.missing", "text", "as at the top"),
    Key("locale.<locale>.page-minimum", "integer", "as at the top"),
    Key("locale.<locale>.below-minimum", "text", "as at the top"),
    Key("locale.<locale>.fuzzy", "text", "as at the top"),
    Key("locale.<locale>.fuzzy-days", "integer", "as at the top"),
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
    Key("rules[].json", "texts", "[]"),
    Key("rules[].format", "text", "none"),
)
