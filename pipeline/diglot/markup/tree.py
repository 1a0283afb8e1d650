"""A page -> lxml's tree, each element of which leads back to the offset of its start tag; the only use of lxml."""

from collections.abc import Iterator, Sequence
from typing import Final

from lxml import etree

from diglot.markup.rules import Rule
from diglot.markup.selectors import xpath_of
from diglot.markup.tokens import Kind, tokens
from diglot.model import PageError

__all__ = ["offsets"]

_MARK: Final = "data-diglot-offset"


def offsets(text: str, rules: Sequence[tuple[int, Rule]], *, xml: bool, path: str) -> Iterator[tuple[int, list[int]]]:
    """For each rule its number and the offsets of the start tags it picks, in code points.

    PageError if libxml2 gives up (at 2,048 levels of nesting, for one): it loses the rest of the page in silence.
    """
    root = _parsed(text, xml=xml, path=path)
    if root is None:
        return
    for number, rule in rules:
        expression = rule.xpath if rule.xpath is not None else xpath_of(rule.select or "*")
        try:
            picked = root.xpath(expression)
        except etree.XPathError as error:
            raise PageError(path, f"the rule {expression!r} fails: {error}", "mend the rule") from None
        if isinstance(picked, list):
            yield number, sorted({int(mark) for mark in map(_mark, picked) if mark})


def _mark(picked: object) -> str | None:
    """The offset of an element; an attribute or a text picks the element it is of."""
    if etree.iselement(picked):
        return picked.get(_MARK)
    parent = getattr(picked, "getparent", lambda: None)()
    return parent.get(_MARK) if parent is not None else None


def _parsed(text: str, *, xml: bool, path: str) -> "etree._Element | None":
    marked = _marked(text, xml=xml)
    # recover: a page is what browsers show, not what a validator admits
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, recover=True, no_network=True)
    try:
        root = etree.fromstring(marked.encode(), parser=parser)
    except etree.XMLSyntaxError as error:
        if not marked.strip():
            return None
        raise PageError(path, f"lxml cannot read it: {error.msg}", "use simple selectors in the rules") from None
    fatal = [entry for entry in parser.error_log if entry.level_name == "FATAL"]
    if fatal:
        line = fatal[0].line
        raise PageError(
            f"{path}:{line}", f"lxml cannot read it: {fatal[0].message}", "use simple selectors in the rules"
        )
    return root


def _marked(text: str, *, xml: bool) -> str:
    """A copy in which each start tag carries its offset."""
    parts: list[str] = []
    position = 0
    for kind, start, _, name in tokens(text, xml=xml):
        if kind in (Kind.OPEN, Kind.EMPTY):
            behind = start + 1 + len(name)
            parts += (text[position:behind], f' {_MARK}="{start}"')
            position = behind
    parts.append(text[position:])
    return "".join(parts).replace("\0", "\ufffd")
