"""`diglot audit`: pages -> every piece of text, extracted or excluded, and why."""

from diglot.cli.options import Format, FormatOption, Jobs, Project, Verbose
from diglot.cli.output import tell
from diglot.cli.session import finish_faults, open_project

__all__ = ["audit"]


def audit(
    report: FormatOption = Format.TEXT,
    jobs: Jobs = None,
    project: Project = None,
    verbose: Verbose = False,
) -> int:
    """List every piece of text: extracted or excluded.

    With the catalog it went to, or the reason why it is not translated.
    """
    from diglot.reports import json, text
    from diglot.stages.audit import audit

    config = open_project(project, jobs=jobs, verbose=verbose)
    pieces, faults = audit(config, jobs=config.jobs)
    tell(json.audit(pieces, faults) if report is Format.JSON else text.audit(pieces))
    return finish_faults(faults)
