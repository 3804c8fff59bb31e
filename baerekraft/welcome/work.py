"""A learner's work as one file, out and in: answers, how far they are, notebooks they have written in, own figures.

It is a zip with a list of what is in it and the SHA-256 of each. What is taken in is first held against that list;
what was here before lies in a file of the same kind, and a notebook that is another is kept beside the new one.
"""

from __future__ import annotations

import datetime
import hashlib
import io
import json
import zipfile
from pathlib import Path
from typing import Any

from baerekraft import __version__
from baerekraft.dilemmas.answers import all_as_text
from baerekraft.figures import own
from baerekraft.language import LANGUAGES, number, text
from baerekraft.learner import is_learners, recall, take_over
from baerekraft.opening_zips import part_of, zip_of
from baerekraft.own_folder import own_folder
from baerekraft.welcome.addresses import page_of
from baerekraft.welcome.clean import as_handed_out, beside, is_untouched
from baerekraft.welcome.way import stop_of
from baerekraft.whole_file import write_whole

LIST, ANSWERS, OWN = "work.json", "learner.json", "own/"
MARK = "baerekraft-work"
PLACES = ("release/*/*/*.ipynb", "notebooks/*/*.ipynb")
MOST = 200_000_000  # bytes in all that a file may unfold to
LARGEST, LARGEST_ANSWERS, LARGEST_LIST = 20_000_000, 4_000_000, 1_000_000  # a notebook, the answers, the list


class NotWork(ValueError):
    """A file is no learner's work, or is damaged; the message says so in the language in use."""


def name_of_file() -> str:
    """What the file is called."""
    return f"{text('welcome.work-name')}-{datetime.date.today().isoformat()}.zip"


def take_out(course: Path) -> bytes:
    """All that is the learner's in this course's folder, as a zip."""
    parts = {ANSWERS: json.dumps(recall(), ensure_ascii=False, indent=1).encode("utf-8")}
    parts |= {f"{OWN}{one}.json": (own.folder() / f"{one}.json").read_bytes() for one in own.own_ids()}
    parts |= {path.relative_to(course).as_posix(): path.read_bytes() for path in begun(course)}
    told = {
        "what": MARK,
        "edition": __version__,
        "made": datetime.datetime.now().isoformat(timespec="seconds"),
        "files": {name: hashlib.sha256(content).hexdigest() for name, content in parts.items()},
    }
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(LIST, json.dumps(told, ensure_ascii=False, indent=1))
        for name, content in parts.items():
            packed.writestr(name, content)
        if chosen := all_as_text():
            packed.writestr(text("dilemmas.file"), chosen)  # to read and hand in; not on the list, so never taken in
    return written.getvalue()


def begun(course: Path) -> list[Path]:
    """The exercises and lessons that are not as they were handed out, and the learner's own notebooks beside them."""
    found = [(path, path.relative_to(course).as_posix()) for place in PLACES for path in sorted(course.glob(place))]
    return [path for path, name in found if not path.is_symlink() and is_begun(path, name)]


def is_begun(path: Path, name: str) -> bool:
    """Whether something has been written or run in an exercise, or written in a lesson, which everybody runs."""
    clean, page = as_handed_out(name), stop_of(name)
    if page is None:  # of another name: kept beside a page, or the learner's own
        return True
    if page.kind == "lesson":
        return clean is not None and written_in(path) != written_in(clean)
    return path.read_bytes() != clean.read_bytes() if clean else not is_untouched(path)


def written_in(notebook: Path) -> list[str]:
    """What stands in the cells of a notebook; nothing where it cannot be read."""
    try:
        return ["".join(cell["source"]) for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]]
    except (ValueError, LookupError, TypeError, OSError):
        return []


def take_in(course: Path, content: bytes) -> str:
    """Take work in, and say what came of it. Raises NotWork before anything is written, OSError, NotKept."""
    parts = opened(content)
    before = own_folder() / "before" / f"{datetime.datetime.now():%Y-%m-%dT%H-%M-%S}.zip"
    write_whole(before, take_out(course))
    notebooks = {name: part for name, part in parts.items() if name.endswith(".ipynb")}
    aside = [kept for name, part in notebooks.items() if (kept := put(course / name, part))]
    for name in parts:
        if name.startswith(OWN):
            write_whole(own.folder() / name.removeprefix(OWN), parts[name])
    take_over(json.loads(parts[ANSWERS]))
    said = text("welcome.taken-in", notebooks=number(len(notebooks)), before=before)
    return f"{said} {text('welcome.kept-beside', files=', '.join(aside))}" if aside else said


def put(path: Path, content: bytes) -> str:
    """Write a notebook; another one that is there is kept beside it, under the name that is returned."""
    aside = ""
    if path.is_file() and path.read_bytes() != content:
        kept = beside(path)
        path.rename(kept)
        aside = kept.name
    write_whole(path, content)
    return aside


def opened(content: bytes) -> dict[str, bytes]:
    """What a file holds, by name, each as its list says. Raises NotWork."""
    try:
        with zip_of(io.BytesIO(content)) as packed:
            told = json.loads(part_of(packed, LIST, LARGEST_LIST))
            if told["what"] != MARK or not all(isinstance(name, str) for name in told["files"]):
                raise NotWork(text("welcome.not-work"))
            parts, left = {}, MOST
            for name in told["files"]:
                parts[name] = part_of(packed, name, min(left, LARGEST_ANSWERS if name == ANSWERS else LARGEST))
                left -= len(parts[name])
    except NotWork:
        raise
    except (KeyError, TypeError, AttributeError, OverflowError):
        raise NotWork(text("welcome.not-work")) from None
    except (zipfile.BadZipFile, ValueError, RecursionError, OSError, NotImplementedError, RuntimeError):
        damaged = zipfile.is_zipfile(io.BytesIO(content))
        raise NotWork(text("welcome.damaged-work" if damaged else "welcome.not-work")) from None
    if any(hashlib.sha256(part).hexdigest() != told["files"][name] for name, part in parts.items()):
        raise NotWork(text("welcome.damaged-work"))
    if not all(may_be_taken_in(name, part) for name, part in parts.items()) or ANSWERS not in parts:
        raise NotWork(text("welcome.not-work"))
    return parts


def may_be_taken_in(name: str, content: bytes) -> bool:
    """Whether a part is a learner's answers, figures of their own or a notebook at its place, and nothing else."""
    try:
        held: Any = json.loads(content)
    except (ValueError, RecursionError):
        return False
    if name == ANSWERS:
        return is_learners(held) and isinstance(held.get("municipality"), str | None)
    parts = name.split("/")
    file = Path(parts[-1])
    if file.name != parts[-1] or parts[-1].startswith(".") or "\\" in name or not isinstance(held, dict):
        return False
    if name.startswith(OWN):
        return len(parts) == 2 and file.suffix == ".json" and own.is_one(file.stem, held)
    where = "/".join([*parts[:-1], f"{parts[-2]}.ipynb"]) if len(parts) == 4 else ""
    at_an_exercise = (page_of(where) or ("",))[0] == "exercise"
    beside_the_lessons = len(parts) == 3 and parts[0] == "notebooks" and parts[1] in LANGUAGES
    return file.suffix == ".ipynb" and (at_an_exercise or beside_the_lessons) and isinstance(held.get("cells"), list)
