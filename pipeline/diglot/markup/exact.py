"""Tokens of a page -> open elements, runs of text, and what is handed over to `Runs`: the exact way of a scan."""

from collections import defaultdict
from dataclasses import replace
from typing import Final

from diglot.markup.elements import CLOSED_BY
from diglot.markup.formatted import FORMATTED, formatted
from diglot.markup.frames import FOREIGN, Frame, Heard, Run, surroundings
from diglot.markup.inherit import Tag, inherited, is_silent, tag
from diglot.markup.language import Languages
from diglot.markup.nodes import CODE, DEEPEST, ISLAND, LEAF
from diglot.markup.rules import Rule, ScanRules, WithinText
from diglot.markup.runs import Runs
from diglot.markup.scripts import is_linked_data
from diglot.markup.templates import Region, masked, regions_in
from diglot.markup.tokens import Foreign, Kind, Token, tokens
from diglot.markup.vocabulary import BLOCK, BREAKS_OUT, INLINE_VOID, INVISIBLE, SVG_INLINE, VOID
from diglot.markup.vocabulary import ISLAND as ISLANDS
from diglot.model import Page, Scope

__all__ = ["Exact"]

_PRESERVING: Final = frozenset({"pre", "listing", "textarea", "xmp", "plaintext"})
_BLOCKS: Final = BLOCK | ISLANDS


def _picked(text: str, rules: ScanRules, *, xml: bool, path: str) -> dict[int, Rule]:
    if not rules.rules:
        return {}
    from diglot.markup.select import picked  # and with it a parser of selectors

    return picked(text, rules.rules, xml=xml, path=path)


class Exact:
    """Takes a page token by token."""

    def __init__(self, page: Page, rules: ScanRules, *, exclusions: bool) -> None:
        self.page = page
        self.text, self.regions = masked(page.text, rules.templates) if rules.templates else (page.text, ())
        self.xml = page.is_xml
        self.rules = _picked(self.text, rules, xml=self.xml, path=page.path)
        self.tags: dict[int, Tag] = {}
        self.heard: list[Heard] = []
        """Tags that opened a block and said something."""
        self.run = Run()
        self.surroundings = surroundings()
        self.frame = self.surroundings.root
        self.foreign = Foreign()
        self.counted = self.frame
        """Up to where `open` is right."""
        self.open: defaultdict[str, int] = defaultdict(int)
        """How many frames of a name are open."""
        self.ruled = sorted(self.rules)
        self.invisible = -1
        """Where the script or style that is open starts."""
        self.islands = 0
        """How many are open in one another: a page is spliced by recursion."""
        self.lang: str | None = None
        self.languages = Languages(rules.languages)
        self.runs = Runs(page, self.text, self.regions, self.languages, self.tags, exclusions=exclusions)

    def take_apart(self, start: int, end: int) -> None:
        """Takes the tokens between two code points."""
        for token in tokens(self.text, start, end):
            self.take(token)

    def take(self, token: Token) -> None:
        """Takes one token."""
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
            self.runs.rcdata(start, end, name, self.frame.scope)
        elif kind == Kind.RAW:
            self.raw(start, end, name)
        elif kind == Kind.DOCTYPE:
            self.flush()
        else:
            self.run.tokens.append(token)

    def raw(self, start: int, end: int, name: str) -> None:
        """Takes the content of a script or its like."""
        opened = self.invisible
        if name == "script" and 0 <= opened < start:
            said = self.tags.get(opened)
            paths = said.rule.json if said is not None and said.rule is not None else ()
            is_linked = is_linked_data(self.text[opened:start])
            if paths or is_linked:
                self.runs.data(start, end, self.scope(name, said), paths, is_linked=is_linked)
                return
        self.runs.raw(start, end, name)

    # --- tags ---

    def said(self, token: Token) -> Tag | None:
        """What a start tag says; None if nothing. It is kept for what its text becomes."""
        _, start, end, _ = token
        rule = self.rules.get(start)
        if rule is None and is_silent(self.text[start:end]):
            return None
        found = tag(self.text, token, rule)
        self.tags[start] = found
        if rule is not None and rule.format is not None and token[3] in FORMATTED:
            self.format(token, found, rule.format)
        return found

    def format(self, token: Token, said: Tag, wanted: str) -> None:
        """Protects what is written in the form of each language, unless its page protects it as it is."""
        if not inherited(self.around(), said).translate:
            return
        found = formatted(self.text, token, said, wanted)
        if found is not None and not (self.regions and regions_in(self.regions, found.start, found.end)):
            said.values["translate"] = "no"
            self.runs.formatted.append(found)

    def start_tag(self, token: Token) -> None:
        """Takes a start tag."""
        _, start, end, name = token
        said = self.said(token) if end - start > len(name) + 5 or self.rules else None
        if said is None and name in BLOCK and not self.frame.foreign:
            self.open_block(token, None)
            return
        if self.frame.foreign and name in BREAKS_OUT:
            while self.frame.foreign:
                self.pop()
        frame = self.frame
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
            if self.is_open(name):
                self.run.inline[name] = self.run.inline.get(name, 0) + 1
            self.keep(token, said)

    def what_it_is(self, name: str, within: WithinText | None) -> tuple[bool, bool]:
        """Whether an element ends the text before it, and whether it is an island in that text."""
        if self.frame.foreign:
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
        frame = self.frame
        said = self.said(token)
        if not frame.foreign and name not in FOREIGN and name in BLOCK:
            self.flush()
            if said:
                self.runs.attributes(token, said, inherited(frame.scope, said))
        else:
            self.keep((LEAF, *token[1:]), said)

    def keep(self, token: Token, said: Tag | None) -> None:
        """Adds a tag to the run of text."""
        run = self.run
        run.tokens.append(token)
        if said is not None:
            run.tagged = True
        if token[0] == Kind.OPEN and (run.ruling or (said is not None and said.rules_scope)):
            around = self.around()
            run.ruling.append((token[3], inherited(around, said) if said else around))

    def around(self) -> Scope:
        """What holds for the text at this place."""
        return self.run.ruling[-1][1] if self.run.ruling else self.frame.scope

    def open_block(self, token: Token, said: Tag | None) -> None:
        """Ends the text before a start tag, and what the tag closes, and opens a frame."""
        if self.run.tokens:
            self.flush()
        name = token[3]
        if mask := CLOSED_BY.get(name, 0):
            while self.frame.reach & mask:
                self.pop()
        if name in ("html", "body") and said:
            said = self.root(said)
        frame = self.frame
        scope = self.scope(name, said)
        if said:
            self.heard.append((said, name, scope))
            self.runs.attributes(token, said, scope)
        if name in VOID and not frame.foreign:
            return
        inner = frame.inner.get(name)
        if inner is None or scope is not frame.scope:
            inner = Frame(name, scope, frame)
            if scope is frame.scope and name in BLOCK:
                frame.inner[name] = inner
                self.surroundings.size += 1
        self.frame = inner

    def open_island(self, token: Token, said: Tag | None) -> None:
        """Opens a frame whose text is apart from the run around it."""
        name = token[3]
        scope = self.scope(name, said)
        if said:
            self.runs.attributes(token, said, scope)
        self.frame = Frame(name, scope, self.frame)
        self.frame.start = token[1]
        self.frame.outer = self.run
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
        """What holds inside a start tag."""
        scope = self.around()
        if name in _PRESERVING and not scope.preserve:
            scope = replace(scope, preserve=True)
        return inherited(scope, said) if said else scope

    def is_open(self, name: str) -> bool:
        """Whether a frame of that name is open. Counting takes one step for each frame that came or went since."""
        counted, frame, opened = self.counted, self.frame, self.open
        while counted is not frame:
            if counted.depth >= frame.depth:
                opened[counted.name] -= 1
                assert counted.parent is not None  # the root is around every frame
                counted = counted.parent
            else:
                opened[frame.name] += 1
                assert frame.parent is not None
                frame = frame.parent
        self.counted = self.frame
        return opened.get(name, 0) > 0

    def end_tag(self, token: Token) -> None:
        """Takes an end tag."""
        name = token[3]
        if self.run.inline.get(name):
            self.run.inline[name] -= 1
            self.keep_end(token)
        elif name in INVISIBLE and not self.frame.foreign and self.invisible >= 0:
            if self.run.tokens:
                self.run.tokens.append((LEAF, self.invisible, token[2], name))
            self.invisible = -1
        elif self.is_open(name):
            if self.run.tokens:
                self.flush()
            while self.frame.name != name:
                self.pop()
            if self.frame.outer is not None:
                self.close_island(token[2])
            else:
                self.pop()
        elif name in _BLOCKS or (self.frame.foreign and name not in SVG_INLINE):
            self.flush()
        elif name == "br":
            self.run.tokens.append((LEAF, *token[1:]))
        else:
            self.keep_end(token)

    def keep_end(self, token: Token) -> None:
        """Adds an end tag to the run of text."""
        self.run.tokens.append(token)
        ruling = self.run.ruling
        for number in range(len(ruling) - 1, max(-1, len(ruling) - 1 - DEEPEST), -1):
            if ruling[number][0] == token[3]:
                del ruling[number:]
                break

    def close_island(self, end: int) -> None:
        """Goes on with the run around an island."""
        self.flush(closing=True)
        frame = self.forget()
        self.islands -= 1
        assert frame.outer is not None
        self.run = frame.outer
        self.run.tokens.append((ISLAND, frame.start, end, frame.name))

    def forget(self) -> Frame:
        """Leaves the last frame, and returns it."""
        frame = self.frame
        assert frame.parent is not None  # the root never ends
        self.frame = frame.parent
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
        frame = self.frame
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
                self.frame = Frame(name, scope, self.frame)


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
