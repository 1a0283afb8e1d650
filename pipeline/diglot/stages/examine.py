"""Catalogs -> their findings: by all checks that apply, at the configured level, but for what comments allow."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from diglot.checks import Check, Group, Pair, Problem, Selection, all_checks
from diglot.checks.stale import CHECK as STALE
from diglot.checks.stale import PROBLEM as IS_STALE
from diglot.config.glossary import Glossary
from diglot.model import Finding, Message, MessageKey, Severity
from diglot.stages.allowances import Allowances
from diglot.stages.placing import finding_of_comment, finding_of_problem, finding_of_warning
from diglot.stages.subjects import Subject
from diglot.text.locales import is_locale, key

__all__ = ["CheckOptions", "examine"]


_AT_A_TIME: Final = 128
"""Messages that one check looks at before the next one does: its code stays at hand, and what several checks ask of a
text is still remembered (256 texts, where it is remembered at all).
"""


@dataclass(frozen=True)
class CheckOptions:
    """What a check of catalogs depends on besides them."""

    source_language: str | None = None
    """Of files that are checked by themselves; None where each tells."""
    glossary: Glossary = field(default_factory=Glossary)
    selection: Selection = field(default_factory=Selection)
    is_partial: bool = False
    """Whether there may be more catalogs than are looked at: what is found among several may then not show."""


def examine(subjects: Sequence[Subject], options: CheckOptions) -> Iterator[Finding]:
    """All that the checks find in the catalogs. Messages of one source language and one target are a group,
    whatever catalogs they are in.
    """
    checks = all_checks()
    examinations = [_Examination(subject, options.selection) for subject in subjects]
    for examination in examinations:
        examination.look_at_messages([check for check in checks if check.looks_at_messages])
        examination.look_at_stale()
    for group, members in _groups(examinations, options.glossary):
        for check in checks:
            if check.looks_at_groups:
                _look_at_group(group, members, check)
    for examination in examinations:
        yield from examination.findings(is_partial=options.is_partial)


class _Examination:
    """A catalog while it is looked at."""

    def __init__(self, subject: Subject, selection: Selection) -> None:
        self.subject = subject
        self._checks = {check.code: check for check in all_checks()}
        self._levels = selection.levels(subject.path)
        self._allowances = Allowances(subject.messages, self._checks)
        self._counts: Counter[tuple[str, MessageKey | None]] = Counter()
        self._found: list[Finding] = []
        self._told: set[tuple[str, int]] = set()
        self.pairs = [Pair(message, subject.locale, subject.language, subject.path) for message in subject.messages]
        self.obsolete = [
            Pair(message, subject.locale, subject.language, subject.path)
            for message in subject.catalog.obsolete.values()
        ]

    def has(self, check: Check) -> bool:
        """Whether a check is not turned off here."""
        return self._levels.get(check.code) != "off"

    def look_at_messages(self, checks: Sequence[Check]) -> None:
        """Find what can be found in a message by itself."""
        finders = [(check, check.find) for check in checks if self.has(check)]
        for start in range(0, len(self.pairs), _AT_A_TIME):
            some = self.pairs[start : start + _AT_A_TIME]
            for check, find in finders:
                for pair in some:
                    for problem in find(pair):
                        self.take(pair.message, check, problem)

    def look_at_stale(self) -> None:
        """Find the messages that nobody needs; other checks do not look at them."""
        if self.has(STALE) and (stale := self.subject.stale):
            allowances = Allowances(stale, self._checks)
            for message in stale:
                self._take(message, STALE, IS_STALE, allowances)

    def take(self, message: Message, check: Check, problem: Problem) -> None:
        """Keep a problem, if nobody allows it."""
        self._take(message, check, problem, self._allowances)

    def _take(self, message: Message, check: Check, problem: Problem, allowances: Allowances) -> None:
        self._told.add((check.code, message.msgstr_line))
        if not allowances.allow(message, check.code):
            severity = self._severity(check, problem.severity)
            ordinal = self._ordinal(check, message.key)
            self._found.append(finding_of_problem(self.subject, message, check, problem, severity, ordinal))

    def findings(self, *, is_partial: bool) -> Iterator[Finding]:
        """What was found, what reading the catalog showed, and needless comments."""
        yield from self._found
        for warning in self.subject.catalog.warnings:
            # what a check says of the message is the same fault, told better, or allowed
            if self.has(check := self._checks[warning.code]) and (warning.code, warning.line) not in self._told:
                yield finding_of_warning(
                    self.subject, warning, check, self._severity(check), self._ordinal(check, None)
                )
        scopes = {"message"} if is_partial else {"message", "group", "template"}
        could_find = frozenset(
            code for code, check in self._checks.items() if check.scope in scopes and self.has(check)
        )
        for message, suppression, code, what in self._allowances.faults(could_find):
            if self.has(check := self._checks[code]):
                severity, ordinal = self._severity(check), self._ordinal(check, message.key)
                comment = suppression.comment
                yield finding_of_comment(self.subject, message, comment, check, what, severity, ordinal)

    def _severity(self, check: Check, own: Severity | None = None) -> Severity:
        level = self._levels.get(check.code)
        return own or check.severity if level is None or level == "off" else level

    def _ordinal(self, check: Check, of: MessageKey | None) -> int:
        count = self._counts[check.code, of]
        self._counts[check.code, of] += 1
        return count


def _groups(
    examinations: Sequence[_Examination], glossary: Glossary
) -> Iterator[tuple[Group, dict[str, _Examination]]]:
    """The messages by languages, each group with its catalogs by path."""
    groups: dict[tuple[str | None, str | None], list[_Examination]] = {}
    for examination in examinations:
        language, locale = examination.subject.language, examination.subject.locale
        groups.setdefault((_key(language), _key(locale)), []).append(examination)
    for members in groups.values():
        language, locale = members[0].subject.language, members[0].subject.locale
        pairs = tuple([pair for member in members for pair in (*member.pairs, *member.obsolete)])
        yield (
            Group(pairs, locale, language, glossary.terms(language, locale)),
            {member.subject.path: member for member in members},
        )


def _look_at_group(group: Group, members: dict[str, _Examination], check: Check) -> None:
    if any(member.has(check) for member in members.values()):
        for pair, problem in check.find_among(group):
            member = members[pair.path]
            if member.has(check):
                member.take(pair.message, check, problem)


def _key(locale: str | None) -> str | None:
    return key(locale) if locale and is_locale(locale) else locale
