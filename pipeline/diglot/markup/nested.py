"""A trimmed run whose pairs hold pairs, line breaks or nothing -> its message, without a tree."""

import re
from itertools import accumulate, pairwise
from typing import Final

from diglot.markup.compose import Composed, all_symbols, folded_name, has_id, interleaved
from diglot.markup.human import Value
from diglot.markup.nodes import DEEPEST
from diglot.markup.openings import opened
from diglot.markup.siblings import LISTED
from diglot.markup.vocabulary import PLAIN
from diglot.model import InlineCode
from diglot.text.references import text_of

__all__ = ["compose_nested"]

_TAG = re.compile(r"(<(?:[^>]*+>)?+)")
_BREAKS: Final = frozenset({"<br>", "<br/>", "<br />"})


class _Element:
    """An element of a run. Places count its parts: texts and tags in turn, from 0."""

    __slots__ = ("closing", "content", "end", "inner_end", "inner_start", "is_kept", "is_opaque", "names", "start")

    def __init__(self, name: str, start: int) -> None:
        self.names = [name]
        """Its own, and those of the elements that are folded into it."""
        self.closing = f"</{name}>"
        self.start = self.end = self.inner_start = self.inner_end = start
        """Its tags; those of the innermost element that is folded into it."""
        self.content: list[_Element | str] = []
        """The elements directly in it, and the texts that people can read."""
        self.is_opaque = False
        """Whether nothing in it can be read."""
        self.is_kept = True
        """Whether it is a placeholder, and is not folded into one."""


def compose_nested(
    source: str, start: int, saying: list[tuple[int, tuple[Value, ...]]], *, preserve: bool
) -> Composed | None:
    """The message of a run without atoms that starts at `start`; adds what start tags say to `saying`. None where a tag
    is of no common pair, has no mate or rules what it contains, where an element at an edge is without text or a
    decoration, where one element is around it all, and for lists.
    """
    parts = _TAG.split(source)
    ends = list(accumulate(map(len, parts)))
    texts = parts[::2]
    if is_decoded := "&" in source or (preserve and "\r" in source):
        parts[::2] = texts = list(map(text_of, texts))
    around = [_Element("", 0)]
    elements: list[_Element] = []
    for number, tag in enumerate(parts[1::2]):
        here = around[-1]
        if texts[number] and not texts[number].isspace():
            here.content.append(texts[number])
        if tag == here.closing:
            here.end = here.inner_end = 2 * number + 1
            if not _is_settled(here):
                return None
            around.pop()
            continue
        element = _Element("br", 2 * number + 1)
        if tag in _BREAKS:
            element.is_opaque = True
        else:
            opening = opened(tag)
            if opening is None or opening.name == "ruby" or len(around) > DEEPEST:
                return None
            if opening.values:
                saying.append((start + ends[2 * number], opening.values))
            element = _Element(opening.name, 2 * number + 1)
            around.append(element)
        here.content.append(element)
        elements.append(element)
    if texts[-1] and not texts[-1].isspace():
        around[-1].content.append(texts[-1])
    if len(around) > 1 or not _is_one_message(around[0].content, texts):
        return None
    codes = tuple([_code(element, name, ends, source) for element, name in _named(elements, parts)])
    msgid = interleaved(parts, preserve=preserve, is_decoded=is_decoded)
    if not preserve:
        msgid = msgid.replace(" <br/>", "<br/>").replace("<br/> ", "<br/>")
    return Composed(msgid, codes, " ".join(texts))


def _is_settled(element: _Element) -> bool:
    """Folds an element that ends into the one around it, or says that it is without text; False if it takes more."""
    content = element.content
    readable = [item for item in content if isinstance(item, str) or not item.is_opaque]
    if not readable:
        element.is_opaque = True
        return not content
    if len(readable) == 1 and not isinstance(readable[0], str):
        inner = readable[0]
        element.names += inner.names
        element.inner_start, element.inner_end = inner.inner_start, inner.inner_end
        for item in content:
            if not isinstance(item, str):
                item.is_kept = False
        return True
    return content[0] is readable[0] and content[-1] is readable[-1]


def _is_one_message(content: list[_Element | str], texts: list[str]) -> bool:
    """Whether the trees' way would neither take anything from these siblings nor make several messages of them."""
    if texts[0][:1].isspace() or texts[-1][-1:].isspace():
        return False
    for edge in (content[0], content[-1]) if content else ():
        if not isinstance(edge, str) and (edge.is_opaque or all_symbols("".join(texts[_texts_in(edge)]))):
            return False
    said = [item for item in content if isinstance(item, str)]
    pairs = [item for item in content if not isinstance(item, str) and not item.is_opaque]
    if len(pairs) + len(said) < 2:
        return False
    if all(pair.names[0] in LISTED for pair in pairs) and not any(any(map(str.isalnum, text)) for text in said):
        return False
    return not any(_is_break(item) and _is_break(following) for item, following in pairwise(content))


def _texts_in(element: _Element) -> slice:
    return slice((element.start + 1) // 2, (element.end + 1) // 2)


def _is_break(item: _Element | str) -> bool:
    return not isinstance(item, str) and item.names[0] == "br"


def _named(elements: list[_Element], parts: list[str]) -> list[tuple[_Element, str]]:
    """The elements that are placeholders, with their names; writes these into the parts, and nothing for what is
    folded away.
    """
    named: list[tuple[_Element, str]] = []
    numbers: dict[str, int] = {}
    for element in elements:
        if not element.is_kept:
            continue
        name = folded_name(element.names)
        if name != "br" and (element.is_opaque or name not in PLAIN):
            number = numbers[name] = numbers.get(name, 0) + 1
            if number > 1:
                name += str(number)
        start, end, inner_start, inner_end = element.start, element.end, element.inner_start, element.inner_end
        if element.is_opaque:
            parts[start : end + 1] = [f"<{name}/>", *[""] * (end - start)]
        else:
            parts[start : inner_start + 1] = [f"<{name}>", *[""] * (inner_start - start)]
            parts[inner_end : end + 1] = [f"</{name}>", *[""] * (end - inner_end)]
        named.append((element, name))
    return named


def _code(element: _Element, name: str, ends: list[int], source: str) -> InlineCode:
    start, end = ends[element.start - 1], ends[element.end]
    if element.is_opaque:
        return InlineCode("opaque", name, start, end, end, end, has_id(source[start:end]))
    inner_start, inner_end = ends[element.inner_start], ends[element.inner_end - 1]
    return InlineCode("pair", name, start, end, inner_start, inner_end, has_id(source[start:inner_start]))
