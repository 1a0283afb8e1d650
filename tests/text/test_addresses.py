"""URLs and e-mail addresses in texts, and which URLs are one page in two languages."""

import pytest

from diglot.text.addresses import addresses, is_localized


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("见https://a.example/b?x=1。", ["https://a.example/b?x=1"]),
        ("(http://a.example/b), http://c.example.", ["http://a.example/b", "http://c.example"]),
        ("<https://a.example/b_(c)>", ["https://a.example/b_(c)"]),
        ("write to a.b@example.org!", ["a.b@example.org"]),
        ("http://server/path is an example, @user too", []),
    ],
)
def test_addresses_come_without_the_punctuation_around_them(text: str, expected: list[str]) -> None:
    assert [one.text for one in addresses(text)] == expected


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("https://a.example/en/x", "https://a.example/zh-cn/x"),
        ("https://a.example/en-US/x", "https://a.example/x"),
        ("https://en.wikipedia.org/wiki/Tor", "https://zh.wikipedia.org/wiki/洋葱"),
        ("https://a.example/x/", "https://a.example/x"),
        ("http://a.example/x", "https://www.a.example/x"),
        ("https://a.example/index.en.html", "https://a.example/index.zh-cn.html"),
    ],
)
def test_a_page_in_another_language_is_the_same_page(source: str, target: str) -> None:
    assert is_localized(source, target)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("https://a.example/x", "https://a.example/y"),
        ("https://a.example/x", "https:/a.example/x"),
        ("https://a.example/x", "https://evil.example/x"),
        ("https://a.example/x", "javascript:alert(1)"),
        ("files", "文件"),
    ],
)
def test_another_page_is_another_page(source: str, target: str) -> None:
    assert not is_localized(source, target)
