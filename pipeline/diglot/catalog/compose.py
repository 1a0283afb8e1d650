"""Messages as they shall be, and the old entries they come from -> the text of the catalog, spliced."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from diglot.catalog.header import with_field
from diglot.catalog.outdated import is_stale, without_day
from diglot.catalog.rewrite import lay_out, rewritten
from diglot.catalog.style import Style, detect_style
from diglot.catalog.template import render_header
from diglot.lazy import pattern
from diglot.model import Catalog, Message

__all__ = ["DATE", "Pair", "compose", "with_header_of"]


class Pair(NamedTuple):
    """A message as it shall be, and the old entry that becomes it, if one does."""

    message: Message
    old: Message | None
    origin: Catalog | None = None
    """The catalog in which the old entry stands, if it is another one: the entry moves."""


DATE = "POT-Creation-Date"
_BASEPATH_FIELD = pattern(r'("X-Poedit-Basepath: ?)[^"\\]*')
_DATE_FIELD = pattern(rf'({DATE}: ?)[^"\\]*')


def compose(
    before: Catalog,
    pairs: Sequence[Pair],
    header: Sequence[tuple[str, str]],
    date: str | None,
    *,
    style: Style | None = None,
) -> str:
    """The text of the catalog: old entries and the gaps before them as they are, others rendered in the
    file's style, or the one that is given.

    A day since which a translation was outdated that is confirmed by now goes along with other changes: alone it is
    none, or whoever confirms a translation would leave a catalog that is not up to date.
    """
    text = _composed(before, pairs, header, date, style)
    if text != before.text and any(is_stale(pair.message) for pair in pairs):
        text = _composed(before, [*map(_without_stale, pairs)], header, date, style)
    return text


def _without_stale(pair: Pair) -> Pair:
    message = pair.message
    return (
        pair._replace(message=replace(message, comments=without_day(message.comments))) if is_stale(message) else pair
    )


def _composed(
    before: Catalog,
    pairs: Sequence[Pair],
    header: Sequence[tuple[str, str]],
    date: str | None,
    style: Style | None,
) -> str:
    if style is None:
        changed = any(pair.message != pair.old or pair.origin for pair in pairs)
        style = detect_style(before.text) if changed or not before.header_end else Style()
    blank = style.newline * 2
    parts, tail = lay_out(before, (_entry(pair, before, style) for pair in pairs), blank)
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


def _entry(pair: Pair, before: Catalog, style: Style) -> tuple[str, Message | None]:
    """The text of an entry, and the one of the catalog in whose place it stands."""
    if pair.origin is None:
        return rewritten(pair.message, pair.old, before.text, style), pair.old
    # Escapes of bytes mean other characters in another charset.
    is_of_one_charset = pair.origin.codec == before.codec
    text = rewritten(pair.message, pair.old if is_of_one_charset else None, pair.origin.text, style)
    return style.newline.join(text.strip("\r\n").splitlines()), None


def _new_header(header: Sequence[tuple[str, str]], date: str | None, style: Style) -> str:
    fields = with_field(header, DATE, date) if date else tuple(header)
    named = dict(fields)
    title = f"Translation of {named.get('Project-Id-Version', '')} into {named.get('Language', '')}."
    return render_header(fields, (title, ""), style)


def with_header_of(donor: Catalog, path: str, fields: Sequence[tuple[str, str]]) -> Catalog:
    """A catalog without entries that begins as another one does; of `fields` it takes what depends on its place, and
    the source language if the other one does not say it.
    """
    own = dict(fields)
    top = donor.text[: donor.header_end]
    if "X-Poedit-Basepath" in own:
        top = _BASEPATH_FIELD.sub(lambda match: match[1] + own["X-Poedit-Basepath"], top, count=1)
    if top and "X-Source-Language" in own and donor.field("X-Source-Language") is None:
        newline = "\r\n" if "\r\n" in top else "\n"
        top = f'{top.rstrip()}{newline}"X-Source-Language: {own["X-Source-Language"]}\\n"'
    return replace(donor, path=path, text=top, header_end=len(top), messages=(), warnings=())


def _dated(top: str, date: str | None) -> str:
    """The header's text with another creation date of the template."""
    return top if date is None else _DATE_FIELD.sub(lambda match: match[1] + date, top, count=1)
