"""A learner's notebook before it becomes a page that somebody else opens: without what only a browser would use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import Any

from nbconvert.filters import strip_ansi
from nbconvert.preprocessors import Preprocessor
from nbformat.notebooknode import NotebookNode
from nbformat.v4 import new_output

from baerekraft.plugins.clean_html import Page
from baerekraft.plugins.pictures import points
from baerekraft.printable import few_accents

# What is shown of an output, the first of these that it has: nbconvert's own order without what runs in a browser.
KINDS = ["text/html", "text/markdown", "image/svg+xml", "text/latex", "image/png", "image/jpeg", "text/plain"]
# What all outputs of a page may show, in characters, and how often one may change its colour: more takes a browser, and
# the server that shows it to one person at a time, too long.
MOST_TEXT, MOST_PICTURES, MOST_COLOURS = 2_000_000, 30_000_000, 1000
MOST_CODE = 100_000  # characters of all cells that are shown in colours
ONE_COLOUR = re.compile(r"\x1b|;")  # each of these makes nbconvert read what is left again
TEXTS = {"text", "traceback", "text/plain", "text/latex"}  # of an output and its data; HTML is cleaned
EACH = 200  # characters that an output takes on the page beside its own


class PlainNotebook(Preprocessor):
    """Leave out what only a browser or a template would use, and make the names on the page words.

    A widget's state is left out, so that its words are shown, and what an output says of its own picture.
    """

    def preprocess(self, notebook: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """The notebook with its cells' marks from nbgrader, and their sources and outputs."""
        notebook.metadata, room, coloured = NotebookNode(), Room(), 0
        resources["page"] = room.page
        for cell in notebook.cells:
            about = cell.metadata.get("nbgrader")
            cell.metadata = (
                NotebookNode(nbgrader=about) if isinstance(about, dict) and _named(about) else NotebookNode()
            )
            cell.source = few_accents(cell.source)
            coloured += len(cell.source)
            cell.metadata["without_colours"] = coloured > MOST_CODE
            if "outputs" in cell:
                cell.outputs = list(room.taken_by(cell.outputs))
        for name in ("student", "first_name", "last_name", "notebook_path"):
            if isinstance(resources.get(name), str) and not resources.get("names_are_words"):
                resources[name] = escape(resources[name])
        resources["names_are_words"] = True  # nbgrader reads its configuration twice, and may run this twice
        return notebook, resources


class Room:
    """What is left on a page for outputs."""

    def __init__(self) -> None:
        self.text, self.pictures, self.page = MOST_TEXT, MOST_PICTURES, Page()

    def taken_by(self, outputs: list[NotebookNode]) -> Iterator[NotebookNode]:
        """Those that there is room for; then three dots. Of a picture that has none its words stay."""
        for output in outputs:
            shown = output.get("data", {})
            pictures = sum(len(str(shown[kind])) for kind in shown if kind.startswith("image/"))
            self.pictures -= pictures
            self.text -= EACH + len(str(shown)) - pictures + len(str(output.get("text", output.get("traceback", ""))))
            if min(self.text, self.pictures) < 0:
                yield new_output("stream", name="stdout", text="…")
                return
            for kind in [kind for kind in shown if kind.startswith("image/")]:
                if not self.page.has_room("points", points(shown[kind])):
                    del shown[kind]
            if "metadata" in output:
                output.metadata = _sizes(output.metadata)
            for written in (output, shown):
                for name in TEXTS & written.keys():
                    written[name] = _readable(written[name])
            yield output


def _readable(written: Any) -> Any:
    """A text, or its lines, with few accents on one letter, and without colours where there are too many."""
    lines = [few_accents(str(line)) for line in (written if isinstance(written, list) else [written])]
    if sum(len(ONE_COLOUR.findall(line)) for line in lines) > MOST_COLOURS:
        lines = list(map(strip_ansi, lines))
    return lines if isinstance(written, list) else lines[0]


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
