"""Random edits of real pages that must change no message: attributes of inline elements, white space, moves.

    python -m bench.churn [--edits 10000] [--seed 1]

Exit 1 if any edit changed a msgid or msgctxt of its page.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Callable
from random import Random

from bench import corpora
from bench.measure import table
from diglot.markup import ScanRules, scan
from diglot.model import Page

# Where white space or a tag is text, an edit would be a change of the text itself.
VERBATIM = re.compile(r"<(pre|textarea|script|style|title)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
INLINE = re.compile(
    r"<(?:a|abbr|b|cite|code|del|dfn|em|font|i|img|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|tt|u|var)"
    r"(?=[\s/>])(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>"
)
ATTRIBUTE = re.compile(r"""\s(class|id|href)\s*=\s*("[^"]*"|'[^']*')""")
# Between two tags, or where a line breaks between two words.
SPACE = re.compile(r"(?<=>)[ \t\n\f\r]+(?=<)|(?<=[^\s>])[ \t]*\n[ \t\n\f\r]*(?=[^\s<])")
PARAGRAPH = re.compile(r"<p(?=[\s>])(?:(?!</?(?:p|div|td|li|dd)\b).)*</p>", re.DOTALL)
# The class that says "do not translate" is meaning, not looks.
MEANING = "notranslate"

RULES = ScanRules(languages=("en", "zh_CN"))

Place = tuple[int, int]
Message = tuple[str | None, str]
Edit = Callable[[str, Random], str | None]


def add_attribute(text: str, random: Random) -> str | None:
    """The page with a class, id or href more on one inline element, or None if the element has them all."""
    start, end = _pick(INLINE, text, random)
    missing = {"class", "id", "href"} - {found[1] for found in ATTRIBUTE.finditer(text, start, end)}
    if not missing or start == end:
        return None
    at = end - (2 if text[start:end].endswith("/>") else 1)
    return f'{text[:at]} {random.choice(sorted(missing))}="new-{random.randrange(10**6)}"{text[at:]}'


def change_attribute(text: str, random: Random) -> str | None:
    """The page with another class, id or href on one inline element, or None if it has none."""
    return _attribute(text, random, lambda name: f' {name}="other-{random.randrange(10**6)}"')


def remove_attribute(text: str, random: Random) -> str | None:
    """The page with a class, id or href less on one inline element, or None if it has none."""
    return _attribute(text, random, lambda _: "")


def indent(text: str, random: Random) -> str:
    """The page with another white space between two tags or two words."""
    start, end = _pick(SPACE, text, random)
    return text[:start] + random.choice(["\n", "\n\n", "\r\n", " \n\t"]) + " " * random.randrange(12) + text[end:]


def add_lines(text: str, random: Random) -> str:
    """The page with empty lines before it or in one of its white spaces."""
    at = random.choice([0, _pick(SPACE, text, random)[0]])
    return text[:at] + "\n" * random.randint(1, 9) + text[at:]


def move_paragraph(text: str, random: Random) -> str | None:
    """The page with one paragraph in front of another, or None if they are the same."""
    (start, end), (other, _) = _pick(PARAGRAPH, text, random), _pick(PARAGRAPH, text, random)
    if start == other:
        return None
    if start < other:
        return text[:start] + text[end:other] + text[start:end] + text[other:]
    return text[:other] + text[start:end] + text[other:start] + text[end:]


EDITS: tuple[Edit, ...] = (
    add_attribute,
    change_attribute,
    remove_attribute,
    indent,
    add_lines,
    move_paragraph,
)


def _attribute(text: str, random: Random, new: Callable[[str], str]) -> str | None:
    start, end = _pick(INLINE, text, random)
    found = [one for one in ATTRIBUTE.finditer(text, start, end) if MEANING not in one[2]]
    if not found:
        return None
    one = random.choice(found)
    return text[: one.start()] + new(one[1]) + text[one.end() :]


def _pick(pattern: re.Pattern[str], text: str, random: Random) -> Place:
    """A place of the body that the pattern fits, outside of verbatim text, or the end if there is none."""
    masked = VERBATIM.sub(lambda found: "\0" * len(found[0]), text)
    nowhere = (len(text), len(text))
    return random.choice([found.span() for found in pattern.finditer(masked, masked.index("<body"))] or [nowhere])


def messages(text: str) -> list[Message]:
    """The msgctxt and msgid of every message of a page, in its order."""
    return [
        (segment.scope.context, segment.msgid) for segment in scan(Page("page.html", text, "utf-8"), RULES).segments
    ]


def fault(old: list[Message], new: list[Message], edit: Edit) -> str | None:
    """What an edit did to the messages of a page, if anything."""
    if edit is move_paragraph:
        old, new = sorted(old, key=str), sorted(new, key=str)
    if old == new:
        return None
    gone, come = Counter(old) - Counter(new), Counter(new) - Counter(old)
    return f"{len(old)} messages, then {len(new)}; lost {list(gone)[:3]}, new {list(come)[:3]}"


def main() -> int:
    """Makes the edits, each on a page as the last one left it; 1 if any changed a message."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--edits", type=int, default=10_000)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    random = Random(chosen.seed)
    pages = corpora.pages()
    done: Counter[str] = Counter()
    faults: Counter[str] = Counter()
    while done.total() < chosen.edits:
        page = random.choice(pages)
        text = page.read_text(encoding="utf-8")
        old = messages(text)
        for edit in random.sample(EDITS, len(EDITS)):
            after = edit(text, random)
            if after is None or done.total() == chosen.edits:
                continue
            done[edit.__name__] += 1
            new = messages(after)
            if found := fault(old, new, edit):
                faults[edit.__name__] += 1
                print(f"{page.name} {edit.__name__}: {found}")
            text, old = after, new
    rows = [[name, f"{count:,}", f"{faults[name]:,}"] for name, count in sorted(done.items())]
    print(
        table(
            ["edit", "made", "changed a message"],
            [*rows, ["all", f"{done.total():,}", f"{faults.total():,}"]],
        )
    )
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
