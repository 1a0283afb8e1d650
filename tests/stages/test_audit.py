"""audit: pages -> every piece of their text, extracted or excluded, and why."""

from pathlib import Path

import pytest

from diglot.config import load
from diglot.model import DiglotError, Piece
from diglot.stages.audit import audit
from tests.projects import CONFIGURATION, PAGE, make_project

KINDS = {"text", "attribute", "rcdata", "comment", "script", "style"}
WHY_EXCLUDED = {
    "comment",
    "foreign-language",
    "formula",
    "hidden-value",
    "in-script",
    "input-value",
    "meta",
    "no-letters",
    "protected",
    "raw-text",
    "script",
    "srcdoc",
    "style",
    "template-code",
    "url",
}
WHY_SPECIAL = {"lang-contradicted", "mixed", "several-roles"}

EVERYTHING = """\
<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Title</title><meta name="author" content="Someone">
<style>p { color: red }</style><script>var s = "提示";</script></head><body>
<!-- a comment -->
<p title="A tip">Text of a paragraph</p>
<p>2015-10-21</p>
<p>https://www.example.com/</p>
<p lang="de">Ein deutscher Satz</p>
<p translate="no">Acme</p>
<p lang="en">这里其实是中文</p>
<p>版权所有 Example Company</p>
<p>Open</p><button>Open</button>
<math><mi>abc</mi></math>
<xmp>raw text</xmp>
<input type="hidden" value="token"><input value="typed">
<iframe title="A frame" srcdoc="&lt;p>Inside"></iframe>
<p title="<?= $title ?>">More</p>
<textarea>An area</textarea>
</body></html>
"""


def _audit(root: Path, source: str, *, toml: str = "", tables: str = "") -> list[Piece]:
    pieces, faults = _audited(root, {"source/index.html": source}, toml=toml, tables=tables)
    assert faults == ()
    return list(pieces)


def _audited(
    root: Path, files: dict[str, str], *, toml: str = "", tables: str = ""
) -> tuple[tuple[Piece, ...], tuple[DiglotError, ...]]:
    config = load(make_project(root, {"diglot.toml": toml + CONFIGURATION + tables, **files}))
    return audit(config, jobs=1)


def _said(pieces: list[Piece]) -> list[tuple[str, str, str | None]]:
    return [(piece.text, piece.status, piece.reason) for piece in pieces]


def test_every_kind_and_every_reason_occurs_and_no_other(tmp_path: Path) -> None:
    pieces = _audit(tmp_path, EVERYTHING, toml='templates = ["php"]\n')
    assert {piece.kind for piece in pieces} == KINDS
    assert {piece.reason for piece in pieces if piece.status == "excluded"} == WHY_EXCLUDED
    assert {piece.reason for piece in pieces if piece.status == "extracted"} == {*WHY_SPECIAL, None}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<!-- a comment -->", "comment"),
        ("Ein deutscher Satz", "foreign-language"),
        ("abc", "formula"),
        ("token", "hidden-value"),
        ("提示", "in-script"),
        ("typed", "input-value"),
        ("Someone", "meta"),
        ("2015-10-21", "no-letters"),
        ("Acme", "protected"),
        ("raw text", "raw-text"),
        ('var s = "提示";', "script"),
        ("&lt;p>Inside", "srcdoc"),
        ("p { color: red }", "style"),
        ("<?= $title ?>", "template-code"),
        ("https://www.example.com/", "url"),
    ],
)
def test_what_is_excluded_is_excluded_for_its_reason(text: str, reason: str, tmp_path: Path) -> None:
    pieces = _audit(tmp_path, EVERYTHING, toml='templates = ["php"]\n')
    found = [piece for piece in pieces if piece.text == text]
    assert [(piece.status, piece.reason) for piece in found] == [("excluded", reason)]
    assert (found[0].domain, found[0].msgid, found[0].language) == (None, None, None)


def test_a_piece_has_its_place_and_its_message(tmp_path: Path) -> None:
    pieces = _audit(tmp_path, '<meta charset="utf-8">\r\n<p>中文 <b>and</b></p>\r<img alt="  An &amp; image">')
    assert pieces == [
        Piece(
            "source/index.html",
            2,
            4,
            "text",
            "p",
            None,
            "中文 <b>and</b>",
            "zh_CN",
            "extracted",
            "mixed",
            "ui",
            None,
            "中文 <b>and</b>",
        ),
        Piece(
            "source/index.html",
            3,
            13,
            "attribute",
            "img",
            "alt",
            "An &amp; image",
            "en",
            "extracted",
            None,
            "article",
            None,
            "An & image",
        ),
    ]


def test_pieces_come_in_the_order_of_pages_and_places(tmp_path: Path) -> None:
    files = {"source/b.html": "<p>Three", "source/a.html": "<p>One <img alt=inner> end<!-- c --><p>Two"}
    pieces, _ = _audited(tmp_path, files)
    found = [piece.text for piece in pieces if piece.path != "source/index.html"]
    assert found == ["One <img alt=inner> end", "inner", "<!-- c -->", "Two", "Three"]


def test_the_context_of_a_message_is_told(tmp_path: Path) -> None:
    (piece,) = _audit(tmp_path, '<p data-l10n-context="menu">Open')
    assert (piece.msgctxt, piece.msgid) == ("menu", "Open")


def test_script_that_contradicts_a_lang_is_noted_and_wins(tmp_path: Path) -> None:
    (piece,) = _audit(tmp_path, '<p lang="en">这里其实是中文</p>')
    assert (piece.language, piece.domain, piece.reason) == ("zh_CN", "ui", "lang-contradicted")


def test_a_lang_that_its_script_allows_is_not_contradicted(tmp_path: Path) -> None:
    pieces = _audit(tmp_path, '<p lang="en">Words</p><p lang="zh">文字</p><p lang="en">3D</p><p lang="zh">OK</p>')
    assert [(piece.domain, piece.reason) for piece in pieces] == [
        ("article", None),
        ("ui", None),
        ("article", None),
        ("ui", None),
    ]


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<p>Open<p><button>Open</button>", "several-roles"),
        ("<li>Open<li><a href=x>Open</a>", "several-roles"),
        ("<p>Open<input type=submit value=Open>", "several-roles"),
        ("<p>Open<option>Open", "several-roles"),
        ("<p>Open<td>Open", None),
        ("<a>Open</a><p><button>Open</button>", None),
        ("<h1>Open</h1><title>Open</title><p>Open", None),
        ('<p>Open<p><button data-l10n-context="do">Open</button>', None),
    ],
)
def test_a_context_is_suggested_where_a_message_is_a_control_and_prose(
    source: str, reason: str | None, tmp_path: Path
) -> None:
    found = [piece.reason for piece in _audit(tmp_path, source) if piece.msgid == "Open"]
    assert len(found) > 1
    assert set(found) == {reason}


def test_a_context_is_suggested_over_pages(tmp_path: Path) -> None:
    pieces, _ = _audited(tmp_path, {"source/index.html": "<p>Open", "source/b.html": "<button>Open</button>"})
    assert [piece.reason for piece in pieces] == ["several-roles", "several-roles"]


def test_rules_are_reasons_too(tmp_path: Path) -> None:
    rules = '[[rules]]\nselect = "pre"\ntranslate = false\n[[rules]]\nselect = "p"\nattributes = ["data-title"]\n'
    pieces = _audit(
        tmp_path, '<pre>code</pre><p data-title="Said">text</p><b data-title="Unsaid">text</b>', tables=rules
    )
    assert _said(pieces) == [
        ("code", "excluded", "protected"),
        ("Said", "extracted", None),
        ("text", "extracted", None),
        ("text", "extracted", None),
    ]


def test_protected_text_inside_a_message_is_listed(tmp_path: Path) -> None:
    pieces = _audit(
        tmp_path,
        "<p>By <b translate=no>Acme</b> <i class=notranslate><b>Inc</b>.</i>"
        " of <span translate=no>x <b translate=yes>free</b></span> it",
    )
    excluded = {piece.text for piece in pieces if piece.reason == "protected"}
    assert {"Acme", "<b>Inc</b>."} <= excluded
    assert ("free", "extracted", None) in _said(pieces)


def test_free_input_values_are_listed_and_pressed_ones_are_messages(tmp_path: Path) -> None:
    source = (
        '<input type="button" value="Press"><input value="typed"><input type="hidden" value="h1d"><input value="42">'
    )
    assert _said(_audit(tmp_path, source)) == [
        ("Press", "extracted", None),
        ("typed", "excluded", "input-value"),
        ("h1d", "excluded", "hidden-value"),
    ]


def test_strings_of_a_script_are_listed_one_by_one_where_they_hold_a_catalogs_script(tmp_path: Path) -> None:
    source = "<script>var a = 'latin', b = \"中文\", c = `多\n行`; // '注释'\n/* \"注\" */ d = 'русский'</script>"
    listed = [piece.text for piece in _audit(tmp_path, source) if piece.reason == "in-script"]
    assert listed == ["中文", "多 行"]


def test_a_page_that_cannot_be_read_is_a_fault_and_stops_no_other(tmp_path: Path) -> None:
    config = load(make_project(tmp_path))
    (tmp_path / "source" / "bad.html").write_bytes(b"<p>\xff\xfe\xfd")
    pieces, faults = audit(config, jobs=1)
    assert [(fault.where, fault.exit_code) for fault in faults] == [("source/bad.html", 2)]
    assert {piece.path for piece in pieces} == {"source/index.html"}
    assert "Opening hours" in {piece.msgid for piece in pieces}


def test_extraction_and_audit_agree(tmp_path: Path) -> None:
    pieces = _audit(tmp_path, PAGE)
    assert [(piece.domain, piece.msgid) for piece in pieces if piece.status == "extracted"] == [
        ("article", "Opening hours"),
        ("ui", "首页"),
        ("article", "Opening hours"),
        ("article", "Read <a>the report</a> of this year."),
    ]
