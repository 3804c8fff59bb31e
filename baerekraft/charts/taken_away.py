"""A chart to take away: the picture with its source inside, and its figures for a spreadsheet."""

from __future__ import annotations

import base64
import io
import re
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from baerekraft import colours
from baerekraft.charts import style
from baerekraft.charts.picture import picture
from baerekraft.language import BY_CODE, MINUS, current, speaking, text
from baerekraft.typeset import in_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matplotlib.figure import Figure
    from matplotlib.transforms import Bbox
    from openpyxl import Workbook

    from baerekraft.charts.chart import Chart

DOTS_PER_INCH = 300
LINE = 1.3  # the height of a line of the source, of its letters'
MOST = 100  # charts that can be asked for
HOUR = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
NUMBER = {  # as the language writes it; what begins with 0 is a code
    code: re.compile(
        rf"({MINUS})?((?!0\d)\d+|[1-9]\d{{0,2}}(?:{re.escape(own.thousands)}\d{{3}})+)(?:{re.escape(own.decimal)}(\d+))?"
    )
    for code, own in BY_CODE.items()
}
shown: dict[str, Chart] = {}  # the latest, by their key


@dataclass(frozen=True)
class File:
    """A file as a kernel hands it to the page that asked."""

    content: bytes

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        return {"text/plain": base64.b64encode(self.content).decode("ascii")}


def files_of(chart: Chart) -> dict[str, bytes]:
    """The chart as png, svg, csv and xlsx."""
    return {kind: written(chart) for kind, written in KINDS.items()}


def take(key: str, kind: str) -> File:
    """One of the files of a chart that is shown, for the button under it. Raises KeyError."""
    chart = shown[key]
    with speaking(chart.language), style.our_font():
        return File(KINDS[kind](chart))


def keep(chart: Chart) -> str:
    """Keep a chart that is shown, so that it can be taken; returns its key, the same for the same chart."""
    key = sha256(f"{chart!r}{chart.table.to_csv()}".encode()).hexdigest()[:12]
    shown.pop(key, None)
    shown[key] = chart
    if len(shown) > MOST:
        del shown[next(iter(shown))]
    return key


def buttons(title: str) -> str:
    """The row under a chart of this title. Whoever can hand out the files shows it; elsewhere no button is dead."""
    row = "".join(
        f'<button type="button" data-kind="{kind}" data-lm-suppress-shortcuts="true">{kind.upper()}</button>'
        for kind in KINDS
    )
    said = f'data-done="{escape(text("chart.taken"))}" data-failed="{escape(text("chart.not-taken"))}"'
    called = escape(text("chart.take"))
    return (
        f'<div class="bk-take" role="group" aria-label="{called}: {escape(title)}" style="display: none" {said}>'
        f'<span aria-hidden="true">{called}</span>{row}<span role="status"></span></div>'
    )


def png(chart: Chart) -> bytes:
    """The picture at 300 dots an inch, with its source under it."""
    with _with_source(chart) as (figure, whole):
        return picture(figure, DOTS_PER_INCH, whole, Title=chart.title, Description=chart.alt)


def svg(chart: Chart) -> bytes:
    """The drawing with real text, the typeface it is set in, and what it shows in words."""
    import matplotlib

    written = io.StringIO()
    with (
        _with_source(chart) as (figure, whole),
        matplotlib.rc_context({"svg.fonttype": "none", "svg.hashsalt": "baerekraft"}),
    ):
        figure.savefig(written, format="svg", bbox_inches=whole, metadata={"Date": None})
    head, drawn, rest = written.getvalue().partition("<metadata>")
    faces = in_page("Regular", "Bold")
    said = f"<title>{escape(chart.title)}</title><desc>{escape(chart.alt)}</desc><style>{faces}</style>"
    return f"{head}{said}{drawn}{rest}".replace("<svg ", '<svg role="img" ', 1).encode()


def csv(chart: Chart) -> bytes:
    """The table as Excel reads it, and under it the source."""
    table = chart.table.to_csv(index=False, sep=";", lineterminator="\r\n")
    return f"\ufeff{table}\r\n{chart.title}\r\n{chart.source_line}\r\n".encode()


def xlsx(chart: Chart) -> bytes:
    """A workbook: the title, the table with its headings in bold, the source. A figure is a number to reckon with."""
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    sheet = book.active
    sheet.append([chart.title])
    sheet.append([])
    sheet.append(list(map(str, chart.table.columns)))
    for row in chart.table.itertuples(index=False):
        sheet.append([str(cell) for cell in row])
    sheet.append([])
    sheet.append([chart.source_line])
    for cell in (sheet["A1"], *sheet[3]):
        cell.font = Font(bold=True)
    last = sheet.max_row
    for column in sheet.iter_cols(min_row=3, max_row=last - 2):
        widest = max(len(str(cell.value or "")) for cell in column)
        sheet.column_dimensions[column[0].column_letter].width = min(widest + 2, 60)
    for row in sheet.iter_rows():
        for cell in row:
            cell.data_type = "s"  # a name that begins with = is no formula
            if last - 1 > cell.row > 3 and (figure := NUMBER[current()].fullmatch(str(cell.value))):
                minus, whole, decimals = figure.groups(default="")
                cell.value = float(f"{minus and '-'}{re.sub(r'[^0-9]', '', whole)}.{decimals}")
                cell.number_format = ("0" if whole.isdigit() else "#,##0") + f".{'0' * len(decimals)}".rstrip(".")
    return _of_no_hour(book)


def _of_no_hour(book: Workbook) -> bytes:
    """The workbook's bytes, the same each time: without the hour at which it was written."""
    from openpyxl.writer.excel import ExcelWriter

    saved, written = io.BytesIO(), io.BytesIO()
    ExcelWriter(book, ZipFile(saved, "w")).save()
    with ZipFile(saved) as old, ZipFile(written, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(ZipInfo(name), HOUR.sub(b"1980-01-01T00:00:00Z", old.read(name)), ZIP_DEFLATED)
    return written.getvalue()


KINDS = {"png": png, "svg": svg, "csv": csv, "xlsx": xlsx}


@contextmanager
def _with_source(chart: Chart) -> Iterator[tuple[Figure, Bbox]]:
    """The figure while its source stands under it, and how far it then reaches."""
    from matplotlib.transforms import Bbox

    figure = chart.figure
    lines = style.wrap(chart.source_line, style.width() - 2 * style.MARGIN, style.NOTE)
    said = figure.text(
        style.MARGIN / style.width(),
        0,
        "\n".join(lines),
        size=style.NOTE,
        color=colours.QUIET,
        va="top",
        linespacing=LINE,
    )
    wide, tall = figure.get_size_inches()
    below = len(lines) * style.NOTE * LINE / 72 + style.MARGIN
    try:
        yield figure, Bbox([[0, -below], [wide, tall]])
    finally:
        said.remove()
