"""No submission stops the others: what one may hold, and how long one may take. Every submission is made up."""

from __future__ import annotations

import json
import math
import os
import signal
import socket
import sys
import textwrap
import threading
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import wait
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output
from nbgrader.coursedir import CourseDirectory
from quick_grader import printed

from baerekraft.collecting.gather import time_of as as_collected
from baerekraft.grade.executor import GRACE, ForkExecute
from baerekraft.grade.intake import LONGEST_TIME, MOST_FLAGS, MOST_TEXT, Refused, notebook, take_in, time_of
from baerekraft.grade.local_workers import LocalWorkers
from baerekraft.grade.sandbox import launch
from baerekraft.grade.sandbox.channel import EACH, LENGTH, Channel, Late, TooMuch, parsed, seal
from baerekraft.grade.sandbox.child import Child, Launcher
from baerekraft.plugins.formgrader import _time as as_listed

pytestmark = [pytest.mark.skipif(sys.platform != "linux", reason="the sandbox is Linux's"), pytest.mark.long(1)]


@pytest.fixture(scope="module")
def launcher(graded_quickly) -> Launcher:
    """Of a warm process for all tests of this file."""
    return ForkExecute.launcher


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


def test_submissions_side_by_side_share_no_terminal(child):
    ola, kari = child(), child()
    opened = "import os, pty; kept = pty.openpty(); print(sorted(os.listdir('/dev/pts')))"
    assert printed(ola, opened) == printed(kari, opened) == "['0', 'ptmx']\n"
    assert printed(kari, "!echo hei") == "hei\r\n"


AS_MANY_PROCESSES_AS_IT_MAY = """
    import os, time
    with __import__("contextlib").suppress(OSError):
        while os.fork() or time.sleep(600):
            pass
"""


def test_the_processes_of_one_are_not_counted_with_anothers(child):
    """Also where whoever grades is no root, and all submissions are the same user."""
    ola, kari = child(), child()
    printed(ola, textwrap.dedent(AS_MANY_PROCESSES_AS_IT_MAY))
    assert printed(kari, "!echo hei") == "hei\r\n"


def test_a_submission_does_not_see_what_the_machine_is_called(child):
    assert printed(child(), "import os; print(os.uname().nodename)") == "learner\n"


def test_a_submission_stays_on_the_core_of_its_grader(child):
    """So that one that starts many programs takes no time from those that are graded on the other cores."""
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(cores)})
    try:
        started = child()
    finally:
        os.sched_setaffinity(0, cores)
    moves = "import os\ntry: os.sched_setaffinity(0, range(64))\nexcept OSError: print(os.sched_getaffinity(0))"
    assert printed(started, moves) == f"{{{max(cores)}}}\n"


def test_when_memory_is_short_a_submission_ends_first(child):
    assert Path(f"/proc/{child().number}/oom_score_adj").read_text(encoding="ascii") == "1000\n"


@pytest.fixture
def ends() -> Iterator[tuple[Channel, Channel]]:
    """The grader's end of a channel and a submission's."""
    made = tuple(map(Channel, socket.socketpair()))
    yield made
    for one in made:
        one.close()


def test_who_does_not_read_is_waited_for_no_longer_than_its_time(ends):
    ours, _ = ends
    ours.until = time.monotonic() + 0.1
    with pytest.raises(Late):
        ours.send({"source": "x" * 10**7})


def test_what_is_sent_out_of_band_is_not_waited_for(ends):
    ours, theirs = ends
    waited_too_long = threading.Timer(5, theirs.connection.shutdown, [socket.SHUT_RDWR])
    waited_too_long.start()
    theirs.connection.send(b"x", socket.MSG_OOB)
    assert ours.receive(0.1) is None
    waited_too_long.cancel()
    theirs.send({"ready": True})
    assert ours.wait() == {"ready": True}


@pytest.mark.parametrize(
    "body", ["[" * 100_000 + "]" * 100_000, '{"a":' * 500 + "1" + "}" * 500, "[[]" + ",[]" * 10**6]
)
def test_a_message_that_is_all_brackets_is_not_read(ends, body):
    ours, _ = ends
    ours.buffer += LENGTH.pack(len(body)) + body.encode()
    with pytest.raises(TooMuch):
        ours.wait()


def test_what_is_no_number_is_a_text_in_a_message_as_a_kernel_sends_it(ends):
    """A notebook with a number that JSON lacks opens in no browser."""
    ours, theirs = ends
    theirs.send({"data": [math.nan, math.inf, -math.inf]}, seal({"answer": math.inf}))
    assert ours.wait() == {"data": ["nan", "inf", "-inf"]}
    assert parsed(ours.sealed)[0] == {"answer": math.inf}


def test_many_small_values_weigh_what_they_hold(ends):
    ours, theirs = ends
    theirs.send({"content": list(range(1000))})
    ours.wait()
    assert ours.received > 1000 * EACH


def flags_of(launcher: Launcher, folder: Path, *cells: str, **limits: float) -> list[str]:
    """What a notebook of these cells is flagged with."""
    executor = ForkExecute(**limits)
    executor.launcher = launcher
    made = new_notebook(cells=[new_code_cell(textwrap.dedent(cell)) for cell in cells])
    resources = {"metadata": {"path": str(folder)}}
    executor.preprocess(made, resources)
    assert resources["baerekraft"]["used"] is not None  # its process has ended
    return [flag["flag"] for flag in resources["baerekraft"]["flags"]]


HOLDS_BACK = """
    import sys, time
    done = {"status": "ok", "execution_count": 1, "user_expressions": {}, "payload": []}
    sys.stdout.session.channel.send({"nonce": sys.stdout.parent["msg_id"], "done": done})
    time.sleep(3600)
"""
GROWS = """
    import time
    kept = []
    while True:
        kept.append(bytearray(b"x" * 30_000_000))
        display(1)
        time.sleep(0.3)
"""


def test_a_submission_that_holds_back_ends_within_its_time(launcher, tmp_path):
    assert flags_of(launcher, tmp_path, HOLDS_BACK, f"'{'x' * 10**6}'", longest=2)


class Slow:
    """A submission's process whose cells end when they are interrupted or after so long, on a clock of its own."""

    def __init__(self, seconds: float = 3600) -> None:
        self.seconds, self.now, self.interrupted, self.channel = seconds, 1000.0, 0, self

    def send(self, request: dict, sealed: bytes = b"") -> None:
        assert self.until <= self.now + 60 + GRACE  # it is waited for no longer than for a cell
        self.nonce, self.answers, self.received, self.ends = request["nonce"], False, 0, self.now + self.seconds

    def receive(self, seconds: float) -> dict | None:
        if self.answers or self.now >= self.ends:
            return {"nonce": self.nonce, "done": {"status": "error", "ename": "", "evalue": "", "traceback": []}}
        self.now += seconds
        return None

    def interrupt(self) -> None:
        self.answers, self.interrupted = True, self.interrupted + 1

    def memory(self) -> int:
        return 0

    kill = memory


@pytest.mark.parametrize(("seconds", "interrupted", "most", "flag"), [(3600, 40, 120, "time"), (59, 0, 180, "longest")])
def test_many_cells_that_never_end_take_two_cells_time_and_slow_ones_three(
    monkeypatch, tmp_path, seconds, interrupted, most, flag
):
    slow = Slow(seconds)
    monkeypatch.setattr("baerekraft.grade.executor.time", SimpleNamespace(monotonic=lambda: slow.now))
    monkeypatch.setattr(ForkExecute, "_process", lambda *_: slow)
    monkeypatch.setattr(ForkExecute, "_greeting", lambda *_: None)
    made = new_notebook(cells=[new_code_cell("while True: pass") for _ in range(40)])
    executor, resources = ForkExecute(timeout=60), {"metadata": {"path": str(tmp_path)}}
    executor.log.disabled = True
    executor.preprocess(made, resources)
    assert (slow.interrupted, slow.now - 1000 <= most) == (interrupted, True)
    assert {one["flag"] for one in resources["baerekraft"]["flags"]} == {flag}


def test_a_submission_that_grows_while_it_shows_something_is_seen(launcher, tmp_path):
    assert flags_of(launcher, tmp_path, GROWS, longest=120, most_memory=400 * 2**20) == ["memory"]


def test_a_submission_that_grows_while_it_holds_back_is_seen(launcher, tmp_path):
    holds_back = HOLDS_BACK.replace("time.sleep(3600)", GROWS.replace("display(1)", "").strip())
    next_cell = f"'{'x' * 10**6}'"
    assert flags_of(launcher, tmp_path, holds_back, next_cell, longest=120, most_memory=400 * 2**20) == ["memory"]


def test_a_submission_that_shows_small_things_for_ever_is_ended_before_they_fill_the_memory(launcher, tmp_path):
    assert flags_of(launcher, tmp_path, "while True: display(1)", longest=120, most_output=2**20) == ["output"]


def test_a_display_weighs_what_it_takes_in_every_place_where_it_is_shown(launcher, tmp_path):
    """One message of a megabyte would be fifty in the notebook, which formgrader's own process reads."""
    shown = "for n in range(50):\n    display(n, display_id='a')\ndisplay('x' * 10**6, display_id='a')"
    assert flags_of(launcher, tmp_path, shown, longest=120, most_output=2**24) == ["output"]


def test_what_a_lost_grader_had_running_is_ended_and_the_next_is_answered(launcher, child, tmp_path):
    left = launcher.child(tmp_path)
    left.channel.receive(launch.WARM_UP)
    left.channel.send({"do": "run", "source": "while True: pass", "nonce": "n"})
    launcher.end_all()
    assert launcher.how_ended(left.number, launch.WARM_UP)["status"] == -signal.SIGKILL
    assert printed(child(), "print(1)") == "1\n"


def grade_or_not(desk) -> None:
    """In a worker's place: some never come to an end, some end the worker, the others are graded."""
    while (learner := desk.asker.recv()) is not None:
        if learner.startswith("endless"):
            signal.pause()
        if learner.startswith("deadly"):
            os._exit(1)
        desk.asker.send({"learner": learner, "flags": []})


@pytest.mark.parametrize("workers", [1, 2])
def test_as_many_endless_submissions_as_workers_stop_nobody(monkeypatch, workers):
    """The clock stands still but for the endless, who are the first; whoever ends is waited for."""
    found, now = {}, [0.0]

    def answering(connections: list, seconds: float) -> list:
        if len(found) >= workers:
            return wait(connections)
        now[0] += seconds + 1
        return []

    monkeypatch.setattr("baerekraft.grade.local_workers.time", SimpleNamespace(monotonic=lambda: now[0]))
    monkeypatch.setattr("baerekraft.grade.local_workers.wait", answering)
    controls = [socket.socketpair() for _ in range(workers)]
    warm = SimpleNamespace(wait=lambda timeout=None: 0, stderr=None)
    monkeypatch.setattr(Launcher, "end_all", lambda _: None)
    monkeypatch.setattr("baerekraft.grade.local_workers.work", grade_or_not)
    learners = [*(f"endless-{number}" for number in range(workers)), "deadly", "kari", "ola"]
    engine = LocalWorkers(warm, [ours for ours, _ in controls])
    for one in engine.results(learners, SimpleNamespace(longest=60)):
        found[one["learner"]] = one
    engine.close()
    assert found.keys() == set(learners)
    flags = {name: [flag["flag"] for flag in one["flags"]] for name, one in found.items()}
    assert flags == {
        **{name: ["no-end"] for name in learners if name.startswith("endless")},
        "deadly": ["ended-the-worker"],
        "kari": [],
        "ola": [],
    }


def written(folder: Path, notebook: object) -> Path:
    path = folder / "x.ipynb"
    path.write_text(json.dumps(notebook), encoding="utf-8")
    return path


def test_outputs_are_not_read_by_the_grader(tmp_path):
    """Faulty ones neither: each would cost as much as a notebook."""
    made = new_notebook(cells=[new_code_cell("1 + 1", outputs=[new_output("stream", text="hei")])])
    made.cells[0].outputs += [{"output_type": "no-such"}] * 20_000
    content, flags = notebook(written(tmp_path, made))
    (cell,) = nbformat.reads(content.decode(), as_version=4).cells
    assert (cell.source, cell.outputs, flags) == ("1 + 1", [], [])


@pytest.mark.parametrize(
    "change, flag",
    [
        ({"cells": [new_code_cell("a;" * MOST_TEXT)]}, "too-much-text"),
        ({"cells": [new_code_cell("a")] * 2001}, "too-many-cells"),
        ({"metadata": {"a": list(range(10**6))}}, "too-much"),
        ({"cells": [{"source": [["a"]]}]}, "not-a-notebook"),
        ({"cells": 7}, "not-a-notebook"),
    ],
)
def test_a_notebook_that_nobody_could_read_is_refused_before_it_is_validated(tmp_path, monkeypatch, change, flag):
    path = written(tmp_path, {**new_notebook(), **change})
    if flag != "not-a-notebook":
        monkeypatch.setattr(nbformat, "validate", None)
    with pytest.raises(Refused) as refused:
        notebook(path)
    assert refused.value.flag["flag"] == flag


def test_a_notebook_of_brackets_is_refused(tmp_path):
    path = tmp_path / "x.ipynb"
    path.write_text('{"nbformat": 4, "metadata": {"a": ' + "[" * 900 + "]" * 900 + "}}", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        notebook(path)
    assert refused.value.flag == {"flag": "too-much"}


def test_a_thousand_links_are_a_few_flags(tmp_path):
    (tmp_path / "in").mkdir()
    written(tmp_path / "in", new_notebook())
    for number in range(1000):
        (tmp_path / "in" / f"z{number}").symlink_to("/etc")
    flags = take_in(tmp_path / "in", tmp_path / "clean", ["x"])
    assert len(flags) == MOST_FLAGS and {flag["flag"] for flag in flags} == {"link"}


LINK = {"flag": "link", "name": "timestamp.txt"}


def nonsense(path: Path) -> None:
    path.write_text("i går", encoding="utf-8")


TIMES: dict[str, Callable[[Path], object]] = {
    "nonsense": nonsense,
    "a number": lambda path: path.write_text("1" * 90),
    "before the first year": lambda path: path.write_text("0001-01-01 00:00:00 +1400"),
    "the last second": lambda path: path.write_text("9999-12-31 23:59:59 UTC"),
    "the first": lambda path: path.write_text("0001-01-01 00:00:00"),
    "a zone that is a file": lambda path: path.write_text("2026-11-29 12:00:00 ../../etc/localtime"),
    "a zone that is every folder": lambda path: path.write_text("2026-11-29 12:00:00 .."),
    "a zone by a file's whole name": lambda path: path.write_text("2026-11-29 12:00:00 /etc/localtime"),
    "too long": lambda path: path.write_text(" " * LONGEST_TIME + "2026-11-29 12:00:00 UTC"),
    "no text": lambda path: path.write_bytes(b"\xff\xfe\xff"),
    "a folder": lambda path: (path.mkdir(), (path / "x").touch()),
    "a pipe": os.mkfifo,
    "a link": lambda path: path.symlink_to("/dev/zero"),
}


@pytest.mark.filterwarnings("ignore")  # as in a process that grades
@pytest.mark.parametrize("kind", TIMES)
def test_whatever_the_time_of_a_hand_in_is_it_stops_nobody(tmp_path, kind):
    """In our run, and in nbgrader's list of all learners, where the first that cannot be read would be the last."""
    handed_in = tmp_path / "in"
    handed_in.mkdir()
    written(handed_in, new_notebook())
    TIMES[kind](handed_in / "timestamp.txt")
    assert take_in(handed_in, tmp_path / "clean", ["x"]) in ([], [{"flag": "timestamp"}], [LINK])
    assert not (tmp_path / "clean" / "timestamp.txt").is_file()
    for folder in (handed_in, tmp_path / "clean"):
        assert time_of(folder) is None and as_listed(CourseDirectory(), str(folder)) is None
        assert as_collected(folder) == 0
