"""The whole build, against jupytext for every text and nbgrader generate_assignment for every release, file by file."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from measure import environment, faster, medians, python

from baerekraft.language import LANGUAGES

LIMIT = 5
ROOT = Path(__file__).parent.parent
NBGRADER = "from nbgrader.apps import NbGraderApp; NbGraderApp.launch_instance()"


def course_in(folder: Path) -> Path:
    """A copy of the course's text and figures with nothing built from them."""
    for name in ("course", "baerekraft/data"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    return folder


def build_at_once() -> None:
    """What `make build` does."""
    with TemporaryDirectory() as folder:
        python("-m", "baerekraft.cli", "build", cwd=course_in(Path(folder)), env=environment())


def build_by_the_file() -> None:
    """The commands a course has without a build of its own: notebooks in three languages in one, and the releases."""
    with TemporaryDirectory() as folder:
        course = course_in(Path(folder))
        (course / "notebooks").mkdir()
        for lesson in sorted(course.glob("course/lessons/*.py")):
            python(
                "-m",
                "jupytext",
                "--to",
                "ipynb",
                "-o",
                f"notebooks/{lesson.stem}.ipynb",
                str(lesson),
                cwd=course,
                env=environment(),
            )
        for exercise in sorted(course.glob("course/exercises/*.py")):
            source = f"source/{exercise.stem}/{exercise.stem}.ipynb"
            (course / source).parent.mkdir(parents=True)
            python("-m", "jupytext", "--to", "ipynb", "-o", source, str(exercise), cwd=course, env=environment())
            for language in LANGUAGES:
                python(
                    "-c",
                    NBGRADER,
                    "generate_assignment",
                    exercise.stem,
                    "--force",
                    cwd=course,
                    env=environment(BAEREKRAFT_LANGUAGE=language),
                )


def measure() -> str:
    """One line with the ratio."""
    ours, other = medians(build_at_once, build_by_the_file, times=1)
    return faster("whole build", ours, "one call a file", other, LIMIT)
