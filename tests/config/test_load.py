"""Loading a configuration: what is found where, what wins, and what is said of what cannot be right."""

from pathlib import Path

import pytest

from diglot.config import Config, FuzzyPolicy, load
from diglot.model import ConfigError
from tests.projects import CONFIGURATION, make_project


def _fault(folder: Path, **options: object) -> str:
    with pytest.raises(ConfigError) as caught:
        load(folder, **options)  # type: ignore[arg-type]  # the options of one test each
    assert caught.value.exit_code == 2
    assert "\n" not in str(caught.value)
    return str(caught.value)


def _with(root: Path, toml: str) -> Path:
    return make_project(root, {"diglot.toml": toml})


def test_defaults_fill_what_the_file_leaves_out(tmp_path: Path) -> None:
    config = load(make_project(tmp_path))
    assert config.root == tmp_path
    assert config.source == tmp_path / "source"
    assert config.locales == tmp_path / "locales"
    assert config.output == tmp_path / "build"
    assert config.include == ("**/*.html", "**/*.htm", "**/*.xhtml")
    assert config.targets == ("en", "zh_CN")
    assert [tuple(catalog) for catalog in config.catalogs] == [("article", "en"), ("ui", "zh_CN")]
    assert config.minimum_of("zh_CN") == 100
    assert config.edition("zh_CN").fuzzy == FuzzyPolicy(keep=False, days=30)
    assert config.pivot is None
    assert config.language_of("ui") == "zh_CN"
    assert config.language_of("blog") is None
    assert config.jobs == 0


def test_every_key_can_be_set(tmp_path: Path) -> None:
    make_project(tmp_path, {"pages/a.html": "", "diglot.toml": EVERYTHING})
    config = load(tmp_path)
    assert config.source == tmp_path / "pages"
    assert config.locales == tmp_path / "po"
    assert config.output == tmp_path / "out"
    assert config.include == ("*.html",)
    assert config.exclude == ("draft/**",)
    assert config.base_url == "https://www.example.com/site"
    assert config.templates == ("php",)
    assert config.encodings == (("legacy/**", "gbk"),)
    assert config.references == "line"
    assert config.split == "folder"
    assert (config.project, config.version, config.bugs_to) == ("Site", "2", "i18n@example.com")
    assert config.jobs == 3
    assert config.minimum_of("de") == 80
    assert config.pivot == "de"
    assert config.edition("de").fuzzy == FuzzyPolicy(keep=False, days=14)
    assert config.edition("fr").fuzzy == FuzzyPolicy(keep=True, days=7)
    rule, other, last = config.rules
    assert (rule.select, rule.within_text, rule.translate) == (".a > *", "no", None)
    assert (other.xpath, other.within_text, other.catalog) == ("//pre", "nested", ("ui", "article"))
    assert (other.preserve_space, other.language) == (True, "en")
    assert (last.context, last.note, last.attributes) == ("menu", "short", ("data-title",))
    assert (last.json, last.format) == (("labels.*", "menu[0]"), "yMMMd")
    assert last.catalog == ("ui",)
    assert config.selection.levels("po/de/LC_MESSAGES/ui.po") == {"fuzzy": "warning", "missing": "off"}
    assert config.selection.levels("po/ja/LC_MESSAGES/ui.po") == {"fuzzy": "error", "missing": "off"}
    assert config.baseline == tmp_path / "known.json"


EVERYTHING = """\
source = "pages"
include = ["*.html"]
exclude = ["draft/**"]
locales = "po"
output = "out"
targets = ["de", "fr"]
base-url = "https://www.example.com/site/"
templates = ["php"]
references = "line"
split = "folder"
pivot = "de"
fuzzy = "keep"
fuzzy-days = 14
project = "Site"
version = "2"
bugs-to = "i18n@example.com"
jobs = 3
baseline = "known.json"

[checks]
fuzzy = "warning"
missing = "off"
[checks-in."po/ja/**"]
fuzzy = "error"

[catalogs.article]
language = "en"
[catalogs.ui]
language = "en"

[locale.de]
minimum = 80
fuzzy = "source"
[locale.fr]
fuzzy-days = 7

[encodings]
"legacy/**" = "gbk"

[[rules]]
select = ".a > *"
within-text = false
[[rules]]
xpath = "//pre"
within-text = "nested"
preserve-space = true
language = "en"
catalog = ["ui", "article"]
[[rules]]
select = "nav a"
within-text = true
catalog = "ui"
context = "menu"
note = "short"
attributes = ["data-title"]
json = ["labels.*", "menu[0]"]
format = "yMMMd"
"""


def test_the_nearest_folder_upward_that_has_a_configuration_is_the_root(tmp_path: Path) -> None:
    make_project(tmp_path)
    make_project(tmp_path / "source" / "inner")
    (tmp_path / "source" / "deep").mkdir()
    assert load(tmp_path / "source" / "deep").root == tmp_path
    assert load(tmp_path / "source" / "inner" / "source").root == tmp_path / "source" / "inner"


def test_pyproject_may_hold_it_under_tool_diglot(tmp_path: Path) -> None:
    make_project(tmp_path, {"pyproject.toml": '[tool.diglot.catalogs.a]\nlanguage = "en"\n'})
    (tmp_path / "diglot.toml").unlink()
    config = load(tmp_path)
    assert config.file == tmp_path / "pyproject.toml"
    assert config.language_of("a") == "en"


def test_a_pyproject_of_something_else_is_passed_by(tmp_path: Path) -> None:
    make_project(tmp_path, {"source/pyproject.toml": '[project]\nname = "other"\n'})
    assert load(tmp_path / "source").root == tmp_path


def test_two_configurations_in_one_folder_are_an_error(tmp_path: Path) -> None:
    make_project(tmp_path, {"pyproject.toml": '[tool.diglot]\nsource = "source"\n'})
    assert "two configurations" in _fault(tmp_path)


def test_no_configuration_names_the_folders_tried(tmp_path: Path) -> None:
    fault = _fault(tmp_path)
    assert str(tmp_path) in fault
    assert str(tmp_path.parent) in fault
    assert "diglot init" in fault


def test_what_is_not_toml_is_named_with_line_and_column(tmp_path: Path) -> None:
    assert "diglot.toml:2:10: not TOML" in _fault(_with(tmp_path, 'source = "x"\ntargets =\n'))
    assert "not TOML" in _fault(_with(tmp_path, "source = ["))


def test_what_is_not_utf_8_is_named(tmp_path: Path) -> None:
    make_project(tmp_path)
    (tmp_path / "diglot.toml").write_bytes(b'source = "\xff"')
    assert "not UTF-8 (byte 10)" in _fault(tmp_path)


@pytest.mark.parametrize(
    ("toml", "fault"),
    [
        ('sorce = "x"', "diglot.toml: sorce: unknown key; did you mean source?"),
        ("quux = 1", "diglot.toml: quux: unknown key; there are source, include"),
        ('[catalogs.ui]\nlanguge = "en"', "catalogs.ui.languge: unknown key; did you mean language?"),
        ('[[rules]]\nselector = "a"', "rules[0].selector: unknown key; did you mean select?"),
        ('targets = "de"', "diglot.toml: targets: 'de' is not a list of texts"),
        ("targets = [1]", "targets: [1] is not a list of texts"),
        ("jobs = true", "jobs: true is not an integer"),
        ('jobs = "2"', "jobs: '2' is not an integer"),
        ("source = 1", "source: 1 is not a text"),
        ('source = ""', "source: empty"),
        ('catalogs = "ui"', "catalogs: 'ui' is not a table"),
        ('rules = "a"', "rules: 'a' is not tables, [[rules]]"),
        ("rules = [1]", "rules[0]: 1 is not a table"),
        (
            '[[rules]]\nselect = "a"\nwithin-text = "yes"',
            "rules[0].within-text: 'yes' is not true, false or \"nested\"",
        ),
        ('[[rules]]\nselect = "a"\ntranslate = "no"', "rules[0].translate: 'no' is not true or false"),
        ('[[rules]]\nselect = "a"\ncatalog = 3', "rules[0].catalog: 3 is not a text or a list of texts"),
    ],
)
def test_a_wrong_key_or_value_is_named(tmp_path: Path, toml: str, fault: str) -> None:
    assert fault in _fault(_with(tmp_path, toml))


BASE = '[catalogs.article]\nlanguage = "en"\n'


@pytest.mark.parametrize(
    ("toml", "fault"),
    [
        ('targets = ["xx"]\n', "targets: unknown locale 'xx'"),
        ('targets = ["../etc"]\n', "targets: '../etc' is not a locale id"),
        ('targets = ["zh_CN", "zh-Hans-CN"]\n', "targets: 'zh_CN' and 'zh-Hans-CN' are one locale"),
        ('targets = ["de", "de"]\n', "targets: 'de' stands there twice"),
        ('source = "pages"\n', "source: no folder "),
        ('source = "../elsewhere"\n', "is outside "),
        ('output = "source/build"\n', "is inside the source folder"),
        ('output = "source"\n', "is inside the source folder"),
        ('output = "."\n', "holds the source folder"),
        ('output = "locales/x"\n', "is inside the locales folder"),
        ('locales = "source"\n', "locales: the same folder as source"),
        ('references = "page"\n', "references: 'page' is unknown"),
        ('split = "file"\n', "split: 'file' is unknown"),
        ('carry-over = ["number"]\n', "carry-over: a change of the kind 'number' cannot be carried over"),
        ('base-url = "www.example.com"\n', "base-url: 'www.example.com' is not the address of a site"),
        ('pivot = "fr"\n', "pivot: 'fr' is not one of the targets"),
        ('targets = ["zh_CN"]\npivot = "zh-CN"\n', "pivot: 'zh-CN' is not one of the targets; did you mean zh_CN?"),
        ('targets = ["de"]\nfuzzy = "kept"\n', "diglot.toml: fuzzy: 'kept' is unknown; did you mean keep?"),
        ('targets = ["de"]\nfuzzy-days = 0\n', "diglot.toml: fuzzy-days: 0 is not a number of days"),
        ('targets = ["de"]\n[locale.de]\nfuzzy = "no"\n', "diglot.toml: locale.de.fuzzy: 'no' is unknown"),
        ('targets = ["de"]\n[locale.de]\nfuzzy-days = -1\n', "diglot.toml: locale.de.fuzzy-days: -1 is not a"),
        ("jobs = -1\n", "jobs: -1 is not a number of workers"),
        ('templates = ["jinja2"]\n', "templates: unknown template language 'jinja2'; did you mean jinja?"),
        ('[encodings]\n"*" = "gkb"\n', "encodings.*: unknown encoding 'gkb'"),
        ("[locale.de]\nminimum = 80\n", "locale.de: 'de' is not one of the targets"),
        ('url = "/{target}/"\ntargets = ["de"]\n', "url: '/{target}/' is no pattern of an address"),
        ('url = "/{path}"\ntargets = ["de", "fr"]\n', "url: de and fr would have one address"),
        ('targets = ["de"]\n[locale.de]\nurl = "de/{path}"\n', "locale.de.url: 'de/{path}' is no pattern"),
        ('targets = ["de"]\ndefault-target = "en"\n', "default-target: 'en' is not one of the targets"),
        ('assets = "copied"\n', "assets: 'copied' is unknown; did you mean copy?"),
        ('missing = "skip"\ntargets = ["de"]\n', "missing: 'skip' is unknown; "),
        ('targets = ["de"]\n[locale.de]\nbelow-minimum = "hide"\n', "locale.de.below-minimum: 'hide' is unknown; "),
        ('page-minimum = 101\ntargets = ["de"]\n', "page-minimum: 101 is no percentage"),
        ("[finish]\nswitcher = 1\n", "finish.switcher: 1 is not true or false"),
        ('targets = ["de"]\n[locale.de]\nminimum = 101\n', "locale.de.minimum: 101 is no percentage"),
        ('split = "page"\n[catalogs."ui.pot"]\nlanguage = "en"\n', "catalogs.ui.pot: with split = 'page' its folder"),
        ("[catalogs.ui]\n", "catalogs.ui: no language"),
        ('[catalogs.ui]\nlanguage = "English"\n', "catalogs.ui.language: 'English' is not a locale id"),
        ('[catalogs."a/b"]\nlanguage = "en"\n', "catalogs.a/b: the name cannot be a file's"),
        ('[catalogs.Article]\nlanguage = "en"\n', "the same file as"),
        ("[[rules]]\ntranslate = false\n", "rules[0]: neither select nor xpath"),
        ('[[rules]]\nselect = "a"\nxpath = "//a"\n', "rules[0]: both select and xpath"),
        ('[[rules]]\nselect = "a["\n', "rules[0].select: "),
        ('[[rules]]\nxpath = "//a["\n', "rules[0].xpath: "),
        (
            '[[rules]]\nselect = "a"\ncatalog = "artcle"\n',
            "rules[0].catalog: no catalog 'artcle'; did you mean article?",
        ),
        (
            '[[rules]]\nselect = "a"\nattributes = ["onClick"]\n',
            "rules[0].attributes: a translation must not be the value of onclick",
        ),
        ('[[rules]]\nselect = "a"\nattributes = ["href", "style"]\n', "rules[0].attributes: a translation must not be"),
        ('[[rules]]\nselect = "a"\nattributes = ["srcdoc"]\n', "rules[0].attributes: a translation must not be"),
        (
            '[[rules]]\nselect = "a"\njson = ["a.*", "a..b"]\n',
            "rules[0].json: 'a..b' is no path; write it like labels.*, menu[*].title",
        ),
        (
            '[[rules]]\nselect = "a"\nformat = "lng"\n',
            "rules[0].format: 'lng' is no form of a date or number; there are short, medium, long, full",
        ),
        ('[[rules]]\nselect = "a"\nlanguage = "de"\n', "rules[0].language: no catalog is in 'de'"),
    ],
)
def test_a_value_that_cannot_be_right_is_named(tmp_path: Path, toml: str, fault: str) -> None:
    text = toml + BASE if not toml.startswith("[") else BASE + toml
    if "[locale" in toml:
        text = toml.replace("[locale", BASE + "[locale", 1)
    assert fault in _fault(_with(tmp_path, text))


def test_a_project_has_a_catalog(tmp_path: Path) -> None:
    assert "catalogs: no catalog is declared" in _fault(_with(tmp_path, ""))


def test_a_link_cannot_hide_that_the_output_is_inside_the_source(tmp_path: Path) -> None:
    make_project(tmp_path)
    (tmp_path / "build").symlink_to(tmp_path / "source")
    assert "is inside the source folder" in _fault(tmp_path)


def test_options_win_over_the_environment_and_that_over_the_file(tmp_path: Path) -> None:
    make_project(tmp_path, {"diglot.toml": f'output = "a"\njobs = 1\n{CONFIGURATION}'})
    environ = {"DIGLOT_OUTPUT": "b", "DIGLOT_JOBS": "2"}

    def shown(config: Config) -> tuple[str, str, int, str]:
        return config.output.name, config.origin_of("output"), config.jobs, config.origin_of("jobs")

    assert shown(load(tmp_path)) == ("a", "diglot.toml", 1, "diglot.toml")
    assert shown(load(tmp_path, environ=environ)) == ("b", "DIGLOT_OUTPUT", 2, "DIGLOT_JOBS")
    assert shown(load(tmp_path, environ=environ, output=Path("/tmp/c"), jobs=3)) == (
        "c",
        "--output",
        3,
        "--jobs",
    )
    assert load(tmp_path).origin_of("locales") == "default"


def test_a_fault_names_the_place_that_its_value_is_from(tmp_path: Path) -> None:
    make_project(tmp_path)
    assert _fault(tmp_path, environ={"DIGLOT_OUTPUT": "source/x"}).startswith("DIGLOT_OUTPUT: ")
    assert _fault(tmp_path, output=tmp_path / "source").startswith("--output: ")
    assert _fault(tmp_path, environ={"DIGLOT_JOBS": "many"}).startswith("DIGLOT_JOBS: 'many' is not a number")


def test_a_configuration_is_a_frozen_value(tmp_path: Path) -> None:
    config = load(make_project(tmp_path))
    assert config == load(tmp_path)
    assert hash(config) == hash(load(tmp_path))


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ('[checks]\nfuzy = "off"\n', "diglot.toml: checks.fuzy: no check is called 'fuzy'; did you mean fuzzy?"),
        (
            '[checks]\nfuzzy = "of"\n',
            "diglot.toml: checks.fuzzy: 'of' is no level; there are error, warning, info, off",
        ),
        ('[checks-in."a/**"]\nx = "off"\n', "diglot.toml: checks-in.a/**.x: no check is called 'x'"),
        ("[checks]\nfuzzy = true\n", "diglot.toml: checks.fuzzy: true is not a text"),
    ],
)
def test_a_wrong_level_is_named(toml: str, said: str, tmp_path: Path) -> None:
    assert _fault(_with(tmp_path, CONFIGURATION + toml)).startswith(said)


def test_a_baseline_outside_the_project_is_refused(tmp_path: Path) -> None:
    assert "outside" in _fault(_with(tmp_path, 'baseline = "../known.json"\n' + CONFIGURATION))
