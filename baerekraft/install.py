"""Prepares the course's own Python in .venv and runs a task in it: `make course`, `make test` and the others.

Only the standard library, because it runs before anything is installed. For the same reason
messages/install.yaml is written as JSON, which is YAML too.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from baerekraft.language import MESSAGES, number, pick, speak
from baerekraft.port import refusal
from baerekraft.printable import print_anything
from baerekraft.reader import reader_language

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
INSTALLED = VENV / "installed.txt"  # what the finished installation was made from
UNFINISHED = VENV / "unfinished.txt"  # there while an installation is under way
LOG = VENV / "install.log"
LEARNER = ("requirements.txt",)
DEVELOPER = (*LEARNER, "requirements-dev.txt")  # and course leads: what grades, the tests, the site
HUB = ("requirements-hub.txt",)  # what learners and leads have in their servers, and JupyterHub
GIGABYTES = {LEARNER: 0.6, DEVELOPER: 1.2, HUB: 0.9}  # measured: .venv, and what pip unpacks on the way
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SERVES = {"course": "8888", "lead": "8888", "hub": "8000"}  # on which port, if none is named
TASKS = {
    "course": ["-m", "baerekraft", "start"],
    "lead": ["-m", "baerekraft", "start", "--lead"],  # the same with nbgrader in its menus
    "hub": ["-m", "baerekraft", "hub", "start"],
    "test": ["-m", "pytest", "-rfEs", "-n", "logical", "--dist", "loadfile", "--no-loadscope-reorder"],
    "build": ["-m", "baerekraft", "build"],
    "site": ["-m", "baerekraft", "site"],
    "bench": ["bench"],
    "bench-grading": ["bench/grading"],
}


def message(name: str, **values: object) -> str:
    """A sentence of this module in the reader's language."""
    return pick(json.loads((MESSAGES / "install.yaml").read_text(encoding="utf-8"))[name]).format(**values)


def pins(task: str) -> tuple[str, ...]:
    """The files of packages that a task needs.

    >>> pins("course"), pins("test")
    (('requirements.txt',), ('requirements.txt', 'requirements-dev.txt'))
    """
    return {"course": LEARNER, "hub": HUB}.get(task, DEVELOPER)


def fingerprint(files: tuple[str, ...] = DEVELOPER) -> str:
    """What an installation depends on: the pins, the project's metadata, the Python and the folder."""
    sources = [(ROOT / name).read_bytes() for name in (*files, "pyproject.toml")]
    place = f"{sys.version_info[:2]} {ROOT}".encode()
    return hashlib.sha256(b"\0".join([*sources, place])).hexdigest()


def is_ready(task: str) -> bool:
    """Whether .venv holds what this task needs, as the pins and pyproject.toml say now."""
    enough = {fingerprint(files) for files in (LEARNER, DEVELOPER, HUB) if set(files) >= set(pins(task))}
    return INSTALLED.exists() and not enough.isdisjoint(INSTALLED.read_text().split()) and not UNFINISHED.exists()


def ensure(task: str) -> None:
    """Install what the task lacks into .venv. SystemExit with one sentence when it cannot."""
    if is_ready(task):
        return
    free, needed = shutil.disk_usage(ROOT).free / 1e9, GIGABYTES[pins(task)]
    if free < needed and not INSTALLED.exists():
        raise SystemExit(message("no-disk", needed=number(needed, 1), free=number(free, 1), task=task))
    sentence = "adding" if is_ready("course") else "preparing"
    print(message(sentence, version=".".join(map(str, sys.version_info[:2])), task=task), flush=True)
    pip = create(task)
    UNFINISHED.touch()
    # Not byte-compiled here: Python does it for what is used, a third of what there is; on a hub it may not write it.
    compiled = [] if task == "hub" else ["--no-compile"]
    install(pip, [*compiled, "--require-hashes", *(part for name in pins(task) for part in ("-r", name))], task)
    install(pip, ["--no-deps", "-e", "."], task)
    INSTALLED.write_text("\n".join(dict.fromkeys([fingerprint(LEARNER), fingerprint(pins(task))])))
    UNFINISHED.unlink()
    print(message("ready"), flush=True)


def create(task: str) -> list[str]:
    """Make .venv where there is none that works, and return the pip command that installs into it."""
    python = getattr(sys, "_base_executable", None) or sys.executable  # not the .venv that is to be replaced
    own_pip = importlib.util.find_spec("ensurepip") is not None
    if not own_pip and importlib.util.find_spec("pip") is None:
        raise SystemExit(message("no-venv", task=task))
    pip = [str(PYTHON), "-m", "pip"] if own_pip else [python, "-m", "pip", "--python", str(PYTHON)]
    if UNFINISHED.exists():
        print(message("starting-over"), flush=True)
    elif works(own_pip):
        return pip
    made = subprocess.run(
        [python, "-m", "venv", "--clear", *([] if own_pip else ["--without-pip"]), str(VENV)],
        capture_output=True,
        text=True,
    )
    if made.returncode:
        raise SystemExit(message("failed", reason=last_words(made.stdout + made.stderr), log=VENV.name, task=task))
    return pip


def works(own_pip: bool) -> bool:
    """Whether .venv has a Python of this version that starts, with its own pip if it should have one."""
    question = f"import sys{', pip' * own_pip}; sys.exit(sys.version_info[:2] != {sys.version_info[:2]})"
    return PYTHON.exists() and subprocess.run([PYTHON, "-c", question], capture_output=True).returncode == 0


def install(pip: list[str], what: list[str], task: str) -> None:
    """Run pip, count what it finds, and keep all it says in the log."""
    command = [*pip, "install", "--no-input", "--progress-bar", "off", "--disable-pip-version-check", *what]
    found = 0
    with (
        LOG.open("a", encoding="utf-8") as log,
        subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
        ) as process,
    ):
        for line in process.stdout or ():
            log.write(line)
            named = line.startswith(("Collecting ", "Processing "))
            found += named
            if named and found % 25 == 0:
                print(message("fetched", count=found), flush=True)
            if line.startswith("Installing collected packages") and found:
                print(message("unpacking", count=found), flush=True)
    if process.returncode:
        written = LOG.read_text(encoding="utf-8")
        raise SystemExit(message("failed", reason=last_words(written), log=LOG.relative_to(ROOT), task=task))


def last_words(written: str) -> str:
    """The line of a failed command that says why it failed, as the start of a sentence of ours.

    >>> last_words("Collecting pandas\\nERROR: No space left on device\\n\\n[notice] A new release of pip")
    'No space left on device.'
    """
    lines = [line.strip() for line in written.splitlines() if line.strip()]
    errors = [found[1] for line in lines if (found := re.match(r"(?:ERROR|\w*Error): (.+)", line))]
    return (errors or lines or ["?"])[-1].rstrip(".") + "."


def run(task: str, port: str) -> int:
    """Run a task in the course's own Python and return its exit code."""
    command = [str(PYTHON), *TASKS[task], *(["--port", port] if task in SERVES else [])]
    if task == "test" and not any(map(shutil.which, BROWSERS)):
        print(message("no-chromium"), flush=True)
    os.chdir(ROOT)
    if os.name == "posix":
        os.execv(command[0], command)
    return subprocess.call(command)


def main() -> int:
    """What make calls."""
    print_anything()
    asked = argparse.ArgumentParser(prog="python -m baerekraft.install")
    asked.add_argument("task", choices=["help", *TASKS])
    asked.add_argument("--port")
    task, port = vars(asked.parse_args()).values()
    port = port or SERVES.get(task, "")
    speak(reader_language())
    if task == "help":
        print(message("help"))
        return 0
    if task in SERVES and (refused := refusal(port)):
        raise SystemExit(message(refused[0], task=task, **refused[1]))
    try:
        ensure(task)
    except KeyboardInterrupt:
        print("\n" + message("interrupted", task=task), file=sys.stderr)
        return 130
    return run(task, port)


if __name__ == "__main__":
    sys.exit(main())
