"""What is known of each learner, a line of JSON for each time it changes: the last one holds."""

from __future__ import annotations

import json
import time
from dataclasses import asdict
from pathlib import Path
from typing import Generic, TypeVar

Entry = TypeVar("Entry")


class Lines(Generic[Entry]):
    """A file of such lines; each is an entry of one kind, with a field `learner`."""

    def __init__(self, path: Path, kind: type[Entry]) -> None:
        self.path, self.kind = path, kind

    def latest(self) -> dict[str, Entry]:
        """Each learner's last entry; a line that was cut off is as if it had not been written."""
        found: dict[str, Entry] = {}
        for line in self.path.read_text(encoding="utf-8").splitlines() if self.path.is_file() else ():
            try:
                said = json.loads(line)
                found[said["learner"]] = self.kind(**{name: value for name, value in said.items() if name != "time"})
            except (ValueError, TypeError, LookupError):
                continue
        return found

    def add(self, entry: Entry) -> None:
        """Write one more line."""
        self.path.parent.mkdir(mode=0o700, exist_ok=True)
        line = {"time": now(), **asdict(entry)}  # type: ignore[call-overload]  # an entry is a dataclass
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=True) + "\n")


def now() -> str:
    """The time as it is recorded."""
    return time.strftime("%Y-%m-%dT%H:%M:%S%z")
