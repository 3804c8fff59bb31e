"""A clean copy of a lesson or an exercise; what the learner has is kept beside it.

In a wheel the edition has the pages. In a folder of one's own each is put away before anything is done in it: a lesson
when its code is the edition's, an exercise when none of its cells has been run.
"""

from __future__ import annotations

import datetime
import json
from itertools import count
from pathlib import Path

from baerekraft import __version__
from baerekraft.course_files import EDITION
from baerekraft.language import LANGUAGES, text
from baerekraft.own_folder import own_folder
from baerekraft.welcome.addresses import exercise, lesson
from baerekraft.welcome.way import stops
from baerekraft.whole_file import write_whole


def put_away(course: Path) -> None:
    """Put every page away that is as it was handed out and not there yet."""
    for path in [at(stop.stem, language) for language in LANGUAGES for stop in stops() for at in (lesson, exercise)]:
        own, kept = course / path, _kept(path)
        if own.is_file() and not kept.exists() and is_untouched(own):
            kept.parent.mkdir(parents=True, exist_ok=True)
            write_whole(kept, own.read_bytes())


def is_untouched(notebook: Path) -> bool:
    """Whether nothing has been run in a notebook."""
    try:
        cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
        return not any(cell.get("execution_count") or cell.get("outputs") for cell in cells)
    except (ValueError, LookupError, TypeError, AttributeError, OSError):
        return False


def as_handed_out(path: str) -> Path | None:
    """The page as it was handed out, from its path in the course; None where it was not put away."""
    return next((found for found in (EDITION / path, _kept(path)) if found.is_file()), None)


def clean_copy(course: Path, path: str) -> str:
    """Write the page as it was handed out; returns what the learner's own is called now, beside it.

    Raises FileNotFoundError, with a sentence, where there is no clean one.
    """
    clean = as_handed_out(path)
    if clean is None:
        raise FileNotFoundError(text("welcome.no-clean", page=Path(path).stem))
    own = course / path
    content = clean.read_bytes()
    if not own.is_file() or own.read_bytes() == content:
        write_whole(own, content)
        return ""
    aside = beside(own)
    own.rename(aside)
    write_whole(own, content)
    return aside.name


def beside(own: Path) -> Path:
    """A name beside a file that nothing has: the day, and a number where there is one of that day."""
    day = datetime.date.today().isoformat()
    names = (own.with_stem(f"{own.stem}-{day}{f'-{turn}' if turn > 1 else ''}") for turn in count(1))
    return next(name for name in names if not name.exists())


def _kept(path: str) -> Path:
    return own_folder() / "clean" / __version__ / path
