"""Three versions of a message -> the one that holds both sides' edits, or the two that cannot be had together."""

from collections.abc import Hashable
from dataclasses import replace
from typing import NamedTuple, TypeVar

from diglot.model import Message

__all__ = ["Reconciled", "outlived", "reconciled", "said", "three", "three_lists"]

_T = TypeVar("_T")
_H = TypeVar("_H", bound=Hashable)


class Reconciled(NamedTuple):
    """What became of a message: the same on both sides, or else a conflict."""

    ours: Message
    theirs: Message


class _Translation(NamedTuple):
    """What a translator decides about, as one: a confirmation is of the very text it was given to."""

    forms: tuple[str, ...]
    fuzzy: bool


def said(message: Message) -> Message:
    """The message without its place in a file."""
    return replace(message, line=0, msgstr_line=0, start=0, end=0)


def three(base: _T, ours: _T, theirs: _T) -> tuple[_T, bool]:
    """The value that only one side, or both alike, changed, and whether there is one; if not, ours."""
    if ours in (theirs, base):
        return theirs, True
    return ours, theirs == base


def three_lists(base: tuple[_H, ...], ours: tuple[_H, ...], theirs: tuple[_H, ...]) -> tuple[_H, ...]:
    """What both sides kept, and what either added: ours first."""
    merged, is_certain = three(base, ours, theirs)
    if is_certain:
        return merged
    old, mine, yours = set(base), set(ours), set(theirs)
    kept = [item for item in ours if item in yours or item not in old]
    return (*kept, *(item for item in theirs if item not in old and item not in mine))


def reconciled(base: Message | None, ours: Message, theirs: Message) -> Reconciled:
    """The message with the edits of both sides; one that a side didn't touch is the other's as it is.

    References, comments and flags are joined, since each line of them stands for itself. A conflict is two
    different translations, or two different plurals; without a base any two.
    """
    old, mine, yours = (said(message) if message else None for message in (base, ours, theirs))
    if yours in (mine, old):
        return Reconciled(ours, ours)
    if mine == old:
        return Reconciled(theirs, theirs)
    was = base or Message(ours.msgid, ours.msgctxt, msgstr=("",) * len(ours.msgstr), obsolete=ours.obsolete)
    if base is None and ours.obsolete != theirs.obsolete:
        obsolete = False
    else:
        obsolete, _ = three(was.obsolete, ours.obsolete, theirs.obsolete)
    plural, is_one_plural = three(was.msgid_plural, ours.msgid_plural, theirs.msgid_plural)
    translation = _translation(*(_Translation(each.msgstr, each.is_fuzzy) for each in (was, ours, theirs)))
    flags = three_lists(*(tuple(flag for flag in each.flags if flag != "fuzzy") for each in (was, ours, theirs)))
    common = replace(
        ours,
        flags=flags,
        obsolete=obsolete,
        comments=three_lists(was.comments, ours.comments, theirs.comments),
        # An obsolete entry stands on no page.
        references=() if obsolete else three_lists(was.references, ours.references, theirs.references),
        extracted=() if obsolete else three_lists(was.extracted, ours.extracted, theirs.extracted),
    )
    if translation is None or not is_one_plural or not _fits(translation, plural, (ours, theirs)):
        return Reconciled(*(_with_translation_of(each, common) for each in (ours, theirs)))
    previous, _ = three(_previous(was), _previous(ours), _previous(theirs))
    if not translation.fuzzy and (was.is_fuzzy or ours.is_fuzzy or theirs.is_fuzzy):
        previous = (None, None, None)
    merged = replace(
        _with_previous(common, previous),
        msgid_plural=plural,
        msgstr=translation.forms,
        flags=("fuzzy", *flags) if translation.fuzzy else flags,
    )
    return Reconciled(merged, merged)


def outlived(base: Message, edited: Message) -> Message | None:
    """What is left of a message that one side removed and the other edited: its translation and the translator's
    comments, obsolete, unless the edit brought it back to life. None if nobody's work is in the edit.
    """
    if said(edited) == said(base):
        return None
    if base.obsolete and not edited.obsolete:
        return edited
    work = (edited.msgstr, edited.is_fuzzy, edited.comments)
    if work == (base.msgstr, base.is_fuzzy, base.comments) or not (any(edited.msgstr) or edited.comments):
        return None
    return replace(edited, obsolete=True, references=(), extracted=())


def _translation(base: _Translation, ours: _Translation, theirs: _Translation) -> _Translation | None:
    """The one translation, or None for a conflict."""
    merged, is_certain = three(base, ours, theirs)
    if is_certain:
        return merged
    if ours.forms == theirs.forms:
        return ours._replace(fuzzy=three(base.fuzzy, ours.fuzzy, theirs.fuzzy)[0])
    had_text = any(base.forms)
    for one, other in ((ours, theirs), (theirs, ours)):
        if one.forms == base.forms and (one.fuzzy or not had_text):
            # One side doubts the text that the other replaces: so does it the new one.
            return other._replace(fuzzy=other.fuzzy or (one.fuzzy and had_text and any(other.forms)))
        if not had_text and one.fuzzy and not other.fuzzy and all(other.forms):
            return other  # a proposal gives way to a translation
    if ours.fuzzy == theirs.fuzzy and len(base.forms) == len(ours.forms) == len(theirs.forms):
        forms = [three(*versions) for versions in zip(base.forms, ours.forms, theirs.forms, strict=True)]
        if all(is_certain for _, is_certain in forms):
            return _Translation(tuple(form for form, _ in forms), ours.fuzzy)
    return None


def _fits(translation: _Translation, plural: str | None, sides: tuple[Message, Message]) -> bool:
    """Whether as many forms belong to the plural, or to there being none, as a side has."""
    return any(
        (side.msgid_plural is None) == (plural is None) and len(side.msgstr) == len(translation.forms) for side in sides
    )


def _with_translation_of(side: Message, common: Message) -> Message:
    flags = ("fuzzy", *common.flags) if side.is_fuzzy else common.flags
    return replace(
        _with_previous(common, _previous(side)), msgid_plural=side.msgid_plural, msgstr=side.msgstr, flags=flags
    )


def _previous(message: Message) -> tuple[str | None, str | None, str | None]:
    return message.previous_msgctxt, message.previous_msgid, message.previous_msgid_plural


def _with_previous(message: Message, previous: tuple[str | None, str | None, str | None]) -> Message:
    msgctxt, msgid, plural = previous
    return replace(message, previous_msgctxt=msgctxt, previous_msgid=msgid, previous_msgid_plural=plural)
