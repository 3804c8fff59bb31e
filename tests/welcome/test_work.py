"""One's work as one file: out and in again on another machine, and nothing else in, and nothing lost."""

from __future__ import annotations

import hashlib
import io
import json
import struct
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from baerekraft.cli import main
from baerekraft.figures.own import OwnIndicator, keep, own_ids
from baerekraft.learner import recall, remember_answer, remember_guess, remember_in, remember_municipality
from baerekraft.welcome import work
from baerekraft.welcome.clean import put_away
from baerekraft.welcome.work import LIST, NotWork, take_in, take_out

PATH = "release/nb/03_indicators/03_indicators.ipynb"


def notebook(source: str, ran: int | None = 1) -> str:
    return json.dumps({"cells": [{"cell_type": "code", "source": source, "execution_count": ran, "outputs": []}]})


@pytest.fixture
def course(tmp_path) -> Path:
    for path, written in {
        PATH: notebook("mine"),
        "release/nb/06_targets/06_targets.ipynb": notebook("...", None),
    }.items():
        (tmp_path / "course" / path).parent.mkdir(parents=True)
        (tmp_path / "course" / path).write_text(written)
    return tmp_path / "course"


@pytest.fixture
def packed(course) -> bytes:
    """The work of somebody who has answered, checked and written."""
    remember_municipality("3312")
    remember_answer("m1-ladder", ["a"])
    remember_in("points", "03_indicators", [6, 10])
    return take_out(course)


def elsewhere(monkeypatch, tmp_path) -> Path:
    """Another machine, with the course as it is handed out."""
    monkeypatch.setenv("BAEREKRAFT_HOME", str(tmp_path / "elsewhere"))
    (tmp_path / "other").mkdir()
    return tmp_path / "other"


def test_what_is_taken_out_here_is_there_after_it_is_taken_in_elsewhere(packed, monkeypatch, tmp_path):
    with zipfile.ZipFile(io.BytesIO(packed)) as opened:
        assert sorted(opened.namelist()) == ["learner.json", PATH, LIST], "what nobody has begun stays"
    other = elsewhere(monkeypatch, tmp_path)
    assert "Notatbøker i det: 1." in take_in(other, packed)
    assert recall()["answers"] == {"m1-ladder": ["a"]} and recall()["points"] == {"03_indicators": [6, 10]}
    assert recall()["municipality"] == "3312" and (other / PATH).read_text() == notebook("mine")


def test_nothing_that_was_there_is_lost(packed, monkeypatch, tmp_path):
    other = elsewhere(monkeypatch, tmp_path)
    remember_answer("m2-ladder", ["b"])
    (other / PATH).parent.mkdir(parents=True)
    (other / PATH).write_text(notebook("theirs"))
    said = take_in(other, packed)
    assert recall()["answers"] == {"m1-ladder": ["a"], "m2-ladder": ["b"]}
    kept = [path.read_text() for path in (other / PATH).parent.iterdir()]
    assert sorted(kept) == sorted([notebook("mine"), notebook("theirs")]) and "03_indicators-" in said
    before = next((tmp_path / "elsewhere" / "before").iterdir())
    with zipfile.ZipFile(before) as opened:
        assert json.loads(opened.read("learner.json"))["answers"] == {"m2-ladder": ["b"]}
        assert opened.read(PATH).decode() == notebook("theirs")


def test_lessons_one_has_written_in_own_notebooks_and_own_figures_go_along(course, monkeypatch, tmp_path):
    lesson, mine = "notebooks/nb/01_shared_plan.ipynb", "notebooks/nb/mine.ipynb"
    (course / "notebooks/nb").mkdir(parents=True)
    for path in (lesson, "notebooks/nb/02_three_dimensions.ipynb"):
        (course / path).write_text(notebook("handed out", None))
    put_away(course)
    for path, source in {lesson: "noted", "notebooks/nb/02_three_dimensions.ipynb": "handed out", mine: "own"}.items():
        (course / path).write_text(notebook(source, None if path == mine else 2))
    own = OwnIndicator("own_x", "x", "tall", "higher", None, 4, "", "", "", 0, "x.csv", "", "2026-11-30")
    keep(own, [("3312", "2024", 1.0, "ok")])
    remember_municipality("3312")
    remember_guess("m3-a", 1)
    packed = take_out(course)
    with zipfile.ZipFile(io.BytesIO(packed)) as opened:
        assert {lesson, mine, "own/own_x.json"} <= set(opened.namelist())
        assert "notebooks/nb/02_three_dimensions.ipynb" not in opened.namelist(), "a lesson that was only run"
    other = elsewhere(monkeypatch, tmp_path)
    remember_municipality("3312")
    remember_guess("m3-b", 2)
    take_in(other, packed)
    assert (other / mine).read_text() == notebook("own", None) and own_ids() == ["own_x"]
    assert recall()["guesses"]["3312"] == {"m3-a": 1, "m3-b": 2}, "what was guessed here stays beside it"


def of(files: dict[str, bytes], what: str = "baerekraft-work") -> bytes:
    """A zip with a list that says what is in it."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as made:
        told = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
        made.writestr(LIST, json.dumps({"what": what, "files": told}))
        for name, content in files.items():
            made.writestr(name, content)
    return written.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04 and then nothing",
        of({"learner.json": b"{}"}, what="something else"),
        of({PATH: notebook("x").encode()}),
        of({"learner.json": b"[]"}),
        of({"learner.json": b'{"municipality": ["0301"]}'}),
        of({"learner.json": b"{}", "../../evil.ipynb": notebook("x").encode()}),
        of({"learner.json": b"{}", "release/nb/03_indicators/../x.ipynb": notebook("x").encode()}),
        of({"learner.json": b"{}", "release/nb/03_indicators/run.py": b"{}"}),
        of({"learner.json": b"{}", "notebooks/nb/../../x/y.ipynb": notebook("x").encode()}),
        of({"learner.json": b"{}", "release/nb/../x.ipynb": notebook("x").encode()}),
        of({"learner.json": b"{}", PATH: b'{"cells": 3}'}),
    ],
)
def test_a_strangers_file_is_refused_in_one_sentence_and_nothing_is_changed(content, course, tmp_path):
    with pytest.raises(
        NotWork, match=r"^Dette er ikke en fil som kurset har laget av arbeidet ditt\. Ingenting er endret\.$"
    ):
        take_in(course, content)
    assert sorted(path.name for path in tmp_path.rglob("*.ipynb")) == ["03_indicators.ipynb", "06_targets.ipynb"]
    assert recall()["municipality"] is None


def test_a_damaged_file_is_told_from_a_strangers(packed, course):
    place = packed.index(b"learner.json") + 60
    damaged = packed[:place] + bytes([packed[place] ^ 255]) + packed[place + 1 :]
    with pytest.raises(NotWork, match="Fila er skadet"):
        take_in(course, damaged)


def test_a_file_is_unpacked_no_further_than_it_may_whatever_it_says_of_its_size(monkeypatch, course):
    monkeypatch.setattr(work, "LARGEST_LIST", 2**16)
    for packing in (zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2):
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w", packing) as made:
            made.writestr(LIST, " " * 2**24)
        lying = written.getvalue().replace(struct.pack("<I", 2**24), struct.pack("<I", 10))
        tracemalloc.start()
        with pytest.raises(NotWork):
            take_in(course, lying)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert most < 2**22, most


def test_what_anothers_answers_say_of_their_edition_stops_none_of_ones_own(course):
    told = {"edition": "9" * 5000, "answers": {"m1-ladder": "\ud800"}, "tries": 3, "where": [], "dilemmas": "x"}
    take_in(course, of({"learner.json": json.dumps(told).encode()}))
    remember_answer("m2-ladder", ["b"])
    assert recall()["answers"]["m2-ladder"] == ["b"]


def test_the_command_takes_out_and_in(course, monkeypatch, capsys):
    monkeypatch.chdir(course)
    remember_municipality("3312")
    assert main(["work", "out", "mitt.zip"]) == 0 and main(["work", "in", "mitt.zip"]) == 0
    said = capsys.readouterr().out
    assert "Arbeidet ditt ligger i mitt.zip." in said and "Arbeidet er tatt inn" in said
    assert main(["work", "in", PATH]) == 1
    assert "Dette er ikke en fil som kurset har laget" in capsys.readouterr().err
