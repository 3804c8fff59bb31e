"""The arguments of `baerekraft plan`, and what it says."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from baerekraft.language import LANGUAGES, current, speak, text


def add(names: Any) -> None:
    """Add the command to the others."""
    command = names.add_parser("plan", help=text("plans.command"))
    command.add_argument("files", nargs="+", type=Path, metavar="file", help=text("plans.command-files"))
    command.add_argument("--folder", type=Path, default=Path("plan"), help=text("cli.folder"))
    command.add_argument("--language", choices=LANGUAGES, help=text("cli.language"))
    command.set_defaults(command=_plan, extra="course")


def _plan(asked: argparse.Namespace) -> int:
    from baerekraft.plans.page import summary
    from baerekraft.plans.precision import said as precision
    from baerekraft.plans.shown import PAGE, plan_trail

    speak(asked.language or current())
    trail = plan_trail(*asked.files, folder=asked.folder)
    print(*(told for plan in trail.plans for told in plan.told), *summary(trail.marked), sep="\n")
    print(text("plans.cannot-see"), text("plans.limits"), *precision(), sep="\n")
    for name in (PAGE, *trail.written):
        print(text("cli.written", path=asked.folder / name))
    return 0
