"""What a course lead grades by hand: the rubric is shown under the answer, in the learner's language.

It stands in course/exercises/<exercise>.yaml under `rubrics`, by the name of the cell: `task`, `weak`, `ok` and `strong`.
The released notebook does not have it; the learner reads it with the feedback.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import nbformat
from nbformat.notebooknode import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import is_grade, is_solution

from baerekraft.course_files import course_folder
from baerekraft.language import LANGUAGES, current, pick, read_yaml, speaking, text

LEVELS = {"weak": "1", "ok": "2–3", "strong": "4"}


class ShowRubrics(NbGraderPreprocessor):
    """Put the rubric under each answer that is graded by hand."""

    def preprocess(self, notebook: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        """The submission with a cell more for each of its rubrics."""
        language = notebook.metadata.get("lang")
        with speaking(language if language in LANGUAGES else current()):
            show_rubrics(notebook, rubrics(resources["nbgrader"]["notebook"]))
        return notebook, resources


def rubrics(exercise: str) -> dict[str, dict]:
    """The rubrics of an exercise by the name of the cell; none for an exercise the course does not have."""
    path = course_folder() / "exercises" / f"{exercise}.yaml"
    return _read(path, path.stat().st_mtime_ns) if path.is_file() else {}


@lru_cache(maxsize=64)
def _read(path: Path, _changed: int) -> dict[str, dict]:
    return read_yaml(path).get("rubrics", {})


def show_rubrics(notebook: NotebookNode, known: dict[str, dict]) -> None:
    """Put each rubric under its answer, in place."""
    cells = []
    for cell in notebook.cells:
        if str(cell.get("id", "")).startswith("rubric-"):
            continue  # nbgrader reads its configuration twice, and would run this twice
        cells.append(cell)
        if is_grade(cell) and is_solution(cell) and (rubric := known.get(cell.metadata.nbgrader.grade_id)):
            cells.append(
                nbformat.v4.new_markdown_cell(in_words(rubric), id=f"rubric-{cell.metadata.nbgrader.grade_id}"[:64])
            )
    notebook.cells = cells


def in_words(rubric: dict[str, dict[str, str]]) -> str:
    """The rubric as Markdown, in the language in use.

    >>> made_up = {name: {"nb": f"({name})"} for name in ("task", "weak", "ok", "strong")}
    >>> print(in_words(made_up))
    **Vurdering, 0–4 poeng.** (task)
    <BLANKLINE>
    | Poeng | Kjennetegn |
    |---|---|
    | 0 | Ikke besvart, eller svarer på noe annet. |
    | 1 | (weak) |
    | 2–3 | (ok) |
    | 4 | (strong) |
    """
    rows = [("0", text("grading.rubric-nothing"))] + [(points, pick(rubric[level])) for level, points in LEVELS.items()]
    table = [f"| {points} | {' '.join(words.split())} |" for points, words in rows]
    return "\n".join(
        [
            f"**{text('grading.rubric')}** {' '.join(pick(rubric['task']).split())}",
            "",
            text("grading.rubric-columns"),
            "|---|---|",
            *table,
        ]
    )
