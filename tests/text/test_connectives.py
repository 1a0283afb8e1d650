"""What a source announces and its translation has no word for."""

import pytest

from diglot.text.connectives import lost_connective


@pytest.mark.parametrize(
    ("source", "target", "said"),
    [
        ("Browsers such as Firefox", "浏览器", "such as"),
        ("a builder, e.g. html", "一个构建器", "e.g."),
        ("Save it, for\n  example to a disk", "保存它", "for example"),
        ("Otherwise contact us", "联系我们", "Otherwise"),
        ("a mouse or any other device", "鼠标", "any other"),
    ],
)
def test_a_lost_connective_is_named(source: str, target: str, said: str) -> None:
    assert lost_connective(source, "en", target, "zh") == said


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Browsers such as Firefox", "Firefox 等浏览器"),
        ("Browsers such as Firefox", "诸如 Firefox 的浏览器"),
        ("It is done or otherwise known", "已知"),
        ("Otherwise contact us", "不然请联系我们"),
        ("Browsers", "浏览器"),
    ],
)
def test_what_is_said_in_another_way_is_not_lost(source: str, target: str) -> None:
    assert lost_connective(source, "en", target, "zh") is None


def test_chinese_announces_in_its_own_words() -> None:
    assert lost_connective("配置硬件，例如磁盘", "zh", "Configure hardware", "en") == "例如"
    assert lost_connective("配置硬件，例如磁盘", "zh", "Configure disks and the like", "en") is None
    assert lost_connective("鼠标和其他装置", "zh", "your mouse", "en") == "和其他"


def test_other_languages_are_not_known() -> None:
    assert lost_connective("Browsers such as Firefox", "en", "Browser", "de") is None
