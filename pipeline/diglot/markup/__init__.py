"""HTML: pages -> segments, and translations -> pages. Knows nothing of PO."""

from diglot.markup.destinations import leads_somewhere, pair_segment
from diglot.markup.direct import DirectEdits
from diglot.markup.inline import Pairing, Place, Problem, pair
from diglot.markup.read import is_label, read_page
from diglot.markup.rules import Rule, ScanRules
from diglot.markup.scan import scan
from diglot.markup.splice import Spliced, edit, has_same_skeleton, splice, splice_each, splice_twice

__all__ = [
    "DirectEdits",
    "Pairing",
    "Place",
    "Problem",
    "Rule",
    "ScanRules",
    "Spliced",
    "edit",
    "has_same_skeleton",
    "is_label",
    "leads_somewhere",
    "pair",
    "pair_segment",
    "read_page",
    "scan",
    "splice",
    "splice_each",
    "splice_twice",
]
