"""So many learners at once on a hub of its own: time to server and to first cell, what fails, and memory as PSS.

    sudo BAEREKRAFT_HUB_ENV=/opt/hub python bench/hub_at_once.py 10
    sudo BAEREKRAFT_HUB_ENV=/opt/hub python bench/hub_at_once.py 3 372  # and cohorts, of which three are active

It makes accounts on this machine and removes them, as tests/hub/test_round.py does, with the same environment.
"""

from __future__ import annotations

import re
import statistics
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests/helpers"))

from hub import Hub, Person, free_ports, throw_away

from baerekraft.exercises.questions import questions, source
from baerekraft.language import LANGUAGES

LEAD, COHORT = "lead-bench", "bench"
ANSWERS = f" {sum(one.points for one in questions(source('01_shared_plan'))):g} "  # what the check counts
FIRST_CELL = "from baerekraft.{language} import *\nfrom baerekraft.figures.tables import *\nprint('ready')"


class Timed(NamedTuple):
    """Seconds of one learner, and what failed."""

    server: float
    cell: float
    failed: str


def at_work(hub: Hub, number: int) -> Timed:
    """Log in, open the server, run the first cell of a lesson, check an exercise and hand it in."""
    name, language = f"l{number}-{COHORT}", LANGUAGES[number % 3]
    try:
        begun = time.monotonic()
        person: Person = hub[name]
        opened = time.monotonic()
        printed = person.run(FIRST_CELL.format(language=language))
        ran = time.monotonic()
        checked = person.shell("baerekraft check 1; nbgrader submit 01_shared_plan; ls ~")
        failed = "" if "ready" in printed and ANSWERS in checked else printed + checked
        return Timed(opened - begun, ran - opened, failed)
    except (AssertionError, OSError, ValueError) as problem:
        return Timed(0, 0, repr(problem))


def megabytes(asked: str) -> dict[str, int]:
    """Process -> PSS in MB, of those whose command line has the words."""
    found = {}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            if re.search(asked, command):
                rolled = (process / "smaps_rollup").read_text()
                found[process.name] = int(re.search(r"^Pss:\s+(\d+)", rolled, re.MULTILINE)[1]) // 1000
        except OSError:
            continue
    return found


def main(learners: int, cohorts: int) -> None:
    lines = [f"Learner {number};l{number}@bench.example;{LANGUAGES[number % 3]}" for number in range(learners)]
    others = {f"{COHORT}-{at}": (f"{LEAD}-{at}", [f"Kari;kari{at}@bench.example;nb"]) for at in range(1, cohorts)}
    with throw_away({COHORT: (LEAD, lines), **others}, free_ports()) as hub:
        for active in list(others)[:2]:
            assert hub[others[active][0]].ask("GET", "formgrader/api/assignments").ok
        lead = hub[LEAD]
        lead.shell("nbgrader generate_assignment 01_shared_plan; nbgrader release_assignment 01_shared_plan")
        with ThreadPoolExecutor(learners) as together:
            timed = list(together.map(lambda number: at_work(hub, number), range(learners)))
        place = str(hub.folder)
        servers = megabytes(r"singleuser")
        kernels = megabytes(r"baerekraft\.welcome\.warm_kernel")  # each learner's, and what it is forked from
        own = megabytes(rf"jupyterhub --config={place}|configurable-http-proxy")
        arrived = lead.shell(f"ls {place}/exchange/{COHORT}/open/*/inbound | grep -c 01_shared_plan")
        failed = [each.failed for each in timed if each.failed]
        print(f"cohorts                 {cohorts}")
        print(f"learners at once        {learners}, failed {len(failed)}, handed in {arrived.strip()}")
        for name, values in (
            ("server, seconds", [each.server for each in timed]),
            ("first cell, seconds", [each.cell for each in timed]),
        ):
            print(f"{name:23} median {statistics.median(values):.1f}, slowest {max(values):.1f}")
        for name, found in (("a server, MB", servers), ("a kernel, MB", kernels)):
            sizes = found.values()
            print(f"{name:23} median {statistics.median(sizes):.0f}, largest {max(sizes)} ({len(sizes)})")
        print(f"hub and proxy, MB       {sum(own.values())}")
        print(*failed, sep="\n", end="", flush=True)  # before all that is taken away


if __name__ == "__main__":
    asked = [int(each) for each in sys.argv[1:]]
    main(asked[0] if asked else 10, asked[1] if len(asked) > 1 else 1)
