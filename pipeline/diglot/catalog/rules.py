"""The entries of a catalog -> what gettext's `msgfmt --check` refuses in them though nothing is lost, as warnings;
CatalogError for one message with two translations.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from diglot.lazy import pattern
from diglot.model import CatalogError, CatalogWarning, Message

__all__ = ["check_comments", "check_duplicates", "check_header", "check_plurals"]

_LONGEST = 40
"""Code points of a msgid that a warning quotes."""
_NPLURALS = pattern(r"nplurals=[ \t]*([0-9]+)")
_PLURAL = pattern(r"plural=([^;\n]*)")
_CONTINUED = pattern(r"^[ \t]*+#[^\n]*\\\r?$", re.MULTILINE)
_COUNTS = range(1001)
"""The numbers that msgfmt tries the expression on (plural-eval: check_plural_eval)."""


def check_comments(text: str) -> Iterator[CatalogWarning]:
    """Comments that end with a backslash: gettext reads the next line as part of them (po-lex.c: lex_getc)."""
    if "\\\n" in text or "\\\r\n" in text:
        for comment in _CONTINUED.finditer(text):
            line = text.count("\n", 0, comment.start()) + 1
            what = "a comment ends with a backslash, so that gettext takes the next line for a part of it"
            yield CatalogWarning("continued-comment", line, 1, what)


def check_duplicates(messages: Iterable[Message], path: str) -> Iterator[CatalogWarning]:
    """Messages that stand twice with one translation, or once more as obsolete entries."""
    seen: dict[tuple[str | None, str], Message] = {}
    for message in messages:
        twin = seen.setdefault((message.msgctxt, message.msgid), message)
        if twin is message:
            continue
        shown = _shown(message.msgid)
        if message.obsolete or twin.obsolete:
            if message.obsolete:
                what = f"the obsolete message {shown} stands on line {twin.line}, too"
            else:
                seen[message.msgctxt, message.msgid] = message
                what = f"the message {shown} stands on line {twin.line}, too, as an obsolete one"
            yield CatalogWarning("duplicate", message.line, 1, what)
            continue
        what = f"the message {shown} stands here and on line {twin.line}"
        if _said(message) != _said(twin):
            hint = "keep one of the two translations, or tell the messages apart by msgctxt"
            raise CatalogError(f"{path}:{message.line}:1", f"{what}, with different translations", hint)
        yield CatalogWarning("duplicate", message.line, 1, f"{what}, with the same translation")


def check_header(header: Message, text: str, plurals: Sequence[Message]) -> Iterator[CatalogWarning]:
    """What is wrong in the header's Plural-Forms, if some of the messages need them, and a charset that is missing
    where it counts; `text` is the catalog's.
    """
    said = header.msgstr[0]
    line = header.line
    if not said:
        yield CatalogWarning("header-field", line, 1, "the header is empty, which gettext refuses")
    elif "charset=" not in said and not text.isascii():
        what = "Content-Type declares no charset, and the catalog holds letters beyond ASCII; it is read as UTF-8"
        yield CatalogWarning("header-field", line, 1, what)
    expression = _PLURAL.search(said)
    if expression and "nplurals=" in said:
        where = text.find("plural", header.start)
        line, column = text.count("\n", 0, where) + 1, where - text.rfind("\n", 0, where)
        if fault := _fault(expression[1], _NPLURALS.search(said)):
            yield CatalogWarning("header-field", line, column, f"Plural-Forms: {fault}")
    elif plurals:
        lacks = "nplurals=INTEGER" if expression else "plural=EXPRESSION"
        what = f"Plural-Forms: no {lacks}, which the message on line {plurals[0].line} needs"
        yield CatalogWarning("header-field", line, 1, what)


def check_plurals(header: Message, plurals: Iterable[Message]) -> Iterator[CatalogWarning]:
    """Messages that have another number of plural forms than the header declares, and sources whose singular
    and plural don't both begin or end with a line break.
    """
    declared = _NPLURALS.search(header.msgstr[0])
    for message in plurals:
        count = len(message.msgstr)
        if declared and int(declared[1]) != count:
            what = f"{_shown(message.msgid)} has {count} plural forms, the header declares nplurals={declared[1]}"
            yield CatalogWarning("plural-count", message.msgstr_line, 1, what)
        one, many = message.msgid, message.msgid_plural or ""
        for side, at in (("begin", slice(1)), ("end", slice(-1, None))):
            if (one[at] == "\n") != (many[at] == "\n"):
                what = f"msgid and msgid_plural of {_shown(one)} do not both {side} with a line break"
                yield CatalogWarning("edge-newline", message.line, 1, what)


def _fault(expression: str, declared: re.Match[str] | None) -> str | None:
    """What is wrong with a plural expression, tried on the numbers that msgfmt tries, or with the number of forms."""
    from gettext import c2py

    if declared is None:
        return "nplurals is no number"

    try:
        # Typeshed knows c2py since it is there, and says what it returns.
        form: Callable[[int], int] = c2py(expression)
        forms = {int(form(number)) for number in _COUNTS}
    except (ValueError, SyntaxError, RecursionError):
        return f"{expression.strip()!r} is no expression that gettext knows"
    except ZeroDivisionError:
        return f"{expression.strip()!r} divides by zero"
    if min(forms) < 0:
        return f"{expression.strip()!r} can be negative"
    if max(forms) >= int(declared[1]):
        return f"{expression.strip()!r} can be {max(forms)}, and nplurals is {declared[1]}"
    return None


def _said(message: Message) -> tuple[object, ...]:
    return message.msgstr, message.msgid_plural, message.is_fuzzy


def _shown(msgid: str) -> str:
    return repr(msgid if len(msgid) <= _LONGEST else msgid[: _LONGEST - 1] + "…")
