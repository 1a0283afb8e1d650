"""Templates and old catalogs -> catalogs that hold what each target needs, with all translations kept."""

import os
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from diglot.catalog import Update, new_header, read_catalog, update_catalog
from diglot.config import CatalogSpec, Config
from diglot.model import Catalog, Change, DiglotError, Message, Outcome
from diglot.runtime.files import Rewrite, Writer, digest
from diglot.stages.marks import is_for
from diglot.stages.project import catalog_path, content_of, shown, template_of

__all__ = ["update"]


def update(config: Config, *, locales: Sequence[str], write: bool, diff: bool, now: datetime) -> Outcome:
    """Bring the catalogs of the locales up to date; a catalog that cannot be read stops no other.

    A catalog is created only where a locale has something to translate in it.
    """
    faults: list[DiglotError] = []
    results: dict[Path, Update] = {}
    with Writer([config.locales], root=config.root, write=write, diff=diff) as files:
        for spec in config.catalogs:
            try:
                template = template_of(config, spec.domain)
            except DiglotError as fault:
                faults.append(fault)
                continue
            for locale in locales:
                path = catalog_path(config, locale, spec.domain)
                try:
                    files.rewrite(path, partial(_rewrite, config, spec, template, locale, path, now, results))
                except DiglotError as fault:
                    faults.append(fault)
        faults += files.commit()
    written = sorted(zip(files.changes, files.paths, strict=True), key=_place)
    notes = tuple(_note(change, results[path]) for change, path in written)
    return Outcome(tuple(change for change, _ in written), faults=tuple(faults), notes=notes)


def _rewrite(
    config: Config,
    spec: CatalogSpec,
    template: Catalog,
    locale: str,
    path: Path,
    now: datetime,
    results: dict[Path, Update],
) -> Rewrite | None:
    content = content_of(config, path)
    old = None if content is None else read_catalog(content, shown(config, path))
    result = _updated(config, spec, template, locale, old, now)
    if result is None:
        return None
    results[path] = result
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
    return update_catalog(old, template, header, wanted=is_wanted)


def _place(written: tuple[Change, Path]) -> str:
    return written[0].path


def _note(change: Change, result: Update) -> str:
    counts = f"{result.kept} kept, {result.added} added, {result.revived} revived, {result.obsoleted} obsolete"
    return f"{change.path}: {counts}"
