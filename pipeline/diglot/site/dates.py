"""The machine-made dates, times and numbers of a page + a locale -> the edits that write them as people there do."""

from collections.abc import Iterable

from diglot.model import Edit, Formatted, Page, Segment
from diglot.text.references import escape
from diglot.text.written import written_moment, written_number

__all__ = ["date_edits"]


def date_edits(
    page: Page, formatted: Iterable[Formatted], locale: str, *, kept: Iterable[Segment] = ()
) -> tuple[Edit, ...]:
    """One for each that is written otherwise than its page has it. `kept` are the segments that stay in their source
    language: what stands in one of them is written in that language.
    """
    edits: list[Edit] = []
    waiting = sorted((segment for segment in kept if segment.kind == "text"), key=lambda each: each.start, reverse=True)
    around: list[Segment] = []
    for each in sorted(formatted):
        while waiting and waiting[-1].start <= each.start:
            around.append(waiting.pop())
        while around and around[-1].end < each.end:
            around.pop()
        language = around[-1].language if around else locale
        write = written_number if each.is_number else written_moment
        text = write(each.value, each.format, language)
        source = None if text is None else escape(text, page.codec)
        if source is not None and source != page.text[each.start : each.end]:
            edits.append(Edit(each.start, each.end, (source,)))
    return tuple(edits)
