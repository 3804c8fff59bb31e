"""The learner's file: kept whole, set aside when damaged, and nowhere but where it should be."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

import baerekraft
from baerekraft import use
from baerekraft.language import LANGUAGES, text
from baerekraft.learner import (
    NotKept,
    learner_file,
    recall,
    recall_answer,
    recall_in,
    remember_answer,
    remember_in,
    remember_municipality,
)

NOTHING = {"municipality": None, "answers": {}, "first_answers": {}}


def test_nothing_is_remembered_and_nothing_written_before_a_choice(capsys):
    assert recall() == NOTHING
    assert not learner_file().exists() and capsys.readouterr().out == ""


def test_the_municipality_and_the_answers_do_not_disturb_each_other():
    remember_answer("m1-guess-targets", 12)
    remember_municipality("3312")
    remember_answer("m1-ladder", ["c", "a"])
    assert recall()["municipality"] == "3312"
    assert recall()["answers"] == {"m1-guess-targets": 12, "m1-ladder": ["c", "a"]}
    assert recall_answer("m1-ladder") == ["c", "a"] and recall_answer("m1-two-thirds") is None
    assert sorted(os.listdir(learner_file().parent)) == ["learner.json", "learner.lock"], "no unfinished file is left"


def test_letters_are_kept_readable_for_the_person_they_are_about():
    remember_answer("m1-ladder", "Kárášjohka på øya")
    assert "Kárášjohka på øya" in learner_file().read_text(encoding="utf-8")


def test_what_a_later_course_has_kept_is_not_lost():
    learner_file().write_text('{"municipality": "3312", "certificate": "M1"}', encoding="utf-8")
    remember_answer("m1-ladder", ["a"])
    assert json.loads(learner_file().read_text(encoding="utf-8"))["certificate"] == "M1"


def test_a_file_from_before_the_editions_keeps_all_it_has_and_says_who_wrote_last():
    learner_file().write_text('{"municipality": "3312", "answers": {"m1-ladder": ["a"]}}', encoding="utf-8")
    assert recall_answer("m1-ladder") == ["a"]
    remember_answer("m1-two-thirds", "b")
    assert json.loads(learner_file().read_text(encoding="utf-8")) == {
        "municipality": "3312",
        "answers": {"m1-ladder": ["a"], "m1-two-thirds": "b"},
        "first_answers": {"m1-ladder": ["a"], "m1-two-thirds": "b"},
        "edition": baerekraft.__version__,
    }


def test_a_file_from_a_later_edition_is_still_its():
    learner_file().write_text('{"edition": "3000.10", "certificate": "M1"}', encoding="utf-8")
    remember_municipality("3312")
    kept = json.loads(learner_file().read_text(encoding="utf-8"))
    assert kept["edition"] == "3000.10" and kept["certificate"] == "M1" and kept["municipality"] == "3312"


@pytest.mark.parametrize(
    "content",
    [
        "",
        '{"municipality": "33',
        "[]",
        "null",
        '{"answers": []}',
        b"\xff\xfe\x00",
        '{"answers": null}',
        '{"first_answers": 1}',
        "[" * 200_000,
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_damaged_file_is_set_aside_and_said_in_one_sentence(content, language, capsys):
    use(language)
    content = content if isinstance(content, bytes) else content.encode()
    learner_file().write_bytes(content)
    assert recall() == NOTHING
    aside = learner_file().with_name("learner.json.damaged")
    said = capsys.readouterr().out
    assert aside.read_bytes() == content and str(aside) in said and said.count("\n") == 1
    remember_municipality("3312")
    assert recall()["municipality"] == "3312" and capsys.readouterr().out == "", "said once"


def test_a_file_that_notepad_has_saved_is_read():
    remember_answer("m0-targets", ["a"])
    learner_file().write_text(learner_file().read_text(encoding="utf-8"), encoding="utf-8-sig")
    assert recall()["first_answers"] == {"m0-targets": ["a"]}


def test_the_first_answer_stays_when_another_is_given():
    for given in (["a"], ["b"], ["c"]):
        remember_answer("m0-targets", given)
    assert recall()["answers"] == {"m0-targets": ["c"]} and recall()["first_answers"] == {"m0-targets": ["a"]}


def test_what_an_older_file_has_is_the_first_answer_also_after_an_older_course_wrote_in_it():
    learner_file().write_text('{"answers": {"m0-targets": ["a"]}}', encoding="utf-8")
    assert recall()["first_answers"] == {"m0-targets": ["a"]}
    remember_answer("m0-targets", ["b"])
    kept = json.loads(learner_file().read_text(encoding="utf-8"))
    learner_file().write_text(json.dumps({**kept, "answers": {"m0-targets": ["c"], "m1-ladder": ["d"]}}))
    assert recall()["first_answers"] == {"m0-targets": ["a"], "m1-ladder": ["d"]}


@pytest.mark.skipif(sys.platform == "win32", reason="devices")
def test_a_device_in_its_place_is_told_and_left(capsys):
    """A pipe would be read for ever, and is known by the same question."""
    learner_file().symlink_to(os.devnull)
    assert recall()["answers"] == {}
    reason = text("whole_file.no-file-at-all")
    assert capsys.readouterr().out.strip() == text("learner.unreadable", file=learner_file(), reason=reason)
    assert learner_file().is_symlink()


def test_a_second_damaged_file_does_not_take_the_place_of_the_first(capsys):
    for content in ("first", "second"):
        learner_file().write_text(content)
        recall()
    assert learner_file().with_name("learner.json.damaged").read_text() == "first"
    assert learner_file().with_name("learner.json.damaged-2").read_text() == "second"
    assert "learner.json.damaged-2" in capsys.readouterr().out


def test_a_notebook_says_what_the_server_has_set_aside(capsys):
    learner_file().write_text("half a fi")
    tell = "from baerekraft.learner import recall; recall()"
    subprocess.run([sys.executable, "-c", tell], check=True, capture_output=True)
    assert baerekraft.my_municipality().name == "Porsgrunn"
    assert "learner.json.damaged" in capsys.readouterr().out
    baerekraft.my_municipality()
    assert capsys.readouterr().out == "", "said once"


def test_two_notebooks_that_answer_at_once_lose_nothing():
    code = "import sys; from baerekraft.learner import remember_answer\n"
    code += "for turn in range(40): remember_answer(f'{sys.argv[1]}-{turn}', turn)"
    notebooks = [subprocess.Popen([sys.executable, "-c", code, name]) for name in ("one", "two")]
    assert [notebook.wait() for notebook in notebooks] == [0, 0]
    assert len(recall()["answers"]) == len(recall()["first_answers"]) == 80


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_that_may_not_be_read_is_left_and_said_once(language, monkeypatch, capsys):
    use(language)
    remember_answer("m1-ladder", ["a"])
    before, why = learner_file().read_bytes(), text("whole_file.no-access")

    def refused(*_, **__):
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as closed:
        closed.setattr("pathlib.Path.read_text", refused)
        assert recall() == recall() == NOTHING
        with pytest.raises(NotKept, match=why):
            remember_answer("m1-ladder", ["b"])
    said = capsys.readouterr().out
    assert str(learner_file()) in said and said.count("\n") == 1
    assert learner_file().read_bytes() == before


def test_no_home_is_one_sentence_and_no_folder_called_tilde(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("BAEREKRAFT_HOME")
    monkeypatch.setattr("platformdirs.user_data_dir", lambda *_, **__: "~/.local/share/baerekraft")
    assert recall() == NOTHING
    with pytest.raises(NotKept, match="hjemmemappa.*BAEREKRAFT_HOME"):
        remember_municipality("3312")
    assert os.listdir(tmp_path) == []


def test_half_an_emoji_is_kept_as_a_question_mark():
    remember_in("dilemmas", "power-shares", {"first": {"way": "b", "why": "Fossen \ud83d renner."}})
    assert recall_in("dilemmas", "power-shares") == {"first": {"way": "b", "why": "Fossen ? renner."}}


def test_a_folder_that_cannot_be_written_is_one_sentence_and_loses_nothing(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("BAEREKRAFT_HOME", str(tmp_path / "file" / "home"))
    with pytest.raises(NotKept, match="Svaret ble ikke lagret.*file/home") as problem:
        remember_municipality("3312")
    assert problem.value._render_traceback_() == [str(problem.value)]


def test_a_full_disk_leaves_the_earlier_answers(monkeypatch):
    remember_answer("m1-ladder", ["a"])

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(NotKept, match="disken er full"):
        remember_answer("m1-ladder", ["b"])
    assert recall_answer("m1-ladder") == ["a"]


def test_the_file_lies_in_the_users_own_folder_unless_told_otherwise(monkeypatch):
    import platformdirs

    monkeypatch.delenv("BAEREKRAFT_HOME")
    assert str(learner_file().parent) == platformdirs.user_data_dir("baerekraft", appauthor=False)
