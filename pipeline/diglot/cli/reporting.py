"""The findings of a check -> reports on stdout and in files, as the options ask for them."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from diglot.cli.options import FailOn
from diglot.cli.output import has_color, tell
from diglot.model import Change, DiglotError, Outcome, Severity, UsageError
from diglot.text.nearest import nearest

if TYPE_CHECKING:
    from diglot.config import Config
    from diglot.reports.context import Context
    from diglot.reports.formats import ReportFormat

__all__ = ["ReportFile", "report_context", "report_files", "report_findings"]

_FAILING: Final[dict[FailOn, tuple[Severity, ...]]] = {
    FailOn.ERROR: ("error",),
    FailOn.WARNING: ("error", "warning"),
    FailOn.INFO: ("error", "warning", "info"),
    FailOn.NEVER: (),
}
_WORKSPACES: Final = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""Variables in which services name the folder of the repository."""


class ReportFile(NamedTuple):
    """A report that goes into a file."""

    form: "ReportFormat"
    path: Path


def report_files(values: Iterable[str] | None) -> list[ReportFile]:
    """What `--report FORMAT=FILE` asks for; raises UsageError for a format that there isn't and for two in one file."""
    from diglot.reports.formats import FORMATS

    files: list[ReportFile] = []
    for value in values or ():
        name, sign, path = value.partition("=")
        form = next((form for form in FORMATS if form == name), None)
        if form is None:
            near = nearest(name, FORMATS)
            hint = f"did you mean {near}?" if near else f"there are {', '.join(FORMATS)}"
            raise UsageError("--report", f"no format is called {name!r}", hint)
        if not sign or not path:
            raise UsageError("--report", f"{value!r} names no file", f"write it like {form}=FILE")
        if any(file.path.absolute() == Path(path).absolute() for file in files):
            raise UsageError("--report", f"two reports in {path}", "give each a file of its own")
        files.append(ReportFile(form, Path(path)))
    return files


def report_context(config: "Config | None", fail_on: FailOn) -> "Context":
    """What the reports need to know of the run."""
    from diglot import __version__
    from diglot.reports.context import Context

    base = config.root if config else Path().absolute()
    within = base.relative_to(_repository(base)).as_posix()
    return Context(__version__, frozenset(_FAILING[fail_on]), "" if within == "." else f"{within}/")


def _repository(folder: Path) -> Path:
    """The root of the repository that a folder is in, by the service that runs us or by git; else the folder."""
    for name in _WORKSPACES:
        root = os.environ.get(name)
        if root and folder.is_relative_to(root):
            return Path(root)
    return next((place for place in (folder, *folder.parents) if (place / ".git").exists()), folder)


def report_findings(
    outcome: Outcome,
    form: "ReportFormat",
    files: Sequence[ReportFile],
    context: "Context",
    *,
    write: bool,
    verbose: bool,
) -> Outcome:
    """Tell the findings and write the reports; the outcome with what could not be written."""
    from diglot.reports import github, text
    from diglot.reports.formats import render

    if form == "text":
        tell(text.outcome(outcome, write=write, color=has_color(os.environ), verbose=verbose))
    else:
        tell(render(form, outcome, context))
    wanted = [(file.path, render(file.form, outcome, context)) for file in files]
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary and "github" in {form, *(file.form for file in files)} and (table := github.summary(outcome)):
        wanted.append((Path(summary), _content(Path(summary)) + table))
    faults: list[DiglotError] = []
    for path, content in wanted:
        try:
            _put(path, content)
        except DiglotError as fault:
            faults.append(fault)
    return replace(outcome, faults=(*outcome.faults, *faults))


def _content(path: Path) -> str:
    try:
        return path.read_text("utf-8", errors="surrogateescape")
    except OSError:
        return ""


def _put(path: Path, content: str) -> Change | None:
    from diglot.runtime.files import put

    where = path.absolute()
    raw = content.encode("utf-8", errors="surrogateescape")
    return put(where, raw, roots=[where.parent], root=where.parent, write=True, diff=False)
