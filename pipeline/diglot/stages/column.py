"""A page and the catalogs of a locale -> its texts in that language, block by block."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from diglot.markup import edit, pair, splice_each
from diglot.markup.blocks import Block
from diglot.markup.inert import SOURCE, Surroundings, inert, inert_text
from diglot.model import Edit, Finding, Segment, Span
from diglot.site import date_edits
from diglot.site.book import Side
from diglot.stages.localize import refusals
from diglot.stages.marks import is_segment_for
from diglot.stages.original import Original
from diglot.stages.pages import key_of
from diglot.stages.translations import Translations
from diglot.text.locales import bcp47, direction, same_language
from diglot.text.references import escape, text_of, value_of

__all__ = ["Column"]


class _Version(NamedTuple):
    """A segment in one locale."""

    change: Edit | None
    """What puts it there; None if the source does as it is."""
    source: str
    """The language it is in, if that is not the locale's; else nothing."""


class Column:
    """The texts of a page in one locale."""

    def __init__(
        self, original: Original, locale: str, catalogs: Mapping[str, Translations], *, is_first: bool
    ) -> None:
        self.original = original
        self.locale = locale
        self.tag = bcp47(locale)
        self.findings: list[Finding] = []
        self.fallen = 0
        self.versions = [self.version(segment, domain, catalogs[domain]) for segment, domain in original.keyed]
        main = Surroundings(original.addresses.link, original.addresses.image, original.page.is_xml)
        around = main._replace(image=lambda _: "")
        page = original.page
        # what is the same in all languages is shown once
        blocks = [block for block in original.blocks if is_first or original.is_spoken(block.place)]
        edits = [version.change for version in self.versions if version.change]
        edits += [*self.labels(), *self.marks(), *self.dates()]
        edits += [self.code(start, end) for start, end, _ in original.regions]
        stretches = [each for block in blocks for each in (*block.opened, block.place)]
        title = original.outline.title or Span(0, 0)
        pieces = iter(
            splice_each(page.text, edits, [*stretches, title, *(original.place(each) for each in original.values)])
        )
        self.html: dict[Span, str] = {}
        for block in blocks:
            source = "".join([next(pieces) for _ in block.opened]) + next(pieces)
            self.html[block.place] = _shown(block, source, around if block.around else main)
        self.title = inert_text(text_of(next(pieces)))
        self.values = {number: self.value(number, piece) for number, piece in zip(original.values, pieces, strict=True)}

    def version(self, segment: Segment, domain: str, translations: Translations) -> _Version:
        """What a build would put in the place of a segment."""
        source = "" if same_language(segment.language, self.locale) else _language(segment)
        if not is_segment_for(segment, self.locale):
            return _Version(None, source)
        translation = translations.get(key_of(segment))
        if translation is not None and translation.msgstr == segment.msgid:
            return _Version(None, "")
        if translation is not None:
            pairing = pair(segment.msgid, translation.msgstr, tuple([code for code in segment.codes if code.name]))
            self.findings += refusals(pairing.problems, translation, segment, domain, self.locale, self.original.page)
            if pairing.is_usable:
                return _Version(edit(segment, self.original.page, pairing.parts), "")
        self.fallen += bool(source)
        return _Version(None, source)

    def source_of(self, numbers: Sequence[int]) -> str:
        """The one language that segments are in, if it is not the locale's; else nothing."""
        sources = {self.versions[number].source for number in numbers}
        return sources.pop() if len(sources) == 1 else ""

    def labels(self) -> Iterator[Edit]:
        """Inline elements whose text is in the locale say so."""
        for name, value, reach in self.original.outline.labels:
            if any(not self.versions[number].source for number in self.original.within(self.original.texts, reach)[:1]):
                yield Edit(*value, (direction(self.locale) if name == "dir" else self.tag,))

    def marks(self) -> Iterator[Edit]:
        """Texts in their source language are marked where others of their block are in the locale."""
        original = self.original
        for block in original.blocks:
            numbers = original.within(original.texts, block.place)
            if block.is_raw or self.source_of(numbers):
                continue
            outer, end = "", -1
            for number in numbers:
                segment, source = original.segments[number], self.versions[number].source
                if source and not (segment.end <= end and source == outer):
                    outer, end = source, segment.end
                    yield _marked(original.page.text, segment, source)

    def dates(self) -> tuple[Edit, ...]:
        """Dates and numbers are written in the language of the text that they are in."""
        kept = [segment for segment, each in zip(self.original.segments, self.versions, strict=True) if each.source]
        return date_edits(self.original.page, self.original.formatted, self.locale, kept=kept)

    def code(self, start: int, end: int) -> Edit:
        """Template code is text: nothing will run it."""
        return Edit(start, end, (escape(self.original.page.text[start:end], "utf-8", '"'),))

    def value(self, number: int, piece: str) -> str:
        """The value of an attribute; `edit` puts quotes around one that has none."""
        has_quotes = self.versions[number].change is not None and not self.original.segments[number].quote
        return inert_text(value_of(piece[1:-1] if has_quotes else piece))

    def side(self, numbers: Sequence[int], html: str) -> Side:
        """What segments make up, in this language or the one they are in."""
        source = self.source_of(numbers)
        return Side(bcp47(source) if source else self.tag, html, bool(source))


def _language(segment: Segment) -> str:
    """That of the source: what the page says, as far as it is that of the catalog."""
    lang = segment.scope.lang
    return lang if lang and same_language(lang, segment.language) else segment.language


def _shown(block: Block, source: str, around: Surroundings) -> str:
    if block.is_raw:
        return inert_text(text_of(source))
    return inert(source, around, ids=block.ids, preserve=block.form == "pre")


def _marked(text: str, segment: Segment, source: str) -> Edit:
    # the last character apart: a stretch that is an edit's own place would be put in for ever
    start, end = segment.start, segment.end - 1
    inside = (Span(start, end), text[end]) if end > start else (text[end],)
    return Edit(start, segment.end, (f'<{SOURCE} lang="{bcp47(source)}">', *inside, f"</{SOURCE}>"))
