"""Findings, and a file of those that are known -> the findings that are not in it, or the file anew."""

import json
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, NamedTuple

from diglot.checks import Scope, all_checks
from diglot.model import Change, Finding, Outcome, UsageError
from diglot.runtime.files import put

__all__ = ["Baseline", "Looked", "compared"]

_VERSION: Final = 1
_SHOWN: Final = 60
"""Code points of a msgid that stand in the file, for people who read it."""
_TOLD: Final = 10
"""Known findings that are gone and told one by one; of more only the number."""
_HINT: Final = "write it with --write-baseline"


class Baseline(NamedTuple):
    """The file of known findings, and what is to happen to it."""

    path: Path
    name: str
    """For messages."""
    renew: bool = False
    """Whether it is to hold what is found now."""


class Looked(NamedTuple):
    """What was looked at, so that nothing else counts as gone."""

    paths: Collection[str] | None
    """The catalogs; None for all that there are."""
    scopes: Collection[Scope]
    """Of the checks that could find what is there to find."""

    def covers(self, known: "_Known") -> bool:
        """Whether a known finding would have been found."""
        scopes = {check.code: check.scope for check in all_checks()}
        in_paths = self.paths is None or known.path in self.paths
        return in_paths and scopes.get(known.code, "message") in self.scopes


class _Known(NamedTuple):
    """What the file keeps of a finding; lines are not part of it, so they may move."""

    path: str
    code: str
    msgid: str
    """How it begins."""
    fingerprint: str


def compared(
    outcome: Outcome, baseline: Baseline, looked: Looked, *, root: Path, home: Callable[[str], str] = str
) -> Outcome:
    """The outcome without the findings that are known, with notes of how many these are and which are gone.

    `home` gives the paths of all files of a domain as one, so that a finding stays known when its message moves.
    If the baseline is to be renewed it knows them all from now on, and what was not looked at it keeps. Raises
    UsageError for a file that is not there or none of ours, WriteError as `put`.
    """
    is_new = baseline.renew and not baseline.path.exists()
    known = [] if is_new else _read(baseline)
    if baseline.renew:
        entries = {entry for entry in known if not looked.covers(entry)} | set(map(_known, outcome.findings))
        change = _put(baseline.path, sorted(entries), root)
        notes = (*outcome.notes, f"{baseline.name} knows {_counted(len(entries))}")
        return replace(outcome, changes=(*outcome.changes, *([change] if change else [])), findings=(), notes=notes)
    keys = {(home(entry.path), entry.fingerprint) for entry in known}
    new = tuple(finding for finding in outcome.findings if (home(finding.path), finding.fingerprint) not in keys)
    found = {(home(finding.path), finding.fingerprint) for finding in outcome.findings}
    gone = [entry for entry in known if (home(entry.path), entry.fingerprint) not in found and looked.covers(entry)]
    told = list(outcome.notes)
    if len(new) < len(outcome.findings):
        told.append(f"{_counted(len(outcome.findings) - len(new))} of {baseline.name} left out")
    if gone:
        told.append(f"{_counted(len(gone))} of {baseline.name} no longer there; forget them with --write-baseline")
        told += [f"  {entry.path}: {entry.code}: {entry.msgid}" for entry in gone[:_TOLD]]
    return replace(outcome, findings=new, notes=tuple(told))


def _counted(count: int) -> str:
    return f"{count} {'finding' if count == 1 else 'findings'}"


def _read(baseline: Baseline) -> list[_Known]:
    try:
        document = json.loads(baseline.path.read_bytes())
        if document["version"] != _VERSION:
            what = f"version {document['version']!r} of a baseline, where {_VERSION} is known"
            raise UsageError(baseline.name, what, _HINT)
        return [_entry(entry) for entry in document["findings"]]
    except OSError as error:
        raise UsageError(baseline.name, error.strerror or "cannot be read", _HINT) from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise UsageError(baseline.name, "no baseline of diglot", _HINT) from None


def _entry(entry: dict[str, Any]) -> _Known:
    fields = [entry["path"], entry["code"], entry["msgid"], entry["fingerprint"]]
    if not all(isinstance(each, str) for each in fields):
        raise TypeError("a field that is no text")
    return _Known(*fields)


def _put(path: Path, entries: Iterable[_Known], root: Path) -> Change | None:
    lines = ",\n".join(json.dumps(entry._asdict(), ensure_ascii=False) for entry in entries)
    findings = f"\n{lines}\n" if lines else ""
    content = f'{{"version": {_VERSION}, "findings": [{findings}]}}\n'
    roots = [root] if path.absolute().is_relative_to(root) else [path.absolute().parent]
    return put(path.absolute(), content.encode(), roots=roots, root=root, write=True, diff=False)


def _known(finding: Finding) -> _Known:
    shown = " ".join((finding.msgid or "").split())
    msgid = shown if len(shown) <= _SHOWN else shown[: _SHOWN - 1] + "…"
    return _Known(finding.path, finding.code, msgid, finding.fingerprint)
