"""What a learner does in a real browser: JupyterLab as the course starts it, the keyboard alone, the exported pages."""

from __future__ import annotations

import json
import re

import nbformat
import pytest
from browser import in_theme, needs_chromium, open_notebook, run_all, run_command, serious_faults
from nbformat.v4 import new_code_cell, new_notebook
from paths import ROOT
from playwright.sync_api import expect
from thorough import thorough

from baerekraft.language import LANGUAGES, speak, text
from baerekraft.quizzes import bank
from baerekraft.running.export import export

pytestmark = [needs_chromium, pytest.mark.long(4)]
KERNEL = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
EXPORTED = ("01_shared_plan", "06_targets")  # pages of their own; tests/test_site.py looks at every lesson


@pytest.fixture
def lesson(page, lab):
    """Opens a lesson in JupyterLab and runs all its cells."""
    lab.faults.clear()
    page.set_viewport_size({"width": 1200, "height": 900})

    def open_and_run(path: str):
        open_notebook(page, lab, path)
        run_all(page)
        return page

    return open_and_run


@thorough
def test_a_learner_answers_the_quiz_of_m1_with_the_keyboard_alone(lesson, lab):
    page = lesson("notebooks/nb/01_shared_plan.ipynb")
    question = bank.item("m1-who-adopted")
    form = page.locator(f'.jp-Cell-outputArea form[data-item="{question["id"]}"]')
    radios, status = form.get_by_role("radio"), form.get_by_role("status")
    names_the_group = form.get_by_role("group", name=re.compile(re.escape(question["text"]["nb"])))
    expect(names_the_group).to_have_count(1)
    explanations = [option["explanation"]["nb"] for option in question["options"]]
    right = next(place for place, option in enumerate(question["options"]) if option.get("correct"))
    assert page.get_by_text(explanations[right]).count() == 0, "nothing is explained before an answer"

    radios.first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    status.get_by_text(text("quiz.wrong")).wait_for()
    assert explanations[0] in status.inner_text()
    for _ in range(right):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    assert form.get_by_role("button").evaluate("button => button.matches(':focus-visible')")
    page.keyboard.press("Enter")
    status.get_by_text(text("quiz.right")).wait_for()
    assert explanations[right] in status.inner_text()
    assert page.locator(".bk-quiz-progress").last.inner_text() == text(
        "quiz.right-of", right=1, all=len(bank.questions("m1"))
    )

    kept = json.loads((lab.home / "learner.json").read_text(encoding="utf-8"))
    assert kept["answers"][question["id"]] == [question["options"][right]["id"]]
    figures = page.locator(".jp-Cell-outputArea figure img")
    assert figures.count() and all(len(image.get_attribute("alt")) > 60 for image in figures.all())
    assert lab.faults == []


@thorough
def test_steps_are_put_in_order_with_buttons_and_the_focus_stays(lesson, lab):
    question = next(one for name in bank.banks() for one in bank.every_question(name) if one["type"] == "order")
    asked = new_code_cell(f'from baerekraft.en import *\nquiz("{question["id"]}")')
    nbformat.write(new_notebook(cells=[asked], metadata=KERNEL), lab.folder / "steps.ipynb")
    page = lesson("steps.ipynb")
    speak("en")
    form = page.locator(f'form[data-item="{question["id"]}"]')
    order = [option["id"] for option in question["options"]]
    for place, wanted in enumerate(order):
        up = form.locator(f'li[data-option="{wanted}"] button').first
        up.focus()
        while form.locator("li").evaluate_all("lines => lines.map(line => line.dataset.option)").index(wanted) > place:
            page.keyboard.press("Enter")
            assert up.evaluate("button => button === document.activeElement")
            assert "is now step" in form.get_by_role("status").inner_text()
    form.get_by_role("button", name=text("quiz.check")).press("Enter")
    form.get_by_role("status").get_by_text(text("quiz.right")).wait_for()
    assert lab.faults == []


@thorough
def test_a_chart_is_taken_along_by_keyboard_from_the_kernel_that_drew_it(lesson, lab):
    drawn = 'from baerekraft.nb import *\ntrend("turnout_local", "Porsgrunn")'
    nbformat.write(new_notebook(cells=[new_code_cell(drawn)], metadata=KERNEL), lab.folder / "drawn.ipynb")
    page = lesson("drawn.ipynb")
    row = page.get_by_role("group", name=text("chart.take"))
    row.wait_for()
    sizes = {}
    for kind in ("png", "svg", "csv", "xlsx"):
        with page.expect_download() as waiting:
            row.get_by_role("button", name=kind.upper()).press("Enter")
        sizes[waiting.value.suggested_filename.rpartition(".")[2]] = waiting.value.path().stat().st_size
        expect(row.get_by_role("status")).to_contain_text(waiting.value.suggested_filename)
    assert list(sizes) == ["png", "svg", "csv", "xlsx"] and sizes["png"] > 50_000 and min(sizes.values()) > 100
    assert lab.faults == []


@thorough
def test_a_guess_is_shown_beside_the_figure_and_answers_are_there_on_reopening(lesson, lab):
    page = lesson("notebooks/nn/01_shared_plan.ipynb")
    speak("nn")
    chart = page.locator(".bk-quiz-chart figure")
    expect(page.get_by_text(text("quiz.without-guess"))).to_be_visible()
    expect(chart).to_be_hidden()
    form = page.locator('form[data-item="m1-guess-turnout"]')
    field = form.get_by_role("textbox", name=re.compile(text("quiz.your-answer")))
    field.fill("mange")
    field.press("Enter")
    form.get_by_role("status").get_by_text(text("quiz.write-number")).wait_for()
    field.fill("12")
    field.press("Enter")
    form.get_by_role("status").get_by_text(re.compile("Talet er ")).wait_for()
    expect(chart).to_be_visible()
    page = lesson("notebooks/nn/01_shared_plan.ipynb")
    assert page.locator('form[data-item="m1-guess-turnout"]').get_by_role("textbox").input_value() == "12"
    expect(form.get_by_role("status").get_by_text(re.compile("Talet er "))).to_be_visible()
    expect(chart).to_be_visible()


@thorough
def test_a_dilemma_is_done_with_the_keyboard_and_is_there_on_reopening(lesson):
    page = lesson("notebooks/nb/14_seven_questions.ipynb")
    asked = page.locator(".bk-dilemma")
    first, again = asked.locator('form[data-part="first"]'), asked.locator('form[data-part="again"]')
    expect(first).to_be_visible()
    expect(again).to_be_hidden()
    first.get_by_role("radio").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("Taket")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(first.get_by_role("status")).to_have_text(text("dilemmas.kept"))
    expect(asked.get_by_text("Bussen til den nye hallen")).to_be_visible()
    again.get_by_role("radio").last.check()
    again.get_by_role("textbox").fill("Spør dem")
    again.get_by_role("button").press("Enter")
    expect(again.get_by_role("status")).to_have_text(text("dilemmas.kept-again"))
    asked.get_by_role("button", name=text("dilemmas.give")).press("Enter")
    expect(asked.get_by_label(text("dilemmas.given"))).to_have_value(re.compile("Taket[^$]*Spør dem"))
    assert serious_faults(page, ".bk-dilemma") == []
    lesson("notebooks/nb/14_seven_questions.ipynb")
    expect(again.get_by_role("textbox")).to_have_value("Spør dem")


@thorough
def test_a_theme_chosen_in_the_menu_is_worn_at_once_though_the_machine_was_followed(page, lab):
    page.emulate_media(color_scheme="light")
    open_notebook(page, lab, "notebooks/nb/01_shared_plan.ipynb")
    dark = "() => document.body.dataset.jpThemeLight === 'false'"
    assert not page.evaluate(dark)
    try:
        run_command(page, "apputils:change-theme", {"theme": "JupyterLab Dark"})
        page.wait_for_function(dark)
    finally:
        run_command(page, "apputils:adaptive-theme")  # the machine's again, for the tests after
        page.wait_for_function(f"() => !({dark})()")


@thorough
@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_axe_finds_no_serious_fault_in_the_quiz(lesson, theme):
    page = lesson("notebooks/nb/01_shared_plan.ipynb")
    in_theme(page, theme)
    form = page.locator('form[data-item="m1-what-is-a-target"]')
    form.get_by_role("radio").first.check()
    form.get_by_role("button").click()
    form.get_by_role("status").get_by_text(text("quiz.wrong")).wait_for()
    assert serious_faults(page, ".bk-quiz") == []


@thorough
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_no_serious_fault_in_the_exported_lessons(page, tmp_path, language):
    speak(language)
    for lesson in EXPORTED:
        made = export(ROOT / "notebooks" / language / f"{lesson}.ipynb", tmp_path, execute=True)
        page.goto(made.as_uri())
        assert page.locator("html").get_attribute("lang") == language
        assert (
            page.locator("figure img").count() and page.get_by_text(text("quiz.fallback", code="")).first.is_visible()
        )
        assert serious_faults(page, "body") == [], lesson
