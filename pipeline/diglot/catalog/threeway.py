"""A catalog or template, and what two sides made of it -> the one with the edits of both; conflicts are marked.

Ours is the text that edits of theirs are put into; what they left alone keeps its bytes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple, TypeAlias

from diglot.catalog.encoding import encode_catalog
from diglot.catalog.header_merge import Header, merge_headers, read_header_entry, render_header_entry
from diglot.catalog.reconcile import Reconciled, outlived, reconciled, three, three_lists
from diglot.catalog.rewrite import lay_out, rewritten
from diglot.catalog.style import Style, detect_style
from diglot.model import Catalog, Message, MessageKey

__all__ = ["Clash", "Marking", "Merge", "merge_catalogs"]

Marking: TypeAlias = Literal["markers", "fuzzy"]
"""How a conflict stands in the file: between git's markers, or as a fuzzy entry with both texts, as msgcat has it."""


class Clash(NamedTuple):
    """A message, or the header, that both sides changed in ways that exclude each other."""

    msgctxt: str | None
    msgid: str
    """Nothing for the header."""
    line: int
    """Of its entry, or of the marker before it, in the merged file, from 1."""


@dataclass(frozen=True, slots=True)
class Merge:
    """The merged catalog, and how it came about."""

    content: bytes
    clashes: tuple[Clash, ...] = ()
    taken: int = 0
    """Entries that theirs changed."""
    added: int = 0
    """Entries that only theirs has."""


_Slot: TypeAlias = tuple[MessageKey, int]
"""A message, and which of the entries for it: the live one is 0, obsolete twins follow."""


class _Part(NamedTuple):
    """An entry of the merged file."""

    text: str
    old: Message | None
    """The entry of ours in whose place it stands."""
    clash: MessageKey | None = None


@dataclass(frozen=True)
class _Side:
    """One of the two files."""

    catalog: Catalog
    slots: dict[_Slot, Message]
    style: Style


def merge_catalogs(base: Catalog, ours: Catalog, theirs: Catalog, *, marking: Marking) -> Merge:
    """Ours with what theirs changed since `base`, which may be empty.

    The bytes are ours where theirs changed nothing, and theirs where ours did not change at all. Raises
    CatalogError for a character that the charset of the file lacks.
    """
    if (ours.text, ours.codec, ours.has_bom) == (base.text, base.codec, base.has_bom):
        return Merge(encode_catalog(theirs.text, theirs.codec, theirs.has_bom, theirs.path))
    old = _slots(base)
    mine, yours = (_Side(catalog, _slots(catalog), detect_style(catalog.text)) for catalog in (ours, theirs))
    merged = dict(_reconciled(old, mine.slots, yours.slots))
    merged = {slot: pair for slot, pair in merged.items() if not _is_stale_twin(slot, pair, merged)}
    parts = [_part(slot, merged[slot], mine, yours, marking) for slot in _order(old, mine, yours, merged)]
    top, is_header_clash = _top(base, mine, yours)
    blank = mine.style.newline * 2
    laid, tail = lay_out(ours, ((part.text, part.old) for part in parts), blank)
    if parts and not top and parts[0].old is not next(iter(ours.messages), None):
        laid[0] = ""
    elif parts and top and not ours.header_end:
        laid[0] = blank
    last_lines = three_lists(*(_last_lines(catalog) for catalog in (base, ours, theirs)))
    if last_lines != _last_lines(ours):
        tail = "".join(line + mine.style.newline for line in last_lines)
    charset, _ = three(*(catalog.field("Content-Type") for catalog in (base, ours, theirs)))
    written = ours if charset == ours.field("Content-Type") else theirs
    return Merge(
        content=encode_catalog(top + "".join(laid) + tail, written.codec, written.has_bom, ours.path),
        clashes=tuple(_clashes(top, laid, parts, is_header_clash=is_header_clash)),
        taken=sum(
            slot in mine.slots and pair.ours is pair.theirs is not mine.slots[slot] for slot, pair in merged.items()
        ),
        added=sum(slot not in mine.slots for slot in merged),
    )


def _slots(catalog: Catalog) -> dict[_Slot, Message]:
    """The entries in the order of the file."""
    counts: dict[MessageKey, int] = {}
    numbers: dict[int, int] = {}
    for message in sorted(catalog.messages, key=lambda each: each.obsolete):
        numbers[id(message)] = counts.get(message.key, 0)
        counts[message.key] = numbers[id(message)] + 1
    return {(message.key, numbers[id(message)]): message for message in catalog.messages}


def _reconciled(
    base: dict[_Slot, Message], ours: dict[_Slot, Message], theirs: dict[_Slot, Message]
) -> Iterator[tuple[_Slot, Reconciled]]:
    """What becomes of each message; nothing for one that is gone."""
    for slot in {**ours, **theirs}:
        old, mine, yours = base.get(slot), ours.get(slot), theirs.get(slot)
        if mine and yours:
            yield slot, reconciled(old, mine, yours)
            continue
        edited = mine or yours
        assert edited is not None, "the slot is from one of the two"
        left = edited if old is None else outlived(old, edited)
        if left is not None:
            yield slot, Reconciled(left, left)


def _is_stale_twin(slot: _Slot, pair: Reconciled, merged: dict[_Slot, Reconciled]) -> bool:
    """Whether it is a second live entry of a message and no longer says what the first says."""
    first = merged.get((slot[0], 0))
    if slot[1] == 0 or pair.ours.obsolete or first is None:
        return False
    states = {(each.msgstr, each.is_fuzzy, each.msgid_plural) for each in (*first, *pair)}
    return len(states) > 1


# --- order ---


def _order(base: dict[_Slot, Message], ours: _Side, theirs: _Side, merged: dict[_Slot, Reconciled]) -> list[_Slot]:
    """Ours, unless only theirs moved entries; what the other side added follows what it follows there. What became
    obsolete goes to the end.
    """
    first, second = (ours, theirs)
    if _is_moved(base, theirs.slots) and not _is_moved(base, ours.slots):
        first, second = theirs, ours
    sequence = [slot for slot, message in first.slots.items() if _stands(slot, message, merged)]
    taken = set(sequence)
    following: dict[_Slot | None, list[_Slot]] = {}
    anchor: _Slot | None = None
    for slot, message in second.slots.items():
        if slot in taken:
            anchor = slot
        elif _stands(slot, message, merged) and not message.obsolete:
            following.setdefault(anchor, []).append(slot)
    order = list(following.get(None, ()))
    for slot in sequence:
        order += (slot, *following.get(slot, ()))
    placed = set(order)
    return order + [slot for slot in merged if slot not in placed]


def _is_moved(base: dict[_Slot, Message], side: dict[_Slot, Message]) -> bool:
    same = [slot for slot, message in base.items() if slot in side and side[slot].obsolete == message.obsolete]
    members = set(same)
    return same != [slot for slot in side if slot in members]


def _stands(slot: _Slot, message: Message, merged: dict[_Slot, Reconciled]) -> bool:
    """Whether the message is as live or obsolete as before, so that it can keep its place."""
    return slot in merged and merged[slot].ours.obsolete == message.obsolete


# --- text ---


def _part(slot: _Slot, pair: Reconciled, ours: _Side, theirs: _Side, marking: Marking) -> _Part:
    old = ours.slots.get(slot)
    message = pair.ours
    if pair.ours is not pair.theirs:
        if marking == "markers":
            mine, yours = (rewritten(side, old, ours.catalog.text, ours.style) for side in pair)
            return _Part(_marked(mine, yours, newline=ours.style.newline), old, slot[0])
        message = _with_both(pair)
    clash = None if message is pair.theirs else slot[0]
    if message is theirs.slots.get(slot) and theirs.style == ours.style:
        return _Part(theirs.catalog.text[message.start : message.end], old, clash)
    return _Part(rewritten(message, old, ours.catalog.text, ours.style), old, clash)


def _marked(ours: str, theirs: str, *, newline: str) -> str:
    return newline.join(("<<<<<<< ours", ours, "=======", theirs, ">>>>>>> theirs"))


def _with_both(pair: Reconciled) -> Message:
    """One fuzzy entry with the texts of both sides under msgcat's headings."""
    forms = []
    for number in range(len(pair.ours.msgstr)):
        texts = [
            (name, side.msgstr[number])
            for name, side in (("ours", pair.ours), ("theirs", pair.theirs))
            if number < len(side.msgstr)
        ]
        forms.append("\n".join(f"#-#-#-#-#  {name}  #-#-#-#-#\n{text}" for name, text in texts))
    flags = ("fuzzy", *(flag for flag in pair.ours.flags if flag != "fuzzy"))
    return replace(pair.ours, msgstr=tuple(forms), flags=flags)


def _top(base: Catalog, ours: _Side, theirs: _Side) -> tuple[str, bool]:
    """The header's entry, and whether it is a conflict."""
    mine, yours = (read_header_entry(side.catalog) for side in (ours, theirs))
    merged = merge_headers(read_header_entry(base), mine, yours)
    first, second = (_header_text(header, ((mine, ours), (yours, theirs))) for header in merged)
    if merged[0] != merged[1]:
        return _marked(first, second, newline=ours.style.newline), True
    return first, False


def _header_text(header: Header, known: Sequence[tuple[Header, _Side]]) -> str:
    """The header's entry, as one of the files has it if one does."""
    style = known[0][1].style
    for own, side in known:
        if own == header and side.style == style:
            return side.catalog.text[: side.catalog.header_end]
    return render_header_entry(header, style)


def _last_lines(catalog: Catalog) -> tuple[str, ...]:
    """What stands after the last entry, from the end of its line on."""
    end = catalog.messages[-1].end if catalog.messages else catalog.header_end
    return tuple(catalog.text[end:].splitlines())


def _clashes(top: str, laid: Sequence[str], parts: Sequence[_Part], *, is_header_clash: bool) -> Iterator[Clash]:
    """The conflicts with their lines; `laid` holds a gap and an entry in turn."""
    if is_header_clash:
        yield Clash(None, "", 1)
    line = 1 + top.count("\n")
    for part, gap, text in zip(parts, laid[::2], laid[1::2], strict=True):
        line += gap.count("\n")
        if part.clash is not None:
            yield Clash(*part.clash, line)
        line += text.count("\n")
