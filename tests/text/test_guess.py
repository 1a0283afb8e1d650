"""The language that texts are probably in."""

import pytest

from diglot.text.guess import probable_language


@pytest.mark.parametrize(
    ("texts", "language"),
    [
        (["Opening hours", "Home"], "en"),
        (["开放时间", "阅读 PDF"], "zh"),
        (["営業時間はこちら", "ホーム"], "ja"),
        (["영업 시간", "홈"], "ko"),
        (["Часы работы"], "ru"),
        (["Ώρες λειτουργίας"], "el"),
        (["2015", "CPU", ""], None),
        ([], None),
    ],
)
def test_the_script_that_weighs_most_tells(texts: list[str], language: str | None) -> None:
    assert probable_language(texts) == language
