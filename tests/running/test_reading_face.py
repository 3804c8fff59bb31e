"""A lesson as it is read: no code, everything run; and never run where the code is not the course's own."""

from __future__ import annotations

import hashlib
import json
import re
from io import BytesIO
from pathlib import Path

import pytest
from browser import (
    FAILED,
    SERIOUS,
    all_run,
    end_kernels,
    faults,
    in_theme,
    kernel_ready,
    needs_chromium,
    read,
    serious_faults,
)
from paths import ROOT
from playwright.sync_api import expect
from pypdf import PdfReader
from thorough import thorough

from baerekraft import glossary
from baerekraft.cards.glossary import terms
from baerekraft.language import LANGUAGES, pick, speak, text
from baerekraft.making.extension import EXTENSION, extension_file
from baerekraft.quizzes import bank

SUSTAINABLE = terms()[0]

pytestmark = [needs_chromium, pytest.mark.long(3)]


def with_a_saved_widget(own: Path) -> None:
    """Put a program into what the notebook has saved of its widgets."""
    about = {"model_module": "anywidget", "model_module_version": "*", "model_name": "AnyModel"}
    state = {"_anywidget_id": "a.b", "_esm": "window.strangers = true; export default { render() {} }"}
    notebook = json.loads(own.read_text(encoding="utf-8"))
    saved = {"version_major": 2, "version_minor": 0, "state": {"evil": about | {"state": state}}}
    notebook["metadata"]["widgets"] = {"application/vnd.jupyter.widget-state+json": saved}
    own.write_text(json.dumps(notebook), encoding="utf-8")


@thorough
def test_a_lesson_is_run_and_read_without_code_and_the_keyboard_leads_to_the_code(page, lab):
    with_a_saved_widget(lab.folder / "notebooks/nb/13_posttest.ipynb")
    bar = read(page, lab, "notebooks/nb/13_posttest.ipynb")
    all_run(bar)
    code = page.locator(".jp-CodeCell .jp-InputArea-editor:visible")
    assert page.locator(FAILED).count() == 0 and code.count() == 0
    assert page.locator("form[data-item]").count()
    title = json.loads((ROOT / "notebooks/nb/13_posttest.ipynb").read_text(encoding="utf-8"))["metadata"]["title"]
    assert page.title() == PdfReader(BytesIO(page.pdf())).metadata.title == title == "Sluttprøve"
    assert page.evaluate("document.documentElement.lang") == "nb", "the voice that reads it"
    expect(page.get_by_role("feed", name=title)).to_be_attached()
    assert not page.evaluate("Boolean(window.strangers)"), "no saved widget's program is run"
    assert not page.evaluate("jupyterapp.shell.currentWidget.context.model.dirty"), (
        "what is shown is not one's own work"
    )

    written = bar.get_by_role("button", name=text("extension.write"))
    written.focus()
    page.keyboard.press("Enter")
    expect(code.first).to_be_visible()
    assert "/lab/tree/" in page.url and written.get_attribute("aria-pressed") == "true"
    assert page.evaluate("document.documentElement.lang") == "en", "JupyterLab's own"
    expect(bar.get_by_role("status")).to_have_text(text("extension.menus"))
    page.goto(f"{page.url}?reset")  # as a reload, without what other tests have left open
    kernel_ready(page)
    assert page.evaluate("jupyterapp.commands.hasCommand('notebook:export-to-format')"), "as was said"
    expect(bar.get_by_role("status")).to_have_text("")
    expect(page).to_have_title(title)
    assert PdfReader(BytesIO(page.pdf())).metadata.title == title
    page.locator(".jp-Notebook").press("Escape")
    bar.get_by_role("button", name=text("extension.read")).press("Enter")
    expect(code).to_have_count(0)
    assert "/doc/tree/" in page.url


@thorough
def test_one_is_where_one_was_also_when_the_lesson_has_run(page, lab):
    """And what the keyboard is at is seen, and has no name in English."""
    path = "notebooks/nb/05_time_and_breaks.ipynb"
    cells = json.loads((lab.folder / path).read_text(encoding="utf-8"))["cells"]
    headings = [
        cell["id"] for cell in cells if "".join(cell["source"]).startswith("## ") and "◆" not in cell["source"][0]
    ]
    kept = {"where": {"latest": path, "cells": {path: headings[-2]}}, "municipality": "46"}
    (lab.home / "learner.json").write_text(json.dumps(kept), encoding="utf-8")
    all_run(read(page, lab, path))
    there = """id => {
      const { content } = jupyterapp.shell.currentWidget;
      const cell = content.widgets.find((one) => one.model.id === id).node;
      return Math.abs(cell.getBoundingClientRect().top - content.node.getBoundingClientRect().top) < 8;
    }"""
    page.wait_for_function(there, arg=headings[-2])
    at = page.locator(".jp-Cell").first
    page.keyboard.press("Tab")
    at.focus()
    assert at.get_attribute("aria-label") is None
    assert at.evaluate("cell => getComputedStyle(cell).outlineStyle") == "solid"
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf())) > 5, "on paper is the whole lesson"
    (lab.home / "learner.json").unlink()


@thorough
def test_what_stands_under_the_post_test_is_worked_out_again_when_it_is_done(page, lab):
    *others, last = bank.questions("m9")
    learner = lab.home / "learner.json"
    learner.parent.mkdir(parents=True, exist_ok=True)
    learner.write_text(json.dumps({"answers": {item["id"]: ["a"] for item in others}}), encoding="utf-8")
    all_run(read(page, lab, "notebooks/nb/13_posttest.ipynb"))
    count = "Math.max(...jupyterapp.shell.currentWidget.content.widgets.map(cell => cell.model.executionCount ?? 0))"
    before = page.evaluate(count)
    form = page.locator(f"form[data-item={last['id']}]").first
    form.locator("input").first.check()
    form.locator("button[type=submit]").click()
    page.wait_for_function(f"{count} > {before}")
    learner.unlink()


@thorough
def test_a_reader_is_told_when_the_kernel_ends_and_begins_again_by_loading_the_page(page, lab):
    status = read(page, lab, "notebooks/nb/06_targets.ipynb").get_by_role("status")
    expect(status).to_have_text(re.compile(r": [1-9]\d? av"))
    end_kernels(lab)
    expect(status).to_have_text(text("extension.stopped"))
    bar = read(page, lab, "notebooks/nb/06_targets.ipynb")
    all_run(bar)
    end_kernels(lab)
    expect(bar.get_by_role("status")).to_have_text(text("extension.stopped"))


@thorough
def test_the_working_is_folded_away_but_under_a_diamond_and_unfolds_by_keyboard(page, lab):
    all_run(read(page, lab, "notebooks/nb/06_targets.ipynb"))
    code, raw = (
        page.locator(f".jp-CodeCell {each}:visible")
        for each in (".jp-InputArea-editor", "[data-mime-type='text/plain']")
    )
    expect(code).to_have_count(1)
    expect(code).to_contain_text("import matplotlib")
    assert raw.count() == 0
    show = page.get_by_role("button", name=text("extension.working")).first
    show.press("Enter")
    expect(show).to_have_attribute("aria-expanded", "true")
    expect(code).to_have_count(2)
    assert raw.count() == 1
    show.press("Enter")
    expect(code).to_have_count(1)


@thorough
def test_a_list_over_a_chart_is_moved_by_an_arrow_key_and_keeps_the_focus(page, lab):
    all_run(read(page, lab, "notebooks/nb/06_targets.ipynb"))
    years = page.locator(".jupyter-widgets select")
    drawn = page.locator(".jupyter-widgets:has(> .jupyter-widgets select) img")
    before = drawn.get_attribute("alt")
    years.press("ArrowDown")
    expect(drawn).not_to_have_attribute("alt", before)
    expect(years).to_be_focused()


@thorough
@pytest.mark.parametrize("place", ["submitted/anne/13_posttest", "anne/notebooks/nb"])
def test_a_lesson_in_another_place_than_the_course_s_is_not_run(page, lab, place):
    """A file beside it could be a library that it uses."""
    there = lab.folder / place / "13_posttest.ipynb"
    there.parent.mkdir(parents=True)
    there.write_bytes((lab.folder / "notebooks/nb/13_posttest.ipynb").read_bytes())
    status = read(page, lab, f"{place}/13_posttest.ipynb").get_by_role("status")
    expect(status).to_have_text(text("extension.elsewhere"))


@thorough
def test_a_lesson_that_somebody_changed_is_not_run(page, lab):
    own = lab.folder / "notebooks/nb/13_posttest.ipynb"
    notebook = json.loads(own.read_text(encoding="utf-8"))
    next(cell for cell in notebook["cells"] if cell["cell_type"] == "code")["source"].append("\n1 + 1")
    own.with_name("changed.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    bar = read(page, lab, "notebooks/nb/changed.ipynb")
    expect(bar.get_by_role("status")).to_have_text(text("extension.elsewhere"))
    assert page.locator(".jp-CodeCell .jp-InputArea-editor:visible").count()
    counts = "jupyterapp.shell.currentWidget.content.widgets.map(cell => cell.model.executionCount ?? null)"
    assert not any(page.evaluate(counts))


@thorough
def test_one_who_reads_begins_a_changed_page_again_and_is_not_left_without_it(page, lab):
    """A lesson is read at once; an exercise has its forms and its button Begin, as when it was opened first."""
    page.on("dialog", lambda dialog: dialog.accept())
    lesson, exercise = "notebooks/nb/13_posttest.ipynb", "release/nb/03_indicators/03_indicators.ipynb"
    for path in (lesson, exercise):
        own = lab.folder / path
        notebook = json.loads(own.read_text(encoding="utf-8"))
        changed = [
            cell for cell in notebook["cells"] if cell["cell_type"] == "code" and "nbgrader" not in cell["metadata"]
        ]
        for cell in changed:
            cell["source"] = [*cell["source"], "\n1 + 1"]
        own.write_text(json.dumps(notebook), encoding="utf-8")
    bar = read(page, lab, lesson)
    expect(bar.get_by_role("status")).to_have_text(text("extension.changed"))
    page.get_by_role("button", name=text("welcome.bar-again")).click()
    all_run(bar)
    bar = read(page, lab, exercise)
    expect(bar.get_by_role("status")).to_have_text(text("extension.door-changed"))
    for _ in range(2):  # also from its forms
        page.get_by_role("button", name=text("welcome.bar-again")).click()
        page.get_by_role("button", name=text("extension.door-begin"), exact=True).click()
        expect(bar.get_by_role("status")).to_have_text(text("extension.door-ready"))


@thorough
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_lesson_is_read_on_a_phone(page, lab, language):
    speak(language)
    page.set_viewport_size({"width": 360, "height": 740})
    bar = read(page, lab, f"notebooks/{language}/01_shared_plan.ipynb")
    all_run(bar)
    term = page.locator(".bk-term button").first
    term.focus()
    expect(page.get_by_role("tooltip")).to_have_text(glossary()[pick(SUSTAINABLE)])
    page.keyboard.press("Escape")
    expect(page.get_by_role("tooltip")).to_have_count(0)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 360
    drawn = page.locator(".bk-chart img").evaluate_all("all => all.map((one) => one.naturalWidth / one.naturalHeight)")
    assert drawn and max(drawn) < 1, "a chart that was drawn for a wide page"
    viewport = page.locator(".bk-reads .jp-WindowedPanel-outer")
    assert viewport.evaluate("one => one.scrollWidth <= one.clientWidth")
    assert serious_faults(page, ".bk-faces") == []
    bar.get_by_role("button", name=text("extension.write")).press("Enter")
    expect(page.locator(".jp-InputArea-editor:visible").first).to_be_visible()
    expect(page.locator("#jp-left-stack")).to_be_hidden()


def test_lessons_are_known_as_a_whole_and_of_exercises_what_is_no_answer():
    notebooks = {path.relative_to(ROOT): path.read_bytes() for path in ROOT.glob("notebooks/*/*.ipynb")}
    exercises = {path.relative_to(ROOT): path.read_bytes() for path in ROOT.glob("release/*/*/*.ipynb")}
    assert extension_file({**notebooks, **exercises})[EXTENSION] == (ROOT / EXTENSION).read_bytes()
    answers = {"".join(cell["source"]) for cell in cells_of(exercises.values()) if "nbgrader" in cell["metadata"]}
    known = set(json.loads((ROOT / EXTENSION).read_bytes())["cells"])
    assert known.isdisjoint(hashlib.sha256(source.encode()).hexdigest() for source in answers)


def cells_of(notebooks):
    return [cell for content in notebooks for cell in json.loads(content)["cells"]]


@thorough
def test_an_exercise_runs_nothing_on_opening_and_begins_with_the_course_s_own_cells_alone(page, lab):
    """What somebody put beside them is not run by the button, since it is not seen."""
    path = "release/nb/00_start/00_start.ipynb"
    own = lab.folder / path
    notebook = json.loads(own.read_text(encoding="utf-8"))
    there = next(
        cell for cell in notebook["cells"] if cell["id"] == "my-municipality" or "form(" in str(cell["source"])
    )
    notebook["cells"].insert(notebook["cells"].index(there), {**there, "id": "strangers", "source": ["strangers = 1"]})
    (own.with_name("changed.ipynb")).write_text(json.dumps(notebook), encoding="utf-8")
    bar = read(page, lab, "release/nb/00_start/changed.ipynb")
    counts = "jupyterapp.shell.currentWidget.content.widgets.map(cell => [cell.model.id, cell.model.executionCount])"
    begin = page.get_by_role("button", name=text("extension.door-begin"), exact=True)
    expect(begin).to_be_visible()
    assert not any(count for _, count in page.evaluate(counts))
    begin.click()
    expect(bar.get_by_role("status")).to_have_text(text("extension.door-ready"))
    run = {cell for cell, count in page.evaluate(counts) if count}
    assert "strangers" not in run and "form-my-county" in run
    bar.get_by_role("button", name=text("extension.door-write")).click()
    expect(page.locator(".jp-InputArea-editor:visible").first).to_be_visible()


@thorough
@pytest.mark.parametrize("path", ["nb/03_indicators", "nn/05_time_and_breaks", "en/07_links_and_conflicts"])
def test_axe_finds_no_fault_in_a_lesson_with_a_picture_that_code_drew_and_a_phone_holds_it(page, lab, path):
    """What axe calls moderate is asserted too: a page of many questions is no page of many landmarks."""
    speak(path[:2])
    all_run(read(page, lab, f"notebooks/{path}.ipynb"))
    drawn = page.locator(".jp-RenderedImage img")
    expect(drawn).to_have_attribute("alt", text("extension.drawn"))
    for theme in ("JupyterLab Dark", "JupyterLab Light"):
        in_theme(page, theme)
        assert faults(page, ".bk-reads", ("moderate", *SERIOUS)) == []
    page.set_viewport_size({"width": 320, "height": 740})
    text_of = page.locator(".jp-MarkdownOutput").filter(has=page.locator("code"))
    assert text_of.count() and all(
        text_of.evaluate_all("those => those.map(one => one.scrollWidth <= one.clientWidth)")
    )


@thorough
def test_what_is_chosen_is_seen_in_colours_of_the_reader_s_own(page, lab):
    page.emulate_media(forced_colors="active")
    all_run(bar := read(page, lab, "notebooks/nb/00_start.ipynb"))
    grounds = "those => those.map(one => getComputedStyle(one).backgroundColor)"
    faces = bar.get_by_role("button").evaluate_all(grounds)
    page.get_by_role("combobox").fill("sk")
    first, second = page.get_by_role("option").evaluate_all(grounds)[:2]
    assert len(set(faces)) == 2 and first != second, "the pressed face, and the suggestion that Enter takes"
