"""The law of change as a comparison of two pages: the messages of one with a letter more, and nothing else."""

from collections import Counter

from diglot.markup import ScanRules, edit, pair, read_page, scan, splice
from diglot.markup.tokens import Kind, Token, tokens
from diglot.markup.vocabulary import RUBY
from diglot.model import Page, Segment

__all__ = ["RULES", "changed", "difference", "rebuilt", "with_letters"]

RULES = ScanRules(languages=("en", "zh_CN"))
_TEXT = frozenset({Kind.TEXT, Kind.RCDATA, Kind.CDATA})


def changed(msgid: str) -> str:
    """The translation that says the same and a letter more."""
    # "<" and a letter would read as a tag
    return (msgid[:-1] + "&lt;" if msgid.endswith("<") else msgid) + "x"


def with_letters(page: Page, rules: ScanRules = RULES) -> bytes:
    """The page with a letter more in every message."""
    edits = []
    for segment in scan(page, rules).segments:
        codes = tuple(code for code in segment.codes if code.name)
        pairing = pair(segment.msgid, changed(segment.msgid), codes)
        assert pairing.problems == (), segment.msgid
        edits.append(edit(segment, page, pairing.parts))
    return splice(page.text, edits).text.encode(page.codec)


def rebuilt(page: Page, rules: ScanRules = RULES) -> bytes:
    """The page with every message translated by itself, spelled anew."""
    edits = []
    for segment in scan(page, rules).segments:
        codes = tuple(code for code in segment.codes if code.name)
        edits.append(edit(segment, page, pair(segment.msgid, segment.msgid, codes).parts))
    return splice(page.text, edits).text.encode(page.codec)


def difference(source: Page, raw: bytes, rules: ScanRules = RULES) -> str | None:
    """What a built page has besides a letter more in every message of its source, in words; None if nothing."""
    result = read_page(raw, source.path)
    if result.codec != source.codec:
        return f"{source.codec} became {result.codec}"
    before, after = scan(source, rules).segments, scan(result, rules).segments
    due, found = [changed(segment.msgid) for segment in before], [segment.msgid for segment in after]
    if due != found:
        other = next((pair for pair in zip(due, found, strict=False) if pair[0] != pair[1]), None)
        return f"{len(due)} messages became {len(found)}; instead of {other}" if other else f"{due} became {found}"
    if _around(source.text, before, xml=source.is_xml) != _around(result.text, after, xml=source.is_xml):
        return "the text around the messages differs"
    if _markup(source.text, before, xml=source.is_xml) != _markup(result.text, after, xml=source.is_xml):
        return "the markup differs"
    return None


def _around(text: str, segments: tuple[Segment, ...], *, xml: bool) -> str:
    """The text with each message as one sign, and without comments: one in a message moves to the message's start."""
    # quotes around a value are ours to add where the source had none
    spans = [(one.start - len(one.quote), one.end + len(one.quote), "\0") for one in segments]
    spans += [(token[1], token[2], "") for token in tokens(text, xml=xml) if _is_unseen(token)]
    parts, position = [], 0
    for start, end, sign in sorted(spans):
        if start >= position:  # one inside another is a part of it
            parts += [text[position:start], sign]
            position = end
    return "".join([*parts, text[position:]])


def _markup(text: str, segments: tuple[Segment, ...], *, xml: bool) -> tuple[list[str], Counter[str]]:
    """All tags and scripts without the messages in them, in order, and all comments, which may move."""
    values = [segment for segment in segments if segment.kind in ("attribute", "json")]
    tags: list[str] = []
    comments: Counter[str] = Counter()
    for token in tokens(text, xml=xml):
        kind, start, end, _ = token
        if kind in _TEXT:
            continue
        parts, position = [], start
        while values and values[0].start < end:
            value = values.pop(0)
            parts.append(text[position : value.start - len(value.quote)])
            position = value.end + len(value.quote)
        source = "".join([*parts, text[position:end]])
        if kind == Kind.CLOSE and token[3] in RUBY:
            continue  # a build writes out those that the source leaves to be implied
        if _is_unseen(token):
            comments[source] += 1
        else:
            tags.append(source)
    return tags, comments


def _is_unseen(token: Token) -> bool:
    """Whether it may move to the start of its message, or be made: a comment, the end tag of a ruby element's part."""
    return token[0] == Kind.COMMENT or (token[0] == Kind.CLOSE and token[3] in RUBY)
