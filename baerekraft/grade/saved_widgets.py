"""What a notebook has saved of its widgets, left out of what is collected.

A JupyterLab without the course's extension would run a program in it as soon as somebody opens the notebook.
"""

from __future__ import annotations

import json

from baerekraft.exercises.decode import loads
from baerekraft.grade.intake import Refused, of_bounded_size
from baerekraft.grade.sandbox.channel import TooMuch


def without_widgets(content: bytes) -> bytes:
    """A notebook's bytes without it; the same bytes where nothing is saved, or no program can read them.

    Raises Refused where it holds more than is read: another program would read it, widgets and all.

    >>> without_widgets(b'{"cells": [], "metadata": {"widgets": {}, "lang": "nb"}}')
    b'{"cells": [], "metadata": {"lang": "nb"}}'
    >>> without_widgets(b'{"cells":  []}')
    b'{"cells":  []}'
    """
    try:
        written, _ = loads(content, of_bounded_size)
    except TooMuch:
        raise Refused("too-much") from None
    except ValueError:
        return content
    metadata = written.get("metadata")
    if not isinstance(metadata, dict) or "widgets" not in metadata:
        return content
    del metadata["widgets"]
    return json.dumps(written).encode("ascii")
