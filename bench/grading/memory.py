"""What a command's processes hold while it runs: looked at from outside, twice a second."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

FIRST_UID = 61000


class Watch:
    """The most a worker and a submission's process held: resident, what they share with others counted in each."""

    def __init__(self) -> None:
        self.worker = self.submission = 0
        self.workers: list[int] = []  # what the largest worker held, at each look

    def follow(self, command: int) -> None:
        """Look until the command is gone."""
        threading.Thread(target=self._look, args=(command,), daemon=True).start()

    def _look(self, command: int) -> None:
        while Path(f"/proc/{command}/stat").exists():
            largest = 0
            for number in _family(command) - {command}:
                try:
                    status = Path(f"/proc/{number}/status").read_text()
                    held = int(status.split("VmRSS:")[1].split()[0]) * 1024
                    warm = "baerekraft.grade.inside" in Path(f"/proc/{number}/cmdline").read_text()
                except (OSError, IndexError):
                    continue
                if not warm:
                    self.worker, largest = max(self.worker, held), max(largest, held)
                elif int(status.split("Uid:")[1].split()[0]) >= FIRST_UID:
                    self.submission = max(self.submission, held)
            self.workers.append(largest)
            time.sleep(0.5)


def _family(command: int) -> set[int]:
    found, queue = set(), [command]
    while queue:
        number = queue.pop()
        found.add(number)
        try:
            for task in os.listdir(f"/proc/{number}/task"):
                queue += map(int, Path(f"/proc/{number}/task/{task}/children").read_text().split())
        except OSError:
            continue
    return found
