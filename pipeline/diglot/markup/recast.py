"""A text and its translation as other tools keep them, with raw tags -> a msgstr for our msgid of that text.

Both are read as a piece of a page. A placeholder of the translation is the one of the text that has the same tag, with
the same attributes; so it gets that one's name, wherever the translation puts it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from diglot.lazy import pattern
from diglot.markup.align import TAG, renumbered
from diglot.markup.fragments import Fragment, markup_of, read_fragment
from diglot.markup.inline import pair
from diglot.markup.placeholders import base_name
from diglot.markup.rules import ScanRules
from diglot.markup.vocabulary import VOID
from diglot.model import Segment
from diglot.text.space import EDGE

__all__ = ["Recast", "as_elements", "is_of_ours", "recast", "recast_own", "shape"]


class Recast(NamedTuple):
    """What became of a translation."""

    msgstr: str
    problem: str | None
    """Why it does not fit the msgid."""


_OPAQUE_OF_ITSTOOL = pattern(r"<_:([A-Za-z][A-Za-z0-9-]*?)-(\d+)/>")
_NUMBERED_OR_OPAQUE = pattern(r"<[a-z][a-z0-9-]*(?:[0-9]|/)>")
_SPACES = pattern(r"\s+")
_SENTINEL = "x"
"""Stands at both ends of a translation, so that nothing of it is taken for an edge."""


def as_elements(text: str) -> str:
    """The text with itstool's placeholders (`<_:img-1/>`) as elements without text."""

    def element(match: re.Match[str]) -> str:
        name, number = match.groups()
        return f'<{name} data-number="{number}">' + ("" if name in VOID else f"</{name}>")

    return _OPAQUE_OF_ITSTOOL.sub(element, text) if "<_:" in text else text


def is_of_ours(msgid: str) -> bool:
    """Whether tags of a msgid are placeholders as our rules make them, and no others: `<a2>`, `<img/>`."""
    return _NUMBERED_OR_OPAQUE.search(msgid) is not None


def shape(msgid: str) -> str:
    """The msgid as far as other rules and tools agree on it: placeholders by the names of their elements alone, however
    they are numbered, and no difference between kinds of spaces.
    """
    if "<" in msgid:
        msgid = TAG.sub(lambda tag: f"<{tag[1]}{base_name(tag[2])}{tag[3]}>", msgid)
    return _SPACES.sub(" ", msgid.replace("&nbsp;", " ")).strip()


def recast_own(old: str, msgstr: str, msgid: str) -> Recast:
    """The translation of a msgid of ours for another one of the same shape."""
    return _fitting(msgid, [_with_names(msgstr, _new_names(old, msgid))])


def recast(source: Fragment, number: int, target: str, msgid: str, rules: ScanRules) -> Recast:
    """The translation for one of the messages of a text; `msgid` is that message, or one of the same shape."""
    segment = source.segments[number]
    names = _new_names(segment.msgid, msgid)
    found = _values if segment.kind == "attribute" else _texts
    return _fitting(msgid, (_with_names(msgstr, names) for msgstr in found(source, segment, target, rules)))


def _fitting(msgid: str, candidates: Iterable[str]) -> Recast:
    """The first candidate with nothing wrong; else the first that can be used; else what is wrong with the first."""
    usable = problem = None
    for msgstr in filter(None, candidates):
        pairing = pair(msgid, msgstr)
        if not pairing.problems:
            return Recast(msgstr, None)
        if pairing.is_usable:
            usable = usable or msgstr
        problem = problem or next((each.message for each in pairing.problems if each.severity == "error"), None)
    return Recast(usable, None) if usable else Recast("", problem or "the translation has other parts than the text")


def _new_names(old: str, new: str) -> dict[tuple[str, str], str]:
    """How the placeholders of a msgid are called in another one of the same shape."""
    if old == new or shape(old) != shape(new):
        return {}
    tags = zip(TAG.finditer(old), TAG.finditer(new), strict=True)
    return {(one[2], one[3]): other[2] for one, other in tags}


def _with_names(message: str, names: dict[tuple[str, str], str]) -> str:
    if not names:
        return message
    return TAG.sub(lambda tag: f"<{tag[1]}{names.get((tag[2], tag[3]), tag[2])}{tag[3]}>", message)


# --- texts ---


def _texts(source: Fragment, segment: Segment, target: str, rules: ScanRules) -> Iterator[str]:
    """The translation, read as the text was, and as one piece with nothing cut off its ends."""
    texts = [each for each in source.segments if each.kind == segment.kind]
    read = read_fragment(target, rules, source.reading)
    found = [each for each in read.segments if each.kind == segment.kind]
    if len(found) == len(texts):
        number = texts.index(segment)
        theirs, mine = _leads(source, texts), _leads(read, found)
        if len(set(theirs)) == len(theirs) and set(theirs) == set(mine):
            number = mine.index(theirs[number])  # a list whose items the translation put in another order
        yield renumbered(source, segment, read, found[number])
    if len(texts) == 1:
        whole = read_fragment(f"{_SENTINEL}{target}{_SENTINEL}", rules, source.reading)
        found = [each for each in whole.segments if each.kind == segment.kind]
        if len(found) == 1:
            msgstr = renumbered(source, segment, whole, found[0])
            yield msgstr.removeprefix(_SENTINEL).removesuffix(_SENTINEL).strip(EDGE)


def _leads(fragment: Fragment, segments: Sequence[Segment]) -> list[str]:
    """The tag before each message."""
    text = fragment.page.text
    return [markup_of(fragment, text.rfind("<", 0, each.start), each.start) for each in segments]


# --- attributes ---


def _values(source: Fragment, segment: Segment, target: str, rules: ScanRules) -> Iterator[str]:
    """The value of the same attribute: of the same tag, or else of the tag in the same place."""
    read = read_fragment(target, rules, source.reading)
    theirs, mine = (
        [each for each in fragment.segments if (each.element, each.attribute) == (segment.element, segment.attribute)]
        for fragment in (source, read)
    )
    owner = _owner(source, segment)
    yield from (each.msgid for each in mine if _owner(read, each) == owner)
    if len(theirs) == len(mine):
        yield mine[theirs.index(segment)].msgid


def _owner(fragment: Fragment, segment: Segment) -> str:
    """The tag of an attribute."""
    text = fragment.page.text
    return markup_of(fragment, text.rfind("<", 0, segment.start), text.find(">", segment.end))
