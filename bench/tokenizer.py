"""The html5lib tokenizer tests against our tokens: the same kinds, names and content in the same order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bench.corpora import TokenCase
from diglot.markup.tokens import Kind, Token, attributes, tokens
from diglot.text.references import text_of, value_of

# Whose content a tokenizer is in by its state, most likely name first.
CONTENT = {
    "RCDATA state": ("title", "textarea"),
    "RAWTEXT state": ("style", "xmp", "iframe", "noembed", "noframes"),
    "Script data state": ("script",),
    "PLAINTEXT state": ("plaintext",),
}
# After one of these start tags a page's parser puts the tokenizer in another state; the tests have none.
SWITCH = re.compile("script|style|xmp|iframe|noembed|noframes|textarea|title|plaintext|svg|math")


def difference(case: TokenCase) -> tuple[list[Any], list[Any]] | None:
    """What the test wants and what our tokens give, where that is not the same."""
    wanted = _merged(case.tokens)
    if case.state == "Data state":
        found = _merged(_data(case.data))
        for place, token in enumerate(wanted):
            if token[0] == "StartTag" and SWITCH.fullmatch(token[1]):
                wanted, found = wanted[: place + 1], found[: place + 1]
                break
    elif case.state == "CDATA section state":
        before = "<svg><![CDATA["
        found = _merged(_data(before + case.data))[1:]
    else:
        data, wanted, element = _renamed(case, wanted)
        found = _merged(_shown(data, tokens(data, content_of=element)))
    return None if wanted == found else (wanted, found)


def _data(text: str) -> Iterator[list[Any]]:
    return _shown(text, tokens(text))


def _renamed(case: TokenCase, wanted: list[Any]) -> tuple[str, list[Any], str]:
    """The case with an element that puts our tokenizer in its state, for the tests also name others."""
    names = CONTENT[case.state]
    last = case.last_start_tag
    if last in names or case.state == "PLAINTEXT state":
        return case.data, wanted, last if last in names else names[0]
    if last is None:
        return case.data, wanted, next((name for name in names if name not in case.data.lower()), names[0])

    def rename(text: str) -> str:
        return re.sub(
            last,
            lambda found: names[0].upper() if found[0].isupper() else names[0],
            text,
            flags=re.IGNORECASE,
        )

    return rename(case.data), [[token[0], rename(token[1]), *token[2:]] for token in wanted], names[0]


def _shown(text: str, found: Iterator[Token]) -> Iterator[list[Any]]:
    """Our tokens in the form of the tests."""
    position = 0
    for kind, start, end, name in found:
        if position == 0 and start == 1 and text[0] == "\ufeff":  # a byte order mark is no token of ours
            position = 1
            yield ["Character", "\ufeff"]
        assert start == position, "tokens leave something out"
        position = end
        source = text[start:end]
        if kind == Kind.TEXT:
            yield ["Character", text_of(source)]
        elif kind == Kind.RCDATA:
            yield ["Character", text_of(source.replace("\0", "\ufffd"))]
        elif kind == Kind.RAW:
            yield ["Character", _lines(source).replace("\0", "\ufffd")]
        elif kind == Kind.CDATA:
            yield ["Character", _lines(source).removeprefix("<![CDATA[").removesuffix("]]>")]
        elif kind in (Kind.OPEN, Kind.EMPTY):
            values = {one.name: value_of(text[one.start : one.end]) for one in attributes(text, start, end, name)}
            yield ["StartTag", _known(name), {_known(key): _known(value) for key, value in values.items()}]
        elif kind == Kind.CLOSE:
            yield ["EndTag", _known(name)]
        elif kind == Kind.COMMENT and source != "</>":  # which is nothing at all
            yield ["Comment", _known(_comment(_lines(source)))]
        elif kind == Kind.DOCTYPE:
            yield ["DOCTYPE"]
    assert position == len(text), "tokens leave the end out"


def _merged(found: Iterator[list[Any]] | list[Any]) -> list[Any]:
    """The tokens without what is not about boundaries; the tree builder drops U+0000 in text."""
    merged: list[Any] = []
    for token in found:
        if token == "ParseError":
            continue
        if token[0] == "DOCTYPE":
            merged.append(["DOCTYPE"])
        elif token[0] != "Character":
            merged.append(list(token[:3]))
        elif text := token[1].replace("\0", ""):
            if merged and merged[-1][0] == "Character":
                merged[-1][1] += text
            else:
                merged.append(["Character", text])
    return merged


def _comment(source: str) -> str:
    if not source.startswith("<!--"):
        body = source[1:] if source[1] == "?" else source[2:]
        return body.removesuffix(">")
    if source in ("<!-->", "<!--->"):
        return ""
    return re.sub(r"(--!?>|--!?|-)\Z", "", source[4:])


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _known(text: str) -> str:
    return text.replace("\0", "\ufffd")
