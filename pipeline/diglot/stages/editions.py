"""What building each page came to -> the report of each edition, the pages for search engines, the dead links."""

from collections.abc import Sequence
from typing import NamedTuple

from diglot.config import Config
from diglot.model import EditionReport
from diglot.site import Listed, Publication
from diglot.stages.deadlinks import DeadLink, DeadLinks, References
from diglot.stages.project import reference_of

__all__ = ["PageCount", "PageResult", "Report"]


class PageCount(NamedTuple):
    """What came of a page in a locale."""

    translated: int
    fallbacks: int
    refused: int
    outdated: int
    seconds: float
    """CPU time."""


class PageResult(NamedTuple):
    """What is kept of a page when it is built."""

    path: str
    counts: tuple[PageCount | None, ...]
    """One for each locale; None where the page is not published."""
    references: References
    date: str


class Report:
    """Collects the results of pages in their order."""

    def __init__(self, config: Config, locales: Sequence[str]) -> None:
        self.listed: list[Listed] = []
        self._config = config
        self._dead = DeadLinks(config)
        self._locales = locales
        self._sums = [[0, 0, 0, 0, 0, 0, 0.0] for _ in locales]

    def add(self, result: PageResult | None) -> None:
        """Add a page; None for one that could not be read, or whose edition is not finished."""
        if result is None:
            return
        self.listed.append(Listed(result.path, result.date))
        editions = sum(1 << number for number, count in enumerate(result.counts) if count is not None)
        self._dead.add(result.references, editions)
        for sums, count in zip(self._sums, result.counts, strict=True):
            row = (0, 1) if count is None else (1, 0)
            for number, value in enumerate((*row, *(count or ()))):
                sums[number] += value

    def dead_links(self) -> list[DeadLink]:
        """The places that references lead to and that are not there, when all pages are in."""
        return list(self._dead.found())

    def editions(self, dead: Sequence[DeadLink], publication: Publication) -> tuple[EditionReport, ...]:
        """One for each locale."""
        reports: list[EditionReport] = []
        for number, (locale, sums) in enumerate(zip(self._locales, self._sums, strict=True)):
            built, skipped, translated, fallbacks, refused, outdated = map(int, sums[:6])
            links = sum(each.editions >> number & 1 for each in dead)
            skipped_pages, unlisted_pages = (
                tuple(reference_of(self._config, path) for path in sorted(paths.get(locale, ())))
                for paths in (publication.skipped, publication.unlisted)
            )
            reports.append(
                EditionReport(
                    locale,
                    built,
                    skipped,
                    translated,
                    fallbacks,
                    refused,
                    links,
                    sums[6],
                    outdated,
                    skipped_pages,
                    unlisted_pages,
                )
            )
        return tuple(reports)
