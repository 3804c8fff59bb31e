"""Every exercise: right answers earn all, an untouched one nothing, a mistake just what it should; nothing leaks."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from functools import cache

import numpy as np
import pandas as pd
import pytest
from classroom import EXERCISES, grades, maximum, mistakes_together, no_sandbox, released, solved, source
from paths import ROOT
from quick_grader import with_hidden_tests
from thorough import first_of

from baerekraft.exercise import NotYet, check
from baerekraft.language import LANGUAGES, read_yaml, speak

pytestmark = pytest.mark.long(2)

REGION = r"### BEGIN {0}\n(.*?)### END {0}"
MESSAGES = {exercise: read_yaml(ROOT / "course/exercises" / f"{exercise}.yaml") for exercise in EXERCISES}


def regions(text: str, name: str) -> str:
    return "\n".join(re.findall(REGION.format(name), text, re.DOTALL))


def is_graded_by_hand(cell) -> bool:
    about = cell.metadata.get("nbgrader", {})
    return bool(about.get("grade") and about.get("solution"))


def open_text(text: str) -> str:
    """What is left of a text when solutions and hidden tests are taken out."""
    for name in ("SOLUTION", "HIDDEN TESTS"):
        text = re.sub(REGION.format(name), "", text, flags=re.DOTALL)
    return text


# --- what stands in the files ---


@pytest.mark.parametrize("exercise", EXERCISES)
def test_metadata_is_what_nbgrader_bears(exercise):
    """ASCII names that are unique, points on test cells only, every answer and every test locked as it should be."""
    names = []
    for cell in source(exercise).cells:
        about = cell.metadata.get("nbgrader")
        assert ("### BEGIN" in cell.source) <= (about is not None), cell.source
        if about is None:
            continue
        names.append(about["grade_id"])
        assert re.fullmatch(r"[a-z][a-z0-9-]*", about["grade_id"])
        assert "lang" not in cell.metadata
        assert ("points" in about) == about["grade"]
        if is_graded_by_hand(cell):
            assert cell.cell_type == "markdown" and not about["locked"] and about["points"] == 4
            continue
        assert about["grade"] != about["solution"] and about["locked"] == about["grade"]
        assert about["solution"] == ("### BEGIN SOLUTION" in cell.source)
    assert len(names) == len(set(names))
    assert sum(maximum(exercise).values()) > 0


@pytest.mark.parametrize("exercise", EXERCISES)
def test_a_test_cell_never_ends_in_a_value(exercise):
    """nbgrader would take the value for the points earned, and refuse the notebook when it is above the maximum."""
    for cell in source(exercise).cells:
        if cell.metadata.get("nbgrader", {}).get("grade") and not is_graded_by_hand(cell):
            for text in (cell.source, open_text(cell.source)):
                assert not [last for last in ast.parse(text).body[-1:] if isinstance(last, ast.Expr)], text


@pytest.mark.parametrize("exercise", EXERCISES)
def test_a_released_check_shows_one_line_and_no_python(exercise):
    """JupyterLab shows the first line of a folded cell."""
    for cell in released(exercise).cells:
        is_check = bool(cell.metadata.get("nbgrader", {}).get("grade")) and not is_graded_by_hand(cell)
        is_form = cell.id.startswith("form-")
        assert (is_check or is_form) == cell.metadata.get("jupyter", {}).get("source_hidden", False), cell.source
        assert not is_check or cell.source.startswith("# Sjekk / check: ✓ ✗\n")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("exercise", EXERCISES)
def test_a_release_holds_no_solution_hidden_test_or_expected_value(exercise, language):
    text = "\n".join(cell.source for cell in source(exercise).cells)
    release = (ROOT / "release" / language / exercise / f"{exercise}.ipynb").read_text(encoding="utf-8")
    shown = "\n".join(cell.source for cell in released(exercise, language).cells)
    secret = regions(text, "SOLUTION") + regions(text, "HIDDEN TESTS")
    assert secret.strip()
    public = open_text(text)
    for line in {line.strip() for line in secret.split("\n")} - {line.strip() for line in public.split("\n")}:
        assert line not in shown, line
    # Figures and quoted words that only a solution or a hidden test knows.
    values = re.findall(r"\d+\.\d+|\b\d{3,}\b|\"[^\"]{3,}\"", secret)
    for value in {value for value in values if value not in public}:
        assert value not in shown, value
    assert not re.search("BEGIN|HIDDEN", release)
    for other in set(LANGUAGES) - {language}:
        theirs = [cell.source for cell in source(exercise).cells if cell.metadata.get("lang") == other]
        ours = {cell.source for cell in source(exercise).cells if cell.metadata.get("lang") == language}
        assert not [passage for passage in theirs if passage in shown and passage not in ours]


@pytest.mark.parametrize("exercise", EXERCISES)
def test_every_answer_graded_by_hand_has_a_rubric_with_three_levels(exercise):
    by_hand = {cell.metadata.nbgrader.grade_id for cell in source(exercise).cells if is_graded_by_hand(cell)}
    rubrics = MESSAGES[exercise].get("rubrics", {})
    assert set(rubrics) == by_hand
    for name, rubric in rubrics.items():
        assert list(rubric) == ["minutes", "task", "weak", "ok", "strong"], name
        levels = [rubric[level] for level in ("task", "weak", "ok", "strong")]
        assert not any("|" in words for level in levels for words in level.values()), "it becomes a table"


@pytest.mark.parametrize("exercise", EXERCISES)
def test_hidden_tests_ask_for_something_the_visible_ones_do_not(exercise):
    hidden = [regions(cell.source, "HIDDEN TESTS") for cell in source(exercise).cells]
    visible = {line.strip() for cell in source(exercise).cells for line in open_text(cell.source).split("\n")}
    asked = [{line.strip() for line in text.split("\n") if line.strip()} for text in hidden if text.strip()]
    assert asked, "at least one hidden test"
    for lines in asked:
        assert lines - visible


def test_each_key_belongs_to_one_exercise_and_is_used_there():
    owner: dict[str, str] = {}
    for exercise in EXERCISES:
        text = "\n".join(cell.source for cell in source(exercise).cells)
        used = set(re.findall(r"check\(\"([^\"]+)\"\)", text))
        known = MESSAGES[exercise]["messages"]
        assert used == {key for key, message in known.items() if not message.get("earlier")}, exercise
        for key in known:
            assert owner.setdefault(key, exercise) == exercise, key


def test_every_exercise_has_its_messages_and_mistakes_written_down():
    assert [path.stem for path in sorted((ROOT / "course/exercises").glob("*.py"))] == EXERCISES


def test_mistakes_name_cells_and_tests_that_exist():
    for exercise in EXERCISES:
        answers = {
            cell.metadata.nbgrader.grade_id
            for cell in source(exercise).cells
            if cell.metadata.get("nbgrader", {}).get("solution")
        }
        assert len(MESSAGES[exercise]["mistakes"]) >= 2
        for mistake in MESSAGES[exercise]["mistakes"]:
            assert set(mistake["cells"]) <= answers and set(mistake["loses"]) <= set(maximum(exercise))
            assert mistake["loses"], "a mistake that costs nothing is not one"


# --- graded for real ---


Points = dict[str, float | None]


@pytest.fixture(scope="module")
def graded(request) -> Callable[[str], dict[str, Points]]:
    """Gives made-up learner -> test cell -> points; who makes several mistakes is called after all of them."""
    if no_sandbox():
        course_of = request.getfixturevalue("graded_by_nbgrader")
        return cache(lambda exercise: grades(course_of(exercise), exercise))
    quickly = request.getfixturevalue("graded_quickly")

    def points(exercise: str) -> dict[str, Points]:
        made_up = {"right": solved(exercise, "nb"), "untouched": released(exercise, "nn")}
        for place, group in enumerate(mistakes_together(exercise)):
            cells = {name: answer for mistake in group for name, answer in mistake["cells"].items()}
            made_up[called(group)] = solved(exercise, LANGUAGES[place % 3], **cells)
        return {name: quickly(with_hidden_tests(notebook, exercise))[0] for name, notebook in made_up.items()}

    return cache(points)


def called(group: list[dict]) -> str:
    return " and ".join(mistake["name"] for mistake in group)


@pytest.mark.parametrize("exercise", EXERCISES)
def test_the_reference_solution_earns_every_point(graded, exercise):
    by_hand = {cell.metadata.nbgrader.grade_id for cell in source(exercise).cells if is_graded_by_hand(cell)}
    assert graded(exercise)["right"] == {
        name: None if name in by_hand else points for name, points in maximum(exercise).items()
    }


@pytest.mark.parametrize("exercise", EXERCISES)
def test_an_untouched_exercise_earns_nothing(graded, exercise):
    assert graded(exercise)["untouched"] == dict.fromkeys(maximum(exercise), 0)


@pytest.mark.parametrize("exercise", EXERCISES)
def test_known_mistakes_lose_just_the_tests_they_should(graded, exercise):
    for group in mistakes_together(exercise):
        points = graded(exercise)[called(group)]
        lost = {name for name, earned in points.items() if earned not in (None, maximum(exercise)[name])}
        assert lost == {name for mistake in group for name in mistake["loses"]}, called(group)


@pytest.mark.parametrize("exercise", first_of(EXERCISES))
def test_the_command_gives_the_same_points(graded, graded_by_us, exercise):
    """tests/grade/test_same_marks.py: and so does nbgrader."""
    by_the_command, quickly = grades(graded_by_us(exercise), exercise), graded(exercise)
    both = by_the_command.keys() & quickly.keys()
    assert {"right", "untouched"} < both
    assert {learner: by_the_command[learner] for learner in both} == {learner: quickly[learner] for learner in both}


# --- what a learner reads ---


@pytest.fixture
def made_up(monkeypatch):
    message = {
        "property": {"nb": "Andelen er i prosent.", "nn": "Delen er i prosent.", "en": "The share is in per cent."},
        "hint": {"nb": "Gang med 100.", "nn": "Gong med 100.", "en": "Multiply by 100."},
    }
    monkeypatch.setattr("baerekraft.exercise._messages", lambda: {"made-up": message})


def says(code: str, **learner: object) -> list[str]:
    """The lines a learner reads when this test cell runs after their own cells."""
    with pytest.raises(NotYet) as told:
        exec(compile(code, "test cell", "exec"), {"check": check, **learner})
    return told.value._render_traceback_()


def test_a_property_that_holds_is_said(made_up, capsys):
    with check("made-up"):
        assert True
    speak("nn")
    with check("made-up"):
        assert True
    assert capsys.readouterr().out == "✓ Andelen er i prosent.\n✓ Delen er i prosent.\n"


BLANK = compile("def f(x):\n    ...", "learner", "exec")


def blank_function():
    made: dict = {}
    exec(BLANK, made)
    return made["f"]


@pytest.mark.parametrize(
    "test, learner, said",
    [
        ("assert abs(share - 62.1) < 0.1", {"share": ...}, "`share` er ikke besvart ennå"),
        ("assert abs(share - 62.1) < 0.1", {}, "`share` finnes ikke"),
        ("assert abs(share - 62.1) < 0.1", {"share": 0.62130001}, "`share` er nå 0.6213."),
        ("found = f(3)\n    assert found > 2", {"f": blank_function()}, "Funksjonen `f` er tom"),
        ("assert f(3) > 2", {"f": lambda x: "a"}, "Svaret har ikke den formen oppgaven ber om"),
        ("assert f(3) > 2", {"f": lambda x: 1 / 0}, "ZeroDivisionError: division by zero"),
        ("found = f(3)\n    assert found > 2, found", {"f": lambda x: 1.5}, "Svaret ditt ble 1.5."),
        (
            "found = f(3)\n    assert found is not None, found",
            {"f": lambda x: [].clear()},
            "Svaret ditt ble None, og det er ingenting.",
        ),
        (
            "found = f(3), f(4)\n    assert found == (True, False), found",
            {"f": lambda x: [].clear()},
            "Slutter funksjonen med `return` og svaret?",
        ),
        ("assert sum(numbers) > 2", {"numbers": [1, ...]}, "`numbers` er ikke besvart ennå"),
        (
            "found = f(3)\n    assert not found, [found]",
            {"f": lambda x: np.True_},
            "Svaret ditt ble [True] (en liste).",
        ),
        (
            "found = f(3)\n    assert found is None, {'a': found}",
            {"f": lambda x: np.float64(1.5)},
            "Svaret ditt ble {'a': 1.5} (en ordbok).",
        ),
        ("assert share / 2 > 1", {"share": "61"}, "`share` er nå '61' (en tekst)."),
        ("assert share['a'] > 1", {"share": {"b": 1}}, "`share` er nå {'b': 1} (en ordbok)."),
        ("assert share / 2 > 1", {"share": pd.DataFrame({"a": [1]})}, "`share` er nå en tabell."),
        ("assert share > yellow", {"share": 1}, "Skulle det vært tekst, mangler hermetegnene."),
        ("assert share > 2, 'Sagt av testen.'", {"share": 1}, "Sagt av testen."),
        ("assert False", {"other": ...}, "Gang med 100."),
    ],
)
def test_a_learner_reads_the_property_what_was_found_and_a_hint(made_up, test, learner, said):
    lines = says(f"with check('made-up'):\n    {test}", **learner)
    assert lines[0] == "✗ Andelen er i prosent."
    assert lines[-1] == "Gang med 100."
    assert said in " ".join(line.strip() for line in lines)
    assert all(len(line) <= 80 for line in lines), "nbgrader's validate cuts longer lines"


def test_what_the_test_expects_is_not_told(made_up):
    lines = says("right = 62.13\nwith check('made-up'):\n    assert share == right", share=1)
    assert not any("62.13" in line for line in lines)


def test_dots_in_another_check_are_not_blamed(made_up):
    lines = says(
        "with check('made-up'):\n    assert share > 2\nwith check('made-up'):\n    assert count", share=1, count=...
    )
    assert lines[1] == "`share` er nå 1."


def test_a_warning_costs_nothing(made_up, capsys):
    import warnings

    with check("made-up"):
        warnings.warn("made up", stacklevel=1)
    assert capsys.readouterr().err == ""


def test_an_unknown_key_is_told(made_up):
    with pytest.raises(LookupError, match="Ingen oppgave har en melding som heter «none»"):
        check("none")


def test_our_own_errors_are_shown_as_the_sentence_they_are(made_up):
    problem = type("UnknownMunicipality", (LookupError,), {"__module__": "baerekraft.municipality"})(
        "Fant ikke kommunen «Liér»."
    )

    def find(name):
        raise problem

    assert says("with check('made-up'):\n    assert find('Liér')", find=find)[1] == "Fant ikke kommunen «Liér»."
