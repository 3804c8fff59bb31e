"""Processes that work beside this one stop with it, and say nothing of where in Python they were."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys

import pytest

from baerekraft.workers import Workers

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals")


class PressedAtBirth:
    """Ctrl-C, heard by whoever unpickles it: a process that is started, before anything is prepared."""

    def __reduce__(self) -> tuple[object, ...]:
        return signal.raise_signal, (signal.SIGINT,)


def pressed() -> None:
    """Ctrl-C, heard by the process this is called in."""
    signal.raise_signal(signal.SIGINT)


def pressed_too(whom: int) -> None:
    """Ctrl-C as a terminal gives it: to this process and to the one that started it."""
    os.kill(whom, signal.SIGINT)
    pressed()


@pytest.mark.parametrize(
    "prepare, work",
    [(PressedAtBirth(), os.getpid), (pressed, os.getpid), (None, pressed)],
    ids=["while it starts", "while it is made ready", "at work"],
)
def test_a_process_that_is_stopped_says_nothing_and_begins_nothing_else(capfd, prepare, work):
    with Workers(1, multiprocessing.get_context("spawn"), prepare) as workers:
        for asked in (work, os.getpid):
            with pytest.raises(KeyboardInterrupt):
                workers.submit(asked).result()
    assert capfd.readouterr().err == ""


def test_a_process_that_is_stopped_between_two_things_says_nothing(capfd):
    with Workers(1, multiprocessing.get_context("spawn")) as workers:
        os.kill(workers.submit(os.getpid).result(), signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            workers.submit(os.getpid).result()
    assert capfd.readouterr().err == ""


def test_one_who_stops_when_much_is_waiting_sees_no_traceback(capfd):
    with pytest.raises(KeyboardInterrupt), Workers(1, multiprocessing.get_context("spawn")) as workers:
        list(workers.map(pressed_too, [os.getpid()] * 8))
    assert capfd.readouterr().err == ""


def test_ctrl_c_is_heard_here_again_once_a_process_is_started():
    with Workers(1, multiprocessing.get_context("spawn")) as workers:
        workers.submit(os.getpid).result()
        assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())
