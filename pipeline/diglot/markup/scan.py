"""Page + rules -> segments and exclusions, in the order of the page (docs/messages.md, "From page to segments")."""

from bisect import bisect_left
from collections import defaultdict
from dataclasses import replace
from typing import Final

from diglot.markup.elements import CLOSED_BY
from diglot.markup.frames import FOREIGN, Frame, Run, surroundings
from diglot.markup.inherit import Tag, inherited, is_silent, tag
from diglot.markup.language import Languages
from diglot.markup.nodes import CODE, DEEPEST, ISLAND, LEAF
from diglot.markup.rules import ScanRules, WithinText
from diglot.markup.runs import Runs
from diglot.markup.select import picked
from diglot.markup.templates import Region, masked, regions_in
from diglot.markup.tokens import RAW, STRIDE, Foreign, Kind, Token, tag_name, tokens
from diglot.markup.vocabulary import BLOCK, BREAKS_OUT, INLINE_VOID, INVISIBLE, SVG_INLINE, VOID
from diglot.markup.vocabulary import ISLAND as ISLANDS
from diglot.model import Page, Scan, Scope

__all__ = ["scan"]

_PRESERVING: Final = frozenset({"pre", "listing", "textarea", "xmp", "plaintext"})
_BLOCKS: Final = BLOCK | ISLANDS


_LONG: Final = 300
"""Tags of this length are not remembered."""
_SPECIAL: Final = RAW | FOREIGN
"""Elements whose content is not tokenized as HTML is."""


class _Scanner:
    def __init__(self, page: Page, rules: ScanRules, *, exclusions: bool) -> None:
        self.page = page
        self.text, self.regions = masked(page.text, rules.templates) if rules.templates else (page.text, ())
        self.xml = page.is_xml
        self.rules = picked(self.text, rules.rules, xml=self.xml, path=page.path) if rules.rules else {}
        self.tags: dict[int, Tag] = {}
        self.run = Run()
        self.surroundings = surroundings()
        self.stack = [self.surroundings.root]
        self.foreign = Foreign()
        self.open: defaultdict[str, int] = defaultdict(int)
        """How many frames of a name are open."""
        self.inline_frames = 0
        """How many frames are of elements that are inline elsewhere."""
        self.ruled = sorted(self.rules)
        self.invisible = -1
        """Where the script or style that is open starts."""
        self.islands = 0
        """How many are open in one another: a page is spliced by recursion."""
        self.lang: str | None = None
        self.languages = Languages(rules.languages)
        self.runs = Runs(page, self.text, self.regions, self.languages, self.tags, exclusions=exclusions)

    def scan(self) -> Scan:
        if self.xml or self.regions:
            for token in tokens(self.text, xml=self.xml):
                self.take(token)
        else:
            position = 1 if self.text.startswith("\ufeff") else 0
            while position < len(self.text):
                position = self.aside(self.stride(position))
        while len(self.stack) > 1:
            self.pop()
        self.flush()
        return Scan(*self.runs.in_order(), self.lang)

    def stride(self, position: int) -> int:
        """Takes runs of text and the tags behind them up to something special, and returns where that starts.

        This does what `take` does for each token, with short cuts for what most of a page is: runs between block tags,
        the end of the last element, and start tags that were seen in the same surroundings before.
        """
        stack, opened, ruled = self.stack, self.open, self.rules
        for found in STRIDE.finditer(self.text, position):
            run, tag = found.groups()
            if tag is None:
                self.take_apart(position, found.end(1))
                return found.end(1)
            frame = stack[-1]
            start = found.start(2)
            inner = frame.seen.get(tag)
            ends = inner is None and tag == frame.end_tag
            name = ""
            if (inner is None or start in ruled) and not ends:
                inner = None
                name = tag_name(tag)
            if run or self.run.tokens:
                is_whole = not self.run.tokens and (not name or self.ends_text(tag, start, name))
                if not (is_whole and self.take_whole(position, found.start(1), run)):
                    self.take_apart(position, start)
                    name = name or tag_name(tag)
            if name in _SPECIAL:
                return start
            position = found.end()
            if not name:
                if inner is None:
                    del stack[-1]
                    opened[frame.name] -= 1
                elif inner is not frame:  # no void element
                    stack.append(inner)
                    opened[inner.name] += 1
            elif tag[1] == "/":
                self.end_tag((Kind.CLOSE, start, position, name))
            else:
                self.first(frame, tag, (Kind.OPEN, start, position, name))
        return position

    def first(self, frame: Frame, tag: str, token: Token) -> None:
        """Takes a start tag that these surroundings don't know; if it changes nothing of what holds, they then do."""
        _, start, _, name = token
        is_simple = not (
            self.run.tokens
            or frame.foreign
            or name not in BLOCK
            or start in self.rules
            or CLOSED_BY.get(name, 0) & frame.reach
            or frame is not self.stack[-1]
        )
        self.start_tag(token)
        if is_simple and start not in self.tags and "id=" not in tag and len(tag) < _LONG:
            frame.seen[tag] = self.stack[-1]
            self.surroundings.size += 1

    def aside(self, position: int) -> int:
        """Takes what is no run and no ordinary tag, token by token, and returns where it ends."""
        for token in tokens(self.text, position, foreign=self.foreign):
            self.take(token)
            position = token[2]
            if not self.foreign.open and not (token[0] == Kind.OPEN and token[3] in RAW):
                break
        return position

    def ends_text(self, tag: str, start: int, name: str) -> bool:
        """Whether a tag surely ends the text before it."""
        if tag[1] == "/":
            return name in _BLOCKS
        return name in BLOCK and start not in self.rules and "its-" not in tag.lower()

    def take_whole(self, position: int, start: int, run: str) -> bool:
        """Makes a segment of a run at `start`, behind white space from `position`, if no tag in it does more than stand
        in the text; most are like that.
        """
        frame = self.stack[-1]
        if frame.unread or frame.foreign:
            return False
        end = start + len(run)
        if "<" not in run:
            if "{" in run:
                return False
            self.runs.plain(start, end, frame.scope, frame.name)
            return True
        if self.inline_frames or (self.rules and bisect_left(self.ruled, start) < bisect_left(self.ruled, end)):
            return False
        return self.runs.flat(start, end, frame.scope, frame.name) or self.take_inline(position, end)

    def take_inline(self, start: int, end: int) -> bool:
        """Makes segments of a run of common inline tags, if none of them rules what it contains."""
        frame = self.stack[-1]
        run: list[Token] = []
        saying: list[tuple[Token, Tag]] = []
        for token in tokens(self.text, start, end):
            kind, first, last, name = token
            if kind == Kind.OPEN:
                if last - first > len(name) + 5 and not is_silent(self.text[first:last]):
                    said = tag(self.text, token, None)
                    if said.rules_scope:
                        return False
                    saying.append((token, said))
                run.append((LEAF, first, last, name) if name in INLINE_VOID else token)
            elif kind == Kind.CLOSE and name == "br":
                run.append((LEAF, first, last, name))
            elif run or kind == Kind.CLOSE or not self.text[first:last].isspace():
                run.append(token)
        for token, said in saying:
            self.runs.attributes(token, said, frame.scope)
        if len(run) == 1 and run[0][0] == Kind.TEXT:
            self.runs.plain(start, end, frame.scope, frame.name)
        else:
            self.runs.rich(run, frame.scope, frame.name, tagged=False)
        return True

    def take_apart(self, start: int, end: int) -> None:
        for token in tokens(self.text, start, end):
            self.take(token)

    def take(self, token: Token) -> None:
        kind, start, end, name = token
        if kind == Kind.TEXT:
            if self.regions:
                self.run.tokens += _split(token, self.regions)
            elif self.run.tokens or not self.text[start:end].isspace():
                self.run.tokens.append(token)
        elif kind == Kind.CLOSE:
            self.end_tag(token)
        elif kind == Kind.OPEN:
            self.start_tag(token)
        elif kind == Kind.EMPTY:
            self.empty_tag(token)
        elif kind == Kind.COMMENT:
            self.runs.comment(token)
            self.run.tokens.append(token)
        elif kind == Kind.RCDATA:
            self.runs.rcdata(start, end, name, self.stack[-1].scope)
        elif kind == Kind.RAW:
            self.runs.raw(start, end, name)
        elif kind == Kind.DOCTYPE:
            self.flush()
        else:
            self.run.tokens.append(token)

    # --- tags ---

    def said(self, token: Token) -> Tag | None:
        _, start, end, _ = token
        rule = self.rules.get(start)
        if rule is None and is_silent(self.text[start:end]):
            return None
        found = tag(self.text, token, rule)
        self.tags[start] = found
        return found

    def start_tag(self, token: Token) -> None:
        _, start, end, name = token
        said = self.said(token) if end - start > len(name) + 5 or self.rules else None
        if said is None and name in BLOCK and not self.stack[-1].foreign:
            self.open_block(token, None)
            return
        if self.stack[-1].foreign and name in BREAKS_OUT:
            while self.stack[-1].foreign:
                self.pop()
        frame = self.stack[-1]
        if name in INVISIBLE and not frame.foreign:
            self.invisible = start
            if said:
                self.runs.attributes(token, said, self.scope(name, said))
            return
        is_block, is_island = self.what_it_is(name, said.within_text if said else None)
        if is_island and (frame.foreign or name not in VOID):
            self.open_island(token, said)
        elif is_block:
            self.open_block(token, said)
        elif name in INLINE_VOID and not frame.foreign:
            self.keep((LEAF, *token[1:]), said)
        else:
            if self.open.get(name):
                self.run.inline[name] = self.run.inline.get(name, 0) + 1
            self.keep(token, said)

    def what_it_is(self, name: str, within: WithinText | None) -> tuple[bool, bool]:
        """Whether an element ends the text before it, and whether it is an island in that text."""
        if self.stack[-1].foreign:
            is_block, is_island = name not in SVG_INLINE, name in FOREIGN
        else:
            is_block, is_island = name in BLOCK, name in ISLANDS
        if within == "no":
            is_block, is_island = True, False
        elif within == "nested":
            is_block, is_island = False, True
        elif within == "yes" and is_block and name not in _BLOCKS - BLOCK:
            is_block = False
            self.run.inline[name] = self.run.inline.get(name, 0) + 1
        return (True, False) if is_island and self.islands == DEEPEST else (is_block, is_island)

    def empty_tag(self, token: Token) -> None:
        """`<path/>`: an element that is over."""
        name = token[3]
        frame = self.stack[-1]
        said = self.said(token)
        if not frame.foreign and name not in FOREIGN and name in BLOCK:
            self.flush()
            if said:
                self.runs.attributes(token, said, inherited(frame.scope, said))
        else:
            self.keep((LEAF, *token[1:]), said)

    def keep(self, token: Token, said: Tag | None) -> None:
        run = self.run
        run.tokens.append(token)
        if said is not None:
            run.tagged = True
        if token[0] == Kind.OPEN and (run.ruling or (said is not None and said.rules_scope)):
            around = self.around()
            run.ruling.append((token[3], inherited(around, said) if said else around))

    def around(self) -> Scope:
        """What holds for the text at this place."""
        return self.run.ruling[-1][1] if self.run.ruling else self.stack[-1].scope

    def open_block(self, token: Token, said: Tag | None) -> None:
        if self.run.tokens:
            self.flush()
        name = token[3]
        if mask := CLOSED_BY.get(name, 0):
            while self.stack[-1].reach & mask:
                self.pop()
        if name in ("html", "body") and said:
            said = self.root(said)
        frame = self.stack[-1]
        scope = self.scope(name, said)
        if said:
            self.runs.attributes(token, said, scope)
        if name in VOID and not frame.foreign:
            return
        inner = frame.inner.get(name)
        if inner is None or scope is not frame.scope:
            inner = frame.around(name, scope)
            if scope is frame.scope and name in BLOCK:
                frame.inner[name] = inner
                self.surroundings.size += 1
        self.push(inner)

    def open_island(self, token: Token, said: Tag | None) -> None:
        name = token[3]
        scope = self.scope(name, said)
        if said:
            self.runs.attributes(token, said, scope)
        frame = self.stack[-1].around(name, scope)
        frame.start = token[1]
        frame.outer = self.run
        frame.end_tag = ""
        self.push(frame)
        self.islands += 1
        self.run = Run()

    def root(self, said: Tag) -> Tag:
        """The language of the page is no language of a part of it."""
        lang = said.values.pop("lang", said.values.pop("xml:lang", None))
        said.values.pop("xml:lang", None)
        if lang and self.lang is None:
            self.lang = self.languages.page_lang = lang.strip() or None
        return said

    def scope(self, name: str, said: Tag | None) -> Scope:
        scope = self.around()
        if name in _PRESERVING and not scope.preserve:
            scope = replace(scope, preserve=True)
        return inherited(scope, said) if said else scope

    def push(self, frame: Frame) -> None:
        name = frame.name
        self.stack.append(frame)
        self.open[name] += 1
        if name not in _BLOCKS:
            self.inline_frames += 1

    def end_tag(self, token: Token) -> None:
        name = token[3]
        if self.run.inline.get(name):
            self.run.inline[name] -= 1
            self.keep_end(token)
        elif name in INVISIBLE and not self.stack[-1].foreign and self.invisible >= 0:
            if self.run.tokens:
                self.run.tokens.append((LEAF, self.invisible, token[2], name))
            self.invisible = -1
        elif self.open.get(name):
            if self.run.tokens:
                self.flush()
            while self.stack[-1].name != name:
                self.pop()
            if self.stack[-1].outer is not None:
                self.close_island(token[2])
            else:
                self.pop()
        elif name in _BLOCKS or (self.stack[-1].foreign and name not in SVG_INLINE):
            self.flush()
        elif name == "br":
            self.run.tokens.append((LEAF, *token[1:]))
        else:
            self.keep_end(token)

    def keep_end(self, token: Token) -> None:
        self.run.tokens.append(token)
        ruling = self.run.ruling
        for number in range(len(ruling) - 1, max(-1, len(ruling) - 1 - DEEPEST), -1):
            if ruling[number][0] == token[3]:
                del ruling[number:]
                break

    def close_island(self, end: int) -> None:
        self.flush(closing=True)
        frame = self.forget()
        self.islands -= 1
        assert frame.outer is not None
        self.run = frame.outer
        self.run.tokens.append((ISLAND, frame.start, end, frame.name))

    def forget(self) -> Frame:
        frame = self.stack.pop()
        self.open[frame.name] -= 1
        if frame.name not in _BLOCKS:
            self.inline_frames -= 1
        return frame

    def pop(self) -> None:
        """Closes the last frame; an island that its end tag never closed was a block."""
        if self.run.tokens:
            self.flush(closing=True)
        frame = self.forget()
        if frame.outer is not None:
            self.islands -= 1
            self.run = frame.outer
            self.flush(closing=True)

    def flush(self, *, closing: bool = False) -> None:
        """Ends the text that was gathered. Inline elements that rule what they contain, and are still open, go on to
        rule what follows, unless the element around them closes.
        """
        run = self.run
        tokens_of_run = run.tokens
        if not tokens_of_run:
            return
        frame = self.stack[-1]
        self.run = Run()
        if frame.unread:
            self.runs.unread(tokens_of_run, frame.name, frame.unread)
        elif len(tokens_of_run) == 1 and tokens_of_run[0][0] == Kind.TEXT:
            _, start, end, _ = tokens_of_run[0]
            self.runs.plain(start, end, frame.scope, frame.name)
        else:
            self.runs.rich(tokens_of_run, frame.scope, frame.name, tagged=run.tagged)
        if not closing:
            for name, scope in run.ruling:
                self.push(self.stack[-1].around(name, scope))


def _split(token: Token, regions: tuple[Region, ...]) -> list[Token]:
    """A text as pieces of text and of template code."""
    _, start, end, _ = token
    pieces: list[Token] = []
    for region in regions_in(regions, start, end):
        if region.start > start:
            pieces.append((Kind.TEXT, start, region.start, ""))
        pieces.append((CODE, max(start, region.start), min(end, region.end), region.name))
        start = pieces[-1][2]
    if end > start:
        pieces.append((Kind.TEXT, start, end, ""))
    return pieces


def scan(page: Page, rules: ScanRules, *, exclusions: bool = False) -> Scan:
    """All the human text of a page. `exclusions` also lists what is no message, and why."""
    return _Scanner(page, rules, exclusions=exclusions).scan()
