"""A problem in a message of a catalog -> the finding, with its place in the file."""

from diglot.catalog import msgstr_places, msgstr_span, place_of
from diglot.catalog.retranslate import render_strings
from diglot.checks import Check, Problem
from diglot.model import CatalogWarning, Finding, Message, PagePlace, Replacement, Severity
from diglot.stages.subjects import Subject

__all__ = ["finding_of_comment", "finding_of_problem", "finding_of_warning"]


def finding_of_problem(
    subject: Subject, message: Message, check: Check, problem: Problem, severity: Severity, ordinal: int
) -> Finding:
    """What a check says of a translation, at the culprit; at the msgstr where there is none."""
    line, column = message.msgstr_line or message.line or 1, 1
    end_line = end_column = None
    if message.line and problem.span and problem.msgstr is not None:
        first, last = msgstr_places(subject.catalog, message, problem.plural or 0, problem.span)
        (line, column), (end_line, end_column) = first, last
    elif message.line and problem.plural:
        line = place_of(subject.catalog, message, msgstr_span(subject.catalog, message, problem.plural)[0]).line
    return Finding(
        code=check.code,
        mqm=check.mqm,
        severity=severity,
        message=problem.message,
        help=problem.help,
        path=subject.path,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        locale=subject.locale,
        domain=subject.domain,
        msgctxt=message.msgctxt,
        msgid=message.msgid,
        msgstr=problem.msgstr,
        plural=problem.plural,
        span=problem.span,
        page=_page_place(message),
        fix=problem.fix,
        replacement=_replacement(subject, message, problem),
        ordinal=ordinal,
    )


def finding_of_comment(
    subject: Subject, message: Message, comment: str, check: Check, what: str, severity: Severity, ordinal: int
) -> Finding:
    """What is wrong with a translator's comment, at that line."""
    line, column = place_of(subject.catalog, message, subject.catalog.text.find(comment, message.start))
    return Finding(
        code=check.code,
        mqm=check.mqm,
        severity=severity,
        message=what,
        help=check.help,
        path=subject.path,
        line=line,
        column=column,
        end_line=line,
        end_column=column + len(comment),
        locale=subject.locale,
        domain=subject.domain,
        msgctxt=message.msgctxt,
        msgid=message.msgid,
        page=_page_place(message),
        ordinal=ordinal,
    )


def finding_of_warning(
    subject: Subject, warning: CatalogWarning, check: Check, severity: Severity, ordinal: int
) -> Finding:
    """What was found in reading the catalog."""
    return Finding(
        code=check.code,
        mqm=check.mqm,
        severity=severity,
        message=warning.message,
        help=check.help,
        path=subject.path,
        line=warning.line,
        column=warning.column,
        locale=subject.locale,
        domain=subject.domain,
        ordinal=ordinal,
    )


def _replacement(subject: Subject, message: Message, problem: Problem) -> Replacement | None:
    if problem.fix is None or not message.line:
        return None
    form = problem.plural or 0
    first, last = (place_of(subject.catalog, message, at) for at in msgstr_span(subject.catalog, message, form))
    return Replacement(*first, *last, render_strings(message, form, problem.fix.msgstr, subject.style))


def _page_place(message: Message) -> PagePlace | None:
    return next((PagePlace(path, line) for path, line in message.references if line is not None), None)
