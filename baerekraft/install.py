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

from baerekraft.language import MESSAGES, number, pick, use
from baerekraft.port import refusal
from baerekraft.reader import reader_language

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
INSTALLED = VENV / "installed.txt"  # what the finished installation was made from
UNFINISHED = VENV / "unfinished.txt"  # there while an installation is under way
LOG = VENV / "install.log"
GIGABYTES = 1.5  # measured: .venv with every package, byte-compiled
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
TASKS = {
    "course": ["-m", "baerekraft.cli", "start"],
    "test": ["-m", "pytest", "-rfEs", "-n", "logical", "--dist", "loadscope", "--no-loadscope-reorder"],
    "build": ["-m", "baerekraft.cli", "build"],
    "site": ["-m", "baerekraft.cli", "site"],
    "bench": ["bench"],
    "bench-grading": ["bench/grading"],
}


def say(name: str, **values: object) -> str:
    """A sentence of this module in the reader's language."""
    return pick(json.loads((MESSAGES / "install.yaml").read_text(encoding="utf-8"))[name]).format(**values)


def fingerprint() -> str:
    """What an installation depends on: the pins, the project's metadata, the Python and the folder."""
    sources = [(ROOT / name).read_bytes() for name in ("requirements.txt", "pyproject.toml")]
    place = f"{sys.version_info[:2]} {ROOT}".encode()
    return hashlib.sha256(b"\0".join([*sources, place])).hexdigest()


def is_ready() -> bool:
    """Whether .venv holds exactly what requirements.txt and pyproject.toml ask for."""
    return INSTALLED.exists() and INSTALLED.read_text() == fingerprint() and not UNFINISHED.exists()


def ensure(task: str) -> None:
    """Install what is missing into .venv; nothing to do on the second run. SystemExit with one sentence when it cannot."""
    if is_ready():
        return
    free = shutil.disk_usage(ROOT).free / 1e9
    if free < GIGABYTES and not INSTALLED.exists():
        raise SystemExit(say("no-disk", needed=number(GIGABYTES, 1), free=number(free, 1), task=task))
    print(say("preparing", version=".".join(map(str, sys.version_info[:2]))), flush=True)
    pip = create(task)
    UNFINISHED.touch()
    install(pip, ["--require-hashes", "-r", "requirements.txt"], task)
    install(pip, ["--no-deps", "-e", "."], task)
    INSTALLED.write_text(fingerprint())
    UNFINISHED.unlink()
    print(say("ready"), flush=True)


def create(task: str) -> list[str]:
    """Make .venv where there is none that works, and return the pip command that installs into it."""
    python = getattr(sys, "_base_executable", None) or sys.executable  # not the .venv that is to be replaced
    own_pip = importlib.util.find_spec("ensurepip") is not None
    if not own_pip and importlib.util.find_spec("pip") is None:
        raise SystemExit(say("no-venv", task=task))
    pip = [str(PYTHON), "-m", "pip"] if own_pip else [python, "-m", "pip", "--python", str(PYTHON)]
    if UNFINISHED.exists():
        print(say("starting-over"), flush=True)
    elif works(own_pip):
        return pip
    made = subprocess.run(
        [python, "-m", "venv", "--clear", *([] if own_pip else ["--without-pip"]), str(VENV)],
        capture_output=True,
        text=True,
    )
    if made.returncode:
        raise SystemExit(say("failed", reason=last_words(made.stdout + made.stderr), log=VENV.name, task=task))
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
        for line in process.stdout:
            log.write(line)
            named = line.startswith(("Collecting ", "Processing "))
            found += named
            if named and found % 25 == 0:
                print(say("fetched", count=found), flush=True)
            if line.startswith("Installing collected packages") and found:
                print(say("unpacking", count=found), flush=True)
    if process.returncode:
        written = LOG.read_text(encoding="utf-8")
        raise SystemExit(say("failed", reason=last_words(written), log=LOG.relative_to(ROOT), task=task))


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
    command = [str(PYTHON), *TASKS[task], *(["--port", port] if task == "course" else [])]
    if task == "test" and not any(map(shutil.which, BROWSERS)):
        print(say("no-chromium"), flush=True)
    os.chdir(ROOT)
    if os.name == "posix":
        os.execv(command[0], command)
    return subprocess.call(command)


def main() -> int:
    """What make calls."""
    asked = argparse.ArgumentParser(prog="python -m baerekraft.install")
    asked.add_argument("task", choices=["help", *TASKS])
    asked.add_argument("--port", default="8888")
    task, port = vars(asked.parse_args()).values()
    use(reader_language())
    if task == "help":
        print(say("help"))
        return 0
    if task == "course" and (refused := refusal(port)):
        raise SystemExit(say(refused[0], **refused[1]))
    try:
        ensure(task)
    except KeyboardInterrupt:
        print("\n" + say("interrupted", task=task), file=sys.stderr)
        return 130
    return run(task, port)


if __name__ == "__main__":
    sys.exit(main())
