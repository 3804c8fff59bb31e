"""A dilemma as an exercise that a course lead reads, where the lead wants one: nbgrader's cells, two answers in prose.

It asks in the order of the form: a choice and its reason, who bears it, one fact that changes, and the choice again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import nbformat
from nbformat.notebooknode import NotebookNode

from baerekraft.dilemmas.answers import AGAIN, FIRST
from baerekraft.dilemmas.written import Written
from baerekraft.exercises.rubrics import DILEMMA, most_points, rubrics
from baerekraft.language import LANGUAGES, speaking, text
from baerekraft.whole_file import write_whole


def source_file(dilemma: Written) -> Path:
    """Where a course lead's folder has it."""
    name = DILEMMA + dilemma.name
    return Path("source", name, f"{name}.ipynb")


def write_source(dilemma: Written) -> bool:
    """Write it there, with all languages in it; False where one lies there already, and stays as it is."""
    path = source_file(dilemma)
    if path.exists():
        return False
    write_whole(path, nbformat.writes(as_notebook(dilemma)).encode())
    return True


def as_notebook(dilemma: Written) -> NotebookNode:
    """The passages in each language, and under them the cells to answer in."""
    cells = [*_passages(dilemma, _asked), _answer(dilemma, FIRST)]
    cells += [*_passages(dilemma, _asked_again), _answer(dilemma, AGAIN)]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})


def _passages(dilemma: Written, say: Callable[[Written], Iterator[str]]) -> Iterator[NotebookNode]:
    for language in LANGUAGES:
        with speaking(language):
            said = "\n\n".join(say(dilemma))
        name = f"{say.__name__.strip('_').replace('_', '-')}-{language}"
        yield nbformat.v4.new_markdown_cell(said, id=name, metadata={"lang": language})


def _asked(dilemma: Written) -> Iterator[str]:
    most = sum(map(most_points, rubrics(DILEMMA + dilemma.name).values()))
    yield f"# {dilemma.title}"
    yield dilemma.situation
    yield f"{text('dilemmas.made-up')} {text('dilemmas.is-read', most=most)}"
    yield f"## {text('dilemmas.choose')}"
    yield _bullets(dilemma.ways.values())
    yield f"**{text('dilemmas.why')}**"


def _asked_again(dilemma: Written) -> Iterator[str]:
    yield f"## {text('dilemmas.borne')}"
    for heading, said in dilemma.borne:
        yield f"**{heading}**"
        yield _bullets(said)
    yield f"## {text('dilemmas.changes')}"
    yield f"{dilemma.changes} {text('dilemmas.as-before')}"
    yield f"## {text('dilemmas.choose-again')}"
    yield f"**{text('dilemmas.why-again')}**"


def _bullets(said: Iterable[str]) -> str:
    return "\n".join(f"- {one}" for one in said)


def _answer(dilemma: Written, part: str) -> NotebookNode:
    name = f"{part}-{dilemma.name}"
    about = {
        "grade": True,
        "grade_id": name,
        "locked": False,
        "points": most_points(rubrics(DILEMMA + dilemma.name)[name]),
        "schema_version": 3,
        "solution": True,
        "task": False,
    }
    return nbformat.v4.new_markdown_cell("…", id=name, metadata={"nbgrader": about})
