"""A page's kernel starts when the page is asked for, and is the one that the page is read with."""

from __future__ import annotations

import subprocess
import sys
import time

import requests
from browser import PATIENCE, TOKEN, Lab, all_run, needs_chromium, read
from paths import ROOT
from playwright.sync_api import expect
from thorough import thorough

from baerekraft.language import text

LESSON = "notebooks/nb/13_posttest.ipynb"
LOADED = """
import gc, sys
from baerekraft.notebook import get_ready
get_ready()
before = set(sys.modules)
exec("from baerekraft.nn import *")
trend("population", "4001")._repr_html_()
assert gc.isenabled()
print(*sorted(set(sys.modules) - before))
"""


def asking() -> requests.Session:
    asked = requests.Session()
    asked.headers["Authorization"] = f"token {TOKEN}"
    return asked


def sessions(lab: Lab) -> list[dict]:
    return asking().get(f"{lab.address}/api/sessions").json()


def until_one_is_there(lab: Lab) -> dict:
    until = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < until:
        if found := sessions(lab):
            return found[0]
    raise AssertionError("no kernel started")


def test_a_kernel_that_is_ready_has_nothing_left_to_read():
    ran = subprocess.run([sys.executable, "-c", LOADED], cwd=ROOT, capture_output=True, text=True, check=True)
    assert [name for name in ran.stdout.split() if not name.startswith("pandas.io.")] == ["baerekraft.nn"]


@needs_chromium
@thorough
def test_a_page_is_read_with_the_kernel_that_started_when_it_was_asked_for(page, lab):
    """And has no more than the one; a notebook that is not the course's has none until JupyterLab asks for it."""
    asked = asking()
    assert asked.get(f"{lab.address}/doc/tree/notebooks/nb/own.ipynb").ok
    assert asked.get(f"{lab.address}/doc/tree/{LESSON}").ok
    started = until_one_is_there(lab)
    assert started["path"] == LESSON
    bar = read(page, lab, LESSON)
    all_run(bar)
    in_use = page.evaluate("jupyterapp.shell.currentWidget.sessionContext.session.id")
    assert [session["id"] for session in sessions(lab)] == [started["id"]] == [in_use]
    page.evaluate("id => jupyterapp.serviceManager.sessions.shutdown(id)", in_use)
    expect(bar.get_by_role("status")).to_have_text(text("extension.stopped"))
