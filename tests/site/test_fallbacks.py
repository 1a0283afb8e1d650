"""languages: texts that stay in their source language, and elements whose `lang` no longer holds."""

from pathlib import Path

import pytest

from diglot.model import Finding
from tests.editions import SITE, build_site, built, make_site

TWO = """\
targets = ["en", "zh_CN", "ar"]

[catalogs.article]
language = "en"

[catalogs.ui]
language = "zh_CN"
"""


GERMAN = {"Here": "Hier", "Look <i>here</i>": "Schau <i>her</i>", "Look <i>ici</i>": "Schau <i>ici</i>"}


def _german(root: Path, page: str, translations: dict[str, str] | None = None) -> tuple[str, tuple[Finding, ...]]:
    config = make_site(root, {"page.html": page}, {"de": translations or {}}, SITE.replace('"en", "de"', '"de"'))
    outcome = build_site(config)
    text = built(config, "de/page.html")
    return text[text.index("<body>") :] if "<body>" in text else text, outcome.findings


@pytest.mark.parametrize(
    ("source", "tagged"),
    [
        ("<p>Missing</p>", '<p lang="en">Missing</p>'),
        ("<P CLASS=x>\n Missing\n</P>", '<P lang="en" CLASS=x>\n Missing\n</P>'),
        ("<p><b>Missing</b></p>", '<p><b lang="en">Missing</b></p>'),
        ("<p>Missing <b>text</b></p>", '<p lang="en">Missing <b>text</b></p>'),
        ("<ul><li>Missing<li>Other</ul>", '<ul><li lang="en">Missing<li lang="en">Other</ul>'),
        ("<p>Missing<p>Other", '<p lang="en">Missing<p lang="en">Other'),
        ("<select><option>Missing</select>", '<select><option lang="en">Missing</select>'),
        ("<div>Missing<p>Here</p></div>", '<div><span lang="en">Missing</span><p>Hier</p></div>'),
        ("Missing", '<span lang="en">Missing</span>'),
        ("<p>Here</p>", "<p>Hier</p>"),
        ('<img alt="Missing">', '<img lang="en" alt="Missing">'),
        ('<p title="Missing">Other</p>', '<p lang="en" title="Missing">Other</p>'),
        ('<p title="Here">Missing</p>', '<p title="Hier"><span lang="en">Missing</span></p>'),
        ('<p>Missing <img alt="Other"> text</p>', '<p lang="en">Missing <img alt="Other"> text</p>'),
        ('<p lang="en">Missing</p>', '<p lang="en">Missing</p>'),
        ('<p lang="en">Here</p>', '<p lang="de">Hier</p>'),
        ('<p lang="en-GB">Missing</p>', '<p lang="en-GB">Missing</p>'),
        (
            '<div lang="en"><p>Here</p><p>Missing</p></div>',
            '<div lang="en"><p lang="de">Hier</p><p>Missing</p></div>',
        ),
        ('<div lang="en">Here<p>Missing</p></div>', '<div lang="en"><span lang="de">Hier</span><p>Missing</p></div>'),
        ('<p>Look <i lang="en">here</i></p>', '<p>Schau <i lang="de">her</i></p>'),
        ('<p>Look <i lang="fr">ici</i></p>', '<p>Schau <i lang="fr">ici</i></p>'),
        ('<p>Look <i lang="en">there</i></p>', '<p lang="en">Look <i lang="en">there</i></p>'),
        ('<p lang="fr">Ne dites rien</p>', '<p lang="fr">Ne dites rien</p>'),
        ("<svg><text>Missing</text></svg>", '<svg><text lang="en">Missing</text></svg>'),
        ('<textarea placeholder="Missing"></textarea>', '<textarea lang="en" placeholder="Missing"></textarea>'),
        ("<textarea>Missing</textarea>", '<textarea lang="en">Missing</textarea>'),
    ],
)
def test_a_text_that_stays_says_its_language_as_near_as_it_can(source: str, tagged: str, tmp_path: Path) -> None:
    found, _ = _german(tmp_path, f'<html lang="en"><body>{source}', GERMAN)
    assert found == f"<body>{tagged}"


@pytest.mark.parametrize(
    ("source", "tagged"),
    [
        ("<p><b>Missing</b></p>", '<p lang="en" dir="ltr"><b>Missing</b></p>'),
        ("<P>\n<b><i>Missing</i></b>\n<p>Here", '<P lang="en" dir="ltr">\n<b><i>Missing</i></b>\n<p>هنا'),
        ("<p><b>Missing</b> <img alt='Here'></p>", '<p><b lang="en" dir="ltr">Missing</b> <img alt=\'هنا\'></p>'),
        ('<p title="Here"><b>Missing</b></p>', '<p title="هنا"><b lang="en" dir="ltr">Missing</b></p>'),
        ('<p title="Missing"><b>Other</b></p>', '<p lang="en" dir="ltr" title="Missing"><b>Other</b></p>'),
        ("<div><b>Missing</b><p>Here</div>", '<div><b lang="en" dir="ltr">Missing</b><p>هنا</div>'),
    ],
)
def test_a_block_runs_the_way_of_the_text_that_fills_it(source: str, tagged: str, tmp_path: Path) -> None:
    page = f'<html lang="en"><body>{source}'
    config = make_site(tmp_path, {"page.html": page}, {"ar": {"Here": "هنا"}}, SITE.replace('"en", "de"', '"ar"'))
    build_site(config)
    assert built(config, "ar/page.html").partition("<body>")[2] == tagged


def test_a_title_that_stays_is_tagged_on_its_element(tmp_path: Path) -> None:
    found, _ = _german(tmp_path, '<html lang="en"><body><title>Missing</title><p>Here', {"Here": "Hier"})
    assert found == '<body><title lang="en">Missing</title><p>Hier'


def test_an_attribute_that_no_tag_can_speak_for_is_told(tmp_path: Path) -> None:
    found, findings = _german(tmp_path, '<html lang="en"><body><p title="Missing">Here</p>', {"Here": "Hier"})
    assert found == '<body><p title="Missing">Hier</p>'
    assert [(each.code, each.severity, each.message) for each in findings] == [
        ("untagged-fallback", "info", "texts whose language no tag can tell: title of <p> in en, line 1")
    ]


def test_a_text_in_another_direction_says_that_too(tmp_path: Path) -> None:
    page = '<html lang="zh-CN"><p>返回顶部</p><p>Back to the top</p>'
    config = make_site(tmp_path, {"page.html": page}, {}, TWO)
    build_site(config)
    assert built(config, "ar/page.html") == (
        '<html dir="rtl" lang="ar"><p lang="zh-CN" dir="ltr">返回顶部</p><p lang="en" dir="ltr">Back to the top</p>'
    )
    assert built(config, "en/page.html") == '<html lang="en"><p lang="zh-CN">返回顶部</p><p>Back to the top</p>'


def test_a_refused_translation_leaves_a_text_that_says_its_language(tmp_path: Path) -> None:
    page = '<html lang="en"><body><p>Read <a href="https://a.example">this</a></p>'
    found, findings = _german(tmp_path, page, {"Read <a>this</a>": "Lies dies"})
    assert found == '<body><p lang="en">Read <a href="https://a.example">this</a></p>'
    assert [each.code for each in findings] == ["missing-placeholder"]


def test_nothing_is_tagged_where_that_is_switched_off(tmp_path: Path) -> None:
    page = '<html lang="en"><p>Missing</p>'
    config = make_site(tmp_path, {"page.html": page}, {}, SITE + "[finish]\nlanguages = false\neditions = false\n")
    build_site(config)
    assert built(config, "de/page.html") == page
