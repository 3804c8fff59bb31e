"""What runs on a cluster's worker: one submission at a time, in the worker's own folder, with its own warm process."""

from __future__ import annotations

import atexit
import json
import shutil
import tempfile
import threading
import uuid
from dataclasses import dataclass, field
from pathlib import Path

from baerekraft.quick_schemas import quick_schemas

quick_schemas()

from distributed import get_worker
from nbgrader.apps import NbGrader
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from baerekraft.grade.assignment import Assignment
from baerekraft.grade.cluster_answer import written
from baerekraft.grade.convert import WarmAutograde
from baerekraft.grade.executor import ForkExecute
from baerekraft.grade.packed_folder import packed, unpack
from baerekraft.grade.sandbox import launch
from baerekraft.grade.worker import Grading, Notes, grade_clean, outcome

_one_at_a_time = threading.RLock()  # nbgrader works in the process's current folder
_warm: list[launch.Ready] = []  # what this worker's warm process says of itself, while there is one
_graders: dict[str, Grader] = {}  # the latest course only


@dataclass(frozen=True)
class Course:
    """What a worker must know: nbgrader's settings, the exercise and its source. No gradebook goes along."""

    config: Config
    assignment: Assignment
    source: bytes
    sandbox: bool
    id: str = field(default_factory=lambda: uuid.uuid4().hex)

    @classmethod
    def of(cls, grading: Grading, sandbox: bool) -> Course:
        """From the folder of a course lead."""
        app, assignment = grading.app, grading.assignment
        source = app.coursedir.format_path(app.coursedir.source_directory, ".", assignment.name)
        config = Config(
            {name: value for name, value in app.config.items() if name not in ("CourseDirectory", "Exchange")}
        )
        return cls(config, assignment, packed(Path(source)), sandbox)


class Grader:
    """A worker's folder and converter for one course."""

    def __init__(self, course: Course) -> None:
        own = get_worker().local_directory  # Dask clears it after a dead worker
        self.root = Path(tempfile.mkdtemp(prefix="baerekraft-", dir=own))
        atexit.register(self.close)
        unpack(course.source, self.root / "source" / course.assignment.name)
        app = NbGrader(config=course.config)
        app.coursedir = CourseDirectory(parent=app, root=str(self.root))
        self.exercise, self.notes = course.assignment.name, Notes.of(app)
        self.converter = WarmAutograde(course.assignment, coursedir=app.coursedir, parent=app)

    def close(self) -> None:
        """Leave nothing of the course on the worker."""
        shutil.rmtree(self.root, ignore_errors=True)

    def grade(self, learner: str, files: bytes, flags: list[dict]) -> tuple[dict, bytes]:
        """The result of one submission, and its graded folder."""
        taken_in, graded, done = self.root / "in", self.root / "out", b""
        with self.notes.about(learner) as about:
            try:
                unpack(files, taken_in / learner / self.exercise)
                about |= outcome(lambda: grade_clean(self.converter, learner, taken_in, graded, flags))
                if folder := about.get("folder"):
                    done = packed(Path(folder))
            finally:
                for left in (taken_in, graded):
                    shutil.rmtree(left, ignore_errors=True)
        return about, done


def kept(course: Course) -> Course:
    """The course as a task of its own: sent once, and made again when the worker that has it dies."""
    return course


def ready(sandbox: bool) -> bytes:
    """Start this worker's warm process, if it has none; what it says of itself, or why there is none."""
    with _one_at_a_time:
        try:
            if not _warm:
                ForkExecute.launcher, said = launch.alone(sandbox)
                _warm.append(said)
        except (launch.NoSandbox, launch.NotWarm) as problem:
            return json.dumps({"fatal": str(problem)}).encode()
        return json.dumps({"layers": _warm[0].layers, "left_out": _warm[0].left_out}).encode()


def grade_there(course: Course, learner: str, files: bytes, flags: list[dict]) -> bytes:
    """Grade one submission on this worker; `answer.read` reads what it gives."""
    with _one_at_a_time:
        if "fatal" in (said := json.loads(ready(course.sandbox))):
            return written(said)
        if course.id not in _graders:
            for earlier in _graders.values():
                earlier.close()
            _graders.clear()
            _graders[course.id] = Grader(course)
        result, graded = _graders[course.id].grade(learner, files, flags)
        if "fatal" in result:
            _warm.clear()  # the next run begins with a new warm process
        return written(result, graded)
