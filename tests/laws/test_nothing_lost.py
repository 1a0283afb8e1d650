"""The second law: every piece of text is in a catalog, or in the audit with the reason why it is not."""

import json
from pathlib import Path

import pytest

from diglot.markup import read_page
from tests.laws.planting import MARKER, planted
from tests.laws.projects import OWN, PAGES, diglot, entries, own_project, page_project

OWN_PAGES = sorted(path.relative_to(OWN / "source").as_posix() for path in (OWN / "source").rglob("*.html"))
REASONS = frozenset(
    """no-letters protected foreign-language url meta hidden-value input-value template-code raw-text formula script
    style comment in-script srcdoc invalid-json executed""".split()
)


def _lost(project: Path, name: str, text: str) -> list[str]:
    """What stands around each marker of a page that is neither in a catalog nor excluded for a reason."""
    assert diglot(project, "extract").code == 0
    audited = diglot(project, "audit", "--format", "json")
    assert audited.code == 0
    pieces = [piece for piece in json.loads(audited.out)["pieces"] if piece["path"] == f"source/{name}"]
    found = {marker for entry in entries((project / "locales").glob("*.pot")) for marker in MARKER.findall(entry.msgid)}
    for piece in pieces:
        if piece["status"] == "excluded":
            assert piece["reason"] in REASONS, piece
            found.update(MARKER.findall(piece["text"]))
    markers = MARKER.findall(text)
    assert len(markers) == len(set(markers))
    return [
        text[max(0, text.index(marker) - 60) : text.index(marker) + 10] for marker in markers if marker not in found
    ]


@pytest.mark.parametrize("blanks", [False, True], ids=["texts", "also blanks"])
@pytest.mark.parametrize("name", sorted(path.name for path in PAGES.iterdir()))
def test_every_marker_in_a_hard_page_turns_up(name: str, blanks: bool, tmp_path: Path) -> None:
    text = planted((PAGES / name).read_bytes().decode(), blanks=blanks)
    assert len(MARKER.findall(text)) > 3
    assert _lost(page_project(tmp_path, {name: text.encode()}), name, text) == []


@pytest.mark.parametrize("blanks", [False, True], ids=["texts", "also blanks"])
@pytest.mark.parametrize("name", OWN_PAGES)
def test_every_marker_in_our_own_page_turns_up(name: str, blanks: bool, tmp_path: Path) -> None:
    project = own_project(tmp_path, "de")
    page = read_page((project / "source" / name).read_bytes(), name)
    text = planted(page.text, blanks=blanks)
    assert len(MARKER.findall(text)) > 30
    (project / "source" / name).write_bytes(text.encode(page.codec))
    assert _lost(project, name, text) == []


@pytest.mark.parametrize(
    "source",
    [
        "{}",
        "<body>{}<p>text",
        '<body><a href="x.html">{}</a>',
        "<noscript>{}</noscript>",
        "<noscript><p>{}</noscript>",
        "<head><noscript>{}</noscript>",
        "<textarea>{}</textarea>",
        '<textarea placeholder="{}"></textarea>',
        "<select><option>{}</select>",
        '<select><option label="{}">1</select>',
        '<select><optgroup label="{}"></select>',
        "<select>{}</select>",
        "<details><summary>{}</summary></details>",
        "<details>{}</details>",
        "<fieldset><legend>{}</legend></fieldset>",
        "<figure><figcaption>{}</figcaption></figure>",
        "<dialog>{}</dialog>",
        "<svg><text>{}</text></svg>",
        "<svg><title>{}</title></svg>",
        "<svg><desc>{}</desc></svg>",
        "<svg><text>a<tspan>{}</tspan></text></svg>",
        "<svg><foreignObject><p>{}</foreignObject></svg>",
        "<p>text <svg><text>{}</text></svg> text",
        "<math><mtext>{}</mtext></math>",
        '<div aria-label="{}"></div>',
        "<div aria-description='{}'></div>",
        "<div aria-valuetext={}></div>",
        "<input placeholder={}>",
        '<input type=submit value="{}">',
        "<input type=image alt={}>",
        "<img alt={}>",
        "<area alt={}>",
        "<track label={}>",
        "<th abbr={}>1</th>",
        "<table summary={}></table>",
        "<table>{}<tr></table>",
        "<table><tr>{}<td></table>",
        "<table><caption>{}</caption></table>",
        "<ul>{}<li></ul>",
        "<template>{}</template>",
        "<template><p>{}</template>",
        "<button>{}</button>",
        "<p>text <button>{}</button> text",
        "<label>{} <input></label>",
        "<video>{}</video>",
        "<p>text <video><p>{}</video>",
        "<audio>{}</audio>",
        "<object>{}</object>",
        "<canvas>{}</canvas>",
        "<meta name=description content={}>",
        '<meta property="og:image:alt" content="{}">',
        "<title>{}</title>",
        "<p>text <img alt={}> text <a title={}b>link</a>",
        "<frameset><noframes></noframes></frameset>{}",
        "<marquee>{}</marquee>",
        "<x-unknown>{}</x-unknown>",
        "<p hidden>{}",
        "<rt>{}",
        "</p>{}",
        "<![CDATA[x]]>{}",
        "<b><p>{}</b>",
    ],
)
def test_text_anywhere_on_a_page_is_a_message(source: str, tmp_path: Path) -> None:
    project = page_project(tmp_path, {"page.html": source.replace("{}", "Qzxaab").encode()})
    assert diglot(project, "extract").code == 0
    assert "Qzxaab" in "".join(entry.msgid for entry in entries((project / "locales").glob("*.pot")))


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<p>x<p translate=no>{}", "protected"),
        ("<p>x <b class=notranslate>{}</b>", "protected"),
        ("<p lang=de>{}", "foreign-language"),
        ("<p>x<p>https://{}.example/", "url"),
        ("<p>{}@example.com", "url"),
        ("<meta name=author content={}>", "meta"),
        ("<input type=hidden value={}>", "hidden-value"),
        ("<input value={}>", "input-value"),
        ("<iframe>{}</iframe>", "raw-text"),
        ("<xmp>{}</xmp>", "raw-text"),
        ("<noembed>{}</noembed>", "raw-text"),
        ("<math><mi>{}</mi></math>", "formula"),
        ("<script>{}</script>", "script"),
        ("<style>{}</style>", "style"),
        ("<!-- {} -->", "comment"),
        ("<iframe srcdoc='<p>{}'></iframe>", "srcdoc"),
        ("<iframe title=x srcdoc='<p>{}'></iframe>", "srcdoc"),
        ("<script>var s = '中{}';</script>", "in-script"),
        ("<p>x<p>１２３", "no-letters"),
        ("<p>x<p>{{{{ {} }}}}", "no-letters"),
    ],
)
def test_what_is_no_message_is_in_the_audit_with_its_reason(source: str, reason: str, tmp_path: Path) -> None:
    project = page_project(tmp_path, {"page.html": f"<p>Text</p>{source}".replace("{}", "Qzxaab").encode()})
    pieces = json.loads(diglot(project, "audit", "--format", "json").out)["pieces"]
    assert reason in {piece["reason"] for piece in pieces if "Qzxaab" in piece["text"] or "１２３" in piece["text"]}
