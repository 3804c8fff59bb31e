"""The build writes what the course's text says, the same bytes every time, and touches nothing that is not its own."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys

import nbformat
import pytest
from classroom import nbgrader
from nbformat.v4 import new_code_cell, new_notebook
from paths import ROOT

from baerekraft.language import LANGUAGES, speak, text
from baerekraft.making import build
from baerekraft.making.release import BuildError
from baerekraft.running.run import run_notebooks

EXERCISE = "course/exercises/01_made_up.py"


def everything(root) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for folder in ("notebooks", "source", "release")
        for path in sorted((root / folder).rglob("*"))
        if path.is_file()
    }


def source_of(path) -> str:
    return "\n".join(cell.source for cell in nbformat.read(path, as_version=4).cells)


def test_what_is_committed_is_what_the_course_says(capsys):
    stale = build(ROOT, check=True)
    assert stale == [], f"run make build: {[str(path) for path in stale]}"


def test_a_changed_byte_is_found_and_mended(small_course, capsys):
    build(small_course)
    path = small_course / "release/nn/01_made_up/01_made_up.ipynb"
    right = path.read_bytes()
    path.write_bytes(right.replace(b"40", b"41"))
    assert [str(found) for found in build(small_course, check=True)] == ["release/nn/01_made_up/01_made_up.ipynb"]
    assert path.read_bytes() != right, "check writes nothing"
    build(small_course)
    assert path.read_bytes() == right
    assert build(small_course, check=True) == []


def test_same_text_same_bytes(small_course, tmp_path_factory):
    """Built twice, in two folders and two processes with different hash seeds."""
    other = tmp_path_factory.mktemp("other")
    shutil.copytree(small_course, other, dirs_exist_ok=True)
    build(small_course)
    command = "from baerekraft.making import build; build()"
    subprocess.run([sys.executable, "-c", command], cwd=other, env={**os.environ, "PYTHONHASHSEED": "7"}, check=True)
    assert everything(small_course) == everything(other)
    assert all(content.endswith(b"}\n") for content in everything(other).values())


def test_each_notebook_is_in_one_language(small_course):
    build(small_course)
    words = {"nb": "En oppdiktet", "nn": "Ein oppdikta", "en": "A made-up"}
    for language in LANGUAGES:
        path = small_course / "notebooks" / language / "01_made_up.ipynb"
        notebook = nbformat.read(path, as_version=4)
        assert [own in source_of(path) for own in words.values()] == [name == language for name in words]
        assert notebook.metadata.lang == language
        assert f"from baerekraft.{language} import *" in source_of(path)
        assert not any("lang" in cell.metadata for cell in notebook.cells)
        assert [cell.id for cell in notebook.cells][1:] == ["cell-004", "cell-005"], "code has one id in all languages"


def test_nbgrader_releases_the_same_bytes_as_the_build(small_course):
    """A course lead who runs nbgrader's own command gets what is committed, with their own gradebook filled."""
    build(small_course)
    before = everything(small_course)
    nbgrader(small_course, "generate_assignment", "01_made_up", "--force", BAEREKRAFT_LANGUAGE="nn")
    assert everything(small_course) == before
    assert (small_course / "gradebook.db").exists()


def test_the_build_leaves_the_course_leads_own_alone(small_course):
    build(small_course)
    own = small_course / "source/99_own/99_own.ipynb"
    own.parent.mkdir()
    nbformat.write(new_notebook(cells=[new_code_cell("1", id="a")]), own)
    tweaked = small_course / "source/98_tweaked/98_tweaked.ipynb"
    tweaked.parent.mkdir()
    shutil.copy(small_course / "source/01_made_up/01_made_up.ipynb", tweaked)
    (small_course / "release/nb/01_made_up/data.csv").write_text("kept")
    (small_course / "gradebook.db").write_bytes(b"theirs")
    (small_course / EXERCISE).rename(small_course / "course/exercises/02_moved.py")
    changed = [path.as_posix() for path in build(small_course)]
    assert "source/01_made_up/01_made_up.ipynb" in changed
    assert not (small_course / "source/01_made_up").exists(), "an exercise that is gone from course/ goes"
    assert (small_course / "release/nb/01_made_up/data.csv").read_text() == "kept"
    assert own.exists() and tweaked.exists()
    assert (small_course / "gradebook.db").read_bytes() == b"theirs"


@pytest.mark.parametrize(
    "old, new, said",
    [
        ("### END SOLUTION", "", "solution"),
        (
            "#   kernelspec:\n#     display_name: Python 3\n#     language: python\n#     name: python3\n",
            "",
            "kernelspec",
        ),
        ('"grade_id": "sum-test"', '"grade_id": "sum"', "uplicate grade id: sum"),
    ],
)
def test_a_text_that_cannot_be_built_is_named_and_nothing_is_written(small_course, old, new, said):
    path = small_course / EXERCISE
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(BuildError, match=re.escape(EXERCISE)) as problem:
        build(small_course)
    assert said in str(problem.value)
    assert everything(small_course) == {}


def written(folder, **notebooks: str) -> list:
    for name, source in notebooks.items():
        nbformat.write(
            new_notebook(cells=[new_code_cell(part) for part in source.split("\n--\n")]), folder / f"{name}.ipynb"
        )
    return sorted(folder.glob("*.ipynb"))


def test_the_runner_finds_every_kind_of_fault(tmp_path):
    paths = written(
        tmp_path,
        fails="1\n--\n1 / 0",
        syntax="def f(:",
        warns="import warnings\nwarnings.warn('made up')",
        shows="class A:\n    def _repr_html_(self):\n        raise ValueError('cannot be shown')\nA()",
        fine="import os\nopen(os.environ['BAEREKRAFT_HOME'] + '/a', 'x')\nleft = 1",
        also_fine="import os\nopen(os.environ['BAEREKRAFT_HOME'] + '/a', 'x')\nassert 'left' not in globals()",
    )
    faults = {
        fault.notebook.stem: (fault.cell, fault.message.split(":")[0]) for fault in run_notebooks(paths, workers=1)
    }
    assert faults == {
        "fails": (2, "ZeroDivisionError"),
        "syntax": (1, "SyntaxError"),
        "warns": (1, "UserWarning"),
        "shows": (1, "ValueError"),
    }


def test_a_kernel_without_the_package_shows_what_to_do(small_course, tmp_path):
    """The kernel is blind to the course: a learner sees the line that failed and, in their language, what to do."""
    from nbclient import NotebookClient

    build(small_course)
    blind = "import sys\nsys.modules['baerekraft'] = None"
    for language in LANGUAGES:
        notebook = nbformat.read(small_course / "notebooks" / language / "01_made_up.ipynb", as_version=4)
        notebook.cells.insert(0, new_code_cell(blind))
        NotebookClient(notebook, allow_errors=True).execute()
        speak(language)
        setup = next(cell for cell in notebook.cells if "setup" in cell.metadata.get("tags", ()))
        seen = re.sub(r"\x1b\[[\d;]*m", "", "\n".join(setup.outputs[0].traceback))
        assert f"from baerekraft.{language} import *  # {text('making.no-package')}" in seen


def test_outputs_are_never_committed():
    for path in [*ROOT.glob("notebooks/*/*.ipynb"), *ROOT.glob("source/*/*.ipynb"), *ROOT.glob("release/*/*/*.ipynb")]:
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            assert not cell.get("outputs") and cell.get("execution_count") is None, path
