"""HTML: pages -> segments, and translations -> pages. Knows nothing of PO."""

from diglot.markup.destinations import leads_somewhere, pair_segment
from diglot.markup.direct import DirectEdits
from diglot.markup.fragments import READINGS, read_fragment
from diglot.markup.inline import Pairing, Place, Problem, pair
from diglot.markup.read import is_label, read_page
from diglot.markup.recast import Recast, as_elements, is_of_ours, recast, recast_own, shape
from diglot.markup.rules import Rule, ScanRules
from diglot.markup.scan import scan
from diglot.markup.splice import Spliced, edit, has_same_skeleton, splice, splice_each, splice_twice

__all__ = [
    "READINGS",
    "DirectEdits",
    "Pairing",
    "Place",
    "Problem",
    "Recast",
    "Rule",
    "ScanRules",
    "Spliced",
    "as_elements",
    "edit",
    "has_same_skeleton",
    "is_label",
    "is_of_ours",
    "leads_somewhere",
    "pair",
    "pair_segment",
    "read_fragment",
    "read_page",
    "recast",
    "recast_own",
    "scan",
    "shape",
    "splice",
    "splice_each",
    "splice_twice",
]
