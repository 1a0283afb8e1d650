"""A page of an edition -> edits by which it tells of its other editions: to search engines and Open Graph."""

from collections.abc import Iterator
from typing import Final

from diglot.lazy import pattern
from diglot.model import Edit
from diglot.site.addresses import Site
from diglot.site.attributes import Tag, set_value
from diglot.site.facts import Facts
from diglot.site.links import is_of_editions
from diglot.text.locales import bcp47, with_territory
from diglot.text.references import escape

__all__ = ["head_edits"]

_INDENT: Final = pattern(r"(?:\r\n?|\n)[ \t]*+\Z")
_NEWLINE: Final = pattern(r"\r\n?|\n")


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


_END_TAG: Final = pattern(r"[ \t\n\r]*+</[a-zA-Z]++[ \t\n\r]*+>")
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
