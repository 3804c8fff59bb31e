"""Each form is given the words that its program says, and says what to do where nobody answers, at once or in time."""

from __future__ import annotations

import json
import re

import pytest
from browser import needs_chromium

from baerekraft.adding.field import DropField
from baerekraft.choosing.field_of_work import FieldChooser
from baerekraft.choosing.widget import Chooser
from baerekraft.dilemmas.widget import dilemma
from baerekraft.exercises.button import CheckButton
from baerekraft.exercises.form_widget import AnswerForm
from baerekraft.plans.plan_forms import PlanForm, TargetForm
from baerekraft.quizzes import quiz
from baerekraft.quizzes.reminders import Reminders
from baerekraft.report.form import ReportForm
from baerekraft.widget import Widget

FORMS = {
    "quiz": lambda: quiz("m1-two-thirds"),
    "dilemma": lambda: dilemma(1),
    "target": TargetForm,
    "field": FieldChooser,
    "answer": lambda: AnswerForm("03_indicators", "per-1000"),
    "report": lambda: ReportForm(municipality="Lier"),
    "reminders": Reminders,
}
OTHERS = {"plan": PlanForm, "place": Chooser, "check": lambda: CheckButton("03_indicators"), "file": DropField}
SAYS = re.compile(r"""\bwords(?:\.([a-z]+)\b(?!\()|\["([a-z-]+)"\])""")
SILENT, GONE = "() => {}", '() => { throw new Error("no kernel"); }'


def shown(page, form: Widget, send: str) -> None:
    """The form alone on a page, with this in the kernel's place."""
    state = {name: value for name, value in form.get_state().items() if name[0] != "_"}
    program = str(form._esm).replace("export default", "const widget =")
    told = json.dumps(state, default=str).replace("<", "\\u003c")
    page.set_content(
        f"<body><script type=module>{program}; const state = {told};"
        f"widget.render({{ model: {{ get: (name) => state[name], on() {{}}, off() {{}}, send: {send} }}, "
        "el: document.body });</script>"
    )


def sent(page) -> None:
    """Something is chosen where it must be, and the first form is sent."""
    for radio in page.get_by_role("radio").all()[:1]:
        radio.check()
    page.locator("form button[type=submit]").first.click()


@pytest.mark.parametrize("name", FORMS | OTHERS)
def test_a_form_is_given_the_words_it_says_and_no_others(name):
    form = (FORMS | OTHERS)[name]()
    said = {"".join(either) for either in SAYS.findall(form._esm)}
    assert said <= form.words.keys()
    assert [word for word in form.words.keys() - said if f'"{word}"' not in form._esm] == []


@needs_chromium
@pytest.mark.parametrize("name", FORMS)
def test_where_nobody_answers_it_is_said(page, name):
    form = FORMS[name]()
    said = page.get_by_role("status").get_by_text(form.words["no-kernel"], exact=True)
    page.clock.install(time=0)
    page.clock.pause_at(1)  # it goes on by the hand below alone
    shown(page, form, GONE)
    sent(page)
    assert said.count() == 1
    shown(page, form, SILENT)
    sent(page)
    page.clock.run_for(9_000)
    assert said.count() == 0
    page.clock.run_for(22_000)
    assert said.count() == 1
