"""A message and its flags -> the placeholders that a program fills in, by name, place or order (gettext manual, 15.3).

Without a flag only what can hardly be anything else counts: `100 % sure` and `50% done` are no formats.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

from diglot.text.prose import ADDRESS

__all__ = ["Placeholder", "Syntax", "placeholders", "syntax_of"]


class Placeholder(NamedTuple):
    """A place that a program fills in."""

    key: str
    """The same in source and translation: its name or conversion, without width and fill."""
    text: str
    start: int
    end: int
    order: bool
    """Whether it is told from others of its kind by order alone (`%s`)."""


class Syntax(NamedTuple):
    """Which placeholders a message may have, as its flags say; True: by flag, None: by evidence, False: none."""

    percent: bool | None = None
    named: bool | None = None
    brace: bool | None = None
    numbered: bool | None = None

    @property
    def is_flagged(self) -> bool:
        """Whether a flag says that a program reads the message as a format."""
        return True in self


_BY_FLAG: Final = {
    "c": "percent",
    "objc": "percent",
    "php": "percent",
    "perl": "percent",
    "python": "percent",
    "java-printf": "percent",
    "tcl": "percent",
    "awk": "percent",
    "lua": "percent",
    "javascript": "percent",
    "gcc-internal": "percent",
    "gfc-internal": "percent",
    "ruby": "percent",
    "object-pascal": "percent",
    "boost": "percent",
    "go": "percent",
    "python-brace": "brace",
    "perl-brace": "brace",
    "csharp": "brace",
    "java": "brace",
    "rust": "brace",
    "c++": "brace",
    "sh-printf": "percent",
    "qt": "numbered",
    "qt-plural": "numbered",
    "kde": "numbered",
    "kde-kuit": "numbered",
}

_CONVERSION = r"(?:hh|h|ll|l|q|j|z|t|L)?[diouxXeEfFgGcrsaAp@]"
_STRICT = rf"%(?P<place>\d+\$)?[#0+'-]*(?:\d+|\*)?(?:\.(?:\d+|\*))?(?P<conversion>{_CONVERSION})"
_PERCENT: Final = re.compile(rf"%%|{_STRICT.replace('[#0+', '[ #0+')}")
_PERCENT_LIKELY: Final = re.compile(
    rf"%%|(?<![A-Za-z0-9%]){_STRICT}(?![A-Za-z%])|(?<=[A-Za-z_=:/.\d])%(?P<bare>[sdrif])(?![A-Za-z])"
)
_NAMED: Final = re.compile(r"%\((?P<name>[^()\n]*)\)(?P<conversion>[#0 +-]*\d*(?:\.\d+)?[A-Za-z]?)")
_RUBY: Final = re.compile(r"%(?:\{(?P<curly>\w+)\}|<(?P<angle>\w+)>[a-z.\d]*)")
_BRACE: Final = re.compile(r"\{\{|\}\}|\{(?P<field>[^{}\s!:,]*)(?P<rest>(?:![rsa])?(?::[^{}\n]{0,20})?)\}")
_BRACE_LIKELY: Final = re.compile(
    r"(?P<mark>[$#%]?)(?:\{\{\s*(?P<double>[^{}\n]{1,60}?)\s*\}\}"
    r"|\{(?P<field>[A-Za-z_]\w*(?:\.\w+|\[\w*\])*|\d{1,2}|)(?P<rest>(?:![rsa])?(?::[^{}\s]{0,12})?)\})"
)
_ODD_BRACE: Final = re.compile(r"\{[^{}\n\"';=]{1,40}\}")
_NUMBERED: Final = re.compile(r"%L?(?P<number>\d{1,2}|n)(?![\w$])")
_SHELL: Final = re.compile(r"(?<![\w$\\])\$(?P<name>[A-Za-z_]\w*)")
_ICU: Final = re.compile(
    r"\{\s*(?P<name>[A-Za-z0-9_]+)\s*,\s*(?P<type>plural|select|selectordinal|number|date|time)\s*[,}]"
)
_ARGUMENT: Final = re.compile(r"\{[A-Za-z_]\w*\}")
_BRANCH: Final = re.compile(r"[,}]\s*[\w=]+\s*\Z")
"""What stands before the text of a branch: `other {files}`."""
_DATES: Final = re.compile(r"%[-_#]?[YymHIBbSpjMZ](?![A-Za-z])")
_ADDRESS: Final = re.compile(ADDRESS)
_ESCAPED: Final = re.compile("%[0-9A-Fa-f]{2}")
_MARKS: Final = frozenset("%{$")


@lru_cache(maxsize=256)
def syntax_of(flags: Iterable[str]) -> Syntax:
    """What the flags of a message say: `c-format`, `no-python-format`, `python-brace-format`."""
    found: dict[str, bool] = {}
    for flag in flags:
        name = flag.removesuffix("-format")
        if name == flag:
            continue
        denied = name.startswith("no-")
        kind = _BY_FLAG.get(name.removeprefix("no-").removeprefix("possible-").removeprefix("impossible-"))
        if kind is None or name.startswith(("possible-", "impossible-")):
            continue
        if not denied:
            found[kind] = True
        elif kind not in found:
            found[kind] = False
        if name in {"python", "ruby", "perl"}:
            found["named"] = True
    return Syntax(**found)


@lru_cache(maxsize=2048)
def placeholders(text: str, syntax: Syntax) -> tuple[Placeholder, ...]:
    """The placeholders of a text in order. A date format (`%Y-%m-%d`) has none: each language has its own."""
    if _MARKS.isdisjoint(text):
        return ()
    if "%" in text and ":/" in text:
        text = _ADDRESS.sub(lambda match: _ESCAPED.sub("   ", match[0]), text)
    found: list[Placeholder] = []
    if "%" in text and syntax.percent is not False:
        found += _percent(text, syntax)
    if "{" in text and syntax.brace is not False:
        found += _braces(text, syntax)
    if "$" in text:
        found += [Placeholder(match[0], match[0], *match.span(), False) for match in _SHELL.finditer(text)]
    return tuple(sorted(found, key=lambda one: one.start))


def _percent(text: str, syntax: Syntax) -> list[Placeholder]:
    if _DATES.search(text):
        return []
    found = []
    for match in _NAMED.finditer(text):
        conversion = match["conversion"].lstrip("#0 +-.123456789")
        found.append(Placeholder(f"%({match['name']}){conversion}", match[0], *match.span(), False))
    for match in _RUBY.finditer(text):
        found.append(Placeholder(f"%{{{match['curly'] or match['angle']}}}", match[0], *match.span(), False))
    order = 0
    for match in (_PERCENT if syntax.percent else _PERCENT_LIKELY).finditer(text):
        if match[0] == "%%":
            continue
        conversion = (
            (match["conversion"] or match["bare"] or "") if "bare" in match.groupdict() else match["conversion"]
        )
        conversion = (" " if "% " in match[0] else "") + conversion.replace("i", "d")
        if match["place"]:
            found.append(Placeholder(f"%{match['place']}{conversion}", match[0], *match.span(), False))
        else:
            order += 1
            found.append(Placeholder(f"%{conversion}", match[0], *match.span(), True))
    if not syntax.percent and not found:
        for match in _NUMBERED.finditer(text):
            found.append(Placeholder(f"%{match['number']}", match[0], *match.span(), False))
    return found


def _braces(text: str, syntax: Syntax) -> list[Placeholder]:
    found = [
        Placeholder(f"{{{match['name']}, {match['type']}}}", match[0], *match.span(), False)
        for match in _ICU.finditer(text)
    ]
    if found:
        names = {key.split(",")[0] + "}" for key, *_ in found}
        found += [
            Placeholder(match[0], match[0], *match.span(), False)
            for match in _ARGUMENT.finditer(text)
            if match[0] not in names and _BRANCH.search(text[: match.start()][-60:]) is None
        ]
        return found
    for match in (_BRACE if syntax.brace else _BRACE_LIKELY).finditer(text):
        if match[0] in {"{{", "}}"}:
            continue
        groups = match.groupdict()
        if groups.get("double"):
            key = f"{{{{{groups['double']}}}}}"
        else:
            key = f"{groups.get('mark') or ''}{{{match['field']}}}"
        if key.startswith("%"):
            continue
        found.append(Placeholder(key, match[0], *match.span(), not match["field"] and not groups.get("double")))
    return found
