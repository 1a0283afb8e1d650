"""HTML: pages -> segments, and translations -> pages. Knows nothing of PO."""

from diglot.markup.inline import Pairing, Place, Problem, pair
from diglot.markup.read import is_label, read_page
from diglot.markup.rules import Rule, ScanRules
from diglot.markup.scan import scan
from diglot.markup.splice import Spliced, edit, has_same_skeleton, splice

__all__ = [
    "Pairing",
    "Place",
    "Problem",
    "Rule",
    "ScanRules",
    "Spliced",
    "edit",
    "has_same_skeleton",
    "is_label",
    "pair",
    "read_page",
    "scan",
    "splice",
]
