"""The references of a page -> where they lead in an edition, as edits, and those that lead nowhere."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple
from urllib.parse import quote, unquote

from diglot.lazy import pattern
from diglot.model import Edit
from diglot.site.addresses import Site, Target
from diglot.site.attributes import Tag, set_value
from diglot.site.facts import Facts, Reference
from diglot.text.references import escape, value_of

__all__ = ["DoubtfulLink", "Link", "Links", "doubtful_links", "is_of_editions", "link_edits", "links_of"]

_NO_FILE: Final = frozenset({"action", "formaction", "cite", "longdesc"})
"""Attributes that may lead to a program, or that nobody follows."""
_CANDIDATE: Final = pattern(r"[ \t\n\f\r,]*+([^ \t\n\f\r,](?:[^ \t\n\f\r]*[^ \t\n\f\r,])?)([ \t\n\f\r][^,]*+)?,*+")
_CSS_URL: Final = pattern(
    r"(?ai:url)\([ \t\n\f\r]*+"
    r"(?:\"([^\"]*+)\"|'([^']*+)'|&(quot|\#34|\#39|apos);((?:[^&]++|&(?!\3;))*+)&\3;|(?![\"'])([^()\"' \t\n\f\r]*+))"
    r"[ \t\n\f\r]*+\)"
)
"""Each of its parts ends where the next `url(` starts at the latest: many of them take linear time."""
_REFRESH: Final = pattern(
    r"[ \t\n\f\r]*+[0-9.]*+[ \t\n\f\r]*+[;,][ \t\n\f\r]*+(?ai:url[ \t\n\f\r]*+=)?[ \t\n\f\r]*+([\"']?)(.*)\1", re.DOTALL
)
_NO_NAME: Final = re.compile(r"|top|[!/].*|.*:~:.*", re.IGNORECASE | re.DOTALL)
"""Fragments that lead to no element: the top of the page, places in programs, text fragments (WHATWG HTML 7.4.6.4)."""


class Link(NamedTuple):
    """A reference of a page that leads to a file of its site."""

    start: int
    """Code points of the URL itself."""
    end: int
    reference: Reference
    value: str
    """The URL, references resolved."""
    target: Target


class Links(NamedTuple):
    """What the references of a page lead to."""

    path: str
    """Of the page, relative to the source folder."""
    has_base: bool
    """Whether a `base` element rules where relative references lead."""
    inside: tuple[Link, ...]
    own_fragments: tuple[tuple[int, str], ...]
    """Places on the page itself: code points of the reference, and what its fragment says."""


def is_of_editions(facts: Facts, tag: Tag) -> bool:
    """Whether a `link` element tells of the editions of its page: `canonical`, and `alternate` with `hreflang`."""
    rel = facts.value(tag, "rel").lower().split()
    return "canonical" in rel or ("alternate" in rel and "hreflang" in tag.attributes)


def links_of(facts: Facts, path: str, site: Site) -> Links:
    """The references of a page, at a path relative to the source folder, that lead to files of its site."""
    folder: str | None = _folder(path)
    is_elsewhere = False
    if facts.base is not None:
        is_elsewhere = site.is_elsewhere(facts.value(facts.base, "href"))
        folder = _base_folder(facts, folder or "", site)
    left_out = {
        tag.attributes["href"].start for tag in facts.links if "href" in tag.attributes and is_of_editions(facts, tag)
    }
    inside: list[Link] = []
    own: list[tuple[int, str]] = []
    for reference in facts.references:
        if reference.start in left_out:
            continue
        for start, end in _urls(facts.page.text, reference):
            source = facts.page.text[start:end]
            value = value_of(source) if "&" in source or "\r" in source else source
            if value.startswith("#") and facts.base is None:
                own.append((start, value))
                continue
            target = site.resolve(value, folder or "")
            if target is None or (is_elsewhere and target.style == "rooted"):
                continue
            if folder is not None or target.style != "relative":
                inside.append(Link(start, end, reference, value, target))
    return Links(path, facts.base is not None, tuple(inside), tuple(own))


def _folder(path: str) -> str:
    """The folder of a page as references have it, where a name may have a `%` or a `?`."""
    return quote(path[: path.rfind("/") + 1])


def _base_folder(facts: Facts, folder: str, site: Site) -> str | None:
    """What relative references are relative to; None if that is no place of this site."""
    assert facts.base is not None
    target = site.resolve(facts.value(facts.base, "href"), folder)
    if target is None or target.kind == "edition":
        return None
    path = (folder if target.style == "relative" else "") + target.spelled
    return path[: path.rfind("/") + 1]


def _urls(text: str, reference: Reference) -> Iterator[tuple[int, int]]:
    """The places of the URLs in an attribute's value."""
    start, end = reference.start, reference.end
    match reference.form:
        case "url":
            yield start, end
        case "candidates":
            for found in _CANDIDATE.finditer(text, start, end):
                yield found.span(1)
        case "style":
            for found in _CSS_URL.finditer(text, start, end):
                yield found.span(found.lastindex or 0)
        case "refresh":
            if refresh := _REFRESH.fullmatch(text, start, end):
                yield refresh.span(2)


# --- where they lead in an edition ---


def link_edits(facts: Facts, links: Links, site: Site, locale: str) -> list[Edit]:
    """The references that must read otherwise in the edition of a locale, so that they lead to the same edition."""
    edits: list[Edit] = []
    if facts.base is not None:
        edits += _base_edit(facts, links, site, locale)
    for link in links.inside:
        address = _address(link.target, links, site, locale)
        if address is not None and address != link.value:
            edits.append(_edit(link, address, facts.page.codec))
    return edits


def _base_edit(facts: Facts, links: Links, site: Site, locale: str) -> Iterator[Edit]:
    assert facts.base is not None
    attribute = facts.base.attributes["href"]
    target = site.resolve(facts.value(facts.base, "href"), _folder(links.path))
    if target is not None and target.kind != "edition" and target.style != "relative":
        yield set_value(facts.page, attribute, _spelled(target, site.prefixes[locale], site))


def _address(target: Target, links: Links, site: Site, locale: str) -> str | None:
    """What a reference says in an edition; None if it stays as it is."""
    is_relative = target.style == "relative"
    match target.kind:
        case "page" if not site.publication.is_published(target.path, locale):
            return _elsewhere(site.stand_in(target.path), target, links, site, locale)
        case "asset":
            twin = site.twin(target.path, locale)
            if not site.copies_assets:
                address = site.source_prefix + quote(twin or target.path)
                return _elsewhere(address, target, links, site, locale)
            if twin is not None:
                folder = target.spelled[: target.spelled.rfind("/") + 1]
                target = target._replace(spelled=folder + quote(twin.rpartition("/")[2]))
                return target.spelled + target.suffix if is_relative else _spelled(target, site.prefixes[locale], site)
        case "other":
            return _elsewhere(site.source_prefix + quote(target.path), target, links, site, locale)
        case "missing" | "edition":
            return None
    return None if is_relative else _spelled(target, site.prefixes[locale], site)


def _spelled(target: Target, prefix: str, site: Site) -> str:
    """A reference from the root that leads into an edition, its path as the page has it."""
    address = prefix + target.spelled + target.suffix
    return site.whole(address) if target.style == "absolute" else address


def _elsewhere(address: str, target: Target, links: Links, site: Site, locale: str) -> str:
    """A reference that leads out of the edition."""
    here = site.address(locale, links.path)
    if target.style == "absolute" or ("://" in here and (target.style == "rooted" or links.has_base)):
        return site.whole(address) + target.suffix
    if target.style == "rooted" or links.has_base:
        return address + target.suffix
    return site.way(here, address) + target.suffix


def _edit(link: Link, address: str, codec: str) -> Edit:
    reference = link.reference
    if reference.form == "url":
        return Edit(link.start, link.end, (_quoted(address, codec, reference.quote),))
    if reference.form == "style":
        address = address.replace("(", "%28").replace(")", "%29").replace("'", "%27")
    elif reference.form == "refresh":
        address = address.replace("'", "%27")
    elif reference.form == "candidates":
        address = address.replace(",", "%2C")
    return Edit(link.start, link.end, (escape(address, codec, reference.quote or '"'),))


def _quoted(value: str, codec: str, quote: str) -> str:
    source = escape(value, codec, quote or '"')
    return source if quote else f'"{source}"'


# --- which lead nowhere ---


class DoubtfulLink(NamedTuple):
    """A reference to something that is not there, or whose fragment may be nowhere."""

    start: int
    """Code points of the URL on the page."""
    value: str
    path: str
    """Of the file that it leads to, relative to the source folder."""
    fragment: str
    """What that page must have; nothing if the file itself is not there."""


def doubtful_links(facts: Facts, links: Links, site: Site) -> list[DoubtfulLink]:
    """The references that lead to no file, and those to a fragment that may be nowhere, in the order of the page."""
    found: list[DoubtfulLink] = []
    for start, value in links.own_fragments:
        fragment = unquote(value[1:])
        if not _NO_NAME.fullmatch(fragment) and not facts.names & {fragment, value[1:]}:
            found.append(DoubtfulLink(start, value, links.path, fragment))
    for link in links.inside:
        target = link.target
        if link.reference.attribute in _NO_FILE:
            continue
        # without a `base-url` other parts of a host may answer what is named from its root
        if target.style == "rooted" and not site.origin and target.kind != "page":
            continue
        if target.kind in ("missing", "folder") or (target.kind == "edition" and not site.has_page(target.path)):
            found.append(DoubtfulLink(link.start, link.value, target.path, ""))
        elif target.kind == "page" and target.fragment and not _NO_NAME.fullmatch(target.fragment):
            found.append(DoubtfulLink(link.start, link.value, target.path, target.fragment))
    return sorted(found)
