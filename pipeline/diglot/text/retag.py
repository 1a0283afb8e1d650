"""A text, its translation, and the text with other placeholders -> the translation with those, if that is sure."""

from collections import Counter
from typing import Final, NamedTuple

from diglot.lazy import pattern

__all__ = ["TAG", "Element", "elements", "is_harmless", "retagged"]

TAG = pattern(r"<(/?)([a-z][a-z0-9-]*)(/?)>")
"""A placeholder's tag as a msgid has it (docs/messages.md, "Placeholders")."""

_LIKE_TAG = pattern(r"<[A-Za-z/!?]")
_NUMBER = pattern(r"-?[0-9]+\Z")
_EMPHASIS: Final = frozenset("b strong i em u mark small big span font bdi nobr cite".split())
_CODE: Final = frozenset("code kbd samp tt".split())
_GROUPS: Final = (_EMPHASIS, _CODE, frozenset({"a"}))
"""Names within a group may take each other's place and leave the meaning alone. `sup`, `del`, `q`, images and the
like are in none.
"""
_DROPPABLE: Final = _EMPHASIS | {"a"}


class Element(NamedTuple):
    """A placeholder of a text, with its place in the text without tags."""

    start: int
    end: int
    is_pair: bool
    name: str


def elements(text: str) -> list[Element] | None:
    """The placeholders in the order of their first tags; None if they are not well nested or something else reads as
    markup.
    """
    found: list[Element] = []
    stack: list[int] = []
    bare = at = 0
    for tag in TAG.finditer(text):
        if _LIKE_TAG.search(text, at, tag.start()):
            return None
        bare += tag.start() - at
        at = tag.end()
        closes, name, whole = tag.groups()
        if not closes:
            if not whole:
                stack.append(len(found))
            found.append(Element(bare, bare, not whole, name))
        elif whole or not stack or found[stack[-1]].name != name:
            return None
        else:
            opened = stack.pop()
            found[opened] = found[opened]._replace(end=bare)
    return None if stack or _LIKE_TAG.search(text, at) else found


def is_harmless(old: str, new: str) -> bool:
    """Whether the placeholders that differ between two texts, whose other text is the same, are none that change what
    the text around them says: `10<sup>6</sup>` is not 106.
    """
    before, after = elements(old), elements(new)
    if before is None or after is None:
        return False
    counts, others = Counter(map(_unnumbered, before)), Counter(map(_unnumbered, after))
    different = (counts - others) + (others - counts)
    return all(not element.is_pair or any(element.name in group for group in _GROUPS) for element in different)


def retagged(old: str, new: str, translation: str) -> str | None:
    """The translation of `old` with the placeholders of `new`; None if that is not sure.

    It is sure where placeholders have other names of the same sort at the same places, or emphasis and links are gone,
    and the translation has just the placeholders of `old`.
    """
    before, after = elements(old), elements(new)
    if before is None or after is None or elements(translation) is None or _tags(old) != _tags(translation):
        return None
    names = _names(before, after)
    if names is None:
        return None
    return TAG.sub(
        lambda tag: f"<{tag[1]}{name}{tag[3]}>" if (name := names[tag[2], bool(tag[3])]) else "", translation
    )


_Names = dict[tuple[str, bool], str | None]
"""A name, and whether it is an opaque placeholder's -> its new name; None for one that is gone."""


def _names(before: list[Element], after: list[Element]) -> _Names | None:
    there: dict[tuple[int, int, bool], list[str]] = {}
    for element in after:
        there.setdefault(element[:3], []).append(element.name)
    here: dict[tuple[int, int, bool], list[str]] = {}
    for element in before:
        here.setdefault(element[:3], []).append(element.name)
    if there.keys() - here.keys():
        return None
    names: _Names = {}
    for place, olds in here.items():
        news: list[str] | list[None] = there.get(place) or [None] * len(olds)
        if len(news) != len(olds):
            return None
        for old, new in zip(olds, news, strict=True):
            key = (old, not place[2])
            if names.setdefault(key, new) != new or not _may_become(old, new, is_pair=place[2]):
                return None
    kept = [(name, key[1]) for key, name in names.items() if name is not None]
    gone = {key for key, name in names.items() if name is None}
    counts = Counter((element.name, not element.is_pair) for element in before)
    return names if len(set(kept)) == len(kept) and all(counts[key] == 1 for key in gone) else None


def _may_become(old: str, new: str | None, *, is_pair: bool) -> bool:
    base = _base(old)
    if new is None:
        return is_pair and base in _DROPPABLE
    return base == _base(new) or (is_pair and any({base, _base(new)} <= group for group in _GROUPS))


def _tags(text: str) -> Counter[str]:
    return Counter(tag[0] for tag in TAG.finditer(text))


def _base(name: str) -> str:
    return _NUMBER.sub("", name)


def _unnumbered(element: Element) -> Element:
    return element._replace(name=_base(element.name))
