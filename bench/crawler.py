"""The folder of a built site -> what is wrong with it as a whole, read by html5lib or lxml and none of our own code.

The site is thought to stand at an address. Each function says one thing that must hold, and returns the places where it
does not, in words.
"""

import re
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import html5lib
import webencodings
from html5lib.constants import DataLossWarning
from lxml import etree

__all__ = [
    "INVARIANTS",
    "Page",
    "Site",
    "alternates_are_reciprocal",
    "canonical_and_sitemap_agree",
    "dead_links",
    "encoding_in",
    "every_edition_is_offered",
    "every_link_leads_somewhere",
    "foreign_text_is_tagged",
    "language_is_declared",
    "language_is_true",
    "no_link_leaves_the_edition",
    "parse_as_browsers",
    "parse_quickly",
]

_SCRIPTS: Final = {"en": "Latin", "zh": "Han", "ar": "Arabic", "de": "Latin"}
_EVIDENCE: Final = {
    "Latin": re.compile(r"[A-Za-z\u00c0-\u024f]+"),
    "Han": re.compile(r"[\u3400-\u9fff]{1,2}"),
    "Arabic": re.compile(r"[\u0620-\u064a\u064b-\u0655\u0671-\u06d3]+"),
}
"""Words, of Chinese about as much."""
_SMALL_WORD: Final = re.compile(r"(?<![\w.@/-])[a-z]{3,}(?![\w.@/-])")
"""Names in Latin letters may stand in any text; they have no small words."""
_NOT_READ: Final = frozenset({"script", "style", "template", "noscript", "code", "pre"})
_TEXT_ATTRIBUTES: Final = ("title", "alt", "placeholder", "aria-label", "label")
_ADDRESSES: Final = ("href", "src", "action", "poster", "data", "formaction", "cite")
_STYLE_URL: Final = re.compile(r"url\(\s*['\"]?([^'\")]+)")
_CHARSET: Final = re.compile(rb"<meta[^>]*charset=[\"' ]*([\w-]+)", re.IGNORECASE)
_OUTSIDE: Final = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def encoding_in(raw: bytes) -> str | None:
    """The encoding that a page declares, as a Python codec that decodes it as browsers do; None if it declares none.

    gbk is decoded as gb18030 (WHATWG Encoding, 10.1.1), which html5lib does not know.
    """
    found = _CHARSET.search(raw)
    encoding = webencodings.lookup(found[1].decode("ascii")) if found else None
    return None if encoding is None else "gb18030" if encoding.name == "gbk" else encoding.codec_info.name


def parse_as_browsers(raw: bytes) -> etree._Element:
    """The tree that a browser builds, by html5lib."""
    with warnings.catch_warnings():
        # lxml cannot hold all that a page may have: what it drops are comments and names that nobody reads
        warnings.simplefilter("ignore", DataLossWarning)
        text = raw.decode(encoding_in(raw) or "utf-8", "replace")
        tree = html5lib.parse(text, treebuilder="lxml", namespaceHTMLElements=False)
    root: etree._Element = tree.getroot()
    return root


def parse_quickly(raw: bytes) -> etree._Element:
    """The tree that lxml builds: ten times as fast, and other than a browser's where the markup is wrong."""
    return etree.fromstring(raw, etree.HTMLParser(huge_tree=True))


class Text(NamedTuple):
    """A piece of text that people read, with the language that its element says it is in."""

    text: str
    lang: str
    where: str


class Link(NamedTuple):
    """A reference as it is written, and the address it leads to."""

    element: etree._Element
    written: str
    address: str

    def __str__(self) -> str:
        return f"<{self.element.tag!s}> {self.written}"


@dataclass
class Page:
    """A page, its address, and its tree as a browser would build it."""

    path: str
    url: str
    root: etree._Element

    @property
    def edition(self) -> str:
        """The folder it is in, called as its language."""
        return self.path.partition("/")[0]

    @cached_property
    def is_indexed(self) -> bool:
        """Whether search engines may list it."""
        robots = self.root.xpath("//meta[@name='robots']/@content")
        return not any("noindex" in str(value) for value in robots)

    @cached_property
    def ids(self) -> frozenset[str]:
        """The fragments that lead to a place in it; none, and `top`, lead to its beginning."""
        return frozenset(map(str, self.root.xpath("//@id | //a/@name"))) | {"", "top"}

    @cached_property
    def base(self) -> str:
        """What its references are relative to."""
        found = self.root.xpath("//base/@href")
        return urljoin(self.url, str(found[0])) if found else self.url

    @cached_property
    def alternates(self) -> dict[str, str]:
        """The addresses of its `hreflang` links by their languages."""
        return {str(link.get("hreflang")): link.get("href", "") for link in self.links_of("alternate", "hreflang")}

    @cached_property
    def links(self) -> list[Link]:
        """All references but those of schemes without a path, in the order of the page."""
        found: list[Link] = []
        for element in self.root.iter(etree.Element):
            written = [element.get(name) for name in _ADDRESSES]
            written += [part.split()[0] for part in element.get("srcset", "").split(",") if part.strip()]
            written += _STYLE_URL.findall(element.get("style", ""))
            found += [
                Link(element, address, urljoin(self.base, address.strip()))
                for address in written
                if address is not None and element.tag != "base" and not _OUTSIDE.match(address.strip())
            ]
        return found

    def links_of(self, rel: str, having: str = "href") -> list[etree._Element]:
        """The `link` elements of a kind that have an attribute."""
        return [link for link in self.root.iter("link") if rel in link.get("rel", "").split() and link.get(having)]

    def texts(self) -> Iterator[Text]:
        """Every text that people read, those of attributes included."""
        yield from _texts(self.root, self.root.get("lang", ""))


class Site:
    """All pages of a folder, and what stands at an address."""

    def __init__(self, folder: Path, url: str, parse: Callable[[bytes], etree._Element] = parse_as_browsers) -> None:
        self.folder = folder
        self.url = url.rstrip("/") + "/"
        self.pages: dict[str, Page] = {}
        for file in sorted(folder.rglob("*.html")):
            path = file.relative_to(folder).as_posix()
            self.pages[path] = Page(path, self.url + path, parse(file.read_bytes()))
        self.editions = sorted({page.edition for page in self.pages.values()})

    def path_at(self, address: str) -> str | None:
        """The file that a server gives for an address, relative to the folder; None if it is not of this site."""
        if not address.startswith(self.url):
            return None
        path = unquote(urlsplit(address).path.removeprefix(urlsplit(self.url).path))
        return f"{path}index.html" if path.endswith("/") or not path else path

    def page_at(self, address: str) -> Page | None:
        """The page at an address, if there is one."""
        return self.pages.get(self.path_at(address) or "")


def language_is_declared(site: Site) -> Iterator[str]:
    """`lang` and `dir` of the root, `og:locale` and `content-language` say the language of the edition."""
    for page in site.pages.values():
        lang = page.root.get("lang")
        if lang != page.edition:
            yield f"{page.path}: lang is {lang!r}"
        is_rtl = _script(page.edition) == "Arabic"
        if (page.root.get("dir") == "rtl") != is_rtl:
            yield f"{page.path}: dir is {page.root.get('dir')!r}"
        for locale in page.root.xpath("//meta[@property='og:locale']/@content"):
            if str(locale).partition("_")[0] != page.edition.partition("-")[0]:
                yield f"{page.path}: og:locale is {locale!r}"
        for language in page.root.xpath("//meta[translate(@http-equiv, 'CL', 'cl')='content-language']/@content"):
            if language != page.edition:
                yield f"{page.path}: content-language is {language!r}"


def language_is_true(site: Site) -> Iterator[str]:
    """Most of what is not tagged otherwise is written in the script of the page's language."""
    for page in site.pages.values():
        counts = dict.fromkeys(_EVIDENCE, 0)
        for text in page.texts():
            if text.lang == page.root.get("lang"):
                for script, number in _evidence(text.text).items():
                    counts[script] += number
        own = counts[_script(page.edition)]
        if own * 3 < sum(counts.values()) * 2:
            yield f"{page.path}: is not in {_script(page.edition)} letters: {counts}"


def foreign_text_is_tagged(site: Site) -> Iterator[str]:
    """A text whose letters are not those of its language has a `lang` of its own; names in Latin letters may stand
    anywhere.
    """
    for page in site.pages.values():
        for text in page.texts():
            wanted = _script(text.lang)
            counts = _evidence(text.text)
            if counts["Latin"] and not _SMALL_WORD.search(text.text):
                counts["Latin"] = 0
            if max(counts.values()) and not counts[wanted]:
                yield f"{page.path}: {text.where} is not {text.lang!r}: {text.text.strip()[:60]}"


def alternates_are_reciprocal(site: Site) -> Iterator[str]:
    """A page that may be found names itself, all such twins and an `x-default`; the twins name it, too."""
    for page in site.pages.values():
        alternates = page.alternates
        if not page.is_indexed:
            if alternates:
                yield f"{page.path}: has hreflang links and is noindex"
            continue
        named = sorted(link.get("hreflang", "") for link in page.links_of("alternate", "hreflang"))
        yield from (f"{page.path}: hreflang {tag!r} twice" for tag in set(named) if named.count(tag) > 1)
        if alternates.get(page.edition) != page.url:
            yield f"{page.path}: no hreflang link to itself"
        if "x-default" not in alternates:
            yield f"{page.path}: no x-default"
        twins = {twin.edition for twin in _twins(site, page) if twin.is_indexed}
        if missing := twins - set(alternates):
            yield f"{page.path}: no hreflang link to {sorted(missing)}"
        for tag, address in alternates.items():
            twin = site.page_at(address)
            if twin is None:
                yield f"{page.path}: nothing at {tag} {address}"
            elif tag not in ("x-default", twin.root.get("lang")):
                yield f"{page.path}: {address} is {twin.root.get('lang')!r}, not {tag!r}"
            elif twin.alternates != alternates:
                yield f"{page.path}: {twin.path} names others: {sorted(twin.alternates.items())}"


def canonical_and_sitemap_agree(site: Site) -> Iterator[str]:
    """Each page names its own address as canonical; the sitemap has just those, with the same alternates."""
    try:
        root = etree.fromstring((site.folder / "sitemap.xml").read_bytes())
    except OSError:
        yield "sitemap.xml: is not there"
        return
    prefix = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    listed: dict[str, dict[str, str]] = {}
    for entry in root.iter(f"{prefix}url"):
        links = entry.findall("{http://www.w3.org/1999/xhtml}link")
        address = entry.findtext(f"{prefix}loc") or ""
        if address in listed:
            yield f"sitemap.xml: {address} twice"
        listed[address] = {link.get("hreflang", ""): link.get("href", "") for link in links}
    for page in site.pages.values():
        canonical = [link.get("href") for link in page.links_of("canonical")]
        if canonical != [page.url]:
            yield f"{page.path}: canonical is {canonical}"
        in_map = listed.pop(page.url, None)
        if page.is_indexed and in_map is None:
            yield f"sitemap.xml: lacks {page.url}"
        elif not page.is_indexed and in_map is not None:
            yield f"sitemap.xml: has {page.url}, which is noindex"
        elif in_map is not None and in_map != page.alternates:
            yield f"sitemap.xml: {page.url} has alternates {sorted(in_map.items())}"
    yield from (f"sitemap.xml: nothing at {address}" for address in listed)


def every_link_leads_somewhere(site: Site) -> Iterator[str]:
    """What a page refers to within the site is there, and so is the fragment."""
    yield from (f"{page.path}: {link}: {what}" for page, link, _, what in dead_links(site))


def dead_links(site: Site) -> Iterator[tuple[Page, Link, str, str]]:
    """The links within the site that lead to nothing: page, link, path with fragment, and what is not there."""
    for page in site.pages.values():
        for link in page.links:
            address, fragment = urldefrag(link.address)
            path = site.path_at(address)
            if path is None:
                continue
            if not (site.folder / path).is_file():
                yield page, link, path, "nothing there"
            elif path in site.pages and unquote(fragment) not in site.pages[path].ids:
                yield page, link, f"{path}#{fragment}", "no such fragment"


def no_link_leaves_the_edition(site: Site) -> Iterator[str]:
    """Only the switcher, `hreflang` and what has no twin here lead to another edition, or back to the sources."""
    for page in site.pages.values():
        for link in page.links:
            path = site.path_at(urldefrag(link.address)[0])
            if path is None or _is_between_editions(link.element):
                continue
            edition, _, rest = path.partition("/")
            if edition != page.edition and (site.folder / page.edition / (rest or path)).exists():
                yield f"{page.path}: {link}: leads to {path}"


def every_edition_is_offered(site: Site) -> Iterator[str]:
    """A switcher links each edition's page once, in the language of that edition, and marks the one it stands in."""
    for page in site.pages.values():
        for slot in page.root.xpath("//*[@data-diglot='languages']"):
            links = {link.get("hreflang", ""): link for link in slot.iter("a")}
            wanted = {twin.edition: twin.url for twin in _twins(site, page)}
            found = {tag: urljoin(page.base, link.get("href", "")) for tag, link in links.items()}
            if found != wanted or len(list(slot.iter("a"))) != len(wanted):
                yield f"{page.path}: the switcher has {sorted(found.items())}"
            current = [tag for tag, link in links.items() if link.get("aria-current") in ("true", "page")]
            if current != [page.edition]:
                yield f"{page.path}: the switcher marks {current}"
            for tag, link in links.items():
                if link.get("lang") != tag:
                    yield f"{page.path}: the switcher has lang {link.get('lang')!r} for {tag}"


INVARIANTS: Final = (
    language_is_declared,
    language_is_true,
    foreign_text_is_tagged,
    alternates_are_reciprocal,
    canonical_and_sitemap_agree,
    every_link_leads_somewhere,
    no_link_leaves_the_edition,
    every_edition_is_offered,
)


def _texts(element: etree._Element, lang: str) -> Iterator[Text]:
    lang = element.get("lang", lang)
    if isinstance(element.tag, str) and element.tag not in _NOT_READ:
        if element.text and element.text.strip():
            yield Text(element.text, lang, f"<{element.tag}>")
        yield from (
            Text(element.get(name, ""), lang, f"@{name} of <{element.tag}>")
            for name in _TEXT_ATTRIBUTES
            if element.get(name, "").strip()
        )
        for child in element:
            yield from _texts(child, lang)
            if child.tail and child.tail.strip():
                yield Text(child.tail, lang, f"<{element.tag}>")


def _evidence(text: str) -> dict[str, int]:
    return {script: len(pattern.findall(text)) for script, pattern in _EVIDENCE.items()}


def _script(lang: str) -> str:
    return _SCRIPTS.get(lang.partition("-")[0], "Latin")


def _twins(site: Site, page: Page) -> list[Page]:
    rest = page.path.partition("/")[2]
    return [site.pages[f"{edition}/{rest}"] for edition in site.editions if f"{edition}/{rest}" in site.pages]


def _is_between_editions(element: etree._Element) -> bool:
    if element.tag == "link" and {"alternate", "canonical"} & set(element.get("rel", "").split()):
        return True
    return bool(element.xpath("ancestor-or-self::*[@data-diglot='languages']"))
