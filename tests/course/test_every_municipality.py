"""Every lesson runs for any of the 357 municipalities and 15 counties, and nothing of it shows a hole for a figure.

The gate runs each lesson for four of seven that are unlike the others, not the same four as the lesson before. It makes
pictures of the charts of a municipality and a county; the others' charts are drawn and not made into pictures, which
takes as long again. All of them take an hour.
"""

from __future__ import annotations

import ast
import io
import os
import re
from concurrent.futures import ProcessPoolExecutor
from contextlib import redirect_stdout
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from types import CodeType

import jupytext
import pytest
from next_year import grown, in_next_year
from once import once
from paths import ROOT
from reform import ONE, OTHER, reformed
from thorough import THOROUGH, first_of, thorough

from baerekraft.charts.chart import Chart
from baerekraft.figures.counties import counties
from baerekraft.figures.municipalities import municipalities

pytestmark = pytest.mark.long(4)

LESSONS = sorted((ROOT / "course/lessons").glob("*.py"))
# Oslo, the one with figures of its own, the one with most municipalities, of Sámi names
COUNTIES = {"03", "40", "46", "56"}
# between them they meet nearly every sentence; any four in a row hold a county, and one whose charts become pictures
FEW = ["46", "1151", "1580", "0301", "03", "4020", "5603"]
# capital, smallest, split, merged, renumbered, faulty
UNLIKE = {*FEW} | COUNTIES | {"1508", "1853", "4001", "1804", "1806", "1871", "3201", "3207", "5610"}
EVERYONE = {*municipalities(), *counties()}
PICTURES = EVERYONE if THOROUGH else {"0301", "46"}
PICTURE = vars(Chart)["png"]
HOLE = re.compile(r"\b(nan|NaN|None|inf)\b|\{\w*\}")


def code_of(lesson: Path) -> list[tuple[int, CodeType, CodeType | None]]:
    """The code cells of a lesson: place, what is run, and the last line's value where the cell ends in one."""
    cells = jupytext.read(lesson, fmt="py:percent").cells
    return [
        (place, *split(cell.source, f"{lesson.name}, cell {place}"))
        for place, cell in enumerate(cells, 1)
        if cell.cell_type == "code"
    ]


def split(source: str, name: str) -> tuple[CodeType, CodeType | None]:
    """The cell as a notebook runs it."""
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    return compile(tree, name, "exec"), last and compile(ast.Expression(last.value), name, "eval")


def drawn(chart: Chart) -> bytes:
    """In a picture's place: the drawing is made, and not looked at."""
    return chart.figure and b""


def faults(lesson: Path, codes: list[str]) -> list[str]:
    """What goes wrong when the lesson is run for these municipalities, a line each."""
    import IPython.display
    import matplotlib.pyplot

    from baerekraft.learner import remember_municipality

    found, cells = [], code_of(lesson)
    shown: list[str] = []
    IPython.display.display = lambda *things, **_: shown.extend(str(getattr(thing, "data", thing)) for thing in things)
    with TemporaryDirectory() as home:
        os.environ["BAEREKRAFT_HOME"] = home
        for code in codes:
            remember_municipality(code)
            Chart.png = PICTURE if code in PICTURES else property(drawn)
            names: dict = {"__name__": "__main__"}
            for place, run, value in cells:
                shown.clear()
                try:
                    with redirect_stdout(io.StringIO()) as printed:
                        exec(run, names)
                        last = eval(value, names) if value else None
                        if type(last).__module__.startswith("baerekraft"):
                            shown.append(repr(last))
                            if hasattr(last, "_repr_html_"):
                                last._repr_html_()
                except Exception as error:  # noqa: BLE001 - whatever it is, the place and the cell are named
                    found.append(f"{code}, cell {place}: {type(error).__name__}: {error}")
                    break
                said = "\n".join([*shown, printed.getvalue()])
                if hole := HOLE.search(said):
                    found.append(f"{code}, cell {place}: «{said[max(hole.start() - 60, 0) : hole.end() + 20]}»")
            matplotlib.pyplot.close("all")
    return found


@pytest.fixture(scope="module")
def workers():
    """A process per core that has imported once what every lesson needs."""
    with ProcessPoolExecutor(os.cpu_count() or 1, mp_context=get_context("spawn")) as pool:
        yield pool


def four_of_the_few(lesson: Path) -> list[str]:
    first = LESSONS.index(lesson) % len(FEW)
    return [*FEW, *FEW][first : first + 4]


@pytest.mark.parametrize("who", first_of(["a few", "unlike the others", "all 357 and 15"]))
@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.stem)
def test_a_lesson_runs_for_any_municipality(workers, lesson, who):
    few = four_of_the_few(lesson)
    codes = sorted({"a few": few, "unlike the others": UNLIKE}.get(who, EVERYONE))
    assert PICTURES.intersection(few) and COUNTIES.intersection(few)
    assert {*FEW} < UNLIKE < EVERYONE and len(EVERYONE) == 357 + 15
    parts = os.cpu_count() or 1
    found = workers.map(faults, [lesson] * parts, [codes[first::parts] for first in range(parts)])
    assert [fault for part in found for fault in part] == []


def faults_of(lessons: list[Path], codes: list[str]) -> list[str]:
    return [f"{lesson.stem}: {fault}" for lesson in lessons for fault in faults(lesson, codes)]


@pytest.mark.parametrize(
    "lessons, codes, years",
    [("0[58]_*", {"4001"}, 3), *(pytest.param("*", FEW, years, marks=thorough) for years in (1, 3))],
)
def test_no_lesson_stops_on_later_figures(lessons, codes, years):
    """Every series has so many periods more, and the old figures are revised."""
    later = once(f"figures-{years}-years-later", lambda folder: grown(folder, years))
    assert in_next_year(later, faults_of, sorted((ROOT / "course/lessons").glob(f"{lessons}.py")), sorted(codes)) == []


NEW = {
    ONE.county: ("1106", "3342", "57", "4041", "5701"),
    OTHER.county: ("4012", "3292", "59"),
}  # the first three know least
STOPPED = ("00", "03", "05", "06", "08", "11", "12")  # lessons that once did


@pytest.mark.parametrize("reform", [ONE, pytest.param(OTHER, marks=thorough)], ids=["one", "other"])
@pytest.mark.parametrize(
    "lesson", [one for one in LESSONS if THOROUGH or one.stem[:2] in STOPPED], ids=lambda one: one.stem
)
def test_a_lesson_runs_for_a_place_that_a_reform_made(lesson, reform):
    data = once(f"figures-reform-{reform.county}", lambda folder: reformed(grown(folder, 1), reform))
    assert in_next_year(data, faults, lesson, NEW[reform.county][: None if THOROUGH else 3]) == []
