"""Texts -> the pairs and groups that checks have as examples."""

from diglot.checks.base import Group, Pair
from diglot.model import Message

__all__ = ["group_of", "group_of_one", "group_of_texts"]


def group_of(locale: str, *pairs: tuple[str, str], language: str = "en") -> Group:
    """Messages with their translations."""
    return Group(
        tuple(Pair(Message(msgid, msgstr=(msgstr,)), locale, language) for msgid, msgstr in pairs), locale, language
    )


def group_of_one(msgid: str, msgstr: str, locale: str = "zh_CN", language: str = "en") -> Group:
    """A message with its translation, in a catalog by itself."""
    return group_of(locale, (msgid, msgstr), language=language)


def group_of_texts(locale: str, *msgstrs: str) -> Group:
    """Translations of which only what they say themselves matters."""
    return group_of(locale, *((f"text {number}", msgstr) for number, msgstr in enumerate(msgstrs)))
