"""A message and its translation -> what is wrong with it; each module with a CHECK is one check."""

from typing import TYPE_CHECKING

from diglot.lazy import names

if TYPE_CHECKING:
    from diglot.checks.base import SCOPES, Check, Find, FindAmong, Form, Group, Pair, Problem, Scope, Term
    from diglot.checks.registry import all_checks, check_of
    from diglot.checks.selection import LEVELS, Level, LevelRule, Selection
    from diglot.checks.suppression import Suppression, suppressions
else:
    __getattr__ = names(
        __name__,
        {
            "base": "SCOPES Check Find FindAmong Form Group Pair Problem Scope Term",
            "registry": "all_checks check_of",
            "selection": "LEVELS Level LevelRule Selection",
            "suppression": "Suppression suppressions",
        },
    )

__all__ = [
    "LEVELS",
    "SCOPES",
    "Check",
    "Find",
    "FindAmong",
    "Form",
    "Group",
    "Level",
    "LevelRule",
    "Pair",
    "Problem",
    "Scope",
    "Selection",
    "Suppression",
    "Term",
    "all_checks",
    "check_of",
    "suppressions",
]
