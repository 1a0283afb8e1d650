"""Pages -> what they say wrongly of their language, and where."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from diglot.config import load
from diglot.model import Finding, PagePlace
from diglot.stages.check import check
from diglot.stages.pagelanguages import language_findings
from tests.projects import CONFIGURATION, PAGE, make_project

CHINESE = "<p>西安铂力特欢迎您的来访，公司新闻与活动报道。</p>"
ENGLISH = "<p>The firm shows its products to all who want to see more of them this year.</p>"


def _found(root: Path, page: str, toml: str = CONFIGURATION) -> list[Finding]:
    config = load(make_project(root, {"source/index.html": page, "diglot.toml": toml}))
    return list(language_findings(config, jobs=1))


def test_a_wrong_root_is_found_at_its_tag(tmp_path: Path) -> None:
    (finding,) = _found(tmp_path, f'<!DOCTYPE html>\n<!-- new -->\n  <html class=a lang="en">\n<body>{CHINESE}')
    assert (finding.code, finding.severity, finding.path) == ("undeclared-language", "info", "source/index.html")
    assert (finding.line, finding.column, finding.page) == (3, 3, PagePlace("source/index.html", 3))


def test_a_page_without_a_language_is_found_and_a_piece_of_one_is_not(tmp_path: Path) -> None:
    (finding,) = _found(tmp_path / "page", f"<html><body>{CHINESE}")
    assert finding.message == "nothing says which language the page is in"
    assert _found(tmp_path / "piece", CHINESE) == []
    assert _found(tmp_path / "body", f"<html><body lang=zh>{CHINESE}") == []


def test_an_article_in_a_frame_of_the_declared_language_is_the_normal_case(tmp_path: Path) -> None:
    assert _found(tmp_path, PAGE) == []
    assert _found(tmp_path, PAGE.replace("<h1>", ENGLISH * 5 + "<h1>")) == []
    menu = "".join(f"<li>{name}</li>" for name in ("新闻", "产品", "服务", "联系我们"))
    assert _found(tmp_path, PAGE.replace("<h1>", f"<ul>{menu}</ul>{ENGLISH * 99}<h1>")) == []


def test_a_wrong_part_is_found_at_its_first_text(tmp_path: Path) -> None:
    page = f'<html lang="zh-CN"><body>{CHINESE}\n<div lang="zh">\n{ENGLISH}\n<p>More of it, and nothing else</div>'
    (finding,) = _found(tmp_path, page)
    assert finding.message == 'lang="zh" is said of 2 of 2 texts in Latin letters'
    assert finding.line == 3
    assert finding.msgid
    assert finding.msgid.startswith("The firm shows")


def test_the_text_of_a_part_says_nothing_of_the_page(tmp_path: Path) -> None:
    assert _found(tmp_path, f'<html lang="zh-CN"><body>{CHINESE}<div lang="en">{ENGLISH * 30}</div>') == []


def test_a_page_that_cannot_be_read_stops_no_other(tmp_path: Path) -> None:
    make_project(tmp_path, {"source/other.html": f'<html lang="en">{CHINESE}'})
    (tmp_path / "source" / "broken.html").write_bytes(b"<html lang=en>\xff\xfe\xff")
    assert [finding.path for finding in _found(tmp_path, PAGE)] == ["source/other.html"]


@pytest.mark.parametrize(("level", "found"), [("error", ["error"]), ("off", [])])
def test_the_level_is_configured_by_page(tmp_path: Path, level: str, found: list[str]) -> None:
    toml = f'{CONFIGURATION}[checks-in."source/**"]\nundeclared-language = "{level}"\n'
    assert [finding.severity for finding in _found(tmp_path, f'<html lang="en">{CHINESE}', toml)] == found


def test_a_check_of_the_project_tells_it(tmp_path: Path) -> None:
    config = load(make_project(tmp_path, {"source/index.html": f'<html lang="en">{CHINESE}'}))
    outcome = check(config, current=False, jobs=1, now=datetime(2026, 1, 2, tzinfo=UTC))
    assert ("undeclared-language", "source/index.html", 1) in {
        (finding.code, finding.path, finding.line) for finding in outcome.findings
    }
