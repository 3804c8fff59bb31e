"""The judge of one worker: no line of a learner's runs in it, so it serves several submissions, one after the other.

It forgets each before the next. One that a submission has stopped, interrupted or disturbed serves no other.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from baerekraft.grade.sandbox.child import Child

SERVES = 100  # submissions; then another takes its place
# And earlier, beyond so many seconds and bytes: what one submission has it spend, another must not lack.
MOST_CPU, MOST_MEMORY = 60, 2**30


@dataclass
class KeptJudge:
    """The judge that is kept, for submissions under the same limits, and how many it has served."""

    child: Child | None = None
    served: int = 0
    limits: dict | None = None

    def take(self, limits: dict, new: Callable[[], Child]) -> Child:
        """A judge that has forgotten all; `new` makes one, also where the one that was kept has ended by itself."""
        if self.child is None or limits != self.limits or not self._begins(self.child):
            self.end()
            self.child, self.served, self.limits = new(), 0, dict(limits)
            self.child.channel.send({"do": "begin"})
        self.served += 1
        return self.child

    def _begins(self, child: Child) -> bool:
        child.channel.received = 0
        try:
            child.channel.send({"do": "begin"})
        except OSError:
            return False
        return True

    def give_back(self, sound: bool) -> None:
        """End it where it must not serve again."""
        if not sound or self.served >= SERVES or self._is_spent():
            self.end()

    def _is_spent(self) -> bool:
        seconds, held = self.child.spent() if self.child else (0, 0)
        return seconds > MOST_CPU or held > MOST_MEMORY

    def end(self) -> None:
        """End it; the next to ask gets another."""
        if self.child is not None:
            self.child.kill()
        self.child = None
