"""A lesson that has been run, as a page: code folded away, links that lead somewhere, quizzes that answer."""

from __future__ import annotations

import re

from nbformat.notebooknode import NotebookNode
from nbformat.v4 import new_markdown_cell

from baerekraft.figures.municipalities import Municipality
from baerekraft.language import LANGUAGES, text
from baerekraft.quizzes import bank
from baerekraft.quizzes.folded import as_folded
from baerekraft.quizzes.on_paper import as_html

WIDGET = "application/vnd.jupyter.widget-view+json"
LESSON = re.compile(r'href="([\w-]+)\.ipynb"')
AWAY = r"(?:\.\./)+[^)\s\"]+\.ipynb"
LINK = re.compile(rf"\[([^\]]+)\]\(({AWAY})\)")
ANCHOR = re.compile(rf'href="({AWAY})"')
OTHER_LANGUAGE = re.compile(rf"\.\./({'|'.join(LANGUAGES)})/([\w-]+)\.ipynb")


def as_page(notebook: NotebookNode, example: Municipality) -> NotebookNode:
    """The notebook with a note on whose figures it shows, in place."""
    notebook.metadata.pop("widgets", None)
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = LINK.sub(_elsewhere, cell.source)
        elif cell.cell_type == "code":
            setup = "setup" in cell.metadata.get("tags", [])
            cell.metadata["tags"] = ["remove-cell" if setup else "hide-input"]
            for output in cell.outputs:
                _without_programs(output)
    notebook.cells.insert(
        1, new_markdown_cell(f"```{{note}}\n{text('site.example', place=example.name)}\n```", id="whose-figures")
    )
    return notebook


def _elsewhere(link: re.Match[str]) -> str:
    """A link out of the language's folder: to the same page in another language, or to what only the course has."""
    words, target = link.groups()
    return f'<a href="{_address(target)}">{words}</a>'


def _address(target: str) -> str:
    other = OTHER_LANGUAGE.fullmatch(target)
    return f"../{other[1]}/{other[2]}.html" if other else "index.html#run"


def _without_programs(output: NotebookNode) -> None:
    """What a widget shows without its program; a quiz with its explanations to unfold."""
    data = output.get("data", {})
    data.pop(WIDGET, None)
    metadata = output.get("metadata", {})
    if questions := metadata.get("questions"):
        data["text/html"] = as_folded([bank.item(name) for name in questions])
    elif "text/html" in data:
        here = LESSON.sub(r'href="\1.html"', data["text/html"])
        data["text/html"] = ANCHOR.sub(lambda link: f'href="{_address(link[1])}"', here)
    if guess := metadata.get("guess"):
        asked = [bank.item(guess)]
        data["text/html"] = (
            data["text/html"]
            .replace(as_html(asked), as_folded(asked))
            .replace(text("quiz.without-guess"), text("site.show"))
        )
