"""Catalog bytes <-> text, by the charset that the header declares: strictly, and provably back again."""

import codecs
import re
from typing import NamedTuple

from diglot.catalog.strings import QUOTED
from diglot.model import CatalogError

__all__ = ["Decoded", "decode_catalog", "encode_catalog"]


class Decoded(NamedTuple):
    """A catalog's text, without its BOM, and how it was encoded."""

    text: str
    codec: str
    has_bom: bool


_BOM = codecs.BOM_UTF8
_HEADER = re.compile(
    rf'(?m:^)[ \t]*msgid[ \t]*+(?:""\s*+)++msgstr[ \t]*+((?:{QUOTED}[ \t]*+(?:\r?\n[ \t]*+)*+)++)'.encode()
)
_CHARSET = re.compile(rb"charset=([^\s\\;]+)")
# Every byte that the syntax of a catalog is made of, and what a stateful or escaping codec would read
# otherwise.
_PROBE = bytes(range(32, 127)) + rb"\u0041 +AEE- ~{" + b"\r\n\t"
_HINT = "convert the file to UTF-8 with msgconv -t UTF-8"


def decode_catalog(raw: bytes, path: str, *, is_start: bool = True) -> Decoded:
    """The text of a catalog; CatalogError names the charset, and the byte and line of what doesn't fit it.

    What does not start it has no header, and is UTF-8.
    """
    if not raw:
        raise CatalogError(f"{path}:1:1", "the file is empty", "restore it, or delete it so that it is made anew")
    if raw[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        raise CatalogError(f"{path}:1:1", "the file is UTF-16, which gettext cannot read", "save it as UTF-8")
    has_bom = is_start and raw.startswith(_BOM)
    body = raw[len(_BOM) :] if has_bom else raw
    charset = _declared(body) if is_start else None
    if charset is None or charset == "CHARSET":
        codec = "ascii" if charset and not has_bom else "utf-8"
    else:
        codec = _codec(charset, path, raw)
        if has_bom and codec != "utf-8":
            what = f"the file starts with the byte order mark of UTF-8, but its header says charset={charset}"
            raise CatalogError(f"{path}:1:1", what, "make the two agree: UTF-8 without the mark is best")
    try:
        text = body.decode(codec)
    except UnicodeDecodeError as error:
        raise _undecodable(body, error.start, codec, charset, path, len(raw) - len(body)) from None
    if codec not in ("utf-8", "ascii") and text.encode(codec) != body:
        what = f"some bytes of the file are not the ones that {charset} writes for their characters"
        raise CatalogError(f"{path}:1:1", what, _HINT)
    return Decoded(text, codec, has_bom)


def encode_catalog(text: str, codec: str, has_bom: bool, path: str) -> bytes:
    """The bytes of a catalog; CatalogError names the first character that its charset lacks."""
    try:
        body = text.encode(codec)
    except UnicodeEncodeError as error:
        line = text.count("\n", 0, error.start) + 1
        column = error.start - text.rfind("\n", 0, error.start)
        character = text[error.start]
        what = f"the catalog's charset ({codec}) has no {character!r} (U+{ord(character):04X})"
        raise CatalogError(f"{path}:{line}:{column}", what, _HINT) from None
    return _BOM + body if has_bom else body


def _declared(body: bytes) -> str | None:
    header = _HEADER.search(body)
    if header is None:
        return None
    text = re.sub(rb'"\s*"', b"", header[1])
    charset = _CHARSET.search(text)
    return charset[1].decode("latin-1") if charset else None


def _codec(charset: str, path: str, raw: bytes) -> str:
    try:
        name = codecs.lookup(charset).name
        fits = _PROBE.decode(name) == _PROBE.decode("ascii")
    except (LookupError, UnicodeError, ValueError):
        fits = False
    if not fits or name.startswith("iso2022"):
        place = raw.find(b"charset=")
        line = raw.count(b"\n", 0, place) + 1
        column = place - raw.rfind(b"\n", 0, place)
        what = f"the header declares charset={charset}, which is unknown or no charset for a catalog"
        raise CatalogError(f"{path}:{line}:{column}", what, "write charset=UTF-8 and save the file as UTF-8")
    return name


def _undecodable(body: bytes, offset: int, codec: str, charset: str | None, path: str, shift: int) -> CatalogError:
    line = body.count(b"\n", 0, offset) + 1
    column = len(body[body.rfind(b"\n", 0, offset) + 1 : offset].decode(codec, "replace")) + 1
    place = f"byte {offset + shift} (0x{body[offset]:02x})"
    where = f"{path}:{line}:{column}"
    if charset is None:
        return CatalogError(where, f"no charset is declared, and {place} is not UTF-8", "add a header with the charset")
    if charset == "CHARSET":
        what = f"the header's charset is still CHARSET, and {place} is not ASCII"
        return CatalogError(where, what, "write charset=UTF-8 if that is what the file is in")
    return CatalogError(where, f"{place} is not valid {charset}", "correct the charset of the header, or the bytes")
