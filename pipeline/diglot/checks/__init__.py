"""A message and its translation -> what is wrong with it; each module with a CHECK is one check."""

from diglot.checks.base import SCOPES, Check, Find, FindAmong, Form, Group, Pair, Problem, Scope, Term
from diglot.checks.registry import all_checks, check_of

__all__ = [
    "SCOPES",
    "Check",
    "Find",
    "FindAmong",
    "Form",
    "Group",
    "Pair",
    "Problem",
    "Scope",
    "Term",
    "all_checks",
    "check_of",
]
