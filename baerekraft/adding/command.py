"""The arguments of `baerekraft add`, and the questions at the terminal."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from baerekraft.adding.asking import Answers, Question, Unanswered
from baerekraft.language import LANGUAGES, current, speak, text
from baerekraft.printable import printable


def add(names: Any) -> None:
    """Add the command to the others."""
    command = names.add_parser("add", help=text("adding.command"))
    command.add_argument("file", nargs="?", type=Path, help=text("adding.command-file"))
    command.add_argument(
        "--answer", action="append", default=[], metavar="NAME=ANSWER", help=text("adding.command-answer")
    )
    command.add_argument("--list", action="store_true", help=text("adding.command-list"))
    command.add_argument("--remove", metavar="ID", help=text("adding.command-remove"))
    command.add_argument("--language", choices=LANGUAGES, help=text("cli.language"))
    command.set_defaults(command=_add, extra="course")


def _add(asked: argparse.Namespace) -> int:
    from baerekraft.adding.card import add as add_file
    from baerekraft.adding.told import summary
    from baerekraft.figures.indicators import own_indicators
    from baerekraft.figures.own import folder, forget

    speak(asked.language or current())
    if asked.remove:
        if not forget(asked.remove):
            raise LookupError(text("adding.no-such-indicator", id=printable(asked.remove)))
        print(text("adding.removed", id=asked.remove))
    if asked.list:
        for one in own_indicators():
            print(f"{one.id}: {one.name} ({one.unit}), {one.source}")
        print(text("adding.kept-in", folder=folder()))
    if asked.file is None:
        if not (asked.list or asked.remove):
            raise ValueError(text("adding.which-file"))
        return 0
    given = dict(_pair(answer) for answer in asked.answer)
    added, reading = add_file(asked.file, Answers(given, _ask))
    print(*summary(reading), text("adding.added", id=added.id, name=printable(added.name)), sep="\n")
    return 0


def _pair(answer: str) -> tuple[str, str]:
    name, equals, value = answer.rpartition("=")
    if not equals:
        raise ValueError(text("adding.answer-form", answer=printable(answer)))
    return name, value


def _ask(question: Question) -> str:
    """The question on the terminal, until one of the options is typed. Raises Unanswered where nobody is there."""
    print(question.sentence, *(f"  {answer}: {meaning}" for answer, meaning in question.options), sep="\n")
    while True:
        print(f"[{question.suggestion}] " if question.suggestion else "> ", end="", flush=True)
        line = sys.stdin.readline()
        if not line:
            print()
            raise Unanswered(question)
        answer = line.strip() or question.suggestion
        if answer and (not question.options or answer in dict(question.options)):
            return answer
