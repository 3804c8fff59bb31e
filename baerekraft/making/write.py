"""Write notebooks/, source/, release/ and the Data Package's description from course/, or say which of them are stale.

Everything is first made in a folder of its own. Only what differs is then written; a course lead's gradebook and own
exercises are never touched.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from nbformat.notebooknode import NotebookNode
from tqdm import tqdm

from baerekraft.language import LANGUAGES, text
from baerekraft.making.course_text import as_bytes, read_course_text
from baerekraft.making.data import data_files
from baerekraft.making.extension import extension_file
from baerekraft.making.figures_page import figures_documents
from baerekraft.making.guide import guide_files
from baerekraft.making.release import BuildError, release
from baerekraft.plugins.keep_language import KeepLanguage
from baerekraft.whole_file import write_whole


def bring_up_to_date(root: Path, check: bool, documents: dict[Path, bytes]) -> list[Path]:
    """Write what differs from the course's text, or with `check` only find it; the paths, relative to `root`."""
    notebooks = _notebooks(root)
    wanted = {**notebooks, **extension_file(notebooks), **data_files(root), **guide_files(root), **documents}
    gone = [path for path in _own_notebooks(root) if path not in wanted]
    stale = _stale(root, wanted, check)
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


def _notebooks(root: Path) -> dict[Path, bytes]:
    """Every notebook the course's text stands for, as path and content."""
    lessons, exercises = (sorted((root / "course" / kind).glob("*.py")) for kind in ("lessons", "exercises"))
    steps = len(LANGUAGES) * (len(lessons) + len(exercises))
    made: dict[Path, bytes] = {}
    with (
        tqdm(total=steps, desc=text("making.writing"), disable=None, leave=False) as bar,
        TemporaryDirectory() as folder,
    ):
        read = {path: _read(root, path) for path in (*lessons, *exercises)}
        for path in lessons:
            for language in LANGUAGES:
                kept, _ = KeepLanguage(language=language).preprocess(copy.deepcopy(read[path]), {})
                made[Path("notebooks", language, f"{path.stem}.ipynb")] = as_bytes(kept)
                bar.update()
        for path in exercises:
            made[Path("source", path.stem, f"{path.stem}.ipynb")] = as_bytes(read[path])
        for path, content in made.items():
            write_whole(Path(folder, path), content)
        for released in release(root, Path(folder), [path.stem for path in exercises]):
            made[released] = (Path(folder, released).read_text(encoding="utf-8").rstrip("\n") + "\n").encode("utf-8")
            bar.update()
    return made


def _read(root: Path, path: Path) -> NotebookNode:
    try:
        return read_course_text(path, written_from=path.relative_to(root).as_posix())
    except Exception as error:
        raise BuildError(f"{path.relative_to(root).as_posix()}: {error}") from error


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
