"""How long a learner waits for a check of the official solution, against `nbgrader validate` of the same notebook.

The button is pressed in a kernel of its own that has run a cell: the first press, and one after it.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from statistics import median
from subprocess import DEVNULL
from tempfile import TemporaryDirectory

from jupyter_client.manager import start_new_kernel
from measure import environment, python, seconds
from tqdm import tqdm

TIMES = 5
FIRST, AGAIN, COMMAND = 0.3, 0.15, 0.3  # at most so much of what nbgrader takes
BUTTON = """
from time import perf_counter
from baerekraft.exercises.button import CheckButton
button = CheckButton({name!r})
"""
PRESS = """
began = perf_counter()
button.press()
print(perf_counter() - began)
"""
sys.path.append(str(Path(__file__).parent.parent / "tests/helpers"))


def presses(path: Path) -> tuple[float, float]:
    """The seconds of the first press in a new kernel, and of the second."""
    there = environment(JPY_SESSION_NAME=str(path))
    manager, client = start_new_kernel(cwd=str(path.parent), env=there, stderr=DEVNULL)
    took = []

    def say(message: dict) -> None:
        if message["msg_type"] == "stream" and message["content"]["name"] == "stdout":
            took.append(float(message["content"]["text"]))

    try:
        client.execute_interactive(BUTTON.format(name=path.stem), output_hook=say)
        time.sleep(2)  # a learner has read the exercise before asking
        for _ in range(2):
            client.execute_interactive(PRESS, output_hook=say)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    first, again = took
    return first, again


def measured(name: str, folder: Path) -> tuple[float, ...]:
    """Medians for one exercise: nbgrader, the first press, a later one, and the command."""
    import nbformat
    from classroom import solved

    path = folder / f"{name}.ipynb"
    nbformat.write(solved(name), path)
    alone = environment()
    rounds = [
        (
            seconds(lambda: python("-m", "nbgrader", "validate", path.name, cwd=folder, env=alone)),
            *presses(path),
            seconds(lambda: python("-m", "baerekraft.cli", "check", path.name, cwd=folder, env=alone)),
        )
        for _ in range(TIMES)
    ]
    return tuple(median(each) for each in zip(*rounds, strict=True))


def measure() -> str:
    """A line for each exercise, with what each way takes of nbgrader's time."""
    from classroom import EXERCISES

    lines = [f"check, s {'nbgrader validate':>28} {'first press':>16} {'press':>16} {'command':>16}"]
    lines.append(f"{'at most':37} {FIRST:16.2f} {AGAIN:16.2f} {COMMAND:16.2f}")
    with TemporaryDirectory() as made:
        for name in tqdm(EXERCISES, leave=False, disable=None):
            theirs, *ours = measured(name, Path(made))
            lines.append(f"{name:28} {theirs:8.2f} " + " ".join(f"{each:7.2f} = {each / theirs:6.2f}" for each in ours))
    return "\n".join(lines)
