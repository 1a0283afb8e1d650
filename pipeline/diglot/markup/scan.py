"""Page + rules -> segments and exclusions, in the order of the page (docs/messages.md, "From page to segments")."""

from bisect import bisect_left
from typing import Final

from diglot.markup.exact import Exact
from diglot.markup.frames import FOREIGN, Frame, Heard, Told
from diglot.markup.human import is_read
from diglot.markup.inherit import Tag, is_silent, tag
from diglot.markup.nodes import LEAF
from diglot.markup.rules import ScanRules
from diglot.markup.stride import STRIDE
from diglot.markup.tokens import RAW, Kind, Token, tag_name, tokens
from diglot.markup.vocabulary import BLOCK, INLINE_VOID
from diglot.markup.vocabulary import ISLAND as ISLANDS
from diglot.markup.ways import Shape, shape
from diglot.model import Page, Scan

__all__ = ["scan"]

_BLOCKS: Final = BLOCK | ISLANDS
_SPECIAL: Final = RAW | FOREIGN
"""Elements whose content is not tokenized as HTML is."""


_LONG: Final = 600
"""Tags of this length are not remembered."""


class _Scanner(Exact):
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
        lead from one frame to another, and do no more than hand over values of attributes, that is remembered.
        """
        frame = self.frame
        way = shape(markup) if self.is_between() and not (self.ruled and self.has_rule(start, end)) else None
        if way is not None and (after := frame.after.get(way.source)) is not None:
            self.frame = after
            return True
        if way is not None and (told := frame.told.get(way.source)) is not None and self.runs.exclusions is None:
            self.frame, heard = told
            for number, scope, element, name in heard:
                first, last = way.values[number]
                self.runs.value(start + first, start + last, scope, element, name)
            return True
        if markup[1] != "/" and tag_name(markup) in _SPECIAL:
            return False
        tags, heard_before = len(self.tags), len(self.heard)
        self.take_apart(start, end)
        if way is not None and len(way.source) < _LONG and self.is_between():
            said = self.heard[heard_before:]
            if len(self.tags) - tags == len(said):
                self.remember(frame, start, way, said)
        return True

    def remember(self, frame: Frame, start: int, way: Shape, said: list[Heard]) -> None:
        """Remembers where tags at `start` lead from a frame, unless what they say rules what follows."""
        if not said:
            frame.after[way.source] = self.frame
            self.surroundings.size += 1
            return
        numbers = {start + first: number for number, (first, _) in enumerate(way.values)}
        read: list[Told] = []
        for one, element, scope in said:
            if one.rules_scope:
                return
            for attribute in one.attributes.values():
                if attribute.start < attribute.end and is_read(self.text, element, attribute, one):
                    number = numbers.get(attribute.start)
                    if number is None:
                        return
                    read.append((number, scope, element, attribute.name))
        frame.told[way.source] = self.frame, tuple(read)
        self.surroundings.size += 1

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
        if has_tags:
            return self.runs.flat(run, start, frame.scope, frame.name) or self.take_inline(frame, position, end)
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


def scan(page: Page, rules: ScanRules, *, exclusions: bool = False) -> Scan:
    """All the human text of a page. `exclusions` also lists what is no message, and why."""
    return _Scanner(page, rules, exclusions=exclusions).scan()
