"""Our tokens and block texts beside those of the html5lib tests, of html5lib itself and of Chromium.

    python -m bench.conformance [--pages 50] [--no-browser] [--verbose]

A block text is all text between two block tags. Where the message grammar splits a block on purpose, the
split is counted and its rule named; any other difference is one. Exit 1 if a tokenizer test fails, if fewer
than 97 % of the tree-construction tests agree, or if a page differs from Chromium.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bench import corpora, tokenizer, trees
from bench.measure import table
from diglot.markup import ScanRules, scan
from diglot.model import Page
from diglot.text.references import decode, text_of

RULES = ScanRules(languages=("en", "zh_CN"))
AGREEMENT = 0.97
UNBALANCED = "unbalanced tags"
UNEXPLAINED = "unexplained"
CRASHED = "crashed: "

# Why a tree-construction test may differ: the first that fits its input.
REASONS = (
    (r"<isindex", "isindex", "html5lib still makes a form of it, today's standard an unknown element"),
    (r"<frameset", "frameset", "a browser drops the text of a page of frames; we keep it"),
    (r"\0", "U+0000", "we drop it, a browser shows U+FFFD for it in some places"),
    (r"<script|<style", "script in a line", "it ends the text before it, though a browser shows nothing of it"),
    (r"<table", "table", "a browser moves text that stands between rows and cells in front of the table"),
    (r"<select|<option", "select", "a browser drops tags inside of it"),
    (r"</(body|html)>\s*[^<\s]", "after body", "a browser joins what follows to the text before"),
)


class Comparison(NamedTuple):
    """The blocks that are the same, those that the grammar splits, and the texts that only one side has."""

    equal: int
    split: Counter[str]
    theirs: tuple[str, ...]
    ours: tuple[str, ...]

    @property
    def agrees(self) -> bool:
        """Whether nothing differs but splits on purpose."""
        return not self.theirs and not self.ours


def compare(page: str, tree: trees.Tree) -> Comparison:
    """Our texts of a page beside the blocks of a reference tree; texts without a letter are no messages."""
    try:
        ours = [text for text in _texts(page) if _has_letter(text)]
    except Exception as crash:  # noqa: BLE001 - one page must not hide what the others show
        return Comparison(0, Counter(), (), (f"{CRASHED}{crash!r}",))
    blocks = [block for block in trees.blocks(tree) if _has_letter(block.text)]
    equal = 0
    split: Counter[str] = Counter()
    only_theirs: list[str] = []
    only_ours: list[str] = []
    for theirs, mine in _aligned(blocks, ours):
        if len(theirs) != 1 or not mine:
            only_theirs += [block.text for block in theirs]
            only_ours += mine
        elif _core(theirs[0].text) == _core(mine[0]):
            equal += 1
        elif rule := _rule(theirs[0], mine):
            split[rule] += 1
        else:
            only_theirs.append(theirs[0].text)
            only_ours += mine
    return Comparison(equal, split, tuple(only_theirs), tuple(only_ours))


def _aligned(blocks: list[trees.Block], texts: list[str]) -> Iterator[tuple[list[trees.Block], list[str]]]:
    """Blocks and texts in the smallest groups with the same letters, in order.

    If the letters of the whole page differ: those that are the same each, and then the rest.
    """
    theirs, ours = [_letters(block.text) for block in blocks], list(map(_letters, texts))
    if "".join(theirs) != "".join(ours):
        common = Counter(theirs) & Counter(ours)
        for key in common.elements():
            yield [blocks.pop(theirs.index(key))], [texts.pop(ours.index(key))]
            theirs.remove(key)
            ours.remove(key)
        yield blocks, []
        yield [], texts
        return
    start = begin = 0
    while start < len(blocks):
        stop, end = start + 1, begin + 1
        left, right = len(theirs[start]), len(ours[begin])
        while left != right:
            if left < right:
                left += len(theirs[stop])
                stop += 1
            else:
                right += len(ours[end])
                end += 1
        yield blocks[start:stop], texts[begin:end]
        start, begin = stop, end


def _texts(page: str) -> list[str]:
    """The texts of a page by our scan, in order: messages, and what the audit lists in their place."""
    found = scan(Page("page.html", page, "utf-8"), RULES, exclusions=True)
    texts = [(one.start, _plain(one.msgid)) for one in found.segments if one.kind != "attribute"]
    texts += [
        (one.start, " ".join(text_of(page[one.start : one.end]).split()))
        for one in found.exclusions
        if one.reason in ("url", "raw-text", "formula") and one.element not in trees.RAW
    ]
    return [text for _, text in sorted(texts)]


def _plain(msgid: str) -> str:
    text = re.sub(r"</?[a-z][a-z0-9-]*/?>", "", msgid.replace("<br/>", " "))
    return re.sub(r"[ \t\n\f\r]+", " ", decode(text))


def _core(text: str) -> str:
    """The text without what the grammar trims from edges."""
    return re.sub(r"\A[\W_]+|[\W_]+\Z", "", text)


def _rule(block: trees.Block, texts: list[str]) -> str:
    """The rule of the grammar by which a block with the same letters looks different, if there is one."""
    if len(texts) == 1 and _core("".join(block.text.split())) == _core("".join(texts[0].split())):
        return "white space in a placeholder"
    if ("br", "br") in zip(block.inline, block.inline[1:], strict=False):
        return "empty line"
    if sum(name in ("a", "button", "label") for name in block.inline) > 1:
        return "list"
    return UNBALANCED if len(texts) > 1 else ""


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text))


def _has_letter(text: str) -> bool:
    return any(map(str.isalpha, text))


def tokenizer_tests() -> bool:
    """Whether all tokenizer tests pass; prints how many do by state."""
    passed: Counter[str] = Counter()
    failed: Counter[str] = Counter()
    for case in corpora.token_cases():
        if found := tokenizer.difference(case):
            failed[case.state] += 1
            print(f"{case.name} {case.state}: {case.data!r}: wanted {found[0]}, got {found[1]}")
        else:
            passed[case.state] += 1
    rows = [[state, f"{passed[state]:,}", failed[state]] for state in sorted(passed | failed)]
    rows.append(["all", f"{passed.total():,}", failed.total()])
    print(table(["html5lib tokenizer", "passed", "failed"], rows), end="\n\n")
    return not failed


def tree_tests(*, verbose: bool) -> bool:
    """Whether enough of the tree-construction tests agree; prints why the others don't."""
    counts: Counter[str] = Counter()
    cases = [case for case in corpora.tree_cases() if case.fragment is None]
    for case in cases:
        found = compare(case.data, trees.html5(case.data))
        reason = "equal" if found.agrees and not found.split else _reason(case.data, found)
        counts[reason] += 1
        if reason == UNEXPLAINED or (verbose and reason != "equal"):
            print(f"{case.name}: {reason}: {case.data!r}: html5lib {list(found.theirs)}, we {list(found.ours)}")
    meaning = {name: why for _, name, why in REASONS}
    rows = [[name, f"{count:,}", meaning.get(name, "")] for name, count in counts.most_common()]
    agreeing = (counts["equal"] + counts[UNBALANCED]) / len(cases)
    print(table(["html5lib trees", "cases", ""], rows))
    print(f"{agreeing:.1%} of {len(cases):,} agree: equal, or split at unbalanced tags as the grammar says")
    return agreeing >= AGREEMENT and not counts[UNEXPLAINED]


def browser_pages(count: int) -> bool:
    """Whether Chromium's blocks of real pages are ours; prints how many are, and which the grammar splits."""
    paths = _spread(corpora.pages(corpora.POSTGRESQL), count // 2)
    paths += _spread(corpora.pages(corpora.PYTHON), count - count // 2 - 15) + corpora.pages(corpora.DEBIAN)
    # What a page protects is no message of ours, but text in the browser: here everything is to be read.
    pages = [re.sub(r"\bnotranslate\b", "", path.read_text(encoding="utf-8")) for path in paths]
    equal = same_pages = 0
    split: Counter[str] = Counter()
    for path, page, tree in zip(paths, pages, trees.chromium(pages), strict=True):
        found = compare(page, tree)
        equal += found.equal
        split += found.split
        same_pages += found.agrees
        if not found.agrees:
            print(f"{path.name}: Chromium has {list(found.theirs)}, we have {list(found.ours)}")
    rows = [["equal", f"{equal:,}"], *([name, f"{number:,}"] for name, number in split.most_common())]
    print(table(["Chromium blocks", ""], rows))
    print(f"{same_pages} of {len(pages)} pages have no other difference")
    return same_pages == len(pages)


def _reason(data: str, found: Comparison) -> str:
    if found.ours and found.ours[0].startswith(CRASHED):
        return UNEXPLAINED
    for pattern, name, _ in REASONS:
        if re.search(pattern, data, re.IGNORECASE):
            return name
    return next(iter(found.split)) if found.agrees else UNEXPLAINED


def _spread(paths: list[Path], count: int) -> list[Path]:
    return paths[:: max(1, len(paths) // max(1, count))][: max(0, count)]


def main() -> int:
    """Runs all comparisons; 1 if one fails."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--pages", type=int, default=50, help="how many for Chromium, 15 at least")
    options.add_argument("--no-browser", action="store_true")
    options.add_argument("--verbose", action="store_true", help="name every test that differs")
    chosen = options.parse_args()
    good = [tokenizer_tests(), tree_tests(verbose=chosen.verbose)]
    if not chosen.no_browser:
        good.append(browser_pages(chosen.pages))
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
