"""Templates and old catalogs -> catalogs that hold what each target needs, with all translations kept."""

import os
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

from diglot.catalog import Update, new_header, read_catalog, update_catalog
from diglot.config import CatalogSpec, Config
from diglot.model import Catalog, CatalogUpdate, Change, DiglotError, Message, Outcome, RefusedError
from diglot.runtime.files import Rewrite, Writer, digest
from diglot.stages.marks import is_for
from diglot.stages.project import catalog_path, content_of, shown, template_of

__all__ = ["update"]

_SHARE: Final = 30
"""The percentage of a catalog's translations that may become obsolete at once."""
_FEW: Final = 10
"""As many may in any catalog."""


def update(
    config: Config, *, locales: Sequence[str], write: bool, diff: bool, now: datetime, force: bool = False
) -> Outcome:
    """Bring the catalogs of the locales up to date; a catalog that cannot be read stops no other.

    A catalog is created only where a locale has something to translate in it. One that would lose more than 30 % of
    its translations, and more than ten, to the obsolete ones is left as it is and a fault, unless `force` is set.
    """
    faults: list[DiglotError] = []
    results: dict[Path, CatalogUpdate] = {}
    with Writer([config.locales], root=config.root, write=write, diff=diff) as files:
        for spec in config.catalogs:
            try:
                template = template_of(config, spec.domain)
            except DiglotError as fault:
                faults.append(fault)
                continue
            for locale in locales:
                path = catalog_path(config, locale, spec.domain)
                made = partial(_rewrite, config, spec, template, locale, now, results, force=force)
                try:
                    files.rewrite(path, made)
                except DiglotError as fault:
                    faults.append(fault)
        faults += files.commit()
    written = sorted(zip(files.changes, files.paths, strict=True), key=_place)
    updates = tuple(results[path] for _, path in written)
    return Outcome(tuple(change for change, _ in written), faults=tuple(faults), updates=updates)


def _rewrite(
    config: Config,
    spec: CatalogSpec,
    template: Catalog,
    locale: str,
    now: datetime,
    results: dict[Path, CatalogUpdate],
    *,
    force: bool,
) -> Rewrite | None:
    path = catalog_path(config, locale, spec.domain)
    content = content_of(config, path)
    old = None if content is None else read_catalog(content, shown(config, path))
    result = _updated(config, spec, template, locale, old, now)
    if result is None:
        return None
    if not force:
        _check_obsoleted(result, shown(config, path))
    results[path] = _summary(shown(config, path), locale, spec, result)
    return Rewrite(result.content, of=digest(content))


def _updated(
    config: Config, spec: CatalogSpec, template: Catalog, locale: str, old: Catalog | None, now: datetime
) -> Update | None:
    def is_wanted(message: Message) -> bool:
        return is_for(message, spec.language, locale)

    if old is None and not any(is_wanted(message) for message in template.live.values()):
        return None
    header = new_header(
        project=config.project,
        version=config.version,
        bugs_to=config.bugs_to,
        source_language=spec.language,
        locale=locale,
        now=now,
        basepath=Path(os.path.relpath(config.root, catalog_path(config, locale, spec.domain).parent)).as_posix(),
    )
    return update_catalog(old, template, header, wanted=is_wanted, clean=config.carry_over)


def _check_obsoleted(result: Update, path: str) -> None:
    if result.obsoleted > _FEW and 100 * result.obsoleted > _SHARE * result.translated:
        what = f"{result.obsoleted} of {result.translated} translations would become obsolete"
        hint = "are all pages there and is the template right? if so, run it with --force"
        raise RefusedError(path, what, hint)


def _place(written: tuple[Change, Path]) -> str:
    return written[0].path


def _summary(path: str, locale: str, spec: CatalogSpec, result: Update) -> CatalogUpdate:
    return CatalogUpdate(
        path=path,
        locale=locale,
        domain=spec.domain,
        kept=result.kept,
        added=result.added,
        revived=result.revived,
        obsoleted=result.obsoleted,
        dropped=result.dropped,
        revisions=result.revisions,
    )
