"""The comments of a catalog that allow findings -> what they silence, and which of them are needless."""

from collections.abc import Iterator, Mapping, Sequence

from diglot.checks import Check, Suppression, suppressions
from diglot.model import Message, MessageKey

__all__ = ["Allowances"]


class Allowances:
    """What the translators of a catalog allow, and what of that was made use of."""

    def __init__(self, messages: Sequence[Message], checks: Mapping[str, Check]) -> None:
        self._checks = checks
        self._by_message: dict[MessageKey, tuple[Message, list[Suppression]]] = {}
        for message in messages:
            # What the catalog lacks of its template has no comment of a translator.
            if message.line and message.comments and (found := suppressions(message.comments, checks)):
                self._by_message[message.key] = message, found
        self._used: set[tuple[MessageKey, str]] = set()

    def allow(self, message: Message, code: str) -> bool:
        """Whether a comment of the message allows what a check found; it counts as used then."""
        if message.key not in self._by_message:
            return False
        _, found = self._by_message[message.key]
        if not any(code in suppression.codes for suppression in found):
            return False
        self._used.add((message.key, code))
        return True

    def faults(self, could_find: "frozenset[str]") -> Iterator[tuple[Message, Suppression, str, str]]:
        """Comments that silence nothing or do not say why: message, comment, the code of what is wrong, and in words.

        `could_find` are the checks that would have found what is there to find.
        """
        for key, (message, found) in self._by_message.items():
            for suppression in found:
                if not suppression.codes:
                    yield message, suppression, "unused-suppression", "the comment names no check"
                elif not suppression.reason:
                    yield message, suppression, "unexplained-suppression", "the comment allows something and not why"
                for code in suppression.codes:
                    if code not in self._checks:
                        yield message, suppression, "unused-suppression", f"no check is called {code!r}"
                    # In what is fuzzy or has no text little is looked for: wait until there is something to say.
                    elif message.is_usable and code in could_find and (key, code) not in self._used:
                        yield message, suppression, "unused-suppression", f"there is no {code} to allow"
