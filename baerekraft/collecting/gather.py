"""What each learner handed in of an exercise: from folders and archives to one notebook each, the newest.

With it come the files beside it that it uses.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC
from functools import partial
from pathlib import Path

from baerekraft.collecting.archives import LONGEST_NAME, LONGEST_PATH, Found, LeftOut, Unpacking
from baerekraft.collecting.beside import files_beside
from baerekraft.collecting.exercise import Exercises
from baerekraft.collecting.people import (
    Nobody,
    People,
    is_neutral,
    is_platform_s,
    is_said_around,
    loosely,
    of_file,
    tells_of_a_task,
)
from baerekraft.grade import intake
from baerekraft.grade.saved_widgets import without_widgets
from baerekraft.language import text
from baerekraft.printable import printable

NUMBER = re.compile(r"(?:\((\d+)\)|-(\d+))(?:\.\w+)+$")
VERSION = re.compile(r"(?:version|versjon|forsøk|attempt|v)[ _]?(\d+)$", re.IGNORECASE)
LONGEST = 200  # characters of a place that is told
NOT_HANDED_IN = re.compile(r"(working files|arbeidsfil[ea]r|arbetsfiler|arbejdsfiler)$", re.IGNORECASE)


@dataclass
class Gathered:
    """How it went: whose newest is new here, whose is as before, who is missing, and what was left out and why."""

    exercise: str
    people: People
    new: dict[str, Found] = field(default_factory=dict)
    same: set[str] = field(default_factory=set)
    left_out: list[tuple[str, str]] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    others: dict[str, int] = field(default_factory=dict)  # another exercise -> how many files
    beside: dict[str, dict[str, Found]] = field(default_factory=dict)  # learner -> what comes with the notebook

    def files(self, learner: str, notebook: Found) -> Iterator[tuple[str, bytes]]:
        """What a learner's folder is to hold, by name."""
        yield f"{self.exercise}.ipynb", without_widgets(notebook.content)
        for name, found in self.beside.get(learner, {}).items():
            yield name, found.content

    def leave_out(self, place: str, why: str, **values: object) -> None:
        """Leave something out for a reason that has a sentence."""
        self.say(place, text(f"collecting.{why}", **values))

    def say(self, place: str, why: str) -> None:
        """Leave something out, and say why."""
        self.left_out.append((shown(place), why))

    def bring(self, beside: dict[str, dict[str, Found]]) -> None:
        """Take what comes with a notebook, and was left out for being none."""
        self.beside = beside
        brought = {shown(each.called) for files in beside.values() for each in files.values()}
        self.left_out = [each for each in self.left_out if each[0] not in brought]


def shown(place: str) -> str:
    """A place on one line: of a very long one its beginning, which says whose it is, and its end."""
    whole = printable(place)
    return whole if len(whole) <= LONGEST else f"{whole[: LONGEST // 2]} … {whole[-LONGEST // 2 :]}"


def occurring(sources: Iterable[Path], copies: Path) -> list[str]:
    """The exercises that there are notebooks of, by their cells; `copies` is an empty folder."""
    known, unpacking = Exercises(), Unpacking(copies, lambda *_, **__: None)
    found: set[str] = set()
    for each in (notebook for source in sources for notebook in unpacking.files(source)):
        with suppress(LeftOut):
            told = known.of(each.content)
            found |= told if len(told) == 1 else set()
    return sorted(found)


def gather(
    exercise: str, sources: Iterable[Path], people: People, folder_of: Callable[[str], Path], copies: Path
) -> Gathered:
    """Find the newest of each learner's; what they handed in before is in `folder_of` them, and is not changed.

    `copies` is an empty folder for what is found.

    Raises OSError where the disk is full.
    """
    gathered, known = Gathered(exercise, people), Exercises()
    archives: dict[str, list[tuple[str | Nobody, Found]]] = {}
    nobody_s: dict[tuple[str, ...], list[tuple[str | Nobody, Found]]] = {}  # a task's folder -> what is in it
    versions: dict[str, list[Found]] = {}
    source_of: dict[Path, Path] = {}  # copy -> where it is from
    named: dict[str, set[str]] = {}  # archive -> those on the roster whom it has anything of, damaged or other

    def whose_is(parts: tuple[str, ...], on_disk: int) -> tuple[str | Nobody, bool]:
        whose, in_platform_s = _whose(parts, on_disk, gathered)
        if in_platform_s and whose in (people.roster or ()):
            named.setdefault("/".join(parts[:on_disk]), set()).add(str(whose))
        return whose, in_platform_s

    def leave_out(parts: tuple[str, ...], on_disk: int, why: str) -> None:
        if on_disk > 1 and len(parts) <= LONGEST_PATH and max(map(len, parts)) <= LONGEST_NAME:
            whose_is(parts, on_disk)
        gathered.leave_out("/".join(filter(None, parts)), why)

    unpacking = Unpacking(copies, leave_out)
    for source in sources:
        for found in unpacking.files(source):
            source_of[found.path] = source
            whose, in_platform_s = whose_is(found.parts, found.on_disk)
            if not _is_asked_for(found, gathered, known):
                continue
            if in_platform_s:
                archives.setdefault("/".join(found.parts[: found.on_disk]), []).append((whose, found))
            elif isinstance(whose, Nobody) and tells_of_a_task(found.parts[1]):
                nobody_s.setdefault(found.parts[:2], []).append((whose, found))
            else:
                _settle(whose, found, versions, gathered)
    for members in nobody_s.values():
        for whose, found in _below_a_common_folder(members, 1, gathered):
            _settle(whose, found, versions, gathered)
    for archive, members in archives.items():
        below = _below_a_common_folder(members, members[0][1].on_disk, gathered)
        for whose, found in (
            below if _is_platform_s(below, named.get(archive, set()), people) else _of_one(below, people)
        ):
            _settle(whose, found, versions, gathered)
    has_answers = partial(known.has_answers, exercise=exercise)
    newest = {learner: max(_answered(all_found, has_answers), key=_age) for learner, all_found in versions.items()}
    gathered.bring(files_beside(newest, source_of, unpacking, people))
    for learner, all_found in sorted(versions.items()):
        _take(learner, newest[learner], all_found, folder_of(learner), gathered, has_answers)
    return gathered


def _is_asked_for(found: Found, gathered: Gathered, known: Exercises) -> bool:
    """Whether a file is the exercise: its cells tell, and its name where they are unknown."""
    name, asked = found.parts[-1], gathered.exercise
    if any(NOT_HANDED_IN.match(part) for part in found.parts[1:-1]):
        gathered.leave_out(found.called, "not-handed-in")
        return False
    try:
        told = known.of(found.content)
    except LeftOut as problem:
        gathered.leave_out(found.called, str(problem) if ".ipynb" in name.lower() else "not-a-notebook")
        return False
    named = [each for each in known.cells if loosely(each).search(name)]
    if asked in (told or named):
        return True
    if told and asked in named:
        gathered.leave_out(found.called, "other-exercise", exercise=min(told))
    elif other := min(told or named, default=""):
        gathered.others[other] = gathered.others.get(other, 0) + 1
    else:
        gathered.leave_out(found.called, "no-exercise")
    return False


def _whose(parts: tuple[str, ...], on_disk: int, gathered: Gathered) -> tuple[str | Nobody, bool]:
    """The learner, and whether that was told by what is in an archive whose own name is nobody's.

    The outermost name that is not a platform's own, a unit or the exercise is the learner's, or nobody's.
    """
    people = gathered.people
    source, *folders, last = parts[:on_disk]
    inside = parts[on_disk:]
    if known := people.knows(source):
        return known, False
    named = _outermost(folders, gathered)
    if named or not inside:
        return _who(named or of_file(last, gathered.exercise), people), False
    if known := people.knows(of_file(last, gathered.exercise)):
        return known, False
    return _who(_outermost(inside[:-1], gathered) or of_file(inside[-1], gathered.exercise), people), True


def _below_a_common_folder(
    members: list[tuple[str | Nobody, Found]], begins: int, gathered: Gathered
) -> list[tuple[str | Nobody, Found]]:
    """Where all lies in one folder that is nobody's, such as a task's, what is below it tells whose each file is, if
    that is several on the roster; `begins` of a file's parts are outside."""
    people, inside = gathered.people, [found.parts[begins:] for _, found in members]
    first = {parts[0] if len(parts) > 1 else "" for parts in inside}
    known = any(isinstance(whose, str) for whose, _ in members)
    if people.roster is None or known or len(first) > 1 or is_platform_s(min(first)):
        return members
    names = [_outermost(parts[1:-1], gathered) or of_file(parts[-1], gathered.exercise) for parts in inside]
    below = [(_who(name, people), found) for name, (_, found) in zip(names, members, strict=True)]
    return below if len({whose for whose, _ in below if isinstance(whose, str)}) > 1 else members


def _outermost(folders: Iterable[str], gathered: Gathered) -> str:
    """The first folder that can be called as a person."""
    for folder in folders:
        neutral = is_neutral(folder) or gathered.people.groups(folder) or is_said_around(folder)
        exercise_s = neutral or loosely(gathered.exercise).fullmatch(folder.strip())
        if not exercise_s or gathered.people.knows(folder):
            return folder
    return ""


def _who(name: str, people: People) -> str | Nobody:
    try:
        return people.who(name)
    except Nobody as nobody:
        return nobody


def _is_platform_s(members: list[tuple[str | Nobody, Found]], named: set[str], people: People) -> bool:
    """Whether an archive is everybody's: a platform's names are in it, or the files of several."""
    if any(is_platform_s(part) for _, found in members for part in found.parts[found.on_disk :]):
        return True
    several = len(named.union(whose for whose, _ in members if isinstance(whose, str)))
    nameless = any(isinstance(whose, Nobody) for whose, _ in members)
    return several > (2 if people.roster is None and nameless else 1)  # a folder of drafts is no second learner


def _of_one(members: list[tuple[str | Nobody, Found]], people: People) -> list[tuple[str | Nobody, Found]]:
    """An archive with one learner's files is that learner's, by its own name."""
    name = members[0][1].parts[members[0][1].on_disk - 1]
    whose = _who(name, people)
    if isinstance(whose, Nobody):
        whose = Nobody(text("collecting.one-s-archive", name=printable(name)))
    return [(whose, found) for _, found in members]


def _settle(whose: str | Nobody, found: Found, versions: dict[str, list[Found]], gathered: Gathered) -> None:
    if isinstance(whose, Nobody):
        gathered.say(found.called, str(whose))
    else:
        versions.setdefault(whose, []).append(found)


def _answered(versions: list[Found], has_answers: Callable[[bytes], bool]) -> list[Found]:
    """Those of several that anything is answered in, where anything is in any."""
    return [each for each in versions if len(versions) > 1 and has_answers(each.content)] or versions


def _take(
    learner: str,
    newest: Found,
    versions: list[Found],
    folder: Path,
    gathered: Gathered,
    has_answers: Callable[[bytes], bool],
) -> None:
    content = newest.content
    for each in versions:
        if each.content != content:
            gathered.leave_out(each.called, _why_not(each, newest), newest=printable(newest.called))
    if all(_holds(folder / name, wanted) for name, wanted in gathered.files(learner, newest)):
        gathered.same.add(learner)
        return
    handed_in = int(min(newest.handed_in, time.time()))
    if time_of(folder) > handed_in:
        gathered.leave_out(newest.called, "before")
        gathered.same.add(learner)
        return
    kept = folder / f"{gathered.exercise}.ipynb"
    if kept.is_file() and not has_answers(content) and has_answers(kept.read_bytes()):
        gathered.leave_out(newest.called, "unanswered", newest=printable("/".join(kept.parts[-4:])))
        gathered.same.add(learner)
        return
    gathered.new[learner] = replace(newest, handed_in=handed_in)


def _why_not(found: Found, taken: Found) -> str:
    """Why one of several is not the one that is taken."""
    if _age(found) > _age(taken):
        return "unanswered"
    return "older" if found.dated == taken.dated and _age(found) < _age(taken) else "as-new"


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and not path.is_symlink() and path.read_bytes() == content


def time_of(folder: Path) -> float:
    """When what is in a folder was handed in; 0 where nothing says so."""
    told = intake.time_of(folder)
    return told.replace(tzinfo=UTC).timestamp() if told else 0


def _age(found: Found) -> tuple[int, bool, float, float, int]:
    """What makes one newer: the platform's number, a time it was handed in, its own time, and its (1)."""
    numbers = [int(told[1]) for part in found.parts[1:-1] if (told := VERSION.search(part))]
    number = NUMBER.search(found.parts[-1])
    tries = int(next(filter(None, number.groups()))) if number else 0
    return max(numbers, default=0), found.dated, found.handed_in, found.saved, tries
