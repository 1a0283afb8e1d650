"""A page, its segments and the catalogs of a locale -> the page in that locale, and what it could not take."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from diglot.checks import check_of
from diglot.markup import Problem, edit, has_same_skeleton, pair, splice
from diglot.model import Edit, Finding, MessageKey, Page, PagePlace, Segment, line_and_column
from diglot.site import root_edits
from diglot.stages.marks import is_segment_for
from diglot.stages.translations import Translation, Translations

__all__ = ["localized"]


def localized(
    page: Page,
    segments: Iterable[tuple[Segment, str, MessageKey]],
    catalogs: Mapping[str, Translations],
    locale: str,
    *,
    bare: bool,
) -> tuple[bytes, list[Finding]]:
    """The bytes of a page in a locale, and the translations that it could not take.

    `segments` come with their catalog and message; `bare` leaves the root's `lang` and `dir` alone.
    """
    edits: list[Edit] = []
    findings: list[Finding] = []
    for segment, domain, key in segments:
        translation = catalogs[domain].get(key)
        if translation is None or translation.msgstr == segment.msgid or not is_segment_for(segment, locale):
            continue
        pairing = pair(segment.msgid, translation.msgstr, tuple([code for code in segment.codes if code.name]))
        if pairing.is_usable:
            edits.append(edit(segment, page, pairing.parts))
        if pairing.problems:
            findings += _refused(pairing.problems, translation, segment, domain, locale, page)
    result = splice(page.text, edits)
    if edits and not (_comes_back(result.text, page.codec) and has_same_skeleton(page.text, result, xml=page.is_xml)):
        findings.append(_broken(page, locale))
        edits = []
        result = splice(page.text, edits)
    text = result.text
    if not bare:
        text = splice(text, root_edits(replace(page, text=text), locale)).text
    return text.encode(page.codec), findings


def _comes_back(text: str, codec: str) -> bool:
    """Whether the bytes of a text are read as that text again."""
    return codec.startswith("utf") or text.encode(codec).decode(codec) == text


def _refused(
    problems: Iterable[Problem],
    translation: Translation,
    segment: Segment,
    domain: str,
    locale: str,
    page: Page,
) -> Iterable[Finding]:
    # what the page can take in spite of a problem is for `check` to tell, but protection only the page knows of
    told = [each for each in problems if each.severity == "error" or each.code == "protected-content"]
    for ordinal, problem in enumerate(told):
        is_error = problem.severity == "error"
        yield Finding(
            code=problem.code,
            mqm=check_of(problem.code).mqm,
            severity=problem.severity,
            message=f"{problem.message}; the source text stays" if is_error else problem.message,
            help="use the placeholders of the msgid, each as often as it does, in any order",
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
