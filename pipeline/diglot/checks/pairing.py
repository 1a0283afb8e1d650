"""A translation's placeholders against its msgid's: the part that the checks of placeholders share."""

from collections.abc import Iterator
from functools import lru_cache

from diglot import markup
from diglot.checks.base import Find, Form, Pair, Problem
from diglot.checks.tags import has_own_grammar

__all__ = ["finder"]


def finder(code: str, advice: str) -> Find:
    """What finds the problems of one code in pairing the placeholders; `advice` says what to do."""

    def find(pair: Pair) -> Iterator[Problem]:
        for form in pair.forms or pair.addresses:
            if not _has_marks(form) or not has_own_grammar(form.msgids[0]):
                continue
            for problem in _problems(form.msgids, form.msgstr):
                if problem.code == code:
                    yield Problem(problem.message, advice, form.plural, form.msgstr, problem.span, problem.severity)

    return find


def _has_marks(form: Form) -> bool:
    return "<" in form.msgstr or "{" in form.msgstr or any("<" in msgid or "{" in msgid for msgid in form.msgids)


@lru_cache(maxsize=256)  # five checks ask
def _problems(msgids: tuple[str, ...], msgstr: str) -> tuple[markup.Problem, ...]:
    """Those against the first msgid, unless there are none against another."""
    found = [markup.pair(msgid, msgstr).problems for msgid in msgids]
    return found[0] if all(found) else ()
