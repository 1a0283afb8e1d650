"""The files before a disturbed run, after an undisturbed one and now -> what is wrong with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.faults.cases import MANIFEST, Case, Files, both_manifests, snapshot

__all__ = ["Report", "after_fault", "after_rerun"]


class Report(NamedTuple):
    """What became of many disturbed runs."""

    points: Counter[str]
    """How many runs ended with the old files, the new ones, some of each, by what was done to them."""
    faults: list[str]


def after_fault(case: Case, project: Path, code: int | None) -> tuple[str, list[str]]:
    """Whether the files are old, new or of both kinds, and the faults; `code` is None for a run that was killed."""
    now = snapshot(project)
    state = "old" if _same(now, case.old) else "new" if _same(now, case.new) else "mixed"
    return state, [*_damage(case, now), *_lies(state, now, code)]


def after_rerun(case: Case, project: Path, code: int) -> list[str]:
    """What the next run, which nobody disturbs, has left wrong."""
    now = snapshot(project)
    state = {path.name for path in (project / ".diglot").iterdir()}
    faults = [f"the next run ends with {code}"] if code else []
    faults += [
        f"{path}: not as undisturbed" for path in sorted({*now, *case.new}) if now.get(path) != case.new.get(path)
    ]
    faults += [f"left in .diglot: {name}" for name in sorted(state - {".gitignore", "lock"})]
    return faults


def _damage(case: Case, now: Files) -> Iterator[str]:
    for path in sorted({*case.old, *case.new}):
        content = now.get(path)
        if content in {case.old.get(path), case.new.get(path)}:
            continue
        if path == MANIFEST and content == both_manifests(case):
            continue
        yield f"{path}: {'gone' if content is None else 'empty' if not content else 'torn'}"
    known = {*case.old, *case.new}
    yield from (f"{path}: nobody's" for path in now if path not in known and not path.endswith(".tmp"))


def _lies(state: str, now: Files, code: int | None) -> Iterator[str]:
    if code is None:
        return
    if code not in {0, 3}:
        yield f"exit {code}"
    if code == 0 and state != "new":
        yield f"exit 0 with {state} files"
    if code != 3 and any(path.endswith(".tmp") for path in now):
        yield "a temporary file is left"


def _same(now: Files, then: Files) -> bool:
    return {path: content for path, content in now.items() if not path.endswith(".tmp")} == then
