"""Whatever a submission or a worker sends is read, or refused in a way that is known: nothing else is raised.

hypothesis invents it, a few inputs in the gate and 5,000 of each kind with THOROUGH=1.
"""

from __future__ import annotations

import json
import socket
import tempfile
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from nbclient.client import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook
from thorough import THOROUGH

from baerekraft.exercises.decode import MARKS
from baerekraft.grade import packed_folder
from baerekraft.grade.cluster_answer import Strange, read
from baerekraft.grade.executor import ForkExecute, Stopped
from baerekraft.grade.intake import Refused, notebook
from baerekraft.grade.kernel_messages import NEEDED, FrontEnd, acceptable, acceptable_reply
from baerekraft.grade.sandbox.channel import LENGTH, Broken, Channel
from baerekraft.grade.saved_widgets import without_widgets
from baerekraft.grade.tally import reason

CELL = SimpleNamespace(max_score=3.0)
ASSIGNMENT = SimpleNamespace(notebooks={"x": {"grade": {"a-test": CELL}, "comment": {"a": CELL}}})
RESULT = {
    "failed": False,
    "grades": [["x", "a-test", 2.5]],
    "comments": [["x", "a", None]],
    "used": {"cpu": 1.5},
    "missing": [],
    "seconds": 2.0,
    "notes": ["noe"],
}
MANY = settings(max_examples=5000 if THOROUGH else 30, database=None)

letters = some.text(max_size=20) | some.sampled_from(["stdout", "ok", "error", "text/plain", "image/png", "\ud800"])
anything = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | letters,
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(letters, inner, max_size=4),
    max_leaves=12,
)


def near(whole: dict) -> some.SearchStrategy[dict]:
    """Like `whole`, with some of its fields left out, of another kind, or others beside them."""
    fields = {name: some.just(value) | some.just(value) | anything for name, value in whole.items()}
    return some.builds(
        lambda fields, left_out, more: {**more, **{n: value for n, value in fields.items() if n not in left_out}},
        some.fixed_dictionaries(fields),
        some.sets(some.sampled_from(sorted(whole)), max_size=1) | some.just(set()),
        some.dictionaries(letters, anything, max_size=2) | some.just({}),
    )


def frames() -> some.SearchStrategy[dict]:
    """Messages as a submission's process may send them, and others."""
    content = near(
        {
            "name": "stdout",
            "text": "hei",
            "data": {"text/plain": "42", "image/png": "QUJD"},
            "metadata": {},
            "transient": {"display_id": "a"},
            "execution_count": 1,
            "ename": "ValueError",
            "evalue": "nei",
            "traceback": ["nei"],
            "comm_id": "c",
            "target_name": "jupyter.widget",
            "wait": True,
        }
    )
    kinds = some.sampled_from(sorted(NEEDED)) | letters
    return some.builds(
        lambda kind, content, more: {"nonce": "n", "type": kind, "content": content, **more},
        kinds,
        content | anything,
        near({"metadata": {}, "buffers": ["QUJD"]}),
    )


@MANY
@given(some.binary(max_size=200) | frames().map(json.dumps).map(str.encode), some.integers(0, 2**32 - 1) | some.none())
def test_a_frame_is_a_message_or_broken(body, length):
    ours, theirs = map(Channel, socket.socketpair())
    try:
        ours.buffer += LENGTH.pack(len(body) if length is None else length) + body
        message = ours._next()
        assert message is None or isinstance(message, dict)
        json.dumps(message, ensure_ascii=False).encode("utf-8")  # which a file can hold
    except Broken as broken:
        assert broken.flag in ("forged", "output")
    finally:
        ours.close(), theirs.close()


def client() -> ForkExecute:
    """The executor at its first cell, without a process."""
    executor = ForkExecute()
    NotebookClient.__init__(executor, new_notebook(cells=[new_code_cell("1")]), None)
    executor.reset_execution_trackers()
    executor.clear_before_next_output = False
    executor.kc = FrontEnd(executor)
    executor.child = SimpleNamespace(channel=SimpleNamespace(send=json.dumps))
    return executor


@MANY
@given(some.lists(frames(), max_size=4))
def test_what_is_acceptable_becomes_a_notebook(said):
    executor = client()
    (cell,) = executor.nb.cells
    for frame in said:
        frame = json.loads(json.dumps(frame))
        if acceptable(frame):
            try:
                executor._show(frame, cell, 0)
            except Stopped:
                break
    nbformat.validate(executor.nb, relax_add_props=True)
    nbformat.writes(executor.nb)


@MANY
@given(near({"status": "error", "ename": "A", "evalue": "b", "traceback": ["c"]}) | anything)
def test_a_reply_that_is_acceptable_ends_a_cell(reply):
    executor = client()
    (cell,) = executor.nb.cells
    if acceptable_reply(reply):
        executor.on_cell_executed(cell=cell, cell_index=0, execute_reply={"content": reply})
        nbformat.validate(executor.nb)


def results() -> some.SearchStrategy[dict]:
    """A worker's answer as JSON, and others."""
    flags = some.lists(near({"flag": "time", "cell": 3, "seconds": 60}) | anything, max_size=2)
    return some.builds(
        lambda result, flags: {**result, "flags": flags},
        near(RESULT),
        flags | some.just([]),
    )


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> bytes:
    """A graded folder, packed."""
    folder = tmp_path_factory.mktemp("graded")
    (folder / "x.ipynb").write_text("{}", encoding="utf-8")
    return packed_folder.packed(folder)


@MANY
@given(some.binary(max_size=100) | results().map(json.dumps).map(str.encode), some.binary(max_size=100) | some.none())
def test_an_answer_is_a_result_or_strange(files, head, others):
    with tempfile.TemporaryDirectory() as folder:
        try:
            result = read(head + b"\n" + (files if others is None else others), ASSIGNMENT, Path(folder, "in"))
        except Strange:
            return
        assert "fatal" in result or all(map(reason, result["flags"]))
        assert not list(Path(folder).glob("[!i]*"))


def notebooks() -> some.SearchStrategy[dict]:
    """Notebooks of every format, and others."""
    cell = near(
        {
            "cell_type": "code",
            "source": ["a = 1\n", "b"],
            "metadata": {"nbgrader": {"grade_id": "a"}, "tags": ["b"]},
            "outputs": [{"output_type": "stream"}],
            "execution_count": 1,
            "id": "a",
            "input": "a",
        }
    )
    cells = some.lists(cell | anything, max_size=3)
    return some.builds(
        lambda about, cells, place: {**about, **({"cells": cells} if place else {"worksheets": [{"cells": cells}]})},
        near({"nbformat": 4, "nbformat_minor": 5, "metadata": {"widgets": {}}}) | near({"nbformat": 3, "metadata": {}}),
        cells,
        some.booleans(),
    )


def in_two_versions(notebook: dict, lines: list[tuple[int, str]]) -> str:
    """As git leaves it where two have changed it, or with other lines between its own."""
    written = json.dumps(notebook, indent=0).split("\n")
    for at, line in lines:
        written.insert(at % (len(written) + 1), line)
    return "\n".join(written)


written = notebooks().map(json.dumps) | some.builds(
    in_two_versions,
    notebooks(),
    some.lists(
        some.tuples(some.integers(0, 99), some.sampled_from([*MARKS, "<<<<<<< a", '"', "{", "]", ","])), max_size=5
    ),
)


@MANY
@given(some.binary(max_size=100) | written.map(str.encode), some.sampled_from(["utf-8", "utf-16"]))
def test_a_file_is_a_notebook_or_refused(content, encoding):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "x.ipynb")
        path.write_bytes(content if encoding == "utf-8" else content.decode("latin-1").encode(encoding))
        try:
            taken_in, flags = notebook(path)
        except Refused as refused:
            flags = [refused.flag]
        else:
            nbformat.validate(nbformat.reads(taken_in.decode("utf-8"), as_version=4))
        assert all(map(reason, flags))
        with suppress(Refused):
            without_widgets(path.read_bytes())
