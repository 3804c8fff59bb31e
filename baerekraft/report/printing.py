"""The profile as a document: a page and a PDF of two sheets, made of the values in the notebook 09_profile.

The notebook shows the same sheets in its last part. Nothing is sent and nothing fetched; a report is written anew each
time, the whole file or nothing of it.
"""

from __future__ import annotations

import ast
import os
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from baerekraft.course_files import line_that_completes
from baerekraft.figures.counties import Place
from baerekraft.figures.municipalities import UnknownMunicipality
from baerekraft.language import current, speaking, text
from baerekraft.report.own import my_profile
from baerekraft.report.profile import Profile
from baerekraft.report.settings import settle_place
from baerekraft.running.export import read
from baerekraft.whole_file import write_whole

STEM = "09_profile"
OWN = ("target", "own_words")  # of the notebook's values, those that are said of one place


class Written(NamedTuple):
    """A report: its page, its PDF where every letter has a typeface, and what is to be known of them."""

    page: Path
    pdf: Path | None
    remarks: tuple[str, ...]


class ProfileSheets:
    """The two sheets as a notebook shows them."""

    def __init__(self, asked: Profile) -> None:
        from baerekraft.report.sheet_pdf import fitted

        self.page = fitted(asked).page
        self.title = text("sheets.title", place=asked.place.name)

    def __repr__(self) -> str:
        return self.title

    def _repr_html_(self) -> str:
        from html import escape

        size = "border: 0; height: 80vh; min-height: 40rem; width: 100%"
        return f'<iframe sandbox="" title="{escape(self.title)}" srcdoc="{escape(self.page)}" style="{size}"></iframe>'


def profile_sheets(asked: Profile) -> ProfileSheets:
    """The profile as it is handed on: two sheets, as `baerekraft report` writes them.

    >>> from baerekraft.report.profile import profile
    >>> profile_sheets(profile("Lier"))
    Bærekraftsprofil for Lier
    """
    return ProfileSheets(asked)


def reports(
    places: Iterable[Place | None],
    folder: Path | str,
    root: Path | str = ".",
    workers: int | None = None,
    **values: object,
) -> Iterator[Written]:
    """A report for each place, several at a time, in the order given, while a bar shows how far it has come.

    None is the learner's own. `values` are those of the notebook's parameters to change. Raises as `report`.
    """
    from multiprocessing import get_context

    from tqdm import tqdm

    from baerekraft.workers import Workers

    places, folder, root = list(places), Path(folder).resolve(), Path(root).resolve()
    options: dict[str, Any] = {"language": current(), **values}
    one: Callable[[Place | None], Written] = partial(report, folder=folder, root=root, **options)
    if len(places) == 1:
        yield one(places[0])
        return
    workers = min(workers or os.cpu_count() or 1, len(places)) or 1
    with Workers(workers, get_context("spawn")) as pool:
        try:
            yield from tqdm(
                pool.map(one, places), total=len(places), desc=text("report.making"), disable=None, leave=False
            )
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def report(place: Place | None, folder: Path | str, root: Path | str = ".", **values: Any) -> Written:
    """Write `<folder>/<language>/profile_<code>.html`, and the PDF beside it.

    Raises FileNotFoundError where the course is not built, and ValueError where the notebook's parameters are no
    values, in one sentence each.
    """
    from baerekraft.report.sheet_pdf import fitted

    language = str(values.get("language") or current())
    in_notebook = parameters(Path(root) / "notebooks" / language / f"{STEM}.ipynb")
    if place and not is_about(place, in_notebook.get("municipality")):
        in_notebook = {name: value for name, value in in_notebook.items() if name not in OWN}
    values = {**in_notebook, **values, "language": language}
    if place:
        values["municipality"] = place
    with speaking(language):
        asked = my_profile(**values)
        made = fitted(asked)
        remarks = (*asked.remarks, *made.remarks)
        written = Path(folder) / language / f"profile_{asked.place.code}.html"
        write_whole(written, made.page)
        if made.pdf is None:
            return Written(written, None, remarks)
        write_whole(written.with_suffix(".pdf"), made.pdf)
    return Written(written, written.with_suffix(".pdf"), remarks)


def is_about(place: Place, municipality: str | None) -> bool:
    """Whether the notebook's municipality (None for the learner's own) is the place: its words belong to that one."""
    try:
        return settle_place(municipality)[0] == place
    except UnknownMunicipality:
        return False


def parameters(path: Path) -> dict[str, Any]:
    """The values in the cell tagged `parameters`, the learner's own where they are changed. Raises as `report`."""
    if not path.is_file():
        raise FileNotFoundError(text("report.not-built", path=path, line=line_that_completes(path.parents[2])))
    cells = [cell for cell in read(path).cells if "parameters" in cell.metadata.get("tags", ())]
    found = {}
    for cell in cells:
        try:
            for line in ast.parse(cell.source).body:
                if isinstance(line, ast.Assign) and isinstance(line.targets[0], ast.Name):
                    found[line.targets[0].id] = ast.literal_eval(line.value)
        except (SyntaxError, ValueError):
            raise ValueError(text("report.no-values", path=path.name)) from None
    return found
