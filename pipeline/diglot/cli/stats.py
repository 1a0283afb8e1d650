"""`diglot stats`: catalogs -> progress by locale, catalog and page."""

from diglot.cli.options import Format, FormatOption, Project, Verbose
from diglot.cli.output import tell
from diglot.cli.session import chosen, finish_faults, open_project

__all__ = ["stats"]


def stats(
    report: FormatOption = Format.TEXT,
    project: Project = None,
    verbose: Verbose = False,
) -> int:
    """Show progress by locale, catalog and page."""
    from diglot.reports import json, text
    from diglot.stages.stats import stats

    config = open_project(project, verbose=verbose)
    chosen(config, None)
    found = stats(config)
    tell(json.stats(found) if report is Format.JSON else text.stats(found, verbose=verbose))
    return finish_faults(found.faults)
