"""languages: the texts of a page in an edition -> edits that declare their languages."""

import pytest

from diglot.markup import splice
from diglot.model import Page
from diglot.site import declaration_edits, facts_of


def _finished(source: str, locale: str, path: str = "page.html") -> str:
    page = Page(path, source, "utf-8")
    return splice(source, declaration_edits(facts_of(page), locale)).text


@pytest.mark.parametrize(
    ("locale", "lang"),
    [("de", "de"), ("zh_CN", "zh-CN"), ("zh_Hans", "zh-Hans"), ("sr@latin", "sr-Latn"), ("pt_BR", "pt-BR")],
)
def test_the_language_is_spelled_as_html_wants_it(locale: str, lang: str) -> None:
    assert _finished('<html lang="xx">', locale) == f'<html lang="{lang}">'


@pytest.mark.parametrize("locale", ["ar", "he", "fa_IR", "ur"])
def test_a_locale_that_is_written_from_the_right_says_so(locale: str) -> None:
    assert 'dir="rtl"' in _finished("<html>", locale)
    assert 'dir="rtl"' in _finished('<html dir="ltr">', locale)


def test_a_value_keeps_its_quotes_and_its_place() -> None:
    assert _finished("<HTML  DIR = 'ltr'\n LANG=en data-lang=en>", "ar") == (
        "<HTML  DIR = 'rtl'\n LANG=ar data-lang=en>"
    )


def test_nothing_changes_where_the_page_says_it_already() -> None:
    source = '<html lang="de" xml:lang="de" dir="ltr"><body lang="de">'
    assert declaration_edits(facts_of(Page("page.html", source, "utf-8")), "de") == []


def test_what_only_looks_like_a_root_is_left_alone() -> None:
    source = '<!-- <html lang="en"> --><script>"<html lang=en>"</script><p title="<html lang=en>">text'
    assert _finished(source, "de") == source


def test_only_the_first_root_and_body_count() -> None:
    source = '<html lang="en"><body lang="en"><p><html lang="en"><body lang="en">'
    assert _finished(source, "de") == '<html lang="de"><body lang="de"><p><html lang="en"><body lang="en">'


def test_of_a_doubled_attribute_the_first_is_the_one_that_counts() -> None:
    assert _finished('<html lang="en" lang="fr">', "de") == '<html lang="de" lang="fr">'


def test_a_page_without_a_root_has_no_place_for_it() -> None:
    assert _finished("<p>text", "ar") == "<p>text"
