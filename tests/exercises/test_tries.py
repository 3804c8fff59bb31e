"""After three different answers that are not right the way is shown, and the solution to whoever asks for it twice."""

from __future__ import annotations

from datetime import date

import nbformat
import pytest
from classroom import released, solved
from thorough import thorough

from baerekraft.cli import main
from baerekraft.exercises.button import CheckButton
from baerekraft.exercises.self_check import result_of
from baerekraft.language import LANGUAGES, speak, text
from baerekraft.learner import learner_file, recall_in

EXERCISE = "03_indicators"
WRONG = [f"def per_1000(count, known):\n    return count / known * {factor}" for factor in (1, 10, 100)]


@pytest.fixture(autouse=True)
def new_learner(tmp_path, monkeypatch):
    monkeypatch.setenv("BAEREKRAFT_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)


@pytest.fixture
def save(tmp_path):
    def save(answer: str, language: str = "nb"):
        path = tmp_path / f"{EXERCISE}.ipynb"
        nbformat.write(solved(EXERCISE, language, **{"per-1000": answer}), path)
        return path

    return save


@thorough
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_third_different_answer_shows_the_way_without_its_values(save, language):
    for answer in (WRONG[0], WRONG[1], WRONG[1]):
        speak(language)
        assert "rate = count / known * …" not in repr(result_of(EXERCISE, save(answer, language)))
    result = result_of(EXERCISE, save(WRONG[2], language))
    speak(language)
    for said in (repr(result), result.html()):
        assert said.count("rate = count / known * …") == 1 and "1000" not in said.split("rate = count")[1][:40]
        assert text("self_check.way") in said


@pytest.mark.parametrize(
    "alike",
    [
        (
            "def per_1000(count, known):\n    return count / known * 10",
            "def per_1000(count,known):\n\n  return count/known  *10",
            "def per_1000(count, known):  # for each\n    # thousand\n    return (count / known) * 1_0",
        ),
        (
            "def per_1000(count, known)\n  return 1",
            "def per_1000(count, known) \n\n    return 1",
            "def per_1000(count,known)\nreturn 1",
        ),
    ],
    ids=["read", "unreadable"],
)
def test_blanks_remarks_and_how_a_value_is_written_make_no_other_answer(save, alike):
    for answer in alike:
        found = result_of(EXERCISE, save(answer))
        assert not found.stuck and found.points < found.most
    assert len(recall_in("tries", EXERCISE)["per-1000"]["tried"]) == 1


def test_the_way_stands_under_what_is_lost_and_not_under_what_holds_of_the_same_answer(tmp_path):
    for code in ("9999", "2222", "3333"):
        path = tmp_path / "00_start.ipynb"
        nbformat.write(solved("00_start", **{"my-municipality": f'my_municipality = "{code}"'}), path)
        found = result_of("00_start", path).outcomes
    assert found[0].points and not found[0].lost
    assert [text("self_check.way-none") in each.advice for each in found].index(True) == [
        bool(each.lost) for each in found
    ].index(True)


def test_an_untouched_exercise_is_no_try(tmp_path):
    path = tmp_path / f"{EXERCISE}.ipynb"
    nbformat.write(released(EXERCISE), path)
    assert not result_of(EXERCISE, path).stuck and not recall_in("tries", EXERCISE)


@thorough
def test_a_solution_is_shown_when_asked_for_twice_and_that_is_told_from_then_on(save, capsys):
    path = save(WRONG[0])
    asking = ["check", "3", "--notebook", str(path), "--solution"]
    assert main(asking) == 0
    assert text("self_check.solution-none") in capsys.readouterr().out
    for answer in WRONG[1:]:
        result_of(EXERCISE, save(answer))
    main(asking)
    first = capsys.readouterr().out
    assert text("self_check.solution-sure") in first and "* 1000" not in first
    main(asking)
    assert "rate = count / known * 1000" in capsys.readouterr().out
    assert recall_in("tries", EXERCISE)["per-1000"]["seen"] == date.today().isoformat()
    told = repr(result_of(EXERCISE, save("def per_1000(a, b):\n    return a / b * 1000")))
    assert told.count("Løsningen ble vist") == 1


def test_the_button_shows_the_way_and_offers_the_solution_only_to_whoever_is_stuck(save):
    button = CheckButton(EXERCISE)
    for answer in WRONG:
        button.press(str(save(answer)))
        assert button.result["stuck"] == (answer == WRONG[-1])
        assert button.result["html"].count("rate = count / known * …") == (answer == WRONG[-1])
    button.show_solutions()
    assert button.result["solutions"] == text("self_check.solution-sure")
    button.show_solutions()
    assert button.result["solutions"] == "rate = count / known * 1000"


def test_a_learners_file_that_cannot_be_written_stops_no_check(save, tmp_path):
    (tmp_path / "home").write_text("a file where the folder should be")
    assert result_of(EXERCISE, save(WRONG[0])).points
    assert not learner_file().exists()
