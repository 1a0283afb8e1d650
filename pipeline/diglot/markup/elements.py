"""Which open elements a start tag closes (WHATWG HTML 13.1.2.4, "Optional tags"), in constant time for each tag.

Each open element has a *reach*: a bit for every closable element that is open and not hidden by one in between.
"""

from typing import Final

from diglot.markup.vocabulary import CLOSES, STOPS

__all__ = ["CLOSED_BY", "reach"]

_BITS: Final = {name: 1 << number for number, name in enumerate(STOPS)}
_ALL: Final = (1 << len(_BITS)) - 1

CLOSED_BY: Final = {name: sum(_BITS[closed] for closed in names) for name, names in CLOSES.items()}
"""Start tag -> the bits it closes: pop elements while the last one's reach has any of them."""

_KEEPS: Final[dict[str, int]] = {}
for _closable, _hiding in STOPS.items():
    for _name in _hiding:
        _KEEPS[_name] = _KEEPS.get(_name, _ALL) & ~_BITS[_closable]


def reach(name: str, parent: int) -> int:
    """The reach of an element in one whose reach is `parent`."""
    return (parent & _KEEPS.get(name, _ALL)) | _BITS.get(name, 0)
