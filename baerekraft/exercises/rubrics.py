"""The rubrics of answers that a course lead grades by hand.

They stand in course/exercises/<exercise>.yaml under `rubrics`, by the name of the cell: `task`, `weak`, `ok` and
`strong`. Those of a dilemma that is handed in are the same for all, in course/dilemma_rubrics.yaml: `task`, and
`criteria` with points of their own. The released notebook does not have them; the learner reads them with the feedback.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from baerekraft.course_files import course_folder
from baerekraft.language import pick, read_yaml, text

LEVELS = {"weak": "1", "ok": "2–3", "strong": "4"}
HIGHEST = 4
DILEMMA = "dilemma_"  # how the name of an exercise begins that is a dilemma
Rubric = dict[str, Any]


def rubrics(exercise: str) -> dict[str, Rubric]:
    """The rubrics of an exercise by the name of the cell; none for an exercise the course does not have."""
    if exercise.startswith(DILEMMA):
        name = exercise.removeprefix(DILEMMA)
        return {f"{part}-{name}": rubric for part, rubric in _read(course_folder() / "dilemma_rubrics.yaml").items()}
    path = course_folder() / "exercises" / f"{exercise}.yaml"
    return _read(path).get("rubrics", {}) if path.is_file() else {}


def _read(path: Path) -> dict[str, Any]:
    return _as_it_was(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=64)
def _as_it_was(path: Path, _changed: int) -> dict[str, Any]:
    return read_yaml(path)


def most_points(rubric: Rubric) -> int:
    """What an answer can earn: the points of every criterion, or of the highest level.

    >>> most_points({"criteria": [{"points": 1}, {"points": 2}]}), most_points({"strong": {}})
    (3, 4)
    """
    return sum(one["points"] for one in rubric.get("criteria", ())) or HIGHEST


def in_words(rubric: Rubric) -> str:
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
    rows = [("0", text("graded_notebook.rubric-nothing")), *_rows(rubric)]
    table = [f"| {points} | {' '.join(words.split())} |" for points, words in rows]
    return "\n".join(
        [
            f"**{text('graded_notebook.rubric', most=most_points(rubric))}** {' '.join(pick(rubric['task']).split())}",
            "",
            text("graded_notebook.rubric-columns"),
            "|---|---|",
            *table,
        ]
    )


def _rows(rubric: Rubric) -> Iterator[tuple[str, str]]:
    """Points and what they are given for: a row for each criterion, or for each level."""
    for one in rubric.get("criteria", ()):
        yield str(one["points"]), f"**{pick(one['name'])}.** {pick(one['words'])}"
    if "criteria" not in rubric:
        yield from ((points, pick(rubric[level])) for level, points in LEVELS.items())
