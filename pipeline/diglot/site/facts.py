"""A page -> what finishing it has to know: its root and head, its references, its names and its marked slots."""

import re
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple

from diglot.markup.templates import Region, masked, regions_in
from diglot.markup.tokens import RAW, TAIL, Foreign, Kind, Token, attributes, tokens
from diglot.model import Page
from diglot.site.attributes import Tag
from diglot.site.head import end_of_head
from diglot.site.slots import Slot, Slots
from diglot.text.references import value_of

__all__ = ["Facts", "Reference", "ReferenceForm", "facts_of"]


ReferenceForm = Literal["url", "candidates", "style", "refresh"]


class Reference(NamedTuple):
    """An attribute that leads to another resource."""

    start: int
    """Code points of the value, without its quotes."""
    end: int
    quote: str
    form: ReferenceForm
    """`candidates`: a `srcset`; `style`: CSS that may have a `url()`; `refresh`: the `content` of a meta refresh."""
    element: str
    attribute: str


@dataclass(slots=True)
class Facts:
    """What one pass over the tokens of a page finds."""

    page: Page
    root: Tag | None = None
    body: Tag | None = None
    base: Tag | None = None
    head_end: int | None = None
    """Code points: where more of the head can be put in; None for a page that has no place for it."""
    metas: list[Tag] = field(default_factory=list)
    links: list[Tag] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    names: frozenset[str] = frozenset()
    """What a fragment may lead to: the values of `id` and `name`."""
    dates: list[str] = field(default_factory=list)
    """The `datetime` of each `time` with `itemprop="dateModified"`."""

    def value(self, tag: Tag, name: str) -> str:
        """The value of a tag's attribute, references resolved and edges trimmed; nothing if it has none."""
        attribute = tag.attributes.get(name)
        return "" if attribute is None else value_of(self.page.text[attribute.start : attribute.end]).strip()


_URLS: Final[dict[str, tuple[str, ...]]] = {
    "a": ("href", "xlink:href"),
    "area": ("href",),
    "audio": ("src",),
    "blockquote": ("cite",),
    "body": ("background",),
    "button": ("formaction",),
    "del": ("cite",),
    "embed": ("src",),
    "form": ("action",),
    "frame": ("src", "longdesc"),
    "iframe": ("src",),
    "image": ("href", "xlink:href"),
    "img": ("src", "longdesc"),
    "input": ("src", "formaction"),
    "ins": ("cite",),
    "link": ("href",),
    "object": ("data",),
    "q": ("cite",),
    "script": ("src",),
    "source": ("src",),
    "table": ("background",),
    "td": ("background",),
    "th": ("background",),
    "track": ("src",),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}
"""Attributes that hold one URL (WHATWG HTML, "Attributes"; SVG 2, 16.1.1)."""
_CANDIDATES: Final = {"img": "srcset", "source": "srcset", "link": "imagesrcset"}
_META_URLS: Final = frozenset(
    """og:image og:image:url og:image:secure_url og:video og:video:url og:video:secure_url og:audio og:audio:url
    twitter:image twitter:image:src twitter:player msapplication-tileimage""".split()
)
_HEAD: Final = frozenset({"html", "body", "base", "meta", "link", "time"})
_HEAD_TAG: Final = re.compile(r"<head[ \t\n\f\r/>]", re.IGNORECASE)
_MARK: Final = "data-diglot"
_CELLS: Final = frozenset({"table", "td", "th"})
"""That had a `background` in days gone by: only a page that has one is looked through for it."""
_BEHIND: Final = r"[ \t\n\f\r/>]"
_PASS: Final = re.compile(
    r'(?:[^<]++|<a(?: (?:class|id|name|title)="[^"]*+")*+>'
    rf"|<(?!(?i:{'|'.join(sorted({*_URLS, *_HEAD, *RAW} - _CELLS))}){_BEHIND})[a-zA-Z][^ \t\n\f\r/>]*+{TAIL}"
    rf"|</(?!(?i:head){_BEHIND})[a-zA-Z][^ \t\n\f\r/>]*+{TAIL}|<(?![a-zA-Z/!?]))*+"
)
"""Text and tags of which nothing is to be told, in a page without marks, styles and foreign content."""
_PLAIN_LINK: Final = re.compile(
    r'<a (?:class="[^"<>]*+" )?href="([^"<>]*+)"(?: (?:class|id|rel|target|title)="[^"<>]*+")*+>'
)
"""Most links of a page; what else they say is no matter here."""
_ID: Final = re.compile(' id="([^"]*+)"')
_NAMED: Final = re.compile(' name="([^"]*+)"')
_ANY_NAME: Final = re.compile(
    r"[ \t\n\f\r\"'/](?:id|name)[ \t\n\f\r]*+=[ \t\n\f\r]*+(?:\"([^\"]*+)\"|'([^']*+)'|([^ \t\n\f\r>\"']++))",
    re.IGNORECASE,
)


_SPELLINGS: Final = ("id=", "id =", "name=", "name =")
"""Where a name may stand, in lower case."""


_TAKEN_APART: Final = ("<svg", "<math", "background=")


def facts_of(page: Page, templates: tuple[str, ...] = ()) -> Facts:
    """What finishing a page has to know; nothing is said of what template code brings."""
    text, regions = masked(page.text, templates) if templates else (page.text, ())
    lower = text.lower()
    reader = _Reader(page, text, has_styles="url(" in lower, has_slots=_MARK in lower)
    if reader.slots or reader.has_styles or page.is_xml or any(each in lower for each in _TAKEN_APART):
        for token in tokens(text, xml=page.is_xml, foreign=reader.foreign):
            reader.take(token)
    else:
        _hop(text, reader)
    found = reader.found
    if found.head_end is None or not _HEAD_TAG.search(text, 0, found.head_end):
        found.head_end = end_of_head(_blank(text, regions), xml=page.is_xml)
    if reader.slots:
        found.slots = reader.slots.found
    if regions:
        found.references = [each for each in found.references if not regions_in(regions, each.start, each.end)]
    found.names = _names(text, lower)
    return found


def _blank(text: str, regions: tuple[Region, ...]) -> str:
    """The text with white space in the place of template code, which may stand in a head."""
    parts: list[str] = []
    position = 0
    for start, end, _ in regions:
        parts += (text[position:start], " " * (end - start))
        position = end
    return "".join([*parts, text[position:]])


def _hop(text: str, reader: "_Reader") -> None:
    """Hands over the tokens that tell something; what is between them is passed over in one match."""
    position, length = 0, len(text)
    while passed := _PASS.match(text, position):
        position = passed.end()
        if position == length:
            return
        if plain := _PLAIN_LINK.match(text, position):
            position = plain.end()
            reader.found.references.append(Reference(*plain.span(1), '"', "url", "a", "href"))
            continue
        for token in tokens(text, position, foreign=reader.foreign):
            position = token[2]
            reader.take(token)
            if not (token[0] == Kind.OPEN and token[3] in RAW):
                break


def _names(text: str, lower: str) -> frozenset[str]:
    """What fragments may lead to. One that stands in a comment or a script makes a dead fragment pass, and never
    the other way round.
    """
    names = _ID.findall(text) + _NAMED.findall(text)
    if len(names) < sum(map(lower.count, _SPELLINGS)):
        names = ["".join(groups) for groups in _ANY_NAME.findall(text)]
    return frozenset(value_of(name) if "&" in name else name for name in names)


class _Reader:
    def __init__(self, page: Page, text: str, *, has_styles: bool, has_slots: bool) -> None:
        self.text = text
        self.found = Facts(page)
        self.foreign = Foreign()
        """What is open of SVG and MathML, where a `link` is none of HTML."""
        self.has_styles = has_styles
        self.slots = Slots() if has_slots else None

    def take(self, token: Token) -> None:
        kind, start, end, name = token
        if kind in (Kind.OPEN, Kind.EMPTY):
            tag: Tag | None = None
            if self.slots:
                self.slots.start(name, start)
            if end - start > len(name) + 2 or name in _HEAD:
                tag = self.start_tag(token)
            if self.slots and kind == Kind.OPEN:
                is_slot = tag is not None and _MARK in tag.attributes
                self.slots.enter(name, tag if is_slot else None, self.found.value(tag, _MARK) if tag else "")
        elif kind == Kind.CLOSE:
            if self.slots:
                self.slots.close(name, start)
            if name == "head" and self.found.head_end is None and self.found.body is None:
                self.found.head_end = start

    def start_tag(self, token: Token) -> Tag | None:
        _, start, end, name = token
        is_usual = not (self.has_styles or self.slots)
        if name == "a" and is_usual and "href" not in self.text[start:end].lower():
            return None
        if is_usual and name not in _HEAD and name not in _URLS:
            return None
        tag = Tag(name, start, end, {each.name: each for each in attributes(self.text, start, end, name)})
        if name in _HEAD and not self.foreign.inside:
            self.take_head(tag)
        self.take_references(tag)
        return tag

    def take_head(self, tag: Tag) -> None:
        found = self.found
        match tag.name:
            case "html":
                found.root = found.root or tag
            case "body":
                found.body = found.body or tag
            case "base":
                found.base = found.base or (tag if "href" in tag.attributes else None)
            case "meta":
                found.metas.append(tag)
            case "link":
                found.links.append(tag)
            case "time" if found.value(tag, "itemprop") == "dateModified":
                found.dates.append(found.value(tag, "datetime"))

    def take_references(self, tag: Tag) -> None:
        for name in _URLS.get(tag.name, ()):
            self.refer(tag, name, "url")
        if candidates := _CANDIDATES.get(tag.name):
            self.refer(tag, candidates, "candidates")
        if self.has_styles:
            self.refer(tag, "style", "style")
        if tag.name == "meta":
            key = self.found.value(tag, "property") or self.found.value(tag, "name")
            if key.lower() in _META_URLS:
                self.refer(tag, "content", "url")
            elif self.found.value(tag, "http-equiv").lower() == "refresh":
                self.refer(tag, "content", "refresh")

    def refer(self, tag: Tag, name: str, form: ReferenceForm) -> None:
        attribute = tag.attributes.get(name)
        if attribute is not None and attribute.end > attribute.start:
            _, start, end, quote = attribute
            self.found.references.append(Reference(start, end, quote, form, tag.name, name))
