"""A page of an edition -> edits by which it tells of its other editions: to search engines, and to its readers."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from diglot.markup.tokens import Kind, Token, attributes, tokens
from diglot.markup.vocabulary import VOID
from diglot.model import Edit
from diglot.site.addresses import Site
from diglot.site.attributes import Tag, set_value
from diglot.site.facts import Facts
from diglot.site.links import is_of_editions
from diglot.site.slots import Slot
from diglot.text.locales import bcp47, own_name, with_territory
from diglot.text.references import escape

__all__ = ["SWITCHER", "head_edits", "switcher_edits"]

SWITCHER: Final = "languages"
"""The value of `data-diglot` on the element that leads to the other editions."""
_INDENT: Final = re.compile(r"(?:\r\n?|\n)[ \t]*+\Z")
_NEWLINE: Final = re.compile(r"\r\n?|\n")


def head_edits(facts: Facts, path: str, site: Site, locale: str) -> list[Edit]:
    """`canonical`, reciprocal `hreflang` links with `x-default` and the locales of Open Graph, in the place of what the
    page says of them; for a page that search engines shall not list, `noindex` instead.

    Without a `base-url` there are no whole addresses, and the links of the page stay as they are.
    """
    edits: list[Edit] = []
    added: list[str] = []
    is_listed = site.publication.is_listed(path, locale)
    if not is_listed:
        edits += _noindex(facts, added)
    edits += _open_graph(facts, path, site, locale, added)
    if site.origin:  # last, as they stand when what is finished is finished again
        edits += [_without(facts, tag) for tag in facts.links if is_of_editions(facts, tag)]
        if is_listed:
            added += _links(facts, path, site, locale)
    return [*edits, *_put_in(facts, added)]


def _links(facts: Facts, path: str, site: Site, locale: str) -> Iterator[str]:
    codec = facts.page.codec
    listed = site.listed_in(path)
    yield f'<link rel="canonical" href="{escape(site.url(locale, path), codec, chr(34))}"'
    if len(listed) < 2:
        return
    for other in listed:
        yield f'<link rel="alternate" hreflang="{bcp47(other)}" href="{escape(site.url(other, path), codec, chr(34))}"'
    if site.default_target in listed:
        address = escape(site.url(site.default_target, path), codec, '"')
        yield f'<link rel="alternate" hreflang="x-default" href="{address}"'


def _noindex(facts: Facts, added: list[str]) -> Iterator[Edit]:
    robots = next((meta for meta in facts.metas if facts.value(meta, "name").lower() == "robots"), None)
    attribute = robots.attributes.get("content") if robots else None
    if robots is None or attribute is None:
        added.append('<meta name="robots" content="noindex"')
        return
    said = facts.value(robots, "content")
    words = [word.strip() for word in said.split(",") if word.strip()]
    if not {"noindex", "none"} & {word.lower() for word in words}:
        value = ", ".join(["noindex", *(word for word in words if word.lower() not in ("index", "all"))])
        yield set_value(facts.page, attribute, value)


def _open_graph(facts: Facts, path: str, site: Site, locale: str, added: list[str]) -> Iterator[Edit]:
    """`og:locale` and its alternates, where the page has properties of Open Graph; `og:url` with a `base-url`."""
    graph: dict[str, list[Tag]] = {}
    for meta in facts.metas:
        key = facts.value(meta, "property").lower()
        if key.startswith("og:") and "content" in meta.attributes:
            graph.setdefault(key, []).append(meta)
    if not graph:
        return
    for meta in graph.get("og:locale:alternate", ()):
        yield _without(facts, meta)
    locales = graph.get("og:locale", [])
    for meta in locales[1:]:
        yield _without(facts, meta)
    alternates = [each for each in site.listed_in(path) if each != locale]
    metas = [f'<meta property="og:locale:alternate" content="{with_territory(each)}"' for each in alternates]
    if not locales:
        added += [f'<meta property="og:locale" content="{with_territory(locale)}"', *metas]
    else:
        yield set_value(facts.page, locales[0].attributes["content"], with_territory(locale))
        if metas:
            yield _behind(facts, locales[0], metas)
    for meta in graph.get("og:url", ()):
        if site.origin:
            yield set_value(facts.page, meta.attributes["content"], site.url(locale, path))


# --- lines of a head ---


def _without(facts: Facts, tag: Tag) -> Edit:
    """Takes out an element without content; with it its line, if it is alone on it."""
    text = facts.page.text
    start, end = tag.start, _end(facts, tag)
    indent = _INDENT.search(text[max(0, start - _WIDE) : start])
    if indent and (end == len(text) or text[end] in "\r\n"):
        start -= len(indent[0])
    return Edit(start, end, ())


def _end(facts: Facts, tag: Tag) -> int:
    """Where an element without content ends: in XHTML it may have an end tag."""
    found = _END_TAG.match(facts.page.text, tag.end) if facts.page.is_xml else None
    return found.end() if found else tag.end


_END_TAG: Final = re.compile(r"[ \t\n\r]*+</[a-zA-Z]++[ \t\n\r]*+>")
_WIDE: Final = 200
"""Code points: lines that are indented by more are not looked at."""


def _put_in(facts: Facts, added: list[str]) -> Iterator[Edit]:
    """Puts elements, each without its end, into the head, each on a line of its own."""
    place = facts.head_end
    if not added or place is None:
        return
    text = facts.page.text
    newline = _newline(facts)
    indent = _INDENT.search(text[max(0, place - _WIDE) : place])
    close = _close(facts)
    before = text[: place - len(indent[0])] if indent else text[:place]
    width = _width(before)
    if indent is None:
        lines = "".join(f"{newline}{width}{each}{close}" for each in added) + newline
        yield Edit(place, place, (lines,))
    else:
        yield Edit(
            place - len(indent[0]),
            place - len(indent[0]),
            ("".join(f"{newline}{width}{each}{close}" for each in added),),
        )


def _width(before: str) -> str:
    """The white space at the start of the last line of a text."""
    line = before[max(before.rfind("\n"), before.rfind("\r")) + 1 :]
    return line[: len(line) - len(line.lstrip(" \t"))] if line.strip() else ""


def _behind(facts: Facts, tag: Tag, added: list[str]) -> Edit:
    """Puts elements behind one, each on a line of its own as that is."""
    width = _width(facts.page.text[: tag.end])
    lines = "".join(f"{_newline(facts)}{width}{each}{_close(facts)}" for each in added)
    end = _end(facts, tag)
    return Edit(end, end, (lines,))


def _close(facts: Facts) -> str:
    """How this page ends elements without content."""
    if facts.page.is_xml:
        return " />"
    last = facts.metas[-1] if facts.metas else None
    if last is not None and facts.page.text[last.end - 2] == "/":
        return " />" if facts.page.text[last.end - 3] == " " else "/>"
    return ">"


def _newline(facts: Facts) -> str:
    found = _NEWLINE.search(facts.page.text)
    return found[0] if found else "\n"


# --- the switcher ---


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
