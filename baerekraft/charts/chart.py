"""A chart with what makes it readable without seeing it: alt text, source line and the figures as a table."""

from __future__ import annotations

import base64
import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from baerekraft.charts.picture import picture
from baerekraft.charts.style import DOTS_PER_INCH, NARROW, WIDE, as_wide_as, our_font
from baerekraft.figures.publishers import explained
from baerekraft.language import current, speaking, text
from baerekraft.markup import data_table, folded, link
from baerekraft.whole_file import write_whole

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from pandas import DataFrame

SHOWN = "BAEREKRAFT_CHARTS"  # in the environment: narrow, where a page is read on a phone; both, for who knows whom
FILES = "BAEREKRAFT_CHART_FILES"  # in the environment: the folder where each chart shown lies to be taken, by its key
PHONE = "(max-width: 599px)"


@dataclass(frozen=True, repr=False)
class Saved:
    """The files that a chart was written to."""

    files: tuple[Path, ...]

    def __repr__(self) -> str:
        return text("chart.saved", files=", ".join(path.as_posix() for path in self.files))

    def _repr_html_(self) -> str:
        links = " · ".join(link(path.as_posix(), path.suffix[1:].upper()) for path in self.files)
        return f'<p lang="{current()}">{text("chart.saved", files=links)}</p>'


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

    def __post_init__(self) -> None:
        with speaking(self.language):
            object.__setattr__(self, "source_line", explained(self.source_line))

    @cached_property
    def figure(self) -> Figure:
        """The drawing."""
        return self._drawn(WIDE)

    def _drawn(self, inches: float) -> Figure:
        with speaking(self.language), our_font(), as_wide_as(inches):
            return self.draw()

    @cached_property
    def png(self) -> bytes:
        """The picture; the same chart gives the same bytes."""
        return picture(self.figure, DOTS_PER_INCH)

    @cached_property
    def narrow_png(self) -> bytes:
        """The picture drawn for a phone: as large letters on a page less than half as wide."""
        return picture(self._drawn(NARROW), DOTS_PER_INCH * 3 / 2)

    def save(self, folder: Path | str = ".", name: str = "") -> Saved:
        """Write the chart to take away: PNG (300 dpi) and SVG with its source inside, CSV and XLSX of its figures.

        The files are called after the title unless a name is given. Raises OSError.

        >>> from baerekraft import trend
        >>> [path.suffix for path in trend("turnout_local", "Lier").save(getfixture("tmp_path")).files]
        ['.png', '.svg', '.csv', '.xlsx']
        """
        from baerekraft.charts.taken_away import files_of

        with speaking(self.language), our_font():
            written = files_of(self)
        stem = Path(folder) / (name or _file_name(self.title))
        for kind, content in written.items():
            write_whole(stem.with_name(f"{stem.name}.{kind}"), content)
        return Saved(tuple(stem.with_name(f"{stem.name}.{kind}") for kind in written))

    def __repr__(self) -> str:
        return f"{self.title}\n{self.alt}\n{self.source_line}"

    def _repr_html_(self) -> str:
        """The figure element, in the language the chart was made in."""
        from baerekraft.charts import taken_away

        with speaking(self.language):
            buttons = taken_away.buttons(self.title)
        key = taken_away.keep(self)
        if (folder := os.environ.get(FILES)) and not Path(folder, f"{key}.xlsx").exists():  # the last of its files
            self.save(folder, key)
        about = f'data-chart="{key}" data-name="{escape(_file_name(self.title))}"'
        return (
            f'<figure lang="{self.language}" class="bk-chart" {about} style="margin: 0 0 1em; max-width: 55em">'
            f"{self._picture()}<figcaption>{escape(self.source_line)}</figcaption>{buttons}"
            f"{folded(self.table_word, data_table(self.table, self.title))}</figure>"
        )

    def _picture(self) -> str:
        """The picture as wide as the page is, with its alt text; where both are, a browser takes the one it needs."""
        shown = os.environ.get(SHOWN)
        shown_as = f'<img alt="{escape(self.alt)}" src="{{}}" style="max-width: 100%; height: auto">'
        if shown == "both":
            narrow = f'<source media="{PHONE}" srcset="{_address(self.narrow_png)}">'
            return f"<picture>{narrow}{shown_as.format(_address(self.png))}</picture>"
        return shown_as.format(_address(self.narrow_png if shown == "narrow" else self.png))


def _address(png: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(png).decode()}"


def _file_name(title: str) -> str:
    """A title as a file may be called everywhere.

    >>> _file_name("Uten fastlege i Lier: opp fra 1,8 % i 2024")
    'uten-fastlege-i-lier-opp-fra-1-8-i-2024'
    """
    return re.sub(r"[^\w]+", "-", title.casefold()).strip("-")[:80] or "chart"
