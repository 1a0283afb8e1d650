"""A translation, the day and a policy -> whether a page takes it, keeps it for a while, or shows the source."""

from datetime import date
from typing import Literal, TypeAlias

from diglot.config import FuzzyPolicy
from diglot.stages.translations import Translation

__all__ = ["Decision", "decide"]

Decision: TypeAlias = Literal["translated", "kept", "source"]
"""`kept`: an outdated translation stays, with a notice, if the placeholders of today's text can be put into it."""


def decide(translation: Translation | None, today: date | None, policy: FuzzyPolicy) -> Decision:
    """What a page shows of a message on a day (in UTC); nothing is kept on none.

    Kept is only what somebody once confirmed and a change of the text made fuzzy: what has a day. A fuzzy translation
    without one is a suggestion, or a translator's own doubt.
    """
    if translation is None or translation.state == "missing":
        return "source"
    if translation.state == "usable":
        return "translated"
    since = translation.outdated_since
    if today is None or since is None or not policy.keep:
        return "source"
    return "kept" if (today - since).days < policy.days else "source"
