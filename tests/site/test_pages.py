"""A lesson made into a page of the site."""

from __future__ import annotations

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from baerekraft.figures.municipalities import municipality
from baerekraft.site import make
from baerekraft.site.pages import as_page
from baerekraft.whole_file import write_whole


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


def test_a_language_takes_its_places_along_and_one_that_fails_leaves_what_was_there(tmp_path, monkeypatch):
    def build(_pages, made, _language):
        (made / "_static").mkdir(parents=True)
        (made / "index.html").write_text(said)

    for name in ("write_pages", "write_catalogues"):
        monkeypatch.setattr(make, name, lambda *_: None)
    monkeypatch.setattr(make, "build", build)
    site = tmp_path / "site"
    for said in ("earlier", "newer"):
        charts = tmp_path / said
        write_whole(charts / "nb" / f"{said}.png", b"")
        make.make_language({}, site, "nb", charts)
        write_whole(site / "nb" / make.FOLDER / f"{said}.html", "")
    there = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.*"))
    assert there == [
        "nb/_static/newer.png",
        "nb/index.html",
        f"nb/{make.FOLDER}/earlier.html",
        f"nb/{make.FOLDER}/newer.html",
    ]
    monkeypatch.setattr(make, "build", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        make.make_language({}, site, "nb", charts)
    assert sorted(path.relative_to(site).as_posix() for path in site.rglob("*.*")) == there
    assert (site / "nb" / "index.html").read_text() == "newer"
