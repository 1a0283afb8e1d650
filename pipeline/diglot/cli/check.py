"""`diglot check`: catalogs -> findings."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from diglot.cli.options import FailOn, FailOnOption, Jobs, Project, Quiet, ReportForm, Verbose
from diglot.cli.reporting import report_context, report_files, report_findings
from diglot.cli.session import chosen, finish_told, now, open_project, open_project_if_any, uncollected, writing
from diglot.model import UsageError

if TYPE_CHECKING:
    from diglot.config import Config
    from diglot.stages.baseline import Baseline
    from diglot.stages.examine import CheckOptions

__all__ = ["check"]


def check(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[FILE.po]...", help="Catalogs; without any, those of the project.", show_default=False),
    ] = None,
    current: Annotated[
        bool,
        typer.Option("--current", help="Also ask whether templates and catalogs are up to date with the pages."),
    ] = False,
    source_language: Annotated[
        str | None,
        typer.Option(
            "--source-language",
            metavar="LANGUAGE",
            help="The language of the msgids of FILE.po.",
            show_default="what the project, the header or the msgids tell",
        ),
    ] = None,
    glossary: Annotated[
        Path | None,
        typer.Option(
            "--glossary",
            metavar="FILE",
            help="The terms to use, TSV or TBX.",
            show_default="glossary.tsv and glossary.tbx in the project's folder of catalogs",
        ),
    ] = None,
    baseline: Annotated[
        Path | None,
        typer.Option(
            "--baseline",
            metavar="FILE",
            help="Tell only findings that this file does not know.",
            show_default="`baseline` of the configuration",
        ),
    ] = None,
    write_baseline: Annotated[
        bool, typer.Option("--write-baseline", help="Have the baseline know all that is found now.")
    ] = False,
    fix: Annotated[bool, typer.Option("--fix", help="Apply the fixes that need no look.")] = False,
    unsafe_fixes: Annotated[
        bool, typer.Option("--unsafe-fixes", help="Apply all fixes, those that need a look, too.")
    ] = False,
    diff: Annotated[
        bool,
        typer.Option("--diff", help="Write nothing; show what fixes would change, and exit 1 if anything."),
    ] = False,
    fail_on: FailOnOption = FailOn.ERROR,
    form: Annotated[
        ReportForm, typer.Option("--format", help="The form of the report on standard output.")
    ] = ReportForm.TEXT,
    report: Annotated[
        list[str] | None,
        typer.Option("--report", metavar="FORMAT=FILE", help="Also write a report into a file; may be repeated."),
    ] = None,
    jobs: Jobs = None,
    project: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Find what is wrong with translations.

    Without files, in the catalogs of the project. With files it needs no configuration and no pages.
    """
    from diglot.stages.check import Fixes, check, check_files

    files_to_write = report_files(report)
    _refuse_contradictions(files, current=current, source_language=source_language)
    if diff and write_baseline:
        raise UsageError("--diff", "writes nothing, and --write-baseline does", "leave one of them out")
    config = open_project_if_any(project, jobs=jobs) if files else open_project(project, jobs=jobs, verbose=verbose)
    options = _options(config, source_language, glossary)
    write = (fix or unsafe_fixes) and not diff
    fixes = Fixes(unsafe_fixes, write, diff) if write or diff else None
    known = _baseline(config, baseline, renew=write_baseline)
    with uncollected(), writing(config, write=write or write_baseline):
        if files:
            outcome = check_files(files, config=config, jobs=jobs or 0, options=options, fixes=fixes, baseline=known)
        else:
            assert config is not None, "open_project raises where there is none"
            chosen(config, None)
            outcome = check(
                config, current=current, jobs=config.jobs, now=now(), options=options, fixes=fixes, baseline=known
            )
    outcome = report_findings(
        outcome, form.value, files_to_write, report_context(config, fail_on), write=not diff, verbose=verbose
    )
    return finish_told(outcome, write=not diff, fail_on=fail_on, quiet=quiet)


def _refuse_contradictions(files: list[Path] | None, *, current: bool, source_language: str | None) -> None:
    from diglot.text.locales import is_locale

    if files and current:
        raise UsageError("--current", "asks about a whole project, not about files", "leave the files out")
    if source_language is None:
        return
    if not files:
        raise UsageError("--source-language", "the project's catalogs say theirs", "give the files to check")
    if not is_locale(source_language):
        raise UsageError("--source-language", f"{source_language!r} is no language", "write it like en or zh_CN")


def _baseline(config: "Config | None", given: Path | None, *, renew: bool) -> "Baseline | None":
    from diglot.stages.baseline import Baseline

    if given is not None:
        return Baseline(given, str(given), renew)
    if config and config.baseline:
        return Baseline(config.baseline, config.baseline.relative_to(config.root).as_posix(), renew)
    if renew:
        hint = "name a file with --baseline FILE, or with `baseline` in the configuration"
        raise UsageError("--write-baseline", "there is no baseline", hint)
    return None


def _options(config: "Config | None", source_language: str | None, glossary: Path | None) -> "CheckOptions":
    from diglot.config.glossary import Glossary, read_glossary
    from diglot.stages.check import project_glossary
    from diglot.stages.examine import CheckOptions

    if glossary is not None:
        terms = read_glossary(glossary, str(glossary))
    else:
        terms = project_glossary(config) if config else Glossary()
    if config is None:
        return CheckOptions(source_language, terms)
    return CheckOptions(source_language, terms, config.selection)
