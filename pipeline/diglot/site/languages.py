"""The texts of a page in an edition -> edits that declare their languages (WCAG 2.2, 3.1.1 and 3.1.2; HTML 3.2.6.2)."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from diglot.markup.tokens import RAW, Foreign, Kind, Token, attributes, tokens
from diglot.markup.vocabulary import BLOCK, CLOSES, VOID
from diglot.model import Edit, Page, Segment
from diglot.site.attributes import Tag, set_attributes
from diglot.site.facts import Facts
from diglot.text.locales import bcp47, direction, is_locale, same_language

__all__ = ["Places", "Spoken", "Tagged", "declaration_edits", "tag_texts"]


class Spoken(NamedTuple):
    """A text of a page and the language that it is in, in an edition."""

    segment: Segment
    lang: str | None
    """BCP 47; None if it is in the language of the edition."""


class Tagged(NamedTuple):
    """What came of tagging texts."""

    edits: tuple[Edit, ...]
    untagged: tuple[Spoken, ...]
    """Texts that no element can be said to be in the language of."""


_NO_PLACE: Final = frozenset(
    """table tbody thead tfoot tr colgroup select optgroup datalist ul ol dl math annotation annotation-xml semantics
    head html svg g a-svg symbol defs""".split()
)
"""Elements in which a `span` would stand beside what is allowed there."""
_CLOSABLE: Final = frozenset("p li dt dd option optgroup td th".split())
"""Elements with text whose end tag may be left out (WHATWG HTML 13.1.2.4)."""
_LISTS: Final = frozenset({"select", "optgroup", "datalist"})
_SAYS: Final = re.compile("[ \t\n\f\r\"']lang[ \t\n\f\r]*=|xml:lang", re.IGNORECASE | re.ASCII)
_SAYS_IN_XML: Final = re.compile("xml:lang", re.IGNORECASE | re.ASCII)
_SVG_TEXT: Final = frozenset({"text", "tspan", "textpath"})


def declaration_edits(facts: Facts, locale: str) -> list[Edit]:
    """`lang` and `dir` of `html`, and of `body` where it has them; `content-language` where the page has it.

    `dir` is added only where it changes what holds; a page without an `html` tag has no place for either.
    """
    tag, way = bcp47(locale), direction(locale)
    edits: list[Edit] = []
    for place in (facts.root, facts.body):
        if place is None:
            continue
        wanted = {"lang": tag, "xml:lang": tag, "dir": way}
        required = ["lang"] if place is facts.root else []
        if place is facts.root and way == "rtl":
            required.append("dir")
        said = {name: value for name, value in wanted.items() if name in place.attributes or name in required}
        edits += set_attributes(facts.page, place, said)
    for meta in facts.metas:
        if facts.value(meta, "http-equiv").lower() == "content-language" and "content" in meta.attributes:
            edits += set_attributes(facts.page, meta, {"content": tag})
    return edits


# --- texts whose language is not what holds around them ---


def tag_texts(places: "Places", locale: str, texts: Sequence[Spoken]) -> Tagged:
    """The edits that make the language of each text known to who reads it aloud.

    An element whose `lang` no longer holds for any of its texts gets that of the edition. A text in another language
    than what holds around it is tagged: on its element where it fills that, else by a `span`.
    """
    page = places.facts.page
    around: dict[int, list[Spoken]] = defaultdict(list)
    for text in texts:
        if text.segment.scope.lang_at is not None:
            around[text.segment.scope.lang_at].append(text)
    edits: list[Edit] = []
    turned: set[int] = set()
    has_idle = bool(around) and not page.is_xml and _SAYS_IN_XML.search(page.text) is not None
    for start, governed in around.items():
        lang = governed[0].segment.scope.lang
        if not any(text.lang for text in governed) and not (lang and same_language(lang, locale)):
            turned.add(start)
            edits += _turn(page, start, locale, lang)
        elif has_idle and lang and is_locale(lang):
            edits += set_attributes(page, _tag_at(page, start), {"lang": lang})
    if places.facts.says_languages:
        edits += _inline_edits(page, texts, locale)
    astray = [text for text in texts if not _is_declared(text, turned, locale)]
    if not astray:
        return Tagged(tuple(edits), ())
    placed = places.tag(astray, texts, locale)
    return Tagged((*edits, *placed.edits), placed.untagged)


def _inline_edits(page: Page, texts: Sequence[Spoken], locale: str) -> Iterator[Edit]:
    """Elements within translated texts that say they are in the language that the text had."""
    for segment, lang in texts:
        for code in segment.codes if lang is None and not same_language(segment.language, locale) else ():
            start = segment.start + code.start
            if code.kind == "pair" and _SAYS.search(page.text, start, segment.start + code.inner_start):
                tag = _tag_at(page, start)
                said = tag.attributes.get("lang") or tag.attributes.get("xml:lang")
                old = page.text[said.start : said.end].strip() if said else ""
                if same_language(old, segment.language):
                    yield from _turn(page, start, locale, old)


def _turn(page: Page, start: int, locale: str, lang: str | None) -> Iterable[Edit]:
    """Has an element say that its content is in the language of the edition."""
    tag = _tag_at(page, start)
    names = [name for name in ("lang", "xml:lang") if name in tag.attributes]
    if names == ["xml:lang"] and not page.is_xml:  # of which HTML knows nothing
        names.insert(0, "lang")
    wanted: dict[str, str] = dict.fromkeys(names, bcp47(locale))
    if "dir" in tag.attributes and direction(lang or locale) != direction(locale):
        wanted["dir"] = direction(locale)
    return set_attributes(page, tag, wanted)


def _tag_at(page: Page, start: int) -> Tag:
    _, first, end, name = next(tokens(page.text, start, xml=page.is_xml))
    return Tag(name, first, end, {each.name: each for each in attributes(page.text, first, end, name)})


def _is_declared(text: Spoken, turned: set[int], locale: str) -> bool:
    """Whether what holds around a text is its language."""
    scope = text.segment.scope
    if scope.lang_at is None or scope.lang_at in turned:
        return text.lang is None
    if scope.lang is None:
        return False
    return same_language(scope.lang, text.lang or locale)


class Places:
    """Where the texts of one page can be tagged; it is read for the first of its editions that has to know."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self._page = facts.page
        self._tokens: list[Token] = []
        self._foreign: set[int] = set()
        """The numbers of the tokens within SVG or MathML."""
        self._starts: list[int] = []
        self._elements: dict[tuple[int, str], int | None] = {}
        """By the start and kind of a text its element."""

    def _read(self) -> None:
        foreign = Foreign()
        for number, token in enumerate(tokens(self._page.text, xml=self._page.is_xml, foreign=foreign)):
            self._tokens.append(token)
            if foreign.inside:
                self._foreign.add(number)
        self._starts = [start for _, start, _, _ in self._tokens]

    def tag(self, astray: Sequence[Spoken], texts: Sequence[Spoken], locale: str) -> Tagged:
        """The edits that tag the texts whose language is not what holds around them, among all `texts`."""
        if not self._starts:
            self._read()
        by_tag: dict[int, list[Spoken]] = defaultdict(list)
        for text in texts:
            if (number := self._element_of(text.segment)) is not None:
                by_tag[number].append(text)
        edits: list[Edit] = []
        untagged: list[Spoken] = []
        done: set[int] = set()
        apart = set(map(id, astray))
        covered_to, covered_by = 0, None
        for text in texts:
            segment, lang = text.segment, text.lang or bcp47(locale)
            is_covered = segment.start < covered_to
            if lang == covered_by if is_covered else id(text) not in apart:
                continue
            number = self._element_of(segment)
            if number is not None and self._can_take(number, by_tag[number], text):
                if number not in done:
                    done.add(number)
                    is_turned = segment.kind == "text" and direction(lang) != direction(locale)
                    tag = self._tag_of(self._block_of(number, text, by_tag) if is_turned else number)
                    edits += set_attributes(self._page, tag, self._said(lang, tag, locale))
            elif segment.kind == "text" and not is_covered and (name := self._wrapper(segment)):
                edits += self._wrapped(segment, name, self._said(lang, None, locale))
            else:
                untagged.append(text)
                continue
            if segment.kind == "text" and not is_covered:
                covered_to, covered_by = segment.end, lang
        return Tagged(tuple(edits), tuple(untagged))

    def _said(self, lang: str, tag: Tag | None, locale: str) -> dict[str, str]:
        """The attributes of an element in a language."""
        values = {"lang": lang}
        if tag is not None and "xml:lang" in tag.attributes:
            values["xml:lang"] = lang
        if direction(lang) != direction(locale):
            values["dir"] = direction(lang)
        return values

    def _can_take(self, number: int, texts: Sequence[Spoken], text: Spoken) -> bool:
        """Whether all that an element's `lang` holds for is in one language: its attributes, and its only text."""
        tag = self._tag_of(number)
        if {"lang", "xml:lang"} & tag.attributes.keys() or any(other.lang != text.lang for other in texts):
            return False
        has_text = any(other.segment.kind != "attribute" for other in texts)
        return tag.name in VOID or has_text or self._is_empty(number)

    def _block_of(self, number: int, text: Spoken, by_tag: Mapping[int, Sequence[Spoken]]) -> int:
        """The block that an element fills with its text: lines are set in its direction, not in that of a `b` in it."""
        inner, end = number, text.segment.end
        while self._tokens[inner][3] not in BLOCK:
            close = self._behind(end)
            if close is None or close == len(self._tokens) or self._tokens[close][0] != Kind.CLOSE:
                return number
            end = self._tokens[close][2]
            outer = self._before(inner, self._tokens[inner][1])
            if outer is None or self._tokens[outer][0] != Kind.OPEN or not self._ends(self._tokens[outer][3], end):
                return number
            has_other = any(other.lang != text.lang for other in by_tag.get(outer, ()))
            if has_other or "lang" in self._tag_of(outer).attributes:
                return number
            inner = outer
        return inner

    def _is_empty(self, number: int) -> bool:
        """Whether an element has no content, and so none in another language: a `textarea` with a placeholder."""
        kind, _, _, name = self._tokens[min(number + 1, len(self._tokens) - 1)]
        return kind == Kind.CLOSE and name == self._tokens[number][3]

    def _tag_of(self, number: int) -> Tag:
        _, start, end, name = self._tokens[number]
        return Tag(name, start, end, {each.name: each for each in attributes(self._page.text, start, end, name)})

    def _element_of(self, segment: Segment) -> int | None:
        """The number of the start tag that an attribute is of, or that a text fills the element of."""
        key = (segment.start, segment.kind)
        if key not in self._elements:
            self._elements[key] = self._find_element(segment)
        return self._elements[key]

    def _find_element(self, segment: Segment) -> int | None:
        number = bisect_left(self._starts, segment.start)
        if segment.kind == "attribute":
            return number - 1
        first = self._before(number, segment.start)
        if first is None or self._tokens[first][0] != Kind.OPEN:
            return None
        return first if self._ends(self._tokens[first][3], segment.end) else None

    def _ends(self, name: str, end: int) -> bool:
        """Whether an element ends at a place, but for white space: by its end tag, or by what implies that."""
        number = self._behind(end)
        if number is None:
            return False
        if number == len(self._tokens):
            return name in _CLOSABLE
        kind, _, _, other = self._tokens[number]
        if kind == Kind.CLOSE:
            return other == name or (name in _CLOSABLE and (other in BLOCK or other in _LISTS))
        return kind == Kind.OPEN and name in CLOSES.get(other, ())

    def _before(self, number: int, start: int) -> int | None:
        """The token before a place, if there is nothing but white space between."""
        text = self._page.text
        number -= 1
        while number >= 0 and self._tokens[number][0] in (Kind.TEXT, Kind.RCDATA):
            if not text[self._tokens[number][1] : start].isspace() and self._tokens[number][1] < start:
                return None
            number -= 1
        return number if number >= 0 else None

    def _behind(self, end: int) -> int | None:
        """The token behind a place, or how many there are; None if more than white space is between."""
        number = bisect_left(self._starts, end)
        if self._page.text[end : self._starts[number] if number < len(self._starts) else None].strip():
            return None
        while number < len(self._tokens) and self._tokens[number][0] == Kind.TEXT:
            _, start, stop, _ = self._tokens[number]
            if not self._page.text[start:stop].isspace():
                return None
            number += 1
        return number

    def _wrapper(self, segment: Segment) -> str:
        """The element that may stand around a text; nothing if there is none."""
        if segment.element in _SVG_TEXT:
            return "tspan"
        if self._page.text.endswith("</", 0, segment.end):  # cut by the end of the page: a tag behind it would be none
            return ""
        if bisect_right(self._starts, segment.start) - 1 in self._foreign:
            return ""
        return "" if segment.element in _NO_PLACE or segment.element in RAW else "span"

    def _wrapped(self, segment: Segment, name: str, values: Mapping[str, str]) -> tuple[Edit, ...]:
        said = "".join(f' {key}="{value}"' for key, value in values.items())
        return Edit(segment.start, segment.start, (f"<{name}{said}>",)), Edit(segment.end, segment.end, (f"</{name}>",))
