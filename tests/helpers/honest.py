"""Honest answers in unusual forms (tests/submissions/honest*.yaml), as notebooks to be handed in."""

from __future__ import annotations

from functools import cache
from typing import NotRequired, TypedDict

from classroom import graded_cell, solved
from nbformat.notebooknode import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell
from paths import ROOT

from baerekraft.language import read_yaml


class OwnCell(TypedDict):
    """A cell of the learner's own, before or after an answer cell; code unless kind says markdown."""

    source: str
    before: NotRequired[str]
    after: NotRequired[str]
    kind: NotRequired[str]


class Honest(TypedDict):
    """A submission: what differs from the official solution, and who writes so."""

    id: str
    exercise: str
    by: str
    answers: dict[str, str]
    extra: NotRequired[list[OwnCell]]
    files: NotRequired[dict[str, str]]


@cache
def honest() -> list[Honest]:
    """All of them, in the order of the files."""
    return [
        one
        for name in ("honest", "honest_second", "honest_third")
        for one in read_yaml(ROOT / f"tests/submissions/{name}.yaml")
    ]


def as_notebook(submission: Honest) -> NotebookNode:
    """The exercise as this learner hands it in. Raises StopIteration where an answer cell does not exist."""
    notebook = solved(submission["exercise"], **submission["answers"])
    for number, own in enumerate(submission.get("extra", [])):
        beside = notebook.cells.index(graded_cell(notebook, own.get("before") or own["after"]))
        make = new_markdown_cell if own.get("kind") == "markdown" else new_code_cell
        notebook.cells.insert(beside + ("after" in own), make(own["source"].rstrip("\n"), id=f"own-{number}"))
    return notebook
