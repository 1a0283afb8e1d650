"""A start tag that says something -> the values in it that people read, or might think they do."""

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from diglot.markup.compose import Composed, compose_value
from diglot.markup.destinations import is_address, runs_what_it_names
from diglot.markup.inherit import Tag
from diglot.markup.nodes import trimmed
from diglot.markup.tokens import Attribute
from diglot.markup.vocabulary import HUMAN_ATTRIBUTES, META_TEXTS
from diglot.text.references import value_of
from diglot.text.space import EDGE

__all__ = ["Value", "composed_value", "human_values", "is_read", "title_alone"]

_TITLED = re.compile(
    r'<([a-z]++)(?: (?:accesskey|class|href|id|name|rel|target)="[^"]*+")*+ title="([^"&{]++)"'
    r'(?: (?:accesskey|class|href|id|name|rel|target)="[^"]*+")*+>'
)
_PRESSED: Final = frozenset({"submit", "button", "reset"})


class Value(NamedTuple):
    """The value of an attribute that has text."""

    element: str
    attribute: str
    start: int
    """Code points, edges trimmed, counted as those of the tag are."""
    end: int
    quote: str
    composed: Composed
    reason: str | None
    """Why people don't translate it; None if they do."""
    is_address: bool
    """Whether it is an address that a rule has differ from language to language."""


def is_read(text: str, element: str, attribute: Attribute, said: Tag) -> bool:
    """Whether the value of an attribute is text that people translate, whatever it is."""
    return _unread_attribute(text, element, attribute, said) is None


def composed_value(
    text: str, start: int, end: int, decode: Callable[[str], str], *, preserve: bool = False
) -> tuple[int, int, Composed]:
    """What a stretch says in which tags are text, and where that stands without the white space at its edges."""
    composed = _plain(text[start:end])
    if composed is None:
        start, end = trimmed(text, start, end)
        composed = compose_value(text, start, end, decode, origin=start, preserve=preserve)
    return start, end, composed


def _plain(value: str) -> Composed | None:
    """What a source says that has no reference, nothing that could be template code, and no white space but single
    spaces between words: it says itself. None for all others.
    """
    if "&" in value or "{" in value or "<" in value or "  " in value or "\u034f" in value or not value.isprintable():
        return None
    return Composed(value, (), value) if value and value == value.strip(EDGE) else None


def title_alone(tag: str) -> Value | None:
    """What `human_values` gives for a start tag of which only a `title` says something, as of most that say anything.
    None for all others, and where it takes more to tell.
    """
    found = _TITLED.fullmatch(tag)
    if found is None or "notranslate" in tag:
        return None
    composed = _plain(found[2])
    return composed and Value(found[1], "title", *found.span(2), '"', composed, None, is_address=False)


def human_values(text: str, element: str, said: Tag) -> Iterator[Value]:
    """The values of a start tag's attributes that are text, in their order. The tag's places are those in `text`."""
    for name, attribute in said.attributes.items():
        if attribute.end == attribute.start:
            continue
        reason = _unread_attribute(text, element, attribute, said)
        if reason == "":
            continue
        start, end = trimmed(text, attribute.start, attribute.end)
        # without quotes they must be put around all of it
        origin = start if attribute.quote or reason else attribute.start
        composed = compose_value(text, start, end, value_of, origin=origin, preserve=False)
        if composed.msgid.strip(EDGE):
            last = end if attribute.quote or reason else attribute.end
            yield Value(
                element, name, origin, last, attribute.quote, composed, reason, _is_address(said, name, composed)
            )


def _is_address(said: Tag, name: str, composed: Composed) -> bool:
    return said.rule is not None and name in said.rule.attributes and is_address(name, composed.own)


def _unread_attribute(text: str, element: str, attribute: Attribute, said: Tag) -> str | None:
    """Why people don't translate an attribute: None if they do, nothing if it is no text at all."""
    name = attribute.name
    if name in HUMAN_ATTRIBUTES:
        return None
    is_refresh = name == "content" and "http-equiv" in said.attributes
    if said.rule is not None and name in said.rule.attributes and not is_refresh:
        rel = said.attributes.get("rel")
        links = value_of(text[rel.start : rel.end]) if rel else ""
        return "executed" if runs_what_it_names(element, name, links) else None
    if name == "content" and element == "meta":
        key = said.attributes.get("name") or said.attributes.get("property")
        described = value_of(text[key.start : key.end]).strip().lower() if key else ""
        return None if described in META_TEXTS else "meta"
    if name == "value" and element == "input":
        kind = said.attributes.get("type")
        typed = value_of(text[kind.start : kind.end]).strip().lower() if kind else "text"
        if typed in _PRESSED:
            return None
        return "hidden-value" if typed == "hidden" else "input-value"
    return "srcdoc" if name == "srcdoc" else ""
