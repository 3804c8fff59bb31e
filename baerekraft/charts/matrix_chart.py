"""The matrix: a grid of numbers from −3 to 3, each with its symbol and its word, for conflicts and links between goals.

The seven steps are those of Nilsson, Griggs and Visbeck (2016), "Policy: Map the interactions between Sustainable
Development Goals", Nature 534, 320-322.
"""

from __future__ import annotations

from functools import partial
from math import copysign, floor
from typing import TYPE_CHECKING

from baerekraft import colours
from baerekraft.charts import style
from baerekraft.charts.chart import Chart
from baerekraft.figures import formatting
from baerekraft.language import InOneSentence, number, text

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from pandas import DataFrame

STEP = 3
SYMBOLS = {-1: "▼", 0: "=", 1: "▲"}
MOST_COLUMNS = 8
MOST_SAID = 4  # pairs named in the alt text
LEFT, CELL, SMALL = 1.75, 0.62, 8.5  # inches for the names of rows and the height of a cell; points
WORD = 0.7  # inches a cell is wide where its word stands in it; else the word is in the table only


class NotAMatrix(InOneSentence, ValueError):
    """The table cannot be drawn as a matrix; the message says why."""


def matrix(table: DataFrame, title: str, unit: str, source: str) -> Chart:
    """A cell for each number of `table` (index and columns are names), from −3 (pulls apart) to 3 (pulls together).

    A missing number is said to be not assessed; a row against itself (0 or missing) is a dash. `title`, `unit` and
    `source` are text in the reader's language. Raises NotAMatrix for an empty table, more than eight columns, a name
    that stands twice, and other numbers.

    >>> import pandas as pd
    >>> goals = ["Klima", "Næring"]
    >>> matrix(pd.DataFrame([[0, -2], [-2, 0]], goals, goals), "Eksempel", "poeng", "oppdiktet").table.iloc[0].tolist()
    ['Klima', '–', '▼ −2 motvirker']
    """
    check(table)
    figure = partial(draw, table, title, unit)
    shown = table.astype(object)
    for row, column, value in cells(table):
        shown.loc[row, column] = " ".join(cell_words(value, row, column, table))
    shown.insert(0, text("matrix_chart.row"), list(map(str, table.index)))
    return Chart(figure, title, alt_text(table, title), shown, text("chart.source", source=source, unit=unit))


def check(table: DataFrame) -> None:
    """Raise NotAMatrix where the table is empty or too wide, has a name twice, or holds a number beyond ±3."""
    if table.empty:
        raise NotAMatrix(text("matrix_chart.empty"))
    if table.shape[1] > MOST_COLUMNS:
        raise NotAMatrix(text("matrix_chart.too-wide", most=MOST_COLUMNS, columns=table.shape[1]))
    for names in (table.index, table.columns):
        if not names.is_unique:
            raise NotAMatrix(text("matrix_chart.twice", name=names[names.duplicated()][0]))
    for row, column, value in cells(table):
        if not missing(value) and (isinstance(value, str) or abs(value) > STEP):
            raise NotAMatrix(text("matrix_chart.outside", row=row, column=column, value=value))


def cells(table: DataFrame) -> list[tuple[str, str, float]]:
    """Every cell as (row, column, value)."""
    return [(row, column, table.at[row, column]) for row in table.index for column in table.columns]


def missing(value: float | None) -> bool:
    """Whether nobody has assessed this."""
    return value is None or value != value


def itself(value: float | None, row: str, column: str) -> bool:
    """Whether the cell is a row against itself, with nothing to say."""
    return row == column and (missing(value) or value == 0)


def step(value: float) -> int:
    """The whole step nearest to a number; halves go away from zero.

    >>> step(-2.5), step(0.4)
    (-3, 0)
    """
    return int(copysign(floor(abs(value) + 0.5), value))


def cell_words(value: float | None, row: str, column: str, table: DataFrame) -> tuple[str, ...]:
    """What a cell says: symbol, number and word."""
    if itself(value, row, column):
        return ("–",)
    if value is None or missing(value):
        return (text("matrix_chart.missing"),)
    whole = all(missing(each) or each == int(each) for _, _, each in cells(table))
    sign = "+" if value > 0 else ""
    symbol = SYMBOLS[(step(value) > 0) - (step(value) < 0)]
    return f"{symbol} {sign}{number(value, 0 if whole else 1)}", text(f"matrix_chart.step-{step(value)}")


def draw(table: DataFrame, title: str, unit: str) -> Figure:
    """The figure: the names of columns, then a row of cells at a time."""
    from matplotlib.patches import Rectangle

    high, wide = table.shape
    left = min(LEFT, 0.35 * style.width())
    room = (style.width() - left - style.MARGIN) / wide
    heads = [style.wrap(str(name), room - 0.1, style.LABEL, bold=True) for name in table.columns]
    upright = any(style.text_width(line, bold=True) > room - 0.05 for lines in heads for line in lines)
    if upright:
        heads = [style.wrap(str(name), 1.6, style.LABEL, bold=True) for name in table.columns]
        head = max(style.text_width(line, bold=True) for lines in heads for line in lines) + 0.15
    else:
        head = 0.18 * max(len(lines) for lines in heads) + 0.1
    figure, axes = style.page(
        title,
        text("matrix_chart.note", unit=unit[0].upper() + unit[1:]),
        head + high * CELL,
        left=left,
        bottom=style.MARGIN,
    )
    axes.set(xlim=(0, wide), ylim=(high, -head / CELL), xticks=[], yticks=[])
    for across, lines in enumerate(heads):
        axes.text(
            across + 0.5,
            -0.1,
            "\n".join(lines),
            ha="center",
            va="bottom",
            weight="bold",
            rotation=90 if upright else 0,
            color=colours.INK,
        )
    for down, name in enumerate(table.index):
        axes.text(
            -0.1 / room,
            down + 0.5,
            "\n".join(style.wrap(str(name), left - 0.3, style.LABEL)),
            ha="right",
            va="center",
            color=colours.INK,
        )
        for across, column in enumerate(table.columns):
            value = table.at[name, column]
            empty = missing(value) or itself(value, name, column)
            shade, edge = (colours.WHITE, colours.RULE) if empty else (colours.SHADES[step(value)], colours.WHITE)
            axes.add_patch(Rectangle((across, down), 1, 1, facecolor=shade, edgecolor=edge, linewidth=1.5))
            first, *rest = cell_words(value, name, column, table)
            rest = rest if room >= WORD else []
            ink = colours.INK if colours.luminance(shade) > 0.18 else colours.WHITE
            said = "\n".join(
                [
                    first if rest or len(first) < 3 else "\n".join(first.split()),
                    *(line for word in rest for line in style.wrap(word, room - 0.04, SMALL)),
                ]
            )
            axes.text(across + 0.5, down + 0.5, said, ha="center", va="center", size=SMALL, color=ink, linespacing=1.3)
    return figure


def alt_text(table: DataFrame, title: str) -> str:
    """How many cells are below and above zero and not assessed, and which are furthest out."""
    seen = [(row, column, value) for row, column, value in cells(table) if not itself(value, row, column)]
    values = [value for _, _, value in seen if not missing(value)]
    said = [
        text(
            "matrix_chart.alt",
            title=title,
            conflicts=sum(value < 0 for value in values),
            synergies=sum(value > 0 for value in values),
            all=len(seen),
            missing=len(seen) - len(values),
        )
    ]
    for name, end in (("low", min(values, default=0)), ("high", max(values, default=0))):
        if (end < 0) == (name == "low") and end:
            ends = {
                frozenset((row, column)): (row, column) for row, column, value in reversed(seen) if value == end
            }  # a pair both ways is said once
            found = [
                text("matrix_chart.cell", row=row, column=column, value=cell_words(end, row, column, table)[0])
                for row, column in reversed(ends.values())
            ]
            more = [text("matrix_chart.more", n=len(found) - MOST_SAID)] if len(found) > MOST_SAID else []
            said.append(
                text(f"matrix_chart.alt-strongest-{name}", cells=formatting.listed([*found[:MOST_SAID], *more]))
            )
    return " ".join(said)
