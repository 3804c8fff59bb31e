"""What a cluster's worker sends back is data of known kinds, or it is refused."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tarfile
from pathlib import Path
from types import SimpleNamespace

import pytest

from baerekraft.grade import packed_folder
from baerekraft.grade.cluster import _ready, private
from baerekraft.grade.cluster_answer import Strange, read, written

CELL = SimpleNamespace(max_score=3.0)
ASSIGNMENT = SimpleNamespace(notebooks={"x": {"grade": {"a-test": CELL}, "comment": {"a": CELL}}})
RESULT = {
    "grades": {("x", "a-test"): 2.5},
    "comments": {("x", "a"): None},
    "flags": [{"flag": "time", "cell": 3, "seconds": 60}],
    "used": {"cpu": 1.5, "kilobytes": 4},
    "missing": [],
    "language": "nn",
    "seconds": 2.0,
    "notes": ["noe"],
}


@pytest.fixture
def graded(tmp_path) -> bytes:
    """A graded folder, packed."""
    (tmp_path / "graded").mkdir()
    (tmp_path / "graded/x.ipynb").write_text("{}", encoding="utf-8")
    return packed_folder.packed(tmp_path / "graded")


def test_a_result_and_its_folder_come_back_as_they_were(graded, tmp_path):
    found = read(written(RESULT, graded), ASSIGNMENT, tmp_path / "here")
    assert {name: found[name] for name in RESULT} == RESULT
    assert (Path(found["folder"]) / "x.ipynb").read_text(encoding="utf-8") == "{}"


def test_no_widget_that_is_saved_in_a_graded_notebook_comes_back(tmp_path):
    """JupyterLab would run its program as soon as somebody opens the notebook."""
    (tmp_path / "graded").mkdir()
    (tmp_path / "graded/x.ipynb").write_text('{"cells": [], "metadata": {"widgets": {"saved": 1}}}', encoding="utf-8")
    found = read(written(RESULT, packed_folder.packed(tmp_path / "graded")), ASSIGNMENT, tmp_path / "here")
    assert (Path(found["folder"]) / "x.ipynb").read_text(encoding="utf-8") == '{"cells": [], "metadata": {}}'


@pytest.mark.parametrize(
    "change",
    [
        {"grades": {("x", "a-test"): 4}},
        {"grades": {("x", "a-test"): -1}},
        {"grades": {("x", "a-test"): float("nan")}},
        {"grades": {("x", "a-test"): "3"}},
        {"grades": {("x", "a-test"): True}},
        {"grades": {("x", "b-test"): 1}},
        {"grades": {("y", "a-test"): 1}},
        {"comments": {("x", "a"): {"b": 1}}},
        {"comments": {("x", "a"): "x" * 10_000}},
        {"comments": {("x", "a"): "half a character: \ud800"}},
        {"notes": ["\ud800"]},
        {"flags": [{"flag": "no-such"}]},
        {"flags": [{"flag": "time"}]},
        {"flags": ["time"]},
        {"missing": ["y"]},
        {"language": 1},
        {"used": {"cpu": "1"}},
        {"seconds": float("inf")},
        {"notes": [1]},
    ],
)
def test_a_result_of_another_kind_is_refused(graded, tmp_path, change):
    with pytest.raises(Strange):
        read(written({**RESULT, **change}, graded), ASSIGNMENT, tmp_path / "here")


@pytest.mark.parametrize(
    "answer",
    [None, {"flags": []}, b"", b"\n", b"[]", b"{}", b"[" * 10**6, b"\xff\n", json.dumps({"flags": 3}).encode()],
)
def test_what_is_no_result_is_refused(tmp_path, answer):
    with pytest.raises(Strange):
        read(answer, ASSIGNMENT, tmp_path / "here")


def test_what_a_worker_says_of_itself_moves_nothing_in_the_terminal():
    assert _ready(b'{"layers": ["user\\u001b[2K\\nlimits"], "left_out": []}').layers == ["user\ufffd[2K\ufffdlimits"]
    for nonsense in (10**12, None, b"", b"[]", {"layers": []}):
        with pytest.raises(Strange):
            _ready(nonsense)


def archive(*members: tarfile.TarInfo) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as tar:
        for member in members:
            tar.addfile(member, io.BytesIO(bytes(member.size)))
    return packed.getvalue()


def member(name: str, size: int = 0, **fields: object) -> tarfile.TarInfo:
    made = tarfile.TarInfo(name)
    made.size = size
    for field, value in fields.items():
        setattr(made, field, value)
    return made


@pytest.mark.parametrize(
    "files",
    [
        b"no archive",
        archive(member("../../out")),
        archive(member("a", type=tarfile.SYMTYPE, linkname="b")),
        archive(member("a", type=tarfile.LNKTYPE, linkname="/etc/passwd")),
        archive(member("a", type=tarfile.CHRTYPE)),
        archive(*(member(f"{number}") for number in range(2001))),
        archive(member("a", 1, pax_headers={"GNU.sparse.map": "0,1", "GNU.sparse.size": str(2**40)})),
    ],
    ids=["no archive", "outside", "link", "hard link", "device", "many", "holes"],
)
def test_files_that_lead_out_or_are_too_many_are_refused(tmp_path, files):
    with pytest.raises(Strange):
        read(written(RESULT, files), ASSIGNMENT, tmp_path / "in" / "here")
    assert not [path for path in tmp_path.rglob("*") if path.name == "out" or path.stat().st_size > 2**30]


def test_an_archive_that_grows_is_not_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(packed_folder, "LARGEST", 2**20)
    with pytest.raises(Strange):
        read(written(RESULT, archive(member("a", 2**22))), ASSIGNMENT, tmp_path / "here")
    assert not (tmp_path / "here").exists()


def test_a_pickle_from_a_worker_runs_nothing(tmp_path):
    """As Dask's client reads it; bytes, which an answer is, are read."""
    code = f"""
import pickle
from distributed.protocol import deserialize, serialize
from baerekraft.grade.cluster_answer import Strange, let_no_pickle_name_anything
class Evil:
    def __reduce__(self):
        return open, ({str(tmp_path / "made")!r}, "w")
sent = [serialize(Evil()), serialize(b"answer"), pickle.dumps(Evil())]
let_no_pickle_name_anything()
assert deserialize(*sent[1]) == b"answer"
for attempt in (lambda: deserialize(*sent[0]), lambda: pickle.loads(sent[2])):
    try:
        attempt()
        raise SystemExit("read")
    except Strange:
        pass
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "made").exists()


@pytest.mark.parametrize(
    "address, alone",
    [
        ("tcp://127.0.0.1:8786", True),
        ("localhost:8786", True),
        ("tcp://[::1]:8786", True),
        ("tls://grader.example.org:8786", True),
        ("tcp://127.0.0.1.example.org:8786", False),
        ("tcp://0.0.0.0:8786", False),
        ("ws://10.0.0.5:8786", False),
        ("10.0.0.5:8786", False),
        ("", False),
    ],
)
def test_only_this_machine_and_tls_need_no_trust(address, alone):
    assert private(address) == alone
