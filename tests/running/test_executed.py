"""A notebook that is run to be kept says which cell did not run, and leaves nothing to the next."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from ipywidgets.widgets import widget
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from baerekraft.charts import taken_away
from baerekraft.running import executed

NOT_SHOWN = "class Answer:\n    def _repr_html_(self): return 1 / 0\nAnswer()"
DRAWS = "import baerekraft\nbaerekraft.trend('turnout_local', 'Lier')"
CHOOSES = "import ipywidgets\nipywidgets.IntSlider()"


@pytest.fixture(autouse=True)
def no_controls_of_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that an earlier test has left, which were shown to another kernel, are none of these notebooks'."""
    monkeypatch.setattr(widget, "_instances", {})


@pytest.mark.parametrize("source", ["1 / 0", "1 +", NOT_SHOWN], ids=["fails", "no Python", "cannot be shown"])
def test_a_cell_that_fails_is_named(tmp_path: Path, source: str) -> None:
    path = tmp_path / "made_up.ipynb"
    nbformat.write(new_notebook(cells=[new_markdown_cell("#"), new_code_cell(source)]), path)
    with pytest.raises(executed.CellFailed, match=r"made_up.ipynb.*2"):
        executed._executed(path, "0301")


def test_charts_and_controls_end_with_their_notebook(tmp_path: Path) -> None:
    path = tmp_path / "made_up.ipynb"
    nbformat.write(new_notebook(cells=[new_code_cell(DRAWS), new_code_cell(CHOOSES)]), path)
    drawn, chosen = executed._executed(path, "0301").cells
    assert "bk-chart" in drawn.outputs[0].data["text/html"] and chosen.outputs
    assert not taken_away.shown and not widget._instances
