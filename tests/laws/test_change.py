"""The law of change: a letter more in every message is a letter more in every message, and nothing else."""

from pathlib import Path

import pytest

from bench.forms import FORMS
from diglot.config import load
from diglot.markup import edit, pair, read_page, scan, splice
from diglot.model import Page
from diglot.stages.project import scan_rules
from tests.laws.law import RULES, changed, difference, with_letters
from tests.laws.projects import OWN, PAGES, diglot, entries, own_project, page_project, translate

OWN_PAGES = sorted(path.relative_to(OWN / "source").as_posix() for path in (OWN / "source").rglob("*.html"))
HARD_PAGES = sorted(path.name for path in PAGES.iterdir())


def _page(name: str, form: str) -> Page:
    return read_page(FORMS[form]((PAGES / name).read_bytes().decode()), name)


def _messages(project: Path) -> list[tuple[str | None, str]]:
    return sorted((entry.msgctxt or "", entry.msgid) for entry in entries((project / "locales").glob("*.pot")))


def _rebuild(project: Path, tmp_path: Path) -> Path:
    """A project whose pages are those of another, built with a letter more in every message."""
    assert diglot(project, "extract").code == 0
    assert diglot(project, "update").code == 0
    translate(project, "de", changed)
    built = diglot(project, "build", "--bare")
    assert (built.code, built.err.count("error")) == (0, 0), built
    pages = {path.relative_to(project / "build" / "de").as_posix(): path.read_bytes() for path in _files(project)}
    after = page_project(tmp_path / "after", pages, (project / "diglot.toml").read_text("utf-8"))
    assert diglot(after, "extract").code == 0
    return after


def _files(project: Path) -> list[Path]:
    return [path for path in (project / "build" / "de").rglob("*") if path.is_file()]


def test_on_our_own_pages_through_the_commands(tmp_path: Path) -> None:
    project = own_project(tmp_path / "before", "de")
    after = _rebuild(project, tmp_path)
    assert _messages(after) == sorted((context, changed(msgid)) for context, msgid in _messages(project))
    rules = scan_rules(load(project))
    for name in OWN_PAGES:
        source = read_page((project / "source" / name).read_bytes(), name)
        assert difference(source, (after / "source" / name).read_bytes(), rules) is None, name


def test_on_hard_pages_through_the_commands(tmp_path: Path) -> None:
    project = page_project(tmp_path / "before", {name: (PAGES / name).read_bytes() for name in HARD_PAGES})
    after = _rebuild(project, tmp_path)
    assert _messages(after) == sorted((context, changed(msgid)) for context, msgid in _messages(project))
    for name in HARD_PAGES:
        source = read_page((project / "source" / name).read_bytes(), name)
        assert difference(source, (after / "source" / name).read_bytes()) is None, name


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", HARD_PAGES)
def test_on_a_hard_page_in_every_form(name: str, form: str) -> None:
    source = _page(name, form)
    assert scan(source, RULES).segments, "a page without messages shows nothing"
    assert splice(source.text, []).text.encode(source.codec) == FORMS[form]((PAGES / name).read_bytes().decode())
    assert difference(source, with_letters(source)) is None


@pytest.mark.parametrize("name", OWN_PAGES)
def test_on_our_own_page_in_every_form(name: str) -> None:
    text = read_page((OWN / "source" / name).read_bytes(), name).text
    for label, form in FORMS.items():
        source = read_page(form(text), name)
        assert difference(source, with_letters(source)) is None, label


@pytest.mark.parametrize("translation", ["same", "none"])
def test_identity_gives_the_bytes_of_the_source_through_the_commands(tmp_path: Path, translation: str) -> None:
    forms = {f"{number}/{name}": form(text) for number, form in enumerate(FORMS.values()) for name, text in _texts()}
    project = page_project(tmp_path, forms)
    assert diglot(project, "extract").code == 0
    assert diglot(project, "update").code == 0
    translate(project, "de", lambda msgid: msgid if translation == "same" else "")
    assert diglot(project, "build", "--bare").code == 0
    for name, raw in forms.items():
        assert (project / "build" / "de" / name).read_bytes() == raw, name


def _texts() -> list[tuple[str, str]]:
    return [(name, (PAGES / name).read_bytes().decode()) for name in HARD_PAGES]


@pytest.mark.parametrize(
    "source",
    [
        "<p>Hello {{ name }}, {% now %}</p>",
        '<p title="Hello {{ name }}">text</p>',
        "<img alt={{name}}>",
        "<title>Hello {{ name }}</title>",
        "<textarea>Hello {{ name }}</textarea>",
    ],
)
def test_on_template_marks_in_every_kind_of_message(source: str) -> None:
    page = read_page(source.encode(), "page.html")
    assert difference(page, with_letters(page)) is None


@pytest.mark.parametrize(
    "source",
    [
        "one</body>two",
        "</body>",
        "one</html>two",
        "one</head>two",
        "<p>one</img>two",
        "<p>one</br>two",
        "<p><br>one</br>two",
        "<p>one</style>two",
        "<p>one</script>two",
        "<p>one</title>two</textarea>three",
        "<p>one<b/>two</b>three",
        "<p>one<br/>two<img/>three",
        "<b>one<p>two</b>three</p>four",
        "<p>one</>two</ >three",
        "<pre>&#10;&#10;one</pre>",
        "<textarea>\n\none</textarea>",
        "<p>one &#32; two &#9; three",
        "<svg><style>one</style><title>two</title></svg>three",
        "<svg><p>one</svg>two",
        "<math><annotation-xml encoding='text/html'><p>one</p></annotation-xml></math>",
        "<p>one<script>a</script>two<style>b</style>three",
        "<script><!--<script></script>--></script>one",
        "<plaintext>one</plaintext><p>two",
        "<select><option>one<p>two</select>",
        "<table><tr>one<td>two</table>three",
        "<a href=1>one<a href=2>two</a>three</a>",
        "<button>one<button>two</button>three</button>",
        "<label>one<p>two</label>three",
        "<p>{{ one }} two {% three %} {{ four",
        "<p>one &lt;b&gt; &amp;lt; &amp;amp;lt; &lt",
        "<p title='&lt;b title=&quot;x&quot;>'>one",
        "<p>a&nbsp;<b>&nbsp;b</b>&nbsp;<i>\u3000</i>c",
    ],
)
def test_on_a_small_oddity(source: str) -> None:
    for name in ("page.html", "page.xhtml"):
        page = read_page(source.encode(), name)
        assert difference(page, with_letters(page)) is None, name


def test_what_stands_behind_a_pair_without_an_end_tag_stays_behind_it() -> None:
    page = read_page(b"<p>See <ruby>hat<rt>head</ruby> end", "page.html")
    (segment,) = scan(page, RULES).segments
    codes = tuple(code for code in segment.codes if code.name)
    parts = pair(segment.msgid, "See <ruby><rt>head</rt>hat</ruby> end", codes).parts
    built = splice(page.text, [edit(segment, page, parts)]).text
    assert [each.msgid for each in scan(read_page(built.encode(), "page.html"), RULES).segments] == [
        "See <ruby><rt>head</rt>hat</ruby> end"
    ]
