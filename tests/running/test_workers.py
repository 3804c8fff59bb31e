"""Processes that work beside this one end with it, and say nothing of where in Python they were."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys

import pytest

from baerekraft.workers import WorkerDied, Workers

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals")


class PressedAtBirth:
    """Ctrl-C, heard by whoever unpickles it: a process that is started, before anything is prepared."""

    def __reduce__(self) -> tuple[object, ...]:
        return signal.raise_signal, (signal.SIGINT,)


def pressed() -> None:
    """Ctrl-C, heard by the process this is called in."""
    signal.raise_signal(signal.SIGINT)


@pytest.mark.parametrize("prepare", [PressedAtBirth(), pressed], ids=["while it starts", "while it is made ready"])
@pytest.mark.parametrize("way", ["spawn", "forkserver"])
def test_a_process_that_is_stopped_ends_without_a_traceback(capfd, way, prepare):
    with pytest.raises(WorkerDied), Workers(1, multiprocessing.get_context(way), prepare) as workers:
        workers.submit(os.getpid).result()
    assert capfd.readouterr().err == ""


def test_a_process_that_is_stopped_at_work_ends_without_a_traceback(capfd):
    with pytest.raises(WorkerDied), Workers(1, multiprocessing.get_context("spawn")) as workers:
        workers.submit(pressed).result()
    assert capfd.readouterr().err == ""


def test_ctrl_c_is_heard_here_again_once_a_process_is_started():
    with Workers(1, multiprocessing.get_context("spawn")) as workers:
        workers.submit(os.getpid).result()
        assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())
