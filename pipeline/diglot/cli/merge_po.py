"""`diglot merge-po`: three versions of a catalog -> the merged one, as gitattributes(5) has merge drivers."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from diglot.cli.options import Format, FormatOption, Quiet
from diglot.cli.session import finish

__all__ = ["Conflict", "merge_po"]


class Conflict(StrEnum):
    """How a conflict is marked."""

    MARKERS = "markers"
    FUZZY = "fuzzy"


def merge_po(
    base: Annotated[Path, typer.Argument(metavar="BASE", help="The common ancestor; empty where there is none.")],
    ours: Annotated[Path, typer.Argument(metavar="OURS", help="Our version; the merged file takes its place.")],
    theirs: Annotated[Path, typer.Argument(metavar="THEIRS", help="The other version.")],
    path: Annotated[
        str | None,
        typer.Option("--path", metavar="PATH", help="What the file is called in reports.", show_default="OURS"),
    ] = None,
    conflict: Annotated[
        Conflict,
        typer.Option("--conflict", help="Mark conflicts by git's markers, or as fuzzy entries that hold both texts."),
    ] = Conflict.MARKERS,
    report: FormatOption = Format.TEXT,
    quiet: Quiet = False,
) -> int:
    """Merge a catalog by message: git's merge driver.

    Writes the edits of both sides to OURS. Two translations of one message are a conflict, and exit 1.
    """
    from diglot.stages.merge_po import merge_po

    outcome = merge_po(base, ours, theirs, name=path, marking=conflict.value)
    return finish(outcome, form=report, quiet=quiet)
