"""A notebook that is run to be kept says which cell did not run."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from baerekraft.running import executed

NOT_SHOWN = "class Answer:\n    def _repr_html_(self): return 1 / 0\nAnswer()"


@pytest.mark.parametrize("source", ["1 / 0", "1 +", NOT_SHOWN], ids=["fails", "no Python", "cannot be shown"])
def test_a_cell_that_fails_is_named(tmp_path: Path, source: str) -> None:
    path = tmp_path / "made_up.ipynb"
    nbformat.write(new_notebook(cells=[new_markdown_cell("#"), new_code_cell(source)]), path)
    with pytest.raises(executed.CellFailed, match=r"made_up.ipynb.*2"):
        executed._executed(path, "0301")
