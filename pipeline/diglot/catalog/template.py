"""Messages -> the bytes of a template (`.pot`)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import zip_longest

from diglot.catalog.encoding import encode_catalog
from diglot.catalog.header import with_field, write_fields
from diglot.catalog.lines import quoted, quoted_lines, reference_lines
from diglot.catalog.strings import escape
from diglot.catalog.style import Style
from diglot.catalog.writer import render_entry
from diglot.lazy import pattern
from diglot.model import Catalog, Message, Reference

__all__ = [
    "has_messages",
    "is_made_by_extract",
    "render_header",
    "render_notes",
    "render_pieces",
    "render_places",
    "render_source",
    "render_template",
    "with_date_of",
]

_STYLE = Style()
_DATE = "POT-Creation-Date"
_MADE_BY = "Made by `diglot extract`; changes here are lost."
_CONTROL = pattern(r"[\x00-\x20]+")


def render_template(messages: Sequence[Message], header: Sequence[tuple[str, str]], old: Catalog | None) -> bytes:
    """The template of the messages, untranslated, in UTF-8.

    With the messages of `old` (keys, plurals, comments, references, flags and order) its POT-Creation-Date is
    kept; with its header, too, these are the old bytes, however they are wrapped. The header is marked fuzzy
    as gettext's templates are: whoever copies one by hand sees in every editor that its header is still to be
    filled in.
    """
    entries = [render_entry(_untranslated(message), _STYLE).encode() for message in messages]
    if old is not None and has_messages(old.messages, entries):
        header = with_date_of(old.header, header)
        if header == old.header:
            return encode_catalog(old.text, old.codec, old.has_bom, old.path)
    return b"".join(render_pieces(header, entries))


def render_pieces(header: Sequence[tuple[str, str]], entries: Iterable[bytes]) -> Iterator[bytes]:
    """A template piece by piece: one for its header and one for each entry."""
    project = dict(header).get("Project-Id-Version", "")
    comments = (f"Messages of {project}.", _MADE_BY, "")
    yield render_header(header, comments, _STYLE, flags=("fuzzy",)).encode() + b"\n"
    for entry in entries:
        yield b"\n" + entry + b"\n"


def is_made_by_extract(head: bytes) -> bool:
    """Whether the first bytes of a file are those of a template that `render_pieces` gave."""
    return f"# {_MADE_BY}".encode() in head.partition(b"msgid")[0]


def render_header(
    fields: Sequence[tuple[str, str]], comments: Sequence[str], style: Style, *, flags: Sequence[str] = ()
) -> str:
    """The header's entry, without a newline after the last line."""
    lines = [f"# {line}" if line else "#" for line in comments]
    if flags:
        lines.append(f"#, {', '.join(flags)}")
    lines += [
        *quoted_lines("msgid", "", "", style.width),
        *quoted_lines("msgstr", escape(write_fields(fields)), "", style.width),
    ]
    return style.newline.join(lines)


def render_source(msgctxt: str | None, msgid: str) -> bytes:
    """The last lines of a template's entry: from the msgctxt on, with the last newline left out as everywhere here."""
    lines = quoted("msgid", escape(msgid)) + 'msgstr ""'
    return (lines if msgctxt is None else quoted("msgctxt", escape(msgctxt)) + lines).encode()


@lru_cache(maxsize=1024)
def render_notes(notes: tuple[str, ...]) -> bytes:
    """The `#.` lines, each with its newline."""
    lines = [f"#. {line}\n" if line else "#.\n" for line in _lines(notes)]
    return "".join(lines).encode()


@lru_cache(maxsize=64)
def render_places(references: tuple[Reference, ...]) -> bytes:
    """The `#:` lines, each with its newline. Cached, since most messages of a page stand on it alone."""
    return "".join(f"{line}\n" for line in reference_lines(references)).encode()


def has_messages(messages: Iterable[Message], entries: Iterable[bytes]) -> bool:
    """Whether a template holds just these entries, however they are wrapped, and with whatever translations."""
    bare = (render_entry(_bare(message), _STYLE).encode() for message in messages)
    return all(old == new for old, new in zip_longest(bare, entries))


def with_date_of(old: Sequence[tuple[str, str]], header: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The header with the creation date of an old one, if that has any."""
    date = next((value for name, value in old if name.lower() == _DATE.lower()), None)
    return with_field(header, _DATE, date) if date else tuple(header)


def _untranslated(message: Message) -> Message:
    """What a template holds of a message."""
    return replace(
        _bare(message),
        flags=tuple(flag for flag in message.flags if flag != "fuzzy"),
        extracted=tuple(_lines(message.extracted)),
        obsolete=False,
    )


def _lines(notes: Iterable[str]) -> Iterator[str]:
    return (_CONTROL.sub(" ", line).strip() for note in notes for line in note.split("\n"))


def _bare(message: Message) -> Message:
    """What makes a template's message new when it changes."""
    return Message(
        msgid=message.msgid,
        msgctxt=message.msgctxt,
        msgid_plural=message.msgid_plural,
        msgstr=("",) if message.msgid_plural is None else ("", ""),
        flags=message.flags,
        references=message.references,
        extracted=message.extracted,
        obsolete=message.obsolete,
    )
