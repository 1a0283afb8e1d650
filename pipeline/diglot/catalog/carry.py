"""A message of the template and the old one that it comes from -> the message as the catalog shall have it."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date

from diglot.catalog.outdated import with_day, without_day
from diglot.lazy import pattern
from diglot.model import Message, Revision

__all__ = ["fresh", "retired", "revised", "unchanged"]

_LAID_OUT = pattern(r"[\n\t]|  ")
_OF_TEMPLATE = pattern(r"[a-z0-9+-]+-format|range:.*")


def fresh(new: Message, forms: int) -> Message:
    """A message without a translation."""
    return Message(
        msgid=new.msgid,
        msgctxt=new.msgctxt,
        msgid_plural=new.msgid_plural,
        msgstr=("",) if new.msgid_plural is None else ("",) * forms,
        flags=tuple([flag for flag in new.flags if flag != "fuzzy"]),
        references=new.references,
        extracted=new.extracted,
    )


def unchanged(new: Message, old: Message, forms: int, today: date | None = None) -> Message:
    """The old translation with what the template says today; a changed plural makes it fuzzy, as `revised` does."""
    due = [flag for flag in new.flags if flag != "fuzzy"]
    kept = [flag for flag in old.flags if flag in due or not _OF_TEMPLATE.fullmatch(flag)]
    flags = (*kept, *(flag for flag in due if flag not in kept))
    said = (new.references, new.extracted, flags, new.msgid_plural, False)
    if said == (old.references, old.extracted, old.flags, old.msgid_plural, old.obsolete):
        return old
    carried = replace(old, obsolete=False, references=new.references, extracted=new.extracted, flags=flags)
    if new.msgid_plural != old.msgid_plural:
        carried = replace(carried, msgid_plural=new.msgid_plural, msgstr=_forms(new, old, forms))
        if any(old.msgstr):
            carried = replace(carried, previous_msgid=old.msgid, previous_msgid_plural=old.msgid_plural)
            carried = replace(carried, flags=_fuzzy(flags), comments=_since(old, today))
    return carried


def revised(
    new: Message, old: Message, forms: int, *, moves: bool, clean: Collection[str], today: date | None = None
) -> tuple[Message, Revision]:
    """The translation of a similar message: fuzzy, with what it is a translation of as the previous message.

    A change of a kind in `clean` is carried over as it is, if that is sure: between singular messages of one context,
    from a translation that is not fuzzy. `moves`: the old entry becomes this one, with its comments and flags; if it
    was confirmed a comment says that it is outdated since `today`, and if it said that already it still does.
    """
    from diglot.text.changes import kind_of_change

    due = [flag for flag in new.flags if flag != "fuzzy"]
    kept = [flag for flag in old.flags if flag in due or not _OF_TEMPLATE.fullmatch(flag)] if moves else []
    flags = (*kept, *(flag for flag in due if flag not in kept))
    carried = replace(
        fresh(new, forms), msgstr=_forms(new, old, forms), flags=flags, comments=old.comments if moves else ()
    )
    kind = kind_of_change(old.msgid, new.msgid)
    if kind in clean and not old.is_fuzzy and (msgstr := _sure(kind, new, old)) is not None:
        confirmed = replace(carried, msgstr=(msgstr,), comments=without_day(carried.comments))
        return confirmed, Revision(kind, False, new.msgctxt, new.msgid, old.msgid)
    # What a fuzzy translation translates is what its own previous lines say.
    source = (old.previous_msgctxt, old.previous_msgid, old.previous_msgid_plural)
    if not old.is_fuzzy or old.previous_msgid is None:
        source = (old.msgctxt, old.msgid, old.msgid_plural)
    else:
        kind = kind_of_change(old.previous_msgid, new.msgid)
    msgctxt, msgid, plural = source
    assert msgid is not None, "looked at above"
    carried = replace(
        carried,
        flags=_fuzzy(flags),
        comments=_since(old, today) if moves else (),
        previous_msgctxt=msgctxt,
        previous_msgid=msgid,
        previous_msgid_plural=plural,
    )
    return carried, Revision(kind, True, new.msgctxt, new.msgid, msgid)


def retired(old: Message) -> Message:
    """An entry whose message is gone: its translation, comments and flags."""
    return replace(old, obsolete=True, references=(), extracted=())


def _sure(kind: str, new: Message, old: Message) -> str | None:
    if new.msgctxt != old.msgctxt or not new.msgid_plural is old.msgid_plural is None:
        return None
    if kind == "markup":
        from diglot.text.retag import retagged

        return retagged(old.msgid, new.msgid, old.msgstr[0])
    if kind == "unchanged":
        return None
    # Where lines, tabs or runs of spaces are content, a translation has to follow them.
    return None if _LAID_OUT.search(old.msgid) or _LAID_OUT.search(new.msgid) else old.msgstr[0]


def _forms(new: Message, old: Message, forms: int) -> tuple[str, ...]:
    if (new.msgid_plural is None) == (old.msgid_plural is None):
        return old.msgstr
    return old.msgstr[:1] * (1 if new.msgid_plural is None else forms)


def _since(old: Message, today: date | None) -> tuple[str, ...]:
    """The comments of a message that becomes fuzzy. What nobody had confirmed gets no day: it never was on a page."""
    return old.comments if today is None or not old.is_usable else with_day(old.comments, today)


def _fuzzy(flags: Iterable[str]) -> tuple[str, ...]:
    return ("fuzzy", *(flag for flag in flags if flag != "fuzzy"))
