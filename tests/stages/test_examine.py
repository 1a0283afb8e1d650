"""check: places, groups, levels and allowances."""

from pathlib import Path
from time import process_time

import pytest

from diglot.catalog import Style, render_entry
from diglot.checks import Check, Group, LevelRule, Pair, Problem, Selection, Term
from diglot.config import load
from diglot.config.glossary import read_glossary
from diglot.model import Finding, Fix, Message, Outcome, PagePlace
from diglot.reports import concise
from diglot.reports.grouped import grouped
from diglot.stages import examine
from diglot.stages.check import check_files
from diglot.stages.examine import CheckOptions
from tests.projects import CONFIGURATION, PAGE, make_project

HEADER = (
    'msgid ""\nmsgstr ""\n"Language: zh_CN\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=2; plural=n != 1;\\n"\n'
)
LINK = '\nmsgid "Read <a>it</a>"\nmsgstr "阅读它"\n'


def _check(folder: Path, *entries: str, **options: object) -> Outcome:
    """The findings in catalogs that hold an entry each."""
    paths = []
    for number, entry in enumerate(entries):
        path = folder / f"{number}.po"
        path.write_text(HEADER + entry, encoding="utf-8")
        paths.append(path)
    return check_files(paths, options=CheckOptions(**options))  # type: ignore[arg-type]  # by name, as given


def _codes(outcome: Outcome) -> list[str]:
    return [finding.code for finding in outcome.findings]


def _of(code: str, outcome: Outcome) -> list[Finding]:
    return [finding for finding in outcome.findings if finding.code == code]


def _have(monkeypatch: pytest.MonkeyPatch, *checks: Check) -> None:
    """Let these be all the checks there are."""
    monkeypatch.setattr(examine, "all_checks", lambda: checks)


def _of_group(pairs: list[Group]) -> Check:
    def find(group: Group) -> list[tuple[Pair, Problem]]:
        pairs.append(group)
        return [(group.pairs[-1], Problem("the last", "do nothing"))]

    return Check(code="last", mqm="style", severity="warning", documentation="", scope="group", find_among=find)


# --- places ---


def test_a_finding_stands_at_its_culprit_however_the_catalog_is_wrapped(tmp_path: Path) -> None:
    before = "请仔细阅读这里所写的一切内容，再按各部门的要求准备材料，并把填好的表格连同照片交到前台办理"
    after = "工作人员会核对姓名与住址，确认无误后发给收据，请妥善保管以便日后查询"
    message = Message("Read it", msgstr=(f"{before}<b>{after}",))
    for width in (None, 40, 79):
        entry = render_entry(message, Style(width=width)) + "\n"
        (finding,) = _of("bad-nesting", _check(tmp_path, "\n" + entry))
        lines = (HEADER + "\n" + entry).split("\n")
        assert lines[finding.line - 1][finding.column - 1 :].startswith("<b>")
        assert (finding.end_line, finding.end_column) == (finding.line, finding.column + 3)
        assert finding.msgstr is not None
        assert finding.span is not None
        assert finding.msgstr[slice(*finding.span)] == "<b>"


def test_a_plural_form_has_its_own_line(tmp_path: Path) -> None:
    entry = '\nmsgid "%d <a>page</a>"\nmsgid_plural "%d <a>pages</a>"\nmsgstr[0] "%d <a>页</a>"\nmsgstr[1] "%d 页"\n'
    (finding,) = _of("missing-placeholder", _check(tmp_path, entry))
    assert (finding.plural, finding.line) == (1, 9)


def test_what_reading_a_catalog_shows_and_a_check_finds_is_told_once(tmp_path: Path) -> None:
    entry = '\nmsgid "%d page"\nmsgid_plural "%d pages"\nmsgstr[0] "%d 页"\nmsgstr[1] "%d 页"\n'
    (finding,) = _of("plural-count", _check(tmp_path, entry))
    assert finding.msgid == "%d page"
    assert not _of("plural-count", _check(tmp_path, "\n# diglot: allow plural-count, a test" + entry))


def test_a_fix_is_also_a_replacement_in_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def find(pair: Pair) -> list[Problem]:
        return [Problem("x", "y", msgstr="旧", span=(0, 1), fix=Fix("renew it", safe=True, msgstr='"新"'))]

    _have(monkeypatch, Check(code="old", mqm="style", severity="warning", documentation="", find=find))
    (finding,) = _check(tmp_path, '\nmsgid "a"\nmsgstr   "旧"\n').findings
    assert finding.replacement == (7, 10, 7, 13, '"\\"新\\""')


def test_the_line_of_the_page_is_found_where_references_have_none(tmp_path: Path) -> None:
    po = HEADER + '\n#: source/index.html\nmsgid "Opening hours"\nmsgstr ""\n'
    path = "locales/zh_CN/LC_MESSAGES/article.po"
    config = load(
        make_project(tmp_path, {path: po, "source/index.html": PAGE.replace("<title>Opening hours", "<title>")})
    )
    (finding,) = check_files([tmp_path / path], config=config).findings
    assert finding.page == PagePlace("source/index.html", 6)


@pytest.mark.parametrize("page", ["other/index.html", "source/gone.html", "source/../a.html", "/dev/zero"])
def test_a_page_that_cannot_be_read_gives_no_place_and_no_fault(page: str, tmp_path: Path) -> None:
    path = "locales/zh_CN/LC_MESSAGES/article.po"
    po = f'{HEADER}\n#: {page}\nmsgid "Opening hours"\nmsgstr ""\n'
    config = load(make_project(tmp_path, {path: po, "a.html": PAGE, "other/index.html": PAGE}))
    outcome = check_files([tmp_path / path], config=config)
    assert [finding.page for finding in outcome.findings] == [None]
    assert outcome.faults == ()


def test_many_findings_in_one_long_message_take_linear_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def find(pair: Pair) -> list[Problem]:
        (msgstr,) = pair.message.msgstr
        places = (at for at, character in enumerate(msgstr) if character == ",")
        return [Problem("x", "y", msgstr=msgstr, span=(at, at + 1)) for at in places]

    _have(monkeypatch, Check(code="comma", mqm="style", severity="warning", documentation="", find=find))

    def spent(size: int) -> float:
        entry = render_entry(Message("a", msgstr=("逗号,在其间" * size,)), Style())
        begun = process_time()
        outcome = _check(tmp_path, f"\n{entry}\n")
        concise.render(outcome)
        list(grouped(outcome.findings, color=False))
        assert len(outcome.findings) == size
        return process_time() - begun

    # the shortest of several times is the one that least else disturbed
    before, after = (min(spent(size) for _ in range(3)) for size in (500, 2000))
    assert after < 8 * max(before, 0.05)


# --- groups ---


def test_messages_of_one_pair_of_languages_are_one_group_over_all_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    groups: list[Group] = []
    _have(monkeypatch, _of_group(groups))
    german = '\nmsgid "c"\nmsgstr "d"\n'
    other = tmp_path / "de.po"
    other.write_text(HEADER.replace("zh_CN", "de") + german, encoding="utf-8")
    first, second = ('\nmsgid "One"\nmsgstr "一"\n', '\nmsgid "Two"\nmsgstr "二"\n')
    outcome = _check(tmp_path, first, second)
    assert [len(group.pairs) for group in groups] == [2]
    assert [(finding.code, finding.path) for finding in outcome.findings] == [("last", f"{tmp_path.as_posix()}/1.po")]
    groups.clear()
    check_files([tmp_path / "0.po", other, tmp_path / "1.po"])
    assert sorted((group.locale, len(group.pairs)) for group in groups) == [("de", 1), ("zh_CN", 2)]


def test_a_file_that_is_named_twice_is_looked_at_once(tmp_path: Path) -> None:
    _check(tmp_path, LINK)
    path = tmp_path / "0.po"
    assert len(check_files([path, path, tmp_path / "." / "0.po"]).findings) == 1


def test_a_group_has_the_terms_of_its_languages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "terms.tsv").write_text("file\t文件\n文件\tfile\n", encoding="utf-8")
    groups: list[Group] = []
    _have(monkeypatch, _of_group(groups))
    _check(tmp_path, LINK, glossary=read_glossary(tmp_path / "terms.tsv", "terms.tsv"))
    assert groups[0].terms == (Term("file", ("文件",)),)
    assert groups[0].language == "en"


@pytest.mark.parametrize(
    ("header", "given", "language"),
    [("", None, "en"), ('"X-Source-Language: de\\n"\n', None, "de"), ('"X-Source-Language: de\\n"\n', "fr", "fr")],
)
def test_the_source_language_is_given_or_declared_or_guessed(
    header: str, given: str | None, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    groups: list[Group] = []
    _have(monkeypatch, _of_group(groups))
    _check(tmp_path, header + LINK, source_language=given)
    assert groups[0].language == language


def test_a_guess_makes_no_catalog_need_no_translation(tmp_path: Path) -> None:
    path = tmp_path / "en_GB.po"
    path.write_text(HEADER.replace("zh_CN", "en_GB") + LINK, encoding="utf-8")
    assert "missing-placeholder" in _codes(check_files([path]))
    assert _codes(check_files([path], options=CheckOptions(source_language="en"))) == []


# --- levels ---


@pytest.mark.parametrize(("level", "severities"), [("off", []), ("info", ["info"]), ("warning", ["warning"])])
def test_a_level_decides_over_the_severity_of_a_check(level: str, severities: list[str], tmp_path: Path) -> None:
    text = f"{CONFIGURATION}[checks]\nmissing-placeholder = '{level}'\n"
    config = load(make_project(tmp_path, {"diglot.toml": text}))
    outcome = _check(tmp_path, LINK, selection=config.selection)
    assert [finding.severity for finding in outcome.findings] == severities


def test_a_level_may_be_that_of_some_files_and_the_last_wins(tmp_path: Path) -> None:
    rules = LevelRule("**", "missing-placeholder", "off"), LevelRule("**/1.po", "missing-placeholder", "info")
    outcome = _check(tmp_path, LINK, LINK, selection=Selection(rules))
    assert [(Path(finding.path).name, finding.severity) for finding in outcome.findings] == [("1.po", "info")]


# --- allowances ---


def _allowing(comment: str) -> str:
    return LINK.replace("\nmsgid", f"\n# {comment}\nmsgid", 1)


def test_a_comment_allows_a_finding(tmp_path: Path) -> None:
    assert _codes(_check(tmp_path, _allowing("diglot: allow missing-placeholder, no link there"))) == []


def test_it_allows_nothing_else(tmp_path: Path) -> None:
    outcome = _check(tmp_path, _allowing("diglot: allow fuzzy, who knows"))
    assert sorted(_codes(outcome)) == ["missing-placeholder", "unused-suppression"]


def test_a_comment_that_is_needless_is_found_at_its_line(tmp_path: Path) -> None:
    entry = '\n# Anna\n# diglot: allow fuzzy, it was\nmsgid "a"\nmsgstr "甲"\n'
    (finding,) = _check(tmp_path, entry).findings
    assert (finding.code, finding.line, finding.column, finding.end_column) == ("unused-suppression", 7, 3, 30)
    assert finding.message == "there is no fuzzy to allow"


def test_a_name_that_no_check_has_is_found_though_nothing_is_there_to_allow(tmp_path: Path) -> None:
    outcome = _check(tmp_path, _allowing("diglot: allow missing-placehodler, no link there"))
    assert sorted(_codes(outcome)) == ["missing-placeholder", "unused-suppression"]


def test_a_comment_without_a_reason_is_found_and_allows_all_the_same(tmp_path: Path) -> None:
    outcome = _check(tmp_path, _allowing("diglot: allow missing-placeholder"))
    assert _codes(outcome) == ["unexplained-suppression"]


def test_what_a_check_was_not_asked_for_is_not_needless(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = _allowing("diglot: allow missing-placeholder, no link there")
    off = Selection((LevelRule("**", "missing-placeholder", "off"),))
    assert _codes(_check(tmp_path, entry, selection=off)) == []
    # a build looks for it, and no check of catalogs
    entry = '\n# diglot: allow protected-content, it is Chinese\nmsgid "a"\nmsgstr "甲"\n'
    assert _codes(_check(tmp_path, entry)) == []


@pytest.mark.parametrize("entry", ['#, fuzzy\nmsgid "a"\nmsgstr "甲"\n', 'msgid "a"\nmsgstr ""\n'])
def test_a_message_that_nobody_has_confirmed_keeps_its_comment(entry: str, tmp_path: Path) -> None:
    outcome = _check(tmp_path, f"\n# diglot: allow missing-placeholder, no link there\n{entry}")
    assert "unused-suppression" not in _codes(outcome)


def test_obsolete_messages_allow_what_they_like(tmp_path: Path) -> None:
    entry = '\n# diglot: allow fuzzy, it was\n#~ msgid "a"\n#~ msgstr "甲"\n'
    assert _codes(_check(tmp_path, entry)) == []


def test_an_obsolete_entry_may_have_what_a_message_lacks(tmp_path: Path) -> None:
    outcome = _check(tmp_path, '\nmsgid "Open file"\nmsgstr ""\n\n#~ msgid "Open file."\n#~ msgstr "打开文件。"\n')
    assert "obsolete-translation" in _codes(outcome)
