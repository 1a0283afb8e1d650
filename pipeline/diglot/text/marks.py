"""A text -> the punctuation mark it ends with, told by its role and not by its spelling."""

from functools import lru_cache
from typing import Final, Literal, NamedTuple, TypeAlias

from diglot.text.prose import TAG, prose

__all__ = ["EndMark", "Role", "end_mark"]

Role: TypeAlias = Literal["stop", "question", "exclamation", "colon", "semicolon", "comma", "ellipsis"]

_ROLES: Final[dict[str, Role]] = {
    **dict.fromkeys(".。．｡।۔։።፨᙮᠃᠉꓿", "stop"),
    **dict.fromkeys("?？؟՞\u037e፧⁇", "question"),
    **dict.fromkeys("!！՜‼", "exclamation"),
    **dict.fromkeys(":：፡︰", "colon"),
    **dict.fromkeys(";；؛", "semicolon"),
    **dict.fromkeys(",，、،", "comma"),
    **dict.fromkeys("…⋯", "ellipsis"),
}
_CLOSING: Final = "\"'”’»«›‹“)）]］】〕}｝」』》〉*_ \t\n\r\f\xa0\u202f\u3000" + TAG
_MARKS: Final = "".join(_ROLES)


class EndMark(NamedTuple):
    """The mark at the end of a text."""

    role: Role | None
    """None: there is none."""
    start: int
    """Code points; the end of the last word where there is none."""
    end: int


@lru_cache(maxsize=16_384)
def end_mark(text: str, language: str = "") -> EndMark:
    """The last mark of a text's prose, looking through quotation marks, brackets, tags and space behind it.

    Of several (`?!`) the weightiest counts. In Greek `;` is a question mark, elsewhere a semicolon.
    """
    masked = prose(text).rstrip(_CLOSING)
    end = len(masked)
    start = len(masked.rstrip(_MARKS))
    if start == end:
        return EndMark(None, end, end)
    marks = masked[start:end]
    if (marks.startswith("...") and set(marks) == {"."}) or "…" in marks or "⋯" in marks or marks == "。。。":
        return EndMark("ellipsis", start, end)
    if language == "el":
        marks = marks.replace(";", "?").replace("\u037e", "?")
    roles = [_ROLES[mark] for mark in marks]
    role = next((heavy for heavy in ("question", "exclamation") if heavy in roles), roles[-1])
    return EndMark(role, start, end)
