"""The documents for course leads, read as somebody who types what stands there, and a made-up cohort to type it for.

Commands stand in blocks marked `bash`, one a line; a block marked `text` under them is what the last one says, with …
for what is another each time. `<!-- file: … -->` above a block names the file that it is, `<!-- not run: … -->` says
why a block is left out. A row of the table of what is typed too early links to the heading before which it is typed.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import nbformat
from classroom import outside, solved
from nbformat.notebooknode import NotebookNode
from nbgrader.api import Gradebook
from paths import ROOT
from warm import run

from baerekraft.language import LANGUAGES, norway, read_yaml

DOCUMENTS = {
    "nb": ROOT / "docs/course-lead.nb.md",
    "nn": ROOT / "docs/course-lead.nn.md",
    "en": ROOT / "docs/course-lead.md",
}
EXERCISE, PROSE = "06_targets", "target-to-steer-by"
READING = "a person reads in the browser"  # why a block is not run, where the test does what the person would
WORKSHEET = (
    "Identifier,Full name,Email address,Status,Grade,Maximum Grade\n"
    "Participant 11,Kari Oppdiktet,kari@oppdiktet.example,Submitted,-,15.00\n"
)
ROW = re.compile(r"\| \[[^\]]+\]\(#(?P<before>[^)]+)\) \| `(?P<command>[^`]+)` \| (?P<says>.+?) \|")


@dataclass
class Step:
    """A command of the document; `section` is the number of the heading it stands under, or is typed before."""

    command: str
    section: int
    says: str = ""
    not_run: str = ""


@dataclass
class Document:
    """What one of the documents has to be typed, in order, and the files it shows."""

    steps: list[Step] = field(default_factory=list)
    early: list[Step] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    anchors: list[str] = field(default_factory=list)

    @classmethod
    def read(cls, path: Path) -> Document:
        """Read a document; raises ValueError where a row's link leads to no heading."""
        found, about = cls(), {"not run": "", "file": ""}
        lines = iter(path.read_text(encoding="utf-8").splitlines())
        rows = []
        for line in lines:
            if line.startswith("#"):
                found.anchors.append(re.sub(r"[^\w -]", "", line.lstrip("# ").lower()).replace(" ", "-"))
            elif comment := re.fullmatch(r"<!-- (not run|file): (.+) -->", line):
                about[comment[1]] = comment[2]
            elif line.startswith("```"):
                block = list(iter(lambda: next(lines), "```"))
                found._block(
                    line.removeprefix("```"), block, **{name.replace(" ", "_"): it for name, it in about.items()}
                )
                about = dict.fromkeys(about, "")
            elif row := ROW.fullmatch(line):
                rows.append(row)
        found.early = [Step(row["command"], found.anchors.index(row["before"]), row["says"]) for row in rows]
        return found

    def _block(self, kind: str, block: list[str], not_run: str, file: str) -> None:
        section = len(self.anchors) - 1
        if file:
            self.files[file] = "\n".join(block) + "\n"
        elif kind == "bash":
            self.steps += [Step(command, section, not_run=not_run) for command in block]
        elif kind == "text":
            self.steps[-1].says = "\n".join(block)

    def in_order(self) -> Iterator[tuple[Step, bool]]:
        """Every step, and whether it is one that comes too early."""
        early = list(self.early)
        for step in self.steps:
            while early and early[0].section <= step.section:
                yield early.pop(0), True
            yield step, False
        yield from ((step, True) for step in early)


def typed(course: Path, command: str, language: str) -> subprocess.CompletedProcess[str]:
    """What a command does in the course's folder, on a machine in this language."""
    words = shlex.split(command)
    environment = {**outside(), "LANGUAGE": language, "JUPYTER_CONFIG_DIR": str(course.parent / "jupyter")}
    while "=" in words[0]:
        name, _, value = words.pop(0).partition("=")
        environment[name] = value
    program, *arguments = words
    if program == "python":
        return run("-c", arguments[arguments.index("-c") + 1 :], course, environment)
    answer = course.name if arguments[-1] == "--cohort" else arguments[-1]
    module = {"baerekraft": "baerekraft.cli", "nbgrader": "nbgrader"}[program]
    return run(module, arguments, course, environment, answer)


def made_up_cohort(folder: Path, document: Document) -> Path:
    """A course lead's folder as it is fetched, and beside it what the document speaks of: nobody's names and files."""
    course = folder / "course"
    for part in (f"source/{EXERCISE}", *(f"release/{language}/{EXERCISE}" for language in LANGUAGES)):
        shutil.copytree(ROOT / part, course / part)
    shutil.copy(ROOT / "nbgrader_config.py", course)
    for name, content in document.files.items():
        (course / name).resolve().write_text(content, encoding="utf-8-sig")
    (folder / "worksheet.csv").write_text(WORKSHEET, encoding="utf-8-sig")
    (folder / "exchange").mkdir()
    (folder / "exchange").chmod(0o777)
    (folder / "jupyter").mkdir()
    settings = {"Exchange": {"root": str(folder / "exchange"), "cache": str(folder / "cache")}}
    (folder / "jupyter/nbgrader_config.json").write_text(json.dumps(settings), encoding="utf-8")
    mistakes = {
        each["name"]: each["cells"] for each in read_yaml(ROOT / "course/exercises" / f"{EXERCISE}.yaml")["mistakes"]
    }
    wrong = mistakes["missing-is-red"]
    flagged = {"light": "import subprocess\n" + wrong["light"]}
    with zipfile.ZipFile(folder / "moodle.zip", "w") as archive:
        for name, when, answers in (
            ("Kari Oppdiktet_4711_assignsubmission_file_/06_targets.ipynb", (2026, 3, 17, 9, 5, 0), wrong),
            ("Kari Oppdiktet_4711_assignsubmission_file_/06_targets (1).ipynb", (2026, 3, 18, 10, 15, 0), wrong),
            ("Eva Oppdiktet_4712_assignsubmission_file_/06_targets.ipynb", (2026, 3, 19, 14, 30, 0), flagged),
        ):
            archive.writestr(zipfile.ZipInfo(name, when), nbformat.writes(solved(EXERCISE, "nb", **answers)))
    once_more = course / f"downloaded/{EXERCISE}/archive"
    once_more.mkdir(parents=True)
    shutil.copy(folder / "moodle.zip", once_more)
    mail, late = folder / "mail", folder / "late"
    sent(mail / "ola@oppdiktet.example", solved(EXERCISE, "nn", **wrong), datetime(2026, 3, 20, 8, 0))
    sent(mail / "per@oppdiktet.example", solved("03_indicators", "nb"), datetime(2026, 3, 20, 11, 0))
    sent(late / "per@oppdiktet.example", solved(EXERCISE, "nb"), datetime(2026, 3, 26, 15, 0))
    sent(late / "ola@oppdiktet.example", solved(EXERCISE, "nn"), datetime(2026, 3, 25, 9, 30))
    return course


def sent(folder: Path, notebook: NotebookNode, when: datetime) -> None:
    """A learner's file, saved at this time."""
    folder.mkdir(parents=True)
    nbformat.write(notebook, folder / f"{EXERCISE}.ipynb")
    os.utime(folder / f"{EXERCISE}.ipynb", (when.replace(tzinfo=norway()).timestamp(),) * 2)


def read_prose(course: Path) -> None:
    """What a lead does in formgrader: a mark for each answer that waits."""
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", "baerekraft") as book:
        for learner in ("eva", "kari", "ola"):
            grade = book.find_grade(PROSE, EXERCISE, EXERCISE, learner)
            grade.manual_score, grade.needs_manual_grade = 3, False
        book.db.commit()
