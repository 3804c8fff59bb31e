"""The warm process: imports once what every submission needs, and forks a child for each that is asked for.

Started by `launch`; it knows no gradebook, no source and no learner, so that a child inherits nothing to read. A
request comes over the control socket with two open files: the child's channel and the folder of its input files.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import random
import select
import signal
import socket
import sys
import tempfile
from typing import NoReturn

gc.disable()  # nothing of what is read now is to be thrown away

from baerekraft.grade.inside.answers import Answers
from baerekraft.grade.inside.judge import Judge
from baerekraft.grade.inside.shell import Shell
from baerekraft.grade.inside.warm import Warm, warm_up
from baerekraft.grade.sandbox import confine, system
from baerekraft.grade.sandbox.channel import Broken, Channel, receive_with_files, seal


def main() -> None:
    """Warm up, confine, say so, and serve until every grader has hung up; what stops it is said instead."""
    settings = json.loads(sys.argv[1])
    controls = [socket.socket(fileno=file) for file in settings["controls"]]
    if sys.platform == "linux":
        system.prctl(system.PR_SET_PDEATHSIG, signal.SIGKILL)
    warm = warm_up(settings["draws"])
    try:
        confinement = confine.prepare(settings["sandbox"], settings["limits"], settings["bubble"])
    except OSError as problem:
        for control in controls:
            _tell(control, {"no-sandbox": str(problem)})
        return
    for control in controls:
        control.sendall(json.dumps({"layers": confinement.layers, "left-out": warm.left_out}).encode())
    serve(controls, warm, confinement)


def serve(controls: list[socket.socket], warm: Warm, confinement: confine.Confinement) -> None:
    """Fork a child for each request; tell the asker how each ended."""
    wakeup_read, wakeup_write = os.pipe()
    os.set_blocking(wakeup_write, False)
    os.set_blocking(wakeup_read, False)
    signal.set_wakeup_fd(wakeup_write, warn_on_full_buffer=False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the grader's to answer
    askers: dict[int, socket.socket] = {}
    while controls:
        watched: list[socket.socket | int] = [*controls, wakeup_read]
        ready, _, _ = select.select(watched, [], [])
        if wakeup_read in ready:
            with contextlib.suppress(BlockingIOError):
                os.read(wakeup_read, 4096)
            _reap(askers)
        for control in [one for one in ready if isinstance(one, socket.socket)]:
            try:
                asked, files = receive_with_files(control)
            except OSError:
                asked, files = None, []
            if asked is None:
                controls.remove(control)
                control.close()
                continue
            if asked["do"] == "end":  # their grader is gone, and the next has the same socket
                for child in [child for child, asker in askers.items() if asker is control]:
                    os.kill(child, signal.SIGKILL)
                _tell(control, {"all": "ended"})
                continue
            child = confinement.fork()
            if child == 0:
                signal.set_wakeup_fd(-1)
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                _child(asked, files, warm, confinement, keep={files[0], files[1]})
            askers[child] = control
            for file in files:
                os.close(file)
            _tell(control, {"child": child})


def _reap(askers: dict[int, socket.socket]) -> None:
    while True:
        try:
            child, status, used = os.wait4(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if child == 0:
            return
        asker = askers.pop(child, None)
        if asker is not None:
            _tell(
                asker,
                {
                    "ended": child,
                    "status": os.waitstatus_to_exitcode(status),
                    "cpu": used.ru_utime + used.ru_stime,
                    "kilobytes": used.ru_maxrss,
                },
            )


def _tell(asker: socket.socket, message: dict) -> None:
    with contextlib.suppress(OSError):
        asker.sendall(json.dumps(message).encode())


def _child(asked: dict, files: list[int], warm: Warm, confinement: confine.Confinement, keep: set[int]) -> NoReturn:
    """Be one submission's process until its grader hangs up; never returns."""
    channel, failed = None, "no-sandbox"
    try:
        os.sched_setaffinity(0, asked["cores"])
        confinement.enter(asked, folder=files[1], keep=keep)
        failed = "failed"
        channel = Channel(socket.socket(fileno=files[0]))
        _fresh()
        warm.shell.listen(channel)
        channel.send({"ready": True})
        _answer(channel, warm.shell)
    except BaseException as problem:  # noqa: BLE001 - whatever it is, the child must not become a second zygote
        with contextlib.suppress(BaseException):
            channel = channel or Channel(socket.socket(fileno=files[0]))
            channel.send({failed: f"{type(problem).__name__}: {problem}"})
    finally:
        os._exit(0)


def _fresh() -> None:
    """What two children must not share, nor two submissions that one judge serves."""
    import numpy

    random.seed()
    numpy.random.seed()
    tempfile.tempdir = None


def _answer(channel: Channel, shell: Shell) -> None:
    """Be the learner's process or the judge's: which is seen from what is asked."""
    answers, judge = Answers(shell), Judge(shell, channel)
    do = {"run": shell.run, "judge": judge.judge}
    answer = {"values": answers.values, "call": answers.call}
    while True:
        try:
            asked = channel.wait()
        except EOFError:
            return
        if asked["do"] == "end":
            return
        if asked["do"] == "begin":
            _fresh()
            judge.begin()
            continue
        if asked["do"] == "comm":
            shell.comm(asked)
            continue
        if asked["do"] == "run" and "" not in sys.path:
            sys.path.insert(0, "")  # as in a kernel: a module beside the notebook can be imported; never by the judge
        if asked["do"] in do:
            channel.send({"nonce": asked["nonce"], "done": do[asked["do"]](asked)})
            continue
        asked |= json.loads(channel.sealed)
        said, ended = answer[asked["do"]](asked), {"nonce": asked["nonce"], "done": {}}
        try:
            channel.send(ended, seal(said))
        except Broken:  # larger than any answer to an exercise
            large = {"kind": "beyond", "name": "large"}
            channel.send(ended, seal({"returned": large, "values": dict.fromkeys(asked.get("names", ()), large)}))
