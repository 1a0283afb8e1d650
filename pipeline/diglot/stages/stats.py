"""Templates and catalogs -> how far each locale, catalog and page is translated, and what changed under fuzzy ones."""

from collections import Counter, defaultdict

from diglot.catalog import outdated_since
from diglot.config import Config
from diglot.model import DiglotError, FuzzyMessage, Message, Progress, Statistics
from diglot.stages.project import catalogs_of, needed, templates_of
from diglot.text.changes import kind_of_change

__all__ = ["stats"]


def stats(config: Config) -> Statistics:
    """Progress in the order of targets: the catalogs of a locale, its total (no domain, no page), its pages.

    A message that stands on several pages counts for each, and once in its catalog. Fuzzy messages whose catalog says
    what their translation is a translation of come with the kind of the change.
    """
    progress: list[Progress] = []
    fuzzy: list[FuzzyMessage] = []
    faults: dict[str, DiglotError] = {}
    for locale in config.targets:
        catalogs: dict[str, Counter[str]] = {}
        pages: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for spec in config.catalogs:
            try:
                templates = templates_of(config, spec.domain)
                found = catalogs_of(config, locale, spec.domain)
            except DiglotError as fault:
                faults[str(fault)] = fault
                continue
            counts: Counter[str] = Counter()
            for message, own, place in needed(templates, found, spec, locale):
                state = _state(own)
                counts[state] += 1
                for page in {reference.path for reference in message.references}:
                    pages[page][state] += 1
                if own.is_fuzzy and own.previous_msgid is not None:
                    kind = kind_of_change(own.previous_msgid, own.msgid)
                    where = (locale, spec.domain, found[place].path, own.line)
                    what = (kind, own.msgctxt, own.msgid, own.previous_msgid)
                    fuzzy.append(FuzzyMessage(*where, *what, outdated_since(own)))
            if counts:
                catalogs[spec.domain] = counts
        progress.extend(_progress(locale, domain, None, counts) for domain, counts in catalogs.items())
        progress.append(_progress(locale, None, None, sum(catalogs.values(), Counter())))
        progress.extend(_progress(locale, None, page, pages[page]) for page in sorted(pages))
    return Statistics(tuple(progress), tuple(fuzzy), tuple(faults.values()))


def _state(message: Message) -> str:
    if message.is_usable:
        return "translated"
    return "fuzzy" if message.is_fuzzy else "untranslated"


def _progress(locale: str, domain: str | None, page: str | None, counts: Counter[str]) -> Progress:
    return Progress(locale, domain, page, counts["translated"], counts["fuzzy"], counts["untranslated"])
