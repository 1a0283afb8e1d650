"""Every text of a finished page is in the language that the nearest `lang` says, as html5lib reads the page."""

import re
from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any
from zlib import crc32

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.laws.finishing import finished
from tests.laws.trees import parsed

QUICK = settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
LONG = settings(max_examples=5_000, deadline=None, suppress_health_check=list(HealthCheck))

# E stands for an English text, Z for a Chinese one
_WORDS = st.sampled_from(["E", "E", "E", "Z", "", " ", "\n"])
_LANGS = st.sampled_from(
    [
        *("", "", "", " lang=en", ' lang="zh-CN"', " lang=zh", " xml:lang=en", " LANG=en-GB"),
        *(" lang=de", " lang=ar", ' lang="??"', " dir=rtl"),
    ]
)
_ATTRIBUTES = st.builds(
    "{}{}".format, _LANGS, st.sampled_from(["", "", "", ' title="E"', ' title="Z"', " hidden", ' aria-label="Z"'])
)
_VOIDS = st.builds(
    "<{}{}>".format,
    st.sampled_from(
        ['img alt="E"', 'img alt="Z"', "br", 'input placeholder="E"', 'input type=submit value="Z"', "hr", "wbr"]
    ),
    _ATTRIBUTES,
)
_WHOLE = st.sampled_from("textarea title script option noscript xmp".split())
_NESTING = st.sampled_from(
    """b i em span code a sub q u small bdi label button x-y svg math ruby rt p div li ul h1 pre dl dt dd section select
    option optgroup summary text foreignObject desc fieldset legend blockquote template object video""".split()
)
_OPEN = st.sampled_from("p li dt dd option b i span div".split())


def _element(name: str, attributes: str, content: str) -> str:
    return f"<{name}{attributes}>{content}</{name}>"


def _nested(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    content = st.lists(inside, max_size=4).map("".join)
    return (
        st.builds(_element, _NESTING, _ATTRIBUTES, content)
        | st.builds("<{}{}>{}".format, _OPEN, _ATTRIBUTES, content)
        | st.builds(
            "<table{}><caption>{}</caption><tr{}><td>{}<td>{}</table>".format, _LANGS, content, _LANGS, content, content
        )
    )


_TREES = st.recursive(
    _WORDS | _WORDS | _VOIDS | st.builds(_element, _WHOLE, _ATTRIBUTES, _WORDS), _nested, max_leaves=14
)
_BODIES = st.lists(_TREES, min_size=1, max_size=3).map("".join)
_HEADS = st.sampled_from(
    [
        "<!DOCTYPE html><html><head><title>E</title></head><body>",
        "<!DOCTYPE html><html lang=en><body>",
        '<!DOCTYPE html><html lang="zh-CN"><body lang=zh>',
        '<!DOCTYPE html><html xml:lang=en lang=en><head><meta http-equiv=content-language content="en">',
    ]
)

_SOURCE = re.compile("q[a-z]+x|[\u4e10-\u4fff]")
_SAID = re.compile("(<[^>]*>|&\\w+;)|q([a-z]+)x|([\u4e10-\u4fff])|安静|文字|Quiet|here")
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def _worded(text: str) -> str:
    """A page whose texts can be told from each other, and tell their language."""
    numbers = count(10)

    def word(found: re.Match[str]) -> str:
        number = next(numbers)
        if found[0] == "E":
            return f"Quiet q{str(number).translate(_LETTERS)}x here "
        return f"安静{chr(0x4E10 + number)}文字"

    return re.sub(r"\b[EZ]\b", word, text)


_LETTERS = str.maketrans("0123456789", "bcdfghjklm")


def _said(msgid: str) -> str:
    """A translation in letters of another kind."""
    return _SAID.sub(lambda found: found[1] or (f"w{found[2]}v" if found[2] else "Said"), msgid)


def _texts(node: Any, around: Sequence[Any] = ()) -> Iterator[tuple[str, Sequence[Any]]]:
    """Each text that people read, in the content of elements and in attributes, with the elements around it."""
    if not isinstance(node.tag, str):
        return
    around = [*around, node]
    for value in node.attrib.values():
        yield value, around
    if node.tag not in ("script", "style"):
        yield node.text or "", around
    for child in node:
        yield from _texts(child, around)
        yield child.tail or "", around


def _lang(around: Sequence[Any]) -> str | None:
    """What the nearest element says, the primary subtag alone."""
    said = (each.get("lang", each.get(_XML_LANG)) for each in reversed(around))
    found = next((each for each in said if each is not None), None)
    return None if found is None else str(found.partition("-")[0]).lower()


def _says_its_language(text: str, locale: str, salt: int) -> None:
    text = _worded(text)
    made = finished(text.encode(), locale, lambda said: _said(said) if (crc32(said.encode()) + salt) % 3 else None)
    if any(each.code == "untagged-fallback" for each in made.findings):
        return
    language = {
        word: segment.language[:2]
        for segment in made.scanned.segments
        for word in _SOURCE.findall(text[segment.start : segment.end])
    }
    # what the source says wrongly of a part of a text stays
    wrong = {
        word
        for part, around in _texts(parsed(text))
        for word in _SOURCE.findall(part)
        if _lang([each for each in around if each.tag not in ("html", "body")]) not in (None, language.get(word))
    }
    for part, around in _texts(parsed(made.text)):
        for word in _SOURCE.findall(part):
            assert word in wrong or word not in language or _lang(around) == language[word], part
        if "Said" in part:
            assert _lang(around) == locale[:2], part


@QUICK
@example("<html><body>", "<p xml:lang=en>E</p><b xml:lang=en title=E></b>", "zh_CN", 0)
@example("<html><body>", "<title lang=fr>E</title><textarea lang=zh>E</textarea>", "de", 0)
@given(_HEADS, _BODIES, st.sampled_from(["de", "ar", "zh_CN", "en"]), st.integers(0, 2))
def test_a_text_is_in_the_language_that_is_said_of_it(head: str, text: str, locale: str, salt: int) -> None:
    _says_its_language(head + text, locale, salt)


@pytest.mark.slow
@LONG
@given(_HEADS, _BODIES, st.sampled_from(["de", "ar", "zh_CN", "en"]), st.integers(0, 2))
def test_a_text_is_in_the_language_that_is_said_of_it_on_many_pages(
    head: str, text: str, locale: str, salt: int
) -> None:
    _says_its_language(head + text, locale, salt)
