"""check: catalogs -> findings, each with its place."""

from datetime import UTC, datetime
from pathlib import Path

from diglot.config import Config, load
from diglot.model import Outcome, PagePlace
from diglot.stages.check import check, check_files
from diglot.stages.extract import extract
from diglot.stages.update import update
from tests.projects import CONFIGURATION, PAGE, TEMPLATE, make_project

NOW = datetime(2026, 1, 2, tzinfo=UTC)
EMPTY = TEMPLATE.partition("\n\n")[0] + "\n"
ARTICLE = "locales/zh_CN/LC_MESSAGES/article.po"
TRANSLATED = TEMPLATE.replace('hours"\nmsgstr ""', 'hours"\nmsgstr "开放时间"').replace(
    'year."\nmsgstr ""', 'year."\nmsgstr "请阅读今年的<a>报告</a>。"'
)


def _project(root: Path, article: str = TRANSLATED, files: dict[str, str] | None = None) -> Config:
    catalogs = {"locales/article.pot": TEMPLATE, "locales/ui.pot": EMPTY, ARTICLE: article}
    return load(make_project(root, {**catalogs, **(files or {})}))


def _check(config: Config, *, current: bool = False) -> Outcome:
    return check(config, current=current, jobs=1, now=NOW)


def _said(outcome: Outcome) -> list[tuple[str, str, str, int]]:
    return [(finding.severity, finding.code, finding.path, finding.line) for finding in outcome.findings]


def test_a_whole_translation_has_no_finding(tmp_path: Path) -> None:
    assert _check(_project(tmp_path)) == Outcome()


def test_missing_and_fuzzy_are_errors_at_their_line(tmp_path: Path) -> None:
    fuzzy = TRANSLATED.replace("#. <h1>", "#. <h1>\n#, fuzzy").replace("请阅读今年的<a>报告</a>。", "")
    outcome = _check(_project(tmp_path, fuzzy))
    assert _said(outcome) == [("error", "fuzzy", ARTICLE, 9), ("error", "missing", ARTICLE, 13)]
    assert [(each.locale, each.domain, each.msgid) for each in outcome.findings] == [
        ("zh_CN", "article", "Opening hours"),
        ("zh_CN", "article", "Read <a>the report</a> of this year."),
    ]


def test_what_the_catalog_lacks_is_missing(tmp_path: Path) -> None:
    config = _project(tmp_path)
    (tmp_path / ARTICLE).unlink()
    assert [finding.code for finding in _check(config).findings] == ["missing", "missing"]


def test_an_obsolete_message_is_nobodys_concern(tmp_path: Path) -> None:
    assert _check(_project(tmp_path, TRANSLATED + '\n#~ msgid "<a>Old</a>"\n#~ msgstr ""\n')) == Outcome()


def test_a_broken_placeholder_is_found_with_its_span(tmp_path: Path) -> None:
    (finding,) = _check(_project(tmp_path, TRANSLATED.replace("</a>。", "。"))).findings
    assert (finding.code, finding.severity) == ("bad-nesting", "error")
    assert finding.msgstr == "请阅读今年的<a>报告。"
    assert finding.span == (6, 9)


def test_the_page_is_named_where_references_have_lines(tmp_path: Path) -> None:
    lines = TRANSLATED.replace("index.html", "index.html:6").replace("开放时间", "")
    (finding,) = _check(_project(tmp_path, lines)).findings
    assert finding.page == PagePlace("source/index.html", 6)


def test_findings_of_one_code_in_one_message_are_told_apart(tmp_path: Path) -> None:
    outcome = _check(_project(tmp_path, TRANSLATED.replace("报告</a>", "报告</a><b/><i/>")))
    assert [finding.ordinal for finding in outcome.findings] == [0, 1]
    assert len({finding.fingerprint for finding in outcome.findings}) == 2


def test_a_minimum_makes_missing_a_remark_until_it_is_not_reached(tmp_path: Path) -> None:
    half = TRANSLATED.replace("开放时间", "")

    def severities(minimum: int) -> list[str]:
        toml = f"{CONFIGURATION}[locale.zh_CN]\nminimum = {minimum}\n"
        return [finding.severity for finding in _check(_project(tmp_path, half, {"diglot.toml": toml})).findings]

    assert severities(50) == ["info"]
    assert severities(51) == ["error"]
    assert severities(100) == ["error"]


def test_a_minimum_excuses_no_broken_translation(tmp_path: Path) -> None:
    toml = f"{CONFIGURATION}[locale.zh_CN]\nminimum = 0\n"
    broken = TRANSLATED.replace("<a>报告</a>", "报告").replace("开放时间", "")
    outcome = _check(_project(tmp_path, broken, {"diglot.toml": toml}))
    assert [(finding.severity, finding.code) for finding in outcome.findings] == [
        ("info", "missing"),
        ("error", "missing-placeholder"),
    ]


def test_a_catalog_that_cannot_be_read_is_a_fault_and_stops_no_other(tmp_path: Path) -> None:
    outcome = _check(_project(tmp_path, 'msgid "a', {"locales/ui.pot": TEMPLATE}))
    assert [fault.exit_code for fault in outcome.faults] == [2]
    assert [finding.domain for finding in outcome.findings] == ["ui", "ui"]


def test_a_fault_of_a_template_is_told_once_for_all_locales(tmp_path: Path) -> None:
    config = _project(tmp_path)
    (tmp_path / "locales" / "ui.pot").write_text("msgid", encoding="utf-8")
    assert len(_check(config).faults) == 1


def test_the_warnings_of_reading_a_catalog_are_findings(tmp_path: Path) -> None:
    config = _project(tmp_path)
    (tmp_path / ARTICLE).write_bytes(b"\xef\xbb\xbf" + TRANSLATED.encode())
    assert _said(_check(config)) == [("warning", "byte-order-mark", ARTICLE, 1)]


OLD = '\n#: source/index.html\nmsgid "Opening times"\nmsgstr "开放时段"\n'


def test_a_message_that_the_template_lacks_is_stale_at_its_line(tmp_path: Path) -> None:
    config = _project(tmp_path, TRANSLATED + OLD)
    outcome = _check(config)
    assert _said(outcome) == [("info", "stale", ARTICLE, 16)]
    assert outcome.findings[0].msgid == "Opening times"
    update(config, locales=config.targets, write=True, diff=False, now=NOW)
    assert "stale" not in {finding.code for finding in _check(config).findings}


def test_what_a_locale_need_not_translate_is_stale_in_its_catalog(tmp_path: Path) -> None:
    own = TEMPLATE.replace('hours"\nmsgstr ""', 'hours"\nmsgstr "Opening hours"')
    config = _project(tmp_path, TRANSLATED, {"locales/en/LC_MESSAGES/article.po": own})
    assert [(each.code, each.locale) for each in _check(config).findings] == [("stale", "en"), ("stale", "en")]


def test_a_comment_keeps_a_stale_message_and_one_that_is_not_stale_needs_none(tmp_path: Path) -> None:
    comment = "\n# diglot: allow stale, the page comes back in spring"
    assert _check(_project(tmp_path / "old", TRANSLATED + comment + OLD)) == Outcome()
    live = TRANSLATED.replace("\n#. <h1>", f"{comment}\n#. <h1>")
    assert [finding.code for finding in _check(_project(tmp_path / "live", live)).findings] == ["unused-suppression"]


def test_other_faults_of_a_stale_message_are_nobodys_concern(tmp_path: Path) -> None:
    comment = "\n# diglot: allow missing-placeholder, the link is elsewhere"
    broken = OLD.replace("Opening times", "Opening <a>times</a>")
    outcome = _check(_project(tmp_path, TRANSLATED + comment + broken))
    assert [finding.code for finding in outcome.findings] == ["stale"]


def test_a_catalog_by_itself_does_not_tell_what_is_stale(tmp_path: Path) -> None:
    config = _project(tmp_path, TRANSLATED + OLD)
    assert check_files([tmp_path / ARTICLE], config=config) == Outcome()


def test_current_asks_whether_templates_and_catalogs_are_behind_the_pages(tmp_path: Path) -> None:
    config = load(make_project(tmp_path))
    extract(config, write=True, diff=False, jobs=1, now=NOW)
    update(config, locales=config.targets, write=True, diff=False, now=NOW)
    (tmp_path / "source" / "index.html").write_text(PAGE.replace("</h1>", "</h1><h2>Admission is free</h2>"), "utf-8")
    outcome = _check(config, current=True)
    assert ("error", "outdated-template", "locales/article.pot", 1) in _said(outcome)
    assert "outdated-catalog" not in {finding.code for finding in outcome.findings}
    extract(config, write=True, diff=False, jobs=1, now=NOW)
    outcome = _check(config, current=True)
    assert ("error", "outdated-catalog", ARTICLE, 1) in _said(outcome)
    update(config, locales=config.targets, write=True, diff=False, now=NOW)
    codes = {finding.code for finding in _check(config, current=True).findings}
    assert codes == {"missing"}


def test_files_are_checked_without_a_configuration(tmp_path: Path) -> None:
    path = tmp_path / "zh_CN.po"
    path.write_text(TRANSLATED.replace("<a>报告</a>", "报告"), encoding="utf-8")
    (finding,) = check_files([path]).findings
    assert (finding.code, finding.path, finding.domain) == ("missing-placeholder", path.as_posix(), "zh_CN")


def test_a_file_of_a_project_is_known_by_its_place(tmp_path: Path) -> None:
    config = _project(tmp_path, TRANSLATED.replace("开放时间", ""))
    (finding,) = check_files([tmp_path / ARTICLE], config=config).findings
    assert (finding.code, finding.locale, finding.domain, finding.path) == (
        "missing",
        "zh_CN",
        "article",
        ARTICLE,
    )


def test_a_template_among_the_files_lacks_nothing(tmp_path: Path) -> None:
    _project(tmp_path)
    assert check_files([tmp_path / "locales" / "article.pot"]) == Outcome()


def test_each_file_that_cannot_be_read_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "bad.po").write_text('msgid "a\n', encoding="utf-8")
    outcome = check_files([tmp_path / "bad.po", tmp_path / "none.po"])
    assert [fault.exit_code for fault in outcome.faults] == [2, 2]
    assert "bad.po:1:" in outcome.faults[0].where


def test_a_comment_of_a_template_is_no_translators(tmp_path: Path) -> None:
    comment = "# diglot: allow missing, nobody reads it\n# diglot: allow nothing, ever\n"
    config = _project(tmp_path, EMPTY, {"locales/article.pot": TEMPLATE.replace("#. <h1>", f"{comment}#. <h1>")})
    assert [finding.code for finding in _check(config).findings] == ["missing", "missing"]
