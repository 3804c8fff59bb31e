"""What a course lead reads of a run: a line for each submission in a log, without names unless asked, and a closing table."""

from __future__ import annotations

import hashlib
import json
import secrets
import time
from dataclasses import dataclass, field
from pathlib import Path

from baerekraft.language import number, text


class Log:
    """A line of JSON for each submission, as it is finished."""

    def __init__(self, path: Path, salt: Path, names: bool) -> None:
        self.path, self.names = path, names
        if not salt.exists():
            salt.write_text(secrets.token_hex(16), encoding="ascii")
            salt.chmod(0o600)
        self.salt = salt.read_text(encoding="ascii")

    def called(self, learner: str) -> str:
        """The learner's name, or the same eight letters for them in every run of this course."""
        return (
            learner
            if self.names
            else hashlib.sha256((self.salt + learner).encode("utf-8", "surrogateescape")).hexdigest()[:8]
        )

    def write(self, result: dict, status: str) -> None:
        """One submission."""
        called, learner = self.called(result["learner"]), result["learner"]
        line = {
            "time": time.strftime("%Y-%m-%dT%H:%M:%S%z"),
            "submission": called,
            "status": status,
            "seconds": round(result["seconds"], 3),
            "cpu": round((result.get("used") or {}).get("cpu", 0), 3),
            "flags": result["flags"],
            "notes": [note.replace(learner, called) for note in result["notes"]],
        }
        with self.path.open("a", encoding="utf-8") as log:
            log.write(json.dumps(line, ensure_ascii=True) + "\n")


@dataclass
class Tally:
    """How a run went."""

    exercise: str
    log: Log
    before: int = 0
    graded: int = 0
    flagged: list[tuple[str, list[dict]]] = field(default_factory=list)
    failed: list[tuple[str, list[dict]]] = field(default_factory=list)
    manual: int = 0
    layers: list[str] = field(default_factory=list)
    begun: float = field(default_factory=time.monotonic)

    def add(self, result: dict, manual: bool = False) -> None:
        """Count one submission."""
        status = "failed" if result.get("failed") else "flagged" if result["flags"] else "graded"
        self.log.write(result, status)
        if status == "failed":
            self.failed.append((self.log.called(result["learner"]), result["flags"]))
            return
        self.graded += 1
        self.manual += manual
        if status == "flagged":
            self.flagged.append((self.log.called(result["learner"]), result["flags"]))

    def table(self) -> str:
        """The closing table and, under it, each flag with its reason."""
        seconds = time.monotonic() - self.begun
        rows = [
            ("graded", self.graded),
            ("before", self.before),
            ("flagged", len(self.flagged)),
            ("failed", len(self.failed)),
            ("manual", self.manual),
        ]
        words = [(text(f"grade.row-{name}"), number(count)) for name, count in rows]
        wide, wider = max(len(word) for word, _ in words), max(len(count) for _, count in words)
        lines = [
            text("grade.title", exercise=self.exercise, seconds=number(seconds, 1)),
            *(f"  {word:<{wide}}  {count:>{wider}}" for word, count in words),
        ]
        for heading, found in (("failed", self.failed), ("flagged", self.flagged)):
            if found:
                lines += ["", text(f"grade.why-{heading}")]
                lines += [f"  {called}: {reason(flag)}" for called, flags in found for flag in flags]
        if self.layers:
            lines += [
                "",
                text("grade.protected", layers=", ".join(self.layers))
                if "namespaces" in self.layers
                else text("grade.unprotected"),
            ]
        if "namespaces" in self.layers and "seccomp" not in self.layers:
            lines += [text("grade.no-filter")]
        return "\n".join(lines)


def reason(flag: dict) -> str:
    """A flag in words.

    >>> reason({"flag": "no-notebook", "count": 0})
    'fant ingen notatbok med øvelsens navn (0 notatbøker i mappa)'
    """
    return text(f"grade.flag-{flag['flag']}", **{name: value for name, value in flag.items() if name != "flag"})
