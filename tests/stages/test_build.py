"""build: pages and catalogs -> the pages of every locale, their assets, and nothing of earlier builds that is gone."""

import json
from datetime import UTC, datetime
from pathlib import Path

import polib
import pytest

from diglot.config import Config, load
from diglot.model import Outcome, PagePlace, UsageError
from diglot.stages.build import build
from diglot.stages.check import check
from diglot.stages.extract import extract
from diglot.stages.update import update
from tests.projects import CONFIGURATION, PAGE, make_project

NOW = datetime(2026, 1, 2, tzinfo=UTC)
ONE_CATALOG = '[catalogs.text]\nlanguage = "en"\n'
TRANSLATIONS = {
    "Opening hours": "开放时间",
    "Read <a>the report</a> of this year.": "请阅读今年的<a>报告</a>。",
    "首页": "Home",
}


def _build(
    config: Config,
    *,
    locales: tuple[str, ...] | None = None,
    output: Path | None = None,
    write: bool = True,
    bare: bool = False,
    diff: bool = False,
) -> Outcome:
    return build(config, locales=locales or config.targets, output=output, write=write, diff=diff, bare=bare, jobs=1)


def _translated(root: Path, files: dict[str, str | bytes], toml: str, translations: dict[str, str]) -> Config:
    """A project whose catalogs have these translations, and none for any other message."""
    make_project(root, {"diglot.toml": toml})
    (root / "source" / "index.html").unlink()
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    config = load(root)
    extract(config, write=True, diff=False, jobs=1, now=NOW)
    update(config, locales=config.targets, write=True, diff=False, now=NOW)
    for path in (root / "locales").rglob("*.po"):
        catalog = polib.pofile(str(path))
        for entry in catalog:
            entry.msgstr = translations.get(entry.msgid, "")
        catalog.save()
    return config


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """A small project with both translations and two assets."""
    files: dict[str, str | bytes] = {"source/index.html": PAGE, "source/a/x.css": "p {}", "source/logo.svg": "<svg/>"}
    return _translated(tmp_path, files, CONFIGURATION, TRANSLATIONS)


def _page(page: str, translation: str, locale: str, root: Path, *, bare: bool = False, name: str = "page.html") -> str:
    """A page whose one English text, "Text", is translated into a locale."""
    config = _translated(
        root, {f"source/{name}": page}, f'targets = ["{locale}"]\n{ONE_CATALOG}', {"Text": translation}
    )
    outcome = _build(config, bare=bare)
    assert (outcome.findings, outcome.faults) == ((), ())
    (built,) = (root / "build").rglob(name)
    return built.read_bytes().decode()


# --- pages ---


def test_each_locale_has_its_page_and_the_assets_beside_it(config: Config) -> None:
    outcome = _build(config)
    assert (outcome.findings, outcome.faults) == ((), ())
    built = sorted(path.relative_to(config.output).as_posix() for path in config.output.rglob("*") if path.is_file())
    files = ("a/x.css", "index.html", "logo.svg")
    assert built == [".diglot.json", *(f"{tag}/{name}" for tag in ("en", "zh-CN") for name in files)]
    chinese = (config.output / "zh-CN" / "index.html").read_text("utf-8")
    assert '<p>请阅读今年的<a href="https://report.example/">报告</a>。</p>' in chinese
    assert '<a href="/zh-CN/">首页</a>' in chinese
    english = (config.output / "en" / "index.html").read_text("utf-8")
    assert '<a href="/en/">Home</a>' in english
    assert "<h1>Opening hours</h1>" in english


def test_twice_is_once(config: Config) -> None:
    _build(config)
    assert _build(config).changes == ()


def test_what_has_no_translation_stays_in_the_source_language(tmp_path: Path) -> None:
    config = _translated(tmp_path, {"source/index.html": PAGE}, CONFIGURATION, {"Opening hours": "开放时间"})
    assert _build(config).findings == ()
    page = (config.output / "zh-CN" / "index.html").read_text("utf-8")
    assert "<h1>开放时间</h1>" in page
    assert 'Read <a href="https://report.example/">the report</a> of this year.' in page


@pytest.mark.parametrize("flag", ["fuzzy", "obsolete"])
def test_a_translation_that_is_not_confirmed_is_not_used(flag: str, config: Config) -> None:
    path = config.locales / "zh_CN" / "LC_MESSAGES" / "article.po"
    catalog = polib.pofile(str(path))
    if flag == "fuzzy":
        catalog[0].flags.append("fuzzy")
    else:
        catalog[0].obsolete = True
    catalog.save()
    _build(config)
    assert '<h1 lang="en">Opening hours</h1>' in (config.output / "zh-CN" / "index.html").read_text("utf-8")


def test_a_message_is_found_by_its_context(tmp_path: Path) -> None:
    page = '<p>Open</p><p data-l10n-context="state">Open</p>'
    config = _translated(tmp_path, {"source/page.html": page}, f'targets = ["de"]\n{ONE_CATALOG}', {})
    path = tmp_path / "locales" / "de" / "LC_MESSAGES" / "text.po"
    catalog = polib.pofile(str(path))
    for entry in catalog:
        entry.msgstr = "offen" if entry.msgctxt == "state" else "Öffnen"
    catalog.save()
    _build(config)
    built = (tmp_path / "build" / "de" / "page.html").read_text("utf-8")
    assert built == '<p>Öffnen</p><p data-l10n-context="state">offen</p>'


def test_a_locale_filter_keeps_the_source_elsewhere(tmp_path: Path) -> None:
    only = '<p its-locale-filter-list="de">Text</p>'
    page = only + '<p its-locale-filter-list="de" its-locale-filter-type="exclude">Other</p>'
    toml = f'targets = ["de", "fr"]\n{ONE_CATALOG}'
    config = _translated(tmp_path, {"source/page.html": page}, toml, {"Text": "TEXT", "Other": "OTHER"})
    assert _build(config).findings == ()
    german = (tmp_path / "build" / "de" / "page.html").read_text("utf-8")
    french = (tmp_path / "build" / "fr" / "page.html").read_text("utf-8")
    assert german == page.replace("Text", "TEXT").replace("</p><p ", '</p><p lang="en" ')
    assert french == page.replace("Other", "OTHER").replace("<p ", '<p lang="en" ', 1)


def test_a_pure_text_stays_as_it_is_in_its_own_language_whatever_its_catalog_says(tmp_path: Path) -> None:
    config = _translated(
        tmp_path, {"source/page.html": "<p>Text"}, f'targets = ["en", "de"]\n{ONE_CATALOG}', {"Text": "TEXT"}
    )
    path = tmp_path / "locales" / "en" / "LC_MESSAGES"
    path.mkdir(parents=True)
    (path / "text.po").write_bytes((tmp_path / "locales" / "de" / "LC_MESSAGES" / "text.po").read_bytes())
    _build(config)
    assert (tmp_path / "build" / "en" / "page.html").read_text("utf-8") == "<p>Text"
    assert (tmp_path / "build" / "de" / "page.html").read_text("utf-8") == "<p>TEXT"


def test_protected_content_stays_the_sources(tmp_path: Path) -> None:
    name, year = '<span translate="no">Acme &amp; Sons</span>', '<b class="notranslate"><i>in</i> 2015</b>'
    page = f'<p>Made by {name} {year}.</p><p translate="no">Acme</p>'
    msgid = "Made by <span>Acme & Sons</span> <b/>."
    config = _translated(
        tmp_path,
        {"source/page.html": page},
        f'targets = ["de"]\n{ONE_CATALOG}',
        {msgid: "<b/>: Von <span>ACME</span>.", "Acme": "X"},
    )
    (finding,) = _build(config).findings
    assert (finding.severity, finding.code) == ("warning", "protected-content")
    built = (tmp_path / "build" / "de" / "page.html").read_text("utf-8")
    assert built == f'<p>{year}: Von {name}.</p><p translate="no">Acme</p>'


def test_template_code_keeps_its_bytes_and_may_move(tmp_path: Path) -> None:
    page = "<p>Costs <?php echo $n > 1; ?> today for {{ you }}</p>"
    toml = f'targets = ["de"]\ntemplates = ["php"]\n{ONE_CATALOG}'
    translations = {"Costs <php/> today for {{ you }}": "Heute für {{ you }}: <php/>"}
    config = _translated(tmp_path, {"source/page.html": page}, toml, translations)
    assert _build(config).findings == ()
    built = (tmp_path / "build" / "de" / "page.html").read_text("utf-8")
    assert built == "<p>Heute für {{ you }}: <?php echo $n > 1; ?></p>"


def test_an_xhtml_page_stays_one(tmp_path: Path) -> None:
    page = '<?xml version="1.0"?>\n<html xml:lang="en" lang="en"><body><p/><p>Text<br/></p><![CDATA[x]]></body></html>'
    built = _page(page, "Ein <Text> & mehr".replace("<", "&lt;"), "de", tmp_path, name="page.xhtml")
    expected = page.replace('"en"', '"de"').replace("Text", "Ein &lt;Text&gt; &amp; mehr")
    assert built == expected.replace("<![CDATA[x]]>", '<span lang="en"><![CDATA[x]]></span>')  # not translated


# --- the root ---


@pytest.mark.parametrize(
    ("source", "built"),
    [
        ('<html lang="en"><p>Text', '<html lang="ar" dir="rtl"><p>X'),
        ("<html><p>Text", '<html lang="ar" dir="rtl"><p>X'),
        ("<HTML CLASS=x><P>Text", '<HTML lang="ar" dir="rtl" CLASS=x><P>X'),
        ("<html lang=en dir=ltr><p>Text", "<html lang=ar dir=rtl><p>X"),
        ("<html dir='ltr' lang='en'><p>Text", "<html dir='rtl' lang='ar'><p>X"),
        ('<html xml:lang="en"><p>Text', '<html lang="ar" dir="rtl" xml:lang="ar"><p>X'),
        (
            '<html lang="en"><body lang="en" dir="ltr"><p>Text',
            '<html lang="ar" dir="rtl"><body lang="ar" dir="rtl"><p>X',
        ),
        ('<html lang="en"><body class="x"><p>Text', '<html lang="ar" dir="rtl"><body class="x"><p>X'),
        ("<html lang><p>Text", '<html lang="ar" dir="rtl"><p>X'),
        ("<p>Text", "<p>X"),
        ("<body lang=en><p>Text", "<body lang=ar><p>X"),
        ('<html lang="en"><p lang="en">Text', '<html lang="ar" dir="rtl"><p lang="ar">X'),
    ],
)
def test_the_root_says_the_language_and_direction(source: str, built: str, tmp_path: Path) -> None:
    found = _page(source, "X", "ar", tmp_path)
    # the order of two added attributes is no one's concern
    assert found.replace('dir="rtl" lang="ar"', 'lang="ar" dir="rtl"') == built


@pytest.mark.parametrize(
    ("source", "built"),
    [
        ('<html lang="en"><p>Text', '<html lang="de"><p>X'),
        ('<html lang="ar" dir="rtl"><p lang="en">Text', '<html lang="de" dir="ltr"><p lang="de">X'),
        ('<html lang="de"><p lang="en">Text', '<html lang="de"><p lang="de">X'),
    ],
)
def test_a_direction_is_only_added_where_it_changes_what_holds(source: str, built: str, tmp_path: Path) -> None:
    assert _page(source, "X", "de", tmp_path) == built


def test_a_locale_is_spelled_as_html_wants_it(tmp_path: Path) -> None:
    assert _page('<html lang="en"><p>Text', "X", "sr@latin", tmp_path) == '<html lang="sr-Latn"><p>X'
    assert (tmp_path / "build" / "sr-Latn" / "page.html").exists()


def test_a_bare_build_leaves_all_but_translations_alone(tmp_path: Path) -> None:
    source = '<html lang="en" dir="ltr"><p>Text'
    assert _page(source, "X", "ar", tmp_path, bare=True) == source.replace("Text", "X")
    assert sorted(path.name for path in (tmp_path / "build").rglob("*") if path.is_file()) == ["page.html"]


# --- encodings ---


@pytest.mark.parametrize(
    ("label", "codec", "translation", "spelled"),
    [
        ("gbk", "gb18030", "二〇一五 é € 🎈", "二〇一五 é € 🎈"),
        ("shift_jis", "cp932", "日本 é £ 🎈", "日本 &#233; &#163; &#127880;"),
        ("big5", "big5hkscs", "中國 ア é ؀", "中國 ア é &#1536;"),
        ("windows-1252", "cp1252", "café “€” 中 ж", "café “€” &#20013; &#1078;"),
        ("iso-8859-1", "cp1252", "naïve €", "naïve €"),
        ("koi8-r", "koi8_r", "Привет café", "Привет caf&#233;"),
        ("utf-8", "utf-8", "café 中 🎈", "café 中 🎈"),
    ],
)
def test_a_page_is_written_in_the_encoding_it_declares(
    label: str, codec: str, translation: str, spelled: str, tmp_path: Path
) -> None:
    page = f'<meta charset={label}><p title="Text">Text</p>'.encode(codec)
    toml = f'targets = ["de"]\n{ONE_CATALOG}'
    config = _translated(tmp_path, {"source/page.html": page}, toml, {"Text": translation})
    assert _build(config).findings == ()
    built = (tmp_path / "build" / "de" / "page.html").read_bytes()
    assert built.decode(codec) == f'<meta charset={label}><p title="{spelled}">{spelled}</p>'


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_stays(codec: str, tmp_path: Path) -> None:
    page = "<p>Text\r\n<p>Other".encode(codec)
    config = _translated(tmp_path, {"source/page.html": page}, f'targets = ["de"]\n{ONE_CATALOG}', {"Text": "Größe"})
    _build(config)
    assert (tmp_path / "build" / "de" / "page.html").read_bytes() == '<p>Größe\r\n<p lang="en">Other'.encode(codec)


# --- what cannot be taken ---


def test_a_refused_translation_falls_back_alone_with_both_its_places(tmp_path: Path) -> None:
    translations = {**TRANSLATIONS, "Read <a>the report</a> of this year.": "请阅读今年的报告。"}
    config = _translated(tmp_path, {"source/index.html": PAGE}, CONFIGURATION, translations)
    outcome = _build(config)
    (finding,) = outcome.findings
    assert (finding.code, finding.severity, finding.locale, finding.domain) == (
        "missing-placeholder",
        "error",
        "zh_CN",
        "article",
    )
    assert finding.path == "locales/zh_CN/LC_MESSAGES/article.po"
    lines = (tmp_path / finding.path).read_text("utf-8").splitlines()
    assert lines[finding.line - 1] == 'msgstr "请阅读今年的报告。"'
    assert finding.page == PagePlace("source/index.html", 7)
    page = (config.output / "zh-CN" / "index.html").read_text("utf-8")
    assert "<h1>开放时间</h1>" in page
    assert '<p lang="en">Read <a href="https://report.example/">the report</a> of this year.</p>' in page


def test_a_translation_that_many_pages_refuse_is_told_once_with_the_first_place(tmp_path: Path) -> None:
    pages: dict[str, str | bytes] = {f"source/{n}.html": "\n" * n + "<p>A <b>bold</b> text" for n in range(3)}
    config = _translated(tmp_path, pages, f'targets = ["de"]\n{ONE_CATALOG}', {"A <b>bold</b> text": "Ein <b>fett"})
    (finding,) = _build(config).findings
    assert finding.page == PagePlace("source/0.html", 1)
    assert finding.message.endswith("the source text stays (at 3 places)")


def test_a_catalog_with_a_syntax_error_stops_its_locale_and_its_old_pages_stay(config: Config) -> None:
    _build(config)
    old = (config.output / "zh-CN" / "index.html").read_bytes()
    catalog = config.locales / "zh_CN" / "LC_MESSAGES" / "article.po"
    catalog.write_text(catalog.read_text("utf-8").replace('msgid "Opening', "msgid Opening"), encoding="utf-8")
    page = config.source / "index.html"
    page.write_text(PAGE.replace("</h1>", "</h1><p>新的"), encoding="utf-8")
    outcome = _build(config)
    (fault,) = outcome.faults
    assert fault.exit_code == 2
    assert fault.where.startswith("locales/zh_CN/LC_MESSAGES/article.po:")
    assert [change.path for change in outcome.changes] == ["build/en/index.html"]
    assert (config.output / "zh-CN" / "index.html").read_bytes() == old
    assert (config.output / "zh-CN" / "logo.svg").exists()


def test_a_page_that_cannot_be_read_keeps_its_old_build(config: Config) -> None:
    _build(config)
    old = (config.output / "en" / "index.html").read_bytes()
    (config.source / "index.html").write_bytes(b"<p>\xff\xff")
    outcome = _build(config)
    assert [(fault.where, fault.exit_code) for fault in outcome.faults] == [("source/index.html", 2)]
    assert (config.output / "en" / "index.html").read_bytes() == old


def test_two_pages_that_many_systems_hold_for_one_are_refused(config: Config) -> None:
    (config.source / "Index.html").write_text("<p>Other", encoding="utf-8")
    with pytest.raises(UsageError, match=r"is the same file as .* on many systems") as refused:
        _build(config)
    assert refused.value.exit_code == 2
    assert not config.output.exists()


def test_two_spellings_of_an_accent_are_one_name(config: Config) -> None:
    for name in ("caf\u00e9.html", "cafe\u0301.html"):
        (config.source / name).write_text("<p>Other", encoding="utf-8")
    with pytest.raises(UsageError, match="is the same file as"):
        _build(config)


# --- files ---


def test_an_asset_is_copied_only_where_it_differs(config: Config) -> None:
    _build(config)
    copy = config.output / "en" / "logo.svg"
    before = copy.stat().st_mtime_ns
    (config.source / "a" / "x.css").write_text("p { color: red }", encoding="utf-8")
    outcome = _build(config)
    assert [change.path for change in outcome.changes] == ["build/en/a/x.css", "build/zh-CN/a/x.css"]
    assert copy.stat().st_mtime_ns == before
    copy.write_bytes(b"changed by someone")
    assert [change.path for change in _build(config).changes] == ["build/en/logo.svg"]


def test_what_earlier_builds_made_of_files_that_are_gone_is_removed(config: Config) -> None:
    (config.source / "b.html").write_text("<p>Old", encoding="utf-8")
    _build(config)
    own = config.output / "en" / "own.txt"
    own.write_text("not ours", encoding="utf-8")
    (config.source / "b.html").unlink()
    (config.source / "a" / "x.css").unlink()
    removed = {change.path for change in _build(config).changes if change.removed}
    assert removed == {f"build/{tag}/{name}" for tag in ("en", "zh-CN") for name in ("b.html", "a/x.css")}
    assert not (config.output / "en" / "b.html").exists()
    assert own.exists()
    assert _build(config).changes == ()


def test_the_pages_of_a_target_that_is_gone_are_removed(config: Config) -> None:
    _build(config)
    toml = config.file.read_text("utf-8").replace('["en", "zh_CN"]', '["en"]')
    config.file.write_text(toml, encoding="utf-8")
    removed = {change.path for change in _build(load(config.root)).changes if change.removed}
    assert removed == {f"build/zh-CN/{name}" for name in ("index.html", "logo.svg", "a/x.css")}


def test_one_locale_is_built_and_the_others_are_left(config: Config) -> None:
    _build(config)
    (config.source / "logo.svg").unlink()
    (config.source / "index.html").write_text(PAGE.replace("</h1>", "</h1><p>新的"), encoding="utf-8")
    outcome = _build(config, locales=("en",))
    assert {change.path for change in outcome.changes} == {"build/en/index.html", "build/en/logo.svg"}
    assert (config.output / "zh-CN" / "logo.svg").exists()
    outcome = _build(config)
    assert {change.path for change in outcome.changes} == {"build/zh-CN/index.html", "build/zh-CN/logo.svg"}
    assert not (config.output / "zh-CN" / "logo.svg").exists()


def test_another_output_has_a_manifest_of_its_own(config: Config, tmp_path: Path) -> None:
    _build(config)
    elsewhere = tmp_path / "elsewhere"
    outcome = _build(config, output=elsewhere)
    assert {change.removed for change in outcome.changes} == {False}
    assert (elsewhere / "zh-CN" / "index.html").read_bytes() == (config.output / "zh-CN" / "index.html").read_bytes()


@pytest.mark.parametrize(
    "manifest",
    [
        b"",
        b"{",
        b"\xff\xfe\x00",
        b"null",
        b"[]",
        b'"text"',
        b'{"en": null}',
        b'{"en": {"a": 1}}',
        b'{"en": [1, null, ["x"], {"y": 1}]}',
        b'{"en": ["", ".", "a", "a/"]}',
        b'{"": ["", "."], ".": [""]}',
        b'{"en": ["\\u0000"]}',
        b'{"\\u0000": ["x"]}',
        b"[" * 100_000,
    ],
    ids=range(14),
)
def test_a_damaged_manifest_removes_nothing_and_is_mended(manifest: bytes, config: Config) -> None:
    _build(config)
    path = config.output / ".diglot.json"
    whole = path.read_bytes()
    files = sorted(config.root.rglob("*"))
    path.write_bytes(manifest)
    outcome = _build(config)
    assert [change for change in outcome.changes if change.removed] == []
    assert sorted(config.root.rglob("*")) == files
    assert path.read_bytes() == whole


@pytest.mark.parametrize(
    "listed",
    [
        {"en": ["../../precious.txt"]},
        {"..": ["precious.txt"]},
        {"../..": ["precious.txt"]},
        {"en/../..": ["precious.txt"]},
        {"en": ["/precious.txt"]},
        {"en": ["link/precious.txt"]},
        {"en": ["../../source/index.html", "../../diglot.toml"]},
    ],
    ids=str,
)
def test_nothing_outside_the_output_is_removed_whatever_the_manifest_says(
    listed: dict[str, list[str]], config: Config
) -> None:
    _build(config)
    precious = config.root / "precious.txt"
    precious.write_text("keep me", encoding="utf-8")
    (config.output / "en" / "link").symlink_to(config.root)
    absolute = {
        folder: [name.replace("/precious.txt", str(precious)) if name[0] == "/" else name for name in names]
        for folder, names in listed.items()
    }
    path = config.output / ".diglot.json"
    path.write_text(json.dumps({**json.loads(path.read_bytes()), **absolute}), encoding="utf-8")
    _build(config)
    assert precious.read_text("utf-8") == "keep me"
    assert (config.source / "index.html").exists()
    assert config.file.exists()


def test_without_writing_it_says_what_would_change(config: Config) -> None:
    files = sorted(config.root.rglob("*"))
    outcome = _build(config, write=False)
    assert len(outcome.changes) == 6
    assert sorted(config.root.rglob("*")) == files
    _build(config)
    (config.source / "logo.svg").unlink()
    manifest = (config.output / ".diglot.json").read_bytes()
    outcome = _build(config, write=False, diff=True)
    assert {(change.path, change.removed) for change in outcome.changes} == {
        ("build/en/logo.svg", True),
        ("build/zh-CN/logo.svg", True),
    }
    assert (config.output / "en" / "logo.svg").exists()
    assert (config.output / ".diglot.json").read_bytes() == manifest


def test_a_link_out_of_the_output_is_not_followed(config: Config, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    config.output.mkdir()
    (config.output / "en").symlink_to(outside)
    outcome = _build(config)
    assert {fault.exit_code for fault in outcome.faults} == {3}
    assert list(outside.iterdir()) == []
    assert (config.output / "zh-CN" / "index.html").exists()


def test_a_page_whose_name_changed_its_case_is_not_removed_where_that_is_one_file(config: Config) -> None:
    _build(config)
    page = config.output / "en" / "index.html"
    (config.output / "en" / "INDEX.html").hardlink_to(page)  # as a file system without case would show it
    path = config.output / ".diglot.json"
    listed = json.loads(path.read_bytes())
    path.write_text(json.dumps({**listed, "en": [*listed["en"], "INDEX.html", "LOGO.svg"]}), encoding="utf-8")
    (config.output / "en" / "LOGO.svg").write_bytes(b"another file")
    assert [change.path for change in _build(config).changes] == ["build/en/LOGO.svg"]
    assert page.exists()
    assert (config.output / "en" / "INDEX.html").exists()
    assert json.loads(path.read_bytes()) == listed


# --- rules ---


def test_an_address_that_no_page_may_have_falls_back_alone_with_a_finding(tmp_path: Path) -> None:
    toml = f'targets = ["de"]\n{ONE_CATALOG}[[rules]]\nselect = "a"\nattributes = ["href"]\n'
    page = '<p><a href="one.html">Text</a> and <a href="two.html">Text</a> again</p>'
    translations = {
        "one.html": "eins.html",
        "two.html": "javascript:alert(1)",
        "<a>Text</a> and <a2>Text</a2> again": "<a>Text</a> und <a2>Text</a2>",
    }
    config = _translated(tmp_path, {"source/page.html": page}, toml, translations)
    outcome = _build(config, bare=True)
    built = (tmp_path / "build/de/page.html").read_text("utf-8")
    assert built == '<p><a href="eins.html">Text</a> und <a href="two.html">Text</a></p>'
    (finding,) = outcome.findings
    assert (finding.code, finding.severity, finding.msgid) == ("unsafe-address", "error", "two.html")
    assert finding.message == "an address must not begin with javascript:; the source text stays"
    assert finding.page == PagePlace("source/page.html", 1)


def test_the_check_of_a_catalog_finds_such_an_address_and_no_fault_of_texts_in_others(tmp_path: Path) -> None:
    toml = f'targets = ["de"]\n{ONE_CATALOG}[[rules]]\nselect = "a"\nattributes = ["href"]\n'
    page = "".join(f'<p><a href="{name}.html">Some text</a></p>' for name in ("/2015/one", "two", "three"))
    translations = {
        "/2015/one.html": "https://example.de/eins",
        "two.html": "JavaScript:alert(1)",
        "three.html": "three.html",
        "Some text": "Ein Text",
    }
    config = _translated(tmp_path, {"source/page.html": page}, toml, translations)
    found = check(config, current=False, jobs=1, now=NOW).findings
    assert [(finding.code, finding.msgid) for finding in found] == [("unsafe-address", "two.html")]


def test_json_in_a_page_is_translated_and_is_json_again(tmp_path: Path) -> None:
    toml = f'targets = ["de"]\n{ONE_CATALOG}[[rules]]\nselect = "#strings"\njson = ["labels.*"]\n'
    page = (
        '<script type="application/ld+json">{"@type": "Article", "headline": "One", "url": "/one"}</script>\n'
        '<script id=strings type=application/json>{"labels": {"top": "Two"}, "n": [1, 2.50]}</script>\n<p>Text</p>'
    )
    translations = {"One": "&lt;/script>&lt;b>", "Two": 'Zwei "x"'}
    config = _translated(tmp_path, {"source/page.html": page}, toml, translations)
    assert "#. JSON-LD headline of Article\n" in (tmp_path / "locales/text.pot").read_text("utf-8")
    assert "#. JSON labels.top\n" in (tmp_path / "locales/text.pot").read_text("utf-8")
    outcome = _build(config, bare=True)
    assert (outcome.findings, outcome.faults) == ((), ())
    built = (tmp_path / "build/de/page.html").read_text("utf-8")
    assert built == page.replace('"One"', '"\\u003c/script\\u003e\\u003cb\\u003e"').replace('"Two"', '"Zwei \\"x\\""')
