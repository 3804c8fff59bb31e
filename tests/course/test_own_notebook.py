"""The lines an analyst carries away: the open cells of pandas, and the page that uses nothing of the course's."""

import re

import jupytext
import matplotlib.pyplot as plt
import pytest
from paths import ROOT

import baerekraft
from baerekraft.figures.select import cross_section, series
from baerekraft.learner import remember_municipality
from baerekraft.lessons._08_choosing_indicators import FIVE

LESSONS = ROOT / "course/lessons"
WITH_A_CELL = [LESSONS / f"{path.stem}.py" for path in sorted(LESSONS.glob("0[3-8]_*.py"))]


def open_cell(lesson) -> str:
    """The lesson's cell of plain pandas and matplotlib."""
    cells = jupytext.read(lesson, fmt="py:percent").cells
    (found,) = [cell.source for cell in cells if "matplotlib.pyplot" in cell.source]
    return found


@pytest.fixture(autouse=True)
def shown(monkeypatch):
    """The figures that were shown; none is left behind."""
    figures: list = []
    monkeypatch.setattr(plt, "show", lambda: figures.append(plt.gcf()))
    yield figures
    plt.close("all")


@pytest.mark.parametrize("lesson", WITH_A_CELL, ids=lambda lesson: lesson.stem)
def test_a_cell_without_figures_draws_less_and_does_not_stop(lesson, shown):
    """Every figure missing, and no row at all: the cell still ends in a picture."""
    remember_municipality("1151")
    for left in (lambda table: table.assign(value=float("nan"), status="missing"), lambda table: table[:0]):
        names = {name: getattr(baerekraft, name) for name in ("indicator", "my_municipality")}
        names["series"] = lambda *given, left=left: left(series(*given))
        names["cross_section"] = lambda *given, left=left: left(cross_section(*given))
        exec(open_cell(lesson), names | {"chosen": dict.fromkeys(FIVE), "case": baerekraft.with_emissions()})
        plt.close("all")
    assert len(shown) == 2


def page(language: str = "en") -> list[str]:
    """The code of the page, cells and what it says to write, without the course's own first line."""
    cells = jupytext.read(LESSONS / "16_own_notebook.py", fmt="py:percent").cells
    code = []
    for cell in cells:
        if cell.cell_type == "code" and "setup" not in cell.metadata.get("tags", ()):
            code.append(cell.source)
        elif cell.metadata.get("lang") == language:
            code += re.findall(r"```python\n(.*?)```", cell.source, re.DOTALL)
    return code


def test_the_page_runs_with_no_course_code_and_writes_what_it_says(shown, tmp_path, monkeypatch):
    """In a new notebook, from the first line to the last; the table comes back from its file as it went out."""
    monkeypatch.chdir(tmp_path)
    names: dict = {}
    for source in page():
        exec(source, names)
    assert (tmp_path / "figur.png").read_bytes().startswith(b"\x89PNG") and len(shown) == 1
    assert names["own"]["region"].unique().tolist() == ["0301"]
    assert names["own"]["value"].tolist() == names["rows"]["value"].tolist()
    assert names["cards"].loc["gp_list_length", "unit_nb"] == "personer"
    assert {path.name for path in tmp_path.iterdir()} == {"figur.png", "tall.csv"}


@pytest.mark.parametrize("code", ["46", "03", "1151", "9999"])
def test_the_page_runs_for_any_place(code, shown):
    """A county without figures of its own, and a code that nobody has, give an empty chart."""
    read, _, select, draw, *_ = page()
    names: dict = {}
    exec(
        read.replace(
            'table = pd.read_csv(folder / "figures.csv"', 'table = pd.read_csv(folder / "figures.csv", nrows=9'
        ),
        names,
    )
    for source in (select, draw):
        exec(source.replace("0301", code), names)
    assert len(shown) == 1
