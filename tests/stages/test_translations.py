"""What a build knows of catalogs: by message, the first catalog's translation, and whether it may be used."""

from diglot.model import Message, MessageKey
from diglot.stages.translations import Translation, Translations


def test_a_translation_is_found_with_its_line_and_catalog() -> None:
    found = Translations()
    assert found.add(Message("Back", msgstr=("返回",), msgstr_line=3), "a.po")
    assert found.add(Message("Back", msgctxt="button", msgstr=("后退",), msgstr_line=7), "a.po")
    assert found.add(Message("Home", msgstr=("首页",), msgstr_line=2), "b.po")
    assert found.get(MessageKey(None, "Back")) == Translation("返回", 3, "a.po")
    assert found.get(MessageKey("button", "Back")) == Translation("后退", 7, "a.po")
    assert found.get(MessageKey(None, "Home")) == Translation("首页", 2, "b.po")
    assert found.get(MessageKey(None, "Away")) is None


def test_a_fuzzy_or_empty_one_is_not_used() -> None:
    found = Translations()
    found.add(Message("Back", msgstr=("返回",), flags=("fuzzy",)), "a.po")
    found.add(Message("Home"), "a.po")
    assert found.get(MessageKey(None, "Back")) is None
    assert found.get(MessageKey(None, "Home")) is None


def test_a_catalog_that_has_a_message_twice_is_told() -> None:
    found = Translations()
    assert found.add(Message("Back", msgstr=("返回",)), "a.po")
    assert not found.add(Message("Back", msgstr=("返回",)), "a.po")


def test_of_two_catalogs_that_have_a_message_the_first_counts() -> None:
    found = Translations()
    assert found.add(Message("Back", msgstr=("返回",)), "a.po")
    assert found.add(Message("Back", msgstr=("后退",)), "b.po")
    assert found.get(MessageKey(None, "Back")) == Translation("返回", 0, "a.po")
