"""Finishing changes what it declares and nothing else, whatever the page, and stops at nothing."""

import re
from time import process_time
from zlib import crc32

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree

from diglot.model import PageError
from tests.laws.finishing import Finished, finished
from tests.laws.fragments import documents, soups
from tests.laws.trees import unfinished

QUICK = settings(max_examples=120, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
LONG = settings(max_examples=5_000, deadline=None, suppress_health_check=list(HealthCheck))
LOCALES = st.sampled_from(["de", "ar", "zh_CN", "en"])

_VALUES = st.sampled_from(
    [
        *"/ other.html /other.html http://[bad %ZZ %00 ? # #x en zh-CN ,,, url( url(/a.png) url('/a.png') none".split(),
        "\0",
        *"//www.example.com/x İhidden languages incomplete outdated de_DE page.html javascript:x {{x}} é中".split(),
        *("", "a b", "x, y 2x,", "/a.png 1x, /b.png 2x", 'url("/a', "0; url='/other.html", "index, all", "&quot;"),
        *("&#0;", "../" * 30, "x" * 300, "https://www.example.com", "https://www.example.com/other.html"),
    ]
)
_NAMES = st.sampled_from(
    """lang LANG xml:lang dir href src srcset style poster content name property http-equiv rel hreflang hidden
    data-diglot id class cite data xlink:href datetime itemprop aria-current translate""".split()
)


def _attribute(name: str, value: str, form: str) -> str:
    match form:
        case "bare":
            return f" {name}"
        case "empty":
            return f" {name}="
        case "unquoted":
            return f" {name}=" + re.sub(r"[\s\"'>]", "", value)
    return f" {name} = {form}{value.replace(form, '')}{form}"


_FORMS = st.sampled_from(['"', '"', "'", "unquoted", "bare", "empty"])
_ATTRIBUTES = st.lists(st.builds(_attribute, _NAMES, _VALUES, _FORMS), max_size=4).map("".join)
_MARKED = st.sampled_from(
    [
        *("", "", " rel=canonical", ' rel="alternate" hreflang=fr', ' property="og:locale"', " name=robots"),
        *(" property=og:url content=x", ' property="og:title" content="A title"', " property=og:image"),
        *(" property=og:locale:alternate content=x", " http-equiv=content-language", " http-equiv=refresh"),
        *(' data-diglot="languages"', " data-diglot=languages", " data-diglot=incomplete", " data-diglot=outdated"),
    ]
)
_ELEMENTS = st.sampled_from(
    """html head body base meta meta link link a a img p li ul nav div span svg math table td template frameset frame
    iframe script style title b time option select x-y noscript br""".split()
)
_TAGS = st.builds(
    "<{}{}{}{}>".format, _ELEMENTS, _MARKED, _ATTRIBUTES, st.sampled_from(["", "", "", " /"])
) | st.builds("</{}>".format, _ELEMENTS)
_TEXTS = st.sampled_from(
    [
        *("one", "Two words", "三四", "\n", "\r\n", "  ", "</", "&", "{{x}}", "<", "<!-- <base href=/x> -->"),
        *("<!DOCTYPE html>", "<h2>Languages</h2>", ' <li><a href="/" id=b aria-current=page>English</a></li>'),
    ]
)
_STARTS = st.sampled_from(["", "", "\ufeff", "<html>\r\n<head>\r\n ", "<html lang=en><head><title>One</title></head>"])
PAGES = st.tuples(_STARTS, st.lists(_TAGS | _TAGS | _TEXTS, max_size=14).map("".join)).map("".join)
HEADS = st.sampled_from(
    ["", "<title>T</title>", "<!DOCTYPE html><html><head><title>Some title</title></head>", "<html><body lang=en>"]
)


def _half(text: bytes, locale: str, salt: int, path: str = "page.html") -> Finished:
    """An edition in which some texts are translated, with what they say already."""
    return finished(text, locale, lambda said: said if (crc32(said.encode()) + salt) % 3 == 0 else None, path=path)


def _changes_what_it_declares(text: str, locale: str, salt: int) -> None:
    made = _half(text.encode(), locale, salt)
    assert unfinished(made.text) == unfinished(made.bare)


@QUICK
@example("", "<title>T</title>one", "de", 0)
@example("", "one</", "de", 0)
@example("", '<math><a title="a">one</a></math>', "de", 2)
@example("", "<svg><link rel=canonical><html></svg>", "de", 0)
@example("<html>", "one</head>", "de", 0)
@example("<html>", "one<body>", "de", 0)
@example("", "<p data-diglot=languages><a href=/>x</a><p>one<p>two</p></p>", "de", 0)
@given(HEADS, documents | soups | PAGES, LOCALES, st.integers(0, 2))
def test_finishing_changes_what_it_declares_and_nothing_else(head: str, text: str, locale: str, salt: int) -> None:
    _changes_what_it_declares(head + text, locale, salt)


@pytest.mark.slow
@LONG
@given(HEADS, documents | soups | PAGES, LOCALES, st.integers(0, 2))
def test_finishing_changes_what_it_declares_on_many_pages(head: str, text: str, locale: str, salt: int) -> None:
    _changes_what_it_declares(head + text, locale, salt)


_CODECS = {"gb18030": "gbk", "cp932": "shift_jis", "iso2022_jp": "iso-2022-jp", "cp1251": "windows-1251"}


@QUICK
@given(PAGES, LOCALES, st.sampled_from([*_CODECS, "utf-16-le"]), st.sampled_from(["page.html", "a b/中 %#?\"'&.html"]))
def test_no_page_is_too_odd_to_be_finished_in_any_encoding(text: str, locale: str, codec: str, path: str) -> None:
    text = text.replace("\ufeff", "")
    label = f"<meta charset={_CODECS[codec]}>" if codec in _CODECS else "\ufeff"
    try:
        made = _half((label + text).encode(codec, "ignore"), locale, 0, path)
    except PageError:
        return
    assert unfinished(made.text) == unfinished(made.bare)


_XHTML = """<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en"><head><title>One</title>
<meta property="og:locale" content=""></meta>{}</head><body>{}</body></html>
"""


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<link rel="canonical" href="/"></link>', '<p data-diglot="incomplete">Some</p>'),
        ('<meta property="og:title" content="A title" />', '<p data-diglot="outdated" hidden="hidden">Some</p>'),
        ("", '<ul data-diglot="languages"><li><a class="" href="/">x</a></li></ul>'),
        ("", '<div data-diglot="languages"><img src="a" alt="" /><a href="/">x</a></div>'),
    ],
)
@pytest.mark.parametrize("locale", ["de", "ar"])
def test_finished_xhtml_is_well_formed(head: str, body: str, locale: str) -> None:
    for salt in range(3):
        made = _half(_XHTML.format(head, body).encode(), locale, salt, "page.xhtml")
        etree.fromstring(made.text.encode())


HOSTILE = {
    "styles that open url(": lambda n: "<p style='" + "url(" * n + "'>",
    'styles that open url("': lambda n: "<p style='" + 'url("' * n + "'>",
    "styles that open url(&quot;": lambda n: "<p style='" + "url(&quot;" * n + "'>",
    "candidates": lambda n: "<img srcset='" + "/a.png 1x, " * n + "'>",
    "commas": lambda n: "<img srcset='/a" + "," * n + " ,a" * n + "'>",
    "links": lambda n: '<a href="/other.html">one</a> <A HREF=a>one</A>' * n,
    "slots": lambda n: "<p data-diglot=incomplete>one" * n,
    "nested slots": lambda n: "<div data-diglot=incomplete><b>one" * n,
    "items of a switcher": lambda n: "<ul data-diglot=languages>" + "<li><a href=/>x</a>" * n + "</ul>",
    "elements in a switcher": lambda n: "<ul data-diglot=languages>" + "<li><b>" * n + "<a href=/>x</a></ul>",
    "languages of XML": lambda n: "<p xml:lang=en>one" * n,
    "bases": lambda n: "<base href=/>" * n,
    "robots": lambda n: "<meta name=robots content=all><meta property=og:locale content=x>" * n,
    "canonicals": lambda n: "<link rel=canonical href=/>" * n,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_page_four_times_as_long_is_finished_in_about_four_times_the_time(kind: str) -> None:
    def spent(size: int) -> float:
        text = "<html><head><title>One</title></head>" + HOSTILE[kind](size)
        start = process_time()
        finished(text.encode(), "de", lambda said: None)
        return process_time() - start

    before = min(spent(700) for _ in range(2))
    after = min(spent(2800) for _ in range(2))
    assert after <= 8 * max(before, 0.03), f"{before:.3f} s, then {after:.3f} s"
