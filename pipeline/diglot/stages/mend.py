"""Catalogs and the fixes of their findings -> the same catalogs with the fixes applied, until none is left."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

from diglot.catalog import Style, render_entry
from diglot.catalog.retranslate import Retranslation, retranslate
from diglot.checks import check_of
from diglot.model import Catalog, Change, DiglotError, Finding, Message, MessageKey
from diglot.runtime.files import digest, put
from diglot.stages.examine import CheckOptions, examine
from diglot.stages.subjects import Subject, reread

__all__ = ["Mended", "mend", "put_mended"]

_MOST: Final = 200
"""Fixes of one form after which it is left as it is: some fix never comes to an end."""

_Of: TypeAlias = tuple[str, MessageKey]
"""A message of a catalog, by its path."""
_Edits: TypeAlias = dict[tuple[_Of, int], str]
"""By message and form what shall stand there."""
_STYLE: Final = Style()
_HEADER: Final = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


class Mended(NamedTuple):
    """What fixing came to."""

    subjects: list[Subject]
    """In the order they were given; those without a fix are the same values."""
    findings: list[Finding]
    """What is found in them."""
    applied: int
    """How many fixes."""


def mend(subjects: Sequence[Subject], options: CheckOptions, *, unsafe: bool) -> Mended:
    """Apply the safe fixes, or with `unsafe` all, one after the other in each form.

    A fix that gives its message an error that it did not have is taken back, and the message left alone; so is a form
    that comes back to what it was.
    """
    mending = _Mending(unsafe, {subject.path: subject.catalog.codec for subject in subjects})
    current = list(subjects)
    while True:
        found = list(examine(current, options))
        edits = mending.edits(found)
        if not edits:
            return Mended(current, found, mending.applied)
        # What a fix leads to is looked at in small catalogs of what was changed. What is found among all messages would
        # be another thing among a few, and waits for the next time that all are looked at.
        small = _edited(_extracts(current, edits), edits)
        while edits := mending.edits([finding for finding in examine(small, options) if _is_of_message(finding)]):
            small = _edited(small, edits)
        current = _edited(current, _forms(small))


@dataclass
class _Mending:
    """What was done to each message so far."""

    unsafe: bool
    codecs: Mapping[str, str]
    """By path: a fix in characters that a catalog's charset lacks is none."""
    applied: int = 0
    given_up: set[_Of] = field(default_factory=set)
    before: dict[_Of, tuple[int, int, str]] = field(default_factory=dict)
    """By message that was just changed: its errors before, and the form and what it was."""
    seen: dict[tuple[_Of, int], set[str]] = field(default_factory=dict)

    def edits(self, found: Sequence[Finding]) -> _Edits:
        """The next msgstr of each form that gets one, and of each that a fix made worse its former one."""
        errors = Counter(_of(each) for each in found if each.severity == "error" and _is_of_message(each))
        edits: _Edits = {}
        for key, (count, form, msgstr) in self.before.items():
            if errors[key] > count:
                self.given_up.add(key)
                self.applied -= 1
                edits[key, form] = msgstr
        self.before.clear()
        for finding in found:
            key, form = _of(finding), finding.plural or 0
            if key not in self.given_up and key not in self.before and self._takes(finding, key, form):
                assert finding.fix is not None
                assert finding.msgstr is not None
                self.before[key] = errors[key], form, finding.msgstr
                edits[key, form] = finding.fix.msgstr
                self.applied += 1
        return edits

    def _takes(self, finding: Finding, key: _Of, form: int) -> bool:
        fix = finding.fix
        if fix is None or finding.msgstr is None or not (fix.safe or self.unsafe):
            return False
        if not _has(self.codecs[finding.path], fix.msgstr):
            return False
        seen = self.seen.setdefault((key, form), {finding.msgstr})
        if fix.msgstr in seen or len(seen) > _MOST:
            return False
        seen.add(fix.msgstr)
        return True


def _of(finding: Finding) -> _Of:
    return finding.path, MessageKey(finding.msgctxt, finding.msgid or "")


def _has(codec: str, text: str) -> bool:
    """Whether a charset has all the characters of a text."""
    try:
        text.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def _is_of_message(finding: Finding) -> bool:
    return check_of(finding.code).looks_at_messages


def _extracts(subjects: Iterable[Subject], edits: _Edits) -> list[Subject]:
    """Catalogs of only the messages that are to change."""
    keys = {key for key, _ in edits}
    extracts: list[Subject] = []
    for subject in subjects:
        messages = [message for message in subject.messages if (subject.path, message.key) in keys]
        if messages:
            entries = "\n\n".join(render_entry(message, _STYLE) for message in messages)
            extracts.append(reread(replace(subject, select=_all), f"{_HEADER}{entries}\n".encode()))
    return extracts


def _all(catalog: Catalog) -> tuple[Message, ...]:
    return tuple(catalog.live.values())


def _forms(subjects: Iterable[Subject]) -> _Edits:
    """All forms as they are."""
    return {
        ((subject.path, message.key), form): msgstr
        for subject in subjects
        for message in subject.messages
        for form, msgstr in enumerate(message.msgstr)
    }


def _edited(subjects: Iterable[Subject], edits: _Edits) -> list[Subject]:
    """The subjects with other forms; those to which nothing changes are the same values."""
    result: list[Subject] = []
    for subject in subjects:
        changes = [
            Retranslation(message, form, edits[key])
            # Twins change together: with two translations the catalog could not be read.
            for message in subject.catalog.messages
            for form, msgstr in enumerate(message.msgstr)
            if not message.obsolete and edits.get(key := ((subject.path, message.key), form), msgstr) != msgstr
        ]
        result.append(reread(subject, retranslate(subject.catalog, changes)) if changes else subject)
    return result


def put_mended(
    before: Sequence[Subject], after: Sequence[Subject], *, root: Path, write: bool, diff: bool
) -> tuple[list[Change], list[DiglotError]]:
    """Write the catalogs that were mended, or only say what would change; a file that is no longer what was read is a
    fault and stays.
    """
    changes: list[Change] = []
    faults: list[DiglotError] = []
    for old, new in zip(before, after, strict=True):
        if new.raw == old.raw:
            continue
        roots = [root] if old.file.absolute().is_relative_to(root) else [old.file.absolute().parent]
        try:
            change = put(
                old.file.absolute(), new.raw, roots=roots, root=root, write=write, diff=diff, of=digest(old.raw)
            )
        except DiglotError as fault:
            faults.append(fault)
        else:
            if change is not None:
                changes.append(change)
    return changes, faults
