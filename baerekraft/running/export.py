"""Lessons as HTML pages: read offline, in their own language, with the quizzes in their static form."""

from __future__ import annotations

import asyncio
import os
import re
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from subprocess import DEVNULL
from typing import TYPE_CHECKING, Any

from baerekraft import colours
from baerekraft.language import LANGUAGES, current, text
from baerekraft.whole_file import write_whole
from baerekraft.workers import WorkerDied

if TYPE_CHECKING:
    from nbclient import NotebookClient
    from nbformat.notebooknode import NotebookNode

LESSON_LINK = re.compile(rf'href="((?:\.\./(?:{"|".join(LANGUAGES)})/)?[\w-]+)\.ipynb"')
# The richest form that needs no program: a widget is shown as the HTML it brings with it.
STATIC = ["text/html", "text/markdown", "image/svg+xml", "image/png", "image/jpeg", "text/plain"]
# Code with a contrast of at least 4.5.
CODE_COLOURS = (
    f"--jp-mirror-editor-comment-color: {colours.CODE_COMMENT}; "
    f"--jp-mirror-editor-number-color: {colours.CODE_NUMBER}; "
    f"--jp-mirror-editor-operator-color: {colours.CODE_OPERATOR};"
)
# nbconvert's own page without what it would fetch from outside: require.js, MathJax, mermaid, the widget manager.
PAGE = """{% extends 'lab/index.html.j2' %}
{% block html_head_js %}{% endblock %}
{% block html_head_js_mathjax %}{% endblock %}
{% block html_head_js_mermaidjs %}{% endblock %}
{% block html_head_css %}<style>
body.jp-Notebook { max-width: 52rem; margin: 0 auto; CODE_COLOURS }
.jp-OutputArea-output pre [class*="ansi-"] { color: inherit; }
.jp-InputPrompt, .jp-OutputPrompt { display: none; }
.jp-RenderedHTMLCommon img { max-width: 100%; height: auto; }
.jp-RenderedHTMLCommon a:link, .jp-RenderedHTMLCommon a:visited { text-decoration: underline; }
</style>{% endblock %}
""".replace("CODE_COLOURS", CODE_COLOURS)


class Interruptible(asyncio.SelectorEventLoop):
    """Leaves Ctrl-C to asyncio, which raises KeyboardInterrupt; nbclient would end the kernel and run on without it."""

    def add_signal_handler(self, *_: object) -> None:
        """As in a thread, which nbclient puts up with."""
        raise RuntimeError


def export(path: Path | str, folder: Path | str = "export", execute: bool = False) -> Path:
    """Write a lesson as one HTML file, `<folder>/<language>/<stem>.html`, and return where.

    Raises FileNotFoundError, and ValueError for a file that is no notebook or a cell that fails, each
    with one sentence in the language in use.
    """
    path = Path(path)
    notebook = read(path)
    if execute:
        run(notebook, path)
    language = language_of(notebook, path)
    page = Path(folder) / language / f"{path.stem}.html"
    write_whole(page, to_html(notebook, language, path))
    return page


def read(path: Path) -> NotebookNode:
    """The notebook in a file."""
    import nbformat

    if not path.is_file():
        raise FileNotFoundError(text("cli.no-notebook", path=path))
    try:
        return nbformat.read(path, as_version=4)
    except Exception as damaged:  # nbformat raises its own, json's and Unicode's errors
        raise ValueError(text("cli.not-a-notebook", path=path)) from damaged


def run(notebook: NotebookNode, path: Path) -> None:
    """Run the cells in their own kernel, beside the notebook's file."""
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError

    client = NotebookClient(
        notebook,
        timeout=600,
        extra_arguments=["--log-level=ERROR"],
        resources={"metadata": {"path": str(path.parent)}},
    )
    try:
        _run_to_the_end(client)
    except CellExecutionError as failure:
        reason = f"{failure.ename}: {failure.evalue}"
        raise ValueError(text("cli.cell-failed", path=path, reason=reason)) from failure


def _run_to_the_end(client: NotebookClient) -> None:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        with asyncio.Runner(loop_factory=Interruptible) as loop:
            loop.run(_executed(client))
    else:  # in a notebook, whose own loop hears of Ctrl-C
        with ThreadPoolExecutor(1) as beside:
            beside.submit(asyncio.run, _executed(client)).result()


async def _executed(client: NotebookClient) -> None:
    try:
        await client.async_execute(env={**os.environ, "BAEREKRAFT_CHARTS": "both"}, stderr=DEVNULL)
    except RuntimeError:  # a kernel that is no more, which nbclient says of one that Ctrl-C stops too
        task = asyncio.current_task()
        if task and task.cancelling():
            raise asyncio.CancelledError from None
        raise WorkerDied(text("workers.died")) from None


def language_of(notebook: Mapping[str, Any], path: Path) -> str:
    """The language a notebook is written in: as its metadata says, else its folder, else the one in use."""
    said = [notebook["metadata"].get("lang"), *reversed(path.parts)]
    return next((language for language in said if language in LANGUAGES), current())


def title_of(notebook: NotebookNode, path: Path) -> str:
    """The notebook's first heading without its marks; the file's name where it has none.

    >>> import nbformat.v4 as v4
    >>> title_of(v4.new_notebook(cells=[v4.new_markdown_cell("# Å lese en *indikator*")]), Path("03.ipynb"))
    'Å lese en indikator'
    """
    prose = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    heading = re.search(r"^# +(.+)$", prose, re.MULTILINE)
    return re.sub(r"[*_`]", "", heading[1]).strip() if heading else path.stem


def to_html(notebook: NotebookNode, language: str, path: Path, **options: object) -> str:
    """The page as text: nothing in it is fetched from outside, and links between lessons lead to pages.

    `options` are the exporter's own.
    """
    from nbconvert import HTMLExporter
    from traitlets.config import Config

    notebook.metadata["title"] = title_of(notebook, path)
    notebook.metadata.pop("widgets", None)  # what a widget manager would need
    exporter = HTMLExporter(
        config=Config(NbConvertBase={"display_data_priority": STATIC}),
        **{
            "raw_template": PAGE,
            "language_code": language,
            "exclude_anchor_links": True,
            "embed_images": True,
            **options,
        },
    )
    html, _ = exporter.from_notebook_node(notebook, resources={"metadata": {"path": str(path.parent)}})
    return LESSON_LINK.sub(r'href="\1.html"', html)
