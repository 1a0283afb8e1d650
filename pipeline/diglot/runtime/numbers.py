"""Keys of a few bytes in the order they come -> the number of each, in a fifth of the memory of a dict."""

from typing import Final

__all__ = ["Numbers"]

_BUCKETS: Final = 1 << 12
"""With a million keys each holds 250, which `bytes.find` looks through in less time than its caller takes."""
_NUMBER: Final = 4
"""Bytes of a number."""


class Numbers:
    """Keys of one size whose bits are evenly spread, as those of a digest are. Each takes its bytes and four more."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._step = size + _NUMBER
        self._buckets = [b""] * _BUCKETS
        """Keys, each with its number behind it."""
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def get(self, key: bytes) -> int:
        """The number of a key, or -1."""
        bucket = self._buckets[key[0] << 4 | key[1] >> 4]
        at = bucket.find(key)
        while at % self._step and at >= 0:  # bytes of two neighbours
            at = bucket.find(key, at + 1)
        return at if at < 0 else int.from_bytes(bucket[at + self._size : at + self._step], "little")

    def append(self, key: bytes) -> None:
        """Give a key that is not there the next number, from 0."""
        self._buckets[key[0] << 4 | key[1] >> 4] += key + self._count.to_bytes(_NUMBER, "little")
        self._count += 1

    def add(self, key: bytes) -> int:
        """The number of a key, which is the next one if it was not there."""
        if key in self._buckets[key[0] << 4 | key[1] >> 4] and (known := self.get(key)) >= 0:
            return known
        self.append(key)
        return self._count - 1
