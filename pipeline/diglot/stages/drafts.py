"""Messages as pages bring them -> the entries of a template, in the order of their first places."""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import Final, TypeAlias

from diglot.catalog import render_notes, render_places, render_source
from diglot.model import Reference
from diglot.runtime.numbers import Numbers
from diglot.runtime.spool import Spool

__all__ = ["DIGEST_SIZE", "ROLES", "Drafts", "digest_of", "text_of"]

DIGEST_SIZE: Final = 16
ROLES: Final = 8
"""A message on many pages has the same few roles; more than these help nobody."""

_BETWEEN: Final = b"\0"
"""Stands where an entry's references go; no catalog can hold it elsewhere."""

_First: TypeAlias = tuple[tuple[str, ...], tuple[Reference, ...]]
"""Roles and references of a message on one page. Most have the same as others there, and share them."""
_Several: TypeAlias = tuple[list[str], list[Reference]]
"""Roles and references of a message on several pages."""


def digest_of(msgctxt: str | None, msgid: str) -> bytes:
    """Bytes that stand for a message, of the key by which a MO file knows it."""
    key = msgid if msgctxt is None else f"{msgctxt}\4{msgid}"
    return blake2b(key.encode(), digest_size=DIGEST_SIZE).digest()


def text_of(notes: Iterable[str], msgctxt: str | None, msgid: str) -> bytes:
    """What the entry of a message says whatever pages it is on."""
    return render_notes(tuple(notes)) + _BETWEEN + render_source(msgctxt, msgid)


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
        self._shared: dict[tuple[str, ...], _First] = {}
        self._shared_references: tuple[Reference, ...] = ()

    def __len__(self) -> int:
        return len(self._places)

    def add(self, digest: bytes, roles: tuple[str, ...], references: tuple[Reference, ...], text: bytes | None) -> None:
        """Add a message as one page has it. `text`, needed at its first page, is what `text_of` made of it."""
        number = self.digests.add(digest)
        if number == len(self._places):
            assert text is not None, "whoever finds a message first hands on its text"
            self._places.append(self._first(roles, references))
            self._texts.add(text)
            return
        places = self._places[number]
        if isinstance(places[0], tuple):
            places = self._places[number] = ([*places[0]], [*places[1]])
        known, met = places
        assert isinstance(known, list)
        assert isinstance(met, list)
        if len(known) < ROLES:
            known += [role for role in roles if role not in known]
        met += references

    def __iter__(self) -> Iterator[bytes]:
        """The entries of the template."""
        for _, entry in self.placed():  # compiled, an expression would make them all at once
            yield entry

    def placed(self) -> Iterator[tuple[Sequence[Reference], bytes]]:
        """The entries, each with its references."""
        for (roles, references), text in zip(self._places, self._texts, strict=True):
            notes, _, source = text.partition(_BETWEEN)
            entry = render_notes(tuple(roles[:ROLES])) + notes + render_places(tuple(references)) + source
            yield references, entry

    def _first(self, roles: tuple[str, ...], references: tuple[Reference, ...]) -> _First:
        if references is not self._shared_references:
            self._shared.clear()
            self._shared_references = references
        return self._shared.setdefault(roles, (roles, references))
