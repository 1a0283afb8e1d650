"""`diglot build`: pages and catalogs -> <output>/<tag>/<page> for each target."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from diglot.cli.options import Check, Diff, Format, FormatOption, Jobs, Locales, Project, Quiet, Verbose
from diglot.cli.session import chosen, finish, now, open_project, writing
from diglot.model import Outcome, UsageError

if TYPE_CHECKING:
    from diglot.config import Config

__all__ = ["build"]


def build(
    locale: Locales = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="DIR",
            help="Where to build.",
            show_default="`output` of the configuration",
        ),
    ] = None,
    bare: Annotated[bool, typer.Option("--bare", help="Put the translations in and change nothing else.")] = False,
    watch: Annotated[
        bool, typer.Option("--watch", help="Build again whenever something changes, until Ctrl-C.", show_default=False)
    ] = False,
    diglot: Annotated[
        str | None,
        typer.Option(
            "--diglot",
            metavar="LOCALE,LOCALE",
            help="Instead, each page once, with its texts in two targets side by side.",
            show_default=False,
        ),
    ] = None,
    check: Check = False,
    diff: Diff = False,
    report: FormatOption = Format.TEXT,
    jobs: Jobs = None,
    project: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Pages and catalogs -> <output>/<tag>/<page>.

    Writes every page in every target language, and the assets beside them.
    """
    from diglot.stages.build import build

    write = not (check or diff)
    opened = partial(open_project, project, output=output, jobs=jobs, verbose=verbose)

    def made(config: "Config") -> Outcome:
        if diglot is not None:
            return _book(config, diglot, given=bool(locale) or bare, write=write, diff=diff)
        locales = chosen(config, locale)
        with writing(config, write=write):
            return build(
                config,
                locales=locales,
                output=None,
                write=write,
                diff=diff,
                bare=bare,
                jobs=config.jobs,
                today=now().date(),
            )

    if watch:
        if not write or report is not Format.TEXT:
            what = "builds again and again, and tells each build in a line"
            raise UsageError("--watch", what, "leave out --check, --diff and --format")
        from diglot.cli.watching import watch_builds

        watch_builds(opened, made, quiet=quiet, verbose=verbose)
    outcome = made(opened())
    return finish(outcome, form=report, write=write, quiet=quiet, verbose=verbose)


def _book(config: "Config", diglot: str, *, given: bool, write: bool, diff: bool) -> Outcome:
    from diglot.stages.bilingual import build_book, two_targets

    if given:
        raise UsageError("--diglot", "goes with neither --locale nor --bare", "leave them out")
    locales = two_targets(config, diglot)
    with writing(config, write=write):
        return build_book(config, locales=locales, write=write, diff=diff, jobs=config.jobs, today=now().date())
