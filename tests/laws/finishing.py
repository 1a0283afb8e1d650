"""Pages that are finished in this process: no files, no catalogs, and translations that are made up as they go."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from diglot.config import Config, load
from diglot.markup import read_page, scan
from diglot.model import Finding, Page, Scan
from diglot.site import Publication, Site
from diglot.stages.finishing import Finisher, finisher
from diglot.stages.localize import Texts, localized
from diglot.stages.pages import domains_of
from diglot.stages.project import scan_rules
from diglot.stages.translations import Translation, Translations

__all__ = ["TOML", "Finished", "Say", "config_of", "finished", "make_site"]

TOML = """\
targets = ["en", "zh_CN", "ar", "de"]
base-url = "https://www.example.com"

[catalogs.english]
language = "en"

[catalogs.chinese]
language = "zh_CN"
"""

Say = Callable[[str], str | None]
"""A msgid -> its translation, or None where there is none."""


class Finished(NamedTuple):
    """An edition of a page, and what it was made from."""

    page: Page
    scanned: Scan
    finisher: Finisher
    bare: str
    """With its translations alone."""
    text: str
    findings: list[Finding]


class _Saying(Translations):
    def __init__(self, say: Say) -> None:
        super().__init__()
        self._say = say

    def find(self, msgctxt: str | None, msgid: str) -> Translation | None:
        said = self._say(msgid)
        return None if said is None else Translation(said, 1, "said.po")


@cache
def config_of(toml: str = TOML) -> Config:
    """A configuration of a project whose files nobody reads."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "source").mkdir()
        (Path(folder) / "diglot.toml").write_text(toml, "utf-8")
        return load(Path(folder))


def make_site(
    config: Config,
    pages: frozenset[str],
    assets: frozenset[str] = frozenset(),
    publication: Publication | None = None,
    urls: Mapping[str, str] | None = None,
) -> Site:
    """The site of a configuration with these files."""
    return Site(
        base_url=config.base_url,
        urls=urls or {spec.locale: spec.url for spec in config.editions},
        default_target=config.default_target or "",
        pages=pages,
        assets=assets,
        copies_assets=config.copies_assets,
        publication=publication,
    )


def finished(
    raw: bytes,
    locale: str,
    say: Say,
    *,
    path: str = "page.html",
    config: Config | None = None,
    site: Site | None = None,
) -> Finished:
    """A page in the edition of a locale."""
    config = config or config_of()
    site = site or make_site(config, frozenset({path, "other.html"}))
    page = read_page(raw, path)
    scanned = scan(page, scan_rules(config))
    texts = Texts(page, scanned.segments, domains_of(scanned.segments, config.catalogs))
    catalogs = {catalog.domain: _Saying(say) for catalog in config.catalogs}
    finish = finisher(site, path, page, scanned, config)
    bare = localized(texts, catalogs, locale, None)
    whole = localized(texts, catalogs, locale, finish)
    assert (whole.translated, whole.fallbacks, whole.refused) == (bare.translated, bare.fallbacks, bare.refused)
    return Finished(
        page, scanned, finish, bare.content.decode(page.codec), whole.content.decode(page.codec), whole.findings
    )
