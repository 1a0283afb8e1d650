"""Page + rules -> segments and exclusions, in the order of the page (docs/messages.md, "From page to segments")."""

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import replace
from typing import Final

from diglot.markup.elements import CLOSED_BY
from diglot.markup.formatted import FORMATTED, formatted
from diglot.markup.frames import FOREIGN, Frame, Run, surroundings
from diglot.markup.inherit import Tag, inherited, is_silent, tag
from diglot.markup.language import Languages
from diglot.markup.nodes import CODE, DEEPEST, ISLAND, LEAF
from diglot.markup.rules import Rule, ScanRules, WithinText
from diglot.markup.runs import Runs
from diglot.markup.scripts import is_linked_data
from diglot.markup.stride import STRIDE
from diglot.markup.templates import Region, masked, regions_in
from diglot.markup.tokens import RAW, Foreign, Kind, Token, tag_name, tokens
from diglot.markup.vocabulary import BLOCK, BREAKS_OUT, INLINE_VOID, INVISIBLE, SVG_INLINE, VOID
from diglot.markup.vocabulary import ISLAND as ISLANDS
from diglot.model import Page, Scan, Scope

__all__ = ["scan"]

_PRESERVING: Final = frozenset({"pre", "listing", "textarea", "xmp", "plaintext"})
_BLOCKS: Final = BLOCK | ISLANDS


_LONG: Final = 300
"""Tags of this length are not remembered."""
_ID: Final = re.compile(r' id="[^"]*+"')
_SPECIAL: Final = RAW | FOREIGN
"""Elements whose content is not tokenized as HTML is."""


def _picked(text: str, rules: ScanRules, *, xml: bool, path: str) -> dict[int, Rule]:
    if not rules.rules:
        return {}
    from diglot.markup.select import picked  # and with it a parser of selectors

    return picked(text, rules.rules, xml=xml, path=path)


class _Scanner:
    def __init__(self, page: Page, rules: ScanRules, *, exclusions: bool) -> None:
        self.page = page
        self.text, self.regions = masked(page.text, rules.templates) if rules.templates else (page.text, ())
        self.xml = page.is_xml
        self.rules = _picked(self.text, rules, xml=self.xml, path=page.path)
        self.tags: dict[int, Tag] = {}
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

    def scan(self) -> Scan:
        if self.xml or self.regions:
            for token in tokens(self.text, xml=self.xml):
                self.take(token)
        else:
            position = 1 if self.text.startswith("\ufeff") else 0
            while position < len(self.text):
                position = self.aside(self.stride(position))
        while self.frame.parent:
            self.pop()
        self.flush()
        return Scan(*self.runs.in_order(), self.lang, tuple(self.runs.formatted), tuple(self.runs.data_languages))

    def stride(self, position: int) -> int:
        """Takes runs of text and the tags behind them up to something special, and returns where that starts.

        This does what `take` does for each token, with short cuts for what most of a page is: runs between block tags,
        and tags that led from one place to another before.
        """
        frame, ruled = self.frame, self.ruled
        for found in STRIDE.finditer(self.text, position):
            run, markup = found.groups()
            after = frame.after.get(markup)
            if after is None or self.run.tokens or (ruled and self.has_rule(*found.span(2))):
                start, end = found.span(1)
                self.frame = frame
                if run or self.run.tokens:
                    self.take_run(position, start, run, markup)
                if markup is None or not self.take_markup(end, found.end(), markup):
                    return end
                frame = self.frame
            elif not run or self.take_whole(frame, position, found.start(1), run):
                frame = after
            else:
                self.frame = frame
                self.take_apart(position, found.end())
                frame = self.frame
            position = found.end()
        self.frame = frame
        return position

    def take_run(self, position: int, start: int, run: str, markup: str | None) -> None:
        """Takes a run at `start`, behind white space from `position`, and before tags, if there are some."""
        end = start + len(run)
        is_whole = markup is not None and not self.run.tokens and self.ends_text(markup, end)
        if not (is_whole and self.take_whole(self.frame, position, start, run)):
            self.take_apart(position, end)

    def take_markup(self, start: int, end: int, markup: str) -> bool:
        """Takes tags with nothing between them; False if the first is of an element whose content is no HTML. If they
        lead from one frame to another and do nothing else, that is remembered.
        """
        if markup[1] != "/" and tag_name(markup) in _SPECIAL:
            return False
        frame, tags = self.frame, len(self.tags)
        way = _way(markup) if self.is_between() and not (self.ruled and self.has_rule(start, end)) else ""
        if way in frame.after:
            self.frame = frame.after[way]
            return True
        self.take_apart(start, end)
        if way and len(way) < _LONG and self.is_between() and len(self.tags) == tags:
            frame.after[way] = self.frame
            self.surroundings.size += 1
        return True

    def is_between(self) -> bool:
        """Whether all that is open is in frames."""
        return not (self.run.tokens or self.islands or self.invisible >= 0)

    def has_rule(self, start: int, end: int) -> bool:
        """Whether a rule picks an element that starts between two code points."""
        return bisect_left(self.ruled, start) < bisect_left(self.ruled, end)

    def aside(self, position: int) -> int:
        """Takes what is no run and no ordinary tag, token by token, and returns where it ends."""
        for token in tokens(self.text, position, foreign=self.foreign):
            self.take(token)
            position = token[2]
            if not self.foreign.open and not (token[0] == Kind.OPEN and token[3] in RAW):
                break
        return position

    def ends_text(self, markup: str, start: int) -> bool:
        """Whether the first of some tags surely ends the text before it."""
        name = tag_name(markup)
        if markup[1] == "/":
            return name in _BLOCKS
        return name in BLOCK and start not in self.rules and "its-" not in markup.lower()

    def take_whole(self, frame: Frame, position: int, start: int, run: str) -> bool:
        """Makes a segment of a run at `start`, behind white space from `position`, if no tag in it does more than stand
        in the text; most are like that.
        """
        if frame.unread or frame.foreign:
            return False
        end = start + len(run)
        has_tags = "<" in run
        if has_tags and (frame.inline or (self.ruled and self.has_rule(start, end))):
            return False
        if self.runs.flat(run, start, frame.scope, frame.name):
            return True
        if has_tags:
            return self.take_inline(frame, position, end)
        self.runs.plain(start, end, frame.scope, frame.name)
        return True

    def take_inline(self, frame: Frame, start: int, end: int) -> bool:
        """Makes segments of a run of common inline tags, if none of them rules what it contains."""
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


def _way(markup: str) -> str:
    """What is remembered of tags: each without its id, which says nothing here and would make every one another."""
    return _ID.sub("", markup) if " id=" in markup and "'" not in markup else markup


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
