"""The arguments of `baerekraft collect`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from baerekraft.language import LANGUAGES, current, speak, text


def add(names: Any) -> None:
    """Add the command to the others."""
    collect = names.add_parser("collect", help=text("collecting.command"))
    collect.add_argument("exercise", help=text("cli.exercise"))
    collect.add_argument("sources", nargs="*", type=Path, metavar="folder|zip", help=text("collecting.sources"))
    collect.add_argument("--roster", type=Path, help=text("collecting.roster"))
    collect.add_argument("--language", choices=LANGUAGES, help=text("cli.language"))
    collect.set_defaults(command=_collect, extra="grade")


def _collect(asked: argparse.Namespace) -> int:
    if not Path("nbgrader_config.py").is_file():
        raise FileNotFoundError(text("grading_commands.no-config"))
    from baerekraft.collecting.collect import collect
    from baerekraft.collecting.table import table
    from baerekraft.exercises.questions import exercise

    speak(asked.language or current())
    for line in table(collect(exercise(asked.exercise), asked.sources, asked.roster)):
        print(line)
    return 0
