"""Two versions of a text -> what kind of change lies between them, and the difference word by word."""

import re
from typing import Final

from diglot.lazy import pattern
from diglot.model import ChangeKind
from diglot.text.retag import TAG, is_harmless
from diglot.text.similarity import ratio, words

__all__ = ["kind_of_change", "word_diff"]

_HAN: Final = "\u3005\u3007\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WHITE = pattern(r"(?:[\s\u3000\xa0]|&nbsp;|&#x(?:200[0-9a]|202f|205f);)+")
_HAN_THEN_LATIN = pattern(rf"([{_HAN}](?:<[^<>]*>)*) (?=(?:<[^<>]*>)*[A-Za-z0-9])")
_LATIN_THEN_HAN = pattern(rf"([A-Za-z0-9](?:<[^<>]*>)*) (?=(?:<[^<>]*>)*[{_HAN}])")
_MARK: Final = "\0"
_MARKED = pattern(f" *{_MARK}[ {_MARK}]*")
_MARKED_IN_HAN = pattern(rf"(?<=[{_HAN}]){_MARK}+(?=[{_HAN}])")
_QUIET = pattern(r"[,;:.](?!\w)|[，、；：。…“”„«»「」『』\"]|—| [-–](?= )")
"""Punctuation that may come and go and leave words, numbers and the kind of sentence alone. No `?` and `!`, nothing
within a word or number, no minus.
"""
_LETTERS = re.compile(r"[^\W\d_]+").findall
_NUMBER = pattern(r"\d+(?:[.,:/]\d+)*")
_NEGATIONS: Final = frozenset(
    "no not none never neither nor nothing nobody without cannot except unless only "
    "nicht kein keine ne pas jamais sans non sin nunca не нет без".split()
)
_NEGATING = pattern(r"n['’]t\b|[不没沒未无無非勿别莫禁]|[?!？！]")
_SMALL: Final = 70
"""The ratio from which a change of words is a small one."""
_TOKEN = pattern(rf"<[^<>\s]*>|&[#\w]+;|[{_HAN}]|[^\W{_HAN}]+|\s+|.", re.DOTALL)
_SPARED: Final = 20
"""Code points that are too few to leave out."""
_MOST: Final = 4000
"""Words of a text that are compared: the time grows with the square of them."""


def kind_of_change(old: str, new: str) -> ChangeKind:
    """What kind of change it is; the mildest that holds, and none but one that surely holds.

    `markup`: the text without placeholders is the same, and those that differ don't change what it says.
    `white-space`: there is white space at the same places, or, between Han or Kana and Latin letters or digits, more or
    less of it. `punctuation`: the words are the same, and commas, full stops, colons, quotes and dashes differ.
    `number`: digits differ and nothing else. `wording`: a few words differ. `meaning`: many do, or a negation.
    """
    if old == new:
        return "unchanged"
    if TAG.sub("", old) == TAG.sub("", new):
        return "markup" if is_harmless(old, new) else "meaning"
    if _letters(old) == _letters(new):
        plain, other = _spaced(old), _spaced(new)
        if plain == other:
            return "white-space"
        if _unpunctuated(plain) == _unpunctuated(other):
            return "punctuation"
        if _NUMBER.sub("0", plain) == _NUMBER.sub("0", other):
            return "number"
    return "meaning" if ratio(old, new) < _SMALL or _turns(old, new) else "wording"


def word_diff(old: str, new: str, *, around: int | None = None) -> str:
    """The new text with what is gone as `[-old-]` and what has come as `{+new+}`, as wdiff and git have it.

    With `around` a longer stretch that is the same shows about so many code points beside each change, whole words.
    """
    from rapidfuzz.distance import Levenshtein

    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    if max(len(before), len(after)) > _MOST:
        return f"[-{old}-]{{+{new}+}}"
    parts: list[str] = []
    gone = came = ""
    for code in Levenshtein.opcodes(before, after):
        if code.tag == "equal":
            parts += _marked(gone, came)
            gone = came = ""
            same = after[code.dest_start : code.dest_end]
            starts = code.src_start == code.dest_start == 0
            ends = code.src_end == len(before) and code.dest_end == len(after)
            parts.append(
                "".join(same) if around is None else _shortened(same, 0 if starts else around, 0 if ends else around)
            )
        else:
            gone += "".join(before[code.src_start : code.src_end])
            came += "".join(after[code.dest_start : code.dest_end])
    return "".join([*parts, *_marked(gone, came)])


def _shortened(tokens: list[str], first: int, last: int) -> str:
    """About `first` code points of the start and `last` of the end, whole words, or all if that is little more."""
    start, end = 0, len(tokens)
    head = tail = 0
    while start < end and head < first:
        head += len(tokens[start])
        start += 1
    while end > start and tail < last:
        end -= 1
        tail += len(tokens[end])
    left_out = "".join(tokens[start:end])
    middle = left_out if len(left_out) <= _SPARED else " … " if first and last else "…"
    return "".join([*tokens[:start], middle, *tokens[end:]])


def _marked(gone: str, came: str) -> list[str]:
    return [*([f"[-{gone}-]"] if gone else []), *([f"{{+{came}+}}"] if came else [])]


def _letters(text: str) -> str:
    return "".join(_LETTERS(_WHITE.sub(" ", text)))


def _spaced(text: str) -> str:
    """The text with one space wherever white space tells words apart."""
    text = _WHITE.sub(" ", text).strip(" ")
    return text if text.isascii() else _LATIN_THEN_HAN.sub(r"\1", _HAN_THEN_LATIN.sub(r"\1", text))


def _unpunctuated(text: str) -> str:
    """The text with a space for each quiet punctuation; between Han or Kana with nothing, unless there is a space."""
    marked = _QUIET.sub(_MARK, text.replace("’", "'"))
    return _spaced(_MARKED.sub(" ", _MARKED_IN_HAN.sub("", marked)))


def _turns(old: str, new: str) -> bool:
    """Whether a negation, or a question, stands in one of the texts only."""
    before, after = (
        sorted([*(word for word in words(text.lower()) if word in _NEGATIONS), *_NEGATING.findall(text)])
        for text in (old, new)
    )
    return before != after
