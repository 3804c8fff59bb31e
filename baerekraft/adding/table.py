"""What a grid holds when it has been read: rows of places in blocks, and the columns that stand over them."""

from __future__ import annotations

from dataclasses import dataclass, field

from baerekraft.adding.periods import Period
from baerekraft.adding.places import Place
from baerekraft.workbook import Cell


@dataclass
class Row:
    """A row of the table: its place, what stands beside it, and its cells with a figure by column."""

    line: int
    place: Place
    stub: dict[int, str]
    period: Period | None
    cells: dict[int, Cell]
    block: int


@dataclass
class Column:
    """A column of figures in a block: what it measures, and the period that its heading tells."""

    label: str
    period: Period | None


@dataclass
class Block:
    """What stands over a run of rows: a title, and the columns of figures under their headings."""

    title: str
    columns: dict[int, Column]


@dataclass
class Table:
    """What a grid holds: its rows in blocks, the names of the columns beside the figures, and what was left out."""

    headings: dict[int, str]
    left_out: dict[str, list[str]]
    rows: list[Row] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
