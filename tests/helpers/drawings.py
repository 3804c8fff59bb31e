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
