"""Bytes -> Page, with the proof that its text gives the bytes back (WHATWG Encoding; WHATWG HTML 13.2.3.2)."""

import re
from typing import Final, NamedTuple

from diglot.markup.tokens import Kind, attributes, tokens
from diglot.model import Page, PageError
from diglot.text.references import value_of

__all__ = ["is_label", "read_page"]

_CODECS: Final[dict[str, tuple[str, ...]]] = {
    "utf-8": ("utf-8",),
    "utf-16le": ("utf-16-le",),
    "utf-16be": ("utf-16-be",),
    "gb18030": ("gb18030",),
    "big5": ("big5hkscs", "cp950", "big5"),
    "shift_jis": ("cp932", "shift_jis"),
    "euc-jp": ("euc_jp",),
    "iso-2022-jp": ("iso2022_jp",),
    "euc-kr": ("cp949", "euc_kr"),
    "windows-874": ("cp874",),
    "koi8-r": ("koi8_r",),
    "koi8-u": ("koi8_u",),
    "macintosh": ("mac_roman",),
    "ibm866": ("cp866",),
    **{f"windows-{number}": (f"cp{number}",) for number in range(1250, 1259)},
    **{f"iso-8859-{number}": (f"iso8859_{number}",) for number in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
}
"""Encoding -> the Python codecs for it; of several, which differ in rare characters, the first that is reversible."""

_LABELS: Final[dict[str, str]] = {
    **{name: name for name in _CODECS},
    **dict.fromkeys("unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf8 x-unicode20utf8".split(), "utf-8"),
    **dict.fromkeys("utf-16 csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff".split(), "utf-16le"),
    **dict.fromkeys("unicodefffe".split(), "utf-16be"),
    **dict.fromkeys(
        "gbk gb2312 gb_2312 gb_2312-80 csgb2312 chinese csiso58gb231280 iso-ir-58 x-gbk".split(), "gb18030"
    ),
    **dict.fromkeys("big5-hkscs cn-big5 csbig5 x-x-big5".split(), "big5"),
    **dict.fromkeys("csshiftjis ms932 ms_kanji shift-jis sjis windows-31j x-sjis".split(), "shift_jis"),
    **dict.fromkeys("cseucpkdfmtjapanese x-euc-jp".split(), "euc-jp"),
    **dict.fromkeys("csiso2022jp".split(), "iso-2022-jp"),
    **dict.fromkeys(
        "cseuckr csksc56011987 iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949".split(),
        "euc-kr",
    ),
    **dict.fromkeys("dos-874 iso-8859-11 iso8859-11 iso885911 tis-620".split(), "windows-874"),
    **dict.fromkeys("cskoi8r koi koi8 koi8_r".split(), "koi8-r"),
    **dict.fromkeys("koi8-ru".split(), "koi8-u"),
    **dict.fromkeys("csmacintosh mac x-mac-roman".split(), "macintosh"),
    **dict.fromkeys("866 cp866 csibm866".split(), "ibm866"),
    **{f"{prefix}{number}": f"windows-{number}" for number in range(1250, 1259) for prefix in ("cp", "x-cp")},
    **dict.fromkeys(
        """ansi_x3.4-1968 ascii cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 iso_8859-1
        iso_8859-1:1987 l1 latin1 us-ascii""".split(),
        "windows-1252",
    ),
    **dict.fromkeys("iso-8859-9 iso8859-9 iso88599 iso_8859-9 latin5 l5 csisolatin5".split(), "windows-1254"),
    **{
        spelling.format(number): f"iso-8859-{number}"
        for number in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)
        for spelling in ("iso8859-{}", "iso8859{}", "iso_8859-{}")
    },
    **dict.fromkeys("latin2 l2 csisolatin2 iso-ir-101".split(), "iso-8859-2"),
    **dict.fromkeys("latin3 l3".split(), "iso-8859-3"),
    **dict.fromkeys("latin4 l4".split(), "iso-8859-4"),
    **dict.fromkeys("cyrillic csisolatincyrillic iso-ir-144".split(), "iso-8859-5"),
    **dict.fromkeys("arabic csisolatinarabic asmo-708 ecma-114".split(), "iso-8859-6"),
    **dict.fromkeys("greek greek8 csisolatingreek elot_928 ecma-118 sun_eu_greek".split(), "iso-8859-7"),
    **dict.fromkeys("hebrew visual csisolatinhebrew iso-8859-8-i csiso88598i logical".split(), "iso-8859-8"),
    **dict.fromkeys("latin6 l6 csisolatin6".split(), "iso-8859-10"),
    **dict.fromkeys("latin9 l9 csisolatin9".split(), "iso-8859-15"),
}

_BOMS: Final = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16le"), (b"\xfe\xff", "utf-16be"))
_PRESCANNED: Final = 1024
_LATE: Final = 65_536
"""Browsers also heed a late `meta`, when they come to it."""

_CHARSET = re.compile(
    r"charset[ \t\n\f\r]*=[ \t\n\f\r]*(?:\"([^\"]*)\"|'([^']*)'|([^ \t\n\f\r;\"']+))", re.IGNORECASE | re.ASCII
)
_DECLARATION = re.compile(rb"<\?xml[^>]*?encoding[ \t\r\n]*=[ \t\r\n]*[\"']([^\"'>]*)[\"']")


class _Declared(NamedTuple):
    encoding: str
    by: str


def is_label(label: str) -> bool:
    """Whether the label names an encoding that Diglot reads (WHATWG Encoding, 4.2)."""
    return label.strip().lower() in _LABELS


def read_page(raw: bytes, path: str, label: str | None = None) -> Page:
    """The page, decoded by its BOM, the configuration's `label`, its own declaration, or as UTF-8 if it is valid.

    PageError if nothing fits, if two of these contradict each other, or if encoding the text again would not give
    the same bytes.
    """
    declared = _declared(raw, path, label)
    if (
        declared.encoding != "utf-8"
        and declared.by in ("meta", "XML declaration")
        and not raw.isascii()
        and _is_utf8(raw)
    ):
        raise PageError(
            path,
            f"its {declared.by} says {declared.encoding}, but its bytes are valid UTF-8",
            'mend the page, or name its encoding under "encodings" in the configuration',
        )
    for codec in _CODECS[declared.encoding]:
        try:
            text = raw.decode(codec)
            if text.encode(codec) == raw:
                return Page(path, text, codec)
            place = "some of its bytes would not come back"
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
            place = f"byte {error.start} on line {line} does not fit"
        except UnicodeEncodeError:
            place = "some of its characters have no single spelling there"
    raise PageError(
        path,
        f"cannot be read as {declared.encoding} ({declared.by}): {place}",
        'mend the page, or name its encoding under "encodings" in the configuration',
    )


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _declared(raw: bytes, path: str, label: str | None) -> _Declared:
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            return _Declared(encoding, "byte order mark")
    if label is not None:
        return _Declared(_known(label, path, "configuration"), "configuration")
    if found := _DECLARATION.match(raw[:_PRESCANNED]):
        # whoever wrote it in ASCII did not write UTF-16 (13.2.3.2, as for a meta)
        encoding = _known(found[1].decode("latin-1"), path, "XML declaration")
        declared = _Declared("utf-8" if encoding.startswith("utf-16") else encoding, "XML declaration")
        if path.lower().endswith((".xhtml", ".xht")):
            return declared
        return _by_meta(raw, path) or declared
    return _by_meta(raw, path) or _Declared("utf-8", "no declaration")


def _known(label: str, path: str, by: str) -> str:
    encoding = _LABELS.get(label.strip().lower())
    if encoding is None:
        raise PageError(path, f"{by}: unknown encoding {label!r}", "use a label of the WHATWG Encoding standard")
    return encoding


def _by_meta(raw: bytes, path: str) -> _Declared | None:
    for extent in (_PRESCANNED, _LATE):
        head = raw[:extent].decode("latin-1")
        for kind, start, end, name in tokens(head):
            if kind != Kind.OPEN or name != "meta":
                if kind == Kind.OPEN and name == "body":
                    break
                continue
            found = {a.name: value_of(head[a.start : a.end]) for a in attributes(head, start, end, name)}
            label = found.get("charset")
            if label is None and found.get("http-equiv", "").strip().lower() == "content-type":
                charset = _CHARSET.search(found.get("content", ""))
                label = next(filter(None, charset.groups()), None) if charset else None
            if label is not None:
                encoding = _known(label, path, "meta")
                return _Declared("utf-8" if encoding.startswith("utf-16") else encoding, "meta")
        if len(raw) <= extent:
            break
    return None
