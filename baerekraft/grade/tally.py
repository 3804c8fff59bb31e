"""What a course lead reads of a run: a log with a line for each submission, without names unless asked, and a table.

The table is for the lead's own terminal and says who is meant; a log may be kept and sent on.
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from pathlib import Path

from baerekraft.grade.flags import reason, waiting
from baerekraft.grade.json_lines import now
from baerekraft.grade.neutral_name import STATE, neutral_name
from baerekraft.language import number, text
from baerekraft.printable import printable


class Log:
    """A line of JSON for each submission, as it is finished."""

    def __init__(self, root: Path, exercise: str, names: bool) -> None:
        self.root, self.names = root, names
        self.path = root / STATE / f"{exercise}.log.jsonl"

    def called(self, learner: str) -> str:
        """The learner's name, or their neutral name in this course."""
        return printable(learner) if self.names else neutral_name(learner, self.root)

    def write(self, result: dict, status: str) -> None:
        """One submission."""
        called, learner = self.called(result["learner"]), result["learner"]
        line = {
            "submission": called,
            "status": status,
            "seconds": round(result["seconds"], 3),
            "cpu": round((result.get("used") or {}).get("cpu", 0), 3),
            "flags": result["flags"],
            "notes": [note.replace(learner, called) for note in result["notes"]],
        }
        self._write(line)

    def left_out(self, steps: list[str]) -> None:
        """A line for each speed-up that this run does without, and why."""
        for step in steps:
            self._write({"left-out": step})

    def _write(self, line: dict) -> None:
        line = {"time": now(), **line}
        with self.path.open("a", encoding="utf-8") as log:
            log.write(json.dumps(line, ensure_ascii=True) + "\n")


@dataclass
class Tally:
    """How a run went; `waiting` is all that a person has not looked at, and `manual` how many have marks left to give
    by hand, in earlier runs too.

    `names` has what the learners are called, of those that the gradebook has a name of.
    """

    exercise: str
    log: Log
    before: int = 0
    graded: int = 0
    anew: int = 0
    waiting: dict[str, list[dict]] = field(default_factory=dict)
    noted: dict[str, list[dict]] = field(default_factory=dict)
    failed: dict[str, list[dict]] = field(default_factory=dict)
    manual: int = 0
    remarks: list[str] = field(default_factory=list)
    layers: list[str] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    begun: float = field(default_factory=time.monotonic)

    def add(self, result: dict) -> None:
        """Count one submission."""
        learner, flags = result["learner"], result["flags"]
        if result.get("failed"):
            self.log.write(result, "failed")
            self.failed[learner] = flags
            return
        self.log.write(result, "flagged" if result["waits"] else "graded")
        self.graded += 1
        if noted := [flag for flag in flags if flag not in waiting(flags)]:
            self.noted[learner] = noted

    def table(self) -> str:
        """The closing table and, under it, each flag with its reason and the learner's name."""
        seconds = time.monotonic() - self.begun
        rows = [
            ("graded", self.graded),
            *([("anew", self.anew)] if self.anew else []),
            ("before", self.before),
            ("waiting", len(self.waiting)),
            ("failed", len(self.failed)),
            ("manual", self.manual),
        ]
        words = [(text(f"grading_commands.row-{name}"), number(count)) for name, count in rows]
        wide, wider = max(len(word) for word, _ in words), max(len(count) for _, count in words)
        lines = [
            text("grading_commands.title", exercise=self.exercise, seconds=number(seconds, 1)),
            *(f"  {word:<{wide}}  {count:>{wider}}" for word, count in words),
        ]
        for heading, found in (("failed", self.failed), ("noted", self.noted), ("waiting", self.waiting)):
            lines += self.reasons(heading, found)
        lines += self.remarks
        if "namespaces" in self.layers:
            lines += ["", text("grading_commands.protected", layers=", ".join(self.layers))]
            if "seccomp" not in self.layers:
                lines += [text("grading_commands.no-filter")]
        elif self.layers:
            lines += ["", text("grading_commands.unprotected")]
        return "\n".join(lines)

    def reasons(self, heading: str, found: dict[str, list[dict]]) -> list[str]:
        """Each flag with its reason and the learner's name, under a heading; nothing where there is none."""
        if not found:
            return []
        lines = [f"  {self.called(learner)}: {reason(flag)}" for learner, flags in found.items() for flag in flags]
        return ["", text(f"grading_commands.why-{heading}", exercise=self.exercise), *lines]

    def called(self, learner: str) -> str:
        """The id, which commands take, and the name beside it."""
        name = self.names.get(learner, "")
        return printable(f"{learner} ({name})" if name not in ("", learner) else learner)
