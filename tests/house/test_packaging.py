"""The wheel, installed where there is nothing but what it asks for, and the course it lays out in an empty folder."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import venv
import zipfile
from email.parser import Parser
from importlib.metadata import distribution
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from paths import ROOT

import baerekraft
from baerekraft.lay_out import PARTS, RECORD, NotLaidOut, lay_out
from baerekraft.whole_file import write_whole

pytestmark = pytest.mark.long(1)

LOCALES = {"nb": "nb_NO.UTF-8", "nn": "nn_NO.UTF-8", "en": "en_GB.UTF-8"}
EXERCISE = Path("release/nb/00_start/00_start.ipynb")


@pytest.fixture(scope="session")
def wheel(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    return next(folder.glob("*.whl"))


def metadata(wheel: Path):
    with zipfile.ZipFile(wheel) as packed:
        name = next(name for name in packed.namelist() if name.endswith(".dist-info/METADATA"))
        return Parser().parsestr(packed.read(name).decode("utf-8"))


def applying(lines: list[str] | None, extras: set[str]) -> list[Requirement]:
    """What is asked for on this machine, with these extras."""
    wanted = [Requirement(line) for line in lines or ()]
    return [one for one in wanted if not one.marker or any(one.marker.evaluate({"extra": e}) for e in {"", *extras})]


def asked_for(wheel: Path, extra: str = "") -> list[Requirement]:
    return applying(metadata(wheel).get_all("Requires-Dist"), {extra})


class Installed:
    """A Python that has the wheel and what it asks for, and nothing else; commands are typed in an empty folder."""

    def __init__(self, wheel: Path, folder: Path, extra: str = "") -> None:
        self.folder = folder / "empty"
        self.folder.mkdir()
        venv.create(folder / "python", with_pip=False, symlinks=True)
        self.python = folder / "python" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        self.packages = next((folder / "python").glob("**/site-packages"))
        (folder / "python" / "share").symlink_to(Path(sys.prefix, "share"))  # how Jupyter starts a kernel
        with zipfile.ZipFile(wheel) as packed:
            packed.extractall(self.packages)
        self._lend(asked_for(wheel, extra), set())

    def _lend(self, wanted: list[Requirement], there: set[str]) -> None:
        """Show the packages of these tests' own Python, and what they ask for."""
        for one in wanted:
            if str(one) in there:
                continue
            there.add(str(one))
            lent = distribution(one.name)
            for part in {file.parts[0] for file in lent.files or ()} - {"..", "__pycache__"}:
                if not (self.packages / part).exists():
                    (self.packages / part).symlink_to(lent.locate_file(part))
            self._lend(applying(lent.requires, one.extras), there)

    def run(self, *arguments: object, language: str = "nb", cwd: Path | None = None) -> subprocess.CompletedProcess:
        environment = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("LC_", "LANG", "PYTHON", "PYTEST")) and name != "VIRTUAL_ENV"
        }
        return subprocess.run(
            [self.python, *arguments], cwd=cwd or self.folder, capture_output=True, text=True,
            env={**environment, "LANG": LOCALES[language], "MPLBACKEND": "agg", "JPY_SESSION_NAME": ""},
        )  # fmt: skip

    def command(self, *arguments: object, **where: object) -> subprocess.CompletedProcess:
        return self.run("-m", "baerekraft.cli", *arguments, **where)


@pytest.fixture(scope="session")
def base(wheel, tmp_path_factory) -> Installed:
    return Installed(wheel, tmp_path_factory.mktemp("base"))


@pytest.fixture(scope="session")
def course(wheel, tmp_path_factory) -> Installed:
    return Installed(wheel, tmp_path_factory.mktemp("course"), "course")


# --- what is in the wheel ---


def test_the_wheel_says_what_it_is(wheel):
    said = metadata(wheel)
    assert said["Version"] == baerekraft.__version__ and said["License-Expression"] == "MIT AND CC-BY-4.0"
    assert said["Author"] and "Typing :: Typed" in said.get_all("Classifier")
    with zipfile.ZipFile(wheel) as packed:
        assert "baerekraft/py.typed" in packed.namelist() and "baerekraft/__init__.pyi" in packed.namelist()


def test_the_wheel_carries_the_course_as_it_is_here(wheel):
    here = [path for part in PARTS for path in ([ROOT / part] if (ROOT / part).is_file() else (ROOT / part).rglob("*"))]
    here += (ROOT / "course").rglob("*.yaml")
    here = [path for path in here if path.is_file() and ".ipynb_checkpoints" not in path.parts]
    with zipfile.ZipFile(wheel) as packed:
        inside = {name for name in packed.namelist() if name.startswith("baerekraft/edition/")}
        assert inside == {f"baerekraft/edition/{path.relative_to(ROOT).as_posix()}" for path in here}
        for path in here:
            assert packed.read(f"baerekraft/edition/{path.relative_to(ROOT).as_posix()}") == path.read_bytes(), path


def test_figures_and_quizzes_ask_for_no_jupyterlab(wheel):
    names = {one.name for one in asked_for(wheel)}
    assert {"pandas", "matplotlib", "anywidget"} <= names
    assert not names & {
        "jupyterlab",
        "nbgrader",
        "papermill",
        "jupytext",
        "nbconvert",
        "notebook",
        "sqlalchemy",
        "tqdm",
    }


def test_the_course_asks_for_what_opens_it_and_not_for_what_grades(wheel):
    names = {one.name for one in asked_for(wheel, "course")}
    assert {"jupyterlab", "papermill", "nbclient"} <= names and not names & {
        "nbgrader",
        "sqlalchemy",
        "sphinx",
        "pytest",
    }


def test_each_library_that_is_imported_is_asked_for_and_no_other():
    said = subprocess.run([sys.executable, "-m", "deptry", "baerekraft"], cwd=ROOT, capture_output=True, text=True)
    assert said.returncode == 0, said.stdout + said.stderr


def test_who_cites_the_course_cites_this_edition():
    assert yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))["version"] == baerekraft.__version__
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(r"^## (\S+)", changes, re.MULTILINE)[1] == baerekraft.__version__


# --- where nothing else is installed ---


SHOW = """
import sys
import baerekraft
from baerekraft.nn import *

for name in baerekraft.__all__:
    getattr(baerekraft, name)
print(bool(trend("patients_without_gp", municipality("Lier"))._repr_html_()))
print(bool(card("patients_without_gp")._repr_html_()))
print("text/html" in quiz("m1-two-thirds")._repr_mimebundle_()[0])
print([name for name in ("jupyterlab", "nbgrader", "papermill", "jupytext", "nbformat") if name in sys.modules])
"""


def test_every_public_name_is_there_and_a_chart_a_card_and_a_quiz_are_shown(base):
    done = base.run("-c", SHOW)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["True", "True", "True", "[]"]


@pytest.mark.parametrize(
    "command, extra, language",
    [
        ("start", "course", "nb"),
        ("start", "course", "nn"),
        ("start", "course", "en"),
        ("report Lier", "course", "nn"),
        (f"run {EXERCISE}", "course", "en"),
        (f"export {EXERCISE}", "course", "nb"),
        ("grade 03_indicators", "grade", "nn"),
        ("cohort", "grade", "en"),
        ("site", "site", "nb"),
        ("build", "dev", "nn"),
    ],
)
def test_what_is_not_installed_is_named_with_the_line_that_installs_it(base, command, extra, language, laid_out):
    said = base.command(*command.split(), language=language, cwd=laid_out)
    assert said.returncode == 1 and said.stderr.count("\n") == 1
    assert f'pip install "baerekraft[{extra}]"' in said.stderr
    assert {"nb": "ikke", "nn": "ikkje", "en": "not"}[language] in said.stderr.split()
    assert not re.search("Traceback|site-packages", said.stderr)


@pytest.fixture(scope="session")
def laid_out(base, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("laid out") / "kurs"
    assert base.command("new", folder).returncode == 0
    (folder / "course").mkdir()  # where `build` is typed
    return folder


def test_an_exercise_is_checked_with_the_library_alone(base, laid_out):
    """As in a hub that has Jupyter of its own."""
    done = base.run("-c", "from baerekraft import check_my_work\nprint(check_my_work('0'))", cwd=laid_out)
    assert "av 5 poeng" in done.stdout, done.stderr


def test_a_folder_without_the_course_leads_to_a_new_one(course):
    said = course.command("start", language="en")
    assert said.returncode == 1 and "baerekraft new course" in said.stderr and said.stderr.count("\n") == 1


def test_the_course_is_laid_out_opened_and_checked_without_nbgrader(course):
    said = course.command("new", "kurs", language="nn")
    assert said.returncode == 0 and 'cd "kurs"\n  baerekraft start\n' in said.stdout and "pip" not in said.stdout
    checked = course.command("check", "0", cwd=course.folder / "kurs")
    assert checked.returncode == 0, checked.stderr
    assert "poeng" in checked.stdout and "site-packages" not in checked.stdout
    lost = course.command("check", "0")
    assert lost.returncode == 1 and lost.stderr.startswith(f"Fant ikke {EXERCISE.as_posix()}.")


# --- the folder ---


@pytest.fixture
def kurs(tmp_path) -> Path:
    list(lay_out(tmp_path / "kurs"))
    return tmp_path / "kurs"


def written(folder: Path) -> list[Path]:
    return [path for part in lay_out(folder) for path in part.written]


def test_the_second_time_there_is_nothing_to_write(kurs):
    assert written(kurs) == []


def test_what_is_missing_is_written_again_and_what_a_learner_wrote_stays(kurs):
    (kurs / "notebooks/nb/01_shared_plan.ipynb").unlink()
    (kurs / EXERCISE).write_text("my answers")
    (kurs / "mine.txt").write_text("my own")
    parts = list(lay_out(kurs))
    assert [path for part in parts for path in part.written] == [Path("notebooks/nb/01_shared_plan.ipynb")]
    assert [path for part in parts for path in part.changed] == [EXERCISE]
    assert (kurs / EXERCISE).read_text() == "my answers" and (kurs / "mine.txt").exists()
    assert [path for part in lay_out(kurs) for path in part.changed] == [EXERCISE], "the next time too"


def test_a_new_edition_takes_the_place_of_what_nobody_has_changed(kurs, tmp_path, monkeypatch):
    newer = tmp_path / "newer"
    for path in filter(Path.is_file, kurs.rglob("*")):
        write_whole(newer / path.relative_to(kurs), path.read_bytes())
    (newer / "notebooks/nb/00_start.ipynb").write_text("a newer lesson")
    (newer / EXERCISE).write_text("a newer exercise")
    (kurs / EXERCISE).write_text("my answers")
    monkeypatch.setattr("baerekraft.lay_out.course_root", lambda: newer)
    monkeypatch.setattr("baerekraft.lay_out.__version__", "3000.1")
    assert written(kurs) == [Path("notebooks/nb/00_start.ipynb")]
    assert (kurs / EXERCISE).read_text() == "my answers"
    assert json.loads((kurs / RECORD).read_text())["edition"] == "3000.1"


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path):
    (tmp_path / "letter.txt").write_text("not yours")
    with pytest.raises(NotLaidOut, match="ligger det noe annet fra før. Velg en ny mappe"):
        list(lay_out(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]
    with pytest.raises(NotLaidOut, match="er en fil, ikke en mappe"):
        list(lay_out(tmp_path / "letter.txt"))


def test_a_folder_with_only_its_own_python_is_empty(tmp_path):
    (tmp_path / ".venv").mkdir()
    assert len(written(tmp_path)) > 80


def test_what_was_stopped_half_way_goes_on(tmp_path, monkeypatch):
    parts = lay_out(tmp_path / "kurs")
    done = next(parts).written
    parts.close()
    assert {path.parts[0] for path in written(tmp_path / "kurs")} == set(PARTS) - {done[0].parts[0]}
