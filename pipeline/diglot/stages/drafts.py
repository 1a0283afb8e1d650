"""Messages as pages bring them -> the entries of a template, in the order of their first places."""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from sys import intern
from typing import Final, TypeAlias

from diglot.catalog import render_notes, render_places, render_source
from diglot.model import Reference
from diglot.runtime.numbers import Numbers
from diglot.runtime.spool import Spool

__all__ = ["DIGEST_SIZE", "ROLES", "WHOLE", "Drafts", "Entry", "digest_of", "text_of"]

DIGEST_SIZE: Final = 16
ROLES: Final = 8
"""A message on many pages has the same few roles; more than these help nobody."""

_BETWEEN: Final = b"\0"
"""Stands where an entry's references go; no catalog can hold it elsewhere."""

WHOLE: Final[tuple[int | None, ...]] = (None,)
"""The lines of a message whose references name no line."""

Entry: TypeAlias = tuple[bytes | int, tuple[str, ...], tuple[int | None, ...], bytes | None]
"""A message as one page has it: its digest, or the number that this has in the drafts; roles, lines, and what `text_of`
made of it, unless that has been handed on.
"""

_First: TypeAlias = tuple[tuple[str, ...], tuple[Reference, ...]]
"""Roles and references of a message on one page. Most have the same as others there, and share them."""
_Several: TypeAlias = tuple[list[str], list[Reference]]
"""Roles and references of a message on several pages."""


def digest_of(msgctxt: str | None, msgid: str) -> bytes:
    """Bytes that stand for a message, of the key by which a MO file knows it."""
    key = msgid if msgctxt is None else f"{msgctxt}\4{msgid}"
    return blake2b(key.encode(), digest_size=DIGEST_SIZE).digest()


def text_of(notes: tuple[str, ...], msgctxt: str | None, msgid: str) -> bytes:
    """What the entry of a message says whatever pages it is on."""
    says = _BETWEEN + render_source(msgctxt, msgid)
    return render_notes(notes) + says if notes else says


class Drafts:
    """The messages of one template while pages come in.

    Texts wait in a spool: a project of any size needs some 70 bytes of memory for each message.
    """

    def __init__(self) -> None:
        self.digests = Numbers(DIGEST_SIZE)
        """Of its messages, in their order, and of those of a page that is about to be added."""
        self._places: list[_First | _Several] = []
        """Of each message what differs from page to page."""
        self._texts = Spool()

    def __len__(self) -> int:
        return len(self._places)

    def add(self, path: str, entries: Iterable[Entry]) -> None:
        """Add the messages of one page. Each brings its text the first time."""
        whole = (Reference(path),)
        shared: dict[tuple[str, ...], _First] = {}
        texts: list[bytes] = []
        for key, roles, lines, text in entries:
            references = whole if lines == WHOLE else tuple([Reference(path, line) for line in lines])
            number = key if isinstance(key, int) else self.digests.add(key)
            if number == len(self._places):
                assert text is not None, "whoever finds a message first hands on its text"
                texts.append(text)
                first = shared.get(roles) if references is whole else (roles, references)
                if first is None:
                    first = shared[roles] = tuple(map(intern, roles)), whole
                self._places.append(first)
                continue
            places = self._places[number]
            if isinstance(places[0], tuple):
                places = self._places[number] = ([*places[0]], [*places[1]])
            known, met = places
            assert isinstance(known, list)
            assert isinstance(met, list)
            if len(known) < ROLES:
                known += [role for role in roles if role not in known]
            met += references
        self._texts.extend(texts)

    def __iter__(self) -> Iterator[bytes]:
        """The entries of the template."""
        for _, entry in self.placed():  # compiled, an expression would make them all at once
            yield entry

    def placed(self) -> Iterator[tuple[Sequence[Reference], bytes]]:
        """The entries, each with its references."""
        last = None
        head = at = b""
        for place, text in zip(self._places, self._texts, strict=True):
            if place is not last:
                last = place
                head, at = render_notes(tuple(place[0][:ROLES])), render_places(tuple(place[1]))
            notes, _, source = text.partition(_BETWEEN)
            yield place[1], head + notes + at + source
