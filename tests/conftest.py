"""What every test stands on: a home and a language of its own, and a small made-up course to build."""

from __future__ import annotations

import logging
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from functools import cache
from math import prod
from pathlib import Path

import once
import own_home
import pytest
import quick  # noqa: F401  its import is what is wanted
from browser import ARGUMENTS, CHROMIUM, PATIENCE, end_kernels, running_lab
from hypothesis import HealthCheck, settings
from paths import ROOT
from playwright.sync_api import expect
from postgres import Postgres, postgres
from thorough import THOROUGH

# The tests start Python a hundred times; without this, on some machines, each start compiles every library anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
# An application that an earlier test made logs to a stream that pytest has closed since.
logging.raiseExceptions = False
# What hypothesis makes up is the same in every run, and may take its time on a machine where other tests run too.
settings.register_profile("same", derandomize=not THOROUGH, deadline=None, suppress_health_check=list(HealthCheck))
settings.load_profile("same")

HEADER = """\
# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---
"""
LESSON = (
    HEADER
    + """
# %% [markdown] lang="nb"
# # En oppdiktet leksjon
# %% [markdown] lang="nn"
# # Ein oppdikta leksjon
# %% [markdown] lang="en"
# # A made-up lesson
# %% tags=["setup"]
from baerekraft.nb import *
# %%
1 + 1
"""
)
EXERCISE = (
    HEADER
    + """
# %% [markdown] lang="nb"
# # En oppdiktet oppgave
# %% [markdown] lang="nn"
# # Ei oppdikta oppgåve
# %% [markdown] lang="en"
# # A made-up exercise
# %% tags=["setup"]
from baerekraft.nb import *
# %% nbgrader={"grade": false, "grade_id": "sum", "locked": false, "schema_version": 3, "solution": true, "task": false}
total = ...
### BEGIN SOLUTION
total = 19 + 23
### END SOLUTION
# %% nbgrader={"grade": true, "grade_id": "sum-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
assert total > 40
### BEGIN HIDDEN TESTS
assert total == 42
### END HIDDEN TESTS
"""  # noqa: E501  nbgrader's marks on a cell are one line
)


@pytest.hookimpl(trylast=True)  # after the terminal's own
def pytest_configure(config: pytest.Config) -> None:
    """What a file of tests may say of itself, and failures told at once where somebody reads along."""
    config.addinivalue_line("markers", "first: quick and about the whole house, so that a slip shows early")
    config.addinivalue_line("markers", "long(minutes): begun early")
    config.addinivalue_line("markers", "thorough(cases): so many left to THOROUGH=1 make test")
    config.pluginmanager.register(own_home)  # for doctests too, which lie outside this folder
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # begun in the background, whose programs do not hear Ctrl-C
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if terminal := config.pluginmanager.get_plugin("terminalreporter"):
        config.pluginmanager.register(SaidAtOnce(terminal))


class SaidAtOnce:
    """A failed test is named when it fails; pytest itself keeps it for the end."""

    def __init__(self, terminal: pytest.TerminalReporter) -> None:
        self.terminal = terminal

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            crash = getattr(report.longrepr, "reprcrash", None)
            why = (crash.message if crash else report.longreprtext).strip().split("\n")[0]
            self.terminal.ensure_newline()
            self.terminal.line(f"{report.nodeid}: {why}", red=True)


def pytest_xdist_auto_num_workers() -> int:
    """One more than the machine has cores: a quarter of the time a test waits for a browser, a server or a limit."""
    return (os.cpu_count() or 1) + 1


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The first come first, then the long. What is thorough is left out unless it is asked for.

    pytest-xdist keeps a file on one core (`--dist loadfile`), so that what is slow to make is made once.
    """
    for item in items:
        if (left := [mark.args[0] if mark.args else 1 for mark in item.iter_markers("thorough")]) and not THOROUGH:
            cases = f" ({prod(left)} cases)" if prod(left) > 1 else ""
            item.add_marker(pytest.mark.skip(reason=f"left to THOROUGH=1 make test{cases}"))
    items.sort(key=turn)


def turn(item: pytest.Item) -> tuple[bool, float]:
    """What sorts a test among the others."""
    long = item.get_closest_marker("long")
    return item.get_closest_marker("first") is None, -long.args[0] if long else 0


@pytest.fixture(scope="session", autouse=True)
def made_once(tmp_path_factory) -> None:
    """Where what is slow to make lies for all workers of pytest-xdist."""
    own = tmp_path_factory.getbasetemp()
    once.shared = [own.parent if "PYTEST_XDIST_WORKER" in os.environ else own]


@pytest.fixture
def small_course(tmp_path) -> Path:
    """A course of one made-up lesson and one made-up exercise, not built yet."""
    for kind, content in (("lessons", LESSON), ("exercises", EXERCISE)):
        (tmp_path / "course" / kind).mkdir(parents=True)
        (tmp_path / "course" / kind / "01_made_up.py").write_text(content, encoding="utf-8")
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def made_up_submissions() -> Callable[[str], Path]:
    """Gives a course lead's folder with made-up submissions of an exercise, to be copied."""
    from classroom import handed_in  # nbgrader takes two seconds to import

    return lambda exercise: once.once(f"handed-in-{exercise}", lambda folder: handed_in(folder, exercise))


@pytest.fixture(scope="session")
def graded_by_nbgrader(made_up_submissions, tmp_path_factory) -> Callable[[str], Path]:
    """Gives the folder of an exercise after `nbgrader autograde`."""
    from classroom import as_nbgrader_runs_it, few_of, nbgrader

    folder = tmp_path_factory.mktemp("graded-by-nbgrader")

    @cache
    def graded(exercise: str) -> Path:
        course = as_nbgrader_runs_it(few_of(made_up_submissions(exercise), folder / exercise))
        nbgrader(course, "autograde", exercise)
        return course

    return graded


@pytest.fixture(scope="session")
def graded_by_us(sandbox, made_up_submissions, tmp_path_factory) -> Callable[[str], Path]:
    """Gives the folder of an exercise after `baerekraft grade`."""
    from classroom import grade

    folder = tmp_path_factory.mktemp("graded-by-us")

    def made(exercise: str, course: Path) -> None:
        grade(Path(shutil.copytree(made_up_submissions(exercise), course)), exercise)

    @cache
    def graded(exercise: str) -> Path:
        course = once.once(f"graded-by-us-{exercise}", lambda course: made(exercise, course))
        return Path(shutil.copytree(course, folder / exercise))

    return graded


@pytest.fixture(scope="session")
def graded_quickly(sandbox, tmp_path_factory) -> Iterator[Callable]:
    """Grades one notebook at a time in a child of a warm process: see tests/helpers/quick_grader.py."""
    from quick_grader import quick_grader

    with quick_grader(tmp_path_factory.mktemp("graded-quickly")) as grader:
        yield grader


@pytest.fixture(scope="session")
def sandbox() -> None:
    """For tests that grade for real: skipped where the machine gives no namespaces."""
    from classroom import no_sandbox

    if reason := no_sandbox():
        pytest.skip(f"this machine gives no sandbox: {reason}")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """The Chromium of the machine, which comes without a download."""
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": ARGUMENTS}


@pytest.fixture
def page(page):
    """A page that waits for a machine on which other tests run too."""
    page.context.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    return page


@pytest.fixture(scope="session")
def served(tmp_path_factory):
    """One JupyterLab for all tests in a browser, on a copy of the course's notebooks."""
    folder = tmp_path_factory.mktemp("lab") / "course"
    for name in ("notebooks", "release"):
        shutil.copytree(ROOT / name, folder / name)
    with running_lab(folder) as lab:
        yield lab


@pytest.fixture
def lab(served):
    """The JupyterLab of all; the kernels of a test end with it, so that none is opened again as the server ends it."""
    yield served
    end_kernels(served)


@pytest.fixture
def database() -> Iterator[Postgres]:
    """A PostgreSQL of the test's own, with nothing in it."""
    with postgres() as made:
        yield made
