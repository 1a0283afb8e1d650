"""What the project says about its pages, as values that a scan takes (ITS 2.0 data categories by CSS or XPath)."""

from dataclasses import dataclass, fields, replace
from typing import Literal

__all__ = ["Rule", "ScanRules", "WithinText", "merged"]

WithinText = Literal["yes", "no", "nested"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What holds for the elements that a selector or an XPath picks; what is None or empty says nothing."""

    select: str | None = None
    xpath: str | None = None
    translate: bool | None = None
    within_text: WithinText | None = None
    """`no`: ends the text around it; `nested`: a message of its own, one placeholder in the text around it."""
    preserve_space: bool | None = None
    language: str | None = None
    """The source language of the text."""
    catalog: tuple[str, ...] = ()
    """Chooses among the catalogs of the text's language."""
    context: str | None = None
    """The msgctxt."""
    note: str | None = None
    """For translators (ITS localization note)."""
    attributes: tuple[str, ...] = ()
    """More attributes that people read, for example `data-title`, or that lead elsewhere in each language: `href`."""
    json: tuple[str, ...] = ()
    """Of a script that holds JSON: the paths to the strings that people read (markup.jsonpath)."""
    format: str | None = None
    """Of `time` and `data`: how their machine-made text is written in each language (text.moments)."""


@dataclass(frozen=True, slots=True)
class ScanRules:
    """All that a scan depends on besides the page."""

    languages: tuple[str, ...]
    """Of the catalogs, in the order of their declaration; at least one."""
    rules: tuple[Rule, ...] = ()
    templates: tuple[str, ...] = ()
    """Template languages whose code stands in the pages: `php`, `jinja`, `erb`."""


_SAYINGS = tuple(field.name for field in fields(Rule) if field.name not in ("select", "xpath"))


def merged(first: Rule, second: Rule) -> Rule:
    """One rule for an element that two pick: what the second says wins, word by word."""
    said = {name: value for name in _SAYINGS if (value := getattr(second, name)) not in (None, ())}
    return replace(first, **said)
