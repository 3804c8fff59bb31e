"""Processes that work beside this one: Ctrl-C stops them without a word, and one that is no more is told of."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.context import BaseContext
from typing import Any

from baerekraft.language import text


class WorkerDied(ValueError):
    """A process was ended before it was done; the message says so, and what to do."""


class Workers(ProcessPoolExecutor):
    """So many processes of a context. Raises WorkerDied at the end of `with` where one of them is no more."""

    def __init__(self, count: int, context: BaseContext, prepare: Callable[[], None] | None = None, **more: Any):
        super().__init__(count, context, _begin, (prepare,), **more)

    def submit(self, work: Callable[..., Any], /, *given: Any, **named: Any) -> Future[Any]:
        """As always; a process it starts hears of Ctrl-C first when it can stop without a traceback."""
        with _held_back():
            return super().submit(_do, work, *given, **named)

    def __exit__(self, kind: Any, problem: BaseException | None, trace: Any) -> bool | None:
        ended = super().__exit__(kind, problem, trace)
        if isinstance(problem, BrokenProcessPool):
            raise WorkerDied(text("workers.died")) from None
        return ended


@contextmanager
def _held_back() -> Iterator[None]:
    """Inside, Ctrl-C waits, here and in what is started; Windows cannot."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Here:
    """What a worker knows of itself."""

    at_work = stopped = False


def _stop(*_: object) -> None:
    """Ctrl-C: what is being done ends, and nothing else is begun; whoever started this process says so."""
    _Here.stopped = True
    if _Here.at_work:
        raise KeyboardInterrupt


def _begin(prepare: Callable[[], None] | None) -> None:
    signal.signal(signal.SIGINT, _stop)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    if prepare is not None:
        prepare()


def _do(work: Callable[..., Any], *given: Any, **named: Any) -> Any:
    if _Here.stopped:
        raise KeyboardInterrupt
    _Here.at_work = True
    try:
        return work(*given, **named)
    finally:
        _Here.at_work = False
