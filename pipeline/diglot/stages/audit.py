"""Pages -> every piece of their text: extracted or excluded, and why."""

from collections import defaultdict
from functools import partial
from typing import NamedTuple

from diglot.config import Config
from diglot.model import DiglotError, Exclusion, Lines, Page, Piece, Segment
from diglot.runtime.executor import run
from diglot.stages.pages import domain_of, load
from diglot.stages.project import pages
from diglot.text.space import collapse

__all__ = ["audit"]


class _Audited(NamedTuple):
    pieces: tuple[Piece, ...]
    roles: tuple[str, ...]
    """Of each piece, for the suggestion of contexts."""
    fault: DiglotError | None


def audit(config: Config, *, jobs: int) -> tuple[tuple[Piece, ...], tuple[DiglotError, ...]]:
    """All pieces in the order of pages and places, and the pages that could not be read."""
    pieces: list[Piece] = []
    roles: list[str] = []
    faults: list[DiglotError] = []
    for page in run(partial(_audit_page, config), pages(config), jobs=jobs):
        pieces += page.pieces
        roles += page.roles
        if page.fault is not None:
            faults.append(page.fault)
    return tuple(_with_suggestions(pieces, roles)), tuple(faults)


def _audit_page(config: Config, path: str) -> _Audited:
    try:
        page, scanned = load(config, path, exclusions=True)
    except DiglotError as fault:
        return _Audited((), (), fault)
    lines = Lines(page.text)
    found: list[Segment | Exclusion] = [*scanned.segments, *scanned.exclusions]
    places = sorted(found, key=lambda place: (place.start, -place.end))
    pieces = tuple(
        _extracted(config, page, lines, place) if isinstance(place, Segment) else _excluded(page, lines, place)
        for place in places
    )
    return _Audited(pieces, tuple(_kind_of_role(place) for place in places), None)


def _extracted(config: Config, page: Page, lines: Lines, segment: Segment) -> Piece:
    return Piece(
        page.path,
        *lines.place(segment.start),
        segment.kind,
        segment.element,
        segment.attribute,
        collapse(page.text[segment.start : segment.end]),
        segment.language,
        "extracted",
        segment.note or ("mixed" if segment.mixed else None),
        domain_of(segment, config.catalogs),
        segment.scope.context,
        segment.msgid,
    )


def _excluded(page: Page, lines: Lines, exclusion: Exclusion) -> Piece:
    text = collapse(page.text[exclusion.start : exclusion.end])
    place = lines.place(exclusion.start)
    return Piece(
        page.path,
        *place,
        exclusion.kind,
        exclusion.element,
        exclusion.attribute,
        text,
        None,
        "excluded",
        exclusion.reason,
        None,
        None,
        None,
    )


_CONTROLS = frozenset({"a", "button", "label", "option"})
_PROSE = frozenset({"blockquote", "dd", "li", "p", "td"})


def _kind_of_role(place: Segment | Exclusion) -> str:
    """Control, prose or neither: one translation may not do for the first two."""
    if isinstance(place, Exclusion) or place.kind == "json":
        return ""
    if place.attribute is not None:
        return "control" if place.attribute == "value" else ""
    return "control" if place.element in _CONTROLS else "prose" if place.element in _PROSE else ""


def _with_suggestions(pieces: list[Piece], roles: list[str]) -> list[Piece]:
    """Marks the messages without a context that are a control at one place and prose at another."""
    seen: defaultdict[tuple[str | None, str | None], set[str]] = defaultdict(set)
    for piece, kind in zip(pieces, roles, strict=True):
        if kind and piece.msgctxt is None:
            seen[piece.domain, piece.msgid].add(kind)
    return [
        piece._replace(reason="several-roles")
        if piece.status == "extracted" and piece.reason is None and len(seen[piece.domain, piece.msgid]) > 1
        else piece
        for piece in pieces
    ]
