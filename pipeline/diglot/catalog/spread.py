"""The catalogs and templates of a domain, spread over any number of files -> the updated catalogs (the work of
msgmerge); entries that stay the same keep their text, also where they move to another file.

Each file has a place, any text; `above` leads from one to the next wider, and "" is the widest.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final, NamedTuple, TypeAlias

from diglot.catalog.carry import retired
from diglot.catalog.compose import DATE, Pair, compose, with_header_of
from diglot.catalog.encoding import encode_catalog
from diglot.catalog.merge import Made, merge
from diglot.catalog.style import Style, detect_style
from diglot.model import Catalog, Message, Revision

__all__ = ["Rules", "Spread", "Update", "update_catalog", "update_catalogs"]

_Key: TypeAlias = tuple[str | None, str]
_EMPTY: Final = Catalog(path="")


@dataclass(frozen=True, slots=True)
class Update:
    """The new catalog, and how its messages came about."""

    content: bytes
    added: int = 0
    """Messages that were not in the old catalog, and are like none of it."""
    kept: int = 0
    """Messages that were live before."""
    obsoleted: int = 0
    """Translations whose message is gone, kept as obsolete entries."""
    revived: int = 0
    """Messages whose translation was obsolete."""
    dropped: int = 0
    """Untranslated messages that are gone."""
    moved: int = 0
    """Entries, obsolete ones too, that stood in another file."""
    translated: int = 0
    """Live messages of the old catalog that had a translation, fuzzy or not."""
    revisions: tuple[Revision, ...] = ()
    """Messages that were not in the old catalog, with the translation of a similar one, in the template's order."""


class Spread(NamedTuple):
    """A file of the domain, as it shall be."""

    update: Update
    first: bytes | None
    """What is to be written before any file loses an entry to another; None if nothing."""
    gives: bool
    """Whether it loses some then, and is to be written or removed only when all others have been written."""
    is_gone: bool
    """Whether it has nothing left, and is to be removed."""


@dataclass(frozen=True, kw_only=True)
class Rules:
    """How a domain is to be updated. What is by place is asked for files that there are not yet."""

    wanted: Callable[[Message], bool]
    """Which of the template's messages the catalogs are to have."""
    clean: Collection[str] = ()
    """Kinds of changes of a text that leave its translation as good as it was."""
    today: date | None = None
    """The day since which translations are outdated that become fuzzy now; None: no comment says so."""
    header: Callable[[str], Sequence[tuple[str, str]]]
    """The fields of a catalog that has none."""
    path: Callable[[str], str] = str
    """For messages to people."""
    above: Callable[[str], str] = str
    """The next wider place."""


def update_catalog(
    old: Catalog | None,
    template: Catalog,
    header: Sequence[tuple[str, str]],
    *,
    wanted: Callable[[Message], bool],
    clean: Collection[str] = (),
) -> Update:
    """The catalog with the template's messages that are `wanted`, in its order, and obsolete ones after them.

    What becomes of them is told by `merge`. `header` is for a catalog that has none. The bytes are the old ones if
    nothing changed. CatalogError for a character that the catalog's charset lacks.
    """
    rules = Rules(wanted=wanted, clean=clean, header=lambda _: header)
    return update_catalogs({"": old or _EMPTY}, [("", template)], rules)[""].update


def update_catalogs(
    old: Mapping[str, Catalog], templates: Sequence[tuple[str, Catalog]], rules: Rules
) -> dict[str, Spread]:
    """By place the catalogs with the messages of the templates there.

    The entry of a message that is in no template of its place moves as it is, whatever its state. Obsolete ones stay,
    but in a file without live ones they move to the nearest above it that has some, or the widest. A new file begins
    with the header of the one that most of its entries are from. CatalogError as above: then none is to be written.
    """
    domain = _Domain(old, templates, rules)
    return {place: domain.spread(place) for place in domain.places}


class _Domain:
    """All files together: which entry stands where, and where it shall."""

    def __init__(self, old: Mapping[str, Catalog], templates: Sequence[tuple[str, Catalog]], rules: Rules) -> None:
        self._old, self._rules = old, rules
        self._dates = {place: template.field(DATE) for place, template in reversed(templates)}
        goals: dict[_Key, str] = {}
        new: list[Message] = []
        for place, template in templates:
            for message in template.messages:
                key = (message.msgctxt, message.msgid)
                if not message.obsolete and rules.wanted(message) and goals.setdefault(key, place) == place:
                    new.append(message)
        known, beaten = _known(old, goals)
        merged = merge(new, known, self._plural_forms(), rules.clean, rules.today)
        self._made: dict[str, list[Made]] = {}
        for made in merged.made:
            message = made.pair.message
            self._made.setdefault(goals[message.msgctxt, message.msgid], []).append(made)
        live = [message for message in known if not message.obsolete]
        gone = [m for m in live if (m.msgctxt, m.msgid) not in goals and id(m) not in merged.used]
        retiring = [message for message in gone if any(message.msgstr)]
        self._dropped = self._by_home(m for m in gone if not any(m.msgstr))
        self._retiring = self._by_home(retiring)
        self._translated = self._by_home(message for message in live if any(message.msgstr))
        self._rest: dict[str, list[Pair]] = {}
        for message in known:
            if message.obsolete and id(message) not in merged.used:
                self._rest.setdefault(self._shelter(message), []).append(Pair(message, message))
        for message in (*retiring, *beaten):
            self._rest.setdefault(self._shelter(message), []).append(Pair(retired(message), message))
        self._by_path = {catalog.path: catalog for catalog in old.values()}
        self._styles: dict[str, Style] = {}
        self.places = sorted({*old, *self._made, *self._rest})
        """Of the files that there are or shall be."""

    def spread(self, place: str) -> Spread:
        """One file."""
        pairs = self._pairs(place)
        leaving = self._leaving(place)
        made = self._made.get(place, [])
        moved = sum(pair.origin is not None for pair in pairs)
        ways = Counter(each.way for each in made)
        is_gone = not pairs and (place != "" or bool(self._made))
        content = b"" if is_gone else self._content(place, pairs)
        update = Update(
            content=content,
            added=ways["added"],
            kept=ways["kept"],
            obsoleted=self._retiring[place],
            revived=ways["revived"],
            dropped=self._dropped[place],
            moved=moved,
            translated=self._translated[place],
            revisions=tuple(each.revision for each in made if each.revision is not None),
        )
        first: bytes | None = content
        if leaving or is_gone:
            first = self._content(place, [*pairs, *leaving]) if moved else None
        return Spread(update, first, gives=bool(leaving) or is_gone, is_gone=is_gone)

    def _plural_forms(self) -> str:
        fields = (catalog.field("Plural-Forms") for catalog in self._old.values())
        return next(filter(None, fields), None) or dict(self._rules.header("")).get("Plural-Forms", "")

    def _by_home(self, messages: Iterable[Message]) -> Counter[str]:
        if len(self._old) == 1:
            return Counter({place: sum(1 for _ in messages) for place in self._old})
        return Counter(self._homes[id(message)] for message in messages)

    @cached_property
    def _homes(self) -> dict[int, str]:
        """By `id` of old messages the place where they are."""
        return {id(message): place for place, catalog in self._old.items() for message in catalog.messages}

    def _shelter(self, message: Message) -> str:
        place = self._homes[id(message)]
        while place and place not in self._made:
            place = self._rules.above(place)
        return place

    def _pairs(self, place: str) -> list[Pair]:
        pairs = [*(made.pair for made in self._made.get(place, ())), *self._rest.get(place, ())]
        if len(self.places) == 1:
            return pairs
        return [
            pair._replace(origin=self._old[home])
            if pair.old is not None and (home := self._homes[id(pair.old)]) != place
            else pair
            for pair in pairs
        ]

    @cached_property
    def _goals(self) -> dict[int, str]:
        """By `id` of old messages the place where they go."""
        return {id(pair.old): place for place in self.places for pair in self._pairs(place) if pair.old}

    def _leaving(self, place: str) -> list[Pair]:
        if len(self.places) == 1 or place not in self._old:
            return []
        return [Pair(m, m) for m in self._old[place].messages if self._goals.get(id(m), place) != place]

    def _content(self, place: str, pairs: Sequence[Pair]) -> bytes:
        before, style = self._old.get(place), None
        if before is None:
            header = self._rules.header(place)
            before = Catalog(self._rules.path(place))
            donors = Counter(pair.origin.path for pair in pairs if pair.origin)
            if donors:
                donor = self._by_path[max(donors, key=donors.__getitem__)]
                style = self._styles.get(donor.path) or self._styles.setdefault(donor.path, detect_style(donor.text))
                before = with_header_of(donor, before.path, header)
        else:
            header = () if before.header_end else self._rules.header(place)
        text = compose(before, pairs, header, self._dates.get(place), style=style)
        return encode_catalog(text, before.codec, before.has_bom, before.path)


def _known(old: Mapping[str, Catalog], goals: Mapping[_Key, str]) -> tuple[list[Message], list[Message]]:
    """The old messages, and those that say something else than another entry of their message that counts.

    Of the entries of a message in several files that one counts that a build may use, then one with a translation, then
    the one in the file that was revised last, then the one in its place.
    """
    everything = [message for catalog in old.values() for message in catalog.messages]
    if len(old) < 2:
        return everything, []
    files: dict[_Key, list[tuple[tuple[object, ...], str]]] = {}
    for place, catalog in old.items():
        revision = catalog.field("PO-Revision-Date") or ""
        date = revision if revision[:1].isdecimal() else ""
        for key, message in catalog.live.items():
            rank = (message.is_usable, any(message.msgstr), date, goals.get(key) == place)
            files.setdefault(key, []).append((rank, place))
    best = {key: max(rivals)[1] for key, rivals in files.items() if len(rivals) > 1}
    known: list[Message] = []
    beaten: list[Message] = []
    for place, catalog in old.items():
        for message in catalog.messages:
            winner = best.get((message.msgctxt, message.msgid), place)
            if message.obsolete or winner == place:
                known.append(message)
            elif _work(message) not in (_work(old[winner].live[message.key]), ((), (), False)):
                beaten.append(message)
    return known, beaten


def _work(message: Message) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    """What somebody has done for a message."""
    return tuple(filter(None, message.msgstr)), message.comments, any(message.msgstr) and message.is_fuzzy
