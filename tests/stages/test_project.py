"""Where the pages and catalogs of a project are, and what they are called."""

import os
from pathlib import Path

import pytest

from diglot.config import CatalogSpec, Config, load
from diglot.model import CatalogError, ConfigError, PageError
from diglot.stages import layout, project
from tests.projects import CONFIGURATION, TEMPLATE, make_project


def _project(root: Path, files: dict[str, str] | None = None, toml: str = "") -> Config:
    return load(make_project(root, {"diglot.toml": toml + CONFIGURATION, **(files or {})}))


def test_pages_are_sorted_and_chosen_by_globs(tmp_path: Path) -> None:
    files = {f"source/{name}": "" for name in ("b.htm", "a/z.html", "a/logo.svg", "draft/x.html", "首页.xhtml")}
    config = _project(tmp_path, files, 'exclude = ["draft/**"]\n')
    assert project.pages(config) == ("a/z.html", "b.htm", "index.html", "首页.xhtml")


def test_links_to_folders_are_followed_but_never_in_a_circle(tmp_path: Path) -> None:
    config = _project(tmp_path, {"shared/legal.html": "", "source/a/b.html": ""})
    (tmp_path / "source" / "common").symlink_to(tmp_path / "shared")
    (tmp_path / "source" / "a" / "up").symlink_to(tmp_path / "source")
    assert project.pages(config) == ("a/b.html", "common/legal.html", "index.html")


def test_references_are_relative_to_the_root(tmp_path: Path) -> None:
    config = _project(tmp_path)
    assert project.reference_of(config, "news/a.html") == "source/news/a.html"
    assert project.shown(config, Path("/elsewhere/a.po")) == "/elsewhere/a.po"


def test_catalogs_are_where_gettext_looks_for_them(tmp_path: Path) -> None:
    config = _project(tmp_path)
    catalog = layout.catalog_path(config, "zh_CN", "ui")
    assert project.shown(config, catalog) == "locales/zh_CN/LC_MESSAGES/ui.po"
    assert project.shown(config, layout.template_path(config, "ui")) == "locales/ui.pot"


def test_the_last_glob_that_matches_gives_the_encoding(tmp_path: Path) -> None:
    toml = 'encodings = { "**" = "utf-8", "old/**" = "gbk" }\n'
    config = _project(tmp_path, toml=toml)
    assert project.encoding_of(config, "old/a.html") == "gbk"
    assert project.encoding_of(config, "a.html") == "utf-8"
    assert project.encoding_of(_project(tmp_path), "a.html") is None


def test_a_scan_knows_each_language_once(tmp_path: Path) -> None:
    config = _project(tmp_path, toml='templates = ["php"]\n')
    rules = project.scan_rules(config)
    assert (rules.languages, rules.templates) == (("en", "zh_CN"), ("php",))


def test_a_catalog_that_is_not_there_is_none_and_a_template_is_a_fault(tmp_path: Path) -> None:
    config = _project(tmp_path)
    assert project.read(config, layout.catalog_path(config, "zh_CN", "ui")) is None
    with pytest.raises(CatalogError, match=r"locales/ui\.pot: no such file; write it with `diglot extract`"):
        project.templates_of(config, "ui")


def test_a_folder_in_the_place_of_a_catalog_is_a_fault(tmp_path: Path) -> None:
    config = _project(tmp_path)
    layout.template_path(config, "ui").mkdir(parents=True)
    with pytest.raises(CatalogError, match=r"locales/ui\.pot: "):
        project.templates_of(config, "ui")


def test_what_a_catalog_lacks_is_needed_without_a_translation(tmp_path: Path) -> None:
    old = TEMPLATE.replace('"Opening hours"\nmsgstr ""', '"Opening hours"\nmsgstr "开放时间"').rpartition("#:")[0]
    config = _project(tmp_path, {"locales/article.pot": TEMPLATE, "locales/zh_CN/LC_MESSAGES/article.po": old})
    templates = project.templates_of(config, "article")
    catalogs = project.catalogs_of(config, "zh_CN", "article")
    pairs = list(project.needed(templates, catalogs, CatalogSpec("article", "en"), "zh_CN"))
    assert [message.msgid for message, _, _ in pairs] == [own.msgid for _, own, _ in pairs]
    assert [own.msgstr for _, own, _ in pairs] == [("开放时间",), ("",)]
    assert not list(project.needed(templates, catalogs, CatalogSpec("article", "en"), "en"))


def test_two_folders_of_one_locale_are_an_error_and_other_folders_are_not(tmp_path: Path) -> None:
    config = _project(tmp_path)
    project.check_locale_folders(config)
    for name in ("zh_CN", "en", "templates.d", "de"):
        (config.locales / name).mkdir(parents=True)
    project.check_locale_folders(config)
    (config.locales / "de-DE@euro").mkdir()
    (config.locales / "de_DE").mkdir()
    with pytest.raises(ConfigError, match=r"locales/de_DE: for the same locale as de-DE@euro"):
        project.check_locale_folders(config)


def test_a_name_that_is_no_text_is_a_fault(tmp_path: Path) -> None:
    config = _project(tmp_path)
    os.close(os.open(os.fsencode(config.source) + b"/\xff.html", os.O_CREAT))
    with pytest.raises(PageError, match="rename the page"):
        project.pages(config)
