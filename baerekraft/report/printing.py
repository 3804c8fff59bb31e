"""The profile of a municipality as a document: the notebook 09_profile run with papermill, as HTML and PDF.

Only the cells tagged `report` go into the document, without their code. Nothing is sent and nothing fetched; a report
is written anew each time, the whole file or nothing of it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from baerekraft.course_files import line_that_completes
from baerekraft.figures.municipalities import Municipality
from baerekraft.language import current, text
from baerekraft.report.pdf import find_browser, print_pdf
from baerekraft.running.export import PAGE, read, to_html
from baerekraft.whole_file import write_whole

if TYPE_CHECKING:
    from nbformat.notebooknode import NotebookNode

STEM = "09_profile"
CSS = Path(__file__).with_name("report.css")


class Written(NamedTuple):
    """A report: its page, and its PDF where a browser could print one."""

    page: Path
    pdf: Path | None


def reports(
    places: Iterable[Municipality | None],
    folder: Path | str,
    root: Path | str = ".",
    workers: int | None = None,
    **values: object,
) -> Iterator[Written]:
    """A report for each municipality, several at a time, in the order given, while a bar shows how far it has come.

    None is the learner's own. `values` are those of the notebook's parameters to change. Raises as `report`.
    """
    from tqdm import tqdm

    places, browser = list(places), find_browser()
    workers = min(workers or os.cpu_count() or 1, len(places)) or 1
    with ThreadPoolExecutor(workers) as pool:
        made = pool.map(lambda place: report(place, folder, root, browser, **values), places)
        try:
            yield from tqdm(
                made, total=len(places), desc=text("report.making"), disable=len(places) == 1 or None, leave=False
            )
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def report(
    place: Municipality | None, folder: Path | str, root: Path | str = ".", browser: str | None = None, **values: object
) -> Written:
    """Run the profile's notebook and write `<folder>/<language>/profile_<code>.html`, and the PDF beside it.

    Raises FileNotFoundError where the course is not built, and ValueError for a cell that fails, in one sentence each.
    """
    language = str(values.setdefault("language", current()))
    if place:
        values["municipality"] = place.code
    notebook = run(Path(root) / "notebooks" / language / f"{STEM}.ipynb", values)
    page = Path(folder) / language / f"profile_{code_of(notebook)}.html"
    style = PAGE.replace("</style>", CSS.read_text(encoding="utf-8") + "</style>")
    write_whole(page, to_html(only_report(notebook), language, page, exclude_input=True, raw_template=style))
    return Written(page, print_pdf(page, browser) if browser else None)


def run(path: Path, values: dict[str, object]) -> NotebookNode:
    """The notebook run from its first cell to its last with these parameters; the file is not touched."""
    import papermill
    from papermill.exceptions import PapermillExecutionError

    if not path.is_file():
        raise FileNotFoundError(text("report.not-built", path=path, line=line_that_completes(path.parents[2])))
    notebook = read(path)
    try:
        return papermill.execute_notebook(
            notebook,
            None,
            values,
            progress_bar=False,
            cwd=str(path.parent),
            kernel_name="python3",
            execution_timeout=600,
            extra_arguments=["--log-level=ERROR"],
        )
    except PapermillExecutionError as failure:
        raise ValueError(text("cli.cell-failed", path=path, reason=f"{failure.ename}: {failure.evalue}")) from failure


def only_report(notebook: NotebookNode) -> NotebookNode:
    """A notebook of what the cells tagged `report` show, Markdown as cells so that its headings are the page's."""
    import nbformat.v4 as v4

    cells = [as_cell(output) for output in outputs_of(notebook)]
    for turn, cell in enumerate(cells, start=1):
        cell.id = f"part-{turn:02}"  # the same report gives the same bytes
    return v4.new_notebook(cells=cells, metadata={"kernelspec": notebook.metadata.kernelspec})


def as_cell(output: NotebookNode) -> NotebookNode:
    """An output as a cell that shows it."""
    import nbformat.v4 as v4

    if "text/html" not in output.data and "text/markdown" in output.data:
        return v4.new_markdown_cell(output.data["text/markdown"])
    return v4.new_code_cell(outputs=[output])


def outputs_of(notebook: NotebookNode) -> list[NotebookNode]:
    """What the cells tagged `report` show."""
    tagged = (cell for cell in notebook.cells if "report" in cell.metadata.get("tags", ()))
    shown = (output for cell in tagged for output in cell.get("outputs", ()))
    return [output for output in shown if output.output_type in ("execute_result", "display_data")]


def code_of(notebook: NotebookNode) -> str:
    """The code of the municipality a notebook is about, as the parts of its profile say it beside their words."""
    about = (output.get("metadata", {}).get("text/markdown", {}) for output in outputs_of(notebook))
    return next(each["municipality"] for each in about if "municipality" in each)
