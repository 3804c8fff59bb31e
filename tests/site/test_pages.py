"""A lesson made into a page of the site."""

from __future__ import annotations

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from baerekraft.figures.municipalities import municipality
from baerekraft.site.pages import as_page


def test_a_page_has_nothing_that_only_one_who_writes_code_needs(tmp_path):
    raw = new_output("execute_result", {"text/plain": "2"})
    told = new_output("display_data", {"text/html": "<p>To av tre</p>", "text/plain": "To av tre"})
    cells = [
        new_markdown_cell("# Leksjon"),
        new_markdown_cell("Bytt ut prikkene", metadata={"tags": ["code"]}),
        new_code_cell("1 + 1", outputs=[raw]),
        new_code_cell("show('to')", outputs=[told]),
        new_code_cell("table.plot()", outputs=[told], metadata={"tags": ["open"]}),
    ]
    page = as_page(new_notebook(cells=cells), municipality("Lier"), tmp_path)
    assert "prikkene" not in str(page) and "To av tre" in str(page)
    folded = [cell.metadata["tags"] for cell in page.cells if cell.cell_type == "code"]
    assert folded == [["hide-cell"], ["remove-input"], ["hide-input"]]
