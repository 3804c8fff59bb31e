"""nbgrader's commands that would follow a learner's link, or run a learner's notebook, as the person who grades.

`nbgrader collect` copies what lies in a folder that the learner owns. A link there would have the lead's own file
copied to where the learner's code reads it; a pipe, a link that leads nowhere or a very large folder ends the
collecting of all who come after.
"""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from nbgrader.exchange.default import ExchangeCollect
from nbgrader.validator import Validator
from traitlets import Bool

from baerekraft.exercises.find import only_ones_own
from baerekraft.grade.intake import Refused, time_of
from baerekraft.grade.saved_widgets import without_widgets
from baerekraft.language import text
from baerekraft.printable import printable

LARGEST = 64 * 2**20  # bytes of one hand-in
MOST_FILES, DEEPEST = 500, 20
SLOWEST = 60  # seconds between the time that a hand-in tells and its last file
VALIDATE = Validator.validate


class CollectFiles(ExchangeCollect):
    """nbgrader's, given a copy of the ordinary files; what is left out is named in its log.

    Where `from_owners` is set, as on a hub, what lies there in another's name is left, and a hand-in is no older than
    its files: `timestamp.txt` is the learner's, who can write it after the deadline.
    """

    src_records: list[dict[str, Any]]
    from_owners = Bool(False, help="Whether learners are accounts of this machine").tag(config=True)

    def _path_to_record(self, path: str) -> dict[str, Any]:
        """As nbgrader's; what is not its owner's, or has no time in its name, is nobody's."""
        if not self.from_owners:
            return super()._path_to_record(path)
        owner, name = owner_of(path), Path(path).name
        try:
            record = super()._path_to_record(path)
        except Exception:  # noqa: BLE001 - what a name says of the time, dateutil refuses in many ways
            record = {"username": "", "filename": name, "timestamp": datetime.min}
        if owner == record["username"] and not os.path.islink(path):
            return record
        self.log.warning("%s", text("grading_commands.not-theirs", name=printable(name)[:100], owner=printable(owner)))
        return {**record, "username": ""}

    def init_src(self) -> None:
        """As nbgrader's, without what is nobody's; a time that has not come was told by a clock that was wrong."""
        super().init_src()
        self.src_records = [record for record in self.src_records if record["username"]]
        now = _now()
        for record in self.src_records:
            learner, told = record["username"], record["timestamp"]
            submitted, exercise = self.coursedir.submitted_directory, self.coursedir.assignment_id
            there = Path(self.coursedir.format_path(submitted, learner, exercise))
            before = self.coursedir.get_existing_timestamp(str(there)) if there.is_dir() else None
            if told > now:
                name = printable(record["filename"])[:100]
                self.log.warning("%s", text("grading_commands.not-yet", name=name, time=str(told)[:16]))
            elif before and before > now:
                record["timestamp"] = before + timedelta(seconds=1)  # it is what came later

    def _sort_by_timestamp(self, records: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """The newest first, and last what says a time that has not come."""
        now = _now()
        return sorted(records, key=lambda one: (one["timestamp"] <= now, one["timestamp"]), reverse=True)

    def do_copy(self, src: str, dest: str, log: Any = None) -> None:
        """Copy what was handed in from `src` to `dest`."""
        with tempfile.TemporaryDirectory() as clean:
            for name in ordinary_files(src, Path(clean, "files"), self.from_owners):
                self.log.warning(
                    "%s", text("grading_commands.not-collected", name=f"{Path(dest).parent.name}: {name}"[:200])
                )
            if self.from_owners:
                correct_time(src, Path(clean, "files", "timestamp.txt"), self.timestamp_format)
            super().do_copy(str(Path(clean, "files")), dest, log)


def _now() -> datetime:
    """As nbgrader has its times, in UTC without saying so; what was handed in this minute has come."""
    return datetime.now(UTC).replace(tzinfo=None) + timedelta(seconds=SLOWEST)


def owner_of(path: str) -> str:
    """The account that owns a file or folder; its number where the machine knows no such account."""
    import pwd

    uid = os.lstat(path).st_uid
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)


def correct_time(handed_in: str, said: Path, form: str) -> None:
    """Write in `said` when the files last changed, where it tells of an earlier time, or of none."""
    changed, told = max(_changes(handed_in)), time_of(said.parent)
    if told is None or changed - told.replace(tzinfo=UTC).timestamp() > SLOWEST:
        said.write_text(datetime.fromtimestamp(changed, UTC).strftime(form), encoding="utf-8")


def _changes(handed_in: str) -> Iterator[float]:
    """When each file and folder that may be collected last changed, also while their owner takes some away."""
    yield os.lstat(handed_in).st_ctime
    for _, at, names in _folders(handed_in):
        yield os.fstat(at).st_ctime
        for name in names[:MOST_FILES]:
            with suppress(FileNotFoundError):
                yield os.lstat(name, dir_fd=at).st_ctime


def ordinary_files(source: str, target: Path, only_own: bool = False) -> Iterator[str]:
    """Copy them from `source` to `target` (made here), also while their owner changes them; the names of the others.

    With `only_own`, what somebody else has laid there is one of the others.
    """
    left, seen, owner = LARGEST, 0, os.lstat(source).st_uid if only_own else None
    target.mkdir(parents=True)
    for inner, at, names in _folders(source):
        copies = target / os.path.relpath(inner, source)
        copies.mkdir(parents=True, exist_ok=True)
        for name in names:
            seen += 1
            content = _content(name, at, left, owner) if seen <= MOST_FILES else None
            if content is None:
                yield name
                if seen > MOST_FILES:
                    return
                continue
            left -= len(content)
            try:
                (copies / name).write_bytes(without_widgets(content) if name.endswith(".ipynb") else content)
            except Refused:
                yield name


def _folders(source: str) -> Iterator[tuple[str, int, list[str]]]:
    """So many folders as are looked into, none deeper than that: each opened, with the names of its files."""
    for folder, folders, names, at in islice(os.fwalk(source, follow_symlinks=False), MOST_FILES):
        if len(Path(folder).relative_to(source).parts) >= DEEPEST:
            folders.clear()
        yield folder, at, names


def _content(name: str, at: int, most: int, owner: int | None) -> bytes | None:
    """What is in an ordinary file; None where it is none, is gone, is larger than that or is somebody else's."""
    try:
        file = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=at)
    except OSError:
        return None
    with open(file, "rb") as opened:
        about = os.fstat(file)
        ours = stat.S_ISREG(about.st_mode) and owner in (None, about.st_uid)
        content = opened.read(most + 1) if ours else None
    return content if content is None or len(content) <= most else None


class SomebodyElses(ValueError):
    """A notebook that `nbgrader validate` would run as whoever asks; the message says what to do."""


def refuse_to_validate_others() -> None:
    """From now on in this process nbgrader validates only one's own notebooks."""
    Validator.validate = _validate


def _validate(validator: Validator, filename: str) -> dict:
    path = Path(filename)
    try:
        only_ones_own(path, path.stem)
    except ValueError as problem:
        raise SomebodyElses(str(problem)) from None
    return VALIDATE(validator, filename)
