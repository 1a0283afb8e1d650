"""extract: pages -> templates, each message once with its pages, roles, notes and context."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from diglot.catalog import read_catalog
from diglot.config import Config, load
from diglot.model import Message, Outcome, Reference
from diglot.stages.extract import extract
from diglot.stages.update import update
from tests.projects import CONFIGURATION, PAGE, make_project

NOW = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)


def _project(root: Path, files: dict[str, str] | None = None, *, toml: str = "", tables: str = "") -> Config:
    return load(make_project(root, {"diglot.toml": toml + CONFIGURATION + tables, **(files or {})}))


def _body(*lines: str) -> dict[str, str]:
    """A project's one page with these lines in its body; the first stands on line 2."""
    return {"source/index.html": "\n".join(['<meta charset="utf-8">', *lines, ""])}


def _extract(config: Config, *, write: bool = True, jobs: int = 1, now: datetime = NOW) -> Outcome:
    return extract(config, write=write, diff=False, jobs=jobs, now=now)


def _messages(config: Config, domain: str = "article") -> list[Message]:
    path = config.locales / f"{domain}.pot"
    return list(read_catalog(path.read_bytes(), path.name).messages)


def _one(config: Config, msgid: str, domain: str = "article") -> Message:
    (message,) = [message for message in _messages(config, domain) if message.msgid == msgid]
    return message


def test_each_language_has_its_template(tmp_path: Path) -> None:
    config = _project(tmp_path)
    outcome = _extract(config)
    assert [change.path for change in outcome.changes] == ["locales/article.pot", "locales/ui.pot"]
    assert outcome.notes == ("1 pages, messages: 2 in article, 1 in ui",)
    assert [message.msgid for message in _messages(config)] == ["Opening hours", "Read <a>the report</a> of this year."]
    assert [message.msgid for message in _messages(config, "ui")] == ["首页"]


def test_messages_stand_in_the_order_of_pages_and_places(tmp_path: Path) -> None:
    files = {"source/b.html": "<p>Four<p>One", "source/a.html": "<p>One<p>Two<p>Three", **_body("<p>Five")}
    config = _project(tmp_path, files)
    _extract(config)
    assert [message.msgid for message in _messages(config)] == ["One", "Two", "Three", "Four", "Five"]


def test_a_page_is_named_once_however_often_it_says_something(tmp_path: Path) -> None:
    config = _project(tmp_path, {"source/a.html": "<h1>Twice</h1><p>Twice<p>Twice", **_body("<p>Twice")})
    _extract(config)
    message = _one(config, "Twice")
    assert message.references == (Reference("source/a.html"), Reference("source/index.html"))
    assert message.extracted == ("<h1>", "<p>")


def test_references_have_lines_where_the_configuration_asks_for_them(tmp_path: Path) -> None:
    files = {"source/a.html": "<p>Twice\r\n<p title='Twice'>x\r<p>Once <b>\n\nmore", **_body("", "<p>Twice")}
    config = _project(tmp_path, files, toml='references = "line"\n')
    _extract(config)
    lines = [(reference.path, reference.line) for reference in _one(config, "Twice").references]
    assert lines == [("source/a.html", 1), ("source/a.html", 2), ("source/index.html", 3)]


def test_two_places_on_a_line_are_one_reference(tmp_path: Path) -> None:
    config = _project(tmp_path, _body("<p>Twice<p>Twice"), toml='references = "line"\n')
    _extract(config)
    assert _one(config, "Twice").references == (Reference("source/index.html", 2),)


@pytest.mark.parametrize(
    ("source", "msgid", "role"),
    [
        ("<h1>Text</h1>", "Text", "<h1>"),
        ("<title>Text</title>", "Text", "<title>"),
        ("<p><b>Text</b>", "Text", "<p>"),
        ('<p><a href="x">Text</a>', "Text", "<a>"),
        ('<a title="Text">x</a>', "Text", "@title of <a>"),
        ('<meta name="description" content="Text">', "Text", "@content of <meta>"),
        ('<input type="submit" value="Text">', "Text", "@value of <input>"),
        ('<p>Read <img alt="Text"> or leave', "Text", '@alt of <img/> in "Read <img/> or leave"'),
        ("<p>Press <button>Text</button> now", "Text", '<button> in "Press <button/> now"'),
        ("<ul><li>Text", "Text", "<li>"),
        ("Text", "Text", "<body>"),
    ],
)
def test_a_translator_is_told_what_a_message_is(source: str, msgid: str, role: str, tmp_path: Path) -> None:
    config = _project(tmp_path, _body(source))
    _extract(config)
    assert _one(config, msgid).extracted[0] == role


def test_a_message_with_very_many_roles_tells_the_first_eight(tmp_path: Path) -> None:
    names = ["h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "dt", "dd"]
    config = _project(tmp_path, _body(*(f"<{name}>Text</{name}>" for name in names)))
    _extract(config)
    assert _one(config, "Text").extracted == tuple(f"<{name}>" for name in names[:8])


def test_placeholders_that_say_something_are_told(tmp_path: Path) -> None:
    links = '<p>Read <a href="/report.pdf">it</a> or <a href="near.html">that</a>,'
    config = _project(tmp_path, _body(links, '<i class="fa fa-x"></i> and <button>OK</button> here'))
    _extract(config)
    message = _one(config, "Read <a>it</a> or <a2>that</a2>, <i/> and <button/> here")
    assert message.extracted == ("<p>", '<a>: href="/report.pdf"', '<i/>: class="fa fa-x"', '<button/>: "OK"')


def test_at_most_three_placeholders_are_told_and_no_break_spaces_always(tmp_path: Path) -> None:
    links = " ".join(f'<a href="/{n}">word{n}</a>' for n in range(5))
    config = _project(tmp_path, _body(f"<p>Links {links}&nbsp;end"))
    _extract(config)
    (message,) = _messages(config)
    hrefs = ('<a>: href="/0"', '<a2>: href="/1"', '<a3>: href="/2"')
    assert message.extracted == ("<p>", *hrefs, "contains no-break spaces")


def test_notes_of_a_page_and_of_rules_reach_the_translator(tmp_path: Path) -> None:
    rule = '[[rules]]\nselect = ".ship"\nnote = "the name of a ship"\n'
    source = [
        '<p its-loc-note="imperative">Open</p>',
        '<p its-loc-note="never translate the number" its-loc-note-type="alert">Part 7</p>',
        '<p class="ship">Endeavour</p>',
        '<p class="ship" its-loc-note="an old one">Victory</p>',
        '<div its-loc-note="of all">Inside</div>',
        '<p>The <b its-loc-note="a captain">Cook</b> sails</p>',
    ]
    config = _project(tmp_path, _body(*source), tables=rule)
    _extract(config)
    told = {message.msgid: message.extracted[1:] for message in _messages(config)}
    assert told == {
        "Open": ("note: imperative",),
        "Part 7": ("note: alert: never translate the number",),
        "Endeavour": ("note: the name of a ship",),
        "Victory": ("note: an old one",),
        "Inside": ("note: of all",),
        "The <b>Cook</b> sails": ("note: <b>: a captain",),
    }


def test_a_context_keeps_messages_apart(tmp_path: Path) -> None:
    rule = '[[rules]]\nselect = "nav *"\ncontext = "menu"\n'
    source = [
        "<p>Open</p>",
        '<p data-l10n-context="state">Open</p>',
        "<nav><a>Open</a></nav>",
        "<nav><b>Open</b></nav>",
    ]
    config = _project(tmp_path, _body(*source), tables=rule)
    _extract(config)
    contexts = [(message.msgctxt, message.extracted) for message in _messages(config)]
    assert contexts == [(None, ("<p>",)), ("state", ("<p>",)), ("menu", ("<a>", "<nav>"))]


def test_the_context_of_the_page_counts_more_than_the_rules(tmp_path: Path) -> None:
    rule = '[[rules]]\nselect = "p"\ncontext = "rule"\n'
    config = _project(
        tmp_path, _body('<p data-l10n-context="own">Open</p>', '<div data-l10n-context="outer"><p>Shut'), tables=rule
    )
    _extract(config)
    assert [(message.msgid, message.msgctxt) for message in _messages(config)] == [("Open", "own"), ("Shut", "rule")]


def test_a_rule_chooses_among_the_catalogs_of_a_language(tmp_path: Path) -> None:
    toml = (
        'targets = ["de"]\n[catalogs.text]\nlanguage = "en"\n[catalogs.legal]\nlanguage = "en"\n'
        '[catalogs.ui]\nlanguage = "zh_CN"\n[catalogs.recht]\nlanguage = "zh_CN"\n'
        '[[rules]]\nselect = ".legal"\ncatalog = ["legal", "recht"]\n[[rules]]\nselect = ".no"\ncatalog = "recht"\n'
    )
    source = ['<p class="legal">Terms</p><p class="legal">条款</p>', "<p>Text</p><p>文字</p>", '<p class="no">More</p>']
    config = load(make_project(tmp_path, {"diglot.toml": toml, **_body(*source)}))
    _extract(config)
    found = {spec.domain: [m.msgid for m in _messages(config, spec.domain)] for spec in config.catalogs}
    assert found == {"text": ["Text", "More"], "legal": ["Terms"], "ui": ["文字"], "recht": ["条款"]}


def test_a_rule_names_the_language_where_the_script_cannot_tell(tmp_path: Path) -> None:
    toml = (
        'targets = ["fr"]\n[catalogs.english]\nlanguage = "en"\n[catalogs.german]\nlanguage = "de"\n'
        '[[rules]]\nselect = ".de"\nlanguage = "de"\n'
    )
    source = ["<p>Gift</p>", '<p class="de">Rat</p>', '<p lang="de">Kind</p>', '<p class="de" lang="en">Hut</p>']
    config = load(make_project(tmp_path, {"diglot.toml": toml, **_body(*source)}))
    _extract(config)
    assert [m.msgid for m in _messages(config, "english")] == ["Gift", "Hut"]
    assert [m.msgid for m in _messages(config, "german")] == ["Rat", "Kind"]


def test_a_mixed_text_is_marked_and_wanted_everywhere(tmp_path: Path) -> None:
    config = _project(tmp_path, _body("<p>版权所有 Example Company</p>", "<p>版权</p>"))
    _extract(config)
    assert _one(config, "版权所有 Example Company", "ui").extracted == ("<p>", "mixed: en, zh_CN")
    update(config, locales=config.targets, write=True, diff=False, now=NOW)
    wanted = {locale: [m.msgid for m in _catalog(config, locale, "ui")] for locale in config.targets}
    assert wanted == {"en": ["版权所有 Example Company", "版权"], "zh_CN": ["版权所有 Example Company"]}


def _catalog(config: Config, locale: str, domain: str) -> list[Message]:
    path = config.locales / locale / "LC_MESSAGES" / f"{domain}.po"
    return list(read_catalog(path.read_bytes(), path.name).messages) if path.exists() else []


def test_a_locale_filter_says_which_catalogs_a_message_is_for(tmp_path: Path) -> None:
    source = [
        "<p>For all</p>",
        '<p its-locale-filter-list="de, fr-CH">For two</p>',
        '<p its-locale-filter-list="de" its-locale-filter-type="exclude">Not for Germans</p>',
        '<p its-locale-filter-list="*-CH">For Swiss</p>',
        '<p its-locale-filter-list="">For nobody</p>',
        '<p its-locale-filter-list="*">For everybody</p>',
    ]
    toml = 'targets = ["de", "fr", "fr_CH"]\n[catalogs.all]\nlanguage = "en"\n'
    config = load(make_project(tmp_path, {"diglot.toml": toml, **_body(*source)}))
    _extract(config)
    assert _one(config, "For two", "all").extracted == ("<p>", "locales: de, fr-CH")
    assert _one(config, "Not for Germans", "all").extracted == ("<p>", "not in locales: de")
    assert _one(config, "For everybody", "all").extracted == ("<p>",)
    update(config, locales=config.targets, write=True, diff=False, now=NOW)
    wanted = {locale: [m.msgid for m in _catalog(config, locale, "all")] for locale in config.targets}
    assert wanted == {
        "de": ["For all", "For two", "For everybody"],
        "fr": ["For all", "Not for Germans", "For everybody"],
        "fr_CH": ["For all", "For two", "Not for Germans", "For Swiss", "For everybody"],
    }


def test_a_page_that_cannot_be_read_keeps_its_messages(tmp_path: Path) -> None:
    config = _project(tmp_path, {"source/b.html": "<p>Stays<p>Shared", "source/a.html": "<p>Shared<p>Goes"})
    _extract(config)
    (tmp_path / "source" / "b.html").write_bytes(b"<p>\xff\xfe\xfd")
    (tmp_path / "source" / "a.html").write_text("<p>Other", encoding="utf-8")
    outcome = _extract(config)
    assert [(fault.where, fault.exit_code) for fault in outcome.faults] == [("source/b.html", 2)]
    assert _one(config, "Stays").references == (Reference("source/b.html"),)
    assert _one(config, "Shared").references == (Reference("source/b.html"),)
    assert "Goes" not in {message.msgid for message in _messages(config)}


def test_a_page_that_was_never_read_stops_no_other(tmp_path: Path) -> None:
    config = _project(tmp_path)
    (tmp_path / "source" / "bad.html").write_bytes(b'<meta charset="gbk"><p>\xff\xff')
    outcome = _extract(config)
    assert [fault.where for fault in outcome.faults] == ["source/bad.html"]
    assert _one(config, "Opening hours").references == (Reference("source/index.html"),)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_page_without_permission_is_a_fault(tmp_path: Path) -> None:
    config = _project(tmp_path)
    (tmp_path / "source" / "index.html").chmod(0)
    assert [fault.exit_code for fault in _extract(config).faults] == [2]


def test_a_link_to_nothing_is_a_fault_and_no_crash(tmp_path: Path) -> None:
    config = _project(tmp_path)
    (tmp_path / "source" / "gone.html").symlink_to(tmp_path / "nowhere")
    outcome = _extract(config)
    assert [(fault.where, fault.exit_code) for fault in outcome.faults] == [("source/gone.html", 2)]
    assert _one(config, "Opening hours").references == (Reference("source/index.html"),)


def test_a_template_with_a_syntax_error_is_left_alone_and_stops_no_other(tmp_path: Path) -> None:
    config = _project(tmp_path, {"locales/article.pot": 'msgid "never closed'})
    outcome = _extract(config)
    assert [fault.where for fault in outcome.faults] == ["locales/article.pot:1:7"]
    assert (tmp_path / "locales" / "article.pot").read_text("utf-8") == 'msgid "never closed'
    assert [change.path for change in outcome.changes] == ["locales/ui.pot"]


def test_twice_is_once_whatever_the_time(tmp_path: Path) -> None:
    config = _project(tmp_path)
    _extract(config)
    before = (tmp_path / "locales" / "article.pot").read_bytes()
    assert _extract(config, now=NOW.replace(year=2030)).changes == ()
    assert (tmp_path / "locales" / "article.pot").read_bytes() == before


def test_the_time_is_that_of_the_last_change_of_messages(tmp_path: Path) -> None:
    config = _project(tmp_path)
    _extract(config)
    (tmp_path / "source" / "index.html").write_text(PAGE.replace("Opening hours", "Hours"), encoding="utf-8")
    _extract(config, now=NOW.replace(year=2030))
    assert "POT-Creation-Date: 2030-01-02" in (tmp_path / "locales" / "article.pot").read_text("utf-8")
    assert "POT-Creation-Date: 2026-01-02" in (tmp_path / "locales" / "ui.pot").read_text("utf-8")


def test_without_writing_it_says_what_would_change(tmp_path: Path) -> None:
    outcome = _extract(_project(tmp_path), write=False)
    assert [change.path for change in outcome.changes] == ["locales/article.pot", "locales/ui.pot"]
    assert not (tmp_path / "locales").exists()


def test_template_code_is_a_placeholder_where_the_configuration_says_so(tmp_path: Path) -> None:
    source = ["<p>Costs <?php echo $n > 1; ?> only", '<p title="<?= $t ?>">Text</p>', "<title>A <?= $t ?></title>"]
    config = _project(tmp_path, _body(*source), toml='templates = ["php"]\n')
    _extract(config)
    assert [message.msgid for message in _messages(config)] == ["Costs <php/> only", "Text"]
    assert _messages(config)[0].extracted == ("<p>", "<php/>: <?php echo $n > 1; ?>")


def test_xhtml_pages_are_read_as_such(tmp_path: Path) -> None:
    page = "<html><body><p/>One<p>a <![CDATA[b < c]]> d</p><textarea/><p>Two</p></body></html>"
    config = _project(tmp_path, {"source/page.xhtml": page, **_body("<p>Three")})
    _extract(config)
    assert [message.msgid for message in _messages(config)] == ["Three", "One", "a b < c d", "Two"]


def test_no_page_at_all_is_a_fault_of_use(tmp_path: Path) -> None:
    config = _project(tmp_path, toml='include = ["*.php"]\n')
    with pytest.raises(Exception, match="no page matches include"):
        _extract(config)
    assert not (tmp_path / "locales").exists()
