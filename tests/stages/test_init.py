"""init: the pages of a folder -> a configuration that fits them."""

from pathlib import Path

import pytest

from diglot.config import load
from diglot.model import UsageError
from diglot.stages.init import init
from tests.projects import CONFIGURATION, PAGE

ENGLISH = '<html lang="en"><p>Read the report of this year.</p></html>'


def _write(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def test_what_it_writes_can_be_loaded(tmp_path: Path) -> None:
    outcome = init(_write(tmp_path, {"www/index.html": PAGE}))
    assert [change.path for change in outcome.changes] == ["diglot.toml"]
    config = load(tmp_path)
    assert config.source == tmp_path / "www"
    assert {catalog.language for catalog in config.catalogs} == {"en", "zh_CN"}
    assert set(config.targets) == {"en", "zh_CN"}


def test_pages_in_one_language_get_one_catalog_and_no_target(tmp_path: Path) -> None:
    outcome = init(_write(tmp_path, {"pages/a.html": ENGLISH}))
    config = load(tmp_path)
    assert [tuple(catalog) for catalog in config.catalogs] == [("pages", "en")]
    assert config.targets == ()
    assert "add targets" in outcome.notes[0]


def test_the_folders_of_catalogs_are_the_targets(tmp_path: Path) -> None:
    _write(
        tmp_path,
        {"pages/a.html": ENGLISH, "locales/de/x": "", "locales/sr@latin/x": "", "locales/tools/x": ""},
    )
    init(tmp_path)
    assert load(tmp_path).targets == ("de", "sr@latin")


def test_a_folder_with_a_customary_name_wins_over_one_with_more_pages(tmp_path: Path) -> None:
    _write(
        tmp_path,
        {"source/a.html": ENGLISH, "old/a.html": ENGLISH, "old/b.html": ENGLISH, "build/c.html": ENGLISH},
    )
    init(tmp_path)
    assert load(tmp_path).source == tmp_path / "source"


def test_a_page_that_cannot_be_read_spoils_no_proposal(tmp_path: Path) -> None:
    _write(tmp_path, {"source/a.html": ENGLISH})
    (tmp_path / "source" / "b.html").write_bytes(b'<meta charset="utf-8">\xff')
    init(tmp_path)
    assert load(tmp_path).language_of("pages") == "en"


@pytest.mark.parametrize("name", ["diglot.toml", "pyproject.toml"])
def test_a_configuration_is_never_overwritten(tmp_path: Path, name: str) -> None:
    text = CONFIGURATION if name == "diglot.toml" else '[tool.diglot]\nsource = "x"\n'
    _write(tmp_path, {"source/a.html": ENGLISH, name: text})
    with pytest.raises(UsageError, match="there is a configuration already"):
        init(tmp_path)
    assert (tmp_path / name).read_text("utf-8") == text
    assert len(list(tmp_path.glob("*.toml"))) == 1


def test_a_folder_within_a_project_gets_its_own(tmp_path: Path) -> None:
    _write(tmp_path, {"diglot.toml": CONFIGURATION, "inner/source/a.html": ENGLISH})
    init(tmp_path / "inner")
    assert load(tmp_path / "inner").root == tmp_path / "inner"


def test_no_pages_are_bad_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no folder in it has pages"):
        init(tmp_path)


def test_a_folder_may_have_any_name(tmp_path: Path) -> None:
    init(_write(tmp_path, {'my "pages" \\ 页/a.html': ENGLISH}))
    assert load(tmp_path).source == tmp_path / 'my "pages" \\ 页'


def test_a_script_tells_the_language_where_no_root_does(tmp_path: Path) -> None:
    page = tmp_path / "pages" / "index.html"
    page.parent.mkdir()
    page.write_text("<h1>联系我们</h1><p>欢迎访问我们的网站<p>A few words", encoding="utf-8")
    init(tmp_path)
    assert 'language = "zh_CN"' in (tmp_path / "diglot.toml").read_text("utf-8")
