"""`diglot check`: catalogs -> findings."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from diglot.cli.options import FailOn, FailOnOption, Format, FormatOption, Jobs, Project, Quiet, Verbose
from diglot.cli.session import chosen, finish, now, open_project, open_project_if_any
from diglot.model import UsageError

if TYPE_CHECKING:
    from diglot.config import Config
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
    fail_on: FailOnOption = FailOn.ERROR,
    report: FormatOption = Format.TEXT,
    jobs: Jobs = None,
    project: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Find what is wrong with translations.

    Without files, in the catalogs of the project. With files it needs no configuration and no pages.
    """
    from diglot.stages.check import check, check_files

    _refuse_contradictions(files, current=current, source_language=source_language)
    config = open_project_if_any(project, jobs=jobs) if files else open_project(project, jobs=jobs, verbose=verbose)
    options = _options(config, source_language, glossary)
    if files:
        outcome = check_files(files, config=config, jobs=jobs or 0, options=options)
    else:
        assert config is not None, "open_project raises where there is none"
        chosen(config, None)
        outcome = check(config, current=current, jobs=config.jobs, now=now(), options=options)
    return finish(outcome, form=report, fail_on=fail_on, quiet=quiet)


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


def _options(config: "Config | None", source_language: str | None, glossary: Path | None) -> "CheckOptions":
    from diglot.config import Glossary, read_glossary
    from diglot.stages.check import project_glossary
    from diglot.stages.examine import CheckOptions

    if glossary is not None:
        terms = read_glossary(glossary, str(glossary))
    else:
        terms = project_glossary(config) if config else Glossary()
    if config is None:
        return CheckOptions(source_language, terms)
    return CheckOptions(source_language, terms, config.selection)
