"""Charts of made-up figures, and the words drawn in a chart."""

from __future__ import annotations

import matplotlib.text
import pandas as pd
import pytest

from baerekraft.charts import Chart, trend_line


def made_up(monkeypatch: pytest.MonkeyPatch, rows: list[tuple[str, float, str]]) -> None:
    """Let every series have these figures: (period, value, status)."""
    frame = pd.DataFrame(rows, columns=["period", "value", "status"])
    frame.insert(1, "year", frame["period"].str[-4:].astype(int))
    monkeypatch.setattr(trend_line, "series", lambda *_: frame)


def texts_of(chart: Chart) -> str:
    """Every word drawn in the figure."""
    return "\n".join(found.get_text() for found in chart.figure.findobj(matplotlib.text.Text))


def words_outside(chart: Chart) -> list[str]:
    """What is written beyond the left, right or lower edge of the figure, where nobody sees it."""
    chart.figure.draw_without_rendering()
    figure, found = chart.figure.bbox, []
    for word in chart.figure.findobj(matplotlib.text.Text):
        box = word.get_window_extent()
        if word.get_text().strip() and word.get_visible() and box.width:
            inside = figure.containsx(box.x0) and figure.containsx(box.x1) and figure.containsy(box.y0)
            found += [] if inside else [word.get_text()]
    return found
