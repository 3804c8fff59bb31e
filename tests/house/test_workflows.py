"""What is run for each change and each week calls what exists, in versions that are named."""

from __future__ import annotations

import os
import re
import subprocess
import tomllib
from collections.abc import Iterator

import pytest
import yaml
from paths import ROOT

from baerekraft.install import TASKS

pytestmark = pytest.mark.first

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))


def jobs(path) -> dict[str, dict]:
    return yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"]


def steps(path) -> Iterator[dict]:
    for job in jobs(path).values():
        yield from job["steps"]


def project(written: str) -> dict:
    return tomllib.loads(written)["project"]


def requirements(written: str) -> list[str]:
    read = project(written)
    return [*read["dependencies"], *(one for extra in read["optional-dependencies"].values() for one in extra)]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_calls_what_exists_in_a_version_that_is_named(path):
    assert not re.search(r"\w://|\.(com|io|org)\b", path.read_text(encoding="utf-8")), "the address of a registry"
    for step in steps(path):
        if "uses" in step:
            assert re.fullmatch(r"[\w./-]+@v\d+\.\d+\.\d+", step["uses"])
        for script in re.findall(r"(?<!\S)\.ci/\w+", step.get("run", "")):
            assert os.access(ROOT / script, os.X_OK), script
    for job in jobs(path).values():
        assert "-latest" not in job["runs-on"] and job["timeout-minutes"]


@pytest.mark.parametrize("path", sorted((ROOT / ".ci").iterdir()), ids=lambda path: path.name)
def test_a_script_calls_tests_scripts_and_tasks_that_exist(path):
    written = path.read_text(encoding="utf-8")
    for named in re.findall(r"(?<![\w/.])(?:tests|tools|\.ci)/[\w./-]+(?:::\w+)?", written):
        file, _, test = named.partition("::")
        assert (ROOT / file).exists(), named
        assert not test or f"def {test}(" in (ROOT / file).read_text(encoding="utf-8"), named
    for task in (*re.findall(r"\bmake (\w+)", written), *re.findall(r"install\.ensure\('(\w+)'\)", written)):
        assert task in TASKS, task
    for extra in re.findall(r"'\.\[(\w+)\]'", written):
        assert extra in project((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["optional-dependencies"], extra


def test_each_change_runs_the_tests():
    assert {"run": ".ci/run"} in list(steps(ROOT / ".github/workflows/ci.yml"))
    assert "make test" in (ROOT / ".ci/run").read_text().splitlines() and TASKS["test"][:2] == ["-m", "pytest"]


def test_each_week_tries_every_python_that_the_course_says_it_runs_on():
    tried = jobs(ROOT / ".github/workflows/weekly.yml")["newest"]["strategy"]["matrix"]["python"]
    assert tried == ["3.11", "3.12", "3.13", "3.14"]
    said = [one.split()[-1] for one in project((ROOT / "pyproject.toml").read_text())["classifiers"] if "3." in one]
    assert set(said) <= set(tried)
    for python in tried:
        assert f"python{python}" in (ROOT / "Makefile").read_text()


def test_each_week_looks_at_all_there_is_and_at_the_links():
    weekly = jobs(ROOT / ".github/workflows/weekly.yml")
    assert weekly["thorough"]["env"] == {"THOROUGH": "1"}
    looked_at = weekly["links"]["steps"][-1]["with"]["args"].split()
    assert all(list(ROOT.glob(name)) for name in looked_at if not name.startswith("-") and not name.isdigit())
    assert {"course/**/*.py", "course/**/*.yaml"} <= set(looked_at), "what is in a folder is read by its ending alone"
    assert weekly["dates"]["steps"][-1]["run"] == "python tools/old_dates.py"


def test_the_weekly_run_lifts_every_upper_bound_and_nothing_else():
    bounded = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    lifted = subprocess.run([ROOT / ".ci/newest", "--print"], capture_output=True, text=True, check=True).stdout
    assert any("<" in one for one in requirements(bounded))
    assert [re.sub(r",?<[\d.]+", "", one) for one in requirements(bounded)] == requirements(lifted)
