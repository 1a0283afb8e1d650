"""A text -> its sentences, and the parts of it that are said twice."""

import re
from functools import lru_cache

__all__ = ["repeated", "said_again", "sentences"]

_CAPITALS = "".join(filter(str.isupper, map(chr, range(0x41, 0x590))))
_WITHOUT_CASE = "\u0590-\u13ff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
"""Hebrew, Arabic, the scripts of India, Thai, Georgian, Ethiopic, kana, Han, Hangul: no letter there is a capital."""
_END = re.compile(
    rf"""[。！？!?؟۔।॥]+["”’」』）)»]* | [；;…]+(?=\s*\w) | \n\s*\n
    | (?=\.) (?<![A-Z]) (?<!\be\.g) (?<!\bi\.e) (?<!\betc) (?<!\bvs) (?<!\bNo) (?<!\bMr) (?<!\bDr) (?<!\bSt)
      (?<!\b[Cc]f) (?<!\bCo) (?<!\bLtd) (?<!\bInc) (?<!\bCorp)
      \.+["”’)»]* (?=\s+["“‘(*`:<«]*[{_CAPITALS}{_WITHOUT_CASE}0-9] | \s*$)""",
    re.VERBOSE,
)
_LETTERS = re.compile(r"[^\W\d_]")


@lru_cache(maxsize=256)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Where the sentences of an unmarked text are, in code points, those without a letter left out."""
    found: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if _LETTERS.search(text, start, match.end()):
            found.append((start, match.end()))
        start = match.end()
    if _LETTERS.search(text, start):
        found.append((start, len(text)))
    return tuple(found)


def repeated(text: str, least: int) -> tuple[int, int] | None:
    """Where a text says the same twice in a row, spaces and marks set aside; None if it does not.

    `least` is how many letters the part must have, at least three of them different. It is a clause that follows
    itself, a clause that is twice the same, or Han characters that stand twice side by side. A word that ends one
    clause and begins the next is none.
    """
    if not text.isascii() and (match := _SIDE_BY_SIDE.search(text)):
        start, end = match.start() + len(match[1]), match.end()
        if len(match[1]) >= least and len(set(match[1])) >= 3:
            return start, end
    clauses = [(clause, _NOT_SAID.sub("", clause).lower()) for clause in _MARK.split(text)]
    whole = "".join([said for _, said in clauses])
    half = len(whole) // 2
    if half >= least and whole[:half] == whole[half:] and len(set(whole)) >= 3:
        middle = _middle(text, half)
        return (middle, len(text.rstrip())) if _is_phrase(text[:middle]) else None
    last = ""
    position = 0
    for clause, said in clauses:
        start, position = position, position + len(clause) + 1
        if len(said) >= least and len(set(said)) >= 3 and not said.isdigit():
            if said == last:
                return start + len(clause) - len(clause.lstrip()), start + len(clause.rstrip())
            half = len(said) // 2
            if half >= least and said[:half] == said[half:] and len(set(said[:half])) >= 3:
                middle = _middle(clause, half)
                if _is_phrase(clause[:middle]):
                    return start + middle, start + len(clause.rstrip())
        last = said or last
    return None


def said_again(text: str, least: int) -> tuple[int, int] | None:
    """Where the second of two equal sentences of `least` letters is, with others between or none."""
    if len(text) < 2 * least:
        return None
    spans = sentences(text)
    if len(spans) < 2:
        return None
    seen: set[str] = set()
    for start, end in spans:
        sentence = text[start:end]
        said = _NOT_SAID.sub("", sentence)
        if said in seen and len(said) >= least:
            return start + len(sentence) - len(sentence.lstrip()), end
        seen.add(said)
    return None


_SIDE_BY_SIDE = re.compile("([\u3400-\u9fff\u3040-\u30ff]{4,30})\\1")
_MARK = re.compile(r"[。，；：！？,;:!?…\n]|\.(?=\s|$)")
_NOT_SAID = re.compile(r"[\W_]+")


def _is_phrase(part: str) -> bool:
    """Whether it is more than a word of Latin letters, such as the name of a class after that of its module."""
    return not part.isascii() or (part[-1:].isspace() and " " in part.strip())


def _middle(clause: str, half: int) -> int:
    """Where the second half of a clause begins that says the same twice."""
    for index, character in enumerate(clause):
        if character.isalnum():
            if half == 0:
                return index
            half -= 1
    return len(clause) - 1
