"""A declared language and texts -> whether they contradict each other."""

import pytest

from diglot.checks.undeclared_language import contradiction

CHINESE = ["联系我们", "西安铂力特欢迎您的来访", "公司新闻与活动报道"]
ENGLISH = ["Contact us", "Read more about the people of the firm", "News and reports"]
JAPANESE = ["お問い合わせ", "会社のニュースと活動についての報告です", "検索"]


@pytest.mark.parametrize(
    ("lang", "texts"),
    [
        ("zh-CN", CHINESE),
        ("zh-Hant-TW", CHINESE),
        ("en", ENGLISH),
        ("ja", JAPANESE),
        ("de", ENGLISH),  # the same letters: no evidence
        ("zh-CN", [*ENGLISH, "首页"]),  # an article in a frame
        ("en", [*CHINESE, "News"]),
        ("en", ["首页"]),  # too little
        ("ja", ["検索", "設定"]),  # a few words in Han characters are Japanese, too
        ("zh-CN", ["<code>os.path.join</code>", "12 %", "CPU"]),
        ("{{ lang }}", CHINESE),
        ("<?= $lang ?>", CHINESE),
        ("en", []),
    ],
)
def test_what_may_be_right_is_passed_over(lang: str, texts: list[str]) -> None:
    assert contradiction(lang, texts) is None


@pytest.mark.parametrize(
    ("lang", "texts", "what"),
    [
        ("en", CHINESE, 'lang="en" is said of 3 of 3 texts in Han characters'),
        ("zh-CN", ENGLISH, 'lang="zh-CN" is said of 3 of 3 texts in Latin letters'),
        ("ko", CHINESE, 'lang="ko" is said of 3 of 3 texts in Han characters'),
        ("ja", CHINESE, 'lang="ja" is said of Han characters without kana'),
        ("zh-CN", JAPANESE, 'lang="zh-CN" is said of kana'),
        ("", CHINESE, "nothing says which language the page is in"),
        ("cn", CHINESE, 'lang="cn" is no language'),
        ("zh_CN", CHINESE, 'lang="zh_CN" is no language'),
        ("english", ENGLISH, 'lang="english" is no language'),
    ],
)
def test_what_cannot_be_right_is_told(lang: str, texts: list[str], what: str) -> None:
    assert contradiction(lang, texts) == what


def test_of_a_part_less_is_enough_but_not_a_name() -> None:
    assert contradiction("zh", ["Read more about us"], is_part=True) == 'lang="zh" is said of a text in Latin letters'
    assert contradiction("zh", ["Bright Laser"], is_part=True) is None
    assert contradiction("zh", ["Read more about us"]) is None
