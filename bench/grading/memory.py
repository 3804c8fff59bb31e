"""What a command's processes hold while it runs: looked at from outside, twice a second."""

from __future__ import annotations

import threading
import time
from contextlib import suppress

import psutil

FIRST_UID = 61000


class Watch:
    """The most a worker and a submission's process held: resident, what they share with others counted in each."""

    def __init__(self) -> None:
        self.worker = self.submission = 0
        self.workers: list[int] = []  # what the largest worker held, at each look

    def follow(self, command: int) -> None:
        """Look until the command is gone."""
        threading.Thread(target=self._look, args=(psutil.Process(command),), daemon=True).start()

    def _look(self, command: psutil.Process) -> None:
        with suppress(psutil.NoSuchProcess):
            while command.status() != psutil.STATUS_ZOMBIE:
                self.workers.append(max(map(self._held, command.children(recursive=True)), default=0))
                time.sleep(0.5)

    def _held(self, process: psutil.Process) -> int:
        """Bytes of a worker; nothing for the warm process and the submissions', of which the largest is remembered."""
        with suppress(psutil.Error):
            held = process.memory_info().rss
            if "baerekraft.grade.inside" not in process.cmdline():
                self.worker = max(self.worker, held)
                return held
            if process.uids().real >= FIRST_UID:
                self.submission = max(self.submission, held)
        return 0
