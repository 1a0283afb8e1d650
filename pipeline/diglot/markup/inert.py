"""A stretch of a page -> inline HTML that says the same and can do nothing: known elements, their text, safe links."""

import re
from collections.abc import Callable, Collection
from html import escape
from typing import Final, NamedTuple

from diglot.markup.noted import NOTED, note_of, shown
from diglot.markup.tokens import Kind, Token, attributes, tokens
from diglot.markup.vocabulary import BLOCK
from diglot.text.locales import bcp47, direction, is_locale
from diglot.text.references import text_of, value_of
from diglot.text.space import EDGE, WHITE, collapse

__all__ = ["Surroundings", "inert", "inert_text"]

_KEPT: Final = frozenset(
    """a abbr b bdi bdo cite code del dfn em i ins kbd mark math q rb rp rt ruby s samp small span strong sub sup u
    var""".split()
)
_FORMULA: Final = frozenset(
    """annotation annotation-xml menclose merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot
    mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover semantics""".split()
)
"""Kept in `math`, where nothing else may stand."""
_TOKENS: Final = frozenset("mi mn mo ms mtext".split())
"""Hold text, and HTML that marks it up (WHATWG HTML 4.8.15)."""
_INSTEAD: Final = {"acronym": "abbr", "strike": "s", "tt": "code", NOTED: "span"}
_XHTML: Final = "http://www.w3.org/1999/xhtml"
_MATHML: Final = "http://www.w3.org/1998/Math/MathML"
_CONTROLS: Final = frozenset("button option select textarea".split())
_APART: Final = BLOCK | frozenset("title desc text select".split())
"""Their text does not run into what is around them."""
_MUTE: Final = frozenset({"script", "style"})
_RUBY_PARTS: Final = frozenset("rb rp rt".split())
_VOID: Final = frozenset("br img wbr".split())
_DEEPEST: Final = 60
_SIZE: Final = re.compile(r"[1-9][0-9]{0,4}")
_FORBIDDEN: Final = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(17))
    + "]"
)
"""What no page may hold (WHATWG HTML 13.2.3.5)."""


class Surroundings(NamedTuple):
    """What a stretch of a page does not know itself."""

    link_to: Callable[[str], str]
    """An address -> where it leads from the new page, or nothing if nobody should go there."""
    image: Callable[[str], str]
    """The address of an image -> that for the new page, or nothing if it is not to be loaded."""
    is_xml: bool


class _Open(NamedTuple):
    name: str
    written: str
    """The name it is written with; nothing if it is not."""
    at: int
    href: str


class _Writer:
    def __init__(self, around: Surroundings, ids: Collection[str], *, preserve: bool) -> None:
        self.around = around
        self.ids = ids
        self.preserve = preserve
        self.out: list[tuple[str, bool]] = []
        """Pieces, and whether they are text."""
        self.stack: list[_Open] = []
        self.mute = ""
        self.has_begun = False
        self.links = self.rubies = self.formulas = 0

    def take(self, token: Token, source: str) -> None:
        kind, _, _, name = token
        if self.mute:
            if kind == Kind.CLOSE and name == self.mute:
                self.mute = ""
        elif kind == Kind.TEXT:
            self.text(text_of(source))
        elif kind == Kind.CDATA:
            self.text(source[9:].removesuffix("]]>"))
        elif kind == Kind.RAW and name in ("xmp", "plaintext"):
            self.text(source)
        elif kind == Kind.CLOSE:
            self.end_tag("br" if name == "br" else name)
        elif kind in (Kind.OPEN, Kind.EMPTY):
            self.start_tag(token, source)

    def text(self, text: str) -> None:
        text = _clean(text)
        if not self.preserve:
            text = collapse(text)
        if not self.has_begun:
            text = text.lstrip("\n" if self.preserve else EDGE)
        if text:
            self.has_begun = self.has_begun or not text.isspace()
            self.out.append((escape(text), True))

    def space(self) -> None:
        if self.has_begun and self.out and not (self.out[-1][1] and self.out[-1][0][-1:] in WHITE):
            self.out.append((" ", True))

    def start_tag(self, token: Token, source: str) -> None:
        kind, _, _, name = token
        if name in _MUTE:
            if kind == Kind.OPEN:
                self.mute = name
            return
        if name in _APART:
            self.space()
        if name in _VOID:
            self.void(name, source)
            return
        if kind == Kind.EMPTY or len(self.stack) >= _DEEPEST:
            return
        if name in _RUBY_PARTS and self.stack and self.stack[-1].name in _RUBY_PARTS:
            self.close()
        written, tag, href = self.written(name, source)
        self.links += written == "a"
        self.rubies += written == "ruby"
        self.formulas += written == "math"
        self.stack.append(_Open(name, written, len(self.out), href))
        if written:
            self.out.append((tag, False))

    def written(self, name: str, source: str) -> tuple[str, str, str]:
        """The name to write an element with, its start tag and link; no name if it is not written."""
        if self.formulas and not (name == NOTED and self.parent() in _TOKENS):
            return (name, f"<{name}>", "") if name in _FORMULA else ("", "", "")
        if name in _CONTROLS:
            return "span", '<span class="control">', ""
        written = _INSTEAD.get(name, name)
        if (
            written not in _KEPT
            or (written == "a" and self.links)
            or (written in _RUBY_PARTS and self.parent() != "ruby")
            or (written == "ruby" and self.rubies)
        ):
            return "", "", ""
        values = _values(source, name)
        said = _said(values)
        href = ""
        if written == "a":
            href = self.around.link_to(values.get("href", ""))
            if not href:
                return "", "", ""
            said = f' href="{escape(href)}"{said}'
        elif written == "math":
            said = f' xmlns="{_MATHML}"{said}'
        elif name == NOTED and (note := note_of(values)):
            said = shown(note) + (f' xmlns="{_XHTML}"' if self.formulas and self.around.is_xml else "")
        elif written == "span" and not said:
            return "", "", ""
        return written, f"<{written}{said}>", href

    def parent(self) -> str:
        """The last element that is written and open."""
        return next((each.written for each in reversed(self.stack) if each.written), "")

    def void(self, name: str, source: str) -> None:
        if name != "img":
            if self.has_begun and not self.formulas:
                self.out.append((f"<{name}>", False))
            return
        values = _values(source, name)
        alt = collapse(_clean(values.get("alt", ""))).strip(EDGE)
        address = self.around.image(values.get("src", ""))
        note = None if self.formulas else note_of(values)
        if not address or self.formulas:
            if note:
                self.out.append((f"<span{shown(note)}>", False))
            self.text(alt)
            if note:
                self.out.append(("</span>", False))
            return
        if note:
            values = {**values, "lang": note.lang, "dir": ""}
        sizes = "".join(
            f' {key}="{values[key]}"' for key in ("width", "height") if _SIZE.fullmatch(values.get(key, ""))
        )
        self.out.append((f'<img src="{escape(address)}" alt="{escape(alt)}"{sizes}{_said(values)}>', False))
        self.has_begun = True

    def end_tag(self, name: str) -> None:
        if name == "br":
            self.void(name, "")
            return
        for number in range(len(self.stack) - 1, -1, -1):
            if self.stack[number].name == name:
                while len(self.stack) > number:
                    self.close()
                break
        if name in _APART:
            self.space()

    def close(self) -> None:
        """Ends the last element; one without content is as if it had never been."""
        closed = self.stack.pop()
        if not closed.written:
            return
        self.links -= closed.written == "a"
        self.rubies -= closed.written == "ruby"
        self.formulas -= closed.written == "math"
        inside = self.out[closed.at + 1 :]
        if not any(text.strip(WHITE) for text, _ in inside):
            self.out[closed.at :] = [piece for piece in inside if piece[0]]
        elif self.is_mark_of_place(closed.href, inside):
            del self.out[closed.at :]
        else:
            self.out.append((f"</{closed.written}>", False))

    def is_mark_of_place(self, href: str, inside: list[tuple[str, bool]]) -> bool:
        """Whether a link is a sign (`¶`) that leads to where it stands."""
        if href[:1] != "#" or href[1:] not in self.ids:
            return False
        return not any(c.isalnum() for text, is_text in inside if is_text for c in text)

    def written_out(self) -> str:
        while self.stack:
            self.close()
        out = self.out
        edge = WHITE if self.preserve else EDGE
        for number in range(len(out) - 1, -1, -1):
            text, is_text = out[number]
            if is_text:
                out[number] = text.rstrip(edge), True
                if out[number][0]:
                    break
            elif text in ("<br>", "<wbr>"):
                out[number] = "", False
            elif text.startswith("<img"):
                break
        return "".join(text for text, _ in out)


def _clean(text: str) -> str:
    if text.isprintable():
        return text
    return _FORBIDDEN.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", " "))


def _values(source: str, name: str) -> dict[str, str]:
    if len(source) < len(name) + 4:
        return {}
    found = attributes(source, 0, len(source), name)
    return {each.name: _clean(value_of(source[each.start : each.end])) for each in found}


def _said(values: dict[str, str]) -> str:
    """`lang` and `dir` of an element, as attributes to write."""
    if not values:
        return ""
    lang = values.get("lang", values.get("xml:lang", "")).strip()
    turned = values.get("dir", "").strip().lower()
    said = f' lang="{bcp47(lang)}"' if is_locale(lang) else ""
    if turned in ("ltr", "rtl", "auto"):
        said += f' dir="{turned}"'
    elif said and direction(lang) == "rtl":
        said += ' dir="rtl"'
    return said


def inert(source: str, around: Surroundings, *, ids: Collection[str] = (), preserve: bool = False) -> str:
    """The source of a text and its inline markup as well-nested HTML, in UTF-8; nothing if it shows nothing.

    Kept are elements that mark up text (WHATWG HTML 4.5, MathML), with `lang` and `dir`; links and images whose
    addresses are let through; the text of all other elements. That of scripts, styles, titles and `textarea` is no part
    of a text. `ids` are those of the place: a link to it that is a mere sign is left out. White space is collapsed
    unless `preserve` is set.
    """
    if "<" not in source:
        text = _clean(text_of(source))
        return escape(text.lstrip("\n").rstrip(WHITE) if preserve else collapse(text).strip(EDGE))
    writer = _Writer(around, ids, preserve=preserve)
    for token in tokens(source, xml=around.is_xml):
        writer.take(token, source[token[1] : token[2]])
    return writer.written_out()


def inert_text(text: str, *, preserve: bool = False) -> str:
    """A text without markup, as HTML."""
    text = _clean(text)
    return escape(text if preserve else collapse(text).strip(EDGE))
