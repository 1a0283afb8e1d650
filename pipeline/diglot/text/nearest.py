"""A word and the words there are -> the one that was probably meant."""

from collections.abc import Iterable

__all__ = ["nearest"]


def nearest(word: str, words: Iterable[str]) -> str | None:
    """The most similar of the words, whatever the case, or None if none is near."""
    import difflib

    folded = {candidate.casefold(): candidate for candidate in words}
    found = difflib.get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
    return folded[found[0]] if found else None
