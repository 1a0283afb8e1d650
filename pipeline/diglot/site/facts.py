"""A page -> what finishing it has to know: its root and head, its references, its names and its marked slots."""

import re
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple

from diglot.markup.marks import distinct_marks, places
from diglot.markup.templates import Region, masked, regions_in
from diglot.markup.tokens import TAIL, Foreign, Kind, attributes, tag_name, tokens
from diglot.model import Page
from diglot.site.attributes import Tag
from diglot.site.head import end_of_head
from diglot.site.slots import MARK, Slot, slots_of
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
    """What the tags of a page tell."""

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
    says_languages: bool = False
    """Whether a tag but that of the root may say which language something is in."""

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
_HEAD_TAG: Final = re.compile(r"<head[ \t\n\f\r/>]", re.IGNORECASE | re.ASCII)
_CELLS: Final = frozenset({"table", "td", "th"})
"""That had a `background` in days gone by."""
_BEHIND: Final = r"[ \t\n\f\r/>]"
_TELLS: Final = re.compile(
    rf"<(?:/head{_BEHIND}|a{_BEHIND}.*?href|(?:{'|'.join(sorted(_CELLS))}){_BEHIND}.*?background"
    rf"|(?:{'|'.join(sorted({*_URLS, *_HEAD} - _CELLS - {'a'}))}){_BEHIND})",
    re.DOTALL,
)
"""A tag, in lower case, that tells something in a page without styles."""
_START_TAG: Final = re.compile(rf"<([a-zA-Z][^ \t\n\f\r/>]*+){TAIL}")
_PLAIN_LINK: Final = re.compile(
    r'<a (?:(?:accesskey|class)="[^"<>]*+" )?href="([^"<>]*+)"(?: (?:class|id|rel|target|title)="[^"<>]*+")*+>'
)
"""Most links of a page; what else they say is no matter here."""
_LANGUAGE: Final = re.compile("lang[ \t\n\f\r]*+=|xml:lang")
_ID: Final = re.compile(' id="([^"]*+)"')
_NAMED: Final = re.compile(' name="([^"]*+)"')
_ANY_NAME: Final = re.compile(
    r"[ \t\n\f\r\"'/](?:id|name)[ \t\n\f\r]*+=[ \t\n\f\r]*+(?:\"([^\"]*+)\"|'([^']*+)'|([^ \t\n\f\r>\"']++))",
    re.IGNORECASE | re.ASCII,
)


_SPELLINGS: Final = ("id=", "id =", "name=", "name =")
"""Where a name may stand, in lower case."""


def facts_of(page: Page, templates: tuple[str, ...] = ()) -> Facts:
    """What finishing a page has to know; nothing is said of what template code brings."""
    text, regions = masked(page.text, templates) if templates else (page.text, ())
    reader = _Reader(page, text)
    seen = None if page.is_xml else distinct_marks(text)
    if seen is None:
        seen = _read_tokens(reader)
    else:
        _read_marks(reader, seen)
    found = reader.found
    if found.head_end is None or not _HEAD_TAG.search(text, 0, found.head_end):
        found.head_end = end_of_head(_blank(text, regions), xml=page.is_xml)
    if regions:
        found.references = [each for each in found.references if not regions_in(regions, each.start, each.end)]
    markup = "".join(seen)
    lower = markup.lower()
    if MARK in lower:
        found.slots = slots_of(text, xml=page.is_xml)
    found.names = _names(markup, lower)
    root = text[found.root.start : found.root.end].lower() if found.root else ""
    found.says_languages = _LANGUAGE.search(lower.replace(root, "", 1)) is not None
    return found


def _read_tokens(reader: "_Reader") -> list[str]:
    """Has the tags of a page read one after the other; all its markup, each piece once."""
    page, text = reader.found.page, reader.text
    has_styles = _STYLED in text.lower()
    seen: dict[str, None] = {}
    for kind, start, end, name in tokens(text, xml=page.is_xml, foreign=reader.foreign):
        if kind in _TEXT:
            continue
        source = text[start:end]
        seen[source] = None
        if kind == Kind.CLOSE and name == "head":
            reader.end_head(start)
        elif kind in _STARTS and _tells(source.lower(), has_styles):
            reader.start_tag(name, start, end)
    return list(seen)


def _read_marks(reader: "_Reader", seen: list[str]) -> None:
    """Has those tags read that tell something: a page has few that differ, and most of them tell nothing."""
    text, references = reader.text, reader.found.references
    lowered = [mark.lower() for mark in seen]
    has_styles = _STYLED in "".join(lowered)
    # what has a `<` within may look like others of them
    pairs = zip(seen, lowered, strict=True)
    wanted = {mark for mark, lower in pairs if mark.rfind("<") > 0 or _tells(lower, has_styles)}
    for start, mark in places(text, wanted):
        if plain := _PLAIN_LINK.fullmatch(mark):
            references.append(Reference(start + plain.start(1), start + plain.end(1), '"', "url", "a", "href"))
        elif tag := _START_TAG.match(text, start):
            reader.start_tag(tag_name(tag[0]), start, tag.end())
        elif mark[1] == "/" and _TELLS.match(mark.lower()):
            reader.end_head(start)


def _tells(tag: str, has_styles: bool) -> bool:
    """Whether a tag, in lower case, may tell something."""
    return _TELLS.match(tag) is not None or (has_styles and _STYLED in tag)


def _blank(text: str, regions: tuple[Region, ...]) -> str:
    """The text with white space in the place of template code, which may stand in a head."""
    parts: list[str] = []
    position = 0
    for start, end, _ in regions:
        parts += (text[position:start], " " * (end - start))
        position = end
    return "".join([*parts, text[position:]])


def _names(markup: str, lower: str) -> frozenset[str]:
    """What fragments may lead to. One that stands in a comment or a script makes a dead fragment pass, and never
    the other way round.
    """
    names = _ID.findall(markup) + _NAMED.findall(markup)
    if len(names) < sum(map(lower.count, _SPELLINGS)):
        names = ["".join(groups) for groups in _ANY_NAME.findall(markup)]
    return frozenset(value_of(name) if "&" in name else name for name in names)


_TEXT: Final = frozenset({Kind.TEXT, Kind.RCDATA, Kind.CDATA})
_STARTS: Final = frozenset({Kind.OPEN, Kind.EMPTY})
_STYLED: Final = "url("


class _Reader:
    def __init__(self, page: Page, text: str) -> None:
        self.text = text
        self.found = Facts(page)
        self.foreign = Foreign()
        """What is open of SVG and MathML, where a `link` is none of HTML."""

    def start_tag(self, name: str, start: int, end: int) -> None:
        tag = Tag(name, start, end, {each.name: each for each in attributes(self.text, start, end, name)})
        if name in _HEAD and not self.foreign.inside:
            self.take_head(tag)
        self.take_references(tag)

    def end_head(self, start: int) -> None:
        if self.found.head_end is None and self.found.body is None:
            self.found.head_end = start

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
