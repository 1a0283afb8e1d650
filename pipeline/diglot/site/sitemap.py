"""The published pages of a site -> sitemap.xml, with the editions of each page as alternates (sitemaps.org 0.9)."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, NamedTuple

from diglot.lazy import pattern
from diglot.site.addresses import Site
from diglot.site.facts import Facts
from diglot.text.locales import bcp47

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["NAME", "Listed", "date_of", "sitemaps"]

NAME: Final = "sitemap.xml"
_SITEMAP: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML: Final = "http://www.w3.org/1999/xhtml"
_MOST: Final = 50_000
"""Addresses in one file, by the protocol."""
_DATE: Final = pattern(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d))?", re.ASCII)
_DATED: Final = (
    "article:modified_time",
    "og:updated_time",
    "last-modified",
    "revised",
    "dcterms.modified",
    "dc.date.modified",
    "date",
    "dcterms.date",
    "dc.date",
    "article:published_time",
)
"""Names and properties of `meta` that say when a page was last changed, the surest first."""


class Listed(NamedTuple):
    """A page with its editions."""

    path: str
    """Relative to the source folder."""
    date: str
    """When it was last changed, as it says itself (W3C date and time formats); nothing if it doesn't."""


def date_of(facts: Facts) -> str:
    """When a page was last changed by its own word; nothing if it does not say."""
    said: dict[str, str] = {}
    for meta in facts.metas:
        key = facts.value(meta, "property") or facts.value(meta, "name") or facts.value(meta, "http-equiv")
        said.setdefault(key.lower(), facts.value(meta, "content"))
    candidates = [*facts.dates, *(said[key] for key in _DATED if key in said)]
    return next((found[0] for each in candidates if (found := _DATE.fullmatch(each))), "")


def sitemaps(pages: Iterable[Listed], site: Site) -> dict[str, bytes]:
    """By name the files: one, or where there are more than 50,000 addresses an index and its parts."""
    parts: list[list[Listed]] = [[]]
    count = 0
    for page in pages:
        editions = len(site.listed_in(page.path))
        if not editions:
            continue
        count += editions
        if count > _MOST:
            parts.append([])
            count = editions
        parts[-1].append(page)
    if len(parts) == 1:
        return {NAME: _urls(parts[0], site)}
    named = {f"sitemap-{number}.xml": _urls(part, site) for number, part in enumerate(parts, 1)}
    return {NAME: _index(named, site), **named}


def _urls(pages: Iterable[Listed], site: Site) -> bytes:
    from lxml import etree

    root = etree.Element(f"{{{_SITEMAP}}}urlset", nsmap={None: _SITEMAP, "xhtml": _XHTML})
    for page in pages:
        alternates = [(bcp47(each), site.url(each, page.path)) for each in site.listed_in(page.path)]
        default = [("x-default", address) for tag, address in alternates if tag == bcp47(site.default_target)]
        for _, address in alternates:
            url = etree.SubElement(root, f"{{{_SITEMAP}}}url")
            etree.SubElement(url, f"{{{_SITEMAP}}}loc").text = address
            if page.date:
                etree.SubElement(url, f"{{{_SITEMAP}}}lastmod").text = page.date
            for tag, other in (*alternates, *default) if len(alternates) > 1 else ():
                etree.SubElement(url, f"{{{_XHTML}}}link", rel="alternate", hreflang=tag, href=other)
    return _file(root)


def _index(names: Iterable[str], site: Site) -> bytes:
    from lxml import etree

    root = etree.Element(f"{{{_SITEMAP}}}sitemapindex", nsmap={None: _SITEMAP})
    for name in names:
        part = etree.SubElement(root, f"{{{_SITEMAP}}}sitemap")
        etree.SubElement(part, f"{{{_SITEMAP}}}loc").text = site.whole(site.source_prefix + name)
    return _file(root)


def _file(root: "Element") -> bytes:
    from lxml import etree

    etree.indent(root, " ")
    return etree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"
