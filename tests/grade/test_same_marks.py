"""`baerekraft grade` and plain `nbgrader autograde` give the same in every cell: marks, outputs, comments, feedback."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
import pytest
import submissions
from classroom import (
    EXERCISES,
    as_nbgrader_runs_it,
    everything,
    grades,
    hand_in,
    maximum,
    nbgrader,
    new_course,
    solved,
    twin,
)
from thorough import first_of, thorough

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="the sandbox is Linux's"),
    pytest.mark.long(5),
]

EXERCISE = "03_indicators"
# What differs between two runs of nbgrader itself, and nothing else: clock, addresses, process numbers, made-up names.
VOLATILE = (
    (r"0x[0-9a-f]{6,}", "0x…"),
    (r"/[^\s\"]*/ipykernel_\d+/\d+\.py", "/tmp/…"),
    (r"\b[0-9a-f]{32}\b", "…"),
    (r"\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b", "…"),  # nbconvert's names of widgets' places in a page
    (r"(CPU times|Wall time): [^\\\"]*", r"\1"),
    (r"\d+(\.\d+)? (ns|µs|μs|us|ms|s)\b", "…"),
)
# A kernel cuts what is printed by the clock: in a page, this is where one piece ends and the next begins.
CUT = re.compile(
    r"</pre>\s*</div>\s*</div>\s*<div class=\"output_area\">\s*<div class=\"prompt\"></div>\s*"
    r"<div class=\"output_subarea output_stream output_std(?:out|err) output_text\">\s*<pre>"
)
FEEDBACK = """
import os, sys, warnings
warnings.simplefilter("ignore")
from nbgrader.apps import NbGrader, NbGraderAPI
exercise, learner, *courses = sys.argv[1:]
for course in courses:
    os.chdir(course)
    NbGrader.clear_instance()
    app = NbGrader()
    app.initialize([])
    made = NbGraderAPI(app.coursedir, parent=app).generate_feedback(exercise, learner)
    assert made["success"], made
"""


def steady(text: str) -> str:
    """Without what is volatile."""
    for pattern, instead in VOLATILE:
        text = re.sub(pattern, instead, text)
    return text


def seen(path: Path) -> list:
    """An autograded notebook without what is volatile; what is printed, in one piece."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    cells = []
    for cell in notebook["cells"]:
        cell["metadata"].pop("execution", None)
        outputs = []
        for output in cell.get("outputs", ()):
            last = outputs[-1] if outputs else {}
            if output["output_type"] == "stream" and (last.get("output_type"), last.get("name")) == (
                "stream",
                output["name"],
            ):
                last["text"] = [*last["text"], *output["text"]]
            else:
                outputs.append(output)
        for output in outputs:
            if output["output_type"] == "stream":
                output["text"] = "".join(output["text"])
        cells.append(json.loads(steady(json.dumps({**cell, "outputs": outputs}, sort_keys=True, ensure_ascii=False))))
    return [*cells, {key: value for key, value in notebook["metadata"].items() if key != "widgets"}]


def page(course: Path, exercise: str, learner: str) -> str:
    """What a learner reads when the exercise is handed back."""
    text = (course / "feedback" / learner / exercise / f"{exercise}.html").read_text(encoding="utf-8")
    return CUT.sub("", steady(text[text.index("<body") :]))


def assert_the_same(theirs: Path, ours: Path, exercise: str, at_least: int) -> None:
    """Notebooks, gradebook and the pages of the first learner."""
    paths = sorted(theirs.glob(f"autograded/*/{exercise}/*.ipynb"))
    assert len(paths) >= at_least
    for path in paths:
        graded = ours / path.relative_to(theirs)
        assert seen(graded) == seen(path), path.relative_to(theirs)
        assert "widgets" not in json.loads(graded.read_text(encoding="utf-8"))["metadata"], (
            "a saved widget is a program"
        )
    both = everything(theirs, exercise)
    assert {learner: rows for learner, rows in everything(ours, exercise).items() if learner in both} == both
    learner = paths[0].parent.parent.name
    subprocess.run([sys.executable, "-c", FEEDBACK, exercise, learner, theirs, ours], check=True, capture_output=True)
    assert page(ours, exercise, learner) == page(theirs, exercise, learner)


@pytest.mark.parametrize("exercise", first_of(EXERCISES))
def test_every_exercise_gives_the_same_marks_as_with_nbgrader(graded_by_nbgrader, graded_by_us, exercise):
    """Solved and untouched; each known mistake too when the tests are THOROUGH."""
    assert_the_same(graded_by_nbgrader(exercise), graded_by_us(exercise), exercise, at_least=2)


@pytest.mark.parametrize("count", first_of([50], 0))
def test_varied_submissions_give_the_same_marks_as_with_nbgrader(sandbox, tmp_path, count):
    """These, and charts of many kinds."""
    varied = [
        ("charts", submissions.charts(EXERCISE)),
        *list(submissions.varied(EXERCISE, 50).items())[:count],
    ]
    halves = [as_nbgrader_runs_it(new_course(tmp_path / "first", [EXERCISE]))]
    halves.append(Path(shutil.copytree(halves[0], tmp_path / "second")))
    for number, (learner, notebook) in enumerate(varied):
        hand_in(halves[number % 2], learner, EXERCISE, notebook)
    for half in halves:
        late = half / "submitted" / min(os.listdir(half / "submitted")) / EXERCISE / "timestamp.txt"
        late.write_text("2026-11-20 12:00:00 UTC", encoding="utf-8")
        shutil.copy(half / "gradebook.db", half / "gradebook.before")
    with ThreadPoolExecutor(2) as two:
        list(two.map(lambda half: nbgrader(half, "autograde", EXERCISE), halves))
    for half in halves:
        assert_the_same(half, twin(half, tmp_path / f"{half.name}-ours", EXERCISE), EXERCISE, at_least=len(varied) // 2)


@thorough
def test_the_differences_we_know_of_are_the_only_ones(sandbox, tmp_path):
    """submissions.DIFFERENCES: in each named cell both do what is said there; every other cell is the same."""
    theirs = as_nbgrader_runs_it(new_course(tmp_path / "theirs", [EXERCISE]))
    hand_in(theirs, "odd", EXERCISE, submissions.odd(EXERCISE))
    shutil.copy(theirs / "gradebook.db", theirs / "gradebook.before")
    nbgrader(theirs, "autograde", EXERCISE)
    ours = twin(theirs, tmp_path / "ours", EXERCISE)
    cells = [seen(course / "autograded/odd" / EXERCISE / f"{EXERCISE}.ipynb") for course in (theirs, ours)]
    raw = [
        nbformat.read(course / "autograded/odd" / EXERCISE / f"{EXERCISE}.ipynb", as_version=4).cells
        for course in (theirs, ours)
    ]
    for place, (their, our) in enumerate(zip(*cells, strict=True)):
        name = isinstance(our, dict) and our.get("id", "").removeprefix("odd-")
        if name not in submissions.DIFFERENCES:
            assert our == their
            continue
        _, with_nbgrader, with_us = submissions.DIFFERENCES[name]
        for wanted, found in ((with_nbgrader, raw[0][place].outputs), (with_us, raw[1][place].outputs)):
            assert re.search(wanted, json.dumps(found)), (name, wanted, found)
            assert re.search(with_nbgrader, json.dumps(found)) is None or found is not raw[1][place].outputs, name
    assert everything(ours, EXERCISE) == everything(theirs, EXERCISE)


@thorough
def test_what_nbgrader_leaves_without_marks_is_graded_here(sandbox, tmp_path):
    """A notebook that ends its kernel, one with another name, and one with a byte-order mark."""
    theirs = as_nbgrader_runs_it(new_course(tmp_path / "theirs", [EXERCISE]))
    leaves = solved(EXERCISE)
    leaves.cells.insert(1, nbformat.v4.new_code_cell("exit()", id="exit"))
    hand_in(theirs, "leaves", EXERCISE, leaves)
    whole = nbformat.writes(solved(EXERCISE))
    for learner, name, encoding in (("renamed", f"{EXERCISE} (1)", "utf-8"), ("marked", EXERCISE, "utf-8-sig")):
        path = hand_in(theirs, learner, EXERCISE, solved(EXERCISE))
        path.unlink()
        (path.parent / f"{name}.ipynb").write_text(whole, encoding=encoding)
    shutil.copy(theirs / "gradebook.db", theirs / "gradebook.before")
    nbgrader(theirs, "autograde", EXERCISE, expect=1)
    assert not list(theirs.glob("autograded/*/*/*.ipynb"))
    ours = twin(theirs, tmp_path / "ours", EXERCISE)
    assert grades(ours, EXERCISE) == dict.fromkeys(("leaves", "marked", "renamed"), maximum(EXERCISE))
