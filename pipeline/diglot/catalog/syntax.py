"""Text of a catalog and a place in it -> the spans of the next entry's parts, or the first fault.

Entries as tools write them, one keyword or string on a line, are matched by one expression. Everything else
that gettext's grammar allows (read-po-gram.y) is read token by token, which also finds and names the faults.
"""

import re
from typing import NamedTuple

from diglot.catalog.faults import fault, inconsistent, missing, unexpected, unfinished, wrong_index
from diglot.catalog.strings import QUOTED
from diglot.lazy import pattern

__all__ = ["Entry", "Previous", "next_entry", "read_previous"]


class Entry(NamedTuple):
    """Spans of one entry, in code points; strings with their quotes and all that stands between them."""

    start: int
    body: int
    """Where the comments end: at the first keyword, or at the `#~` before it."""
    end: int
    obsolete: bool
    plain: bool
    """Whether nothing but line breaks and blanks stands between the strings."""
    msgctxt: tuple[int, int] | None
    msgid: tuple[int, int]
    msgid_plural: tuple[int, int] | None
    msgstr: tuple[tuple[int, int], ...]


class Previous(NamedTuple):
    """The escaped strings of `#|` lines, with their quotes."""

    msgctxt: str | None = None
    msgid: str | None = None
    msgid_plural: str | None = None


_COMMENTS = r"(?:[ \t]*+(?:#(?!~)[^\n]*+|#~(?:\||[ \t]*+(?:#(?!~)|(?=\r?\n)))[^\n]*+)?+\r?\n)*+"
_LINE_BREAK = r"(?:\n|[ \t]*+(?:\r?\n[ \t]*+)++)"


def _entry(prefix: str) -> re.Pattern[str]:
    gap = _LINE_BREAK + prefix
    quoted = rf"{QUOTED}(?:{gap}{QUOTED})*+"
    return re.compile(
        rf"[ \t\r\n]*+({_COMMENTS}[ \t]*+){prefix}"
        rf"(?:msgctxt[ \t]*+({quoted}){gap})?+msgid[ \t]*+({quoted}){gap}"
        rf"(?:msgstr[ \t]*+({quoted})|msgid_plural[ \t]*+({quoted}){gap}"
        rf"(msgstr\[[0-9]++\][ \t]*+{quoted}(?:{gap}msgstr\[[0-9]++\][ \t]*+{quoted})*+)(?!{gap}msgstr))"
        r"(?=[ \t]*+(?:\r?\n|\Z))"
    )


# Groups: comments, msgctxt, msgid, msgstr, msgid_plural, plural forms.
_LIVE = _entry("").match
_OBSOLETE = _entry(r"#~[ \t]*+").match
_FORM = pattern(rf"msgstr\[([0-9]++)\][ \t]*+({QUOTED}(?:{_LINE_BREAK}(?:#~[ \t]*+)?+{QUOTED})*+)")
_LEADING = re.compile(rf"[ \t\r\n]*+({_COMMENTS}[ \t]*+)")
_LAST_LINE = re.compile(r"(?:#(?!~)[^\n]*+|#~(?:\||[ \t]*+(?:#(?!~)|\Z))[^\n]*+)?+\Z")
_TOKEN = pattern(
    rf"(?P<blank>[ \t\r]++)|(?P<newline>\n)|(?P<string>{QUOTED})|(?P<obsolete>#~(?!\|))|(?P<comment>#[^\n]*+)"
    r"|(?P<word>[A-Za-z_$][A-Za-z_$0-9]*+)|(?P<index>\[[ \t\r\n]*+[0-9]++[ \t\r\n]*+\])|(?P<junk>[^\n])"
)
_PREVIOUS_START = re.compile(r"^[ \t]*+(?:#~[ \t]*+)?+#?\|", re.MULTILINE)
_PREVIOUS_LINE = pattern(r"(#~[ \t]*+)?+#?\|(.*)")
_STRINGS = rf"((?:{QUOTED}\s*+)++)"
_PREVIOUS = pattern(rf"\s*+(?:msgctxt\s*+{_STRINGS})?+msgid\s*+{_STRINGS}(?:msgid_plural\s*+{_STRINGS})?+\Z")


def next_entry(text: str, at: int, path: str) -> Entry | None:
    """The next entry after a place between entries; None if none is left. Raises CatalogError."""
    match = _LIVE(text, at)
    obsolete = match is None
    if match is None:
        match = _OBSOLETE(text, at)
        if match is None:
            return _strict_entry(text, at, path)
    start, body = match.span(1)
    msgctxt = None if match.start(2) < 0 else match.span(2)
    if match.start(5) < 0:
        return Entry(start, body, match.end(), obsolete, not obsolete, msgctxt, match.span(3), None, (match.span(4),))
    forms = _forms(text, match.span(6), path)
    return Entry(start, body, match.end(), obsolete, not obsolete, msgctxt, match.span(3), match.span(5), forms)


def read_previous(text: str, entry: Entry, path: str) -> Previous:
    """What the `#|` lines before an entry say; CatalogError if that is no message or the entry is obsolete
    and they aren't.
    """
    block = text[entry.start : entry.body]
    found = _PREVIOUS_START.search(block)
    assert found is not None, "only entries with such a line get here"
    content = []
    first = at = entry.start + found.start()
    for line in text[at : entry.body].split("\n"):
        stripped = line.strip(" \t\r")
        place = at + line.find(stripped)
        previous = _PREVIOUS_LINE.fullmatch(stripped)
        if previous and bool(previous[1]) != entry.obsolete:
            inconsistent(text, place, path)
        if previous:
            content.append(previous[2])
        elif stripped:
            unexpected(text, place, path, "the msgid after the previous one (#|)")
        at += len(line) + 1
    match = _PREVIOUS.match("\n".join(content))
    if match is None:
        what = "the previous message (#|) is not a whole msgid"
        raise fault(text, first, path, what, "remove the line, or give every keyword its string")
    return Previous(match[1], match[2], match[3])


def _forms(text: str, span: tuple[int, int], path: str) -> tuple[tuple[int, int], ...]:
    forms = []
    for index, form in enumerate(_FORM.finditer(text, *span)):
        if int(form[1]) != index:
            wrong_index(text, form.start(), path, form[1], index)
        forms.append(form.span(2))
    return tuple(forms)


def _strict_entry(text: str, at: int, path: str) -> Entry | None:
    """The same by tokens, for what no expression covers."""
    leading = _LEADING.match(text, at)
    assert leading is not None, "it matches nothing, too"
    start, body = leading.span(1)
    if _LAST_LINE.match(text, body):
        if _PREVIOUS_START.search(text[start:]):
            unfinished(text, path, "the message after #|")
        return None
    tokens = _Tokens(text, body, path)
    msgctxt = tokens.strings("msgctxt") if tokens.at_keyword("msgctxt") else None
    msgid = tokens.strings("msgid")
    if not tokens.at_keyword("msgid_plural"):
        forms = [tokens.strings("msgstr")]
        return Entry(start, body, forms[0][1], tokens.obsolete, False, msgctxt, msgid, None, tuple(forms))
    plural = tokens.strings("msgid_plural")
    forms = [tokens.strings("msgstr", 0)]
    while tokens.at_keyword("msgstr"):
        forms.append(tokens.strings("msgstr", len(forms)))
    return Entry(start, body, forms[-1][1], tokens.obsolete, False, msgctxt, msgid, plural, tuple(forms))


class _Tokens:
    """The tokens of one entry, as far as they are read."""

    def __init__(self, text: str, at: int, path: str) -> None:
        self._text = text
        self._path = path
        self._tokens = _TOKEN.finditer(text, at)
        self._on_obsolete_line = False
        self._obsolete: bool | None = None
        self._token: re.Match[str] | None = None
        self._move()

    @property
    def obsolete(self) -> bool:
        """Whether the entry is obsolete."""
        return bool(self._obsolete)

    def at_keyword(self, keyword: str) -> bool:
        """Whether the next token is this keyword."""
        return self._token is not None and self._token[0] == keyword

    def strings(self, keyword: str, index: int | None = None) -> tuple[int, int]:
        """The span of the strings after a keyword, which must be the next token."""
        word = self._take(keyword if index is None else f"msgstr[{index}]", "word", keyword)
        if index is not None:
            if self._token and self._token.lastgroup == "string":
                what = "msgstr without a number, in an entry with a msgid_plural"
                raise fault(self._text, self._token.start(), self._path, what, f"write msgstr[{index}]")
            found = self._take(f"[{index}]", "index")
            if int(found[0].strip("[] \t\r\n")) != index:
                wrong_index(self._text, word.start(), self._path, found[0].strip("[] \t\r\n"), index)
        first = last = self._take(f"a string after {keyword}", "string")
        while self._token and self._token.lastgroup == "string":
            last = self._take("a string", "string")
        return first.start(), last.end()

    def _take(self, wanted: str, kind: str, word: str | None = None) -> re.Match[str]:
        token = self._token
        if token is None:
            unfinished(self._text, self._path, wanted)
        if token.lastgroup != kind or (word and token[0] != word):
            if token.lastgroup == "word":
                missing(self._text, token.start(), self._path, token[0], wanted)
            unexpected(self._text, token.start(), self._path, wanted)
        if self._obsolete is None:
            self._obsolete = self._on_obsolete_line
        elif self._obsolete != self._on_obsolete_line:
            inconsistent(self._text, token.start(), self._path)
        self._move()
        return token

    def _move(self) -> None:
        for token in self._tokens:
            if token.lastgroup in ("newline", "obsolete"):
                self._on_obsolete_line = token.lastgroup == "obsolete"
            elif token.lastgroup != "blank":
                self._token = token
                return
        self._token = None
