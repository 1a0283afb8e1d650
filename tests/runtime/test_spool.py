"""Bytes that wait in a spool come back, one by one and all in order, from memory and from a file."""

import pytest

from diglot.runtime import spool


@pytest.mark.parametrize("in_memory", [1 << 20, 4], ids=["memory", "file"])
def test_what_was_added_comes_back(in_memory: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "_SPOOLED", in_memory)
    texts = spool.Spool()
    parts = [b"one", b"", b"three", b"four" * 1000]
    for number, part in enumerate(parts):
        texts.add(part)
        assert texts[number] == part
        assert texts[0] == b"one"
    assert len(texts) == 4
    assert list(texts) == parts
    assert [texts[number] for number in (3, 1, 2)] == [parts[3], b"", b"three"]
