"""Around every stage: configuration, clock and lock before it; its Outcome -> reports and an exit code."""

import gc
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from diglot.cli import exits
from diglot.cli.options import FailOn, Format
from diglot.cli.output import complain, has_color, say, tell
from diglot.model import DiglotError, Finding, Outcome, UsageError
from diglot.text.nearest import nearest

if TYPE_CHECKING:
    from diglot.config import Config

__all__ = [
    "chosen",
    "finish",
    "finish_faults",
    "finish_told",
    "folder",
    "now",
    "open_project",
    "open_project_if_any",
    "uncollected",
    "writing",
]

_RANKS: Final = {"error": 0, "warning": 1, "info": 2, "never": -1}


def folder(project: Path | None) -> Path:
    """The folder that `-C` names, or the current one; raises UsageError if there is none."""
    place = (project or Path()).absolute()
    if not place.is_dir():
        raise UsageError(str(project), "no such folder", "give -C the folder of a project")
    return place


def open_project(
    project: Path | None, *, output: Path | None = None, jobs: int | None = None, verbose: bool = False
) -> "Config":
    """The configuration of the project that a folder, or the current one, is in."""
    from diglot.config import load
    from diglot.stages.project import check_locale_folders

    config = load(folder(project), environ=os.environ, output=output, jobs=jobs)
    check_locale_folders(config)
    if verbose:
        say(f"project: {config.root}")
        for key, origin in config.origins:
            say(f"{key}: from {origin}")
    return config


def open_project_if_any(project: Path | None, *, jobs: int | None = None) -> "Config | None":
    """As `open_project`, or None where no folder upward has a configuration."""
    from diglot.config import find

    return open_project(project, jobs=jobs) if find(folder(project)) else None


def chosen(config: "Config", locales: Sequence[str] | None) -> tuple[str, ...]:
    """The targets that `-l` names, all if there is none; raises UsageError for one that is no target."""
    if not config.targets:
        raise UsageError(f"{config.file.name}: targets", "there are none", 'add some: targets = ["de", "zh_CN"]')
    for locale in locales or ():
        if locale not in config.targets:
            near = nearest(locale, config.targets)
            hint = f"did you mean {near}?" if near else f"the targets are {', '.join(config.targets)}"
            raise UsageError("--locale", f"{locale!r} is not one of the targets", hint)
    return tuple(target for target in config.targets if not locales or target in locales)


def now() -> datetime:
    """The time that goes into files: SOURCE_DATE_EPOCH, else the clock's, in UTC."""
    text = os.environ.get("SOURCE_DATE_EPOCH")
    if not text:
        return datetime.now(UTC)
    try:
        return datetime.fromtimestamp(int(text), UTC)
    except (ValueError, OverflowError, OSError):
        what = f"{text!r} is not a time in seconds since 1970"
        raise UsageError("SOURCE_DATE_EPOCH", what, "set it to an integer, or unset it") from None


@contextmanager
def writing(config: "Config | None", *, write: bool) -> Iterator[None]:
    """Hold the project's lock, if there is a project and the run writes; raises LockedError if another run holds it."""
    if not write or config is None:
        yield
        return
    from diglot.runtime.lock import lock

    with lock(config.root):
        yield


@contextmanager
def uncollected() -> Iterator[None]:
    """Hundreds of thousands of values without a cycle among them: looking for some is a seventh of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def finish(
    outcome: Outcome,
    *,
    form: Format = Format.TEXT,
    write: bool = True,
    fail_on: FailOn = FailOn.ERROR,
    quiet: bool = False,
    verbose: bool = False,
) -> int:
    """Report what a stage came to; the code to exit with."""
    from diglot.reports import text

    if form is Format.JSON:
        from diglot.reports import json

        tell(json.outcome(outcome))
    else:
        tell(text.outcome(outcome, write=write, color=has_color(os.environ), verbose=verbose))
    if not quiet:
        for line in (*text.updates(outcome.updates, verbose=verbose), *text.editions(outcome.editions)):
            say(line)
    return finish_told(outcome, write=write, fail_on=fail_on, quiet=quiet)


def finish_told(outcome: Outcome, *, write: bool, fail_on: FailOn, quiet: bool) -> int:
    """Say what is for stderr of an outcome whose report is written; the code to exit with."""
    from diglot.reports import text

    if not quiet:
        for note in (*outcome.notes, *text.summary(outcome)):
            say(note)
    code = finish_faults(outcome.faults)
    fails = any(_fails(finding, fail_on) for finding in outcome.findings)
    return exits.highest((code, exits.FINDINGS if fails or (outcome.changes and not write) else exits.CLEAN))


def finish_faults(faults: Sequence[DiglotError]) -> int:
    """Name each fault on stderr; the code to exit with."""
    for fault in faults:
        complain(fault)
    return exits.highest(fault.exit_code for fault in faults)


def _fails(finding: Finding, fail_on: FailOn) -> bool:
    return _RANKS[finding.severity] <= _RANKS[fail_on]
