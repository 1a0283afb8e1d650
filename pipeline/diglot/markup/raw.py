"""A message with tags as they stand in a source (HTML, Mallard, DocBook) -> its tags, and how a translation's differ.

For catalogs of any tool. Our own messages have placeholders without attributes instead (`diglot.markup.inline`).
"""

import re
from collections import Counter
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from diglot.markup.placeholders import LIKE_TAG
from diglot.markup.vocabulary import BLOCK, HUMAN_ATTRIBUTES, ISLAND, PLAIN, VOID
from diglot.text.addresses import is_localized
from diglot.text.references import decode

__all__ = ["Difference", "RawTag", "compare", "has_light_markup", "hidden", "is_raw", "is_small", "raw_tags"]


class RawTag(NamedTuple):
    """A tag of a message."""

    kind: Literal["open", "close", "empty"]
    name: str
    attributes: tuple[tuple[str, str], ...]
    """Sorted by name; references in values resolved."""
    start: int
    end: int


class Difference(NamedTuple):
    """What a translation's tags have that the source's have not, or the other way round."""

    kind: Literal["nesting", "missing", "extra", "attribute"]
    name: str
    message: str
    span: tuple[int, int] | None
    """The culprit in the translation."""
    weighty: bool
    """Whether more than emphasis is lost or gained."""


_VALUE = r"\"[^\"]*+\"|'[^']*+'|[^\s\"'<>=]++"
_TAG: Final = re.compile(
    rf"<(?P<closes>/?)(?P<name>[A-Za-z_][\w:.-]*+)(?<!:)"
    rf"(?P<attributes>(?:[\s/]++[\w:@.%(){{}}$-]++(?:\s*+=\s*+(?:{_VALUE}))?+)*+)\s*+(?P<stroke>/?)>"
)
_ATTRIBUTE: Final = re.compile(rf"([\w:@.%(){{}}$-]+)(?:\s*=\s*({_VALUE}))?")
_LIGHT: Final = re.compile(
    r"``.{1,500}?``(?!`)|:[A-Za-z][\w:+.-]{0,40}:`[^`]*+`|`[^`]++`_{0,2}|<[a-z][a-z0-9+.-]*+:[^<>\s]*+>|<[^<>\s@]++@[^<>\s@]++>",
    re.DOTALL,
)
"""Markup of plain text in which `<` begins no tag: literals, roles, targets, addresses."""
_EMPHASIS: Final = (PLAIN | frozenset("span font big strike tt nobr emphasis bold italic wbr".split())) - frozenset(
    "code kbd samp var dfn ins del".split()
)
_SMALL: Final = frozenset("sup sub wbr nobr span font".split())
"""What a language may do without."""
_HTML: Final = (
    PLAIN | BLOCK | ISLAND | VOID | frozenset("a abbr acronym bdi bdo script style span font data time svg".split())
)
_WORDS: Final = frozenset(
    """data dir frame label listing main map menu object option param search source time title track code var
    command""".split()
)
"""Elements whose names stand for themselves where nothing closes them: `cp <source> <dir>`."""
_FREE: Final = HUMAN_ATTRIBUTES | {"lang", "xml:lang", "dir", "content", "hreflang"}
"""Attributes whose values a translator changes."""


def has_light_markup(message: str) -> bool:
    """Whether a message is written in reStructuredText or Markdown, where `<` may begin no tag."""
    return ("`" in message or "<" in message) and _LIGHT.search(message) is not None


def is_raw(message: str) -> bool:
    """Whether a message has tags with attributes, as our own never have."""
    return any(tag.attributes for tag in raw_tags(message))


@lru_cache(maxsize=512)
def hidden(message: str) -> str:
    """The message with spaces for all in which `<` begins no tag; every other code point in its place."""
    if "`" not in message and "<" not in message:
        return message
    return _LIGHT.sub(lambda match: " " * len(match[0]), message)


@lru_cache(maxsize=1024)
def raw_tags(message: str) -> tuple[RawTag, ...]:
    """The tags of a message in order; none for what only looks like one (`a < b`, `<file name>`)."""
    if "<" not in message:
        return ()
    found = []
    for match in _TAG.finditer(hidden(message)):
        if not _is_tag(match):
            continue
        values = [(name.lower(), decode(value.strip("\"'"))) for name, value in _ATTRIBUTE.findall(match["attributes"])]
        kind: Literal["open", "close", "empty"] = "close" if match["closes"] else "empty" if match["stroke"] else "open"
        found.append(RawTag(kind, match["name"], tuple(sorted(values)), match.start(), match.end()))
    return tuple(found)


def _is_tag(match: re.Match[str]) -> bool:
    """Whether it is no placeholder of several words: `<file name>`."""
    attributes = match["attributes"]
    words = bool(attributes) and not any(mark in attributes for mark in "=%{")
    return not (words and match["name"].lower() not in _HTML) and match.string[match.start() - 1 : match.start()] != "<"


def compare(msgid: str, msgstr: str) -> tuple[Difference, ...]:
    """How the tags of a translation differ from its source's, in any order; nothing for what only looks like tags."""
    source_names = _markup_names(raw_tags(msgid))
    source = [tag for tag in raw_tags(msgid) if tag.name in source_names]
    known = source_names | _markup_names(raw_tags(msgstr))
    # a lone name of the source is a placeholder of its text: <file>
    known -= {tag.name for tag in raw_tags(msgid)} - source_names
    target = [tag for tag in raw_tags(msgstr) if tag.name in known]
    void = VOID - {tag.name.lower() for tag in (*source, *target) if tag.kind == "close"}
    found = [] if _fault(source, void) else [fault for fault in (_fault(target, void),) if fault]
    found += _multiset(source, target)
    if not found and (broken := _broken(msgid, msgstr)):
        found.append(broken)
    return tuple(found)


def _markup_names(tags: tuple[RawTag, ...]) -> frozenset[str]:
    """The names that are tags and no words in brackets."""
    closed = {tag.name for tag in tags if tag.kind == "close"}
    known = _HTML - _WORDS
    return frozenset(
        tag.name
        for tag in tags
        if tag.kind != "open" or tag.attributes or tag.name in closed or tag.name.lower() in known
    )


def _fault(tags: list[RawTag], void: frozenset[str]) -> Difference | None:
    """The first fault of nesting."""
    stack: list[RawTag] = []
    for tag in tags:
        if tag.kind == "open" and tag.name.lower() not in void:
            stack.append(tag)
        elif tag.kind == "close":
            if stack and stack[-1].name == tag.name:
                stack.pop()
                continue
            what = (
                f"</{tag.name}> stands where </{stack[-1].name}> is due" if stack else f"</{tag.name}> closes nothing"
            )
            return Difference("nesting", tag.name, what, (tag.start, tag.end), weighty=True)
    if stack:
        left = stack[-1]
        return Difference("nesting", left.name, f"<{left.name}> is never closed", (left.start, left.end), weighty=True)
    return None


def _key(tag: RawTag) -> tuple[str, tuple[tuple[str, str], ...]]:
    return tag.name, tuple((name, "" if name in _FREE else value) for name, value in tag.attributes)


def _multiset(source: list[RawTag], target: list[RawTag]) -> list[Difference]:
    missing = Counter(_key(tag) for tag in source if tag.kind != "close")
    extra: list[RawTag] = []
    for tag in target:
        if tag.kind == "close":
            continue
        if missing[_key(tag)] > 0:
            missing[_key(tag)] -= 1
        else:
            extra.append(tag)
    left = list(missing.elements())
    found = []
    for tag in extra:
        partner = next((key for key in left if key[0] == tag.name), None)
        span = (tag.start, tag.end)
        if partner is None:
            weighty = bool(tag.attributes) or tag.name.lower() not in _EMPHASIS
            found.append(Difference("extra", tag.name, f"<{tag.name}> is not in the source", span, weighty))
            continue
        left.remove(partner)
        mine, theirs = dict(_key(tag)[1]), dict(partner[1])
        for name in sorted({*mine, *theirs}):
            if mine.get(name) != theirs.get(name) and not is_localized(theirs.get(name, ""), mine.get(name, "")):
                what = _changed(tag.name, name, theirs.get(name), mine.get(name))
                found.append(Difference("attribute", name, what, span, weighty=True))
    for name, attributes in left:
        weighty = bool(attributes) or name.lower() not in _EMPHASIS
        shown = f"<{name}>" + (f" ({', '.join(f'{k}={v!r}' for k, v in attributes[:2])})" if attributes else "")
        found.append(Difference("missing", name, f"{shown} of the source is missing", None, weighty))
    return found


def _changed(tag: str, name: str, source: str | None, target: str | None) -> str:
    if target is None:
        return f"<{tag}> lacks its {name}"
    if source is None:
        return f"<{tag}> has {name}={target[:60]!r}, the source has none"
    return f"<{tag}> has {name}={target[:60]!r}, the source {source[:60]!r}"


def _broken(msgid: str, msgstr: str) -> Difference | None:
    """A tag whose quotes or brackets do not close."""
    if not raw_tags(msgid):
        return None
    rest = _TAG.sub(lambda match: " " * len(match[0]), hidden(msgstr))
    match = LIKE_TAG.search(rest)
    if match is None or LIKE_TAG.search(_TAG.sub("", hidden(msgid))):
        return None
    return Difference("nesting", "", f"{match[0]} is no whole tag", match.span(), weighty=True)


def is_small(name: str) -> bool:
    """Whether a language may do without the element: `<sup>` of an ordinal, a possible line break."""
    return name.lower() in _SMALL
