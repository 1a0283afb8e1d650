"""Checks -> what they find, why it hurts, examples, how to fix or allow it: for a terminal and for docs/checks.md."""

from collections.abc import Iterable, Iterator
from typing import Final

from diglot.catalog import Style, render_entry
from diglot.checks import SCOPES, Check, Group, Pair, Problem
from diglot.text.visible import visible

__all__ = ["explained", "listed", "manual"]

_FAILS: Final = 4
_PASSES: Final = 3
"""Examples that are shown of each kind."""
_WHOLE: Final = Style(width=None)


def listed(checks: Iterable[Check]) -> str:
    """A line for each check."""
    found = list(checks)
    width = max(len(check.code) for check in found)
    return "".join(f"{check.code:{width}}  {check.severity:7}  {check.summary}\n" for check in found)


def explained(check: Check) -> str:
    """All about one check, as text."""
    parts = [f"{check.code}\n", f"{check.documentation.strip()}\n", f"{_facts(check)}\n"]
    for title, examples in _examples(check):
        parts.append(f"{title}\n")
        parts += [_indented(example) for example in examples]
    parts.append(f"{_how_to_allow(check)}\n")
    return "\n".join(parts)


def manual(checks: Iterable[Check]) -> str:
    """All about all checks, as Markdown."""
    found = list(checks)
    rows = [f"| [`{check.code}`](#{check.code}) | {check.severity} | {_cell(check.summary)} |\n" for check in found]
    head = (
        "# Checks\n\n"
        "<!-- Made by `make docs` from the checks themselves: a change belongs into their files. -->\n\n"
        "What `diglot check` and `diglot build` can find. `diglot explain CODE` shows the same in a terminal;\n"
        "[checking translations](checking.md) tells how a finding is allowed, or a check turned off.\n\n"
        "| check | severity | what it finds |\n|---|---|---|\n"
    )
    return head + "".join(rows) + "".join(f"\n{_section(check)}" for check in found)


def _section(check: Check) -> str:
    parts = [f"## {check.code}\n", f"{check.documentation.strip()}\n", f"{_facts(check)}\n"]
    for title, examples in _examples(check):
        parts.append(f"{title}\n")
        parts += [f"```po\n{example}```\n" for example in examples]
    return "\n".join(parts)


def _facts(check: Check) -> str:
    return f"Severity: {check.severity}. MQM: {check.mqm}. Diglot {SCOPES[check.scope]}."


def _how_to_allow(check: Check) -> str:
    level = f'To turn it off or weigh it otherwise, in the configuration: [checks] with {check.code} = "off".'
    if check.scope not in {"message", "group", "template"}:
        return level
    return f"To allow it in one message, in a comment: # diglot: allow {check.code}, and the reason.\n{level}"


def _examples(check: Check) -> Iterator[tuple[str, list[str]]]:
    if check.fails:
        yield "It finds something in", [_found(check, example) for example in check.fails[:_FAILS]]
    if check.passes:
        yield "and nothing in", [_entries(example) for example in check.passes[:_PASSES]]


def _found(check: Check, example: Pair | Group) -> str:
    said = "".join(f"# -> {_said(problem)}\n" for problem in check.problems(example))
    return said + _entries(example)


def _said(problem: Problem) -> str:
    return visible(f"{problem.message}; {problem.help}")


def _entries(example: Pair | Group) -> str:
    pairs = example.pairs if isinstance(example, Group) else (example,)
    terms = example.terms if isinstance(example, Group) else ()
    rows = [f"# glossary: {term.source} = {'|'.join(term.targets) or 'do not translate'}\n" for term in terms]
    locale = f"# into {example.locale}\n" if example.locale else ""
    return locale + "".join(rows) + "\n".join(_entry(pair) for pair in pairs)


def _entry(pair: Pair) -> str:
    lines = render_entry(pair.message, _WHOLE).split("\n")
    return "".join(f"{visible(line)}\n" for line in lines)


def _indented(text: str) -> str:
    return "".join(f"    {line}\n" if line else "\n" for line in text.splitlines())


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
