"""What a submission's process may say: kernel messages of known kinds, with the fields nbclient reads, of the right types."""

from __future__ import annotations

import base64
import binascii

TEXT = {"ename", "evalue", "text", "name", "comm_id", "target_name"}
NEEDED = {
    "stream": ("name", "text"),
    "error": ("ename", "evalue", "traceback"),
    "display_data": ("data",),
    "execute_result": ("data",),
    "update_display_data": ("data",),
    "clear_output": (),
    "comm_open": ("comm_id", "data"),
    "comm_msg": ("comm_id", "data"),
    "comm_close": ("comm_id",),
    "execute_input": (),
    "status": (),
    "done": ("status",),
}


def acceptable(frame: dict) -> bool:
    """Whether nbclient and nbformat can take it.

    >>> acceptable({"type": "stream", "content": {"name": "stdout", "text": "42"}})
    True
    >>> acceptable({"type": "stream", "content": {"name": "stdout", "text": 42}})
    False
    """
    kind, content = frame.get("type"), frame.get("content")
    if kind not in NEEDED or not isinstance(content, dict) or any(name not in content for name in NEEDED[kind]):
        return False
    if any(not isinstance(content[name], str) for name in TEXT & content.keys()):
        return False
    if kind == "stream" and content["name"] not in ("stdout", "stderr"):
        return False
    if kind == "status":
        return False
    if kind == "error" and not _lines(content["traceback"]):
        return False
    if kind == "done" and content["status"] != "ok":
        return (
            isinstance(content.get("ename"), str)
            and isinstance(content.get("evalue"), str)
            and _lines(content.get("traceback"))
        )
    if "data" in NEEDED[kind] and not (
        isinstance(content["data"], dict) and isinstance(content.get("metadata") or {}, dict)
    ):
        return False
    if (
        "data" in NEEDED[kind]
        and not kind.startswith("comm")
        and not isinstance(content["data"].get("text/plain", ""), str)
    ):
        return False
    if not isinstance(content.get("transient") or {}, dict):
        return False
    return isinstance(content.get("execution_count", 1), (int, type(None)))


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


def _lines(found: object) -> bool:
    return isinstance(found, list) and all(isinstance(line, str) for line in found)
