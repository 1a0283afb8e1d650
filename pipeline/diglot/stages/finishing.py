"""A page, the site it is in and the language of each of its texts -> the edits that finish an edition of it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from diglot.checks import check_of
from diglot.config import Config
from diglot.markup import leads_somewhere
from diglot.model import Edit, Finding, Page, PagePlace, Scan, Segment, line_and_column
from diglot.site import (
    Facts,
    Links,
    Places,
    Site,
    Spoken,
    date_edits,
    declaration_edits,
    facts_of,
    head_edits,
    language_edits,
    link_edits,
    links_of,
    notice_edits,
    switcher_edits,
    tag_texts,
)
from diglot.text.locales import bcp47, same_language

__all__ = ["Finisher", "finisher", "finishing", "spoken", "untagged_fallback"]


@dataclass(frozen=True, slots=True)
class Finisher:
    """What finishing the editions of a page needs, the same for each."""

    site: Site
    path: str
    """Relative to the source folder."""
    facts: Facts
    links: Links
    places: Places
    scanned: Scan
    languages: Collection[str]
    """Of the catalogs."""
    unfinished: Collection[str]
    """The parts that are switched off."""
    says_languages: bool
    """Whether a text may say which language it, or a part of it, is in."""

    def has_notice(self, name: str) -> bool:
        """Whether the page has a slot for a notice, and it will be shown where it is true."""
        return "notices" not in self.unfinished and any(slot.name == name for slot in self.facts.slots)


def finisher(site: Site, path: str, page: Page, scanned: Scan, config: Config) -> Finisher:
    """What there is to know of a page, relative to the source folder, before its editions are finished."""
    facts = facts_of(page, config.templates)
    languages = {catalog.language for catalog in config.catalogs}
    links = links_of(facts, path, site)
    says_languages = facts.says_languages or any(each.scope.lang_at is not None for each in scanned.segments)
    return Finisher(site, path, facts, links, Places(facts), scanned, languages, config.unfinished, says_languages)


def spoken(
    segments: Iterable[Segment], fallbacks: Sequence[Segment], own: Sequence[Segment], locale: str
) -> list[Spoken]:
    """The language of each text in the edition."""
    staying = {segment.start for segment in (*fallbacks, *own)}
    return [
        Spoken(each, _lang(each, locale) if each.start in staying else None)
        for each in segments
        if not leads_somewhere(each)
    ]


def _lang(segment: Segment, locale: str) -> str | None:
    """The language of a text that stays as it is; None if that is the edition's."""
    if same_language(segment.language, locale):
        return None
    lang = segment.scope.lang
    return lang if lang and same_language(lang, segment.language) else bcp47(segment.language)


def finishing(
    finisher: Finisher, texts: Sequence[Spoken], locale: str, notices: Collection[str]
) -> tuple[list[Edit], tuple[Spoken, ...]]:
    """The edits that finish a page, and the texts whose language could not be declared."""
    facts, site, path = finisher.facts, finisher.site, finisher.path
    edits: list[Edit] = []
    untagged: tuple[Spoken, ...] = ()
    if not finisher.says_languages and not any(text.lang for text in texts):
        texts = ()  # all are in the language of the edition, and nothing says otherwise

    def does(part: str) -> bool:
        return part not in finisher.unfinished

    # first what ends the head: of two edits at one place, what comes first stands first
    if does("editions"):
        edits += head_edits(facts, path, site, locale)
    if does("languages"):
        in_data = [text for text in texts if text.segment.kind == "json"]
        tagged = tag_texts(finisher.places, locale, [text for text in texts if text.segment.kind != "json"])
        edits += (*declaration_edits(facts, locale), *tagged.edits)
        untagged = (*tagged.untagged, *(text for text in in_data if not _says_its_language(text)))
    if does("switcher"):
        edits += switcher_edits(facts, path, site, locale)
    if does("links"):
        edits += link_edits(facts, finisher.links, site, locale)
    kept = [text.segment for text in texts if text.lang]
    if does("dates"):
        edits += date_edits(facts.page, finisher.scanned.formatted, locale, kept=kept)
    if does("data"):
        starts = {segment.start for segment in kept}
        edits += language_edits(finisher.scanned.data_languages, locale, kept=starts, languages=finisher.languages)
    if does("notices"):
        edits += notice_edits(facts, notices)
    return edits, untagged


def _says_its_language(text: Spoken) -> bool:
    """Whether a text of JSON is in the language of the edition, or the data says in which other one."""
    lang = text.segment.scope.lang if text.segment.scope.lang_at is None else None
    return text.lang is None or (lang is not None and same_language(lang, text.lang))


_NAMED: Final = 5
"""Texts of a page that are named where their language could not be declared."""


def untagged_fallback(texts: Sequence[Spoken], page: Page, locale: str) -> Finding:
    """The finding that names the first texts of a page whose language no tag can tell."""
    check = check_of("untagged-fallback")
    lines = [line_and_column(page.text, text.segment.start)[0] for text in texts[:_NAMED]]
    named = [
        f"{_what(text.segment)} in {text.lang or bcp47(locale)}, line {line}"
        for text, line in zip(texts, lines, strict=False)
    ]
    more = f" and {len(texts) - _NAMED} more" if len(texts) > _NAMED else ""
    return Finding(
        code=check.code,
        mqm=check.mqm,
        severity="info",
        message=f"texts whose language no tag can tell: {'; '.join(named)}{more}",
        help=check.help,
        path=page.path,
        line=lines[0],
        locale=locale,
        page=PagePlace(page.path, lines[0]),
    )


def _what(segment: Segment) -> str:
    return f"{segment.attribute} of <{segment.element}>" if segment.attribute else f"text in <{segment.element}>"
