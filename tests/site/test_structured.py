"""structured: what JSON-LD says of its language is true in every edition."""

from collections.abc import Collection

import pytest

from diglot.markup import ScanRules, scan, splice
from diglot.model import Page
from diglot.site import language_edits

LANGUAGES = ("en", "zh_CN")


def _finished(data: str, locale: str, *, kept: Collection[str] = (), attributes: str = "") -> str:
    page = Page("page.html", f'<script type="application/ld+json"{attributes}>{data}</script>', "utf-8")
    found = scan(page, ScanRules(LANGUAGES))
    starts = {segment.start for segment in found.segments if segment.msgid in kept}
    edits = language_edits(found.data_languages, locale, kept=starts, languages=LANGUAGES)
    return splice(page.text, edits).text.partition(">")[2].removesuffix("</script>")


@pytest.mark.parametrize(
    ("data", "result"),
    [
        ('{"name": "Text", "inLanguage": "en"}', '{"name": "Text", "inLanguage": "zh-CN"}'),
        ('{"inLanguage": "en-US", "url": "/"}', '{"inLanguage": "zh-CN", "url": "/"}'),
        ('{"@context": {"@language": "en"}, "name": "Text"}', '{"@context": {"@language": "zh-CN"}, "name": "Text"}'),
        ('{"name": {"@language": "en", "@value": "Text"}}', '{"name": {"@language": "zh-CN", "@value": "Text"}}'),
        ('{"inLanguage": "en", "author": {"name": "Lee"}}', '{"inLanguage": "zh-CN", "author": {"name": "Lee"}}'),
    ],
)
def test_it_names_the_language_of_the_edition(data: str, result: str) -> None:
    assert _finished(data, "zh_CN") == result


@pytest.mark.parametrize(
    "data",
    [
        '{"name": "Texte", "inLanguage": "fr"}',
        '{"name": "Text", "inLanguage": "zh"}',
        '{"name": "Text", "inLanguage": "English"}',
        '{"name": "Text", "inLanguage": ["en", "zh"]}',
        '{"name": "Text", "inLanguage": {"name": "en"}}',
        '{"@context": {"inLanguage": "en"}}',
    ],
)
def test_what_is_not_said_of_a_catalogs_language_stays(data: str) -> None:
    assert _finished(data, "zh_CN") == data


def test_it_stays_while_one_of_its_texts_stays_in_its_language() -> None:
    data = '{"inLanguage": "en", "name": "One", "text": "Two", "author": {"inLanguage": "en", "name": "Lee"}}'
    assert _finished(data, "zh_CN", kept=["Two"]) == data.replace(
        '{"inLanguage": "en", "name": "Lee"', '{"inLanguage": "zh-CN", "name": "Lee"'
    )
    assert _finished(data, "zh_CN", kept=["Lee"]) == data.replace(
        '{"inLanguage": "en", "name": "One"', '{"inLanguage": "zh-CN", "name": "One"'
    )


def test_what_is_protected_stays() -> None:
    data = '{"name": "Text", "inLanguage": "en"}'
    assert _finished(data, "zh_CN", attributes=" translate=no") == data


def test_the_tag_is_spelled_as_in_html() -> None:
    assert _finished('{"inLanguage": "en"}', "sr@latin") == '{"inLanguage": "sr-Latn"}'
