"""A page of an edition and its slots for a language switcher -> edits that fill them."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from diglot.markup.tokens import Kind, Token, attributes, tokens
from diglot.markup.vocabulary import VOID
from diglot.model import Edit
from diglot.site.addresses import Site
from diglot.site.facts import Facts
from diglot.site.slots import Slot
from diglot.text.locales import bcp47, own_name
from diglot.text.references import escape

__all__ = ["SWITCHER", "switcher_edits"]

SWITCHER: Final = "languages"
"""The value of `data-diglot` on the element that leads to the other editions."""


class _Form(NamedTuple):
    """How a page writes the links of its switcher."""

    before: str
    between: str
    after: str
    start: str
    """What stands before a link in its item: `<li>`."""
    end: str
    link: str
    """The attributes of each link but those that differ, with a space before each."""


_LANGUAGE_ATTRIBUTES: Final = frozenset({"href", "hreflang", "lang", "xml:lang", "dir", "translate", "rel"})
_ITS_OWN: Final = frozenset({"aria-current", "id"})
"""What only one of several elements can say."""
_ITEMS: Final = frozenset({"ul", "ol", "menu"})


def switcher_edits(facts: Facts, path: str, site: Site, locale: str) -> list[Edit]:
    """A link to each edition of the page in each slot for the language switcher (`data-diglot="languages"`), in its own
    language and with its own name; the edition at hand is marked with `aria-current`.
    """
    return [
        Edit(slot.tag.end, slot.inner_end, (_switcher(facts, slot, path, site, locale),))
        for slot in facts.slots
        if slot.name == SWITCHER
    ]


def _switcher(facts: Facts, slot: Slot, path: str, site: Site, locale: str) -> str:
    form = _form(facts, slot)
    there = site.published_in(path)
    items = []
    for other in there:
        tag = bcp47(other)
        way = site.way(site.address(locale, path), site.address(other, path))
        if facts.base is not None:
            way = site.url(other, path)
        current = ' aria-current="true"' if other == locale else ""
        name = escape(own_name(other, among=site.targets), facts.page.codec)
        href = escape(way, facts.page.codec, '"')
        items.append(
            f'{form.start}<a href="{href}" hreflang="{tag}" lang="{tag}" translate="no"{form.link}{current}>{name}</a>'
            + form.end
        )
    return form.before + form.between.join(items) + form.after


def _form(facts: Facts, slot: Slot) -> _Form:
    """The form of a switcher: what its slot has before its first item, that item, and what is behind the last."""
    text = facts.page.text
    found = list(tokens(text, slot.tag.end, slot.inner_end, xml=facts.page.is_xml))
    first = next((number for number, token in enumerate(found) if token[0] == Kind.OPEN and token[3] == "a"), None)
    if first is None:
        is_list = slot.tag.name in _ITEMS
        return _Form("", "" if is_list else " ", "", *(("<li>", "</li>") if is_list else ("", "")), "")
    around = _open(found[:first])
    item = next((number for number, (token, _) in enumerate(around) if token[3] == "li"), len(around))
    begin = around[item - 1][1] + 1 if item else 0
    names = {"a", *(token[3] for token, _ in around[item:])}
    # a list may begin with an item that is no link
    start = next(token[1] for token in found[begin:] if token[0] == Kind.OPEN and token[3] in (names & {"li"} or names))
    before = text[slot.tag.end : start]
    space = before[len(before.rstrip()) :]
    inside = _content(found, first, [token[3] for token, _ in around[:item]])
    end = max((token[2] for token in inside if token[0] == Kind.CLOSE and token[3] in names), default=0)
    if not end:  # no link is closed: what ends with the slot
        end = slot.tag.end + len(text[slot.tag.end : slot.inner_end].rstrip())
    return _Form(
        before,
        space or ("" if item < len(around) else " "),
        text[end : slot.inner_end],
        "".join(_start_tag(facts, token, _ITS_OWN) for token, _ in around[item:]),
        "".join(f"</{token[3]}>" for token, _ in reversed(around[item:])),
        _said(facts, found[first], _LANGUAGE_ATTRIBUTES | _ITS_OWN),
    )


def _open(found: Iterable[Token]) -> list[tuple[Token, int]]:
    """The start tags of the elements that are open behind some tokens, the outermost first, and their numbers."""
    around: list[tuple[Token, int]] = []
    for number, token in enumerate(found):
        name = token[3]
        if token[0] == Kind.OPEN and name not in VOID:
            if name == "li" and around and around[-1][0][3] == "li":
                around.pop()
            around.append((token, number))
        elif token[0] == Kind.CLOSE and any(other[3] == name for other, _ in around):
            while around.pop()[0][3] != name:
                pass
    return around


def _content(found: Sequence[Token], first: int, outer: Sequence[str]) -> list[Token]:
    """The tokens from one on, to the end of the innermost of the elements around it."""
    deep = 1
    for number, (kind, _, _, name) in enumerate(found[first:], first) if outer else ():
        deep += (name == outer[-1]) * ((kind == Kind.OPEN) - (kind == Kind.CLOSE))
        if not deep:
            return list(found[first:number])
    return list(found[first:])


def _start_tag(facts: Facts, token: Token, without: frozenset[str]) -> str:
    """A start tag without some attributes."""
    return f"<{facts.page.text[token[1] + 1 : token[1] + 1 + len(token[3])]}{_said(facts, token, without)}>"


def _said(facts: Facts, token: Token, without: frozenset[str]) -> str:
    """The attributes of a start tag but some, each with a space before it."""
    _, start, end, name = token
    text = facts.page.text
    parts: list[str] = []
    for each in attributes(text, start, end, name, without=without):
        value = text[each.start : each.end]
        if each.end > each.start or each.quote:
            quote = each.quote or '"'
            parts.append(f" {each.name}={quote}{value if each.quote else value.replace(quote, '&quot;')}{quote}")
        else:
            parts.append(f" {each.name}")
    return "".join(parts)
