"""What nbgrader's own commands do with a folder that a learner owns, and with a notebook that somebody else wrote."""

from __future__ import annotations

import getpass
import logging
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
from classroom import released
from nbgrader.coursedir import CourseDirectory
from nbgrader.validator import Validator

from baerekraft.grade.intake import MOST_VALUES
from baerekraft.plugins.others_files import (
    DEEPEST,
    LARGEST,
    MOST_FILES,
    CollectFiles,
    SomebodyElses,
    ordinary_files,
    refuse_to_validate_others,
)

pytestmark = pytest.mark.skipif(os.name != "posix", reason="links and pipes are POSIX's")


def test_of_a_learners_folder_only_ordinary_files_are_collected(tmp_path):
    """A link is not followed, and a pipe, a link that leads nowhere and too large a file stop nothing."""
    secret, inbound = tmp_path / "secret.txt", tmp_path / "inbound"
    (inbound / "in").mkdir(parents=True)
    secret.write_text("the lead's")
    for path in (inbound / "a.ipynb", inbound / "in" / "b.txt"):
        path.write_text("mine")
    (inbound / "lenke").symlink_to(secret)
    (inbound / "mappe").symlink_to(tmp_path)
    (inbound / "borte").symlink_to(tmp_path / "nowhere")
    os.mkfifo(inbound / "rør")
    with open(inbound / "stor", "wb") as file:
        file.truncate(LARGEST + 1)
    left = set(ordinary_files(str(inbound), tmp_path / "copy"))
    copied = {str(path.relative_to(tmp_path / "copy")) for path in (tmp_path / "copy").rglob("*") if path.is_file()}
    assert copied == {"a.ipynb", "in/b.txt"} and left == {"lenke", "borte", "rør", "stor"}


def test_what_is_not_collected_is_named_and_the_rest_is_nbgraders_own(tmp_path, caplog):
    collector = CollectFiles(coursedir=CourseDirectory())
    collector.log = logging.getLogger("collect")
    (tmp_path / "inbound").mkdir()
    (tmp_path / "inbound" / "a.ipynb").write_text('{"cells": [], "metadata": {"widgets": {"saved": "program"}}}')
    (tmp_path / "inbound" / "lenke").symlink_to("/etc/passwd")
    collector.do_copy(str(tmp_path / "inbound"), str(tmp_path / "submitted" / "kari" / "00_start"))
    (collected,) = (tmp_path / "submitted/kari/00_start").iterdir()
    assert collected.name == "a.ipynb" and "program" not in collected.read_text(), "a saved widget is a program"
    assert "kari: lenke" in caplog.text


def test_a_notebook_that_holds_more_than_is_read_is_left_with_what_its_widgets_saved(tmp_path):
    (tmp_path / "inbound").mkdir()
    widgets = '{"metadata": {"widgets": {"saved": "program"}}, "cells": [' + ",".join("0" * (MOST_VALUES + 1)) + "]}"
    (tmp_path / "inbound" / "a.ipynb").write_text(widgets)
    assert list(ordinary_files(str(tmp_path / "inbound"), tmp_path / "copy")) == ["a.ipynb"]
    assert list((tmp_path / "copy").iterdir()) == []


@pytest.mark.parametrize("cells", ['[{"cell_type": "code", "source": ""}]', "[1]", "[{}]"])
def test_two_versions_in_one_file_stop_nobody_and_hide_no_brackets(tmp_path, cells):
    """A line that is in one of them alone may end a text in the other."""
    (tmp_path / "inbound").mkdir()
    marks = '<<<<<<< HEAD\n"\n=======\n>>>>>>> main\n'
    written = f'{{"cells": {cells},\n{marks}"a": {"[" * 100_000}{"]" * 100_000}}}'
    (tmp_path / "inbound" / "a.ipynb").write_text(written)
    (tmp_path / "inbound" / "b.ipynb").write_text(f'{{"cells": {cells},\n{marks.replace(chr(34), "")}"a": 1}}')
    assert list(ordinary_files(str(tmp_path / "inbound"), tmp_path / "copy")) == ["a.ipynb"]
    assert (tmp_path / "copy" / "b.ipynb").exists()


def test_a_folder_that_is_a_link_itself_is_collected_as_an_empty_one(tmp_path):
    (tmp_path / "inbound").symlink_to("/etc")
    assert list(ordinary_files(str(tmp_path / "inbound"), tmp_path / "copy")) == []
    assert list((tmp_path / "copy").iterdir()) == []


def test_many_files_and_deep_folders_are_collected_as_far_as_there_is_room(tmp_path):
    deep = tmp_path / "inbound"
    for _ in range(DEEPEST + 3):
        deep /= "d"
    deep.mkdir(parents=True)
    (deep / "x").touch()
    for number in range(MOST_FILES + 20):
        (tmp_path / "inbound" / f"f{number}").touch()
    assert len(list(ordinary_files(str(tmp_path / "inbound"), tmp_path / "copy"))) == 1
    assert sum(path.is_file() for path in (tmp_path / "copy").rglob("*")) == MOST_FILES


DEEP = "import os\nfor _ in range(1500):\n    os.mkdir('d')\n    os.chdir('d')"


@pytest.fixture
def handed_in(tmp_path) -> tuple[CollectFiles, Path]:
    """nbgrader's collector as a hub has it, and the folder where this account hands in."""
    course = CourseDirectory(root=str(tmp_path), course_id="c", assignment_id="00_start")
    course.db_url = f"sqlite:///{tmp_path}/gradebook.db"
    collector = CollectFiles(coursedir=course, root=str(tmp_path / "exchange"), from_owners=True)
    collector.log, collector.update = logging.getLogger("collect"), True
    inbound = tmp_path / "exchange" / "c" / "inbound"
    inbound.mkdir(parents=True)
    return collector, inbound


def hand_in(inbound: Path, time: str, content: str, name: str = "x") -> Path:
    folder = inbound / f"{getpass.getuser()}+00_start+{time}+{name}"
    folder.mkdir()
    (folder / "00_start.ipynb").write_text(content)
    (folder / "timestamp.txt").write_text(time)
    return folder


def collected(collector: CollectFiles) -> Path:
    collector.init_src()
    collector.copy_files()
    return Path(collector.coursedir.root, "submitted", getpass.getuser(), "00_start")


def test_a_hand_in_that_is_deep_or_a_link_or_anothers_stops_nobody(handed_in, monkeypatch):
    collector, inbound = handed_in
    now = f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S.%f} UTC"
    mine = hand_in(inbound, now, "{}")
    subprocess.run([sys.executable, "-c", DEEP], cwd=mine, check=True)
    (inbound / mine.name.replace("+x", "+y")).symlink_to("/")
    hand_in(inbound, "2026-11-29 12:00:00 ..", "[]", "of-a-zone-that-is-a-file")
    assert (collected(collector) / "00_start.ipynb").read_text() == "{}"
    subprocess.run(["rm", "-r", mine / "d"], check=True)
    others = list(ordinary_files(str(mine), inbound / "copy", only_own=True))
    assert others == [] and (inbound / "copy/00_start.ipynb").exists()
    monkeypatch.setattr(os, "lstat", lambda path: SimpleNamespace(st_uid=os.getuid() + 1))
    assert set(ordinary_files(str(mine), inbound / "other", only_own=True)) == {"00_start.ipynb", "timestamp.txt"}


def test_what_is_handed_in_after_a_clock_was_set_right_is_what_counts(handed_in, caplog):
    collector, inbound = handed_in
    hand_in(inbound, "2099-01-01 00:00:00.000000 UTC", '"by a wrong clock"')
    assert "wrong" in (collected(collector) / "00_start.ipynb").read_text()
    assert "2099-01-01 00:00 (UTC)" in caplog.text and "Still klokka" in caplog.text
    hand_in(inbound, f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S.%f} UTC", '"by a right one"')
    assert "right" in (collected(collector) / "00_start.ipynb").read_text()
    caplog.clear()
    collected(collector)
    assert "Updating" not in caplog.text and "Still klokka" not in caplog.text


@pytest.mark.parametrize("folder", ["submitted/kari", "downloaded", "mine"])
def test_nbgraders_validate_runs_only_ones_own(tmp_path, monkeypatch, folder):
    ran = []
    monkeypatch.setattr("baerekraft.plugins.others_files.VALIDATE", lambda _, filename: ran.append(filename))
    monkeypatch.setattr(Validator, "validate", Validator.validate)
    refuse_to_validate_others()
    path = Path(tmp_path, folder, "00_start.ipynb")
    path.parent.mkdir(parents=True)
    nbformat.write(released("00_start"), path)
    if folder == "mine":
        Validator().validate(str(path))
        assert ran == [str(path)]
    else:
        with pytest.raises(SomebodyElses, match="baerekraft grade 00_start"):
            Validator().validate(str(path))
        assert not ran
