"""A page, its segments and the catalogs of a locale -> the page in that locale, and what it could not take."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple

from diglot.checks import check_of
from diglot.config import FuzzyPolicy
from diglot.markup import DirectEdits, Problem, edit, has_same_skeleton, pair_segment, splice, splice_twice
from diglot.model import Edit, Finding, Page, PagePlace, Segment, Span, line_and_column
from diglot.site import (
    Spoken,
)
from diglot.stages.finishing import Finisher, finishing, spoken, untagged_fallback
from diglot.stages.marks import is_segment_for
from diglot.stages.policy import decide
from diglot.stages.translations import Translation, Translations

__all__ = ["Localized", "Texts", "localized", "refusals"]


_NOTHING_KEPT: Final = FuzzyPolicy()


class Texts(NamedTuple):
    """A page and what is on it, the same for each locale."""

    page: Page
    segments: Sequence[Segment]
    domains: Sequence[str]
    """The catalog of each segment."""


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


def localized(
    texts: Texts,
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
    page, segments, _ = texts
    has_notice = finisher is not None and finisher.has_notice("outdated")
    taken = _taken(texts, catalogs, locale, must_be_whole, today if has_notice else None, policy)
    last, untagged = _finished(texts, taken, locale, finisher)
    bare, parts = splice_twice(page.text, list(taken.edits.values()), last)
    if taken.edits and not (_comes_back(bare.text, page.codec) and has_same_skeleton(page.text, bare, xml=page.is_xml)):
        taken.drop_all([each for each in segments if is_segment_for(each, locale)])
        taken.findings.append(_broken(page, locale))
        last, untagged = _finished(texts, taken, locale, finisher)
        bare, parts = splice_twice(page.text, (), last)
    text = bare.text
    del bare  # a large page would be held twice
    if last:
        del text
        text = splice(page.text, _joined(taken.edits, last)).text if parts is None else "".join(parts)
    if untagged:
        taken.findings.append(untagged_fallback(untagged, page, locale))
    del parts  # its edits would be beside its bytes
    taken.edits.clear()
    content = text.encode(page.codec)
    return Localized(content, taken.findings, taken.translated, len(taken.fallbacks), taken.refused, taken.outdated)


def _finished(
    texts: Texts, taken: "_Taken", locale: str, finisher: Finisher | None
) -> tuple[Sequence[Edit], Sequence[Spoken]]:
    """The edits that finish an edition of a page, and the texts whose language they cannot declare."""
    if finisher is None:
        return (), ()
    said = [Spoken(each, None) for each in texts.segments]
    if taken.fallbacks or taken.own or finisher.says_languages:
        said = spoken(texts.segments, taken.fallbacks, taken.own, locale)
    return finishing(finisher, said, locale, taken.notices())


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
    texts: Texts,
    catalogs: Mapping[str, Translations],
    locale: str,
    must_be_whole: bool,
    today: date | None,
    policy: FuzzyPolicy,
) -> _Taken:
    taken = _Taken()
    page, segments, domains = texts
    direct = DirectEdits(page)
    for segment, domain in zip(segments, domains, strict=True):
        if not is_segment_for(segment, locale):
            taken.own.append(segment)
            continue
        translation = catalogs[domain].find(segment.scope.context, segment.msgid)
        if (
            translation is not None
            and translation.state == "usable"
            and translation.msgstr != segment.msgid
            and (change := direct.edit(segment, translation.msgstr))
        ):
            taken.edits[segment.start] = change
            taken.translated += 1
            continue
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
