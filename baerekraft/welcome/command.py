"""`baerekraft work`: a learner's work as one file, out and in."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from baerekraft.language import text

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add(names: Commands) -> None:
    """Add the command to those there are."""
    work = names.add_parser("work", help=text("welcome.command"))
    ways = work.add_subparsers(required=True, metavar="out|in")
    out = ways.add_parser("out", help=text("welcome.command-out"))
    out.add_argument("file", nargs="?", type=Path, help=text("welcome.command-file"))
    out.set_defaults(command=_out, extra="course")
    into = ways.add_parser("in", help=text("welcome.command-in"))
    into.add_argument("file", type=Path, help=text("welcome.command-file"))
    into.set_defaults(command=_in, extra="course")


def _out(asked: argparse.Namespace) -> int:
    from baerekraft.welcome.work import name_of_file, take_out
    from baerekraft.whole_file import write_whole

    file = asked.file or Path(name_of_file())
    write_whole(file, take_out(Path.cwd()))
    print(text("welcome.taken-out", file=file))
    return 0


def _in(asked: argparse.Namespace) -> int:
    from baerekraft.welcome.work import take_in

    print(take_in(Path.cwd(), asked.file.read_bytes()))
    return 0
