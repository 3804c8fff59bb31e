"""What nobody has looked at for a year: rules, cases and questions of course/. Exits 1 if any.

    python tools/old_dates.py [--day 2027-12-01]

The weekly workflow runs it. `make test` never does, for it must not turn red because time passes.
"""

from __future__ import annotations

import datetime
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from baerekraft.cards.duties import A_YEAR, duties
from baerekraft.cards.examples import examples
from baerekraft.language import speak
from baerekraft.quizzes.bank import bank, banks


def old(today: datetime.date) -> list[str]:
    """A line for each rule, case and question last looked at over a year before this day, or whose period is over."""
    rules = [
        f"duties.yaml: {one.name}: {one.rule}, {one.checked}{', the period is over' if one.is_over(today) else ''}"
        for one in duties()
        if one.is_old(today) or one.is_over(today)
    ]
    items = (item for name in banks() for item in bank(name)["items"].values())
    cases = (f"examples.yaml: {one.name}, {one.checked}" for one in examples() if today - one.checked > A_YEAR)
    return [
        *rules,
        *cases,
        *(f"quizzes: {one['id']}, {one['checked']}" for one in items if today - one["checked"] > A_YEAR),
    ]


if __name__ == "__main__":
    parser = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument(
        "--day", type=datetime.date.fromisoformat, default=datetime.date.today(), help="instead of today"
    )
    speak("en")
    lines = old(parser.parse_args().day)
    print("\n".join(lines) or "Nothing is older than a year.")
    sys.exit(bool(lines))
