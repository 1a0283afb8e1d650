"""Runs of text and inline tags -> segments and exclusions (docs/messages.md, rules 2 to 8)."""

from collections.abc import Iterable
from dataclasses import replace
from operator import itemgetter
from typing import Final

from diglot.markup.compose import SHOWN, Composed, compose, compose_text, flat, is_symbolic
from diglot.markup.destinations import is_mere_address
from diglot.markup.flat import compose_flat
from diglot.markup.human import Value, composed_value, human_values
from diglot.markup.inherit import Tag, inherited, of_attributes
from diglot.markup.language import Languages
from diglot.markup.nodes import CODE, Element, Node, NodeKind, Text, trees, trimmed
from diglot.markup.scripts import literals, texts_of_data
from diglot.markup.siblings import LISTED, at_empty_lines, free, hide, is_list, own_text, reread
from diglot.markup.templates import Region, regions_in
from diglot.markup.tokens import Kind, Token
from diglot.model import DataLanguage, Exclusion, Formatted, Page, Scope, Segment
from diglot.model import Kind as SegmentKind
from diglot.text.references import text_of, value_of
from diglot.text.space import EDGE, collapse, has_letter

__all__ = ["Runs"]

_WITHIN: Final = 40
_NONE: Final = frozenset[int]()
_START, _END = itemgetter(0), itemgetter(1)
"""Of a segment; each sort keeps the order of the one before it."""


class Runs:
    """Gathers the segments of one page."""

    def __init__(
        self,
        page: Page,
        masked: str,
        regions: tuple[Region, ...],
        languages: Languages,
        tags: dict[int, Tag],
        *,
        exclusions: bool,
    ) -> None:
        self.text = page.text
        self.xml = page.is_xml
        self.masked = masked
        self.regions = regions
        self.languages = languages
        self.tags = tags
        self.segments: list[Segment] = []
        self.formatted: list[Formatted] = []
        self.data_languages: list[DataLanguage] = []
        self.exclusions: list[Exclusion] | None = [] if exclusions else None

    # --- what the scanner hands over ---

    def plain(self, start: int, end: int, scope: Scope, element: str) -> None:
        """A run that is one piece of text."""
        source = self.text[start:end]
        if source.isspace():
            return
        if "{" in source and ("{{" in source or "{%" in source or "&" in source):  # it may hold an atom
            self.rich([(Kind.TEXT, start, end, "")], scope, element, tagged=False)
            return
        start, end = trimmed(self.text, start, end)
        composed = compose_text(self.text[start:end], preserve=scope.preserve)
        if composed.own.strip(EDGE):
            self._add(start, end, "text", composed, scope, element, None, "")

    def flat(self, run: str, start: int, scope: Scope, element: str) -> bool:
        """A run that is one stretch of text and common inline tags; whether a short way could be taken."""
        found = compose_flat(run, preserve=scope.preserve) if scope.translate else None
        if found is None:
            return False
        first, last, composed, is_link, saying = found
        for offset, values in saying:
            self._values(values, start + offset, scope)
        if composed is not None:
            self._add(start + first, start + last, "text", composed, scope, "a" if is_link else element, None, "")
        return True

    def rich(self, run: list[Token], scope: Scope, element: str, *, tagged: bool) -> None:
        """A run with inline tags; `tagged` says whether one of them rules or carries text."""
        if not tagged and not self._has_text(run):
            return
        scopes: list[tuple[str, Scope]] = []
        for piece in trees(run, self.text):
            around = scopes[-1][1] if scopes else scope
            if isinstance(piece, list):
                if tagged:
                    self._resolve(piece, around)
                    around = self._settle(piece, around)
                self._emit(piece, around, element)
            elif piece[0] == Kind.OPEN:
                if tagged and (said := self.tags.get(piece[1])):
                    inside = inherited(around, said)
                    self.attributes(piece, said, inside)
                    scopes.append((piece[3], inside))
            elif scopes and scopes[-1][0] == piece[3]:
                scopes.pop()

    def _has_text(self, run: list[Token]) -> bool:
        for kind, start, end, _ in run:
            if kind == Kind.TEXT:
                if not self.text[start:end].isspace():
                    return True
            elif kind in (CODE, Kind.CDATA):
                return True
        return False

    def rcdata(self, start: int, end: int, element: str, scope: Scope) -> None:
        """The content of a `title` or `textarea`."""
        if self.regions and regions_in(self.regions, start, end):
            self._exclude(start, end, "rcdata", element, None, "template-code")
            return
        start, end, composed = composed_value(self.text, start, end, text_of, preserve=scope.preserve)
        if composed.msgid.strip(EDGE):
            self._add(start, end, "rcdata", composed, scope, element, None, "")

    def data(self, start: int, end: int, scope: Scope, paths: tuple[str, ...], *, is_linked: bool) -> None:
        """The content of a `script` that is JSON, with the paths to the strings in it that people read; of JSON-LD
        they are known.
        """
        if not self.text[start:end].strip():
            return
        known = frozenset[int]()
        reason = "script"
        if self.regions and regions_in(self.regions, start, end):
            reason = "template-code"
        elif (found := texts_of_data(self.text, start, end, paths, is_linked=is_linked, xml=self.xml)) is None:
            reason = "invalid-json"
        else:
            known = frozenset(text.start for text in found.texts)
            if scope.translate:
                self.data_languages += found.languages
            for text in found.texts:
                inside = scope
                if text.language is not None:
                    inside = replace(scope, lang=text.language, lang_at=None, language=None)
                self._add(text.start, text.end, "json", text.composed, inside, text.element, text.name, "")
        self.raw(start, end, "script", known=known, reason=reason)

    def raw(self, start: int, end: int, element: str, *, known: frozenset[int] = _NONE, reason: str = "script") -> None:
        """The content of a `script`, `style` or another element whose text is not HTML. `known` are the starts of the
        strings of a script that are seen to.
        """
        if self.exclusions is None or not self.text[start:end].strip():
            return
        if element == "script":
            self.exclusions.append(Exclusion(start, end, "script", element, None, reason))
            for first, last in literals(self.text, start, end):
                if first not in known and self.languages.is_foreign_script(self.text[first:last]):
                    self.exclusions.append(Exclusion(first, last, "script", element, None, "in-script"))
        elif element == "style":
            self.exclusions.append(Exclusion(start, end, "style", element, None, "style"))
        else:
            self._exclude(start, end, "text", element, None, "raw-text")

    def comment(self, token: Token) -> None:
        """A comment or processing instruction."""
        if self.exclusions is not None:
            self.exclusions.append(Exclusion(token[1], token[2], "comment", "", None, "comment"))

    def unread(self, run: Iterable[Token], element: str, reason: str) -> None:
        """A run in an element of SVG or MathML whose text people don't translate."""
        for kind, start, end, _ in run:
            if kind in (Kind.TEXT, Kind.CDATA) and not self.text[start:end].isspace():
                self._exclude(*trimmed(self.text, start, end), "text", element, None, reason)

    def attributes(self, token: Token, said: Tag, scope: Scope) -> None:
        """The attributes of a start tag that people read."""
        self._values(human_values(self.text, token[3], said), 0, of_attributes(scope, said))

    def value(self, start: int, end: int, scope: Scope, element: str, attribute: str) -> None:
        """The value between double quotes of an attribute that people read."""
        start, end, composed = composed_value(self.text, start, end, value_of)
        if composed.msgid.strip(EDGE):
            self._add(start, end, "attribute", composed, scope, element, attribute, '"')

    def _values(self, values: Iterable[Value], origin: int, scope: Scope) -> None:
        """Values whose places are counted from `origin`."""
        for element, name, start, end, quote, composed, reason, is_address in values:
            first, last = origin + start, origin + end
            if self.regions and regions_in(self.regions, first, last):
                self._exclude_value(first, last, element, name, composed, "template-code")
            elif reason is not None:
                self._exclude_value(first, last, element, name, composed, reason)
            elif is_address:
                self._add_address(first, last, composed, scope, element, name, quote)
            else:
                self._add(first, last, "attribute", composed, scope, element, name, quote)

    def _exclude_value(self, start: int, end: int, element: str, name: str, composed: Composed, reason: str) -> None:
        listed = reason != "input-value" or self.languages.is_foreign_script(composed.own)
        if listed or has_letter(composed.own):
            self._exclude(start, end, "attribute", element, name, reason)

    def in_order(self) -> tuple[tuple[Segment, ...], tuple[Exclusion, ...]]:
        """All segments and exclusions, an outer one before those inside it."""
        self.segments.sort(key=_END, reverse=True)
        self.segments.sort(key=_START)
        outer: list[Segment] = []
        for number, segment in enumerate(self.segments):
            while outer and outer[-1].end <= segment.start:
                outer.pop()
            if outer and segment.end <= outer[-1].end:
                msgid = outer[-1].msgid
                within = msgid if len(msgid) <= _WITHIN else msgid[: _WITHIN - 2].rstrip() + ".."
                self.segments[number] = segment._replace(within=within)
            if segment.kind == "text":
                outer.append(segment)
        return tuple(self.segments), tuple(sorted(self.exclusions or ()))

    # --- trees ---

    def _resolve(self, nodes: list[Node], scope: Scope) -> None:
        """Notes what holds for each element, and takes its attributes."""
        for node in nodes:
            inside = scope
            if isinstance(node, Text):
                continue
            if node.kind in (NodeKind.PAIR, NodeKind.OPAQUE) and (said := self.tags.get(node.start)):
                inside = inherited(scope, said)
                self.attributes((Kind.OPEN, node.start, node.end, node.name), said, inside)
                if inside != scope:
                    node.scope = inside
            if node.kids:
                self._resolve(node.kids, inside)

    def _settle(self, nodes: list[Node], scope: Scope) -> Scope:
        """Makes opaque what is protected or in the language of another catalog; that text becomes messages of its own.
        What comes back is the scope with the notes of the elements inside.
        """
        notes: list[str] = []
        abroad: list[tuple[Element, Scope]] = []

        def visit(siblings: list[Node], around: Scope) -> None:
            for node in siblings:
                if isinstance(node, Text):
                    continue
                inside = node.scope
                if inside is not None and node.kind == NodeKind.PAIR:
                    if around.translate and not inside.translate:
                        self._protect(node)
                        continue
                    if inside.notes != around.notes:
                        notes.extend(f"<{node.name}>: {note}" for note in inside.notes)
                    if (inside.lang, inside.language) != (around.lang, around.language) and around.translate:
                        abroad.append((node, inside))
                        continue
                visit(node.kids, inside or around)

        visit(nodes, scope)
        if abroad and scope.translate:
            apart = {id(node) for node, _ in abroad}
            text = "".join(own_text(node, apart) for node in nodes)
            here = self.languages.decide(text, scope.lang, scope.language).language
            for node, inside in abroad:
                there = self.languages.decide(flat(node), inside.lang, inside.language).language
                if there is not None and there != here:
                    self._settle(node.kids, inside)
                    self._emit(node.kids, inside, node.name)
                    hide(node)
                else:
                    visit(node.kids, inside)
        reread(nodes)
        return replace(scope, notes=(*scope.notes, *notes)) if notes else scope

    def _protect(self, node: Element) -> None:
        freed: list[Element] = []
        free(node.kids, freed)
        for kid in freed:
            self._settle(kid.kids, kid.scope or Scope())
            self._emit(kid.kids, kid.scope or Scope(), kid.name)
        kids = node.kids
        while len(kids) == 1 and isinstance(kids[0], Element) and kids[0].kind == NodeKind.PAIR:
            kids = kids[0].kids
        text = "".join(map(flat, kids))
        is_short = all(kid.kind == NodeKind.TEXT for kid in kids) and len(collapse(text)) <= SHOWN
        if node.readable and not freed:
            self._exclude(node.inner_start, node.inner_end, "text", node.name, None, "protected")
        if is_short and node.readable:
            node.kind = NodeKind.PROTECTED
            node.value = text
        else:
            hide(node)

    def _emit(self, nodes: list[Node], scope: Scope, element: str) -> None:
        """Siblings -> segments: edges trimmed, wrapping pairs taken off, split at empty lines and in lists."""
        while True:
            first, last = self._edges(nodes)
            if last - first != 1:
                break
            wrapper = nodes[first]
            if isinstance(wrapper, Text) or wrapper.kind != NodeKind.PAIR:
                break
            scope = wrapper.scope or scope
            if wrapper.name in LISTED:
                element = wrapper.name
            nodes = wrapper.kids
        if first == last:
            return
        nodes = nodes[first:last]
        if not scope.translate:
            self._emit_freed(nodes, scope, element)
            return
        if not scope.preserve and len(nodes) > 2:
            parts = at_empty_lines(nodes)
            if len(parts) == 1 and is_list(nodes, scope):
                parts = [[node] for node in nodes if node.kind == NodeKind.PAIR]
            if len(parts) > 1:
                for part in parts:
                    self._emit(part, scope, element)
                return
        nodes[0] = self._trim(nodes[0], leading=True)
        nodes[-1] = self._trim(nodes[-1], leading=False)
        composed = compose(nodes, self.text, preserve=scope.preserve)
        self._add_text(nodes[0].start, nodes[-1].end, composed, scope, element)

    def _edges(self, nodes: list[Node]) -> tuple[int, int]:
        """From where to where the nodes hold text that is no decoration."""
        first, last = 0, len(nodes)
        while first < last and (not nodes[first].readable or (last - first > 1 and is_symbolic(nodes[first]))):
            first += 1
        while first < last and (not nodes[last - 1].readable or (last - first > 1 and is_symbolic(nodes[last - 1]))):
            last -= 1
        return first, last

    def _emit_freed(self, nodes: list[Node], scope: Scope, element: str) -> None:
        freed: list[Element] = []
        free(nodes, freed)
        for node in freed:
            inside = node.scope or scope
            self._settle(node.kids, inside)
            self._emit(node.kids, inside, node.name)
        self._exclude(nodes[0].start, nodes[-1].end, "text", element, None, "protected")

    def _trim(self, node: Node, *, leading: bool) -> Node:
        if isinstance(node, Element):
            return node
        value = node.value.lstrip(EDGE) if leading else node.value.rstrip(EDGE)
        if len(value) == len(node.value):
            return node
        start, end = node.start, node.end
        if not node.is_cdata:
            first, last = trimmed(self.text, start, end)
            start, end = (first, end) if leading else (start, last)
        return Text(start, end, value, is_cdata=node.is_cdata)

    # --- segments ---

    def _add_text(self, start: int, end: int, composed: Composed, scope: Scope, element: str) -> None:
        self._add(start, end, "text", composed, scope, element, None, "")

    def _add(
        self,
        start: int,
        end: int,
        kind: SegmentKind,
        composed: Composed,
        scope: Scope,
        element: str,
        attribute: str | None,
        quote: str,
    ) -> None:
        msgid, codes, own = composed
        if not scope.translate:
            reason = "protected"
        elif not has_letter(own):
            reason = "no-letters"
        elif not codes and (":" in own or "@" in own) and is_mere_address(own):
            reason = "url"
        else:
            language, mixed, note = self.languages.decide(own, scope.lang, scope.language)
            if language is not None:
                self.segments.append(
                    Segment(
                        start,
                        end,
                        kind,
                        msgid,
                        codes,
                        element,
                        attribute,
                        quote,
                        language,
                        mixed,
                        scope,
                        "",
                        note,
                    )
                )
                return
            reason = "foreign-language"
        self._exclude(start, end, kind, element, attribute, reason)

    def _add_address(
        self, start: int, end: int, composed: Composed, scope: Scope, element: str, attribute: str, quote: str
    ) -> None:
        """An address that a rule has differ from language to language. Its letters tell nothing of a language."""
        language, _, _ = self.languages.decide("", scope.lang, scope.language)
        if not scope.translate:
            reason = "protected"
        elif language is None:
            reason = "foreign-language"
        else:
            msgid, codes, _ = composed
            self.segments.append(
                Segment(start, end, "attribute", msgid, codes, element, attribute, quote, language, (), scope, "", None)
            )
            return
        self._exclude(start, end, "attribute", element, attribute, reason)

    def _exclude(
        self, start: int, end: int, kind: SegmentKind, element: str, attribute: str | None, reason: str
    ) -> None:
        if self.exclusions is not None:
            self.exclusions.append(Exclusion(start, end, kind, element, attribute, reason))
