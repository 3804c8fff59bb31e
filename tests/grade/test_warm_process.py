"""What the warm process holds, and what becomes of grading when another library calls its parts otherwise."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
import submissions
from classroom import grade, grades, hand_in, maximum, new_course, outside
from paths import ROOT
from quick_grader import printed
from renamed import customised

from baerekraft.grade.command import draws
from baerekraft.grade.sandbox import launch, scratch
from baerekraft.grade.sandbox.child import Launcher

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the sandbox is Linux's")

EXERCISE = "03_indicators"
CHART = "import matplotlib.pyplot as plt\nplt.plot([1, 2])"


@pytest.fixture(scope="module")
def said(sandbox, tmp_path_factory) -> Iterator[Callable[[str], str]]:
    """What a cell prints in a child of the real warm process."""
    launcher, _ = launch.alone()
    child = launcher.child(tmp_path_factory.mktemp("work"))
    assert child.channel.receive(launch.WARM_UP) == {"ready": True}

    yield partial(printed, child)
    child.kill()


def test_every_public_name_is_loaded(said):
    loaded = ast.literal_eval(said("import sys; print(sorted(sys.modules))"))
    homes = ast.literal_eval(said("import baerekraft; print(sorted(set(baerekraft._HOME.values())))"))
    handed_out = [f"baerekraft.{path.stem}" for path in (ROOT / "baerekraft/old_names").glob("*.py")]
    assert len(homes) > 20 and len(handed_out) == 3
    assert {*homes, *handed_out, "baerekraft.grade.inside.zygote"} <= set(loaded)


def test_matplotlib_is_read_first_where_something_that_is_handed_in_may_draw(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert draws(EXERCISE)  # nothing is found

    def notebook_of(learner: str) -> Path:
        folder = tmp_path / "submitted" / learner / EXERCISE
        folder.mkdir(parents=True, exist_ok=True)
        return folder / f"{EXERCISE}.ipynb"

    notebook_of("kari").write_text("signs = {}")
    os.mkfifo(notebook_of("ola"))
    notebook_of("per").symlink_to("/dev/zero")
    assert not draws(EXERCISE)
    for drawn in (CHART, "comparison_dots('population', place)", "table.hist()"):
        notebook_of("unni").write_text(drawn)
        assert draws(EXERCISE) and draws("04_fair_comparison")


def test_who_draws_alone_reads_matplotlib_alone(sandbox, said, tmp_path):
    """And gets the same picture as where it was read first."""
    warm, (control,) = launch.start(1, draws=False)
    assert launch.ready(warm, control).left_out == []
    child = Launcher(control).child(tmp_path)
    assert child.channel.receive(launch.WARM_UP) == {"ready": True}
    loaded = "import sys; print('matplotlib' in sys.modules)"
    assert printed(child, loaded) == "False\n" and said(loaded) == "True\n"
    picture = (
        "import hashlib, io\nimport matplotlib.pyplot as plt\n"
        "plt.plot([1, 2]); plt.savefig(drawn := io.BytesIO()); plt.close()\n"
        "print(hashlib.sha256(drawn.getvalue()).hexdigest())"
    )
    assert printed(child, picture) == said(picture)
    child.kill()
    warm.kill()
    warm.communicate()


def test_nothing_of_the_leads_is_loaded(said):
    loaded = ast.literal_eval(said("import sys; print(sorted(sys.modules))"))
    ours = {name for name in loaded if name.startswith("baerekraft.grade.")}
    assert all(name.split(".")[2] in ("inside", "sandbox") for name in ours)
    assert not {"nbgrader", "sqlalchemy", "baerekraft.plugins", "baerekraft.cohort"} & set(loaded)


def test_it_warms_up_while_the_lead_s_process_reads_nbgrader(tmp_path):
    """Else a cohort waits a second longer, on one core, before the first is graded."""
    told = """
import sys
from baerekraft.grade.sandbox import launch
launch.start = lambda *_: sys.exit(str({"nbgrader", "sqlalchemy"} & set(sys.modules)))
from baerekraft.cli import main
main(["grade", "3"])
"""
    course = new_course(tmp_path / "course", [EXERCISE])
    ended = subprocess.run([sys.executable, "-c", told], cwd=course, capture_output=True, text=True)
    assert ended.stderr.strip() == "set()"


def test_it_is_started_without_the_leads_secrets(monkeypatch):
    """A submission's process finds in its memory whatever the warm one was started with."""
    monkeypatch.setenv("JUPYTER_TOKEN", "secret")
    monkeypatch.setenv("BAEREKRAFT_LANGUAGE", "nn")
    kept = scratch.kept_environment()
    assert "JUPYTER_TOKEN" not in kept and {"PATH", "BAEREKRAFT_LANGUAGE"} <= kept.keys()


def test_each_speed_up_is_left_out_when_a_part_it_borrows_has_another_name():
    """docs/borrowed.md: every row that makes grading *slower*; the shell is then as it was."""
    code = """
import json, types
from renamed import hide
from test_what_we_borrow import found, table
from baerekraft.grade.inside import drawn_once, warm
warmed = warm.warm_up()
assert warmed.left_out == [], warmed.left_out
shell, failed = warmed.shell.shell, {}
callbacks = shell.events.callbacks["post_execute"]
callbacks[:] = [one for one in callbacks if one.__module__ != drawn_once.__name__]
before = list(callbacks)
for row in table():
    if row.without_it != "slower":
        continue
    prefix, name = row.name.rsplit(".", 1)
    owner = found(prefix)
    show = hide(owner if isinstance(owner, type | types.ModuleType) else type(owner), name)
    try:
        (warm._parameters if row.used_in.endswith("warm.py") else drawn_once.install)(shell)
        failed[row.name] = None
    except Exception as problem:
        failed[row.name] = str(problem)
    show()
    assert shell.events.callbacks["post_execute"] == before, row.name
drawn_once.install(shell)
print(json.dumps(failed))
"""
    path = ":".join(str(ROOT / folder) for folder in ("tests/helpers", "tests/house"))
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env={**outside(), "PYTHONPATH": path}, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr
    failed = json.loads(done.stdout.splitlines()[-1])
    assert len(failed) >= 10
    for name, reason in failed.items():
        assert reason and (name.rsplit(".", 1)[1] in reason or "not laid out" in reason), name


@pytest.fixture(scope="module")
def course(sandbox, tmp_path_factory) -> Path:
    """One submission that draws a chart."""
    made = new_course(tmp_path_factory.mktemp("renamed") / "course", [EXERCISE])
    hand_in(made, "kari", EXERCISE, submissions.with_first_cell(EXERCISE, CHART))
    return made


def test_a_renamed_private_name_does_not_stop_grading(course, tmp_path):
    changed = customised(tmp_path, "matplotlib.text.Text._get_layout")
    grade(course, EXERCISE, "--again", **changed)
    assert grades(course, EXERCISE)["kari"] == maximum(EXERCISE)
    log = (course / ".grading" / f"{EXERCISE}.log.jsonl").read_text(encoding="utf-8").splitlines()
    (left_out,) = [line for line in map(json.loads, log) if "left-out" in line]
    assert "drawn_once" in left_out["left-out"] and "_get_layout" in left_out["left-out"]
    notebook = (course / "autograded/kari" / EXERCISE / f"{EXERCISE}.ipynb").read_text(encoding="utf-8")
    assert '"image/png"' in notebook and "another name" not in notebook


def test_a_warm_process_that_fails_says_why(course, tmp_path):
    """And does not say that there is no sandbox, nor how to do without one."""
    changed = customised(tmp_path, "jupyter_client.session.extract_header")
    told = grade(course, EXERCISE, "--again", expect=1, **changed)
    assert told.strip().count("\n") == 0, told
    assert "kom ikke i gang: ImportError" in told and "extract_header" in told
    assert "--no-sandbox" not in told and "site-packages" not in told
