"""A lesson that has been run, as a page: code folded away, links that lead somewhere, quizzes that answer."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from typing import Any

from nbformat.notebooknode import NotebookNode
from nbformat.v4 import new_markdown_cell

from baerekraft.dilemmas.written import dilemmas
from baerekraft.figures.municipalities import Municipality
from baerekraft.language import LANGUAGES, text
from baerekraft.quizzes import bank
from baerekraft.quizzes.folded import as_folded
from baerekraft.quizzes.on_paper import as_html
from baerekraft.site import live
from baerekraft.site.pictures import beside

WIDGET = "application/vnd.jupyter.widget-view+json"
LESSON = re.compile(r'href="([\w-]+)\.ipynb"')
AWAY = r"(?:\.\./)+[^)\s\"]+\.ipynb"
LINK = re.compile(rf"\[([^\]]+)\]\(({AWAY})\)")
ANCHOR = re.compile(rf'href="({AWAY})"')
FOR_CODE = {"setup", "code"}  # the tags of cells that only those who write code have
OTHER_LANGUAGE = re.compile(rf"\.\./({'|'.join(LANGUAGES)})/([\w-]+)\.ipynb")


def as_page(notebook: NotebookNode, example: Municipality, pictures: Path) -> NotebookNode:
    """The notebook as it is read, in place, with a note on whose figures it shows; its charts go to `pictures`.

    What is of use to code alone is left out, as is the code of what is shown but where it is there to be read; a cell
    that shows nothing but Python's own words is folded.
    """
    notebook.metadata.pop("widgets", None)
    notebook.cells = [cell for cell in notebook.cells if FOR_CODE.isdisjoint(cell.metadata.get("tags", []))]
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = LINK.sub(_elsewhere, cell.source)
        elif cell.cell_type == "code":
            shown = "hide-input" if "open" in cell.metadata.get("tags", []) else "remove-input"
            cell.metadata["tags"] = [shown if any(map(_is_told, cell.outputs)) else "hide-cell"]
            for output in cell.outputs:
                _without_programs(output, pictures)
    notebook.cells.insert(
        1, new_markdown_cell(f"```{{note}}\n{text('site.example', place=example.name)}\n```", id="whose-figures")
    )
    return notebook


def _is_told(output: NotebookNode) -> bool:
    """Whether an output is a page, a picture or a sentence; what Python writes of a value is none."""
    kinds = set(output.get("data", {}))
    return output.output_type == "stream" or bool(kinds - {"text/plain"})


def _elsewhere(link: re.Match[str]) -> str:
    """A link out of the language's folder: to the same page in another language, or to what only the course has."""
    words, target = link.groups()
    return f'<a href="{_address(target)}">{words}</a>'


def _address(target: str) -> str:
    other = OTHER_LANGUAGE.fullmatch(target)
    return f"../{other[1]}/{other[2]}.html" if other else "index.html#run"


def done_on(notebook: NotebookNode) -> list[str]:
    """What there is to answer in a notebook that has been run: the names of its questions, guesses and dilemmas."""
    shown = [output.get("metadata", {}) for cell in notebook.cells for output in cell.get("outputs", ())]
    return [
        name
        for one in shown
        for name in [*one.get("questions", ()), *(one[kind] for kind in ("guess", "dilemma") if kind in one)]
    ]


def _without_programs(output: NotebookNode, pictures: Path) -> None:
    """What a widget shows without its kernel: a quiz and a dilemma as they are done on a page, and instead to read."""
    data = output.get("data", {})
    data.pop(WIDGET, None)
    if "text/html" not in data:
        return
    here = LESSON.sub(r'href="\1.html"', data["text/html"])
    html = ANCHOR.sub(lambda link: f'href="{_address(link[1])}"', here)
    data["text/html"] = beside(_to_do(html, output.get("metadata", {})), pictures)


def _to_do(html: str, about: dict[str, Any]) -> str:
    """The form that a widget's metadata names; anything else as it is."""
    if names := about.get("questions"):
        asked = [bank.item(name) for name in names]
        return live.live("quiz", live.quiz(asked), as_folded(asked))
    if guess := about.get("guess"):
        asked = [bank.item(guess)]
        folded = html.replace(as_html(asked), as_folded(asked))
        instead = folded.replace(text("quiz.without-guess"), text("site.show"))
        return live.live("quiz", live.quiz(asked, about["figure"]), instead)
    if name := about.get("dilemma"):
        return live.live("dilemma", live.dilemma(dilemmas()[name]), html)
    if about.get("widget") == "Chooser":
        return f'<p><a href="place/index.html">{escape(text("site.own-page"))}</a></p>'
    return html
