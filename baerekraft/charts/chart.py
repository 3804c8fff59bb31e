"""A chart with what makes it readable without seeing it: alt text, source line and the figures as a table."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable, Container
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING

from baerekraft.charts.style import our_font
from baerekraft.language import current, speaking, text

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from pandas import DataFrame


@dataclass(frozen=True, repr=False, eq=False)
class Chart:
    """A figure that a notebook shows as an accessible ``<figure>``.

    `title` says the finding, `alt` tells what is drawn, `table` holds the figures as written in the chart (its first
    column names the row), `source_line` says who measured, in what unit, for which period and when it was fetched.
    It is drawn when it is first looked at, in the language it was made in.
    """

    draw: Callable[[], Figure]
    title: str
    alt: str
    table: DataFrame
    source_line: str
    language: str = field(default_factory=current)
    table_word: str = field(default_factory=lambda: text("chart.show-table"))

    @cached_property
    def figure(self) -> Figure:
        """The drawing."""
        with speaking(self.language), our_font():
            return self.draw()

    @cached_property
    def png(self) -> bytes:
        """The picture; the same chart gives the same bytes."""
        picture = io.BytesIO()
        self.figure.savefig(picture, format="png", dpi="figure", metadata={"Software": None})
        return picture.getvalue()

    def __repr__(self) -> str:
        return f"{self.title}\n{self.alt}\n{self.source_line}"

    def _repr_html_(self) -> str:
        """The figure element, in the language the chart was made in."""
        picture = base64.b64encode(self.png).decode()
        return (
            f'<figure lang="{self.language}" style="margin: 0 0 1em; max-width: 55em">'
            f'<img alt="{escape(self.alt)}" src="data:image/png;base64,{picture}" style="max-width: 100%; height: auto">'
            f"<figcaption>{escape(self.source_line)}</figcaption>"
            f"<details><summary>{escape(self.table_word)}</summary>{html_table(self.table, self.title)}</details></figure>"
        )


def plain(cell: object) -> str:
    """A cell as HTML that holds nothing but its words."""
    return escape(str(cell))


def html_table(
    table: DataFrame, caption: str, cell_html: Callable[[object], str] = plain, words: Container[str] = ()
) -> str:
    """The table with a caption, and scope on the headings of columns and rows; `cell_html` writes the other cells.

    Columns named in `words` begin at the left, as the first does; JupyterLab sets the rest, numbers, to the right.

    >>> import pandas as pd
    >>> html_table(pd.DataFrame({"År": ["2025"], "Lier": ["3,2"]}), "Uten fastlege")[:50]
    '<table><caption style="text-align: left">Uten fast'
    """
    sides = [
        ' style="text-align: left"' if not place or name in words else "" for place, name in enumerate(table.columns)
    ]
    head = "".join(
        f'<th scope="col"{side}>{escape(str(name))}</th>' for side, name in zip(sides, table.columns, strict=True)
    )
    rows = "".join(
        f'<tr><th scope="row" style="text-align: left">{escape(str(first))}</th>'
        + "".join(f"<td{side}>{cell_html(cell)}</td>" for side, cell in zip(sides[1:], rest, strict=True))
        + "</tr>"
        for first, *rest in table.itertuples(index=False)
    )
    return f'<table><caption style="text-align: left">{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
