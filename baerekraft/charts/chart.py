"""A chart with what makes it readable without seeing it: alt text, source line and the figures as a table."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING

from baerekraft.charts.style import our_font
from baerekraft.language import current, speaking, text
from baerekraft.markup import data_table, folded

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
            f'<img alt="{escape(self.alt)}" src="data:image/png;base64,{picture}"'
            f' style="max-width: 100%; height: auto">'
            f"<figcaption>{escape(self.source_line)}</figcaption>"
            f"{folded(self.table_word, data_table(self.table, self.title))}</figure>"
        )
