"""Blocks and the tables that they stand in -> the same in order, those of tables that hold data together."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from diglot.markup.blocks import Block, Cell, Table

__all__ = ["OpenCell", "OpenTable", "Placed", "arranged"]

_MANY_BLOCKS: Final = 8
"""In one cell: a table with more of them lays out a page."""


@dataclass
class OpenCell:
    """A cell in the making."""

    is_header: bool
    columns: int
    rows: int
    blocks: list[Block] = field(default_factory=list)


@dataclass
class OpenTable:
    """A table in the making."""

    rows: list[list[OpenCell]] = field(default_factory=list)
    lays_out: bool = False


class Placed(NamedTuple):
    """A block, and the innermost table around it."""

    block: Block
    table: OpenTable | None
    cell: OpenCell | None


def arranged(blocks: Sequence[Placed]) -> tuple[Block | Table, ...]:
    """All blocks in their order; a table that holds data stands where the first of its cells with text does."""
    tables = {id(each.table): each.table for each in blocks if each.table}
    for block, table, cell in blocks:
        if table and cell:
            cell.blocks.append(block)
            table.lays_out |= bool(block.around) or len(cell.blocks) > _MANY_BLOCKS
    holds_data = {key: not each.lays_out and max(map(len, each.rows), default=0) > 1 for key, each in tables.items()}
    items: list[Block | Table] = []
    done: set[int] = set()
    for block, table, cell in blocks:
        if cell is None or table is None or not holds_data[id(table)]:
            items.append(block)
        elif id(table) not in done:
            done.add(id(table))
            items.append(_finished(table))
    return tuple(items)


def _finished(table: OpenTable) -> Table:
    rows = [tuple(Cell(c.is_header, c.columns, c.rows, tuple(c.blocks)) for c in row) for row in table.rows if row]
    return Table(tuple(rows))
