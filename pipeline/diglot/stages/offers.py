"""An old message and the messages that a locale has to translate -> for which of them its translation is."""

from collections.abc import Iterable
from typing import NamedTuple

from diglot.markup.fragments import READINGS, read_fragment
from diglot.markup.recast import Recast, as_elements, is_of_ours, recast, recast_own, shape
from diglot.markup.rules import ScanRules
from diglot.model import Message

__all__ = ["Found", "Index", "Offer", "Target", "offers_of"]


class Target(NamedTuple):
    """A message that a locale has to translate."""

    domain: str
    message: Message


class Offer(NamedTuple):
    """A translation for a message."""

    target: Target
    msgstr: str
    origin: Message
    path: str
    """Of the old catalog."""
    msgid: str
    """The old one in our grammar: the target's, or one of its shape."""

    @property
    def rank(self) -> tuple[bool, bool, bool, bool]:
        """The lower the better: confirmed before fuzzy, live before obsolete, then the same msgid, the same msgctxt."""
        target = self.target.message
        others = self.msgid != target.msgid, self.origin.msgctxt != target.msgctxt
        return self.origin.is_fuzzy, self.origin.obsolete, *others


class Found(NamedTuple):
    """What an old message is good for."""

    offers: tuple[Offer, ...] = ()
    problem: str | None = None
    """Why its translation does not fit a message that has its text."""
    has_text: bool = True
    """Whether there is anything in it that would be a message on a page."""


class Index:
    """Messages by what other rules and tools would agree on of their msgids."""

    def __init__(self, targets: Iterable[Target]) -> None:
        self._msgids: set[str] = set()
        self._by_shape: dict[str, list[Target]] = {}
        for target in targets:
            self._msgids.add(target.message.msgid)
            self._by_shape.setdefault(shape(target.message.msgid), []).append(target)

    def has(self, msgid: str) -> bool:
        """Whether a message has just this msgid."""
        return msgid in self._msgids

    def alike(self, message: Message, msgid: str) -> list[Target]:
        """The messages of the shape of this msgid; where some have the msgctxt of the old message, too, those."""
        targets = self._by_shape.get(shape(msgid), [])
        context = message.msgctxt
        return [target for target in targets if context and target.message.msgctxt == context] or targets


def offers_of(message: Message, path: str, index: Index, rules: ScanRules) -> Found:
    """The messages that an old one stands for. It is read as a msgid of ours, if it is one, and else as a piece of a
    page, in the way in which something of it is a message.
    """
    own = _own(message, index)
    is_ours = index.has(message.msgid) or is_of_ours(message.msgid)
    if is_ours and own and all(fitting.problem is None for _, fitting, _ in own):
        return _found(own, message, path)
    source, translation = as_elements(message.msgid), as_elements(message.msgstr[0])
    has_text = False
    for reading in READINGS:
        fragment = read_fragment(source, rules, reading)
        has_text = has_text or bool(fragment.segments and reading == READINGS[0])
        recasts = [
            (target, recast(fragment, number, translation, target.message.msgid, rules), segment.msgid)
            for number, segment in enumerate(fragment.segments)
            for target in index.alike(message, segment.msgid)
        ]
        if recasts:
            return _found(recasts, message, path)
    return _found(own, message, path)._replace(has_text=has_text or bool(own))


def _own(message: Message, index: Index) -> list[tuple[Target, Recast, str]]:
    msgid, msgstr = message.msgid, message.msgstr[0]
    return [(target, recast_own(msgid, msgstr, target.message.msgid), msgid) for target in index.alike(message, msgid)]


def _found(recasts: list[tuple[Target, Recast, str]], message: Message, path: str) -> Found:
    offers = [
        Offer(target, fitting.msgstr, message, path, msgid)
        for target, fitting, msgid in recasts
        if fitting.problem is None
    ]
    return Found(tuple(offers), next((fitting.problem for _, fitting, _ in recasts if fitting.problem), None))
