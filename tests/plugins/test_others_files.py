"""What nbgrader's own commands do with a folder that a learner owns, and with a notebook that somebody else wrote."""

from __future__ import annotations

import logging
import os
from pathlib import Path

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
