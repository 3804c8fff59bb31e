"""The CPU of a refresh when the answers have full size: 45 indicators, 357 municipalities, 15 years.

The publisher is this machine, whose own work is not counted: it answers from another process, in the recordings' form.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from multiprocessing import Event, Pipe, Process
from pathlib import Path
from unittest.mock import patch

sys.path.append(str(Path(__file__).parent.parent / "tests" / "helpers"))

from publishers import MovedClock, Publishers, Table, serving  # beside the tests, which have it for their own sake

INDICATORS, YEARS, IN_A_TABLE = 45, 15, 3
LIMIT = 20


def measure() -> str:
    """One line with the CPU seconds."""
    ours, theirs = Pipe()
    done = Event()
    publisher = Process(target=_publish, args=(theirs, done), daemon=True)
    publisher.start()
    addresses = ours.recv()
    with tempfile.TemporaryDirectory() as home, patch.dict("os.environ", {"BAEREKRAFT_HOME": home}):
        used = _refresh(addresses)
    done.set()
    publisher.join()
    return f"refresh           {used:6.2f} s CPU for {INDICATORS} x 357 x {YEARS} figures   (at most {LIMIT})"


def _refresh(addresses: dict[str, str]) -> float:
    from baerekraft.refresh.definitions import Definition, definitions
    from baerekraft.refresh.refresh import refresh

    like = definitions(["net_operating_result"])[0]
    asked = [
        Definition(
            **{
                **vars(like),
                "id": f"made_up_{number}",
                "table": f"{90000 + number // IN_A_TABLE}",
                "code": f"KOS{number}",
                "entry": {**like.entry, "id": f"made_up_{number}"},
            }
        )
        for number in range(INDICATORS)
    ]
    began = time.process_time()
    came = refresh(asked, clock=MovedClock(), addresses=addresses, say=lambda _: None)
    if came.problems:
        raise SystemExit(json.dumps(came.problems[:3], ensure_ascii=False))
    return time.process_time() - began


def _publish(answer: object, done: object) -> None:
    from baerekraft.figures.municipalities import municipalities
    from baerekraft.figures.tables import table

    codes = [*municipalities(), *table("municipality_changes")["old_code"].unique(), "EAK"]
    years = [str(year) for year in range(2026 - YEARS, 2026)]
    numbers = range(0, INDICATORS, IN_A_TABLE)
    tables = {
        f"{90000 + first // IN_A_TABLE}": Table(
            f"{90000 + first // IN_A_TABLE}",
            {f"KOS{first + more}": "Noe" for more in range(IN_A_TABLE)},
            codes,
            years,
            lambda cell: (int(cell["Tid"]) / 100, ""),
        )
        for first in numbers
    }
    known = list(municipalities())
    with serving(Publishers(tables, known, {code: f"EKG{int(code) % 16:02}" for code in known})) as publishers:
        answer.send(publishers.addresses)
        done.wait()
