"""A translation's tags against its source's, where they are raw: the part that the checks of tags share."""

from functools import lru_cache

from diglot.checks.base import Form
from diglot.markup.placeholders import parse
from diglot.markup.raw import Difference, compare, has_light_markup, is_raw

__all__ = ["differences", "has_own_grammar"]


@lru_cache(maxsize=1024)
def has_own_grammar(msgid: str) -> bool:
    """Whether a message may be one of ours: placeholders without attributes, no reStructuredText or Markdown."""
    return not (has_light_markup(msgid) or is_raw(msgid) or parse(msgid, frozenset()).problem)


def differences(form: Form) -> tuple[Difference, ...]:
    """Those against the first msgid, unless there are none against another; none for messages of our own grammar."""
    if "<" not in form.msgstr and not any("<" in msgid for msgid in form.msgids):
        return ()
    if all(has_own_grammar(msgid) for msgid in form.msgids):
        return ()
    return _differences(form.msgids, form.msgstr)


@lru_cache(maxsize=256)  # three checks ask
def _differences(msgids: tuple[str, ...], msgstr: str) -> tuple[Difference, ...]:
    found = [compare(msgid, msgstr) for msgid in msgids]
    return found[0] if all(found) else ()
