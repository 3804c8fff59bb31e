"""A learner's notebook before it becomes a page that somebody else opens: without what only a browser would use."""

from __future__ import annotations

import re
from html import escape
from typing import Any

from nbconvert.preprocessors import Preprocessor
from nbformat.notebooknode import NotebookNode

# What is shown of an output, the first of these that it has: nbconvert's own order without what runs in a browser.
KINDS = ["text/html", "text/markdown", "image/svg+xml", "text/latex", "image/png", "image/jpeg", "text/plain"]


class PlainNotebook(Preprocessor):
    """Leave out what only a browser or a template would use, and make the names on the page words.

    A widget's state is left out, so that its words are shown, and what an output says of its own picture.
    """

    def preprocess(self, notebook: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """The notebook with its cells' marks from nbgrader, and their sources and outputs."""
        notebook.metadata = NotebookNode()
        for cell in notebook.cells:
            about = cell.metadata.get("nbgrader")
            cell.metadata = (
                NotebookNode(nbgrader=about) if isinstance(about, dict) and _named(about) else NotebookNode()
            )
            for output in cell.get("outputs", ()):
                if "metadata" in output:
                    output.metadata = _sizes(output.metadata)
        for name in ("student", "first_name", "last_name", "notebook_path"):
            if isinstance(resources.get(name), str) and not resources.get("names_are_words"):
                resources[name] = escape(resources[name])
        resources["names_are_words"] = True  # nbgrader reads its configuration twice, and may run this twice
        return notebook, resources


def _named(about: dict[str, Any]) -> bool:
    """Whether nbgrader's mark on a cell has a name that a page may hold."""
    return re.fullmatch(r"[\w.-]+", str(about.get("grade_id", ""))) is not None


def _sizes(about: dict[str, Any]) -> NotebookNode:
    """Of what an output says of itself: how large its pictures are."""
    sizes = {
        kind: {side: size for side, size in of.items() if side in ("width", "height") and isinstance(size, int | float)}
        for kind, of in about.items()
        if isinstance(of, dict)
    }
    return NotebookNode({kind: NotebookNode(of) for kind, of in sizes.items() if of})
