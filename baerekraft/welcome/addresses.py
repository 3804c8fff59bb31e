"""Where a page of the course lies on the server that shows it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from baerekraft.course_files import modules
from baerekraft.faces import PAGES, reading_face, writing_face
from baerekraft.language import LANGUAGES, current

START = "00_start"


@dataclass(frozen=True)
class Addresses:
    """A server: where its own addresses begin, and the folder of the course in what it shows ("" for the whole)."""

    base: str
    folder: str

    @classmethod
    def of(cls, base: str, root: Path) -> Addresses:
        """Those of a server that shows the folder `root`, which is the course or has it in a folder of its own."""
        inside = [root, *sorted(path for path in _folders(root))]
        found = next((path for path in inside if (path / lesson(START)).is_file()), root)
        return cls(base, "" if found == root else found.name)

    def course(self, root: Path) -> Path:
        """The folder of the course on the server's disk, from that which the server shows."""
        return root / self.folder

    def start(self, language: str = "") -> str:
        """The start page."""
        return f"{self.base}{PAGES}/{language or current()}"

    def to_read(self, path: str) -> str:
        """A notebook of the course, from its path in the course, with no code."""
        return self.base + reading_face(self.shown(path))

    def to_write(self, path: str) -> str:
        """The same notebook with its code, in JupyterLab."""
        return self.base + writing_face(self.shown(path))

    def shown(self, path: str) -> str:
        """A path in the course as the server knows it."""
        return f"{self.folder}/{path}" if self.folder else path

    def in_the_course(self, shown: str) -> str:
        """A path as the server knows it, in the course."""
        return shown.removeprefix(f"{self.folder}/") if self.folder else shown


def lesson(stem: str, language: str = "") -> str:
    """A lesson's path in the course."""
    return f"notebooks/{language or current()}/{stem}.ipynb"


def exercise(stem: str, language: str = "") -> str:
    """An exercise's path in the course."""
    return f"release/{language or current()}/{stem}/{stem}.ipynb"


def page_of(path: str) -> tuple[str, str, str] | None:
    """Which page of the course a path is: "lesson" or "exercise", its language and its stem; None for another file.

    >>> page_of("notebooks/nn/03_indicators.ipynb"), page_of("notebooks/nn/mitt.ipynb")
    (('lesson', 'nn', '03_indicators'), None)
    """
    parts = path.split("/")
    if len(parts) < 3 or parts[1] not in LANGUAGES:
        return None
    stem = Path(parts[-1]).stem
    if not any(stem in track for track in modules().values()):
        return None
    if path == lesson(stem, parts[1]):
        return "lesson", parts[1], stem
    return ("exercise", parts[1], stem) if path == exercise(stem, parts[1]) else None


def _folders(root: Path) -> list[Path]:
    try:
        return [path for path in root.iterdir() if path.is_dir() and not path.name.startswith(".")]
    except OSError:
        return []
