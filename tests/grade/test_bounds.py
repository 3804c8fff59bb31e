"""No submission stops the others: what one may hold, and how long one may take. Every submission is made up."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from baerekraft.grade.sandbox import launch
from baerekraft.grade.sandbox.child import Child, Launcher

pytestmark = [pytest.mark.skipif(sys.platform != "linux", reason="the sandbox is Linux's"), pytest.mark.long(1)]


@pytest.fixture(scope="module")
def launcher(sandbox) -> Launcher:
    """Of a warm process for all tests of this file."""
    return launch.alone()[0]


@pytest.fixture
def child(launcher, tmp_path) -> Iterator[Callable[[], Child]]:
    """Makes submissions' processes."""
    made: list[Child] = []

    def make() -> Child:
        made.append(launcher.child(tmp_path))
        assert made[-1].channel.receive(launch.WARM_UP) == {"ready": True}
        return made[-1]

    yield make
    for one in made:
        one.kill()


def printed(child: Child, source: str) -> str:
    """What a cell prints."""
    child.channel.send({"do": "run", "source": source, "nonce": "n"})
    told = ""
    while "done" not in (frame := child.channel.receive(launch.WARM_UP)):
        told += frame["content"].get("text", "")
    assert frame["done"]["status"] == "ok", frame
    return told


def test_submissions_side_by_side_share_no_terminal(child):
    ola, kari = child(), child()
    opened = "import os, pty; kept = pty.openpty(); print(sorted(os.listdir('/dev/pts')))"
    assert printed(ola, opened) == printed(kari, opened) == "['0', 'ptmx']\n"
    assert printed(kari, "!echo hei") == "hei\r\n"


def test_when_memory_is_short_a_submission_ends_first(child):
    assert Path(f"/proc/{child().number}/oom_score_adj").read_text(encoding="ascii") == "1000\n"
