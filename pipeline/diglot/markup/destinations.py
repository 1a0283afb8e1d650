"""An attribute -> whether its value is an address, and what a translation of one may not be (WHATWG URL 4.4)."""

import re
from typing import Final

from diglot.lazy import pattern
from diglot.markup.inline import Pairing, pair
from diglot.markup.nodes import ATOM
from diglot.markup.placeholders import Problem
from diglot.model import Segment
from diglot.text.references import decode

__all__ = [
    "EXECUTED",
    "address_problem",
    "is_address",
    "is_executed",
    "is_mere_address",
    "leads_somewhere",
    "pair_segment",
    "runs_what_it_names",
]

_ADDRESSES: Final = frozenset(
    """action archive background by cite classid codebase data dynsrc formaction from href icon longdesc lowsrc manifest
    ping poster profile src srcset to usemap values xlink:href""".split()
)
_LIKE_ADDRESSES: Final = ("href", "src", "srcset", "url", "uri", "link", "action")
"""How names of attributes end that scripts take addresses from: `data-href`, `imagesrcset`."""
_ADDRESS: Final = pattern(r"(?:[a-z][a-z0-9+.-]*+://|mailto:|tel:)\S*|[\w.+-]++@[\w-]++(?:\.[\w-]++)+", re.IGNORECASE)

EXECUTED: Final = frozenset("attributename http-equiv integrity is nonce sandbox srcdoc style".split())
"""With `on...`: attributes that do something else than lead somewhere or say something."""

_RUN: Final = frozenset("applet base embed object script use".split())
_READABLE_LINKS: Final = frozenset(
    "alternate author bookmark canonical help icon license me next prev privacy-policy search shortcut".split()
)

_SAFE: Final = frozenset({"http", "https", "mailto", "tel", "ftp"})
_EDGE: Final = "".join(map(chr, range(0x21)))
_SCHEME: Final = pattern(r"([a-zA-Z][a-zA-Z0-9+.-]*+):")
_SPLIT: Final = pattern(r"[,;\s]+")
_SEVERAL: Final = ("srcset", "ping", "values", "archive")


def is_address(attribute: str, value: str) -> bool:
    """Whether an attribute leads somewhere, by its name or by what it holds."""
    name = attribute.lower()
    return name in _ADDRESSES or name.endswith(_LIKE_ADDRESSES) or is_mere_address(value)


def is_mere_address(text: str) -> bool:
    """Whether all of a text is the address of a page, of mail or of a telephone."""
    return _ADDRESS.fullmatch(text) is not None


def is_executed(attribute: str) -> bool:
    """Whether no translation may be the value of an attribute, since it would do something."""
    name = attribute.lower()
    return name.startswith("on") or name in EXECUTED


def runs_what_it_names(element: str, attribute: str, rel: str) -> bool:
    """Whether what an address of an element leads to becomes a part of the page, like a script or a style sheet.
    `rel` is that attribute's value.
    """
    if not is_address(attribute, ""):
        return False
    return element in _RUN or (element == "link" and not _READABLE_LINKS.issuperset(rel.lower().split()))


def leads_somewhere(segment: Segment) -> bool:
    """Whether a segment is an address and no text."""
    return (
        segment.kind == "attribute" and segment.attribute is not None and is_address(segment.attribute, segment.msgid)
    )


def pair_segment(segment: Segment, msgstr: str) -> Pairing:
    """The msgstr of a segment taken apart (markup.inline), and refused if it is an address that no page may have."""
    if segment.kind == "attribute" and msgstr != segment.msgid and leads_somewhere(segment):
        found = address_problem(segment.attribute or "", msgstr)
        if found is not None:
            return Pairing((), (found,))
    return pair(segment.msgid, msgstr, tuple([code for code in segment.codes if code.name]))


def address_problem(attribute: str, msgstr: str) -> Problem | None:
    """What is wrong with a translation of an address: a scheme that could do more than lead somewhere. Browsers
    skip control characters, so they are skipped here.
    """
    value = decode(msgstr)
    for text in (value, ATOM.sub("", value)):
        pieces = _SPLIT.split(text) if attribute.lower().endswith(_SEVERAL) else ()
        for piece in (text, *pieces):
            plain = piece.lstrip(_EDGE).replace("\t", "").replace("\n", "").replace("\r", "")
            scheme = _SCHEME.match(plain)
            if scheme is not None and scheme[1].lower() not in _SAFE:
                what = f"an address must not begin with {scheme[0]}"
                return Problem("error", "unsafe-address", what, (0, len(msgstr)))
    return None
