"""The other end of a notebook's widgets while it is graded."""

from __future__ import annotations


class FrontEnd:
    """What nbclient's widgets talk to: a client whose messages go to the child."""

    def __init__(self, executor) -> None:
        self.executor = executor
        self.session = self
        self.shell_channel = self

    def msg(self, kind: str, content: dict, parent: dict | None = None, metadata: dict | None = None) -> dict:
        """A message as a session would make it."""
        return {"type": kind, "content": content}

    def send(self, message: dict) -> None:
        """To the child; it reads it before its next cell."""
        self.executor.child.channel.send({"do": "comm", **message})
