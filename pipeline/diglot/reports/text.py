"""Results -> lines for people."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from pathlib import PurePosixPath
from typing import Final

from diglot.model import (
    CatalogUpdate,
    Change,
    EditionReport,
    FuzzyMessage,
    Outcome,
    Piece,
    Progress,
    Revision,
    Statistics,
)
from diglot.reports.grouped import grouped
from diglot.text.visible import visible

__all__ = ["audit", "editions", "outcome", "stats", "summary", "updates"]

_FILES: Final = 20
"""Changed files that are listed; of more only the number is told."""
_CHANGES: Final = 10
"""Changed messages of a catalog that are listed."""
_PAGES: Final = 5
"""Pages that are named where they are not published."""
_SHOWN: Final = 60
"""Code points of a msgid or a piece of text that stand in a line."""


def outcome(result: Outcome, *, write: bool, color: bool, verbose: bool = False) -> str:
    """Changed files, or their differences where the stage was asked for them, and then the findings.

    Of many files only their number in each folder, unless all are wanted: findings must stay in sight.
    """
    plain = [change for change in result.changes if not change.diff]
    is_listed = verbose or len(plain) <= _FILES
    lines: list[str] = []
    for change in result.changes:
        if change.diff or is_listed:
            lines.append(change.diff or f"{_done(change, write=write)} {change.path}\n")
    if not is_listed:
        lines.extend(_counted(plain, write=write))
    lines.extend(grouped(result.findings, color=color))
    return "".join(lines)


def _done(change: Change, *, write: bool) -> str:
    if write:
        return "removed" if change.removed else "wrote"
    return f"would {'remove' if change.removed else 'write'}"


def _counted(changes: Sequence[Change], *, write: bool) -> Iterator[str]:
    """The number of files in each folder below the one that holds them all: for a build, in each locale."""
    folders = [PurePosixPath(change.path).parent.parts for change in changes]
    same = takewhile(lambda parts: len(set(parts)) == 1, zip(*folders, strict=False))
    depth = len(list(same)) + 1
    counts = Counter(
        (str(PurePosixPath(*folder[:depth])), _done(change, write=write))
        for folder, change in zip(folders, changes, strict=True)
    )
    for (folder, done), count in counts.items():
        yield f"{done} {count} {'file' if count == 1 else 'files'} in {folder}\n"


def editions(built: Iterable[EditionReport]) -> Iterator[str]:
    """What a build came to in each locale, a line each."""
    for edition in built:
        skipped = f", {edition.skipped} not published{_named(edition.skipped_pages)}" if edition.skipped else ""
        if edition.unlisted_pages:
            skipped += f", {len(edition.unlisted_pages)} with noindex{_named(edition.unlisted_pages)}"
        refused = f" ({edition.refused} refused)" if edition.refused else ""
        outdated = f"{edition.outdated} outdated, " if edition.outdated else ""
        dead = (
            f", {edition.dead_links} dead {'link' if edition.dead_links == 1 else 'links'}"
            if edition.dead_links
            else ""
        )
        yield (
            f"{edition.locale}: {edition.pages} {'page' if edition.pages == 1 else 'pages'}{skipped}, "
            f"{edition.translated} texts translated, {outdated}{edition.fallbacks} in their source language"
            f"{refused}{dead}, {edition.seconds:.2f} s"
        )


def _named(pages: Sequence[str]) -> str:
    """Some pages in brackets; of many the first."""
    shown = ", ".join(pages[:_PAGES])
    more = f" and {len(pages) - _PAGES} more" if len(pages) > _PAGES else ""
    return f" ({shown}{more})" if shown else ""


def summary(result: Outcome) -> Iterator[str]:
    """The findings by severity in one line, if there are any."""
    counts: Counter[str] = Counter(finding.severity for finding in result.findings)
    if counts:
        yield ", ".join(
            f"{counts[severity]} {name if counts[severity] == 1 else names}"
            for severity, name, names in (
                ("error", "error", "errors"),
                ("warning", "warning", "warnings"),
                ("info", "remark", "remarks"),
            )
            if counts[severity]
        )


def updates(found: Sequence[CatalogUpdate], *, verbose: bool = False) -> Iterator[str]:
    """What an update did to each catalog, and word by word what changed in the texts; of many only the first."""
    for update in found:
        fuzzy = sum(revision.is_fuzzy for revision in update.revisions)
        counts = {
            "kept": update.kept,
            "added": update.added,
            "revived": update.revived,
            "changed (fuzzy)": fuzzy,
            "changed (carried over)": len(update.revisions) - fuzzy,
            "from other files": update.moved,
            "obsolete": update.obsoleted,
            "dropped (never translated)": update.dropped,
        }
        shown = [f"{count} {what}" for what, count in counts.items() if count or what in {"kept", "added"}]
        yield f"{update.path}: {', '.join(shown)}"
        listed = update.revisions if verbose else update.revisions[:_CHANGES]
        for revision in listed:
            state = "fuzzy" if revision.is_fuzzy else "carried over"
            yield f"{update.path}: {revision.kind}, {state}: {_word_diff(revision)}"
        if more := len(update.revisions) - len(listed):
            yield f"{update.path}: {more} more changed; --verbose lists them"


_AROUND: Final = 30
"""Code points shown beside a changed word."""


def _word_diff(message: Revision | FuzzyMessage) -> str:
    from diglot.text.changes import word_diff

    return visible(word_diff(message.previous_msgid, message.msgid, around=_AROUND))


def stats(found: Statistics, *, verbose: bool = False) -> str:
    """A table of the catalogs with a total for each locale, one of the pages, and one of the kinds of changes that
    made translations fuzzy; on request each of them word by word.
    """
    progress = found.progress
    catalogs = [(row.locale, row.domain or "all", *_counts(row)) for row in progress if row.page is None]
    pages = [(row.locale, row.page, *_counts(row)) for row in progress if row.page is not None]
    counts = ("translated", "fuzzy", "untranslated", "total", "done")
    tables = [_table(("locale", "catalog", *counts), catalogs)]
    if pages:
        tables.append(_table(("locale", "page", *counts), pages))
    if found.fuzzy:
        kinds = Counter((message.locale, message.domain, message.kind) for message in found.fuzzy)
        rows = [(locale, domain, kind, str(count)) for (locale, domain, kind), count in kinds.items()]
        tables.append(_table(("locale", "catalog", "changed", "fuzzy"), rows, names=3))
    if found.fuzzy and verbose:
        lines = (f"{each.path}:{each.line}: {each.kind}{_since(each)}: {_word_diff(each)}\n" for each in found.fuzzy)
        tables.append("".join(lines))
    return "\n".join(tables)


def _since(message: FuzzyMessage) -> str:
    return f", outdated since {message.outdated_since}" if message.outdated_since else ""


def _counts(row: Progress) -> tuple[str, ...]:
    # Rounded down: 100 % means all.
    done = 100 * row.translated // row.total if row.total else 100
    return str(row.translated), str(row.fuzzy), str(row.untranslated), str(row.total), f"{done} %"


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]], *, names: int = 2) -> str:
    """The columns of names to the left, the others to the right."""
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    lines: list[str] = []
    for row in (head, *rows):
        cells = [f"{cell:{'<' if column < names else '>'}{widths[column]}}" for column, cell in enumerate(row)]
        lines.append("  ".join(cells).rstrip() + "\n")
    return "".join(lines)


def audit(pieces: Iterable[Piece]) -> str:
    """One line for each piece: its place, where it went or why not, what it is, how it begins."""
    lines: list[str] = []
    for piece in pieces:
        went = piece.domain if piece.status == "extracted" else "excluded"
        why = f" ({piece.reason})" if piece.reason else ""
        element = f"<{piece.element}> " if piece.element else ""
        attribute = f"@{piece.attribute} of " if piece.attribute else ""
        place = f"{piece.path}:{piece.line}:{piece.column}"
        lines.append(f"{place}: {went}{why}: {attribute}{element}{_shortened(piece.text)}\n")
    return "".join(lines)


def _shortened(text: str) -> str:
    line = visible(" ".join(text.split()))
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
