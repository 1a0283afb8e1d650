"""A reference of a finished page leads to what it leads to on the source page, in the same edition if it is there."""

import posixpath
import re
from collections.abc import Mapping
from html import escape
from typing import NamedTuple
from urllib.parse import quote, unquote, urljoin

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diglot.markup import splice
from diglot.model import Page
from diglot.site import Publication, Site, facts_of, link_edits, links_of, switcher_edits
from tests.laws.finishing import TOML, config_of, make_site
from tests.laws.trees import parsed

QUICK = settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
LONG = settings(max_examples=5_000, deadline=None, suppress_health_check=list(HealthCheck))

_NAMES = (
    "index.html|a.html|b c.html|100%.html|新闻.html|q?x.html|a#b.html|it's.html|x:y.html|a&b.html|(p).html|a,b.html"
)
_PAGES = st.builds(
    "{}{}{}".format,
    st.sampled_from(["", "news/", "50% off/", "a?b/", "深/", "x:y/"]),
    st.sampled_from(["", "", "sub/"]),
    st.sampled_from(_NAMES.split("|")),
)
_ASSETS = st.builds(
    "{}{}".format,
    st.sampled_from(["", "news/", "50% off/"]),
    st.sampled_from(["photo.jpg", "photo.de.jpg", "p 1.png", "o'p.png", "(1).jpg", "a,b.jpg"]),
)
_BASES = ("https://www.example.com", "https://www.example.com/docs", "http://localhost:8080/x/y")
_PATTERNS = (
    "/{target}/{path}",
    "/x-{target}/{path}",
    "https://{target}.example.org/{path}",
    "https://{target}.example.org:81/p/{path}",
)
_LOCALES = ("en", "zh_CN", "ar", "de")
_OUTSIDE = (
    *(
        "https://other.example/x?y#z",
        "mailto:a@b.c",
        "//cdn.example/x.js",
        "javascript:void(0)",
        "tel:1",
        "http://[bad",
    ),
    *("https://www.example.com.evil/x", "data:image/png;base64,AA"),
)
_WRITTEN = (
    "<a href='{}'>",
    '<a href="{}">',
    '<img srcset="{} 1x">',
    '<p style="background:url(&quot;{}&quot;)">',
    "<p style='background:url(\"{}\")'>",
    "<p style='background:url( {} )'>",
    "<meta http-equiv=refresh content=\"0; url='{}'\">",
)


class Place(NamedTuple):
    """Where a URL leads: into an edition, the source (nothing) or out of the site, to a file, and what is behind it."""

    edition: str
    file: str
    suffix: str


def _quoted(path: str) -> str:
    return quote(path, safe="/~!$&'()*+,;=@")


def _joined(base: str, reference: str) -> str:
    try:
        return urljoin(base, reference)
    except ValueError:
        return reference


def _place(url: str, roots: Mapping[str, str], files: frozenset[str]) -> Place | None:
    """What a URL leads to; None if that is not part of the site."""
    path = re.split("[?#]", url, maxsplit=1)[0]
    edition = max(
        (name for name in roots if path.startswith(roots[name])), key=lambda each: len(roots[each]), default=None
    )
    if edition is None:
        return None
    name = unquote(path[len(roots[edition]) :]).rstrip("/")
    there = next((each for each in (name, posixpath.join(name, "index.html")) if each in files), name)
    return Place(roots[edition], there, url[len(path) :])


class Case(NamedTuple):
    """A site, one of its pages, and what that refers to."""

    site: Site
    base_url: str
    roots: Mapping[str, str]
    """By locale: what stands before the paths of an edition."""
    here: str
    locale: str
    base: str | None
    """The `href` of `base`."""
    references: tuple[str, ...]
    written: str


@st.composite
def _cases(draw: st.DrawFn) -> Case:
    base_url, pattern = draw(st.sampled_from(_BASES)), draw(st.sampled_from(_PATTERNS))
    pages = frozenset(draw(st.lists(_PAGES, min_size=1, max_size=5)))
    assets = frozenset(draw(st.lists(_ASSETS, max_size=5)))
    here = draw(st.sampled_from(sorted(pages)))
    urls = dict.fromkeys(_LOCALES, pattern)
    if draw(st.booleans()):
        urls["en"] = "/{path}"
    some = st.frozensets(st.sampled_from(sorted(pages)), max_size=2)
    publication = Publication({locale: draw(some) - {here} for locale in urls})
    config = config_of(TOML.replace(_BASES[0], base_url))
    roots = {
        locale: each.replace("{path}", "").replace("{target}", locale.replace("_", "-"))
        for locale, each in urls.items()
    }
    written = draw(st.sampled_from(_WRITTEN))
    files = [*sorted(pages), *sorted(assets), "missing.html"]
    return Case(
        make_site(config, pages, assets, publication, urls),
        base_url,
        {locale: root if "://" in root else base_url + root for locale, root in roots.items()},
        here,
        draw(st.sampled_from(_LOCALES)),
        draw(
            st.sampled_from(
                [None, None, "/", "./", "../", f"{base_url}/", "https://cdn.example/", "/news/", "news/", "%"]
            )
        ),
        tuple(
            draw(_reference(files, here, base_url, is_bare="href" in written)) for _ in range(draw(st.integers(1, 4)))
        ),
        written,
    )


@st.composite
def _reference(draw: st.DrawFn, files: list[str], here: str, base_url: str, *, is_bare: bool) -> str:
    form = draw(st.sampled_from(["relative", "rooted", "absolute", "outside"]))
    if form == "outside":
        reference = draw(st.sampled_from(_OUTSIDE))
    else:
        target = _quoted(draw(st.sampled_from(files)))
        if target.endswith("index.html") and draw(st.booleans()):
            target = target.removesuffix("index.html")
        if form == "relative":
            way = posixpath.relpath(f"/{target}", posixpath.dirname(f"/{_quoted(here)}"))
            target = f"./{way}/" if target.endswith("/") or not target else f"./{way}"
        elif form == "rooted":
            target = "/" + "/".join([*base_url.split("/")[3:], target])
        else:
            target = f"{base_url}/{target}"
        reference = target + draw(st.sampled_from(["", "", "?q=1&r=2", "#part", "?a#b"]))
    if not is_bare:  # what these may not have as it is
        for character in ",()'":
            reference = reference.replace(character, f"%{ord(character):02X}")
    return reference


def _references(text: str) -> list[str]:
    """What a page refers to, and its base before them if it has one."""
    found: list[str] = []
    for element in parsed(text).iter():
        match element.tag:
            case "a" | "base":
                found.append(element.get("href"))
            case "img":
                found.append(element.get("srcset").rsplit(" ", 1)[0])
            case "p":
                found.append(re.sub(r'.*?\(["\s]*+(.*?)["\s]*\)', r"\1", element.get("style")))
            case "meta":
                found.append(element.get("content")[8:-1])
    return found


def _leads_to_the_same(case: Case) -> None:
    site, here, locale = case.site, case.here, case.locale
    base = "" if case.base is None else f'<base href="{case.base}">'
    references = "".join(case.written.format(escape(each)) for each in case.references)
    page = Page(here, f"<!DOCTYPE html><html><head>{base}</head><body>{references}", "utf-8")
    facts = facts_of(page)
    after = _references(splice(page.text, link_edits(facts, links_of(facts, here, site), site, locale)).text)
    source, edition = f"{case.base_url}/{_quoted(here)}", case.roots[locale] + _quoted(here)
    if case.base is not None:
        source, edition = _joined(source, case.base), _joined(edition, after.pop(0))
    assert len(after) == len(case.references)
    files, editions = (
        site.pages | site.assets,
        {**case.roots, "": f"{case.base_url}/"},
    )
    for old, new in zip(case.references, after, strict=True):
        due = _place(_joined(source, old), {"": editions[""]}, files)
        if due is None:
            is_outside = not _joined(source, old).startswith(case.base_url.rsplit("/", 1)[0])
            assert not is_outside or old == new
        elif due.file in site.pages:
            there = [each for each in _LOCALES if site.publication.is_published(due.file, each)]
            where = locale if locale in there else "en" if "en" in there else there[0] if there else ""
            assert _place(_joined(edition, new), editions, files) == (editions[where], due.file, due.suffix)
        elif due.file in site.assets:
            twin = due.file.replace(".jpg", ".de.jpg")
            is_twin = locale == "de" and due.file.endswith("photo.jpg") and twin in site.assets
            file = twin if is_twin else due.file
            assert _place(_joined(edition, new), editions, files) == (editions[locale], file, due.suffix)


@QUICK
@given(_cases())
def test_a_reference_leads_to_what_it_led_to(case: Case) -> None:
    _leads_to_the_same(case)


@pytest.mark.slow
@LONG
@given(_cases())
def test_a_reference_leads_to_what_it_led_to_on_many_sites(case: Case) -> None:
    _leads_to_the_same(case)


@QUICK
@given(_cases())
def test_the_switcher_leads_to_each_edition_that_has_the_page(case: Case) -> None:
    site, here = case.site, case.here
    base = "" if case.base is None else f'<base href="{case.base}">'
    page = Page(here, f"<!DOCTYPE html><html><head>{base}</head><body><div data-diglot=languages></div>", "utf-8")
    facts = facts_of(page)
    edits = [
        *switcher_edits(facts, here, site, case.locale),
        *link_edits(facts, links_of(facts, here, site), site, case.locale),
    ]
    found = _references(splice(page.text, edits).text)
    edition = case.roots[case.locale] + _quoted(here)
    if case.base is not None:
        edition = _joined(edition, found.pop(0))
    led = [unquote(_joined(edition, each)) for each in found]
    assert led == [case.roots[each] + here for each in _LOCALES if site.publication.is_published(here, each)]
