"""A page, its segments and the catalogs of a locale -> the page in that locale, and what it could not take."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple

from diglot.checks import check_of
from diglot.config import Config, FuzzyPolicy
from diglot.markup import Problem, edit, has_same_skeleton, leads_somewhere, pair_segment, splice
from diglot.model import Edit, Finding, MessageKey, Page, PagePlace, Scan, Segment, Span, line_and_column
from diglot.site import (
    Facts,
    Links,
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
from diglot.stages.marks import is_segment_for
from diglot.stages.policy import decide
from diglot.stages.translations import Translation, Translations
from diglot.text.locales import bcp47, same_language

__all__ = ["Finisher", "Keyed", "Localized", "finisher", "localized", "refusals"]


_NOTHING_KEPT: Final = FuzzyPolicy()


class Keyed(NamedTuple):
    """A segment with the catalog and the message that it is."""

    segment: Segment
    domain: str
    key: MessageKey


class Localized(NamedTuple):
    """A page in a locale."""

    content: bytes
    findings: list[Finding]
    translated: int
    """Segments that are in the language of the edition since a catalog says how."""
    fallbacks: int
    """Segments that stay in their source language, for want of a translation or since it is refused."""
    refused: int
    """Those of them whose translation the page cannot take."""
    outdated: int
    """Segments that keep a translation of what they said before."""


@dataclass(frozen=True, slots=True)
class Finisher:
    """What finishing the editions of a page needs, the same for each."""

    site: Site
    path: str
    """Relative to the source folder."""
    facts: Facts
    links: Links
    scanned: Scan
    languages: Collection[str]
    """Of the catalogs."""
    unfinished: Collection[str]
    """The parts that are switched off."""

    def has_notice(self, name: str) -> bool:
        """Whether the page has a slot for a notice, and it will be shown where it is true."""
        return "notices" not in self.unfinished and any(slot.name == name for slot in self.facts.slots)


def finisher(site: Site, path: str, page: Page, scanned: Scan, config: Config) -> Finisher:
    """What there is to know of a page, relative to the source folder, before its editions are finished."""
    facts = facts_of(page, config.templates)
    languages = {catalog.language for catalog in config.catalogs}
    return Finisher(site, path, facts, links_of(facts, path, site), scanned, languages, config.unfinished)


def localized(
    page: Page,
    segments: Sequence[Keyed],
    catalogs: Mapping[str, Translations],
    locale: str,
    finisher: Finisher | None,
    *,
    must_be_whole: bool = False,
    today: date | None = None,
    policy: FuzzyPolicy = _NOTHING_KEPT,
) -> Localized:
    """The bytes of a page in a locale, and the translations that it could not take; those that it lacks, too, if it
    `must_be_whole`. An outdated translation is kept `today` if the policy is so, and only if the page has a notice that
    says it; without a day none is.

    Without a finisher the translations are put in, and nothing else is changed.
    """
    has_notice = finisher is not None and finisher.has_notice("outdated")
    taken = _taken(page, segments, catalogs, locale, must_be_whole, today if has_notice else None, policy)
    text = splice(page.text, list(taken.edits.values()))
    if taken.edits and not (_comes_back(text.text, page.codec) and has_same_skeleton(page.text, text, xml=page.is_xml)):
        taken.drop_all([each.segment for each in segments if is_segment_for(each.segment, locale)])
        taken.findings.append(_broken(page, locale))
        text = splice(page.text, ())
    if finisher is not None:
        del text  # a large page would be held twice
        texts = [Spoken(each.segment, None) for each in segments]
        if taken.fallbacks or taken.own or any(each.segment.scope.lang_at is not None for each in segments):
            texts = _spoken(segments, taken.fallbacks, taken.own, locale)
        finishing, untagged = _finishing(finisher, texts, locale, taken.notices())
        text = splice(page.text, _joined(taken.edits, finishing))
        if untagged:
            taken.findings.append(_untagged(untagged, page, locale))
    content = text.text.encode(page.codec)
    return Localized(content, taken.findings, taken.translated, len(taken.fallbacks), taken.refused, taken.outdated)


@dataclass(slots=True)
class _Taken:
    """What of a page's texts is translated, and how."""

    edits: dict[int, Edit] = field(default_factory=dict)
    """By the start of their segment."""
    findings: list[Finding] = field(default_factory=list)
    fallbacks: list[Segment] = field(default_factory=list)
    """That stay in their source language though the edition is in another."""
    own: list[Segment] = field(default_factory=list)
    """That need no translation."""
    translated: int = 0
    refused: int = 0
    outdated: int = 0

    def drop_all(self, segments: list[Segment]) -> None:
        """The whole page, with all that needs a translation, stays as it is."""
        self.edits.clear()
        self.fallbacks = segments
        self.translated, self.refused, self.outdated = 0, self.translated + self.refused, 0

    def notices(self) -> set[str]:
        """What the page should tell its readers of its texts."""
        return {name for name, some in (("incomplete", self.fallbacks), ("outdated", self.outdated)) if some}


def _taken(
    page: Page,
    segments: Sequence[Keyed],
    catalogs: Mapping[str, Translations],
    locale: str,
    must_be_whole: bool,
    today: date | None,
    policy: FuzzyPolicy,
) -> _Taken:
    taken = _Taken()
    for segment, domain, key in segments:
        if not is_segment_for(segment, locale):
            taken.own.append(segment)
            continue
        translation = catalogs[domain].find(key)
        decision = decide(translation, today, policy)
        if translation is not None and decision == "kept" and (kept := _kept(segment, translation, page)):
            taken.edits[segment.start] = kept
            taken.outdated += 1
        elif translation is None or decision != "translated":
            taken.fallbacks.append(segment)
            if must_be_whole:
                taken.findings.append(_missing(segment, domain, page, locale))
        elif translation.msgstr == segment.msgid:
            taken.translated += 1
        else:
            pairing = pair_segment(segment, translation.msgstr)
            if pairing.is_usable:
                taken.edits[segment.start] = edit(segment, page, pairing.parts)
                taken.translated += 1
            else:
                taken.fallbacks.append(segment)
                taken.refused += 1
            if pairing.problems:
                taken.findings += refusals(pairing.problems, translation, segment, domain, locale, page)
    return taken


def _kept(segment: Segment, translation: Translation, page: Page) -> Edit | None:
    """The edit of an outdated translation; None if the placeholders of today's text cannot be put into it."""
    pairing = pair_segment(segment, translation.msgstr)
    return edit(segment, page, pairing.parts) if pairing.is_usable else None


def _comes_back(text: str, codec: str) -> bool:
    """Whether the bytes of a text are read as that text again."""
    return codec.startswith("utf") or text.encode(codec).decode(codec) == text


# --- finishing ---


def _spoken(keyed: Iterable[Keyed], fallbacks: Sequence[Segment], own: Sequence[Segment], locale: str) -> list[Spoken]:
    """The language of each text in the edition."""
    staying = {segment.start for segment in (*fallbacks, *own)}
    segments = [each.segment for each in keyed if not leads_somewhere(each.segment)]
    return [Spoken(each, _lang(each, locale) if each.start in staying else None) for each in segments]


def _lang(segment: Segment, locale: str) -> str | None:
    """The language of a text that stays as it is; None if that is the edition's."""
    if same_language(segment.language, locale):
        return None
    lang = segment.scope.lang
    return lang if lang and same_language(lang, segment.language) else bcp47(segment.language)


def _finishing(
    finisher: Finisher, texts: Sequence[Spoken], locale: str, notices: Collection[str]
) -> tuple[list[Edit], tuple[Spoken, ...]]:
    """The edits that finish a page, and the texts whose language could not be declared."""
    facts, site, path = finisher.facts, finisher.site, finisher.path
    edits: list[Edit] = []
    untagged: tuple[Spoken, ...] = ()

    def does(part: str) -> bool:
        return part not in finisher.unfinished

    # first what ends the head: of two edits at one place, what comes first stands first
    if does("editions"):
        edits += head_edits(facts, path, site, locale)
    if does("languages"):
        in_data = [text for text in texts if text.segment.kind == "json"]
        tagged = tag_texts(facts.page, locale, [text for text in texts if text.segment.kind != "json"])
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


def _joined(edits: Mapping[int, Edit], finishing: Iterable[Edit]) -> list[Edit]:
    """All edits. Of two at one place, what is put in before a translated text becomes part of its edit; and what
    a translation says already stays: a value of its own for a link.
    """
    apart: list[Edit] = []
    before: dict[int, list[str | Span]] = defaultdict(list)
    for each in finishing:
        there = edits.get(each.start)
        if there is None or there.end == there.start:
            apart.append(each)
        elif each.end == each.start:
            before[each.start] += each.parts
    joined = dict(edits)
    for start, parts in before.items():
        there = edits[start]
        joined[start] = Edit(start, there.end, (*parts, *there.parts))
    return [*joined.values(), *apart]


# --- findings ---


def refusals(
    problems: Iterable[Problem],
    translation: Translation,
    segment: Segment,
    domain: str,
    locale: str,
    page: Page,
) -> Iterable[Finding]:
    """What is wrong with a translation that a page has no use for, or can only use in part."""
    # what the page can take in spite of a problem is for `check` to tell, but protection only the page knows of
    told = [each for each in problems if each.severity == "error" or each.code == "protected-content"]
    for ordinal, problem in enumerate(told):
        is_error = problem.severity == "error"
        yield Finding(
            code=problem.code,
            mqm=check_of(problem.code).mqm,
            severity=problem.severity,
            message=f"{problem.message}; the source text stays" if is_error else problem.message,
            help=check_of(problem.code).help
            or "use the placeholders of the msgid, each as often as it does, in any order",
            path=translation.path,
            line=translation.line,
            locale=locale,
            domain=domain,
            msgctxt=segment.scope.context,
            msgid=segment.msgid,
            msgstr=translation.msgstr,
            span=problem.span,
            page=PagePlace(page.path, line_and_column(page.text, segment.start)[0]),
            ordinal=ordinal,
        )


def _missing(segment: Segment, domain: str, page: Page, locale: str) -> Finding:
    check = check_of("missing")
    line = line_and_column(page.text, segment.start)[0]
    return Finding(
        code=check.code,
        mqm=check.mqm,
        severity="error",
        message="no translation that may be used; the source text stays",
        help=check.help,
        path=page.path,
        line=line,
        locale=locale,
        domain=domain,
        msgctxt=segment.scope.context,
        msgid=segment.msgid,
        page=PagePlace(page.path, line),
    )


def _broken(page: Page, locale: str) -> Finding:
    check = check_of("changed-skeleton")
    return Finding(
        code=check.code,
        mqm=check.mqm,
        severity="error",
        message="the translations would change its markup; the whole page stays in its source language",
        help=f"this is a fault of diglot: {check.help}",
        path=page.path,
        locale=locale,
        page=PagePlace(page.path, 1),
    )


_NAMED = 5
"""Texts of a page that are named where their language could not be declared."""


def _untagged(texts: Sequence[Spoken], page: Page, locale: str) -> Finding:
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
