"""What a browser and html5lib make of a page, as plain trees, and the block texts of such a tree.

A tree is nested lists: `[name, child, child, ...]`, where a child is a tree or a string.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import which
from typing import Any, TypeAlias

import html5lib

Tree: TypeAlias = list[Any]

# What the HTML standard's rendering section does not lay out in a line, and the parts of `head`.
BLOCK = frozenset(
    """html head body title template noscript address article aside blockquote center dd details dialog dir
    div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 header hgroup hr
    legend li listing main marquee menu nav ol optgroup option p plaintext pre search section summary ul
    xmp table caption colgroup col thead tbody tfoot tr td th""".split()
)
# Their content is a text of its own, in a run that goes on around them.
ISLAND = frozenset("button select textarea object iframe video audio canvas svg math label".split())
# In SVG and MathML every element is at a place of its own but these.
FOREIGN = frozenset("svg math".split())
SVG_INLINE = frozenset("a textPath tspan".split())
HTML_AGAIN = frozenset("foreignObject desc title annotation-xml mtext".split())
# Their content is for browsers of another age, as raw text.
RAW = frozenset("iframe noembed noframes".split())
SILENT = RAW | {"script", "style"}

# DOMParser is the browser's own parser with scripting off: nothing on the page runs and `noscript` is markup.
READER = """<meta charset="utf-8"><script>
const content = node => node instanceof HTMLTemplateElement ? node.content : node;
const isRead = node => node instanceof Element || node instanceof Text;
const tree = node => node instanceof Text ? node.data
    : [node.localName, ...[...content(node).childNodes].filter(isRead).map(tree)];
addEventListener("DOMContentLoaded", () => {
    const pages = JSON.parse(document.getElementById("pages").textContent);
    const trees = pages.map(page => tree(new DOMParser().parseFromString(page, "text/html").documentElement));
    document.body.textContent = JSON.stringify(trees)
        .replace(/[<>&\\u007f-\\uffff]/g, c => "\\\\u" + c.charCodeAt(0).toString(16).padStart(4, "0"));
});
</script><script type="application/json" id="pages">PAGES</script>"""

QUIET = """--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
    --disable-component-update --disable-sync""".split()


@dataclass(frozen=True)
class Block:
    """The text of one block, white space collapsed, and the names of the inline elements in it, in order."""

    text: str
    inline: tuple[str, ...]


def chromium(pages: Sequence[str]) -> list[Tree]:
    """The trees that Chromium builds from decoded pages, with scripts off."""
    program = which("chromium") or sys.exit("bench: no chromium here: apt-get install chromium")
    with tempfile.TemporaryDirectory() as folder:
        reader = Path(folder, "reader.html")
        reader.write_text(READER.replace("PAGES", json.dumps(pages).replace("<", "\\u003c")), encoding="utf-8")
        command = [program, *QUIET, f"--user-data-dir={folder}/profile", "--dump-dom", reader.as_uri()]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True, timeout=600)
    body = re.search(r"<body>(.*)</body>", done.stdout, re.DOTALL)
    assert body, "chromium gave no page back"
    trees: list[Tree] = json.loads(body[1])
    return trees


def html5(page: str, fragment: str | None = None) -> Tree:
    """The tree that html5lib builds from a decoded page, or from the content of a `fragment` element."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    root = parser.parseFragment(page, container=fragment) if fragment else parser.parse(page)
    return _plain(root)


def blocks(tree: Tree) -> list[Block]:
    """The texts between block tags, in the order in which they start; blocks without text are left out."""
    gathered = _Blocks()
    run = _Run()
    gathered.collect(tree, run)
    gathered.close(run)
    return [block for _, block in sorted(gathered.found, key=lambda found: found[0])]


def _plain(element: Any) -> Tree:
    # Comments and the document type have a function or "<!DOCTYPE>" for a tag.
    name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
    tree: Tree = [name, element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and not child.tag.startswith("<!"):
            tree.append(_plain(child))
        tree.append(child.tail or "")
    return tree


class _Run:
    """Text that was gathered since the last block tag."""

    def __init__(self) -> None:
        self.place = -1
        """How much text of the page came before its own."""
        self.texts: list[str] = []
        self.inline: list[str] = []


class _Blocks:
    """The blocks of one tree in the making."""

    def __init__(self) -> None:
        self.seen = 0
        self.found: list[tuple[int, Block]] = []

    def collect(self, tree: Tree, run: _Run, *, foreign: bool = False) -> None:
        """Adds the content of a tree to the open run, and what closes meanwhile to the blocks."""
        for child in tree[1:]:
            if isinstance(child, str):
                if run.place < 0 and child.strip():
                    run.place = self.seen
                self.seen += 1
                run.texts.append(child)
                continue
            name = child[0]
            if name in SILENT:
                continue
            run.inline.append(name)
            if name in ISLAND:
                inside = _Run()
                self.collect(child, inside, foreign=name in FOREIGN)
                self.close(inside)
            elif name in BLOCK or (foreign and name not in SVG_INLINE):
                self.close(run)
                self.collect(child, run, foreign=foreign and name not in HTML_AGAIN)
                self.close(run)
            else:
                if name == "br":
                    run.texts.append(" ")
                self.collect(child, run, foreign=foreign)

    def close(self, run: _Run) -> None:
        """Ends a run: its text is a block, and it may gather another."""
        text = re.sub(r"[ \t\n\f\r]+", " ", "".join(run.texts)).strip(" ")
        if text:
            self.found.append((run.place, Block(text, tuple(run.inline))))
        run.place, run.texts, run.inline = -1, [], []


def main(paths: Iterable[str]) -> None:
    """Prints Chromium's block texts of UTF-8 pages, one a line."""
    pages = [Path(path).read_text(encoding="utf-8") for path in paths]
    for tree in chromium(pages):
        print(*(block.text for block in blocks(tree)), sep="\n", end="\n\n")


if __name__ == "__main__":
    main(sys.argv[1:])
