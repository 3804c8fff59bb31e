"""The arguments of `baerekraft collect`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from baerekraft.course_files import only_in_a_leads_folder
from baerekraft.language import LANGUAGES, current, speak, text
from baerekraft.printable import printable


def add(names: Any) -> None:
    """Add the command to the others."""
    collect = names.add_parser("collect", help=text("collecting.command"))
    collect.add_argument("sources", nargs="+", metavar="exercise|folder|zip", help=text("collecting.sources"))
    collect.add_argument("--roster", type=Path, help=text("collecting.roster"))
    collect.add_argument("--language", choices=LANGUAGES, help=text("cli.language"))
    collect.set_defaults(command=_collect, extra="grade")


def _collect(asked: argparse.Namespace) -> int:
    only_in_a_leads_folder()
    from baerekraft.collecting.collect import collect, exercises_in
    from baerekraft.collecting.table import table

    speak(asked.language or current())
    named, sources = _named(asked.sources)
    exercises = [named] if named else exercises_in(sources)
    for exercise in exercises:
        for line in table(collect(exercise, sources, asked.roster), others=bool(named)):
            print(line)
    return 0


def _named(given: list[str]) -> tuple[str | None, list[Path]]:
    """The exercise, where the first word is one and no file, and the folders and archives."""
    from baerekraft.exercises.questions import exercise

    first, *others = given
    if not others and Path(first).exists():
        return None, [Path(first)]
    try:
        return exercise(first), list(map(Path, others))
    except LookupError:
        if Path(first).exists():
            return None, list(map(Path, given))
        if others or "/" in first or "." in first:
            raise FileNotFoundError(text("collecting.no-source", source=printable(first))) from None
        raise
