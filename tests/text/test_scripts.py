"""How much each script weighs."""

import pytest

from diglot.text.scripts import weights


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Leadership Care", {"Latn": 2}),
        ("BLT PDF", {}),
        ("A b", {}),
        ("下载 PDF", {"Hani": 1.0}),
        ("联系 Support", {"Hani": 1.0, "Latn": 1}),
        ("カナ かな", {"Kana": 1.0, "Hira": 1.0}),
        ("한국", {"Hang": 1.0}),
        ("мир труд", {"Cyrl": 2}),
        ("12 →", {}),
    ],
)
def test_words_weigh_one_and_ideographs_a_half(text: str, expected: dict[str, float]) -> None:
    assert weights(text) == expected
