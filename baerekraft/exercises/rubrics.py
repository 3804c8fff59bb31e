"""The rubrics of answers that a course lead grades by hand.

They stand in course/exercises/<exercise>.yaml under `rubrics`, by the name of the cell: `task`, `weak`, `ok` and
`strong`. The released notebook does not have them; the learner reads them with the feedback.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from baerekraft.course_files import course_folder
from baerekraft.language import pick, read_yaml, text

LEVELS = {"weak": "1", "ok": "2–3", "strong": "4"}


def rubrics(exercise: str) -> dict[str, dict]:
    """The rubrics of an exercise by the name of the cell; none for an exercise the course does not have."""
    path = course_folder() / "exercises" / f"{exercise}.yaml"
    return _read(path, path.stat().st_mtime_ns) if path.is_file() else {}


@lru_cache(maxsize=64)
def _read(path: Path, _changed: int) -> dict[str, dict]:
    return read_yaml(path).get("rubrics", {})


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
    rows = [("0", text("graded_notebook.rubric-nothing"))] + [
        (points, pick(rubric[level])) for level, points in LEVELS.items()
    ]
    table = [f"| {points} | {' '.join(words.split())} |" for points, words in rows]
    return "\n".join(
        [
            f"**{text('graded_notebook.rubric')}** {' '.join(pick(rubric['task']).split())}",
            "",
            text("graded_notebook.rubric-columns"),
            "|---|---|",
            *table,
        ]
    )
