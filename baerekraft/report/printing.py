"""The profile of a municipality as a document: the notebook 09_profile run with papermill, as HTML and PDF.

Only the cells tagged `report` go into the document, without their code. Nothing is sent and nothing fetched; a report is
written anew each time, the whole file or nothing of it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from baerekraft.figures.municipalities import Municipality
from baerekraft.language import current, text
from baerekraft.running.export import PAGE, read, to_html
from baerekraft.whole_file import write_whole

STEM = "09_profile"
BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
    "microsoft-edge",
    "microsoft-edge-stable",
)
PLACES = {
    "darwin": [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ],
    "win32": [
        r"%ProgramFiles%\Google\Chrome\Application\chrome.exe",
        r"%ProgramFiles(x86)%\Microsoft\Edge\Application\msedge.exe",
        r"%ProgramFiles%\Microsoft\Edge\Application\msedge.exe",
        r"%LocalAppData%\Google\Chrome\Application\chrome.exe",
    ],
}
QUIET = [
    "--headless",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
]
PATIENCE = 120  # seconds for a browser to print
# Three pages of A4: tables and charts as small as they can be read, and none of them cut in two.
PRINT = """
body.jp-Notebook { font-size: 15px; }
.jp-RenderedHTMLCommon table { table-layout: auto; }
.jp-RenderedHTMLCommon td, .jp-RenderedHTMLCommon th { white-space: normal; text-align: left !important; vertical-align: top; }
@page { size: A4; margin: 13mm 14mm; }
@media print {
  body.jp-Notebook { max-width: none; padding: 0; }
  .jp-Cell, .jp-OutputArea-output, .jp-RenderedHTMLCommon, .jp-MarkdownOutput { padding: 0 !important; margin: 0 !important; overflow: visible !important; }
  .jp-RenderedHTMLCommon { font-size: 9.2pt; line-height: 1.32; }
  .jp-RenderedHTMLCommon h1 { font-size: 17pt; margin: 0 0 3pt; }
  .jp-RenderedHTMLCommon h2 { font-size: 12pt; margin: 8pt 0 2pt; break-after: avoid; }
  .jp-RenderedHTMLCommon p, .jp-RenderedHTMLCommon ul, .jp-RenderedHTMLCommon ol { margin: 0 0 4pt; }
  .jp-RenderedHTMLCommon table { font-size: 7.6pt; line-height: 1.2; margin: 0 0 4pt; width: 100%; }
  .jp-RenderedHTMLCommon td, .jp-RenderedHTMLCommon th { padding: 1.5pt 4pt; }
  figure { break-inside: avoid; margin: 0 0 4pt !important; }
  figure img { width: 100%; max-height: 80mm; object-fit: contain; object-position: left; }
  figcaption { font-size: 7.6pt; }
  tr, li { break-inside: avoid; }
  details { display: none; }
}
"""


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
    """A report for each place, two at a time, in the order given, while a bar shows how far it has come.

    None is the learner's own municipality. `values` are those of the notebook's parameters to change. Raises as `report`.
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
    """Run the profile's notebook for a place and write `<folder>/<language>/profile_<code>.html`, and the PDF beside it.

    Raises FileNotFoundError where the course is not built, and ValueError for a cell that fails, in one sentence each.
    """
    language = str(values.setdefault("language", current()))
    notebook = run(
        Path(root) / "notebooks" / language / f"{STEM}.ipynb",
        {**values, **({"municipality": place.code} if place else {})},
    )
    document = only_report(notebook)
    name = place.code if place else code_of(document)
    page = Path(folder) / language / f"profile_{name}.html"
    html = to_html(
        document, language, page, exclude_input=True, raw_template=PAGE.replace("</style>", PRINT + "</style>")
    )
    write_whole(page, html)
    return Written(page, print_pdf(page, browser) if browser else None)


def run(path: Path, values: dict[str, object]):
    """The notebook with these values for its parameters, run from its first cell to its last; the file is not touched."""
    import papermill
    from papermill.exceptions import PapermillExecutionError

    if not path.is_file():
        raise FileNotFoundError(text("report.not-built", path=path))
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


def only_report(notebook):
    """A notebook of the cells tagged `report`, their Markdown as cells of its own so that its headings are the page's."""
    import nbformat.v4 as v4

    cells = []
    for cell in notebook.cells:
        if "report" not in cell.metadata.get("tags", ()):
            continue
        for output in cell.get("outputs", ()):
            if output.output_type not in ("execute_result", "display_data"):
                continue
            if "text/html" not in output.data and "text/markdown" in output.data:
                cells.append(v4.new_markdown_cell(output.data["text/markdown"]))
            else:
                cells.append(v4.new_code_cell(outputs=[output]))
    for place, cell in enumerate(cells, start=1):
        cell.id = f"part-{place:02}"  # the same report gives the same bytes
    return v4.new_notebook(cells=cells, metadata={"kernelspec": notebook.metadata.kernelspec})


def code_of(document) -> str:
    """The code of the municipality a document is about, from the values it says it was made with."""
    return re.search(r'municipality = "(\d{4})"', "\n".join(cell.source for cell in document.cells))[1]


def find_browser() -> str | None:
    """A browser that can print a page: the one BAEREKRAFT_BROWSER names, or a Chromium, Chrome or Edge where they usually are."""
    named = os.environ.get("BAEREKRAFT_BROWSER")
    if named is not None:
        return shutil.which(named)
    usual = [os.path.expandvars(place) for place in PLACES.get(sys.platform, ())]
    return next(filter(None, map(shutil.which, [*BROWSERS, *usual])), None)


def print_pdf(page: Path, browser: str) -> Path | None:
    """The page as a PDF beside it; None where the browser did not manage."""
    pdf = page.with_suffix(".pdf")
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        made = Path(profile) / "report.pdf"
        command = [
            browser,
            *QUIET,
            *(["--no-sandbox"] if as_root else []),
            f"--user-data-dir={profile}/user",
            "--no-pdf-header-footer",
            f"--print-to-pdf={made}",
            page.resolve().as_uri(),
        ]
        try:
            subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=PATIENCE, check=True)
            write_whole(pdf, made.read_bytes())
        except (OSError, subprocess.SubprocessError):
            return None
    return pdf
