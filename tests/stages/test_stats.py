"""stats: how far each locale, catalog and page is translated."""

from pathlib import Path

from diglot.config import load
from diglot.model import Progress
from diglot.stages.stats import stats
from tests.projects import TEMPLATE, make_project

EMPTY = TEMPLATE.partition("\n\n")[0] + "\n"
HALF = TEMPLATE.replace("#. <h1>", "#. <h1>\n#, fuzzy").replace('hours"\nmsgstr ""', 'hours"\nmsgstr "开放"')
CATALOGS = {
    "locales/article.pot": TEMPLATE,
    "locales/ui.pot": EMPTY,
    "locales/zh_CN/LC_MESSAGES/article.po": HALF,
}


def test_catalogs_come_before_their_total_and_the_pages(tmp_path: Path) -> None:
    progress, _, faults = stats(load(make_project(tmp_path, CATALOGS)))
    assert faults == ()
    assert progress == (
        Progress("en", None, None, 0, 0, 0),
        Progress("zh_CN", "article", None, 0, 1, 1),
        Progress("zh_CN", None, None, 0, 1, 1),
        Progress("zh_CN", None, "source/index.html", 0, 1, 1),
        Progress("zh_CN", None, "source/news.html", 0, 0, 1),
    )


def test_a_fuzzy_message_without_a_translation_is_fuzzy_and_counts_once(tmp_path: Path) -> None:
    progress, _, _ = stats(load(make_project(tmp_path, CATALOGS)))
    assert [row.total for row in progress] == [0, 2, 2, 2, 1]


def test_a_catalog_that_cannot_be_read_is_a_fault_and_stops_no_other(tmp_path: Path) -> None:
    broken = {**CATALOGS, "locales/zh_CN/LC_MESSAGES/article.po": "msgid", "locales/ui.pot": TEMPLATE}
    progress, _, faults = stats(load(make_project(tmp_path, broken)))
    assert [fault.exit_code for fault in faults] == [2]
    assert Progress("en", "ui", None, 0, 0, 2) in progress
