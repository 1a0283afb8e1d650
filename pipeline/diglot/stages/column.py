"""A page and the catalogs of a locale -> its texts in that language, block by block."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from time import process_time
from typing import NamedTuple

from diglot.config import FuzzyPolicy
from diglot.markup import edit, pair_segment, splice_each
from diglot.markup.blocks import Block
from diglot.markup.inert import Surroundings, inert, inert_text
from diglot.markup.jsontext import decoded
from diglot.markup.noted import Note, around, into_tag
from diglot.model import Edit, Finding, Segment, Span
from diglot.site import date_edits
from diglot.site.book import Side
from diglot.stages.editions import PageCount
from diglot.stages.localize import refusals
from diglot.stages.marks import is_segment_for
from diglot.stages.original import Original
from diglot.stages.policy import decide
from diglot.stages.translations import Translations
from diglot.text.locales import bcp47, direction, same_language
from diglot.text.references import escape, text_of, value_of

__all__ = ["Column"]


class _Version(NamedTuple):
    """A segment in one locale."""

    note: Note
    """Its language, and why it is not as it should be."""
    change: Edit | None = None
    """What puts it there; None if the source does as it is."""


class Column:
    """The texts of a page in one locale."""

    def __init__(
        self,
        original: Original,
        locale: str,
        catalogs: Mapping[str, Translations],
        today: date | None,
        policy: FuzzyPolicy,
        *,
        is_first: bool,
    ) -> None:
        started = process_time()
        self.original = original
        self.locale = locale
        self.plain = Note(bcp47(locale))
        self.today = today
        self.policy = policy
        self.findings: list[Finding] = []
        self.translated = self.fallbacks = self.refused = self.outdated = 0
        self.versions = [self.version(segment, domain, catalogs[domain]) for segment, domain in original.keyed]
        main = Surroundings(original.addresses.link, original.addresses.image, original.page.is_xml)
        without_images = main._replace(image=lambda _: "")
        # what is the same in all languages is shown once
        blocks = [block for block in original.blocks if is_first or original.is_spoken(block.place)]
        edits = self.edits()
        stretches = [each for block in blocks for each in (*block.opened, block.place)]
        title = original.outline.title or Span(0, 0)
        values = [original.place(number) for number in original.values.all]
        pieces = iter(splice_each(original.page.text, edits, [*stretches, title, *values]))
        self.html: dict[Span, str] = {}
        for block in blocks:
            source = "".join([next(pieces) for _ in block.opened]) + next(pieces)
            self.html[block.place] = _shown(block, source, without_images if block.around else main)
        self.title = inert_text(text_of(next(pieces)))
        self.values = {number: self.value(number, next(pieces)) for number in original.values.all}
        self.seconds = process_time() - started

    def count(self) -> PageCount:
        """What came of the page."""
        return PageCount(self.translated, self.fallbacks, self.refused, self.outdated, self.seconds)

    def version(self, segment: Segment, domain: str, translations: Translations) -> _Version:
        """What a build would put in the place of a segment; a row says itself that its translation is outdated."""
        if not is_segment_for(segment, self.locale):
            return self.as_it_is(segment)
        page = self.original.page
        translation = translations.find(segment.scope.context, segment.msgid)
        decision = decide(translation, self.today, self.policy)
        if translation is None or decision == "source":
            self.fallbacks += 1
            return self.as_it_is(segment)
        if decision == "translated" and translation.msgstr == segment.msgid:
            self.translated += 1
            return _Version(self.plain)
        pairing = pair_segment(segment, translation.msgstr)
        if decision == "translated":
            self.findings += refusals(pairing.problems, translation, segment, domain, self.locale, page)
        if not pairing.is_usable:
            self.fallbacks += 1
            self.refused += decision == "translated"
            return self.as_it_is(segment)
        note = self.plain
        if decision == "kept":
            self.outdated += 1
            note = note._replace(since=str(translation.outdated_since))
        else:
            self.translated += 1
        return _Version(note, edit(segment, page, pairing.parts))

    def as_it_is(self, segment: Segment) -> _Version:
        """The source of a segment."""
        if same_language(segment.language, self.locale):
            return _Version(self.plain)
        return _Version(Note(bcp47(_language(segment)), is_source=True))

    def note(self, numbers: Sequence[int]) -> Note:
        """What there is to say of segments that make up a text: what holds for all of them."""
        if len(numbers) == 1:
            return self.versions[numbers[0]].note
        notes = {self.versions[number].note for number in numbers}
        return notes.pop() if len(notes) == 1 else self.plain

    # --- edits ---

    def edits(self) -> list[Edit]:
        """All that makes the page one in this language."""
        text, segments = self.original.page.text, self.original.segments
        changes = {number: each.change for number, each in enumerate(self.versions) if each.change}
        for number in self.apart():
            segment, note = segments[number], self.versions[number].note
            if segment.kind == "text":
                changes[number] = _noted(text, segment, note, changes.get(number))
            else:
                behind = segment.end + len(segment.quote)
                changes[-1 - number] = Edit(behind, behind, (into_tag(note),))
        code = [self.code(start, end) for start, end, _ in self.original.regions]
        return [*changes.values(), *self.labels(), *self.dates(), *code]

    def labels(self) -> Iterator[Edit]:
        """Inline elements whose text is in the locale say so."""
        for name, value, reach in self.original.outline.labels:
            if any(not self.versions[number].note.is_source for number in self.original.texts.within(reach)[:1]):
                yield Edit(*value, (direction(self.locale) if name == "dir" else self.plain.lang,))

    def apart(self) -> Iterator[int]:
        """The segments of which there is something else to say than of what is around them."""
        original = self.original
        for block in original.blocks:
            numbers = original.texts.within(block.place)
            if block.is_raw or not numbers:
                continue
            inside = [(block.place.end, self.note(numbers))]
            for number in original.shown.within(block.place):
                segment, note = original.segments[number], self.versions[number].note
                while len(inside) > 1 and inside[-1][0] <= segment.start:
                    inside.pop()
                if note != inside[-1][1]:
                    yield number
                    if segment.kind == "text":
                        inside.append((segment.end, note))

    def dates(self) -> tuple[Edit, ...]:
        """Dates and numbers are written in the language of the text that they are in."""
        kept = [
            segment for segment, each in zip(self.original.segments, self.versions, strict=True) if each.note.is_source
        ]
        return date_edits(self.original.page, self.original.formatted, self.locale, kept=kept)

    def code(self, start: int, end: int) -> Edit:
        """Template code is text: nothing will run it."""
        return Edit(start, end, (escape(self.original.page.text[start:end], "utf-8", '"'),))

    def value(self, number: int, piece: str) -> str:
        """The value of an attribute, or a string of JSON; `edit` puts quotes around a value that has none."""
        segment = self.original.segments[number]
        if segment.kind == "json":
            return inert_text(decoded(piece))
        has_quotes = self.versions[number].change is not None and not segment.quote
        return inert_text(value_of(piece[1:-1] if has_quotes else piece))

    def side(self, numbers: Sequence[int], html: str) -> Side:
        """What segments make up, in this language or the one they are in."""
        note = self.note(numbers)
        return Side(note.lang, html, note.is_source, note.since)


def _language(segment: Segment) -> str:
    """That of the source: what the page says, as far as it is that of the catalog."""
    lang = segment.scope.lang
    return lang if lang and same_language(lang, segment.language) else segment.language


def _shown(block: Block, source: str, surroundings: Surroundings) -> str:
    if block.is_raw:
        return inert_text(text_of(source))
    return inert(source, surroundings, ids=block.ids, preserve=block.form == "pre")


def _noted(text: str, segment: Segment, note: Note, change: Edit | None) -> Edit:
    # the last character apart: a stretch that is an edit's own place would be put in for ever
    start, end = segment.start, segment.end - 1
    inside = change.parts if change else (Span(start, end), text[end]) if end > start else (text[end],)
    before, behind = around(note)
    return Edit(start, segment.end, (before, *inside, behind))
