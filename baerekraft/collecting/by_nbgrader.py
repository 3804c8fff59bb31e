"""nbgrader's collecting with our plugins, so that `nbgrader zip_collect` makes what `baerekraft collect` makes.

The extractor does the finding: what it leaves in nbgrader's `extracted` is a folder for each learner whose newest is
new, and the collector reads the learner off it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from nbgrader.coursedir import CourseDirectory
from nbgrader.plugins import ExtractorPlugin, FileNameCollectorPlugin

from baerekraft.collecting.gather import Gathered, gather, time_of
from baerekraft.collecting.people import People
from baerekraft.collecting.table import table
from baerekraft.grade.neutral_name import STATE
from baerekraft.roster import course_roster


class NewestOfEach(ExtractorPlugin):
    """nbgrader's extractor, with limits, a roster where there is one, and one notebook from each learner."""

    def extract(self, archive_path: str, extracted_path: str) -> None:
        """Write each learner's newest to a folder of their own in `extracted_path`; the log has the table."""
        with gathered_for(self.parent.coursedir, [Path(archive_path)]) as gathered:
            for learner, found in gathered.new.items():
                for name, content in gathered.files(learner, found):
                    path = Path(extracted_path, learner, name)
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(content)
                    os.utime(path, (found.handed_in, found.handed_in))
        self.log.warning("%s", "\n".join(table(gathered)))


class FromItsFolder(FileNameCollectorPlugin):
    """nbgrader's collector: the learner is the folder that the extractor made, the time the file's."""

    def collect(self, submitted_file: str) -> dict[str, str]:
        """Whose a file is, and when it was handed in."""
        path = Path(submitted_file)
        return {"student_id": path.parent.name, "file_id": path.name, "timestamp": as_written(path.stat().st_mtime)}


@contextmanager
def gathered_for(course: CourseDirectory, sources: Iterable[Path]) -> Iterator[Gathered]:
    """What each learner handed in, of the exercise that nbgrader was asked for; the copies are there inside."""
    people = People(course_roster(Path(course.root)))
    state = Path(course.root, STATE)
    state.mkdir(mode=0o700, exist_ok=True)
    with TemporaryDirectory(prefix="collecting-", dir=state) as copies:
        folder_of = partial(submission, course)
        yield with_missing(gather(course.assignment_id, sources, people, folder_of, Path(copies)), course)


def with_missing(gathered: Gathered, course: CourseDirectory) -> Gathered:
    """The same, with who on the roster has not handed in, and who has and is not on it."""
    has = {*gathered.new, *gathered.same}
    on_roster = gathered.people.roster or {}
    gathered.missing = [each for each in on_roster if each not in has and not submission(course, each).is_dir()]
    if gathered.people.roster is not None:
        for learner in sorted(handed_in(course).keys() - on_roster.keys()):
            gathered.leave_out(learner, "not-on-roster-but-collected")
    return gathered


def handed_in(course: CourseDirectory) -> dict[str, float]:
    """Learner -> when what is in `submitted/` was handed in."""
    folders = submission(course, "*")
    return {
        path.parent.name: time_of(path) for path in folders.parent.parent.glob(f"*/{folders.name}") if path.is_dir()
    }


def submission(course: CourseDirectory, learner: str) -> Path:
    """Where nbgrader keeps what a learner handed in."""
    return Path(course.format_path(course.submitted_directory, learner, course.assignment_id))


def as_written(handed_in: float) -> str:
    """A time as it stands in timestamp.txt, in UTC."""
    return datetime.fromtimestamp(handed_in, UTC).strftime("%Y-%m-%d %H:%M:%S")
