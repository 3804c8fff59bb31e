"""The hub while it runs: asked through its own API, and made to forget who is gone."""

from __future__ import annotations

import sqlite3
import time
import urllib.error
import urllib.request
from pathlib import Path

from baerekraft.hub.configuration import DATABASE, token
from baerekraft.language import text

PATIENCE = 30  # seconds for a server that is starting or stopping
DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # the hub is on this machine


def ask_hub(hub: Path, port: int, method: str, path: str, but: tuple[int, ...] = ()) -> bytes:
    """Ask the running hub, and give its answer; nothing where it refuses with one of `but`.

    Raises OSError with one sentence where it does not answer, or refuses otherwise.
    """
    who = {"Authorization": f"token {token(hub)}"}
    asked = urllib.request.Request(f"http://127.0.0.1:{port}/hub/api/{path}", method=method, headers=who)
    try:
        with DIRECT.open(asked, timeout=120) as answer:
            return bytes(answer.read())
    except urllib.error.HTTPError as problem:
        problem.close()
        if problem.code not in but:
            raise OSError(text("hub.not-forgotten", reason=problem.reason)) from None
        return b""
    except OSError:
        raise OSError(text("hub.not-running")) from None


def forget(hub: Path, port: int, person: str) -> None:
    """Have the running hub forget somebody, also one whose server is starting or stopping just now. Raises OSError."""
    for _ in range(PATIENCE):
        ask_hub(hub, port, "DELETE", f"users/{person}", but=(400, 404))
        if not ask_hub(hub, port, "GET", f"users/{person}", but=(404,)):
            return
        time.sleep(1)
    ask_hub(hub, port, "DELETE", f"users/{person}", but=(404,))


def sweep(hub: Path) -> None:
    """Write the hub's own list of users anew: what it has forgotten is still in the file. Raises OSError."""
    from baerekraft.closing.contents import sweep as written_anew  # it reads nbgrader, which takes seconds

    database = hub / DATABASE
    if database.is_file():
        try:
            written_anew(database)
        except sqlite3.Error as problem:
            raise OSError(text("hub.not-forgotten", reason=problem)) from None
