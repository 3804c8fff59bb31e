"""What an exercise asks: its tests in order, the points of each, and in words what each looks for.

Read from source/<exercise>/<exercise>.ipynb, which has the hidden tests too; the words are the messages in
course/exercises/<exercise>.yaml.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from baerekraft.course_files import course_folder, course_root
from baerekraft.exercises.notebook import Node, read
from baerekraft.exercises.points import is_grade, is_solution
from baerekraft.language import LANGUAGES, pick, read_yaml, text

SOLUTION = re.compile(r"### BEGIN SOLUTION\n(.*?)### END SOLUTION", re.DOTALL)
BESIDE = "distinction-"  # how the names of cells begin whose points are beside those that are needed
HIDDEN = re.compile(r"### BEGIN HIDDEN TESTS.*?### END HIDDEN TESTS", re.DOTALL)
KEY = re.compile(r"\bcheck\(\s*[\"']([\w-]+)[\"']\s*\)")


@dataclass(frozen=True)
class Question:
    """A cell that gives points. `shown` and `hidden` are keys of its messages; `answer` is the cell it asks about."""

    name: str
    points: float
    answer: str
    shown: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    by_hand: bool = False

    @property
    def distinction(self) -> bool:
        """Whether its points are beside those that are needed."""
        return is_distinction(self.name)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of its messages in the order they are tried."""
        return self.shown + self.hidden


def is_distinction(cell: str) -> bool:
    """Whether a cell of this name is for those who write code: its points are beside those of the exercise."""
    return cell.startswith(BESIDE)


def exercises() -> list[str]:
    """The exercises of the course, and a course lead's own: the folders of source/ with a notebook of their name.

    >>> exercises()[:2]
    ['00_start', '01_shared_plan']
    """
    sources = {path.stem for root in roots() for path in root.glob("source/*/*.ipynb") if path.stem == path.parent.name}
    return sorted(sources | {path.stem for path in (course_folder() / "exercises").glob("*.yaml")})


def roots() -> list[Path]:
    """Where source/ is looked for: the folder the command is typed in, then the course itself."""
    return [Path.cwd(), course_root()]


def exercise(given: str) -> str:
    """The exercise someone means by its name, its number or its file. Raises LookupError with one sentence.

    >>> exercise("3"), exercise("03_indicators.ipynb")
    ('03_indicators', '03_indicators')
    """
    stem = Path(str(given).strip()).name.removesuffix(".ipynb")
    for name in exercises():
        if stem == name or (stem.isdecimal() and name.startswith(f"{int(stem):02}_")):
            return name
    handed_out = [Path(f"{stem}.ipynb"), *(Path("release", each, stem, f"{stem}.ipynb") for each in LANGUAGES)]
    if stem and any(path.is_file() for path in handed_out):
        raise LookupError(text("self_check.private", exercise=stem))
    if near := get_close_matches(stem, exercises(), n=1):
        raise LookupError(text("self_check.near-exercise", given=given, near=near[0]))
    raise LookupError(text("self_check.no-exercise", given=given, exercises=", ".join(exercises())))


def source(name: str) -> Node:
    """The exercise with solutions and hidden tests."""
    path = Path("source", name, f"{name}.ipynb")
    for root in roots():
        if (root / path).is_file():
            return read(root / path)
    raise FileNotFoundError(text("self_check.no-source", path=path.as_posix()))


def questions(notebook: Node) -> list[Question]:
    """What a source notebook asks, in its order."""
    found, answer = [], ""
    for cell in notebook.cells:
        if is_solution(cell):
            answer = cell.metadata.nbgrader.grade_id
        if is_grade(cell):
            shown = tuple(KEY.findall(HIDDEN.sub("", cell.source)))
            hidden = tuple(KEY.findall("\n".join(HIDDEN.findall(cell.source))))
            about = cell.metadata.nbgrader
            found.append(Question(about.grade_id, about.points, answer, shown, hidden, is_solution(cell)))
    return found


def messages(name: str) -> dict[str, dict[str, dict[str, str]]]:
    """Key -> property and hint, each in three languages."""
    return _written(name).get("messages", {})


def mistakes(name: str) -> list[dict[str, Any]]:
    """The typical mistakes of an exercise, each with the tests it loses."""
    return _written(name).get("mistakes", [])


def _written(name: str) -> dict[str, Any]:
    """What the course says of an exercise; nothing of a course lead's own."""
    path = course_folder() / "exercises" / f"{name}.yaml"
    return read_yaml(path) if path.is_file() else {}


def in_words(question: Question, known: dict[str, Any], rubrics: dict[str, Any]) -> str:
    """What a question looks for: its properties in the language in use; of prose what is asked, else its name."""
    if question.by_hand and question.name in rubrics:
        task = " ".join(pick(rubrics[question.name]["task"]).split())
        return text("self_check.prose", task=re.split(r"(?<=[.?]) ", task)[0])
    properties = dict.fromkeys(pick(known[key]["property"]).strip() for key in question.keys if key in known)
    return " ".join(properties) or question.name
