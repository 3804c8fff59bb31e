"""nbgrader's collecting with our plugins, so that `nbgrader zip_collect` makes what `baerekraft collect` makes.

The extractor does the finding: what it leaves in nbgrader's `extracted` is a folder for each learner whose newest is
new, and the collector reads the learner off it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from nbgrader.coursedir import CourseDirectory
from nbgrader.plugins import ExtractorPlugin, FileNameCollectorPlugin

from baerekraft.collecting.gather import Gathered, gather
from baerekraft.collecting.people import People
from baerekraft.language import text
from baerekraft.roster import course_roster


class NewestOfEach(ExtractorPlugin):
    """nbgrader's extractor, with limits, a roster where there is one, and one notebook from each learner."""

    def extract(self, archive_path: str, extracted_path: str) -> None:
        """Write each learner's newest to a folder of their own in `extracted_path`; the log says what is left out."""
        gathered = gathered_for(self.parent.coursedir, [Path(archive_path)])
        for learner, found in gathered.new.items():
            path = Path(extracted_path, learner, f"{gathered.exercise}.ipynb")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(found.content)
            os.utime(path, (found.handed_in, found.handed_in))
        if gathered.people.roster is None:
            self.log.warning("%s", text("collecting.no-roster"))
        for place, why in gathered.left_out:
            self.log.warning("%s %s: %s", text("collecting.heading-left"), place, why)


class FromItsFolder(FileNameCollectorPlugin):
    """nbgrader's collector: the learner is the folder that the extractor made, the time the file's."""

    def collect(self, submitted_file: str) -> dict[str, str]:
        """Whose a file is, and when it was handed in."""
        path = Path(submitted_file)
        return {"student_id": path.parent.name, "file_id": path.name, "timestamp": as_written(path.stat().st_mtime)}


def gathered_for(course: CourseDirectory, sources: Iterable[Path]) -> Gathered:
    """What each learner handed in, of the exercise that nbgrader was asked for."""
    people = People(course_roster(Path(course.root)))
    return gather(course.assignment_id, sources, people, lambda learner: submission(course, learner))


def submission(course: CourseDirectory, learner: str) -> Path:
    """Where nbgrader keeps what a learner handed in."""
    return Path(course.format_path(course.submitted_directory, learner, course.assignment_id))


def as_written(handed_in: float) -> str:
    """A time as it stands in timestamp.txt, in UTC."""
    return datetime.fromtimestamp(handed_in, UTC).strftime("%Y-%m-%d %H:%M:%S")
