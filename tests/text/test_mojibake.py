"""Texts read in a wrong encoding are found, and others are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.text.mojibake import garbled

HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=3, max_size=12)


@given(HAN)
def test_utf_8_read_as_latin_1_is_found_and_told(text: str) -> None:
    found = garbled(text.encode().decode("latin-1"))
    assert "".join(one.meant for one in found) == text


@given(
    st.text(
        "一三不世中乐了二井今他使信做入全公六其出到前加化十卡压口可合名后启告周命和哪唯善器回地场声处复外大如字存它定家密对",
        max_size=30,
    )
)
def test_common_chinese_is_not_mistaken(text: str) -> None:
    assert garbled(text) == ()


@pytest.mark.parametrize(
    "text", ["„Weiß«, «Maß»", "Ça va, où êtes-vous ?", "Größe × Höhe", "naïve café", "Äpfel für Österreich"]
)
def test_accents_beside_quotation_marks_are_no_fault(text: str) -> None:
    assert garbled(text) == ()


@pytest.mark.parametrize(
    ("text", "meant"), [("CafÃ©", "é"), ("itâ€™s", "’"), ("浣犲ソ涓栫晫", "你好世界"), ("锟斤拷", "")]
)
def test_what_is_known_is_found(text: str, meant: str) -> None:
    found = garbled(text)
    assert found
    assert not meant or found[0].meant in meant
