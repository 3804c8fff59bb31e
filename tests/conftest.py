"""What every test stands on: a home and a language of its own, and a small made-up course to build."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from browser import ARGUMENTS, CHROMIUM, MINUTE, running_lab
from paths import ROOT

from baerekraft.language import use

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


# What is long in the making and shared by several files: those run on one core, one after the other.
TOGETHER = {
    "test_every_exercise": "graded",
    "test_same_marks": "graded",
    "test_cohort": "graded",
    "test_in_jupyterlab": "lab",
    "test_chooser": "lab",
    "test_check_my_work": "lab",
}
LONG = (
    "test_every_exercise",
    "test_baerekraft_grade",
    "test_every_municipality",
    "test_in_jupyterlab",
    "test_cluster",
)  # begun first, so that no core waits for them


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Files on every core, those that go together on one of them."""
    from xdist.scheduler import LoadScopeScheduling

    class Files(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            file = Path(nodeid.split("::")[0]).stem
            return TOGETHER.get(file, file)

    return Files(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first."""
    items.sort(key=lambda item: LONG.index(item.path.stem) if item.path.stem in LONG else len(LONG))


@pytest.fixture(autouse=True)
def own_home_and_language(tmp_path_factory, monkeypatch):
    """No test sees or touches the reader's own answers, and each starts in bokmål."""
    monkeypatch.setenv("BAEREKRAFT_HOME", str(tmp_path_factory.mktemp("home")))
    use("nb")
    yield
    use("nb")


@pytest.fixture
def small_course(tmp_path) -> Path:
    """A course of one made-up lesson and one made-up exercise, not built yet."""
    for kind, content in (("lessons", LESSON), ("exercises", EXERCISE)):
        (tmp_path / "course" / kind).mkdir(parents=True)
        (tmp_path / "course" / kind / "01_made_up.py").write_text(content, encoding="utf-8")
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def graded_by_nbgrader(tmp_path_factory) -> dict[str, Path]:
    """exercise -> a course lead's folder in which nbgrader has graded made-up submissions of it."""
    from classroom import EXERCISES, cohort  # nbgrader takes two seconds to import

    folders = [tmp_path_factory.mktemp("course") for _ in EXERCISES]
    with ThreadPoolExecutor(2) as two:
        return dict(zip(EXERCISES, two.map(cohort, folders, EXERCISES), strict=True))


@pytest.fixture(scope="session")
def graded_by_us(sandbox, graded_by_nbgrader, tmp_path_factory) -> dict[str, Path]:
    """exercise -> the same submissions and every known mistake, graded by `baerekraft grade`."""
    from classroom import whole_twin

    folder = tmp_path_factory.mktemp("twins")
    return {
        exercise: whole_twin(course, folder / exercise, exercise) for exercise, course in graded_by_nbgrader.items()
    }


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
    page.context.set_default_timeout(2 * MINUTE)
    return page


@pytest.fixture(scope="session")
def lab(tmp_path_factory):
    """One JupyterLab for all tests in a browser, on a copy of the course's notebooks."""
    folder = tmp_path_factory.mktemp("lab") / "course"
    for name in ("notebooks", "release"):
        shutil.copytree(ROOT / name, folder / name)
    with running_lab(folder) as lab:
        yield lab
