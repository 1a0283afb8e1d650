"""Catalog bytes -> Catalog: strictly, with the span of each entry, and the line and column of the first
fault.
"""

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import IO, TypeVar

from diglot.catalog.comments import Comments, read_comments
from diglot.catalog.encoding import Decoded, decode_catalog
from diglot.catalog.faults import fault
from diglot.catalog.header import read_fields
from diglot.catalog.rules import check_comments, check_duplicates, check_header, check_plurals
from diglot.catalog.strings import STRING, BadEscapeError, join_lines, join_strings, unescape, unescape_simple
from diglot.catalog.syntax import Entry, Previous, next_entry, read_previous
from diglot.catalog.usual import Strings, Usual, next_usual, usual_strings
from diglot.model import Catalog, CatalogError, CatalogWarning, Message

__all__ = ["read_catalog", "read_header", "read_messages", "read_strings"]

_Part = TypeVar("_Part", bound=list[Strings] | Message)

_CONTROLS = [number for number in range(32) if chr(number) not in "\t\n"]
_CONTROL = re.compile(
    r"[\x00\x04]|\r(?!\n)|^[ \t]*+#(?:[^\n\x01-\x08\x0b\x0c\x0e-\x1f]*+)[\x01-\x08\x0b\x0c\x0e-\x1f]", re.MULTILINE
).search
"""In a string gettext reads any but NUL and EOT, and so do we: what is wrong with it is for the checks to say."""
_BLOCK = 1 << 16
_TAIL = 1 << 14
"""Bytes in which the end of an entry is looked for."""
_ENTRY_END = re.compile(rb'^(?:msgstr|")[^\n]*"\n\n(?=#)', re.MULTILINE)
_NO_COMMENTS = Comments()
_NO_PREVIOUS = Previous()


def read_catalog(raw: bytes, path: str) -> Catalog:
    """The catalog in the bytes of a file; `path` is for messages. Raises CatalogError for the first fault.

    What loses nothing is a warning: a byte order mark, no header over valid UTF-8, a message twice with one
    translation.
    """
    reader = _reader(raw, path)
    # The bytes of a large file need not be kept beside its text and all its strings.
    del raw
    return reader.read()


def read_messages(file: IO[bytes], path: str) -> Iterator[Message]:
    """The entries alone, one at a time, and little kept of the file or of them; duplicates are not looked for.

    Raises CatalogError for the first fault, when it is reached. `start` and `end` of an entry say nothing here.
    """
    return _read_blocks(file, path, _Reader.messages)


def read_strings(file: IO[bytes], path: str) -> Iterator[list[Strings] | Message]:
    """The same for who needs no comments: of most entries the strings alone, many at once.

    Fuzzy ones are messages, and so is all that takes the grammar to tell.
    """
    return _read_blocks(file, path, _Reader.strings)


def _read_blocks(file: IO[bytes], path: str, read: Callable[["_Reader"], Iterator[_Part]]) -> Iterator[_Part | Message]:
    line, count = 1, 0
    try:
        for block in _blocks(file):
            reader = _reader(block, path, line)
            if not reader.is_utf8:
                break
            for part in read(reader):
                yield part
                count += len(part) if isinstance(part, list) else 1
            line += block.count(b"\n")
        else:
            return
    except CatalogError:
        pass  # its place is that in the block
    file.seek(0)
    yield from islice(_reader(file.read(), path).messages(), count, None)


def _blocks(file: IO[bytes]) -> Iterator[bytes]:
    """A file in parts that end where an entry surely ends: after a string, where a comment follows on a blank line."""
    kept = b""
    while part := file.read(_BLOCK):
        kept += part
        ends = [match.end() for match in _ENTRY_END.finditer(kept, max(0, len(kept) - _TAIL))]
        if ends:
            yield kept[: ends[-1]]
            kept = kept[ends[-1] :]
    if kept:
        yield kept


def read_header(start: bytes) -> tuple[tuple[str, str], ...]:
    """The fields of the header, by the first bytes of a file; nothing where they cannot be read."""
    try:
        return read_catalog(start.partition(b"\n\n")[0], "").header
    except CatalogError:
        return ()


def _reader(raw: bytes, path: str, line: int = 1) -> "_Reader":
    # To search for each of them takes less than to look at each byte.
    has_controls = any(map(raw.__contains__, _CONTROLS))
    return _Reader(decode_catalog(raw, path, is_start=line == 1), path, has_controls=has_controls, line=line)


class _Reader:
    """One reading of one file: the text, and how far its lines are counted."""

    def __init__(self, decoded: Decoded, path: str, *, has_controls: bool, line: int) -> None:
        self._text = decoded.text
        self._decoded = decoded
        self._path = path
        self._has_controls = has_controls
        self._line = line
        self._counted = 0
        self._at = 0
        self._is_first = line == 1
        self._warnings: list[CatalogWarning] = []
        self._header: Message | None = None

    @property
    def is_utf8(self) -> bool:
        """Whether any part of the file would be decoded as this one."""
        return self._decoded.codec == "utf-8"

    def read(self) -> Catalog:
        messages = tuple(self.messages())
        # Untranslated and fuzzy entries and those at rest are nobody's but the translators'.
        plurals = [m for m in messages if m.msgid_plural is not None and m.msgstr[0] and not (m.obsolete or m.is_fuzzy)]
        warnings = [
            *self._warnings,
            *check_comments(self._text),
            *check_duplicates(messages, self._path),
        ]
        if self._header is None:
            warnings.append(CatalogWarning("no-header", 1, 1, "the catalog has no header, which gettext refuses"))
        else:
            warnings += check_header(self._header, self._text, plurals)
            warnings += check_plurals(self._header, plurals)
        return Catalog(
            path=self._path,
            text=self._text,
            codec=self._decoded.codec,
            has_bom=self._decoded.has_bom,
            header=read_fields(self._header.msgstr[0]) if self._header else (),
            header_end=self._header.end if self._header else 0,
            messages=messages,
            warnings=tuple(warnings),
        )

    def messages(self) -> Iterator[Message]:
        """The entries in order; the header's fields are taken on the way."""
        self._check_characters()
        while message := self._next():
            yield message

    def strings(self) -> Iterator[list[Strings] | Message]:
        """The same entries, the strings alone of those that are usual and not fuzzy."""
        self._check_characters()
        while True:
            found, self._at, self._line, self._counted = usual_strings(self._text, self._at, self._line, self._counted)
            if found:
                self._is_first = False
                yield found
            message = self._next()
            if message is None:
                return
            yield message

    def _next(self) -> Message | None:
        """The next entry that is no header; None if none is left."""
        usual = next_usual(self._text, self._at)
        if usual:
            message = self._usual_message(usual)
            self._at = usual.end
        else:
            entry = next_entry(self._text, self._at, self._path)
            if entry is None:
                return None
            self._at = entry.end
            message = self._message(entry)
            if message.key == (None, ""):
                self._check_header(entry, is_late=not self._is_first)
                self._header = message
                return self._next()
        self._is_first = False
        return message

    def _check_characters(self) -> None:
        text = self._text
        if self._has_controls and (control := _CONTROL(text)):
            raise _control_character(text, control.end() - 1, self._path)
        if self._decoded.has_bom:
            what = "the file starts with a byte order mark, which gettext refuses"
            self._warnings.append(CatalogWarning("byte-order-mark", 1, 1, what))

    def _usual_message(self, usual: Usual) -> Message:
        """The message of an entry as most are."""
        block, msgctxt, msgid, msgstr, start, msgid_at, msgstr_at, end = usual
        flags, references, extracted, comments, _ = read_comments(block)
        line = self._line + self._text.count("\n", self._counted, msgid_at)
        self._line = line + self._text.count("\n", msgid_at, msgstr_at)
        self._counted = msgstr_at
        places = (line, self._line, start, end)
        return Message(
            msgid, msgctxt, None, (msgstr,), flags, references, extracted, comments, None, None, None, False, *places
        )

    def _message(self, entry: Entry) -> Message:
        text, string = self._text, self._string
        start, body, end, obsolete, plain, msgctxt, msgid, plural, forms = entry
        says = read_comments(text[start:body]) if body > start else _NO_COMMENTS
        previous = read_previous(text, entry, self._path) if says.has_previous else _NO_PREVIOUS
        line = self._line + text.count("\n", self._counted, msgid[0])
        msgstr_line = line + text.count("\n", msgid[0], forms[0][0])
        self._line, self._counted = msgstr_line, forms[0][0]
        return Message(
            string(msgid, plain),
            string(msgctxt, plain) if msgctxt else None,
            string(plural, plain) if plural else None,
            (string(forms[0], plain),) if len(forms) == 1 else tuple([string(form, plain) for form in forms]),
            says.flags,
            says.references,
            says.extracted,
            says.comments,
            self._previous(previous.msgctxt, start),
            self._previous(previous.msgid, start),
            self._previous(previous.msgid_plural, start),
            obsolete,
            line,
            msgstr_line,
            start,
            end,
        )

    def _string(self, span: tuple[int, int], plain: bool) -> str:
        quoted = self._text[span[0] : span[1]]
        return self._unescaped(join_lines(quoted) if plain else join_strings(quoted), span)

    def _unescaped(self, escaped: str, span: tuple[int, int]) -> str:
        simple = unescape_simple(escaped)
        return self._by_strings(span) if simple is None else simple

    def _by_strings(self, span: tuple[int, int]) -> str:
        parts = []
        for string in STRING.finditer(self._text, *span):
            try:
                parts.append(unescape(string[0][1:-1], self._decoded.codec))
            except BadEscapeError as error:
                at = string.start() + 1 + error.offset
                hint = "write a backslash as \\\\"
                raise fault(self._text, at, self._path, error.what, hint) from None
        return "".join(parts)

    def _previous(self, quoted: str | None, at: int) -> str | None:
        if quoted is None:
            return None
        try:
            return "".join(unescape(string[1:-1], self._decoded.codec) for string in STRING.findall(quoted))
        except BadEscapeError as error:
            what, hint = f"{error.what} in a #| line", "write a backslash as \\\\"
            raise fault(self._text, at, self._path, what, hint) from None

    def _check_header(self, entry: Entry, *, is_late: bool) -> None:
        if self._header and not entry.obsolete:
            what = f"a second header, after the one on line {self._header.line}"
            raise fault(self._text, entry.body, self._path, what, "keep one of the two")
        if is_late:
            what = "the header is not the first entry"
            raise fault(self._text, entry.body, self._path, what, "move it to the top of the file")
        if entry.obsolete:
            raise fault(self._text, entry.body, self._path, "an obsolete header", "remove it")
        if entry.msgid_plural:
            raise fault(self._text, entry.body, self._path, "the header has a msgid_plural", "remove it")


def _control_character(text: str, at: int, path: str) -> CatalogError:
    if text[at] == "\r":
        return fault(text, at, path, "a carriage return that ends no line", "end lines with LF or CR LF")
    if text[at] == "\0":
        return fault(text, at, path, "a NUL character", "was a write interrupted? restore the file")
    what = f"a raw control character (U+{ord(text[at]):04X})"
    return fault(text, at, path, what, "remove it, or write it as an escape")
