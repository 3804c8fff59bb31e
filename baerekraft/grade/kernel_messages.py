"""What the grader and a submission's process say to each other, as kernel messages.

A submission's process may say messages of known kinds, with the fields nbclient reads, of the right types. The grader
says what the other end of a widget would.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from baerekraft.grade.executor import ForkExecute

Fits = Callable[[Any], bool]


def _text(found: object) -> bool:
    return isinstance(found, str)


def _lines(found: object) -> bool:
    return isinstance(found, list) and all(isinstance(line, str) for line in found)


def _mapping(found: object) -> bool:
    return isinstance(found, dict)


def _mapping_or_nothing(found: object) -> bool:
    return not found or isinstance(found, dict)


def _shown(found: object) -> bool:
    return isinstance(found, dict) and isinstance(found.get("text/plain", ""), str)


def _stream(found: object) -> bool:
    return found in ("stdout", "stderr")


ERROR: dict[str, Fits] = {"ename": _text, "evalue": _text, "traceback": _lines}
NEEDED: dict[str, dict[str, Fits]] = {
    "stream": {"name": _stream, "text": _text},
    "error": ERROR,
    "display_data": {"data": _shown},
    "execute_result": {"data": _shown},
    "update_display_data": {"data": _shown},
    "clear_output": {},
    "comm_open": {"comm_id": _text, "data": _mapping},
    "comm_msg": {"comm_id": _text, "data": _mapping},
    "comm_close": {"comm_id": _text},
    "execute_input": {},
}
WHERE_THERE: dict[str, Fits] = {
    **dict.fromkeys(("ename", "evalue", "text", "name", "comm_id", "target_name"), _text),
    **dict.fromkeys(("metadata", "transient"), _mapping_or_nothing),
    "execution_count": lambda found: found is None or isinstance(found, int),
}


def acceptable(frame: dict) -> bool:
    """Whether nbclient and nbformat can take it.

    >>> acceptable({"type": "stream", "content": {"name": "stdout", "text": "42"}})
    True
    >>> acceptable({"type": "stream", "content": {"name": "stdout", "text": 42}})
    False
    """
    kind = frame.get("type")
    return isinstance(kind, str) and kind in NEEDED and _fits(frame.get("content"), NEEDED[kind])


def acceptable_reply(reply: object) -> bool:
    """Whether nbclient can take it as the report of how a cell ended.

    >>> acceptable_reply({"status": "ok"}), acceptable_reply({"status": "error", "ename": "ValueError"})
    (True, False)
    """
    if not isinstance(reply, dict) or reply.get("status") not in ("ok", "error"):
        return False
    return _fits(reply, {} if reply["status"] == "ok" else ERROR)


def _fits(content: Any, needed: dict[str, Fits]) -> bool:
    return (
        isinstance(content, dict)
        and all(name in content and fits(content[name]) for name, fits in needed.items())
        and all(fits(content[name]) for name, fits in WHERE_THERE.items() if name in content)
    )


def as_message(frame: dict) -> dict:
    """The kernel message nbclient reads."""
    try:
        buffers = [base64.b64decode(buffer) for buffer in frame.get("buffers") or ()]
    except (binascii.Error, TypeError, ValueError):
        buffers = []
    return {
        "msg_type": frame["type"],
        "header": {"msg_type": frame["type"], "msg_id": frame["nonce"]},
        "parent_header": {"msg_id": frame["nonce"]},
        "content": frame["content"],
        "metadata": frame.get("metadata") or {},
        "buffers": buffers,
    }


class FrontEnd:
    """What nbclient's widgets talk to: a client whose messages go to the child."""

    def __init__(self, executor: ForkExecute) -> None:
        self.executor = executor
        self.session = self.shell_channel = self

    def msg(self, kind: str, content: dict, parent: dict | None = None, metadata: dict | None = None) -> dict:
        """A message as a session would make it."""
        return {"type": kind, "content": content}

    def send(self, message: dict) -> None:
        """To the child; it reads it before its next cell."""
        self.executor.child.channel.send({"do": "comm", **message})
