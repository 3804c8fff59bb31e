"""What time it is, and waiting: a clock that a test can move."""

from __future__ import annotations

import datetime
import time


class Clock:
    """The machine's own."""

    def now(self) -> datetime.datetime:
        """The time, in UTC."""
        return datetime.datetime.now(datetime.UTC)

    def wait(self, seconds: float) -> None:
        """Return when so many seconds have passed."""
        time.sleep(seconds)
