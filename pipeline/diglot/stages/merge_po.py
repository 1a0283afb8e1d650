"""Three versions of a catalog or template -> the merged one, in the place of ours: git's merge driver."""

from itertools import takewhile
from pathlib import Path

from diglot.catalog import Clash, Marking, Merge, merge_catalogs, read_catalog
from diglot.checks import check_of
from diglot.model import Catalog, CatalogError, Finding, Outcome
from diglot.runtime.files import put

__all__ = ["merge_po"]


def merge_po(base: Path, ours: Path, theirs: Path, *, name: str | None, marking: Marking) -> Outcome:
    """Merge by message and write the result to `ours`; `name` is what reports call it. An empty `base` stands for none.

    What can't be merged so, because one of the three is no catalog, is a fault; then `ours` holds both sides
    between conflict markers, so that nothing is lost and nobody takes it for merged.
    """
    shown = name or ours.as_posix()
    raw = [_bytes(path) for path in (base, ours, theirs)]
    names = (f"{name} (base)", shown, f"{name} (theirs)") if name else (base.as_posix(), shown, theirs.as_posix())
    findings: tuple[Finding, ...] = ()
    faults: tuple[CatalogError, ...] = ()
    notes: tuple[str, ...] = ()
    try:
        catalogs = [read_catalog(content, path) for content, path in zip(raw[1:], names[1:], strict=True)]
        before = read_catalog(raw[0], names[0]) if raw[0].strip() else Catalog(names[0])
        merge = merge_catalogs(before, *catalogs, marking=marking)
    except CatalogError as fault:
        faults = (fault,)
        content = _side_by_side(raw[1], raw[2])
        notes = (f"{shown}: not merged by message; both sides stand between conflict markers",)
    else:
        content = merge.content
        findings = tuple(_finding(clash, shown) for clash in merge.clashes)
        notes = (_note(shown, merge),)
    put(ours, content, roots=(ours.parent,), root=ours.parent, write=True, diff=False)
    return Outcome(findings=findings, faults=faults, notes=notes)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CatalogError(
            str(path), error.strerror or "cannot be read", "give three files: BASE OURS THEIRS"
        ) from None


def _note(shown: str, merge: Merge) -> str:
    return f"{shown}: {merge.taken} changed and {merge.added} added by theirs, {len(merge.clashes)} in conflict"


def _finding(clash: Clash, shown: str) -> Finding:
    check = check_of("merge-conflict")
    what = "the translation" if clash.msgid else "the language or the plural forms of the header"
    return Finding(
        code=check.code,
        mqm=check.mqm,
        severity=check.severity,
        message=f"both sides changed {what}",
        help=check.help,
        path=shown,
        line=clash.line,
        msgctxt=clash.msgctxt,
        msgid=clash.msgid or None,
    )


def _side_by_side(ours: bytes, theirs: bytes) -> bytes:
    """Both files in one: the lines from the first to the last in which they differ stand there twice."""
    mine, yours = (raw.splitlines(keepends=True) for raw in (ours, theirs))
    head = _same(mine, yours)
    tail = _same(mine[head:][::-1], yours[head:][::-1])
    if head == len(mine) == len(yours):
        return ours
    middle = [side[head : len(side) - tail] for side in (mine, yours)]
    ends = [b"" if not side or side[-1].endswith(b"\n") else b"\n" for side in middle]
    parts = [b"<<<<<<< ours\n", *middle[0], ends[0], b"=======\n", *middle[1], ends[1], b">>>>>>> theirs\n"]
    return b"".join((*mine[:head], *parts, *mine[len(mine) - tail :]))


def _same(first: list[bytes], second: list[bytes]) -> int:
    """How many lines are the same at the start."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False)))
