"""What a check is made of, and what it is given."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal, NamedTuple, TypeAlias

from diglot.markup.destinations import is_address
from diglot.model import Fix, Message, Severity

__all__ = ["SCOPES", "Check", "Find", "FindAmong", "Form", "Group", "Pair", "Problem", "Scope", "Term"]

_ROLE: Final = re.compile(r"@([^ ]+) of <")
"""The comment of a message that is the value of an attribute (markup.comments)."""

Scope: TypeAlias = Literal["message", "group", "catalog", "template", "page", "project"]

SCOPES: Final[dict[Scope, str]] = {
    "message": "finds it in a message and its translation",
    "group": "finds it among the messages that have one source language and one target",
    "catalog": "finds it in reading a catalog",
    "template": "finds it in comparing a catalog with its template",
    "page": "finds it in reading or building a page",
    "project": "finds it in comparing pages, templates and catalogs",
}


_CREDITS: Final = frozenset({"translator-credits", "translator_credits"})
"""Msgids behind which translators of GNOME and KDE write their names and addresses."""


class Form(NamedTuple):
    """A translated text and the texts it may be a translation of."""

    plural: int | None
    """The plural form, None where the message has no plural."""
    msgids: tuple[str, ...]
    """The msgid; of a plural message the plural first."""
    msgstr: str


@dataclass(frozen=True)
class Pair:
    """A message with its translation into a locale."""

    message: Message
    locale: str | None = None
    """None where a catalog does not say."""
    language: str | None = None
    """The msgid's."""
    path: str = ""
    """The catalog's, for messages to people."""

    @cached_property
    def forms(self) -> tuple[Form, ...]:
        """The forms that have text and would be used, but for what is no text in the source's sense; most checks ask
        for them. None of an address.
        """
        return self._forms if self.leads_from is None else ()

    @cached_property
    def leads_from(self) -> str | None:
        """The attribute whose address the message is, by its comments; None for a text."""
        for line in self.message.extracted:
            if line.startswith("@") and (role := _ROLE.match(line)) and is_address(role[1], self.message.msgid):
                return role[1]
        return None

    @property
    def addresses(self) -> tuple[Form, ...]:
        """The forms that would be used of a message that is an address."""
        return self._forms if self.leads_from is not None else ()

    @property
    def _forms(self) -> tuple[Form, ...]:
        if self.message.is_fuzzy or self.message.obsolete or self.message.msgid in _CREDITS:
            return ()
        plural = self.message.msgid_plural
        msgids = (self.message.msgid,) if plural is None else (plural, self.message.msgid)
        return tuple(
            [
                Form(None if plural is None else index, msgids, msgstr)
                for index, msgstr in enumerate(self.message.msgstr)
                if msgstr
            ]
        )


class Term(NamedTuple):
    """A row of a glossary."""

    source: str
    targets: tuple[str, ...]
    """The translations that are right; none where only `keep` speaks."""
    keep: bool = False
    """Whether it stays untranslated."""


@dataclass(frozen=True, slots=True)
class Group:
    """All the pairs of one source language and one target, of one catalog or of many: what a check can learn from."""

    pairs: tuple[Pair, ...]
    locale: str | None = None
    language: str | None = None
    terms: tuple[Term, ...] = ()
    """The glossary."""


class Problem(NamedTuple):
    """What a check says of one place in a translation."""

    message: str
    """What is wrong, with the culprit; no full stop."""
    help: str
    """What to do."""
    plural: int | None = None
    msgstr: str | None = None
    """The form's text, where the problem is of one form."""
    span: tuple[int, int] | None = None
    """The culprit, in code points of the decoded msgstr."""
    severity: Severity | None = None
    """None: the check's own."""
    fix: Fix | None = None
    """The whole msgstr of the form without this problem, where a machine can write it; safe if no reader could want
    the old one."""


Find: TypeAlias = Callable[[Pair], Iterable[Problem]]
FindAmong: TypeAlias = Callable[[Group], Iterable[tuple[Pair, Problem]]]


def _finds_nothing(_pair: Pair) -> Iterable[Problem]:
    return ()


def _finds_none(_group: Group) -> Iterable[tuple[Pair, Problem]]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One fault that a catalog can have: its name, its weight, how it is found, what it means to people."""

    code: str
    """Reads well after "allow": `missing-number`."""
    mqm: str
    """The kind of error in MQM's typology."""
    severity: Severity
    documentation: str
    """The module's docstring: what it finds in one line, why it hurts, an example, how to fix it."""
    find: Find = _finds_nothing
    find_among: FindAmong = _finds_none
    scope: Scope = "message"
    """What is looked at; `find` does it for a message, `find_among` for a group, a stage for the others."""
    help: str = ""
    """What to do, where a stage finds it."""
    passes: tuple[Pair | Group, ...] = ()
    """Translations in which it finds nothing: tests and documentation."""
    fails: tuple[Pair | Group, ...] = ()
    """Translations in which it finds something."""

    @property
    def looks_at_messages(self) -> bool:
        """Whether it finds something in a message by itself."""
        return self.find is not _finds_nothing

    @property
    def looks_at_groups(self) -> bool:
        """Whether it finds something among messages."""
        return self.find_among is not _finds_none

    def problems(self, example: Pair | Group) -> list[Problem]:
        """What it says of a pair by itself, or of all the pairs of a group."""
        group = example if isinstance(example, Group) else Group((example,), example.locale, example.language)
        found = [problem for pair in group.pairs for problem in self.find(pair)]
        return found + [problem for _, problem in self.find_among(group)]

    @property
    def summary(self) -> str:
        """The first line of the documentation."""
        return self.documentation.partition("\n")[0]
