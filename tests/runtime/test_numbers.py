"""Keys are numbered in the order in which they come first, however many there are and however they lie together."""

from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from diglot.runtime.numbers import Numbers

# few letters, so that bytes of neighbours often look like a key
_KEYS = st.lists(st.text("\0\1a", min_size=4, max_size=4).map(str.encode), max_size=50)


@given(_KEYS)
def test_each_key_has_the_number_of_its_first_time(keys: list[bytes]) -> None:
    numbers = Numbers(4)
    expected: dict[bytes, int] = {}
    for key in keys:
        assert numbers.get(key) == expected.get(key, -1)
        assert numbers.add(key) == expected.setdefault(key, len(expected))
        assert len(numbers) == len(expected)


def test_bytes_of_two_neighbours_are_no_key() -> None:
    numbers = Numbers(6)
    numbers.add(b"\0\0\0\0\0\0")
    numbers.add(b"\0\0\0\0\0\1")
    assert numbers.get(b"\0\0\0\0\0\2") == -1
    assert numbers.get(b"\0\0\0\0\1\0") == -1
    assert numbers.get(b"\0\0\0\0\0\1") == 1


def test_thousands_of_keys_are_found() -> None:
    keys = [number.to_bytes(2, "big") + bytes(4) for number in range(20_000)]
    numbers = Numbers(6)
    assert [numbers.add(key) for key in keys] == list(range(20_000))
    assert all(numbers.get(key) == number for key, number in zip(keys, count(), strict=False))
