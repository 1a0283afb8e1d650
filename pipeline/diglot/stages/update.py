"""Templates and old catalogs -> catalogs that hold what each target needs, with all translations kept."""

import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from diglot.catalog import Update, new_header, update_catalog
from diglot.config import CatalogSpec, Config
from diglot.model import Catalog, Change, DiglotError, Message, Outcome
from diglot.runtime.files import Writer
from diglot.stages.marks import is_for
from diglot.stages.project import catalog_path, read, template_of

__all__ = ["update"]


def update(config: Config, *, locales: Sequence[str], write: bool, diff: bool, now: datetime) -> Outcome:
    """Bring the catalogs of the locales up to date; a catalog that cannot be read stops no other.

    A catalog is created only where a locale has something to translate in it.
    """
    faults: list[DiglotError] = []
    notes: list[str] = []
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
                    result = _updated(config, spec, template, locale, path, now)
                    change = result and files.put(path, result.content)
                except DiglotError as fault:
                    faults.append(fault)
                    continue
                if result and change:
                    notes.append(_note(change, result))
        faults += files.commit()
    return Outcome(changes=tuple(sorted(files.changes, key=_place)), faults=tuple(faults), notes=tuple(sorted(notes)))


def _updated(
    config: Config, spec: CatalogSpec, template: Catalog, locale: str, path: Path, now: datetime
) -> Update | None:
    def is_wanted(message: Message) -> bool:
        return is_for(message, spec.language, locale)

    old = read(config, path)
    if old is None and not any(is_wanted(message) for message in template.live.values()):
        return None
    header = new_header(
        project=config.project,
        version=config.version,
        bugs_to=config.bugs_to,
        source_language=spec.language,
        locale=locale,
        now=now,
        basepath=Path(os.path.relpath(config.root, path.parent)).as_posix(),
    )
    return update_catalog(old, template, header, wanted=is_wanted)


def _place(change: Change) -> str:
    return change.path


def _note(change: Change, result: Update) -> str:
    counts = f"{result.kept} kept, {result.added} added, {result.revived} revived, {result.obsoleted} obsolete"
    return f"{change.path}: {counts}"
