"""Write notebooks/, source/, release/ and the Data Package's description from course/, or say which of them are stale.

Everything is first made in a folder of its own, the releases by nbgrader's own GenerateAssignment with the course's own
nbgrader_config.py. Only what differs is then written; a course lead's gradebook and own exercises are never touched.
"""

from __future__ import annotations

import copy
import json
import logging
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from nbformat.notebooknode import NotebookNode
from nbgrader.converters import GenerateAssignment
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import setenv
from tqdm import tqdm
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from baerekraft.language import LANGUAGES, text
from baerekraft.making.course_text import as_bytes, read_course_text
from baerekraft.making.data import data_files
from baerekraft.making.extension import extension_file
from baerekraft.making.figures_page import figures_documents
from baerekraft.making.guide import guide_files
from baerekraft.plugins.keep_language import KeepLanguage
from baerekraft.whole_file import write_whole


class BuildError(ValueError):
    """A text of the course cannot become a notebook; says which and why."""


def bring_up_to_date(root: Path, check: bool, documents: dict[Path, bytes]) -> list[Path]:
    """Write what differs from the course's text, or with `check` only find it; the paths, relative to `root`."""
    notebooks = _notebooks(root)
    wanted = {**notebooks, **extension_file(notebooks), **data_files(root), **guide_files(root), **documents}
    stale = _stale(root, wanted, check)
    gone = [path for path in _own_notebooks(root) if path not in wanted]
    if not check:
        for path in gone:
            (root / path).unlink()
            _remove_if_empty((root / path).parent)
    told_of = _stale(root, figures_documents(root), check)  # of the tables as they are now
    return sorted(stale + gone + told_of)


def _stale(root: Path, wanted: dict[Path, bytes], check: bool) -> list[Path]:
    """Which files are not what is wanted; they are written, unless one only wants to `check`."""
    stale = [path for path, content in wanted.items() if _content(root / path) != content]
    for path in [] if check else stale:
        write_whole(root / path, wanted[path])
    return stale


def course_config(root: Path, language: str) -> Config:
    """The course's nbgrader_config.py as nbgrader reads it when this language is released."""
    with setenv(BAEREKRAFT_LANGUAGE=language):
        return PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()


def _notebooks(root: Path) -> dict[Path, bytes]:
    """Every notebook the course's text stands for, as path and content."""
    lessons, exercises = (sorted((root / "course" / kind).glob("*.py")) for kind in ("lessons", "exercises"))
    steps = len(LANGUAGES) * (len(lessons) + len(exercises))
    made: dict[Path, bytes] = {}
    with (
        tqdm(total=steps, desc=text("making.writing"), disable=None, leave=False) as bar,
        TemporaryDirectory() as folder,
    ):
        for path in lessons:
            notebook = _read(root, path)
            for language in LANGUAGES:
                kept, _ = KeepLanguage(language=language).preprocess(copy.deepcopy(notebook), {})
                made[Path("notebooks", language, f"{path.stem}.ipynb")] = as_bytes(kept)
                bar.update()
        for path in exercises:
            made[Path("source", path.stem, f"{path.stem}.ipynb")] = as_bytes(_read(root, path))
        for path, content in made.items():
            write_whole(Path(folder, path), content)
        for released in _release(root, Path(folder), [path.stem for path in exercises]):
            made[released] = (Path(folder, released).read_text(encoding="utf-8").rstrip("\n") + "\n").encode("utf-8")
            bar.update()
    return made


def _read(root: Path, path: Path) -> NotebookNode:
    try:
        return read_course_text(path, written_from=path.relative_to(root).as_posix())
    except Exception as error:
        raise BuildError(f"{path.relative_to(root).as_posix()}: {error}") from error


def _release(root: Path, folder: Path, exercises: list[str]) -> Iterator[Path]:
    """Release the exercises found in `folder`/source there, in each language, by nbgrader itself."""
    log = logging.Logger("nbgrader")
    said = _Listener()
    log.addHandler(said)
    for language in LANGUAGES:
        config = course_config(root, language)
        config.SaveCells.enabled = False  # the gradebook is the course lead's
        course = CourseDirectory(config=config, root=str(folder), log=log)
        for exercise in exercises:
            course.assignment_id = exercise
            try:
                GenerateAssignment(coursedir=course, config=config, log=log, no_database=True).start()
            except NbGraderException as error:
                raise BuildError(f"course/exercises/{exercise}.py: {said.first_error()}") from error
            yield Path(course.release_directory, exercise, f"{exercise}.ipynb")


class _Listener(logging.Handler):
    """Keeps nbgrader's errors, so that a failed build can say what went wrong instead of where to look."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.errors: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.errors.append(record.getMessage())

    def first_error(self) -> str:
        return "\n".join(self.errors[:2]).strip()


def _own_notebooks(root: Path) -> Iterator[Path]:
    """Notebooks the build wrote and may remove: at a place of its own, and named after the text they came from."""
    for pattern in ("notebooks/*/*.ipynb", "source/*/*.ipynb", "release/*/*/*.ipynb"):
        for path in root.glob(pattern):
            try:
                written_from = json.loads(path.read_text(encoding="utf-8"))["metadata"]["written_from"]
            except (ValueError, KeyError, TypeError):
                continue
            if Path(written_from).stem == path.stem and (
                pattern.startswith("notebooks") or path.parent.name == path.stem
            ):
                yield path.relative_to(root)


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _remove_if_empty(folder: Path) -> None:
    if not any(folder.iterdir()):
        folder.rmdir()
