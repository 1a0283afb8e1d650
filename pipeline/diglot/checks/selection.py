"""What a configuration says of checks -> the level of each check in a catalog."""

from dataclasses import dataclass
from typing import Final, Literal, NamedTuple, TypeAlias

from diglot.text.globs import matches

__all__ = ["LEVELS", "Level", "LevelRule", "Selection"]

Level: TypeAlias = Literal["error", "warning", "info", "off"]
"""The severity of a check's findings, or that there are none."""

LEVELS: Final[tuple[Level, ...]] = ("error", "warning", "info", "off")


class LevelRule(NamedTuple):
    """A check's level in some files."""

    glob: str
    """Of catalogs, relative to the project's root."""
    code: str
    level: Level


@dataclass(frozen=True, slots=True)
class Selection:
    """All rules, in their order: the last that matches wins."""

    rules: tuple[LevelRule, ...] = ()

    def levels(self, path: str) -> dict[str, Level]:
        """By code the level of each check in a catalog, for those that a rule speaks of."""
        name = path.removeprefix("/")  # of a catalog outside of the project
        return {rule.code: rule.level for rule in self.rules if matches(name, rule.glob)}
