"""A server that nobody uses is ended, and nothing that was saved is lost by it."""

from __future__ import annotations

import subprocess

from hub import NEEDED, free_ports, throw_away
from thorough import thorough

COHORT = {"prove-f": ("fia-prove", ["Kari F;kari@f.example;nb"])}
SOONER = "\nc.JupyterHub.services[0]['command'][-1:] = ['--timeout=20', '--cull-every=5']\n"
LESSON = "notebooks/nb/04_fair_comparison.ipynb"
pytestmark = [thorough, *NEEDED]


def test_a_server_that_nobody_uses_is_ended_and_nothing_is_lost():
    with throw_away(COHORT, free_ports(), SOONER) as hub:
        kari = hub["kari-prove-f"]
        notebook = kari.read(LESSON)
        notebook["cells"][0]["source"] = "# Det jeg skrev"
        kari.save(LESSON, notebook)
        kari.shell("echo beside > notes.txt; nohup sleep 1000 > /dev/null 2>&1 &")
        subprocess.run(["pidwait", "-u", kari.name], timeout=300)
        kari.stop()  # the hub has seen that it ended
        assert kari.open().partition("?")[0].endswith("/baerekraft/nb")
        assert kari.read(LESSON)["cells"][0]["source"] == "# Det jeg skrev"
        assert kari.shell("cat notes.txt; baerekraft --help > /dev/null && echo works") == "beside\nworks\n\n"
