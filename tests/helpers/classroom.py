"""A course lead's folder with made-up learners, for tests that grade for real."""

from __future__ import annotations

import copy
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

import nbformat
from nbformat.notebooknode import NotebookNode
from nbgrader.api import Gradebook
from once import once
from paths import ROOT
from thorough import THOROUGH
from warm import ask_no_program, run

from baerekraft.grade.looked_at import Journal
from baerekraft.language import LANGUAGES, read_yaml

ask_no_program()
EXERCISES = [path.stem for path in sorted((ROOT / "course/exercises").glob("*.yaml"))]


def new_course(folder: Path, exercises: list[str], **environment: str) -> Path:
    """A copy of what a course lead has: configuration and sources; the exercises are in the gradebook."""

    def make(course: Path) -> None:
        course.mkdir()
        shutil.copy(ROOT / "nbgrader_config.py", course)
        for exercise in exercises:
            shutil.copytree(ROOT / "source" / exercise, course / "source" / exercise)
            nbgrader(course, "generate_assignment", exercise, "--force", **environment)

    made = once("-".join(["course", *exercises, *environment.values()]), make)
    return Path(shutil.copytree(made, folder, dirs_exist_ok=True))


def as_nbgrader_runs_it(course: Path) -> Path:
    """The same course with nbgrader's own list: a kernel for each submission, and no sandbox."""
    with (course / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write("\nc.Autograde.autograde_preprocessors = Autograde.autograde_preprocessors.default()\n")
    return course


def outside() -> dict[str, str]:
    """The environment without pytest's mark: a kernel that sees it shows nothing of what programs print."""
    return {name: value for name, value in os.environ.items() if name != "PYTEST_CURRENT_TEST"}


def nbgrader(course: Path, *command: str, expect: int | None = 0, **environment: str) -> str:
    """Run one of nbgrader's commands as its manual says; returns what it printed."""
    done = run("nbgrader", command, course, {**outside(), "LANGUAGE": "nb", **environment})
    typed = f"nbgrader {' '.join(command)}"
    assert expect is None or done.returncode == expect, f"{typed}: {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout + done.stderr


def grade(course: Path, *arguments: str, expect: int | None = 0, **environment: str) -> str:
    """Run `baerekraft grade`; returns what it printed."""
    environment = {**outside(), "BAEREKRAFT_LANGUAGE": "nb", **environment}
    done = run("baerekraft.cli", ["grade", *arguments], course, environment)
    assert expect is None or done.returncode == expect, f"{done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout + done.stderr


def wait_until(done: Callable[[], object]) -> None:
    """For something that other processes do."""
    until = time.monotonic() + 300
    while not done():
        assert time.monotonic() < until
        time.sleep(0.02)


@lru_cache
def no_sandbox() -> str:
    """Why this machine gives no sandbox; nothing when it gives one."""
    code = "from baerekraft.grade.sandbox import confine, launch; confine.prepare(True, launch.LIMITS)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    return done.stderr.strip().splitlines()[-1] if done.returncode else ""


def released(exercise: str, language: str = "nb") -> NotebookNode:
    """The exercise as learners get it."""
    return nbformat.read(ROOT / "release" / language / exercise / f"{exercise}.ipynb", as_version=4)


def source(exercise: str) -> NotebookNode:
    """The exercise as the course lead has it."""
    return nbformat.read(ROOT / "source" / exercise / f"{exercise}.ipynb", as_version=4)


def graded_cell(notebook: NotebookNode, grade_id: str) -> NotebookNode:
    """The cell of this name."""
    return next(cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == grade_id)


def solved(exercise: str, language: str = "nb", **answers: str) -> NotebookNode:
    """The exercise with the reference solution, but for the cells answered otherwise."""
    notebook = copy.deepcopy(released(exercise, language))
    for cell in source(exercise).cells:
        about = cell.metadata.get("nbgrader", {})
        if about.get("solution") and about.get("grade"):
            graded_cell(notebook, about["grade_id"]).source = answers.get(
                about["grade_id"], "Et oppdiktet svar, til kurslederen."
            )
        elif about.get("solution"):
            lines = [line for line in cell.source.split("\n") if "### BEGIN" not in line and "### END" not in line]
            graded_cell(notebook, about["grade_id"]).source = answers.get(about["grade_id"], "\n".join(lines))
    return notebook


def hand_in(course: Path, learner: str, exercise: str, notebook: NotebookNode) -> Path:
    """Put a learner's notebook where nbgrader collects to."""
    path = course / "submitted" / learner / exercise / f"{exercise}.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, path)
    return path


def mistakes_together(exercise: str) -> list[list[dict]]:
    """The known mistakes of an exercise: those in different cells that lose different tests are made by one learner.

    Where everything is asked for, or nbgrader itself grades them, each is made alone.
    """
    together: list[list[dict]] = []
    for mistake in read_yaml(ROOT / "course/exercises" / f"{exercise}.yaml")["mistakes"]:
        for group in () if THOROUGH or no_sandbox() else together:
            if not any({*mistake["cells"], *mistake["loses"]} & {*one["cells"], *one["loses"]} for one in group):
                group.append(mistake)
                break
        else:
            together.append([mistake])
    return together


def made_up_notebooks(exercise: str) -> Iterator[tuple[str, NotebookNode]]:
    """Learner and notebook: the exercise solved and untouched, and each known mistake."""
    yield "right", solved(exercise, "nb")
    yield "untouched", released(exercise, "nn")
    for place, mistake in enumerate(read_yaml(ROOT / "course/exercises" / f"{exercise}.yaml")["mistakes"]):
        yield mistake["name"], solved(exercise, LANGUAGES[place % 3], **mistake["cells"])


def handed_in(folder: Path, exercise: str) -> Path:
    """All of these handed in; graded by nobody yet."""
    course = new_course(folder, [exercise])
    for learner, notebook in made_up_notebooks(exercise):
        hand_in(course, learner, exercise, notebook)
    return course


def few_of(course: Path, folder: Path) -> Path:
    """A copy; nbgrader, which starts a kernel for each, gets the mistakes only where everything is asked for."""
    copied = Path(shutil.copytree(course, folder))
    if not (THOROUGH or no_sandbox()):
        for submission in (copied / "submitted").iterdir():
            if submission.name not in ("right", "untouched"):
                shutil.rmtree(submission)
    return copied


def twin(course: Path, folder: Path, exercise: str) -> Path:
    """A copy of a course that nbgrader has graded, as it was before, graded by us."""
    ours = Path(
        shutil.copytree(course, folder, ignore=shutil.ignore_patterns("autograded", "feedback", "gradebook.db"))
    )
    os.rename(ours / "gradebook.before", ours / "gradebook.db")
    grade(ours, exercise)
    look_at_all(ours, exercise)
    return ours


def look_at_all(course: Path, exercise: str) -> None:
    """As a course lead does with what waits: nbgrader itself has nothing that does."""
    waiting = [learner for learner, entry in Journal(course, exercise).latest().items() if entry.waits]
    command = [sys.executable, "-m", "baerekraft.cli", "looked-at", *waiting, exercise]
    if waiting:
        subprocess.run(command, cwd=course, env=outside(), check=True, capture_output=True)


def grades(course: Path, exercise: str) -> dict[str, dict[str, float | None]]:
    """learner -> test cell -> points, as the gradebook has them."""
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", "baerekraft") as gradebook:
        return {
            submission.student.id: {
                grade.name: grade.auto_score for book in submission.notebooks for grade in book.grades
            }
            for submission in gradebook.assignment_submissions(exercise)
        }


def everything(course: Path, exercise: str, address: str = "") -> dict:
    """All that the gradebook (the course's own, or the one at `address`) has on an exercise, but its own ids."""
    with Gradebook(address or f"sqlite:///{course / 'gradebook.db'}", "baerekraft") as gradebook:
        return {
            submission.student.id: (
                submission.score,
                submission.max_score,
                submission.needs_manual_grade,
                submission.timestamp,
                sorted(
                    (grade.name, grade.auto_score, grade.manual_score, grade.needs_manual_grade, grade.max_score)
                    for book in submission.notebooks
                    for grade in book.grades
                ),
                sorted(
                    (comment.name, comment.auto_comment or "", comment.manual_comment or "")
                    for book in submission.notebooks
                    for comment in book.comments
                ),
                [book.late_submission_penalty for book in submission.notebooks],
            )
            for submission in gradebook.assignment_submissions(exercise)
        }


def maximum(exercise: str) -> dict[str, float]:
    """test cell -> most points."""
    about = [cell.metadata.get("nbgrader", {}) for cell in source(exercise).cells]
    return {cell["grade_id"]: cell["points"] for cell in about if cell.get("grade")}
