"""A catalog and its template -> the updated catalog (the work of msgmerge); entries that stay the same keep
their text.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from diglot.catalog.comments import sticky_flags
from diglot.catalog.encoding import encode_catalog
from diglot.catalog.header import with_field
from diglot.catalog.style import Style, detect_style
from diglot.catalog.template import render_header
from diglot.catalog.writer import render_body, render_entry, render_head
from diglot.model import Catalog, Message, MessageKey

__all__ = ["Update", "update_catalog"]


@dataclass(frozen=True, slots=True)
class Update:
    """The new catalog, and how its messages came about."""

    content: bytes
    added: int = 0
    """Messages that were not in the old catalog."""
    kept: int = 0
    """Messages that were live before."""
    obsoleted: int = 0
    """Translations whose message is gone, kept as obsolete entries."""
    revived: int = 0
    """Messages whose translation was obsolete."""
    dropped: int = 0
    """Untranslated messages that are gone."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """A message as it shall be, and the old entry that it comes from."""

    message: Message
    old: Message | None


_EMPTY = Catalog(path="")
_DATE = "POT-Creation-Date"
_DATE_FIELD = re.compile(rf'({_DATE}: ?)[^"\\]*')
_NPLURALS = re.compile(r"nplurals\s*=\s*(\d+)")
_OF_TEMPLATE = re.compile(r"[a-z0-9+-]+-format|range:.*")
_BODY = re.compile(r"^[ \t]*(?:#~[ \t]*)?(?:#?\||msg)", re.MULTILINE)
_KIND = {".": "extracted", ":": "references", ",": "flags", "=": "flags"}
_BODY_FIELDS = (
    *("msgid", "msgctxt", "msgid_plural", "msgstr", "obsolete"),
    *("previous_msgctxt", "previous_msgid", "previous_msgid_plural"),
)


def update_catalog(
    old: Catalog | None,
    template: Catalog,
    header: Sequence[tuple[str, str]],
    *,
    wanted: Callable[[Message], bool],
) -> Update:
    """The catalog with the template's messages that are `wanted`, in its order, and obsolete ones after them.

    Exact matches by msgctxt and msgid keep translation, translator's comments and flags; references,
    extracted comments and format flags are the template's. `header` is for a catalog that has none. The bytes
    are the old ones if nothing changed. CatalogError for a character that the catalog's charset lacks.
    """
    before = old or _EMPTY
    pairs = _pair(
        [message for message in template.messages if not message.obsolete and wanted(message)], before, header
    )
    keys = {pair.message.key for pair in pairs}
    taken = {id(pair.old) for pair in pairs}
    gone = [message for message in before.messages if not message.obsolete and message.key not in keys]
    retired = [_Pair(_retired(message), message) for message in gone if any(message.msgstr)]
    resting = [_Pair(message, message) for message in before.messages if message.obsolete and id(message) not in taken]
    text = _compose(before, [*pairs, *resting, *retired], header, template.field(_DATE))
    return Update(
        content=encode_catalog(text, before.codec, before.has_bom, before.path),
        added=sum(pair.old is None for pair in pairs),
        kept=sum(pair.old is not None and not pair.old.obsolete for pair in pairs),
        obsoleted=len(retired),
        revived=sum(pair.old is not None and pair.old.obsolete for pair in pairs),
        dropped=len(gone) - len(retired),
    )


def _pair(messages: Sequence[Message], before: Catalog, header: Sequence[tuple[str, str]]) -> list[_Pair]:
    """Each message of the template with the old entry of its key; inexact matching would join in for those
    without.
    """
    plural_forms = before.field("Plural-Forms") or dict(header).get("Plural-Forms", "")
    forms = int(found[1]) if (found := _NPLURALS.search(plural_forms)) else 2
    live: dict[MessageKey, list[Message]] = {}
    for message in before.messages:
        if not message.obsolete:
            live.setdefault(message.key, []).append(message)
    pairs = []
    for new in messages:
        sources = live.get(new.key, [])
        resting = before.obsolete.get(new.key)
        if resting and any(resting.msgstr) and not any(any(source.msgstr) for source in sources):
            live_lines = [line for source in sources for line in source.comments]
            comments = *(line for line in live_lines if line not in resting.comments), *resting.comments
            pairs.append(_Pair(_carried(new, replace(resting, comments=comments), forms), resting))
        else:
            # Twins with one translation are a warning of the reader; they stay, so that an update loses
            # nothing of theirs.
            pairs += [_Pair(_carried(new, source, forms), source) for source in sources] or [
                _Pair(_fresh(new, forms), None)
            ]
    return pairs


def _fresh(new: Message, forms: int) -> Message:
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


def _carried(new: Message, old: Message, forms: int) -> Message:
    """The old translation with what the template says today; a changed plural makes it fuzzy."""
    due = [flag for flag in new.flags if flag != "fuzzy"]
    kept = [flag for flag in old.flags if flag in due or not _OF_TEMPLATE.fullmatch(flag)]
    flags = (*kept, *(flag for flag in due if flag not in kept))
    said = (new.references, new.extracted, flags, new.msgid_plural, False)
    if said == (old.references, old.extracted, old.flags, old.msgid_plural, old.obsolete):
        return old
    carried = replace(old, obsolete=False, references=new.references, extracted=new.extracted, flags=flags)
    if new.msgid_plural != old.msgid_plural:
        count = 1 if new.msgid_plural is None else forms
        if (new.msgid_plural is None) != (old.msgid_plural is None):
            carried = replace(carried, msgstr=old.msgstr[:1] * count)
        carried = replace(carried, msgid_plural=new.msgid_plural)
        if any(old.msgstr):
            carried = replace(carried, previous_msgid=old.msgid, previous_msgid_plural=old.msgid_plural)
            carried = replace(carried, flags=("fuzzy", *(flag for flag in flags if flag != "fuzzy")))
    return carried


def _retired(old: Message) -> Message:
    """An entry whose message is gone: its translation, comments and flags."""
    return replace(old, obsolete=True, references=(), extracted=())


def _compose(before: Catalog, pairs: Sequence[_Pair], header: Sequence[tuple[str, str]], date: str | None) -> str:
    """The text of the catalog: old entries and the gaps before them as they are, others rendered in the
    file's style.
    """
    changed = any(pair.message != pair.old for pair in pairs)
    style = detect_style(before.text) if changed or not before.header_end else Style()
    blank = style.newline * 2
    gaps: dict[int, tuple[int, str]] = {}
    at, last = before.header_end, 0
    for message in before.messages:
        gaps[id(message)] = (last, before.text[at : message.start])
        at, last = message.end, id(message)
    parts: list[str] = []
    last = 0
    for pair in pairs:
        follows, gap = gaps.get(id(pair.old), (-1, ""))
        parts.append(gap if "\n" in gap or follows == last else blank)
        parts.append(_entry(pair, before.text, style))
        last = id(pair.old)
    tail = before.text[at:]
    if before.header_end:
        top = before.text[: before.header_end]
        text = top + "".join(parts) + tail
        if text == before.text:
            return text
        return _dated(top, date) + "".join(parts) + (tail or style.newline)
    top = _new_header(header, date, style)
    return (
        top + blank + "".join(parts).lstrip("\r\n") + (tail or style.newline)
        if parts
        else top + (tail or style.newline)
    )


def _new_header(header: Sequence[tuple[str, str]], date: str | None, style: Style) -> str:
    fields = with_field(header, _DATE, date) if date else tuple(header)
    named = dict(fields)
    title = f"Translation of {named.get('Project-Id-Version', '')} into {named.get('Language', '')}."
    return render_header(fields, (title, ""), style)


def _dated(top: str, date: str | None) -> str:
    """The header's text with another creation date of the template."""
    return top if date is None else _DATE_FIELD.sub(lambda match: match[1] + date, top, count=1)


def _entry(pair: _Pair, text: str, style: Style) -> str:
    """The entry's text; of an old one each part that still says the same."""
    message, old = pair.message, pair.old
    if old is None:
        return render_entry(message, style)
    raw = text[old.start : old.end]
    if message == old:
        return raw
    body = _BODY.search(raw)
    if body is None:
        return render_entry(message, style)
    head = style.newline.join(_head(message, old, raw[: body.start()]))
    same_body = all(getattr(message, name) == getattr(old, name) for name in _BODY_FIELDS)
    tail = raw[body.start() :] if same_body else style.newline.join(render_body(message, style))
    return head + style.newline + tail if head else tail


def _head(message: Message, old: Message, raw: str) -> list[str]:
    """The comment lines; those of a kind that says the same stay as they are."""
    kinds: dict[str, list[str]] = {}
    for line in raw.splitlines():
        if line.strip():
            kinds.setdefault(_KIND.get(line.lstrip(" \t")[1:2], "comments"), []).append(line)
    lines: list[str] = []
    for kind in ("comments", "extracted", "references", "flags"):
        if getattr(message, kind) == getattr(old, kind):
            lines += kinds.get(kind, [])
        else:
            only = Message(msgid="", **{kind: getattr(message, kind)})
            lines += render_head(only, sticky_flags(raw) if kind == "flags" else ())
    return lines
