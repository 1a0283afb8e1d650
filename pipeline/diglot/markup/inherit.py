"""A start tag's attributes and rules -> what holds for its content (HTML `translate`, `lang`; ITS 2.0, 6.1)."""

import re
from dataclasses import replace
from functools import lru_cache
from typing import Final, NamedTuple

from diglot.markup.rules import Rule, WithinText
from diglot.markup.tokens import Attribute, Token, attributes
from diglot.model import Scope
from diglot.text.references import value_of

__all__ = ["Tag", "inherited", "is_silent", "may_say", "of_attributes", "tag"]

_HINT = re.compile(
    r"[ \t\n\f\r/\"'](?:its-|(?:title|alt|placeholder|label|abbr|summary|value|content|srcdoc|aria-[a-z]+"
    r"|lang|xml:lang|xml:space|translate|data-l10n-context|data-diglot)[ \t\n\f\r]*=)",
    re.IGNORECASE,
)
_LONG: Final = 300
"""Tags of this length are not remembered: they may hold a whole picture."""
_SILENT = re.compile(
    r"<[a-z0-9]++(?:[ \t\n\f\r]++(?:class|href|id|name|src|rel|type|style|width|height|target|colspan|rowspan)="
    r"(?:\"[^\"]*+\"|'[^']*+'))*+[ \t\n\f\r]*+/?>"
)


def is_silent(source: str) -> bool:
    """Whether a start tag says nothing that matters here, unless a rule picks it. False where that is not sure."""
    return _is_silent(source) if len(source) < _LONG else _is_silent.__wrapped__(source)


def may_say(source: str) -> bool:
    """Whether one of the start tags in a stretch of source may say something that matters here."""
    return "notranslate" in source or _HINT.search(source) is not None


@lru_cache(maxsize=1024)  # most start tags of a site are the same few hundred
def _is_silent(source: str) -> bool:
    return ("notranslate" not in source and _SILENT.fullmatch(source) is not None) or not may_say(source)


class Tag(NamedTuple):
    """A start tag that says something: its place, its attributes and the rule that picks it."""

    start: int
    attributes: dict[str, Attribute]
    values: dict[str, str]
    """Decoded values of the attributes that rule what is inherited."""
    rule: Rule | None
    within_text: WithinText | None
    rules_scope: bool
    """Whether what holds for its content may differ from what is around it."""


_RULING = frozenset(
    """lang xml:lang xml:space translate class data-l10n-context its-loc-note its-loc-note-type its-locale-filter-list
    its-locale-filter-type its-within-text its-term data-diglot""".split()
)
_MUTE = frozenset("href src id rel target style width height colspan rowspan accesskey align valign".split())
"""Attributes that say nothing but by a rule."""
_WITHIN_TEXT: dict[str, WithinText] = {"yes": "yes", "no": "no", "nested": "nested"}


def tag(text: str, token: Token, rule: Rule | None) -> Tag:
    """What a start tag says."""
    _, start, end, name = token
    without = _MUTE if rule is None else frozenset[str]()
    found = {attribute.name: attribute for attribute in attributes(text, start, end, name, without=without)}
    values = {}
    for key in found:
        if key in _RULING:
            value = value_of(text[found[key].start : found[key].end])
            if key != "class" or "notranslate" in value.split():
                values[key] = value
    within = rule.within_text if rule else None
    if "its-within-text" in values:
        within = _WITHIN_TEXT.get(values["its-within-text"].lower()) or within
    return Tag(start, found, values, rule, within, bool(values) or rule is not None)


def inherited(scope: Scope, tag: Tag) -> Scope:
    """What holds inside the tag: its own markup, else the last rule that picks it, else what holds around it."""
    if not tag.rules_scope:
        return scope
    if tag.rule is not None:
        scope = _ruled(scope, tag.rule)
    values = tag.values
    lang = values.get("lang", values.get("xml:lang"))
    if lang is not None:
        scope = replace(scope, lang=lang.strip() or None, lang_at=tag.start, language=None)
    if "class" in values:
        scope = replace(scope, translate=False)
    translate = values.get("translate", "-").strip().lower()
    if translate in ("yes", "", "no"):
        scope = replace(scope, translate=translate != "no")
    if values.get("data-diglot") == "languages":
        scope = replace(scope, translate=False, is_filled=scope.translate)
    space = values.get("xml:space")
    if space is not None:
        scope = replace(scope, preserve=space == "preserve")
    if "data-l10n-context" in values:
        scope = replace(scope, context=values["data-l10n-context"] or None)
    if note := values.get("its-loc-note", "").strip():
        alert = values.get("its-loc-note-type", "").strip().lower() == "alert"
        scope = replace(scope, notes=(f"alert: {note}" if alert else note,))
    if values.get("its-term", "").strip().lower() == "yes":
        scope = replace(scope, notes=(*scope.notes, "a term"))
    if "its-locale-filter-list" in values:
        scope = _filtered(scope, values["its-locale-filter-list"], values.get("its-locale-filter-type", ""))
    return scope


def of_attributes(scope: Scope, tag: Tag) -> Scope:
    """What holds for the attributes of a tag, of what holds inside it: those of a slot are not filled with it."""
    if scope.is_filled and tag.values.get("data-diglot") == "languages":
        return replace(scope, translate=True)
    return scope


def _ruled(scope: Scope, rule: Rule) -> Scope:
    return replace(
        scope,
        translate=scope.translate if rule.translate is None else rule.translate,
        preserve=scope.preserve if rule.preserve_space is None else rule.preserve_space,
        language=rule.language or scope.language,
        catalogs=rule.catalog or scope.catalogs,
        context=rule.context or scope.context,
        notes=(rule.note,) if rule.note else scope.notes,
    )


def _filtered(scope: Scope, listed: str, kind: str) -> Scope:
    """ITS 2.0, 8.9 "Locale Filter"."""
    locales = tuple(part for part in (piece.strip() for piece in listed.split(",")) if part)
    excludes = kind.strip().lower() == "exclude"
    if "*" in locales:
        return replace(scope, locales=() if excludes else None, locales_exclude=False)
    return replace(scope, locales=locales, locales_exclude=excludes)
