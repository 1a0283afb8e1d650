"""A project and its catalogs -> its site: what is there, where each edition stands, and which pages are published."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial

from diglot.config import Config, EditionSpec
from diglot.model import DiglotError
from diglot.runtime.executor import run
from diglot.site import Publication, Site
from diglot.stages.marks import is_segment_for
from diglot.stages.pages import domains_of, load
from diglot.stages.project import others
from diglot.stages.stats import stats
from diglot.stages.translations import Translations

__all__ = ["Catalogs", "doubtful_targets", "publication", "site_of"]

Catalogs = Mapping[str, Mapping[str, Translations]]
"""By locale and domain."""

_Share = tuple[int, int, bool]
"""How many texts of a page are translated, of how many, and whether one is of a catalog that falls short."""


def site_of(config: Config, pages: Iterable[str], assets: Iterable[str], publication: Publication) -> Site:
    """The site that a project is built into."""
    return Site(
        base_url=config.base_url,
        urls={spec.locale: spec.url for spec in config.editions},
        default_target=config.default_target or "",
        pages=frozenset(pages),
        assets=frozenset(assets),
        others=frozenset(others(config)),
        copies_assets=config.copies_assets,
        publication=publication,
    )


def doubtful_targets(config: Config) -> tuple[EditionSpec, ...]:
    """The targets in which some page may not be published."""
    return tuple(spec for spec in config.editions if spec.missing == "skip-page" or _has_minimum(spec))


def _has_minimum(spec: EditionSpec) -> bool:
    return bool(spec.page_minimum) and spec.below_minimum != "publish"


def publication(
    config: Config, pages: Sequence[str], specs: Sequence[EditionSpec], *, jobs: int, catalogs: Callable[[], Catalogs]
) -> Publication:
    """Which pages are published where. If that is in doubt, each page is read for it once more than else.

    `catalogs` gives those of the process it is called in. A page that cannot be read counts as published: building it
    tells why it is not.
    """
    if not specs:
        return Publication()
    skipped: dict[str, set[str]] = defaultdict(set)
    unlisted: dict[str, set[str]] = defaultdict(set)
    gauge = partial(_gauge, config, specs, _short(config, specs), catalogs)
    for path, shares in zip(pages, run(gauge, pages, jobs=jobs), strict=True):
        for spec, (done, total, is_short) in zip(specs, shares, strict=False):
            if spec.missing == "skip-page" and done < total:
                skipped[spec.locale].add(path)
            elif _has_minimum(spec) and (is_short or 100 * done < (spec.page_minimum or 0) * total):
                (skipped if spec.below_minimum == "skip-page" else unlisted)[spec.locale].add(path)
    return Publication(
        {locale: frozenset(paths) for locale, paths in skipped.items()},
        {locale: frozenset(paths) for locale, paths in unlisted.items()},
    )


def _short(config: Config, specs: Sequence[EditionSpec]) -> set[tuple[str, str]]:
    """The locales and domains of the catalogs that fall below their minimum."""
    limits = {spec.locale: limit for spec in specs if (limit := config.minimum_of(spec.locale)) < 100}
    if not limits:
        return set()
    rows = (row for row in stats(config).progress if row.domain and row.locale in limits)
    return {(row.locale, row.domain or "") for row in rows if 100 * row.translated < limits[row.locale] * row.total}


def _gauge(
    config: Config,
    specs: Sequence[EditionSpec],
    short: Collection[tuple[str, str]],
    catalogs: Callable[[], Catalogs],
    path: str,
) -> tuple[_Share, ...]:
    try:
        _, scanned = load(config, path)
    except DiglotError:
        return ()
    opened = catalogs()
    domains = domains_of(scanned.segments, config.catalogs)
    shares: list[_Share] = []
    for spec in specs:
        if spec.locale not in opened:  # a catalog cannot be read: the edition stays as it is
            shares.append((0, 0, False))
            continue
        translations = opened[spec.locale]
        keyed = zip(scanned.segments, domains, strict=True)
        wanted = [(segment, domain) for segment, domain in keyed if is_segment_for(segment, spec.locale)]
        done = sum(translations[domain].get(each.scope.context, each.msgid) is not None for each, domain in wanted)
        shares.append((done, len(wanted), any((spec.locale, domain) in short for _, domain in wanted)))
    return tuple(shares)
