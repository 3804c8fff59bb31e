"""The door without code: a form leads to the cell that code leads to, and gives no answer away."""

from __future__ import annotations

import ast
import re
import shutil
from functools import cache

import nbformat
import pytest
from browser import TOKEN, needs_chromium, serious_faults
from classroom import (
    EXERCISES,
    as_nbgrader_runs_it,
    graded_cell,
    grades,
    hand_in,
    maximum,
    nbgrader,
    new_course,
    released,
    solved,
    source,
    twin,
)
from playwright.sync_api import expect
from quick_grader import with_hidden_tests
from thorough import first_of, thorough

import baerekraft
from baerekraft.exercises import forms
from baerekraft.exercises.forms import DOTS, TYPED, Form, alike, names_of_forms
from baerekraft.exercises.questions import is_distinction
from baerekraft.exercises.self_check import result_of
from baerekraft.faces import reading_face
from baerekraft.language import LANGUAGES, pick, speak, text

form_of = cache(forms.form_of)  # the same in every language
handed_out, answered = cache(released), cache(solved)  # only read
WITH_FORMS = [exercise for exercise in EXERCISES if names_of_forms(exercise)]
FORMS = [(exercise, name) for exercise in WITH_FORMS for name in names_of_forms(exercise)]


def solution(form: Form) -> str:
    """The official solution, in the cell a learner has it in."""
    return graded_cell(answered(form.exercise), form.name).source


def right(form: Form) -> dict:
    """What a learner chooses who is right: read from the official solution. Prose is some words in each field."""
    if form.prose:
        return {one.name: f"Et oppdiktet svar om {one.name}." for one in form.questions}
    found = form.read(tidy(solution(form)))
    assert found is not None, (form.exercise, form.name)
    return found


def tidy(cell: str) -> str:
    """Without the three dots that the solution makes good."""
    return DOTS.sub("", cell).rstrip("\n")


def by_form(exercise: str, language: str = "nb"):
    """The exercise as somebody hands it in who chose everything right in its forms."""
    speak(language)
    forms = [form_of(exercise, name) for name in names_of_forms(exercise)]
    return solved(exercise, language, **{form.name: form.written(right(form)) for form in forms})


@pytest.mark.parametrize("exercise", WITH_FORMS)
def test_every_answer_of_an_exercise_can_be_given_by_form(exercise):
    of_course = [cell.metadata.nbgrader for cell in source(exercise).cells if "nbgrader" in cell.metadata]
    asked = [about.grade_id for about in of_course if about.solution and not is_distinction(about.grade_id)]
    assert names_of_forms(exercise) == asked


@pytest.mark.parametrize("exercise, name", FORMS)
def test_the_right_choices_are_the_official_solution(exercise, name):
    """So the tests that grade code grade a form's answer, and give it the same points."""
    form = form_of(exercise, name)
    written = form.written(right(form))
    assert form.read(written) == right(form) and form.is_untouched(written)
    assert form.prose or alike(tidy(solution(form)), written)
    assert form.is_untouched(graded_cell(handed_out(exercise), name).source)
    assert not form.is_untouched("answer = 1") or form.prose


@pytest.mark.parametrize("exercise, name", FORMS)
def test_a_form_holds_no_code_and_the_right_option_is_not_always_first(exercise, name):
    form = form_of(exercise, name)
    shown = str([question.shown() for question in form.questions])
    for question in form.questions:
        assert len(question.options) != 1, question.name
        assert all(set(LANGUAGES) <= set(one) for one in (question.words, *question.options))
        codes = [one["code"] for one in question.options]
        assert len(set(codes)) == len(codes)
        assert not [code for code in codes if re.search(r"[=()<>\[\]]", code) and code in shown], question.name


@pytest.mark.parametrize("exercise", WITH_FORMS)
def test_a_release_shows_the_form_above_its_answer_and_a_source_does_not(exercise):
    forms = names_of_forms(exercise)
    for language in LANGUAGES:
        cells = handed_out(exercise, language).cells
        shown = {cell.id: cells[place + 1] for place, cell in enumerate(cells) if cell.id.startswith("form-")}
        assert [cell.metadata.nbgrader.grade_id for cell in shown.values()] == forms
        assert list(shown) == [f"form-{name}" for name in forms]
    assert not any("form(" in cell.source for cell in source(exercise).cells)


@pytest.mark.parametrize("exercise", WITH_FORMS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_read_by_form_speaks_of_no_code(exercise, language):
    """The form's door leaves out paragraphs with code in them, so that what is left is for everyone."""
    speak(language)
    cells = [cell for cell in handed_out(exercise, language).cells if cell.cell_type == "markdown"]
    shown = [cell.source for cell in cells if "nbgrader" not in cell.metadata and not cell.source.startswith("## ◆")]
    said = [paragraph for source in shown for paragraph in source.split("\n\n") if "`" not in paragraph]
    forms = [form_of(exercise, name) for name in names_of_forms(exercise)]
    said += [pick(form.about) for form in forms if form.about]
    assert [one for one in said if re.search(text("forms.of-code"), one, re.IGNORECASE)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_who_answers_by_form_is_told_of_no_code_by_the_check(tmp_path, language):
    """Wrong in the first task, nothing in the others: what holds and does not is told, and what helps without code."""
    speak(language)
    notebook = released("03_indicators", language)
    form = form_of("03_indicators", names_of_forms("03_indicators")[0])
    cell = graded_cell(notebook, form.name)
    cell.source = form.written({question.name: "0" for question in form.questions})
    path = tmp_path / "03_indicators.ipynb"
    nbformat.write(notebook, path)
    with_code = result_of("03_indicators", path)
    by_form = result_of("03_indicators", path, by_form=True)
    assert (by_form.points, by_form.most) == (with_code.points, with_code.most)
    first, *others = by_form.outcomes
    assert first.lost == with_code.outcomes[0].lost != text("self_check.not-answered")
    assert text("self_check.not-answered") in [each.lost for each in others]
    assert all(each.advice == [] for each in others if each.lost == text("self_check.not-answered")), "no guess at why"
    unlike = {each.lost for each in others} - {each.lost for each in with_code.outcomes}
    assert unlike == {text("self_check.not-answered")}
    told = [line for each in by_form.outcomes for line in (*each.advice, each.code)]
    assert any(told) and [one for one in told if re.search(text("forms.of-code"), one, re.IGNORECASE)] == []
    assert any("missing" in line for each in with_code.outcomes for line in each.advice), "which with code is told"


def test_a_choice_that_is_a_typical_mistake_is_explained():
    form = baerekraft.form("03_indicators", "per-1000")
    form.hear({"answers": {"counted": "1", "people": "1", "times": "1"}, "cell": ""})
    assert "rate = count / population * 1000" in form.result["source"]
    assert form.result["source"].startswith("# Svart på skjema:\n# Hva deler du? antallet flyktninger")
    assert [why.startswith("Uttrykket er riktig for kommuner som finnes.") for why in form.result["why"]] == [True]


def test_what_lacks_is_said_and_code_of_ones_own_is_not_lost_without_a_word():
    form = baerekraft.form("03_indicators", "per-1000")
    form.hear({"answers": {"counted": "1", "people": "", "times": "1"}, "cell": ""})
    assert form.result["said"] == "Dette er ikke besvart ennå: Hva deler du på?"
    answers = {"counted": "1", "people": "3", "times": "1"}
    form.hear({"answers": answers, "cell": "def per_1000(count, population):\n    return 7"})
    assert form.result["ask"] and "source" not in form.result
    form.hear({"answers": answers, "cell": "def per_1000(count, population):\n    return 7", "sure": True})
    written = form.result["source"]
    form.hear({"cell": written})
    assert form.answers == answers


def test_what_a_form_wrote_is_checked_again_and_nothing_else_is_run():
    form = baerekraft.form("03_indicators", "per-1000")
    form.hear({"cell": "def per_1000(count, population):\n    return 7", "again": True})
    form.hear({"cell": graded_cell(handed_out("03_indicators"), "per-1000").source, "again": True})
    assert "source" not in form.result and not form.answers
    written = form.form.written({"counted": "1", "people": "3", "times": "1"})
    form.hear({"cell": written, "again": True})
    assert form.result["source"] == written


def test_a_target_is_held_against_its_five_parts():
    form = baerekraft.form("06_targets", "target-to-steer-by")
    given = {
        "sentence": "Færre blir mobbet. Samfunnsdelen s. 7",
        "control": "Skolene",
        "means": "Nei",
        "rewritten": "…",
    }
    form.hear({"answers": {**given, "indicator": "Mobbing i sjuende", "target_year": "2030"}, "cell": ""})
    assert form.result["empty"] == ["2. Hvilket tall skal nås?", "4. Basisår:", "5. Hvem eier det?"]
    assert "**3. Målår:** 2030\n\n**4. Basisår:** –\n\n" in form.result["source"]


TYPED_BY_SOMEBODY = [
    '"); import os #',
    '\\"',
    "\\",
    "\u2028import os",
    "{nation} {0}",
    "''''",
    "#\r\nimport os",
    "!id",
    "\ud83d",
    "\0",
]
COUNTED = {
    "007": "7",
    "0,50": "0.50",
    "-00": "-0",
    "٣": None,
    "１": None,
    "1;import os": None,
    "0x10": None,
    "9" * 20: None,
}


@pytest.mark.parametrize("exercise", EXERCISES)
def test_what_is_typed_is_words_or_a_number_and_never_code(exercise):
    """The cell has the same Python as with other words: a text is one text, a number one number, or refused."""
    for form in (forms.form_of(exercise, name) for name in names_of_forms(exercise)):
        plain = {
            one.name: {"number": "3", "several": ["0"], "order": ["0"]}.get(one.kind, "0") for one in form.questions
        }
        asked = [] if form.prose else [one for one in form.questions if one.kind in TYPED]
        for one, said in ((one, said) for one in asked for said in TYPED_BY_SOMEBODY):
            assert shape(form.written({**plain, one.name: said})) == shape(form.written(plain)), (form.name, said)
        for one in (one for one in form.questions if one.kind == "number"):
            for said, number in COUNTED.items():
                if number is None:
                    with pytest.raises(forms.NotAnswered):
                        one.code(said, prose=False)
                else:
                    assert one.code(said, prose=False) == number


def shape(cell: str) -> list[str]:
    return [type(node).__name__ for node in ast.walk(ast.parse(cell.encode()))]


def test_rules_are_written_in_the_order_they_were_put_in():
    form = form_of("06_targets", "light")
    answers = {**right(form), "rules": ["0", "1", "2"]}
    written = form.written(answers)
    assert written.index('"green"') < written.index('"yellow"') < written.index('"grey"')
    assert form.read(written) == answers
    assert [why.startswith("Grønt står før gult.") for why in form.why_not(answers, written)] == [True]


def test_nothing_is_shown_while_an_exercise_is_graded(monkeypatch):
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    assert baerekraft.form("03_indicators", "per-1000") is None


@pytest.mark.parametrize("exercise", first_of(WITH_FORMS))
def test_answers_by_form_earn_every_point(graded_quickly, exercise):
    found, flags, _ = graded_quickly(with_hidden_tests(by_form(exercise, "nn"), exercise))
    by_hand = names_of_forms(exercise)  # an answer in prose is its own test
    assert found == {name: None if name in by_hand else most for name, most in maximum(exercise).items()}
    assert flags == [], "a lead has nothing to look at"


def other_choices(exercise: str):
    """Each answer cell as somebody writes it who chooses one thing otherwise, where there is a right choice."""
    for name in names_of_forms(exercise):
        form = form_of(exercise, name)
        for question in form.questions:
            if question.kind != "choose" or len(question.options) > 6 or name == "chosen":
                continue
            for number in {*map(str, range(len(question.options)))} - {right(form)[question.name]}:
                yield name, question.options[int(number)]["code"], form.written({**right(form), question.name: number})


@thorough
@pytest.mark.parametrize("exercise", WITH_FORMS)
def test_another_choice_costs_points(graded_quickly, exercise):
    """Told are those that cost nothing."""
    free = []
    for name, code, written in other_choices(exercise):
        found, _, _ = graded_quickly(with_hidden_tests(solved(exercise, **{name: written}), exercise))
        if all(points in (None, maximum(exercise)[test]) for test, points in found.items()):
            free.append((name, code))
    assert free == []


@thorough
def test_nbgrader_and_the_command_give_answers_by_form_the_same_points(sandbox, tmp_path):
    exercise = "03_indicators"
    theirs = as_nbgrader_runs_it(new_course(tmp_path / "theirs", [exercise]))
    hand_in(theirs, "kari", exercise, by_form(exercise))
    shutil.copy(theirs / "gradebook.db", theirs / "gradebook.before")
    nbgrader(theirs, "autograde", exercise)
    assert grades(theirs, exercise) == {"kari": maximum(exercise)}
    assert grades(twin(theirs, tmp_path / "ours", exercise), exercise) == {"kari": maximum(exercise)}


# --- by keyboard ---

AT = """() => {
  const at = document.activeElement, form = at.closest(".bk-form");
  if (!form) return null;
  const item = at.closest("li");
  return {
    tag: at.tagName, type: at.type, id: at.id || at.name, value: at.value, text: at.textContent,
    number: item?.dataset.number, place: item && [...item.parentElement.children].indexOf(item),
  };
}"""


MOVED_ON = """before => {
  const at = document.activeElement;
  return !before.contains(at) && at.closest(".bk-form, .bk-check");
}"""


def is_of(number: int, value: str | None = None):
    """Whether a control is the question's, and the option's."""
    return lambda at: at["id"].endswith(f"-{number}") and value in (None, at["value"])


class Keyboard:
    """Somebody who has no mouse, and no code."""

    def __init__(self, page) -> None:
        self.page = page

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    @property
    def at(self) -> dict | None:
        """The control of a form that has the focus."""
        return self.page.evaluate(AT)

    def tab_to(self, wanted, most: int = 60) -> dict:
        """Tab until a control is reached; AssertionError where it never is."""
        for _ in range(most):
            if (at := self.at) and wanted(at):
                return at
            self.press("Tab")
        raise AssertionError(f"not reached by Tab: {self.at}")

    def tab_to_begin(self, most: int = 30) -> None:
        """Tab until the button that begins the exercise is reached; AssertionError where it never is."""
        for _ in range(most):
            if self.page.evaluate("document.activeElement.className") == "bk-begin":
                return
            self.press("Tab")
        raise AssertionError("not reached by Tab")

    def answer(self, form: Form, answers: dict) -> None:
        """Fill in a form whose first control has the focus, and press its button."""
        for number, question in enumerate(form.questions):
            given = answers[question.name]
            if question.kind == "order":
                self.sort(given)
                continue
            at = self.tab_to(is_of(number))
            if question.kind in (*TYPED, "number"):
                self.press("Control+a")
                self.page.keyboard.type(given)
            elif question.kind == "several":
                for option in range(len(question.options)):
                    self.tab_to(is_of(number, str(option)))
                    if str(option) in given:
                        self.press("Space")
            elif at["tag"] == "SELECT":
                self.press(*["ArrowDown"] * (int(given) + 1))
            else:
                self.press("Space", *["ArrowDown"] * int(given))
            self.press("Tab")
        self.tab_to(lambda at: at["type"] == "submit")
        self.press("Enter")

    def sort(self, wanted: list[str]) -> None:
        """Move each step up until it is where it should be."""
        for place, number in enumerate(wanted):
            at = self.tab_to(lambda at, number=number: at["number"] == number and at["text"] == "↑")
            self.press(*["Enter"] * (at["place"] - place))
            if place < len(wanted) - 1:
                self.press(*["Shift+Tab"] * 2 * len(wanted))


@needs_chromium
@thorough
@pytest.mark.parametrize("place, exercise", list(enumerate(WITH_FORMS)))
def test_somebody_who_never_programmed_finishes_by_keyboard_alone(page, lab, place, exercise):
    """From the button Begin to all points of the tests, with no code to be seen."""
    language = LANGUAGES[place % 3]
    speak(language)
    path = f"release/{language}/{exercise}/{exercise}.ipynb"
    nbformat.write(released(exercise, language), lab.folder / path)
    lab.faults.clear()
    page.set_viewport_size({"width": 1280, "height": 860})  # where many a button stands at the foot of the screen
    page.on("console", lambda message: lab.faults.append(message.text) if message.type == "error" else None)
    page.goto(f"{lab.address}/{reading_face(path)}?reset&token={TOKEN}")
    begin = page.get_by_role("button", name=text("extension.door-begin"), exact=True)
    begin.wait_for()
    expect(begin).to_be_in_viewport()
    hands = Keyboard(page)
    hands.tab_to_begin()
    hands.press("Enter")
    page.wait_for_function("document.activeElement.closest('.bk-form')")
    assert page.locator(".jp-InputArea-editor:visible, .jp-RenderedMarkdown code:visible").count() == 0
    for name in names_of_forms(exercise):
        form = form_of(exercise, name)
        hands.answer(form, right(form))
        here = page.locator(".bk-form:focus-within")
        said = here.get_by_role("status").get_by_text(text("forms.written" if form.prose else "forms.all-right"))
        expect(said).to_be_in_viewport(ratio=1)
        hands.press("Tab")
        assert hands.at["text"] == text("forms.next")
        assert serious_faults(page, ".bk-form:focus-within") == []
        before = here.element_handle()
        hands.press("Enter")
        page.wait_for_function(MOVED_ON, arg=before)
    hands.press("Enter")
    status = page.locator(".bk-check").get_by_role("status")
    asked = {test: most for test, most in maximum(exercise).items() if not is_distinction(test)}
    most = sum(points for test, points in asked.items() if test not in names_of_forms(exercise))
    status.get_by_text(f"{most:g}").first.wait_for()
    found = re.match(r"(\d+)\D+(\d+)", status.inner_text())
    assert found and found[1] == found[2] == f"{most:g}", status.inner_text()
    assert lab.faults == []
