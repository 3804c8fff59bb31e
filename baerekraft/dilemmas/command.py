"""`baerekraft dilemma`: a dilemma among the exercises of a course lead who wants to read one."""

from __future__ import annotations

import argparse
from typing import Any

from baerekraft.course_files import only_in_a_leads_folder
from baerekraft.language import text


def add(names: Any) -> None:
    """Add the command to the others."""
    command = names.add_parser("dilemma", help=text("dilemmas.command"))
    command.add_argument("dilemma", nargs="?", help=text("dilemmas.command-which"))
    command.set_defaults(command=_dilemma, extra="grade")


def _dilemma(asked: argparse.Namespace) -> int:
    from baerekraft.dilemmas.to_grade import source_file, write_source
    from baerekraft.dilemmas.written import dilemma_named, dilemmas

    if asked.dilemma is None:
        for number, one in enumerate(dilemmas().values(), start=1):
            print(f"{number:>2}  {one.title} ({one.name})")
        return 0
    only_in_a_leads_folder()
    found = dilemma_named(asked.dilemma)
    path = source_file(found)
    print(text("dilemmas.written" if write_source(found) else "dilemmas.is-there", path=path.as_posix()))
    print(text("dilemmas.enter", name=path.stem))
    return 0
