"""Templates and old catalogs -> catalogs that hold what each target needs, with all translations kept."""

import os
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from diglot.catalog import Rules, Spread, new_header, read_catalog, update_catalogs
from diglot.config import CatalogSpec, Config
from diglot.model import Catalog, CatalogUpdate, Change, DiglotError, Outcome, RefusedError, WriteError
from diglot.runtime.files import Rewrite, Writer, digest
from diglot.stages.layout import above, catalog_path, catalog_paths, domain_path, respelled
from diglot.stages.marks import is_for
from diglot.stages.project import content_of, shown, templates_of

__all__ = ["update"]

_SHARE: Final = 30
"""The percentage of a catalog's translations that may become obsolete at once."""
_FEW: Final = 10
"""As many may in any catalog."""


def update(
    config: Config, *, locales: Sequence[str], write: bool, diff: bool, now: datetime, force: bool = False
) -> Outcome:
    """Bring the catalogs of the locales up to date; a catalog that cannot be read stops no other.

    A catalog is created only where a locale has something to translate in it. If those of a locale and domain would
    lose more than 30 % of their translations, and more than ten, to the obsolete ones they are left as they are and a
    fault, unless `force` is set. Entries that are to stand in another file are there before they are nowhere else.
    """
    faults: list[DiglotError] = []
    domains: list[_Domain] = []
    for spec in config.catalogs:
        try:
            templates = templates_of(config, spec.domain)
        except DiglotError as fault:
            faults.append(fault)
            continue
        domains += [_Domain(config, spec, templates, locale, now, force=force) for locale in locales]
    changes: dict[Path, Change] = {}
    results: dict[Path, CatalogUpdate] = {}
    moving: list[_Domain] = []
    with Writer([config.locales], root=config.root, write=write, diff=diff) as files:
        for domain in domains:
            try:
                plan = domain.plan()
            except DiglotError as fault:
                faults.append(fault)
                continue
            found = len(faults)
            for path in plan:
                try:
                    files.rewrite(path, partial(domain.first, path))
                except DiglotError as fault:
                    faults.append(fault)
            if not domain.is_moving:
                domain.forget()
            elif found == len(faults):
                moving.append(domain)
        is_ready = files.is_writing or not write
        failed = files.commit()
        changes.update(zip(files.paths, files.changes, strict=True))
    faults += failed
    if is_ready and not failed:
        with Writer([config.locales], root=config.root, write=write, diff=diff) as files:
            for domain in moving:
                for path, planned in domain.plan().items():
                    if planned.spread.gives:
                        try:
                            domain.take(path, files)
                        except DiglotError as fault:
                            faults.append(fault)
            faults += files.commit()
            changes.update(zip(files.paths, files.changes, strict=True))
    for domain in domains:
        results.update(domain.summaries)
    written = sorted(changes.items(), key=_place)
    updates = tuple(results[path] for path, change in written if not change.removed)
    return Outcome(tuple(change for _, change in written), faults=tuple(faults), updates=updates)


class _Planned(NamedTuple):
    """A catalog as it shall be, and as it was read."""

    spread: Spread
    of: bytes
    """The digest of what was read."""


class _Domain:
    """The catalogs of a locale and domain."""

    def __init__(
        self,
        config: Config,
        spec: CatalogSpec,
        templates: Mapping[str, Catalog],
        locale: str,
        now: datetime,
        *,
        force: bool,
    ) -> None:
        self._config, self._spec, self._templates, self._locale = config, spec, templates, locale
        self._now, self._force = now, force
        self._plan: dict[Path, _Planned] | None = None
        self._is_asked: set[Path] = set()
        self.is_moving = False
        """Whether the plan is to have entries stand in other files than they do."""
        self.summaries: dict[Path, CatalogUpdate] = {}

    def plan(self) -> dict[Path, _Planned]:
        """What all files of the domain shall be; DiglotError if one cannot be read, or if too much would be lost."""
        if self._plan is None:
            self._plan = self._planned()
            self.is_moving = any(planned.spread.gives for planned in self._plan.values())
        return self._plan

    def forget(self) -> None:
        """Let go of the plan: the catalogs of all locales are much to hold."""
        self._plan = None

    def first(self, path: Path) -> Rewrite | None:
        """What a file is to hold before any loses an entry. If it is asked for again the file has changed."""
        if path in self._is_asked:
            was_moving = self.is_moving
            self.forget()
            self.plan()
            if was_moving or self.is_moving:
                raise _overtaken(self._config, path)
        self._is_asked.add(path)
        planned = self.plan().get(path)
        if planned is None or planned.spread.first is None:
            return None
        self._sum_up(path, planned)
        return Rewrite(planned.spread.first, planned.of)

    def take(self, path: Path, files: Writer) -> None:
        """Have a file lose what other files have now."""
        planned = self.plan()[path]
        first = planned.spread.first
        of = planned.of if first is None or not files.is_writing else digest(first)
        if planned.spread.is_gone:
            files.remove(path, of=of)
            return
        self._sum_up(path, planned)
        made = [Rewrite(planned.spread.update.content, of)]

        def produce() -> Rewrite:
            if not made:
                raise _overtaken(self._config, path)
            return made.pop()

        files.rewrite(path, produce)

    def _planned(self) -> dict[Path, _Planned]:
        config, spec, locale = self._config, self._spec, self._locale
        paths = catalog_paths(config, locale, spec.domain)
        contents = {place: content_of(config, path) for place, path in paths.items()}
        old = {
            place: read_catalog(content, shown(config, paths[place]))
            for place, content in contents.items()
            if content is not None
        }
        spelling = respelled(self._templates, old)
        templates = [(spelling[place], template) for place, template in self._templates.items()]
        spreads = update_catalogs(old, templates, self._rules())
        if not self._force:
            self._check_obsoleted(spreads)
        return {self._path(place): _Planned(spread, digest(contents.get(place))) for place, spread in spreads.items()}

    def _rules(self) -> Rules:
        config, spec, locale = self._config, self._spec, self._locale

        def header(place: str) -> tuple[tuple[str, str], ...]:
            return new_header(
                project=config.project,
                version=config.version,
                bugs_to=config.bugs_to,
                source_language=spec.language,
                locale=locale,
                now=self._now,
                basepath=Path(os.path.relpath(config.root, self._path(place).parent)).as_posix(),
            )

        return Rules(
            wanted=lambda message: is_for(message, spec.language, locale),
            clean=config.carry_over,
            today=self._now.date(),
            header=header,
            path=lambda place: shown(config, self._path(place)),
            above=above,
        )

    def _path(self, place: str) -> Path:
        return catalog_path(self._config, self._locale, self._spec.domain, place)

    def _check_obsoleted(self, spreads: Mapping[str, Spread]) -> None:
        obsoleted = sum(spread.update.obsoleted for spread in spreads.values())
        translated = sum(spread.update.translated for spread in spreads.values())
        if obsoleted > _FEW and 100 * obsoleted > _SHARE * translated:
            what = f"{obsoleted} of {translated} translations would become obsolete"
            hint = "are all pages there and is the template right? if so, run it with --force"
            only = next(iter(spreads)) if len(spreads) == 1 else None
            path = domain_path(self._config, self._locale, self._spec.domain) if only is None else self._path(only)
            raise RefusedError(shown(self._config, path), what, hint)

    def _sum_up(self, path: Path, planned: _Planned) -> None:
        result = planned.spread.update
        self.summaries[path] = CatalogUpdate(
            path=shown(self._config, path),
            locale=self._locale,
            domain=self._spec.domain,
            kept=result.kept,
            added=result.added,
            revived=result.revived,
            obsoleted=result.obsoleted,
            dropped=result.dropped,
            moved=result.moved,
            revisions=result.revisions,
        )


def _overtaken(config: Config, path: Path) -> WriteError:
    return WriteError(shown(config, path), "was changed on disk meanwhile", "run again")


def _place(written: tuple[Path, Change]) -> str:
    return written[1].path
